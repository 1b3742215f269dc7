from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.one_city import in_one_city
from tests.support.record_things import PARCEL, dwelling, owners, permit

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

SALE = f"{PARCEL}/2"


def works(records: Records, day: str = "2022-01-15", *turns: tuple[str, str, int | None], **about: Any) -> None:
    """An object that was sold some times, with a permit of a day at its address."""
    owners(records, *(turns or (("P1", "2015-01-15", 100), ("P2", "2021-06-01", 100), ("P3", "2022-06-01", 200))))
    dwelling(records, 12)
    values = {"soort": "omgevingsvergunning", "besluit": "verleend", "datum_besluit": day} | about
    permit(records, "Z1", ("P2", "aanvrager"), **values)


def explained(
    records: Records, day: str = "2022-01-15", *turns: tuple[str, str, int | None], **about: Any
) -> Reading[set[tuple[str, str]]]:
    """Sales that came after the permit, and the permit."""
    works(records, day, *turns, **about)
    return (yield).ends("NA_VERGUNNING")


@pytest.mark.parametrize(
    ("day", "sales"),
    [
        ("2020-11-30", {f"{PARCEL}/1"}),
        ("2020-12-02", {f"{PARCEL}/1", SALE}),
        ("2022-06-01", {SALE}),
        ("2022-06-02", set()),
    ],
)
@in_one_city
def test_a_permit_counts_from_half_a_year_before_the_sale_before_to_the_sale(
    records: Records, day: str, sales: set[str]
) -> Case:
    assert (yield from explained(records, day)) == {(sale, "Z1") for sale in sales}


@pytest.mark.parametrize(("day", "sales"), [("2019-06-01", set()), ("2019-06-02", {SALE})])
@in_one_city
def test_a_permit_of_over_three_years_before_is_too_old(records: Records, day: str, sales: set[str]) -> Case:
    turns = (("P1", "2010-01-15", 100), ("P2", "2012-06-01", 100), ("P3", "2022-06-01", 200))
    assert (yield from explained(records, day, *turns)) == {(sale, "Z1") for sale in sales}


@pytest.mark.parametrize(
    "about",
    [{"besluit": "geweigerd"}, {"besluit": None}, {"soort": "evenement"}, {"huisnummer": 14, "postcode": "6211AB"}],
    ids=["refused", "not decided", "no works", "next door"],
)
@in_one_city
def test_what_allowed_no_works_there_explains_nothing(records: Records, about: dict[str, Any]) -> Case:
    assert (yield from explained(records, **about)) == set()


@in_one_city
def test_the_object_and_the_days_stand_with_it(records: Records) -> Case:
    works(records)
    tables = yield
    edge = tables.edge("NA_VERGUNNING", SALE, "Z1")
    assert (edge["perceel_id"], edge["dagen"]) == (PARCEL, 137)
    assert {file for _, file, _ in tables.origins(edge["id"])} == {"vergunningen.Vergunningzaak", "brk.Stuk"}
