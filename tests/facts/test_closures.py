from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.record_things import PARCEL, company, dwelling, event, office, owners

if TYPE_CHECKING:
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


def test_closures_on_all_objects_of_one_holder_count_together(records: Records) -> None:
    two_objects(records, "P1", "P1")
    close(records, 1, "2021-03-01")
    close(records, 1, "2023-03-01")
    close(records, 2, "2022-03-01", "sluiting_174a")
    tables = records.tables(ON)
    assert closures(tables) == {("P1", PARCEL): (3, 2), ("P1", OTHER): (3, 1)}
    origins = tables.origins(tables.edge("BEZIT", "P1", OTHER)["id"])
    melding = [(column, position) for column, file, position in origins if file == "gebeurtenissen.Melding"]
    assert sorted(column for column, _ in melding) == ["sluitingen"] * 3 + ["sluitingen_hier"]


@pytest.mark.parametrize(
    ("day", "kind", "counts"),
    [
        ("2020-01-01", "sluiting_13b", True),
        ("2019-12-31", "sluiting_13b", False),
        ("2022-01-01", "last_onder_dwangsom", False),
    ],
)
def test_only_closures_of_the_last_five_years_count(records: Records, day: str, kind: str, *, counts: bool) -> None:
    two_objects(records, "P1", "P2")
    close(records, 1, day, kind)
    assert closures(records.tables(ON))["P1", PARCEL] == ((1, 1) if counts else (None, None))


def test_a_closure_counts_for_who_held_the_object_on_that_day(records: Records) -> None:
    dwelling(records, 1)
    owners(records, ("P1", "2019-01-15", 150_000), ("P2", "2022-06-01", 200_000))
    close(records, 1, "2022-05-31")
    close(records, 1, "2022-06-01")
    assert closures(records.tables(ON)) == {("P1", PARCEL): (1, 1), ("P2", PARCEL): (1, 1)}


def test_companies_under_one_owner_and_the_owner_count_together(records: Records) -> None:
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
    assert set(closures(records.tables(ON)).values()) == {(3, 1)}


def test_a_director_is_no_owner_of_what_the_company_holds(records: Records) -> None:
    company(records, 1)
    two_objects(records, A, "P1")
    office(records, "P1", 1)
    close(records, 1, "2022-03-01")
    close(records, 2, "2022-03-01")
    assert set(closures(records.tables(ON)).values()) == {(1, 1)}
