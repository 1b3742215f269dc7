"""A small world of records in which every fact on owners, companies and networks is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.records_brk import AdresLocatie, NietNatuurlijkPersoon
from ondermijning.model.records_hr import Insolventieuitspraak, Jaarstuk
from tests.support.record_things import company, dwelling, kvk, office, owners, seat
from tests.support.record_use import used_as
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.records import Records

_SALES_OF_A_YEAR = 20
ABROAD = "KVK:99000059"


def every_kind_of_owner(records: Records) -> None:
    """A group that buys a street, a loop, a company that followed another, a foreign owner, and sales enough for a rank."""
    for part in (_group, _loop, _successor, _abroad, _sales):
        part(records)


def _group(records: Records) -> None:
    """An old company holds one with a new board that buys; both hold on one street."""
    mother = company(records, 52, aanvang="2001-01-01", aanvang_precisie="dag")
    buyer = company(records, 51, aanvang="2010-01-01", aanvang_precisie="dag", sbi="5610")
    office(records, mother, 51, "aandeelhouder", functie_code="08")
    office(records, "Q1", 51, aanvang="2010-01-01", einde="2018-01-01", einde_precisie="dag")
    office(records, "Q2", 51, aanvang="2018-01-01", aanvang_precisie="dag")
    records.add("hr", made(Jaarstuk, kvk=kvk(51), boekjaar=2019))
    seat(records, 51, soort="correspondentieadres", huisnummer=30)
    for number, (holder, day) in enumerate(
        (
            (mother, "2005-01-01"),
            (buyer, "2018-02-01"),
            (buyer, "2018-03-01"),
            (buyer, "2018-04-01"),
            (mother, "2018-05-01"),
        )
    ):
        owners(records, ("Q9", "2000-01-01", 1), (holder, day, 100_000), parcel=f"G{number}")
        home, _ = dwelling(records, 50 + number, parcel=f"G{number}", straat="Groepsstraat")
        used_as(records, home, "winkelfunctie" if number else "woonfunctie")


def _loop(records: Records) -> None:
    one, other = company(records, 54), company(records, 55)
    office(records, one, 55, "aandeelhouder")
    office(records, other, 54, "aandeelhouder")


def _successor(records: Records) -> None:
    """One director, one address, one branch; the first went bankrupt."""
    for number, day in ((56, "2015-01-01"), (57, "2022-03-01")):
        company(records, number, sbi="4511", aanvang=day)
        seat(records, number, huisnummer=31)
        office(records, "Q3", number, aanvang=day)
    ruling = made(Insolventieuitspraak, insolventienummer="F.56", soort="F", kvk=kvk(56), datum_uitspraak="2022-02-01")
    records.add("insolventies", ruling)
    records.party("insolventies", f"KVK:{kvk(56)}", f"KVK:{kvk(56)}")


def _abroad(records: Records) -> None:
    records.add(
        "brk",
        made(AdresLocatie, adres_id="ver", soort="buitenland", land="6018"),
        made(NietNatuurlijkPersoon, persoon_id="N59", naam="Ver", rechtsvorm_code="28", woonadres_id="ver"),
    )
    records.party("brk", "N59", ABROAD)


def _sales(records: Records) -> None:
    for number in range(_SALES_OF_A_YEAR):
        owners(records, ("Q9", "2000-01-01", 1), ("Q4", "2015-05-01", 100_000 + number), parcel=f"J{number}")
