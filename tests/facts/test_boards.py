from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.record_things import company, office, owners, seat

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

BV = "KVK:99000001"


@in_one_city
def test_the_most_days_of_change_in_twelve_months_count(records: Records) -> Case:
    company(records, 1, aanvang="2010-01-01", aanvang_precisie="dag")
    office(records, "P1", 1, aanvang="2010-01-01")
    for number, day in enumerate(("2020-02-01", "2020-05-01", "2021-01-31", "2021-02-01"), 2):
        office(records, f"P{number}", 1, aanvang=day, aanvang_precisie="dag")
    tables = yield
    assert tables.nodes("Bedrijf")[BV]["bestuurswissels"] == 3
    assert {file for column, file, _ in tables.origins(BV) if column == "bestuurswissels"} == {"hr.Functievervulling"}


def replaced(records: Records, **left: str) -> Reading[int | None]:
    """Days since the board was new when the company bought; P1 sat first and P2 came on 1 January 2020."""
    company(records, 1, aanvang="2010-01-01", aanvang_precisie="dag")
    office(records, "P1", 1, aanvang="2010-01-01", **left)
    office(records, "P2", 1, aanvang="2020-01-01")
    owners(records, ("P9", "2009-01-01", 1), (BV, "2020-03-01", 1), parcel="O1")
    days: int | None = (yield).edge("KOPER", BV, "O1/1")["dagen_nieuw_bestuur"]
    return days


@pytest.mark.parametrize(
    ("left", "days"),
    [({"einde": "2019-12-31"}, 60), ({"einde": "2020-01-01"}, 60), ({}, None), ({"einde": "2020-06-01"}, None)],
)
@in_one_city
def test_a_board_is_new_when_everyone_of_the_old_one_left_before_the_deed(
    records: Records, left: dict[str, str], days: int | None
) -> Case:
    assert (yield from replaced(records, **left)) == days


@in_one_city
def test_the_first_board_of_a_company_replaced_nobody(records: Records) -> Case:
    company(records, 1, aanvang="2020-01-01")
    office(records, "P1", 1, aanvang="2020-01-01")
    owners(records, ("P9", "2009-01-01", 1), (BV, "2020-03-01", 1), parcel="O1")
    assert (yield).edge("KOPER", BV, "O1/1")["dagen_nieuw_bestuur"] is None


@in_one_city
def test_the_companies_branches_and_seats_of_an_officer_are_those_of_now(records: Records) -> Case:
    for number, (sbi, house) in enumerate((("5610", 1), ("5630", 2), ("4511", 2)), 1):
        company(records, number, sbi=sbi)
        seat(records, number, huisnummer=house)
        office(records, "P1", number, aanvang="2015-01-01")
    company(records, 4, sbi="9200", einde="2020-01-01")
    office(records, "P1", 4, aanvang="2015-01-01")
    company(records, 5, sbi="9200")
    office(records, "P1", 5, aanvang="2015-01-01", einde="2020-01-01")
    edge = (yield).edge("BESTUURT", "P1", BV)
    assert (edge["bestuurt_bedrijven"], edge["bestuurt_branches"], edge["bestuurt_adressen"]) == (3, 2, 2)
