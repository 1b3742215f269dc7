from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.places.streets import street_key
from ondermijning.normalise.typed import typed


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Burg. Proefstr.", "Burgemeester Proefstraat"),
        ("Prof.Voorbeeldln", "Professor Voorbeeldlaan"),
        ("St. Proefpl.", "Sint Proefplein"),
        ("O.L. Vrouweplein", "Onze Lieve Vrouweplein"),
        ("O.L.Vrouweplein", "Onze Lieve Vrouweplein"),
        ("O.L.Vr.plein", "Onze Lieve Vrouweplein"),
        ("Mgr. Proefsngl", "Monseigneur Proefsingel"),
        ("Voorbeeld str", "Voorbeeld Straat"),
        ("Proefkd", "Proefkade"),
        ("proefSTRAAT", "Proefstraat"),
        ("Sint Servaasbôlwerk", "Sint Servaasbolwerk"),
        ("Jan van Proefwg", "Jan van Proefweg"),
    ],
)
def test_an_abbreviated_street_has_the_key_of_the_full_name(short: str, full: str) -> None:
    assert street_key(short) == street_key(full)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Proefstraat", "Proeflaan"),
        ("Sint Proefstraat", "Proefstraat"),
        ("Plein 1992", "Plein 1993"),
        ("1e Proef", "2e Proef"),
    ],
)
def test_different_streets_have_different_keys(one: str, other: str) -> None:
    assert street_key(one) != street_key(other)


def test_a_text_that_abbreviates_nothing_is_folded_only() -> None:
    assert street_key("6211 AB") == "6211ab"
    assert street_key("'t Proefke") == "tproefke"
    assert street_key(None) == street_key(" - ") == ""


def test_a_street_is_found_however_it_is_abbreviated() -> None:
    short, full = (typed(text).houses[0].keys() for text in ("Burg. Proefstr. 12 A", "Burgemeester Proefstraat 12-A"))
    assert short == full


@given(st.text(max_size=30) | st.from_regex(r"(St\.|Burg|O\.L\.) ?[A-Za-z]{1,8}(str|pl|laan)?\.?", fullmatch=True))
def test_a_key_stays_what_it_is_and_knows_no_case_blanks_or_composition(text: str) -> None:
    key = street_key(text)
    assert street_key(f"  {text} ") == key
    assert street_key(unicodedata.normalize("NFD", text)) == street_key(unicodedata.normalize("NFC", text))
    assert key == "" or key.isalnum()


@given(st.from_regex(r"[A-Za-z]{3,10}(straat|laan|plein|weg)", fullmatch=True))
def test_case_of_a_street_does_not_count(street: str) -> None:
    assert street_key(street.upper()) == street_key(street.lower()) == street.lower()
