from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.one_city import in_one_city
from tests.support.record_sales import index, loan, parcel_only, valued
from tests.support.record_things import PARCEL, company, mortgage, owners

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records
    from tests.support.tables import Tables

OTHER = "NL.IMKAD.KadastraalObject:2"
NAME = "NL.IMKAD.Zekerheidsstelling:1"


def rests(tables: Tables, parcel: str = PARCEL, name: str = NAME) -> dict[str, Any]:
    return tables.edge("HYPOTHEEK_OP", name, parcel)


def worth(records: Records, *parcels: str, day: str = "2022-01-15", **of: Any) -> Reading[dict[str, Any]]:
    """A mortgage of 100,000 on objects of which the first was worth 40,000 when the index stood at half."""
    parcel_only(records, PARCEL, OTHER)
    valued(records, 12, 40_000)
    index(records, k2020_1=50_000, k2022_1=100_000)
    mortgage(records, 1, day, *parcels, **of)
    return rests((yield))


@in_one_city
def test_the_amount_stands_against_the_value_brought_to_the_day(records: Records) -> Case:
    assert (yield from worth(records))["woz_verhouding_procent"] == 125


@in_one_city
def test_the_values_of_all_objects_count_together(records: Records) -> Case:
    valued(records, 13, 60_000, parcel=OTHER)
    assert (yield from worth(records, PARCEL, OTHER))["woz_verhouding_procent"] == 50


@in_one_city
def test_without_the_value_of_one_object_nothing_is_known(records: Records) -> Case:
    assert (yield from worth(records, PARCEL, OTHER))["woz_verhouding_procent"] is None


@in_one_city
def test_without_an_object_that_was_delivered_nothing_is_known(records: Records) -> Case:
    assert (yield from worth(records, PARCEL, "elders"))["woz_verhouding_procent"] is None


@in_one_city
def test_an_answer_that_names_all_objects_is_enough(records: Records) -> Case:
    assert (yield from worth(records, meer_objecten=False))["woz_verhouding_procent"] == 125


@in_one_city
def test_a_mortgage_on_more_objects_than_are_named_is_held_against_none(records: Records) -> Case:
    assert (yield from worth(records, meer_objecten=True))["woz_verhouding_procent"] is None


@in_one_city
def test_without_an_index_or_a_value_of_before_nothing_is_known(records: Records) -> Case:
    assert (yield from worth(records, day="2019-06-01"))["woz_verhouding_procent"] is None


@in_one_city
def test_its_origins_are_the_value_the_mortgage_and_the_index(records: Records) -> Case:
    yield from worth(records)
    tables = yield
    files = {file for name, file, _ in tables.origins(rests(tables)["id"]) if name == "woz_verhouding_procent"}
    assert files == {"woz.WozWaarde", "kik.Zekerheidsstelling", "prijsindex.Prijsindex"}


@pytest.mark.parametrize(
    ("day", "share"), [("2022-05-24", None), ("2022-05-25", 50), ("2022-08-30", 50), ("2022-08-31", None)]
)
@in_one_city
def test_the_amount_stands_against_the_price_of_the_purchase_around_it(
    records: Records, day: str, share: int | None
) -> Case:
    owners(records, ("P1", "2019-01-15", 150_000), ("P2", "2022-06-01", 200_000))
    mortgage(records, 1, day)
    assert rests((yield))["koopsom_verhouding_procent"] == share


@in_one_city
def test_the_prices_of_two_purchases_under_one_mortgage_add_up(records: Records) -> Case:
    owners(records, ("P1", "2019-01-15", 150_000), ("P2", "2022-06-01", 200_000))
    owners(records, ("P1", "2019-01-15", 150_000), ("P2", "2022-06-01", 50_000), parcel=OTHER)
    mortgage(records, 1, "2022-06-01", PARCEL, OTHER)
    assert rests((yield))["koopsom_verhouding_procent"] == 40


def redeemed(records: Records, *, begun: str = "2022-01-01", ended: str = "2022-12-31") -> Reading[int | None]:
    mortgage(records, 1, begun, doorgehaald_op=ended)
    found: int | None = rests((yield))["dagen_tot_aflossing"]
    return found


@in_one_city
def test_a_mortgage_that_is_gone_rested_for_some_days(records: Records) -> Case:
    owners(records, ("P1", "2022-01-03", 200_000))
    assert (yield from redeemed(records)) == 364


@pytest.mark.parametrize(
    ("sold", "known"), [("2022-01-08", True), ("2022-01-09", False), ("2023-01-30", False), ("2023-01-31", True)]
)
@in_one_city
def test_a_sale_while_it_rested_or_a_month_after_explains_its_end(records: Records, sold: str, *, known: bool) -> Case:
    owners(records, ("P1", "2019-01-15", 150_000), ("P2", sold, 200_000))
    assert ((yield from redeemed(records)) is not None) == known


@pytest.mark.parametrize(
    ("day", "known"), [("2021-12-31", True), ("2022-01-01", False), ("2023-01-30", False), ("2023-01-31", True)]
)
@in_one_city
def test_another_mortgage_since_then_explains_its_end(records: Records, day: str, *, known: bool) -> Case:
    parcel_only(records, PARCEL)
    mortgage(records, 2, day)
    assert ((yield from redeemed(records)) is not None) == known


@in_one_city
def test_a_mortgage_that_rests_still_was_not_redeemed(records: Records) -> Case:
    parcel_only(records, PARCEL)
    mortgage(records, 1, "2022-01-01", doorgehaald_op="2025-06-01")
    assert rests((yield))["dagen_tot_aflossing"] is None


@in_one_city
def test_mortgages_that_rest_and_their_lenders_are_counted_once(records: Records) -> Case:
    parcel_only(records, PARCEL, OTHER)
    for number, lender in enumerate(("P1", "P1", "P2"), 1):
        loan(records, number, lender, "P9")
    mortgage(records, 4, "2020-01-01", doorgehaald_op="2021-01-01")
    parcels = (yield).nodes("Perceel")
    assert (parcels[PARCEL]["hypotheken"], parcels[PARCEL]["geldgevers"]) == (3, 2)
    assert (parcels[OTHER]["hypotheken"], parcels[OTHER]["geldgevers"]) == (None, None)


@pytest.mark.parametrize(("founded", "age"), [("2021-12-31", 1), ("2022-01-01", 0), ("2022-01-02", None), (None, None)])
@in_one_city
def test_the_age_of_a_lender_is_that_on_the_day_of_the_mortgage(
    records: Records, founded: str | None, age: int | None
) -> Case:
    lender = company(records, 1, aanvang=founded, aanvang_precisie="dag")
    parcel_only(records, PARCEL)
    name = loan(records, 1, lender, "P9")
    assert (yield).edge("GELDGEVER", lender, name)["dagen_sinds_oprichting"] == age
