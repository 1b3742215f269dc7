from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.model.records_gebied import Bewoningtelling, Corporatiebezit
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, dwelling, kvk
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

HOME = "0935010000000012"
STOCK = "Woonstichting Voorbeeld"


def home(records: Records) -> None:
    assert dwelling(records, 12, parcel=None)[0] == HOME


def counted(records: Records, day: str, people: int, home: str = HOME, ended: str | None = None) -> None:
    count = made(Bewoningtelling, bag_id=home, peildatum=day, aantal_ingeschreven=people)
    records.add("bewoning", count, seen=day, ended=ended)


def listed(records: Records, day: str, ended: str | None = None, **about: Any) -> None:
    cells = {"bag_id": HOME, "corporatie": STOCK, "kvk": kvk(61), "peildatum": day} | about
    records.add("corporatiebezit", made(Corporatiebezit, **cells), seen=day, ended=ended)


def registered(on: str) -> Reading[tuple[int | None, date | None]]:
    node = (yield as_of(on)).nodes("Verblijfsobject")[HOME]
    return node["ingeschreven"], node["ingeschreven_op"]


@in_one_city
def test_the_latest_count_on_or_before_the_date_counts(records: Records) -> Case:
    home(records)
    counted(records, "2024-01-01", 4)
    counted(records, "2024-04-01", 0)
    counted(records, "2024-07-01", 9)
    assert (yield from registered("2024-06-30")) == (0, date(2024, 4, 1))
    assert (yield from registered("2024-07-01")) == (9, date(2024, 7, 1))
    assert (yield from registered("2024-03-31")) == (4, date(2024, 1, 1))


@in_one_city
def test_before_the_first_count_and_without_one_it_is_unknown(records: Records) -> Case:
    home(records)
    counted(records, "2024-01-01", 4)
    counted(records, "2024-01-01", 7, home="0935010000000099")
    assert (yield from registered("2023-12-31")) == (None, None)
    assert set((yield).nodes("Verblijfsobject")) == {HOME}


@in_one_city
def test_a_count_that_was_taken_back_does_not_count(records: Records) -> Case:
    home(records)
    counted(records, "2024-01-01", 4)
    counted(records, "2024-04-01", 40, ended="2024-05-01")
    assert (yield from registered("2024-06-30")) == (4, date(2024, 1, 1))


@in_one_city
def test_the_count_is_the_origin_of_its_columns(records: Records) -> Case:
    home(records)
    counted(records, "2024-01-01", 4)
    found = {column for column, file, _ in (yield).origins(HOME) if file == "bewoning.Bewoningtelling"}
    assert found == {"ingeschreven", "ingeschreven_op", "volwassenen", "huishoudens"}


@in_one_city
def test_an_object_is_stock_of_the_corporation_while_a_list_shows_it(records: Records) -> Case:
    home(records)
    listed(records, "2023-01-01", ended="2024-01-01")
    stock = []
    for on in ("2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01"):
        tables = yield as_of(on)
        stock.append(tables.nodes("Verblijfsobject")[HOME]["corporatie"])
    assert stock == [None, STOCK, STOCK, None]


@in_one_city
def test_a_corporation_without_a_name_is_told_by_its_number(records: Records) -> Case:
    home(records)
    listed(records, "2023-01-01", corporatie=None)
    assert (yield).nodes("Verblijfsobject")[HOME]["corporatie"] == kvk(61)


@in_one_city
def test_the_company_of_a_corporation_is_excluded_from_its_first_list_until_it_has_no_stock(records: Records) -> Case:
    home(records)
    corporation, other = company(records, 61), company(records, 62)
    listed(records, "2023-01-01", ended="2024-01-01")
    listed(records, "2023-01-01", ended="2023-06-01", bag_id="0935010000000013")
    listed(records, "2023-01-01", bag_id="0935010000000014", kvk=None)
    reasons = []
    for on in ("2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01"):
        companies = (yield as_of(on)).nodes("Bedrijf")
        reasons.append(companies[corporation]["uitgezonderd"])
        assert companies[other]["uitgezonderd"] is None
    assert reasons == [None, "corporatie", "corporatie", None]


@in_one_city
def test_the_reason_on_the_list_of_the_municipality_may_stand_beside_it(records: Records) -> Case:
    home(records)
    corporation = company(records, 61)
    listed(records, "2023-01-01")
    companies = (yield as_of(**{f"kvk_{kvk(61)}": "corporatie"})).nodes("Bedrijf")
    assert companies[corporation]["uitgezonderd"] == "corporatie"
