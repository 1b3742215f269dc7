"""A small world of records about the use of homes, permits of use and grants: every fact on them occurs once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.model.records_bag import BagPand, BagVerblijfsobjectPand
from ondermijning.model.records_gebied import Bewoningtelling
from ondermijning.model.records_hr import Insolventieuitspraak
from ondermijning.model.records_other import VestigingAdres, WozKoppeling, WozWaarde
from tests.support.record_things import (
    answered,
    company,
    dwelling,
    event,
    grant,
    kvk,
    office,
    owners,
    permit,
    seat,
)
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.records import Records

PLACE: dict[str, Any] = {"postcode": "6211AB", "huisnummer": 71}
OBJECT = "NL.IMKAD.KadastraalObject:71"
ONE = f"KVK:{kvk(71)}"


def counted(
    records: Records, home: str, day: str, people: int, adults: int | None = None, households: int | None = None
) -> None:
    """A count of who is registered at a home."""
    records.add(
        "bewoning",
        made(
            Bewoningtelling,
            bag_id=home,
            peildatum=day,
            aantal_ingeschreven=people,
            aantal_volwassenen=adults,
            aantal_huishoudens=households,
        ),
    )


def valued(records: Records, home: str, day: str, euro: int) -> None:
    """The WOZ value of a home on a day."""
    number = f"0935{home[-8:]}"
    records.add(
        "woz",
        made(WozKoppeling, wozobjectnummer=number, soort="adresseerbaarobject", doel_id=home),
        made(
            WozWaarde,
            wozobjectnummer=number,
            waardepeildatum=day,
            ingangsdatum=day,
            waarde_euro=euro,
            statussen="beschikking_genomen",
        ),
    )


def used_as(records: Records, home: str, use: str, built: int | None = None) -> None:
    """What a home is for, and when its building was built."""
    records.db.execute("UPDATE BagVerblijfsobject SET gebruiksdoel = ? WHERE bag_id = ?", [use, home])
    if built:
        records.add(
            "bag",
            made(BagVerblijfsobjectPand, bag_id=home, pand_id=f"{home[:-1]}9"),
            made(BagPand, pand_id=f"{home[:-1]}9", bouwjaar=built),
        )


def moved_out(records: Records, number: int, day: str, **address: Any) -> None:
    """A company that had its visiting address somewhere until a day."""
    records.add(
        "hr", made(VestigingAdres, kvk=kvk(number), vestigingsnummer="", soort="bezoekadres", **address), ended=day
    )


def bankrupt(records: Records, number: int, day: str, ended: str | None = None) -> None:
    """A company that went bankrupt."""
    records.add(
        "insolventies",
        made(
            Insolventieuitspraak,
            insolventienummer=f"F.13/22/{number}",
            soort="F",
            kvk=kvk(number),
            datum_uitspraak=day,
            datum_einde=ended,
        ),
    )


def every_kind_of_use(records: Records) -> None:
    """A home that was bought, turned into rooms, left empty and sold with a grant; with who was there."""
    for number, sbi in ((71, "6820"), (72, "9499"), (73, "8730"), (74, "5630")):
        company(records, number, aanvang="2021-01-01", aanvang_precisie="dag", sbi=sbi)
    home, _ = dwelling(records, 71, parcel=OBJECT)
    used_as(records, home, "woonfunctie")
    turns = (("P71", "2019-01-15", 150_000), (ONE, "2023-02-01", 180_000), ("P72", "2024-09-01", 250_000))
    owners(records, *turns, parcel=OBJECT)
    valued(records, home, "2022-01-01", 190_000)
    for day, people in (("2023-06-01", 4), ("2023-12-01", 0), ("2024-06-01", 0)):
        counted(records, home, day, people)
    _let_by_a_linked_owner(records)
    _permits(records)
    _grants(records)
    for number in (71, 74):
        seat(records, number, **PLACE)
    moved_out(records, 72, "2023-05-01", **PLACE)
    for number in (73, 74):
        office(records, "P74", number, aanvang="2022-01-01")


def _let_by_a_linked_owner(records: Records) -> None:
    """A protected home with three people; after a closure about a sister of its owner somebody else asks for a permit there."""
    crowded, _ = dwelling(records, 72, parcel="O72")
    used_as(records, crowded, "woonfunctie")
    owners(records, ("P71", "2015-01-15", 150_000), (f"KVK:{kvk(73)}", "2023-02-01", 180_000), parcel="O72")
    valued(records, crowded, "2022-01-01", 190_000)
    counted(records, crowded, "2024-06-01", 3, 2, 1)
    there = PLACE | {"huisnummer": 72}
    event(records, "U72", "sluiting_13b", "2023-06-01", f"KVK:{kvk(74)}", **there)
    permit(records, "U5", ("P75", "aanvrager"), soort="exploitatie horeca", datum_aanvraag="2023-09-01", **there)


def _permits(records: Records) -> None:
    granted = {"besluit": "verleend", **PLACE}
    permit(
        records,
        "U1",
        (ONE, "aanvrager"),
        soort="omzetting",
        datum_aanvraag="2023-03-01",
        datum_besluit="2023-04-01",
        aantal_eenheden=50,
        **granted,
    )
    permit(
        records,
        "U2",
        (ONE, "aanvrager"),
        soort="omgevingsvergunning",
        bouwsom_euro=200_000,
        datum_aanvraag="2022-05-01",
        datum_besluit="2022-06-01",
        **granted,
    )
    answered(records, "2024-06-01", OBJECT)
    permit(
        records,
        "U3",
        (f"KVK:{kvk(74)}", "aanvrager"),
        soort="exploitatie horeca",
        datum_aanvraag="2022-02-01",
        geldig_van="2022-03-01",
        geldig_tot="2024-03-01",
        **granted,
    )
    permit(records, "U4", ("P75", "aanvrager"), soort="exploitatie horeca", datum_aanvraag="2023-02-01", **PLACE)


def _grants(records: Records) -> None:
    bankrupt(records, 71, "2024-01-01")
    for dossier, number in (("U1", 71), ("U2", 72)):
        grant(
            records,
            dossier,
            f"KVK:{kvk(number)}",
            "2024-05-01",
            regeling="Gevelherstel",
            iban_hmac="h",
            kvk=kvk(number),
            **PLACE,
        )
