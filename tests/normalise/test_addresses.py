from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.places.addresses import addition, address_id

HOME: dict[str, Any] = {
    "nummeraanduiding": None,
    "postcode": "6211AB",
    "huisnummer": 12,
    "toevoeging": "A3",
    "woonplaats": "Maastricht",
    "straat": "Voorbeeldstraat",
    "land": None,
}
ABROAD: dict[str, Any] = HOME | {
    "postcode": None,
    "huisnummer": None,
    "toevoeging": None,
    "straat": "Musterweg 5",
    "woonplaats": "52062 Aachen",
    "land": "Duitsland",
}
OPTIONAL = st.none() | st.text(max_size=12)


@pytest.mark.parametrize(
    ("letter", "suffix", "joined"),
    [
        ("A", "3", "A3"),
        ("a", None, "A"),
        (None, " bis ", "BIS"),
        ("K", "298", "K298"),
        (None, "K-298", "K298"),
        (None, None, None),
        ("", " - ", None),
        (None, "1 / 2", "12"),
    ],
)
def test_letter_and_addition_are_one_text_however_a_register_divides_them(
    letter: str | None, suffix: str | None, joined: str | None
) -> None:
    assert addition(letter, suffix) == joined


def test_a_bag_address_goes_before_everything_else() -> None:
    assert address_id(**HOME | {"nummeraanduiding": "0935200000000012"}) == "0935200000000012"


def test_an_id_of_another_kind_of_object_is_no_address() -> None:
    assert address_id(**HOME | {"nummeraanduiding": "0935010000000012"}) == "ADRES:6211AB-12-A3"


def test_postcode_number_and_addition_make_the_key_of_an_address_without_bag_id() -> None:
    assert address_id(**HOME) == "ADRES:6211AB-12-A3"
    assert address_id(**HOME | {"postcode": "6211 ab", "toevoeging": "a-3"}) == "ADRES:6211AB-12-A3"
    assert address_id(**HOME | {"toevoeging": None}) == "ADRES:6211AB-12-"
    assert address_id(**HOME | {"land": "Nederland"}) == "ADRES:6211AB-12-A3"
    assert address_id(**HOME | {"land": "6030"}) == "ADRES:6211AB-12-A3"


def test_street_and_town_do_not_change_the_key_when_postcode_and_number_are_known() -> None:
    assert address_id(**HOME | {"straat": None, "woonplaats": "MAASTRICHT"}) == address_id(**HOME)


def test_an_address_abroad_is_a_country_and_a_hash_of_its_line() -> None:
    key = address_id(**ABROAD)
    assert key is not None
    assert key.startswith("ADRES:DUITSLAND:")
    assert len(key) == len("ADRES:DUITSLAND:") + 16
    assert address_id(**ABROAD | {"straat": " MUSTERWEG  5", "woonplaats": "52062 aachen"}) == key
    assert address_id(**ABROAD | {"straat": "Musterweg 6"}) != key
    assert address_id(**ABROAD | {"land": "België"}) != key


def test_an_address_here_without_postcode_is_hashed_too() -> None:
    key = address_id(**HOME | {"postcode": None})
    assert key is not None
    assert key.startswith("ADRES:NL:")
    assert key != address_id(**HOME | {"postcode": None, "huisnummer": 13})
    assert key != address_id(**HOME | {"postcode": None, "toevoeging": None})


@pytest.mark.parametrize(
    "change",
    [
        {"huisnummer": None},
        {"postcode": None, "straat": None},
        {"postcode": None, "woonplaats": None},
        {"straat": "Postbus"},
        {"straat": "Postbus 12"},
    ],
)
def test_what_points_to_no_place_has_no_key(change: dict[str, Any]) -> None:
    assert address_id(**HOME | change) is None


def test_a_foreign_country_alone_is_no_place() -> None:
    assert address_id(**ABROAD | {"straat": None}) is None
    assert address_id(**ABROAD | {"woonplaats": None}) is None


@given(OPTIONAL, OPTIONAL)
def test_an_addition_that_was_joined_stays_as_it_is(letter: str | None, suffix: str | None) -> None:
    joined = addition(letter, suffix)
    assert addition(None, joined) == joined
    assert joined is None or (joined == joined.upper() and joined.isalnum())


@given(st.fixed_dictionaries(dict.fromkeys(HOME, OPTIONAL) | {"huisnummer": st.none() | st.integers(-1, 10**6)}))
def test_any_address_has_a_key_of_a_known_form_or_none(parts: dict[str, Any]) -> None:
    key = address_id(**parts)
    assert key is None or key.startswith("ADRES:") or len(key) == 16


def test_words_for_one_addition_are_one_key_while_the_address_keeps_what_was_written() -> None:
    for long, short in (("rood", "RD"), ("zwart", "ZW"), ("Huis", "hs")):
        assert address_id(**HOME | {"toevoeging": long}) == address_id(**HOME | {"toevoeging": short})
    assert addition(None, "rood") == "ROOD"
    assert address_id(**HOME | {"toevoeging": "bis"}) != address_id(**HOME | {"toevoeging": "b"})


def test_an_abbreviated_street_here_is_one_address_without_a_postcode() -> None:
    here = HOME | {"postcode": None, "straat": "Burgemeester Proefstraat"}
    assert address_id(**here) == address_id(**here | {"straat": "Burg. Proefstr."})
    abroad = ABROAD | {"straat": "Musterstr. 5"}
    assert address_id(**abroad) != address_id(**abroad | {"straat": "Musterstraat 5"})
