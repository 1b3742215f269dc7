from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ondermijning.resolve.persons.blocking_keys import person_keys
from ondermijning.resolve.persons.people import people_of

Row = dict[str, Any]

BORN = date(1960, 5, 3)
BOUGHT = ["koper|huis|2020-01-02|", "koper|schuur|2020-01-02|"]
SOLD = ["eerder|huis|2020-01-02|", "verkoper|huis|2021-03-04|"]
HERE: Row = {"postcode": "6211AB", "huisnummer": 12}
STREET: Row = {"straat": "Proefstraat", "huisnummer": 12, "woonplaats": "Maastricht"}


def person(given: str, surname: str, born: date | None = None, **more: Any) -> Row:
    return {"voornamen": given, "geslachtsnaam": surname, "geboortedatum": born} | more


def keys_of(*rows: Row) -> list[set[int]]:
    numbers, keys = person_keys(people_of(rows))
    found: list[set[int]] = [set() for _ in rows]
    for nr, key in zip(numbers.tolist(), keys.tolist(), strict=True):
        assert key not in found[nr], "a person has a key once"
        found[nr].add(key)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Jan", "Berg", **HERE), person("Anna", "Smit", **HERE)),
        (person("Jan", "Berg", **STREET), person("Anna", "Smit", **STREET)),
        (person("Jan", "Berg", BORN), person("Anna", "Smit", BORN)),
        (person("", "Dijckstra", BORN), person("Jan", "Dykstra", date(1961, 5, 3))),
        (person("Jan", "Dijckstra", BORN), person("J.P.", "Dykstra", date(1960, 3, 5))),
        (person("J.P.", "Dijckstra", woonplaats="Maastricht"), person("Jan Piet", "Dykstra", woonplaats="MAASTRICHT")),
        (person("J.P.", "Berg"), person("Jan Piet", "Berg")),
        (person("J.P.", "Smit-Berg"), person("Jan Piet", "Berg")),
        (person("Jan", "Berg", nummer="12"), person("Anna", "Smit", nummer="12")),
        (person("Berg", "Tjitske"), person("Tjitske", "Berg")),
        (person("Tjiske", "Dijckstra"), person("Dykstra", "Tjieske")),
        (person("Jan", "Dijckstra", postcode="6211AB"), person("Anna", "Dykstra", postcode="6211AB")),
        (person("Tjitske", "Berg", postcode="6211AB"), person("Tjitske", "Smit", postcode="6211AB")),
        (person("Jan", "Berg", **HERE), person("Anna", "Smit", postcode="6121AB", huisnummer=12)),
        (person("Tjitske", "Berg", straat="Proefstraat", huisnummer=12), person("Tjitske", "Smit", **STREET)),
        (person("Jan", "Berg", overdrachten=BOUGHT), person("Anna", "Smit", overdrachten=SOLD)),
    ],
)
def test_two_who_may_be_one_share_a_key(one: Row, other: Row) -> None:
    left, right = keys_of(one, other)
    assert left & right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            person("Jan", "Berg", BORN, **HERE),
            person("Anna", "Smit", date(1970, 8, 9), postcode="6211AB", huisnummer=13),
        ),
        (person("Jan", "Berg"), person("Piet", "Berg")),
        (person("", "Berg"), person("", "Berg")),
        (person("", ""), person("", "")),
        (
            person("Jan", "Berg", BORN, geboortedatum_precisie="maand"),
            person("Anna", "Smit", BORN, geboortedatum_precisie="maand"),
        ),
    ],
)
def test_two_who_share_too_little_share_no_key(one: Row, other: Row) -> None:
    left, right = keys_of(one, other)
    assert not left & right


def test_nobody_has_no_keys() -> None:
    assert [len(column) for column in person_keys(people_of([]))] == [0, 0]


def test_keys_of_one_kind_are_not_those_of_another() -> None:
    names = ["Bakker", "Visser", "Mulder", "Hendriks", "Dekker", "Brouwer"]
    given = ["Jan", "Piet", "Klaas", "Anna", "Maria", "Tjitske"]
    rows = [
        person(given[at - 1], name, date(1950 + at, at, at), postcode="6211AB", huisnummer=at)
        for at, name in enumerate(names, 1)
    ]
    assert len(set.union(*keys_of(*rows))) == sum(len(each) for each in keys_of(*rows))
