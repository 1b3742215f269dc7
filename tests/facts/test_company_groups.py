"""Ages of companies that rest on others: a merger ends nothing, and a group is as old as its oldest company."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.record_things import company, office, owners

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

BUYER = "KVK:99000003"


@pytest.mark.parametrize(
    ("reason", "days"), [("ontbinding", 122), ("faillissement", 122), ("fusie", None), ("splitsing", None)]
)
@in_one_city
def test_a_company_that_merged_or_was_split_did_not_end(records: Records, reason: str, days: int | None) -> Case:
    company(records, 3, einde="2020-07-01", einde_precisie="dag", eindreden=reason)
    owners(records, ("P9", "2009-01-01", 1), (BUYER, "2020-03-01", 1), parcel="O1")
    assert (yield).edge("KOPER", BUYER, "O1/1")["dagen_tot_einde"] == days


def bought(records: Records, code: str | None = "08") -> Reading[int | None]:
    """A buyer of a year old, held by a company of two years, held by one of ten."""
    for number, day in ((1, "2010-03-01"), (2, "2018-03-01"), (3, "2019-03-01")):
        company(records, number, aanvang=day, aanvang_precisie="dag")
    office(records, "KVK:99000001", 2, "aandeelhouder", functie_code=code)
    office(records, "KVK:99000002", 3, "aandeelhouder", functie_code=code)
    owners(records, ("P9", "2009-01-01", 1), (BUYER, "2020-03-01", 1), parcel="O1")
    tables = yield
    edge = tables.edge("KOPER", BUYER, "O1/1")
    files = {file for column, file, _ in tables.origins(edge["id"]) if column == "groep_dagen"}
    assert ("hr.Functievervulling" in files) == (edge["groep_dagen"] is not None)
    days: int | None = edge["groep_dagen"]
    return days


@in_one_city
def test_a_group_is_as_old_as_the_oldest_company_above_the_buyer(records: Records) -> Case:
    assert (yield from bought(records)) == 3653


@in_one_city
def test_a_company_above_of_which_the_share_is_not_known_is_no_group(records: Records) -> Case:
    assert (yield from bought(records, None)) is None


@in_one_city
def test_a_circle_of_holdings_has_an_end(records: Records) -> Case:
    office(records, BUYER, 1, "aandeelhouder", functie_code="08")
    assert (yield from bought(records)) == 3653
