from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ondermijning.resolve.columns.arrays import UNKNOWN
from ondermijning.resolve.persons.people import people_of


@pytest.mark.parametrize(
    ("surname", "words"),
    [
        ("van der Berg", ("berg",)),
        ("Berg-Smit", ("berg", "smit")),
        ("de Vries Bakker", ("vries", "bakker")),
        ("Özdemir", ("ozdemir",)),
        ("BERG", ("berg",)),
        ("'t Hooft", ("hooft",)),
        ("", ()),
        ("  ", ()),
    ],
)
def test_a_surname_is_compared_word_by_word_without_prefixes(surname: str, words: tuple[str, ...]) -> None:
    found = people_of([{"geslachtsnaam": surname}]).surnames.words
    assert tuple(found.vocabulary) == words


@pytest.mark.parametrize(
    ("given", "initials", "read"),
    [
        ("Jan Pieter", "", "jp"),
        ("J.P.", "", "jp"),
        ("", "J.P.", "jp"),
        ("", "JA", "ja"),
        ("", "J A", "ja"),
        ("Kees", "C.J.", "cj"),
        ("", "Th.J.", "tj"),
        ("Çelik", "", "c"),
        ("", "", ""),
    ],
)
def test_initials_come_from_their_column_else_from_the_given_names(given: str, initials: str, read: str) -> None:
    people = people_of([{"geslachtsnaam": "Berg", "voornamen": given, "voorletters": initials}])
    assert "".join(people.given.initials.values) == read


def test_a_name_that_the_initials_do_not_stand_for_is_what_somebody_is_called() -> None:
    rows = [{"geslachtsnaam": "Berg", "voornamen": "Kees", "voorletters": initials} for initials in ("C.J.", "K.", "")]
    assert people_of(rows).given.called.tolist() == [True, False, False]


def test_a_name_in_one_text_is_taken_apart() -> None:
    people = people_of([{"naam": "van der Berg, J.P."}])
    assert (people.surnames.words.vocabulary, people.given.initials.values) == (["berg"], ["jp"])


def test_addresses_have_one_form() -> None:
    written = {
        "postcode": "6211 ab",
        "huisnummer": 12,
        "toevoeging": "a",
        "straat": "Proefstr.",
        "woonplaats": "Máastricht",
    }
    other = {
        "postcode": "6211AB",
        "huisnummer": 12,
        "toevoeging": "A",
        "straat": "Proefstraat",
        "woonplaats": "MAASTRICHT",
    }
    homes = people_of([written, other]).homes
    for codes in (homes.place, homes.house, homes.suffix):
        assert codes[0] == codes[1] != UNKNOWN


def test_an_address_is_known_only_with_all_its_parts() -> None:
    homes = people_of([{"postcode": "6211AB"}, {"huisnummer": 3}, {"straat": "Proefstraat", "huisnummer": 3}]).homes
    assert homes.place.tolist() == homes.house.tolist() == [UNKNOWN] * 3


def test_a_house_of_many_surnames_is_crowded_and_one_of_a_large_family_is_not() -> None:
    here, there = {"postcode": "6211AB", "huisnummer": 1}, {"postcode": "6211AB", "huisnummer": 2}
    strangers = [{"geslachtsnaam": f"Proef{chr(97 + at)}", **here} for at in range(9)]
    family = [{"geslachtsnaam": "Berg", "voornamen": f"Naam{at}", **there} for at in range(9)]
    assert people_of(strangers + family).homes.crowded.tolist() == [True] * 9 + [False] * 9


def test_birth_dates_keep_their_precision() -> None:
    rows: list[dict[str, Any]] = [
        {"geboortedatum": date(1960, 5, 3)},
        {"geboortedatum": date(1960, 5, 1), "geboortedatum_precisie": "maand"},
        {"geboortedatum": date(1960, 1, 1), "geboortedatum_precisie": "jaar"},
        {},
    ]
    births = people_of(rows).births
    assert births.precision.tolist() == [3, 2, 1, 0]
    assert births.year.tolist() == [1960, 1960, 1960, 0]


def test_nobody_is_no_trouble() -> None:
    assert people_of([]).size == 0
