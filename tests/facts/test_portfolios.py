from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, office, owners

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records
    from tests.support.tables import Tables

ANNA, BV = "P1", "KVK:99000001"
SELLER = "P9"


def held_by_anna(records: Records) -> None:
    """The company is Anna's."""
    company(records, 1)
    office(records, ANNA, 1, "aandeelhouder", functie_code="08")


def buys(records: Records, number: int, buyer: str, day: str) -> None:
    """An object of its own passes to a buyer."""
    owners(records, (SELLER, "2010-01-01", 1), (buyer, day, 100_000), parcel=f"O{number}")


def bought(tables: Tables, column: str, buyer: str = ANNA) -> dict[str, int | None]:
    return {row["naar"]: row[column] for row in tables.edges("KOPER") if row["van"] == buyer}


def test_what_one_person_holds_and_what_the_company_of_that_person_holds_count_as_one(records: Records) -> None:
    held_by_anna(records)
    for number, buyer in enumerate((ANNA, ANNA, BV, BV, BV)):
        buys(records, number, buyer, f"201{number + 1}-05-01")
    tables = records.tables()
    current = [row for row in tables.edges("BEZIT") if row["geldig_tot"] is None]
    assert {row["portefeuille"] for row in current} == {5}
    assert {row["portefeuille_rang_promille"] for row in current} == {0}
    files = {file for column, file, _ in tables.origins(current[0]["id"]) if column == "portefeuille"}
    assert files == {"brk.Tenaamstelling", "hr.Functievervulling"}


@in_one_city
def test_fewer_than_five_objects_are_no_portfolio(records: Records) -> Case:
    for number in range(4):
        buys(records, number, ANNA, "2011-05-01")
    assert {row["portefeuille"] for row in (yield).edges("BEZIT")} == {None}


@in_one_city
def test_an_excluded_party_has_no_portfolio_and_no_pace(records: Records) -> Case:
    company(records, 1)
    for number in range(6):
        buys(records, number, BV, f"202{number % 3}-0{number + 1}-01")
    tables = yield as_of(kvk_99000001="corporatie")
    assert {row["portefeuille"] for row in tables.edges("BEZIT")} == {None}
    assert set(bought(tables, "aankopen_24_maanden", BV).values()) == {None}


@in_one_city
def test_days_of_purchase_count_for_two_years_and_deeds_of_one_day_once(records: Records) -> Case:
    held_by_anna(records)
    for number, (buyer, day) in enumerate(
        [
            (ANNA, "2020-05-01"),
            (BV, "2020-05-01"),
            (ANNA, "2022-04-30"),
            (ANNA, "2022-05-01"),
        ]
    ):
        buys(records, number, buyer, day)
    tables = yield
    assert bought(tables, "aankopen_24_maanden") == {"O0/1": None, "O2/1": 2, "O3/1": 2}
    last = tables.edge("KOPER", ANNA, "O3/1")
    places = {place for column, _, place in tables.origins(last["id"]) if column == "aankopen_24_maanden"}
    assert len(places) == 2


@in_one_city
def test_growth_is_what_was_bought_and_is_still_held_against_what_was_held_before(records: Records) -> Case:
    owners(records, (ANNA, "2015-01-01", 1), parcel="oud")
    buys(records, 1, ANNA, "2020-05-01")
    buys(records, 2, ANNA, "2021-05-01")
    owners(records, (SELLER, "2010-01-01", 1), (ANNA, "2020-07-01", 1), ("P8", "2021-03-01", 1), parcel="weer weg")
    tables = yield
    last = tables.edge("KOPER", ANNA, "O2/1")
    assert (last["portefeuille_voor"], last["groei_objecten"], last["groei_procent"]) == (1, 2, 200)


@in_one_city
def test_who_starts_with_nothing_has_no_rate_of_growth(records: Records) -> Case:
    for number in (1, 2):
        buys(records, number, ANNA, f"2020-0{number}-01")
    last = (yield).edge("KOPER", ANNA, "O2/1")
    assert (last["portefeuille_voor"], last["groei_objecten"], last["groei_procent"]) == (0, 2, None)


def sizes() -> Reading[set[int | None]]:
    return {row["portefeuille"] for row in (yield).edges("BEZIT") if row["geldig_tot"] is None}


def of_one_board(records: Records, director: str = ANNA, form: str = "besloten vennootschap") -> None:
    """Two companies of which no holder is known, with one director, and five objects between them."""
    for number in (1, 2):
        company(records, number, rechtsvorm=form)
        office(records, director, number)
    for number in range(5):
        buys(records, number, f"KVK:9900000{number % 2 + 1}", "2011-05-01")


@in_one_city
def test_companies_without_a_known_holder_count_with_who_alone_directs_them(records: Records) -> Case:
    of_one_board(records)
    assert (yield from sizes()) == {5}


@in_one_city
def test_a_company_on_the_board_stands_for_who_holds_it(records: Records) -> Case:
    of_one_board(records, director="KVK:99000003")
    company(records, 3)
    office(records, ANNA, 3, "aandeelhouder", functie_code="08")
    buys(records, 7, ANNA, "2011-05-01")
    assert (yield from sizes()) == {6}


@in_one_city
def test_a_second_director_makes_them_count_apart(records: Records) -> Case:
    of_one_board(records)
    office(records, "P2", 1)
    assert (yield from sizes()) == {None}


@in_one_city
def test_a_known_holder_comes_before_the_board(records: Records) -> Case:
    of_one_board(records)
    office(records, "P2", 1, "aandeelhouder", functie_code="08")
    assert (yield from sizes()) == {None}


@in_one_city
def test_the_board_of_a_foundation_holds_nothing(records: Records) -> Case:
    of_one_board(records, form="stichting")
    assert (yield from sizes()) == {None}


@in_one_city
def test_who_directs_very_many_does_so_by_trade(records: Records) -> Case:
    of_one_board(records)
    for number in range(10, 30):
        company(records, number, rechtsvorm="besloten vennootschap")
        office(records, ANNA, number)
    assert (yield from sizes()) == {None}
