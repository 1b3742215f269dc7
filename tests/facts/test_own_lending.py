from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_sales import loan, parcel_only
from tests.support.record_things import company, kvk, office

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records
    from tests.support.tables import Tables

LENDER, BORROWER, BANK = (f"KVK:{kvk(number)}" for number in (1, 2, 3))
DAY = "2022-01-01"


def two_of_anna(records: Records, until: str | None = None, **bank: str) -> None:
    """Two companies with a director in common, until a day; beside them a bank."""
    company(records, 1)
    company(records, 2)
    company(records, 3, **{"sbi": "64191"} | bank)
    ended = {"einde": until, "einde_precisie": "dag"} if until else {}
    for number in (1, 2):
        office(records, "P1", number, aanvang="2015-01-01", aanvang_precisie="dag", **ended)
    parcel_only(records, "O1", "O2", "O3")


def objects(tables: Tables, lender: str = LENDER) -> list[int | None]:
    return [row["verbonden_objecten"] for row in tables.edges("GELDGEVER") if row["van"] == lender]


@in_one_city
def test_objects_on_which_one_lends_to_whom_it_is_linked_with_count_together(records: Records) -> Case:
    two_of_anna(records)
    loan(records, 1, LENDER, BORROWER, "O1", day=DAY)
    loan(records, 2, LENDER, "P1", "O2", day=DAY)
    loan(records, 3, LENDER, "P9", "O3", day=DAY)
    tables = yield
    assert objects(tables) == [2, 2, None]
    name = next(row["id"] for row in tables.edges("GELDGEVER") if row["van"] == LENDER)
    files = {file for column, file, _ in tables.origins(name) if column == "verbonden_objecten"}
    assert files == {"kik.ZekerheidsstellingObject", "hr.Functievervulling"}


@in_one_city
def test_two_loans_on_one_object_are_one_object(records: Records) -> Case:
    two_of_anna(records)
    loan(records, 1, LENDER, BORROWER, "O1", day=DAY)
    loan(records, 2, LENDER, BORROWER, "O1", day=DAY)
    assert objects((yield)) == [1, 1]


@pytest.mark.parametrize(("until", "found"), [("2021-12-31", None), (DAY, 1), ("2023-01-01", 1)])
@in_one_city
def test_a_link_that_was_over_before_the_mortgage_is_none(records: Records, until: str, found: int | None) -> Case:
    two_of_anna(records, until)
    loan(records, 1, LENDER, BORROWER, "O1", day=DAY)
    assert objects((yield)) == [found]


@pytest.mark.parametrize(
    ("sbi", "found"),
    [("64191", None), ("65111", None), ("6420", 1), ("6820", 1)],
    ids=["bank", "insurer", "holding", "no bank"],
)
@in_one_city
def test_an_object_on_which_a_bank_lends_too_does_not_count(records: Records, sbi: str, found: int | None) -> Case:
    two_of_anna(records, sbi=sbi)
    loan(records, 1, LENDER, BORROWER, "O1", day=DAY)
    loan(records, 2, BANK, BORROWER, "O1", day="2020-01-01")
    assert objects((yield)) == [found]


@in_one_city
def test_a_bank_that_was_paid_back_and_a_loan_that_does_not_rest_any_more_do_not_count(records: Records) -> Case:
    two_of_anna(records)
    for number, (lender, parcel) in enumerate(((LENDER, "O1"), (BANK, "O1"), (LENDER, "O2")), 1):
        loan(records, number, lender, BORROWER, parcel, day=DAY)
    records.db.execute(
        "UPDATE Zekerheidsstelling SET doorgehaald_op = DATE '2023-01-01' WHERE zekerheid_id NOT LIKE '%:1'"
    )
    assert objects((yield)) == [1, None]


@pytest.mark.parametrize(("sbi", "found"), [("6420", 1), ("64191", None)])
@in_one_city
def test_a_holding_that_lends_is_no_bank(records: Records, sbi: str, found: int | None) -> Case:
    two_of_anna(records)
    records.db.execute("UPDATE Inschrijving SET sbi = ? WHERE kvk = ?", [sbi, kvk(1)])
    loan(records, 1, LENDER, BORROWER, "O1", day=DAY)
    assert objects((yield)) == [found]


@in_one_city
def test_an_excluded_lender_has_none(records: Records) -> Case:
    two_of_anna(records)
    loan(records, 1, LENDER, BORROWER, "O1", day=DAY)
    assert objects((yield as_of(**{f"kvk_{kvk(1)}": "fonds"}))) == [None]


def borrowers() -> Reading[set[int | None]]:
    return {row["losse_leners"] for row in (yield).edges("GELDGEVER") if row["van"] == LENDER}


@in_one_city
def test_parties_of_one_circle_borrow_as_one_and_others_each_for_themselves(records: Records) -> Case:
    two_of_anna(records)
    company(records, 4)
    for number, borrower in enumerate((BORROWER, "P1", f"KVK:{kvk(4)}", "P9"), 1):
        loan(records, number, LENDER, borrower, f"O{min(number, 3)}", day=DAY)
    assert (yield from borrowers()) == {3}


@in_one_city
def test_who_lends_to_very_many_still_counts_and_a_bank_does_not(records: Records) -> Case:
    two_of_anna(records)
    for number in range(1, 25):
        loan(records, number, LENDER, f"P{100 + number}", "O1", day=DAY)
    loan(records, 25, BANK, "P200", "O2", day=DAY)
    tables = yield
    assert {(row["van"], row["losse_leners"]) for row in tables.edges("GELDGEVER")} == {(LENDER, 24), (BANK, None)}


@in_one_city
def test_a_loan_that_does_not_rest_any_more_has_no_borrower(records: Records) -> Case:
    two_of_anna(records)
    for number, borrower in enumerate(("P8", "P9"), 1):
        loan(records, number, LENDER, borrower, f"O{number}", day=DAY)
    records.db.execute("UPDATE Zekerheidsstelling SET doorgehaald_op = DATE '2023-01-01' WHERE zekerheid_id LIKE '%:1'")
    assert (yield from borrowers()) == {1}
