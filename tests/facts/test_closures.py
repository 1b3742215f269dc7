from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import PARCEL, company, dwelling, event, office, owners

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records
    from tests.support.tables import Tables

OTHER = "NL.IMKAD.KadastraalObject:2"
A, B = "KVK:99000001", "KVK:99000002"
ON = "2024-12-31"


def closures(tables: Tables) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    return {(row["van"], row["naar"]): (row["sluitingen"], row["sluitingen_hier"]) for row in tables.edges("BEZIT")}


def two_objects(records: Records, first: str, second: str) -> None:
    for number, (owner, parcel) in enumerate(((first, PARCEL), (second, OTHER)), 1):
        dwelling(records, number, parcel=parcel)
        owners(records, (owner, "2019-01-15", 150_000), parcel=parcel)


def close(records: Records, number: int, day: str, kind: str = "sluiting_13b") -> None:
    event(records, f"G{number}/{day}/{kind}", kind, day, huisnummer=number, postcode="6211AB")


@in_one_city
def test_closures_on_all_objects_of_one_holder_count_together(records: Records) -> Case:
    two_objects(records, "P1", "P1")
    close(records, 1, "2021-03-01")
    close(records, 1, "2023-03-01")
    close(records, 2, "2022-03-01", "sluiting_174a")
    tables = yield as_of(ON)
    assert closures(tables) == {("P1", PARCEL): (3, 2), ("P1", OTHER): (3, 1)}
    origins = tables.origins(tables.edge("BEZIT", "P1", OTHER)["id"])
    melding = [(column, position) for column, file, position in origins if file == "gebeurtenissen.Melding"]
    assert sorted(column for column, _ in melding) == [
        *["sluitingen"] * 3,
        "sluitingen_hier",
        *["sluitingen_per_honderd"] * 3,
    ]


@pytest.mark.parametrize(
    ("day", "kind", "counts"),
    [
        ("2020-01-01", "sluiting_13b", True),
        ("2019-12-31", "sluiting_13b", False),
        ("2022-01-01", "last_onder_dwangsom", False),
    ],
)
@in_one_city
def test_only_closures_of_the_last_five_years_count(records: Records, day: str, kind: str, *, counts: bool) -> Case:
    two_objects(records, "P1", "P2")
    close(records, 1, day, kind)
    assert closures((yield as_of(ON)))["P1", PARCEL] == ((1, 1) if counts else (None, None))


@in_one_city
def test_a_closure_counts_for_who_held_the_object_on_that_day(records: Records) -> Case:
    dwelling(records, 1)
    owners(records, ("P1", "2019-01-15", 150_000), ("P2", "2022-06-01", 200_000))
    close(records, 1, "2022-05-31")
    close(records, 1, "2022-06-01")
    assert closures((yield as_of(ON))) == {("P1", PARCEL): (1, 1), ("P2", PARCEL): (1, 1)}


@in_one_city
def test_companies_under_one_owner_and_the_owner_count_together(records: Records) -> Case:
    company(records, 1)
    company(records, 2)
    two_objects(records, A, "P1")
    for number in (1, 2):
        office(records, "P1", number, "aandeelhouder", functie_code="08")
    third = "NL.IMKAD.KadastraalObject:3"
    owners(records, (B, "2019-01-15", 150_000), parcel=third)
    dwelling(records, 3, parcel=third)
    close(records, 1, "2022-03-01")
    close(records, 2, "2022-03-01")
    close(records, 3, "2022-03-01")
    assert set(closures((yield as_of(ON))).values()) == {(3, 1)}


@in_one_city
def test_a_director_is_no_owner_of_what_the_company_holds(records: Records) -> Case:
    company(records, 1)
    two_objects(records, A, "P1")
    office(records, "P1", 1)
    close(records, 1, "2022-03-01")
    close(records, 2, "2022-03-01")
    assert set(closures((yield as_of(ON))).values()) == {(1, 1)}


def per_hundred(tables: Tables) -> dict[tuple[str, str], int | None]:
    return {(row["van"], row["naar"]): row["sluitingen_per_honderd"] for row in tables.edges("BEZIT")}


@in_one_city
def test_closures_are_laid_beside_all_homes_and_units_of_the_holder(records: Records) -> Case:
    two_objects(records, "P1", "P1")
    for number in (3, 4):
        dwelling(records, number, parcel=OTHER)
    close(records, 1, "2022-03-01")
    close(records, 2, "2022-04-01")
    close(records, 1, "2023-03-01")
    tables = yield as_of(ON)
    assert per_hundred(tables) == {("P1", PARCEL): 75, ("P1", OTHER): 75}


def test_an_object_without_a_home_is_one_unit_and_there_may_be_more_closures_than_units(records: Records) -> None:
    dwelling(records, 1)
    owners(records, ("P1", "2019-01-15", 150_000))
    for day in ("2021-03-01", "2022-03-01", "2023-03-01"):
        close(records, 1, day)
    assert per_hundred(records.tables(ON)) == {("P1", PARCEL): 300}
    owners(records, ("P1", "2019-01-15", 150_000), parcel=OTHER)
    assert set(per_hundred(records.tables(ON)).values()) == {150}


@pytest.mark.parametrize(("sold", "found"), [("2019-12-31", 100), ("2020-01-01", 50)])
@in_one_city
def test_what_was_held_in_the_last_five_years_counts(records: Records, sold: str, found: int) -> Case:
    dwelling(records, 1)
    owners(records, ("P1", "2015-01-15", 150_000))
    dwelling(records, 2, parcel=OTHER)
    owners(records, ("P1", "2015-01-15", 150_000), ("P2", sold, 150_000), parcel=OTHER)
    close(records, 1, "2022-03-01")
    assert per_hundred((yield as_of(ON)))["P1", PARCEL] == found


@pytest.mark.parametrize(("kind", "found"), [("aandeelhouder", 50), ("bestuurder", 100)])
@in_one_city
def test_what_a_company_of_the_holder_has_counts_with_it_though_nothing_was_closed_there(
    records: Records, kind: str, found: int
) -> Case:
    company(records, 1)
    two_objects(records, "P1", A)
    office(records, "P1", 1, kind, **({"functie_code": "08"} if kind == "aandeelhouder" else {}))
    close(records, 1, "2022-03-01")
    assert per_hundred((yield as_of(ON))) == {("P1", PARCEL): found, (A, OTHER): None}


@in_one_city
def test_companies_of_one_owner_are_laid_beside_all_that_they_hold_together(records: Records) -> Case:
    company(records, 1)
    company(records, 2)
    two_objects(records, A, B)
    for number in (1, 2):
        office(records, "P1", number, "aandeelhouder", functie_code="08")
    close(records, 1, "2022-03-01")
    assert per_hundred((yield as_of(ON))) == {(A, PARCEL): 50, (B, OTHER): None}


@in_one_city
def test_without_a_closure_there_is_no_part(records: Records) -> Case:
    two_objects(records, "P1", "P2")
    assert set(per_hundred((yield as_of(ON))).values()) == {None}
