from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import PARCEL, answered, mortgage, owners

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records
    from tests.support.tables import Tables

SALE, RESALE = f"{PARCEL}/1", f"{PARCEL}/2"


def bought(records: Records, *more: tuple[str, str, int]) -> None:
    owners(records, ("P1", "2019-01-15", 150_000), ("P2", "2022-06-01", 200_000), *more)


def count(tables: Tables, deed: str = SALE) -> int | None:
    found: int | None = tables.edge("BETREFT", deed, PARCEL)["aantal_hypotheken"]
    return found


@pytest.mark.parametrize(("day", "known"), [("2022-08-29", None), ("2022-08-30", 0)])
@in_one_city
def test_whether_there_is_none_is_known_when_it_was_asked_ninety_days_after(
    records: Records, day: str, known: int | None
) -> Case:
    bought(records)
    answered(records, day)
    assert count((yield)) == known


@in_one_city
def test_an_object_that_was_never_asked_about_says_nothing(records: Records) -> Case:
    bought(records)
    mortgage(records, 1, "2022-06-01")
    assert count((yield)) is None


@pytest.mark.parametrize(
    ("day", "found"), [("2022-05-24", 0), ("2022-05-25", 1), ("2022-08-30", 1), ("2022-08-31", None)]
)
@in_one_city
def test_mortgages_from_a_week_before_to_ninety_days_after_count(records: Records, day: str, found: int | None) -> Case:
    bought(records)
    mortgage(records, 1, day)
    answered(records, "2023-01-01")
    assert count((yield)) == found


def test_a_mortgage_of_an_unknown_day_leaves_open_whether_there_is_none_and_counts_for_nothing(
    records: Records,
) -> None:
    bought(records)
    mortgage(records, 1, "2022-06-01")
    answered(records, "2023-01-01")
    records.db.execute("UPDATE Zekerheidsstelling SET aangeboden_op = NULL")
    assert count(records.tables()) is None
    mortgage(records, 2, "2022-06-01")
    assert count(records.tables()) == 1


@in_one_city
def test_two_mortgages_count_twice_and_are_its_origins(records: Records) -> Case:
    bought(records)
    mortgage(records, 1, "2022-06-01")
    mortgage(records, 2, "2022-06-01")
    answered(records, "2023-01-01")
    tables = yield
    assert count(tables) == 2
    places = [
        file
        for name, file, _ in tables.origins(tables.edge("BETREFT", SALE, PARCEL)["id"])
        if name == "aantal_hypotheken"
    ]
    assert sorted(places) == ["brk.Stuk", "kik.HypotheekAntwoord", *["kik.ZekerheidsstellingObject"] * 2]


def test_none_says_nothing_about_a_purchase_when_the_object_was_sold_again_before_the_answer(records: Records) -> None:
    bought(records, ("P3", "2023-02-01", 250_000))
    answered(records, "2023-06-01")
    tables = records.tables()
    assert (count(tables), count(tables, RESALE)) == (None, 0)
    answered(records, "2022-09-15")
    assert count(records.tables()) == 0


@in_one_city
def test_an_answer_after_the_date_was_not_given_yet(records: Records) -> Case:
    bought(records)
    answered(records, "2023-01-01")
    assert count((yield as_of("2022-12-31"))) is None
