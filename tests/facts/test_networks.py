"""Facts on who belongs together: streets, circles, mail addresses and successors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_hr import Insolventieuitspraak
from tests.support.one_city import in_one_city
from tests.support.record_things import company, dwelling, event, grant, kvk, office, owners, seat
from tests.support.record_use import used_as
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records
    from tests.support.tables import Tables

ANNA, BV = "P1", "KVK:99000001"


def street(records: Records, *holders: str, uses: tuple[str, ...] = ()) -> Reading[Tables]:
    """A street with a house per holder, used for what is given in turn; the company is Anna's."""
    company(records, 1)
    office(records, ANNA, 1, "aandeelhouder", functie_code="08")
    for number, holder in enumerate(holders, 1):
        parcel = f"O{number}"
        owners(records, (holder, "2015-01-01", 1), parcel=parcel)
        home, _ = dwelling(records, number, parcel=parcel)
        used_as(records, home, uses[(number - 1) % len(uses)] if uses else "woonfunctie")
    return (yield)


@in_one_city
def test_what_one_holds_of_a_street_under_two_names_is_one_concentration(records: Records) -> Case:
    tables = yield from street(records, ANNA, BV, BV, "P2")
    (found,) = tables.edges("CONCENTREERT_IN")
    assert (found["van"], found["naar"]) == (ANNA, "STRAAT:MAASTRICHT/Voorbeeldstraat")
    assert (found["objecten"], found["houders"], found["deel_procent"]) == (3, 2, 75)
    assert {file for _, file, _ in tables.origins(found["id"])} == {"brk.Tenaamstelling", "hr.Functievervulling"}


@in_one_city
def test_of_a_street_the_premises_are_also_counted_apart(records: Records) -> Case:
    (found,) = (yield from street(records, ANNA, BV, BV, "P2", uses=("winkelfunctie", "woonfunctie"))).edges(
        "CONCENTREERT_IN"
    )
    assert (found["bedrijfsruimten"], found["deel_bedrijfsruimten_procent"]) == (2, 100)


@pytest.mark.parametrize("holders", [(ANNA, ANNA, ANNA), (ANNA, BV), ("P2", "P3", "P4")])
@in_one_city
def test_one_name_few_objects_or_strangers_are_none(records: Records, holders: tuple[str, ...]) -> Case:
    assert (yield from street(records, *holders)).edges("CONCENTREERT_IN") == []


@in_one_city
def test_the_roles_in_a_circle_are_counted_and_cash_comes_before_care(records: Records) -> Case:
    for number, sbi in enumerate(("8899", "5630", "6820", "5610"), 1):
        company(records, number, sbi=sbi)
        office(records, ANNA, number)
    grant(records, "S1", f"KVK:{kvk(4)}", "2022-01-01")
    owners(records, (f"KVK:{kvk(3)}", "2015-01-01", 1))
    row = (yield).nodes("Bedrijf")[BV]
    assert [row[f"kring_{role}"] for role in ("leden", "zorg", "contant", "vastgoed")] == [4, 1, 2, 1]


@in_one_city
def test_a_company_alone_has_no_circle(records: Records) -> Case:
    company(records, 1, sbi="5630")
    assert (yield).nodes("Bedrijf")[BV]["kring_leden"] is None


def mail(records: Records, number: int, **address: str) -> None:
    """A company that had a grant and takes its mail at house number 12."""
    company(records, number)
    seat(records, number, soort="correspondentieadres", **address)
    grant(records, f"S{number}", f"KVK:{kvk(number)}", "2022-01-01")


def correspondents() -> Reading[int | None]:
    (row,) = (row for row in (yield).nodes("Adres").values() if row["huisnummer"] == 12)
    count: int | None = row["correspondenten"]
    return count


@in_one_city
def test_separate_companies_that_do_something_count_and_a_circle_counts_once(records: Records) -> Case:
    for number in (1, 2, 3):
        mail(records, number)
    company(records, 4)
    seat(records, 4, soort="correspondentieadres")  # asks for nothing, holds nothing
    mail(records, 5)
    seat(records, 5)  # is seated there too
    for number in (1, 2):
        office(records, ANNA, number)
    assert (yield from correspondents()) == 2


def successor(records: Records, day: str, sbi: str = "5610", house: int = 12) -> Reading[int | None]:
    """Days from what befell the first company to the founding of the second, of one director."""
    company(records, 1, sbi="5630", aanvang="2015-01-01")
    company(records, 2, sbi=sbi, aanvang=day)
    seat(records, 1)
    seat(records, 2, huisnummer=house)
    for number in (1, 2):
        office(records, ANNA, number)
    edge = (yield).edge("VERBONDEN_MET", f"KVK:{kvk(2)}", BV)
    assert (edge["opvolging_dagen"] is None) == (edge["opvolging_adres_id"] is None)
    days: int | None = edge["opvolging_dagen"]
    return days


@pytest.mark.parametrize(
    ("day", "sbi", "house", "days"),
    [
        ("2022-03-01", "5610", 12, 28),
        ("2022-01-31", "5610", 12, None),
        ("2024-02-02", "5610", 12, None),
        ("2022-03-01", "4511", 12, None),
        ("2022-03-01", "5610", 14, None),
    ],
)
@in_one_city
def test_a_successor_has_the_branch_and_the_address_and_came_after_the_bankruptcy(
    records: Records, day: str, sbi: str, house: int, days: int | None
) -> Case:
    records.add(
        "insolventies",
        made(Insolventieuitspraak, insolventienummer="F.1", soort="F", kvk=kvk(1), datum_uitspraak="2022-02-01"),
    )
    records.party("insolventies", f"KVK:{kvk(1)}", BV)
    assert (yield from successor(records, day, sbi, house)) == days


@pytest.mark.parametrize(("kind", "days"), [("sluiting_13b", 28), ("controle", None)])
@in_one_city
def test_a_closure_counts_as_a_bankruptcy_does_and_a_check_does_not(
    records: Records, kind: str, days: int | None
) -> Case:
    event(records, "G1", kind, "2022-02-01", BV)
    assert (yield from successor(records, "2022-03-01")) == days
