from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, kvk, office, owners

if TYPE_CHECKING:
    from typing import Any

    from tests.support.one_city import Case, Reading
    from tests.support.records import Records
    from tests.support.tables import Tables

A = "KVK:99000001"


def change_at_purchase(records: Records, **entry: Any) -> Reading[tuple[int | None, date | None]]:
    """The change of officers nearest to the purchase by company 1 on 1 June 2022: days from the deed, and the day."""
    company(records, 1, **entry)
    owners(records, ("P9", "2019-01-15", 150_000), (A, "2022-06-01", 200_000))
    (edge,) = (row for row in (yield).edges("KOPER") if row["van"] == A)
    return edge["dagen_bestuurswissel"], edge["bestuurswissel_op"]


@in_one_city
def test_the_nearest_change_counts_with_its_sign_and_before_on_a_tie(records: Records) -> Case:
    office(records, "P1", 1, aanvang="2015-01-01", einde="2022-05-20")
    office(records, "P2", 1, aanvang="2022-06-13", einde="2023-01-01")
    assert (yield from change_at_purchase(records, aanvang="2015-01-01", aanvang_precisie="dag")) == (
        -12,
        date(2022, 5, 20),
    )


@in_one_city
def test_the_days_lead_to_officers_and_deed_and_the_day_to_the_officer_who_changed_then(records: Records) -> Case:
    office(records, "P1", 1, aanvang="2015-01-01", einde="2022-05-20")
    office(records, "P2", 1, aanvang="2022-06-14")
    yield from change_at_purchase(records, aanvang="2015-01-01", aanvang_precisie="dag")
    tables = yield
    (edge,) = (row for row in tables.edges("KOPER") if row["van"] == A)
    places: dict[str, set[tuple[str, str]]] = {}
    for column, file, spot in tables.origins(edge["id"]):
        places.setdefault(column, set()).add((file, spot))
    (left,) = places["bestuurswissel_op"]
    assert left in {(file, spot) for _, file, spot in tables.origins(tables.edge("BESTUURT", "P1", A)["id"])}
    assert {file for file, _ in places["dagen_bestuurswissel"] - {left}} == {"brk.Stuk"}


@in_one_city
def test_a_change_after_the_deed_counts_for_the_seller_too(records: Records) -> Case:
    company(records, 1, aanvang="2010-01-01", aanvang_precisie="dag")
    office(records, "P2", 1, aanvang="2022-07-01")
    owners(records, (A, "2019-01-15", 150_000), ("P9", "2022-06-01", 200_000))
    (edge,) = (yield).edges("VERKOPER")
    assert (edge["dagen_bestuurswissel"], edge["bestuurswissel_op"]) == (30, date(2022, 7, 1))


NO_CHANGE: dict[str, dict[str, Any]] = {
    "founding": {"aanvang": "2022-05-20", "aanvang_precisie": "dag"},
    "founding of which the month is known": {"aanvang": "2022-05-01", "aanvang_precisie": "maand"},
    "first officers where the founding is not known": {},
    "end of the company": {
        "aanvang": "2010-01-01",
        "aanvang_precisie": "dag",
        "einde": "2022-05-20",
        "einde_precisie": "dag",
    },
}


@pytest.mark.parametrize("case", NO_CHANGE)
@in_one_city
def test_founding_and_end_are_no_change(records: Records, case: str) -> Case:
    ended = "einde" in NO_CHANGE[case]
    begin, end = ("2010-01-01", "2022-05-20") if ended else ("2022-05-20", None)
    office(records, "P1", 1, aanvang=begin, einde=end)
    office(records, "P2", 1, aanvang=begin, einde=end)
    assert (yield from change_at_purchase(records, **NO_CHANGE[case])) == (None, None)


@in_one_city
def test_a_day_of_which_the_month_is_known_and_another_office_of_the_same_person_are_no_change(
    records: Records,
) -> Case:
    office(records, "P1", 1, functie="Bestuurder", aanvang="2015-01-01", einde="2022-05-20")
    office(records, "P1", 1, functie="Directeur", aanvang="2022-05-20")
    office(records, "P2", 1, aanvang="2022-06-01", aanvang_precisie="maand")
    assert (yield from change_at_purchase(records, aanvang="2015-01-01", aanvang_precisie="dag")) == (None, None)


@in_one_city
def test_a_person_has_no_officers(records: Records) -> Case:
    owners(records, ("P9", "2019-01-15", 150_000), ("P1", "2022-06-01", 200_000))
    bought = (yield).edges("KOPER")
    assert {(row["dagen_bestuurswissel"], row["bestuurswissel_op"]) for row in bought} == {(None, None)}


def dissolved(records: Records, *ends: str, reason: str | None = "ontbinding", first: int = 2, **entry: Any) -> None:
    """Companies that person P1 directed until they ended on these days."""
    for number, end in enumerate(ends, first):
        company(records, number, einde=end, einde_precisie="dag", eindreden=reason, **entry)
        office(records, "P1", number, aanvang="2010-01-01", einde=end)


def series(tables: Tables, number: int = 1) -> int:
    count: int = tables.edge("BESTUURT", "P1", f"KVK:{kvk(number)}")["ontbonden_bedrijven"]
    return count


@in_one_city
def test_the_most_companies_dissolved_in_any_three_years_count(records: Records) -> Case:
    company(records, 1)
    office(records, "P1", 1)
    dissolved(records, "2015-01-01", "2018-01-01", "2018-06-01", "2020-12-31", "2021-01-01")
    tables = yield
    assert series(tables) == 3
    assert series(tables, 2) == 3
    assert series(tables, 3) == 3
    assert series(tables, 4) == 2
    places = {
        file
        for column, file, _ in tables.origins(tables.edge("BESTUURT", "P1", A)["id"])
        if column == "ontbonden_bedrijven"
    }
    assert places == {"hr.Inschrijving", "hr.Functievervulling"}


@in_one_city
def test_an_end_after_the_date_has_not_happened(records: Records) -> Case:
    company(records, 1)
    office(records, "P1", 1)
    dissolved(records, "2022-01-01", "2022-02-01")
    assert series((yield as_of("2022-01-31"))) == 1


@pytest.mark.parametrize(
    ("reason", "counts"),
    [
        ("ontbinding", 1),
        ("turboliquidatie", 1),
        (None, 1),
        ("Fusie", 0),
        ("juridische splitsing", 0),
        ("faillissement", 0),
    ],
)
@in_one_city
def test_only_what_was_dissolved_counts(records: Records, reason: str | None, counts: int) -> Case:
    company(records, 1)
    office(records, "P1", 1)
    dissolved(records, "2022-01-01", reason=reason)
    assert series((yield)) == counts


@in_one_city
def test_a_sole_trader_that_stopped_was_not_dissolved(records: Records) -> Case:
    company(records, 1)
    office(records, "P1", 1)
    dissolved(records, "2022-01-01", rechtsvorm="Eenmanszaak")
    assert series((yield)) == 0


@pytest.mark.parametrize(("left", "counts"), [("2021-01-01", 1), ("2020-12-31", 0)])
@in_one_city
def test_who_left_longer_than_a_year_before_the_end_does_not_answer_for_it(
    records: Records, left: str, counts: int
) -> Case:
    company(records, 1)
    office(records, "P1", 1)
    company(records, 2, einde="2022-01-01", einde_precisie="dag")
    office(records, "P1", 2, einde=left)
    assert series((yield)) == counts
