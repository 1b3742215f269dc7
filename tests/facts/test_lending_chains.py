from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.loans.lending_chains import chain_of
from tests.support.one_city import as_of, in_one_city
from tests.support.record_sales import loan, parcel_only
from tests.support.record_things import company, kvk

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

PARCELS = ("O1", "O2", "O3", "O4")


def chain(
    records: Records, *loans: tuple[str, str, str], **excluded: str
) -> Reading[dict[str, tuple[int | None, int | None]]]:
    """Per object that secures a loan: the objects and double roles in its circle."""
    parcel_only(records, *PARCELS)
    for number, (lender, borrower, parcel) in enumerate(loans, 1):
        loan(records, number, lender, borrower, parcel)
    edges = (yield as_of(**excluded)).edges("HYPOTHEEK_OP")
    return {row["naar"]: (row["keten_objecten"], row["keten_dubbelrollen"]) for row in edges}


@in_one_city
def test_parties_that_lend_and_borrow_make_a_circle_with_all_its_objects(records: Records) -> Case:
    assert (yield from chain(records, ("A", "B", "O1"), ("B", "C", "O2"), ("C", "A", "O3"))) == dict.fromkeys(
        PARCELS[:3], (3, 3)
    )


@in_one_city
def test_who_only_lends_or_only_borrows_has_one_role(records: Records) -> Case:
    assert (yield from chain(records, ("A", "B", "O1"), ("B", "C", "O2"), ("A", "D", "O3"))) == dict.fromkeys(
        PARCELS[:3], (3, 1)
    )


@in_one_city
def test_loans_of_others_are_another_circle(records: Records) -> Case:
    assert (yield from chain(records, ("A", "B", "O1"), ("B", "A", "O2"), ("C", "D", "O3"))) == {
        "O1": (2, 2),
        "O2": (2, 2),
        "O3": (None, None),
    }


@in_one_city
def test_who_lends_to_itself_makes_no_circle(records: Records) -> Case:
    assert (yield from chain(records, ("A", "A", "O1"))) == {"O1": (None, None)}


@in_one_city
def test_a_bank_and_an_excluded_party_join_nobody(records: Records) -> Case:
    bank, listed = company(records, 1, sbi="64191"), company(records, 2, sbi="94993")
    found = yield from chain(
        records,
        (bank, "B", "O1"),
        (listed, "B", "O2"),
        ("B", listed, "O3"),
        ("A", "B", "O4"),
        ("B", "C", "O4"),
        **{f"kvk_{kvk(2)}": "fonds"},
    )
    assert found == {"O1": (None, None), "O2": (None, None), "O3": (None, None), "O4": (1, 1)}


@in_one_city
def test_a_holding_is_no_bank_and_joins_whom_it_lends_to(records: Records) -> Case:
    holding = company(records, 1, sbi="6420")
    assert (yield from chain(records, (holding, "B", "O1"), ("B", "C", "O2"))) == dict.fromkeys(PARCELS[:2], (2, 1))


@in_one_city
def test_a_lender_to_very_many_joins_nobody(records: Records) -> Case:
    found = yield from chain(records, *[("A", f"B{at}", "O1") for at in range(21)])
    assert found == {"O1": (None, None)}


@in_one_city
def test_a_loan_that_does_not_rest_any_more_is_no_part_of_it(records: Records) -> Case:
    parcel_only(records, *PARCELS)
    loan(records, 1, "A", "B", "O1")
    loan(records, 2, "B", "A", "O2")
    records.db.execute("UPDATE Zekerheidsstelling SET doorgehaald_op = DATE '2023-01-01' WHERE zekerheid_id LIKE '%:2'")
    found = {row["naar"]: row["keten_dubbelrollen"] for row in (yield).edges("HYPOTHEEK_OP")}
    assert found == {"O1": None, "O2": None}


def test_a_circle_of_more_than_fifty_parties_says_nothing() -> None:
    loans = [(f"P{at:02}", f"P{at + 1:02}") for at in range(50)]
    assert set(chain_of(loans[:49]).values()) == {"P00"}
    assert chain_of(loans) == {}
