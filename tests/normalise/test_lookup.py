from __future__ import annotations

import pytest

from ondermijning.normalise.lookup import folded_words, object_key, place_keys


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Voorbeeldstraat 12", ["voorbeeldstraat#12#"]),
        ("  voorbeeldSTRAAT 12 A ", ["voorbeeldstraat#12#a"]),
        ("Voorbeeldstraat 12-A", ["voorbeeldstraat#12#a"]),
        ("Voorbeeldstraat 12a02", ["voorbeeldstraat#12#a02"]),
        ("Voorbeeldstraat 12 A 02", ["voorbeeldstraat#12#a02", "voorbeeldstraat12a#2#"]),
        ("Voorbeeldstraat 12 bis", ["voorbeeldstraat#12#bis"]),
        ("Voorbeeldstraat 12 Maastricht", ["voorbeeldstraat#12#"]),
        ("Voorbeeldstraat 12 A, Maastricht", ["voorbeeldstraat#12#a"]),
        (
            "Voorbeeldstraat 12 A, 6211 AB Maastricht",
            ["6211ab#12#a", "voorbeeldstraat#12#a", "voorbeeldstraat12a#6211#ab"],
        ),
        ("Plein 1992 12 B", ["plein#1992#12", "plein1992#12#b"]),
        ("Sint Servaasbôlwerk 3", ["sintservaasbolwerk#3#"]),
        ("6211AB 12a", ["6211ab#12#a"]),
        ("6211 ab 12", ["6211ab#12#"]),
        ("Voorbeeldstraat", []),
        ("99000011", []),
    ],
)
def test_an_address_is_found_however_it_is_typed(typed: str, keys: list[str]) -> None:
    assert place_keys(typed) == keys


@pytest.mark.parametrize(
    "typed", ["MTT00 C 131 A4", "mtt00 c 131 a4", "MTT00C00131A0004", "Maastricht C 131 A4", "maastricht  c 131 a4"]
)
def test_a_cadastral_designation_has_one_key_in_each_of_its_forms(typed: str) -> None:
    assert object_key(typed) == "mtt00c131a4"


def test_a_designation_by_the_name_of_another_town_is_looked_up_as_it_is_written() -> None:
    assert object_key("Beekbergen K 4879") == "beekbergenk4879"
    assert object_key("93500000012345") == "93500000012345"


def test_words_lose_case_accents_and_punctuation() -> None:
    assert folded_words("Café d'Ô-Lac B.V. ﬁ") == ["cafe", "d", "o", "lac", "b", "v", "fi"]
