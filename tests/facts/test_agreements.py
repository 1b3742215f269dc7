from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_sales import agreement
from tests.support.record_things import PARCEL, company, office, owners

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

OTHER = "NL.IMKAD.KadastraalObject:2"


def lapsed(on: str = "2024-12-31") -> Reading[list[int | None]]:
    edges = sorted((yield as_of(on)).edges("KOOPT"), key=lambda row: row["geldig_van"])
    return [row["vervallen_koopovereenkomsten"] for row in edges]


@in_one_city
def test_agreements_that_came_to_nothing_count_up_to_each_of_them(records: Records) -> Case:
    owners(records, ("P1", "2015-01-15", 100))
    owners(records, ("P1", "2015-01-15", 100), parcel=OTHER)
    agreement(records, 1, "P8", "2020-01-01", "2020-07-01")
    agreement(records, 2, "P8", "2021-01-01", "2021-07-01", OTHER)
    agreement(records, 3, "P8", "2022-01-02", "2022-07-02")
    assert (yield from lapsed()) == [1, 2, 2]


@pytest.mark.parametrize(
    ("day", "found"), [("2019-12-31", 1), ("2020-01-01", None), ("2020-12-31", None), ("2021-01-01", 1)]
)
@in_one_city
def test_a_transfer_to_the_buyer_within_half_a_year_of_the_end_is_what_it_came_to(
    records: Records, day: str, found: int | None
) -> Case:
    owners(records, ("P1", "2015-01-15", 100), ("P8", day, 100))
    agreement(records, 1, "P8", "2020-01-01", "2020-07-01")
    assert (yield from lapsed()) == [found]


@in_one_city
def test_a_transfer_to_somebody_else_leaves_it_without_effect_and_to_a_linked_company_does_not(
    records: Records,
) -> Case:
    firm = company(records, 1)
    office(records, "P8", 1, aanvang="2015-01-01")
    owners(records, ("P1", "2015-01-15", 100), (firm, "2020-06-01", 100))
    agreement(records, 1, "P8", "2020-01-01", "2020-07-01")
    agreement(records, 2, "P9", "2020-01-02", "2020-07-01")
    assert (yield from lapsed()) == [None, 1]


@in_one_city
def test_what_ended_less_than_half_a_year_ago_may_come_to_something_yet(records: Records) -> Case:
    owners(records, ("P1", "2015-01-15", 100))
    agreement(records, 1, "P8", "2020-01-01", "2020-07-01")
    assert (yield from lapsed("2020-12-30")) == [None]
    assert (yield from lapsed("2020-12-31")) == [1]


@in_one_city
def test_agreements_of_others_do_not_count(records: Records) -> Case:
    owners(records, ("P1", "2015-01-15", 100))
    agreement(records, 1, "P8", "2020-01-01", "2020-07-01")
    agreement(records, 2, "P9", "2020-02-01", "2020-08-01", PARCEL)
    assert (yield from lapsed()) == [1, 1]
