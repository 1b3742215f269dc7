from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import PARCEL, company, dwelling, office, owners, permit
from tests.support.record_use import counted, used_as, valued

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records


def home_of(records: Records, *counts: tuple[str, int], on: str = "2024-12-31") -> Reading[dict[str, Any]]:
    home, _ = dwelling(records, 12)
    for day, people in counts:
        counted(records, home, day, people)
    return (yield as_of(on)).nodes("Verblijfsobject")[home]


@pytest.mark.parametrize(
    ("counts", "since", "days"),
    [
        ([], None, None),
        ([("2024-01-01", 2)], None, None),
        ([("2024-01-01", 0)], "2024-01-01", 0),
        ([("2022-01-01", 2), ("2023-01-01", 0), ("2024-01-01", 0)], "2023-01-01", 365),
        ([("2022-01-01", 0), ("2023-01-01", 1), ("2024-01-01", 0)], "2024-01-01", 0),
        ([("2022-01-01", 0), ("2023-01-01", 0), ("2024-01-01", 1)], None, None),
    ],
)
@in_one_city
def test_a_home_is_empty_from_the_first_count_in_a_row_that_found_nobody(
    records: Records, counts: list[tuple[str, int]], since: str | None, days: int | None
) -> Case:
    home = yield from home_of(records, *counts)
    assert (str(home["onbewoond_sinds"]) if home["onbewoond_sinds"] else None, home["dagen_onbewoond"]) == (since, days)


@in_one_city
def test_a_count_after_the_date_tells_nothing(records: Records) -> Case:
    assert (yield from home_of(records, ("2024-01-01", 0), ("2025-06-01", 0)))["dagen_onbewoond"] == 0


@pytest.mark.parametrize(
    ("counts", "churn"),
    [
        ([("2024-01-01", 2)], None),
        ([("2023-01-01", 2), ("2024-01-01", 2)], 0),
        ([("2023-01-01", 2), ("2023-07-01", 5), ("2024-01-01", 1)], 7),
        ([("2020-01-01", 2), ("2020-07-01", 9), ("2024-01-01", 9), ("2024-07-01", 8)], 7),
    ],
)
@in_one_city
def test_the_difference_between_counts_in_two_years_is_the_least_that_came_or_left(
    records: Records, counts: list[tuple[str, int]], churn: int | None
) -> Case:
    assert (yield from home_of(records, *counts))["verloop"] == churn


@in_one_city
def test_room_is_shared_by_the_adults_of_the_last_count(records: Records) -> Case:
    home, _ = dwelling(records, 12, area=65)
    empty, _ = dwelling(records, 13, parcel=None, area=65)
    counted(records, home, "2023-01-01", 9, 9, 9)
    counted(records, home, "2024-01-01", 8, 6, 2)
    counted(records, empty, "2024-01-01", 0, 0, 0)
    found = (yield).nodes("Verblijfsobject")
    assert (found[home]["per_volwassene_m2"], found[home]["huishoudens"]) == (10, 2)
    assert found[empty]["per_volwassene_m2"] is None


def protected(
    records: Records,
    sold: str = "2023-02-01",
    euro: int = 355_000,
    use: str = "woonfunctie",
    built: int | None = None,
    counted_on: str = "2024-06-01",
) -> Reading[int | None]:
    home, _ = dwelling(records, 12)
    used_as(records, home, use, built)
    owners(records, ("P1", "2015-01-15", 150_000), ("P2", sold, 300_000))
    valued(records, home, "2021-01-01", euro)
    valued(records, home, "2024-01-01", euro - 100_000)  # not known before 2025
    counted(records, home, counted_on, 2)
    days: int | None = (yield).edge("BETREFT", f"{PARCEL}/1", PARCEL)["dagen_beschermd"]
    return days


@pytest.mark.parametrize(
    ("changed", "days"),
    [
        ({}, 486),
        ({"euro": 355_001}, None),
        ({"sold": "2024-02-01", "euro": 365_000}, 121),
        ({"sold": "2024-02-01", "euro": 365_001}, None),
        ({"sold": "2022-09-30"}, None),
        ({"sold": "2022-10-01"}, 609),
        ({"use": "winkelfunctie, woonfunctie"}, None),
        ({"built": 2022}, None),
        ({"built": 2021}, 486),
        ({"counted_on": "2023-01-31"}, None),
    ],
)
@in_one_city
def test_a_sale_is_protected_by_the_norm_of_its_day(
    records: Records, changed: dict[str, Any], days: int | None
) -> Case:
    assert (yield from protected(records, **changed)) == days


@in_one_city
def test_an_object_with_two_homes_has_no_value_of_one(records: Records) -> Case:
    second, _ = dwelling(records, 13)
    used_as(records, second, "woonfunctie")
    assert (yield from protected(records)) is None


def bought_protected(records: Records, number: int, day: str, buyer: str = "KVK:99000001") -> str:
    """A protected home with two people in it passes to a buyer; the address of the home."""
    parcel = f"O{number}"
    home, _ = dwelling(records, number, parcel=parcel)
    used_as(records, home, "woonfunctie")
    owners(records, ("P1", "2015-01-15", 150_000), (buyer, day, 300_000), parcel=parcel)
    valued(records, home, "2022-01-01", 300_000)
    counted(records, home, "2024-06-01", 2)
    return home


def series() -> Reading[dict[str, int | None]]:
    return {row["naar"]: row["beschermde_kopen"] for row in (yield).edges("KOPER") if row["van"] != "P1"}


@in_one_city
def test_purchases_under_the_protection_count_by_day_for_one_ultimate_buyer(records: Records) -> Case:
    for number in (1, 2):
        company(records, number)
        office(records, "P7", number, "aandeelhouder", functie_code="08")
    bought_protected(records, 12, "2023-02-01")
    bought_protected(records, 13, "2023-02-01")
    bought_protected(records, 14, "2023-08-01", "KVK:99000002")
    assert (yield from series()) == {"O12/1": 2, "O13/1": 2, "O14/1": 2}


@in_one_city
def test_a_home_with_a_permit_to_let_is_none_of_the_series(records: Records) -> Case:
    bought_protected(records, 12, "2023-02-01", "P2")
    bought_protected(records, 13, "2023-08-01", "P2")
    permit(records, "Z1", soort="verhuurvergunning", besluit="verleend", huisnummer=13, postcode="6211AB")
    assert (yield from series()) == {"O12/1": 1, "O13/1": None}
