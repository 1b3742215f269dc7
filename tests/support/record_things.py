"""Small worlds of records for ``tests.support.records``: companies with officers, objects with owners, places, cases."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ondermijning.model.records_bag import BagNummeraanduiding, BagVerblijfsobject
from ondermijning.model.records_brk import (
    AdresLocatie,
    BagObject,
    KadastraalObject,
    ObjectLocatie,
    Stuk,
    Stukdeel,
    Tenaamstelling,
    TenaamstellingStukdeel,
    ZakelijkRecht,
)
from ondermijning.model.records_gemeente import Melding, Subsidieverlening, VergunningPartij, Vergunningzaak
from ondermijning.model.records_hr import Functievervulling
from ondermijning.model.records_kik import HypotheekAntwoord, Zekerheidsstelling, ZekerheidsstellingObject
from ondermijning.model.records_other import Inschrijving, VestigingAdres
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.records import Records

PARCEL = "NL.IMKAD.KadastraalObject:1"


def kvk(number: int) -> str:
    """A KVK number that no company has."""
    return f"990{number:05}"


def company(records: Records, number: int, source: str = "hr", **entry: Any) -> str:
    """A company in the trade register; its party id."""
    records.add(source, made(Inschrijving, kvk=kvk(number), **{"rechtsvorm": "Besloten Vennootschap"} | entry))
    return f"KVK:{kvk(number)}"


def office(records: Records, holder: str, number: int, kind: str = "bestuurder", **office_of: Any) -> None:
    """An office that a party holds at a company."""
    place = records.db.execute("SELECT count(*) + 1 FROM Functievervulling WHERE kvk = ?", [kvk(number)]).fetchall()[0][
        0
    ]
    soort = "bedrijf" if holder.startswith("KVK:") else "persoon"
    records.add(
        "hr", made(Functievervulling, kvk=kvk(number), volgnummer=place, soort=kind, partij_soort=soort, **office_of)
    )
    records.party("hr", f"KVK:{kvk(number)}#{place}", holder)


def seat(records: Records, number: int, *, source: str = "hr", branch: str = "", **address: Any) -> None:
    """A visiting address of a company or branch."""
    line = {"soort": "bezoekadres", "postcode": "6211AB", "huisnummer": 12} | address
    records.add(source, made(VestigingAdres, kvk=kvk(number), vestigingsnummer=branch, **line))


def owners(
    records: Records, *turns: tuple[str, str, int | None], parcel: str = PARCEL, aard: str = "Overdracht"
) -> None:
    """An object with one right that passes to each (party, day, price) in turn; a year end shows each of them.

    The deed part of the n-th turn is ``<parcel>/<n>``.
    """
    right, shown = f"{parcel}/r", [f"{int(day[:4])}-12-31" for _, day, _ in turns]
    records.add("brk", made(KadastraalObject, object_id=parcel, soort="perceel", aanduiding="MTT00 C 1"))
    records.add("brk", made(ZakelijkRecht, recht_id=right, aard_code="2", object_id=parcel))
    for at, ((party, day, price), (seen, ended)) in enumerate(zip(turns, pairwise([*shown, None]), strict=True)):
        name, deed = f"{parcel}/t{at}", f"{parcel}/{at}"
        records.party("brk", party, party)
        records.add(
            "brk",
            made(Stuk, stuk_id=deed, aangeboden_op=day),
            made(Stukdeel, stukdeel_id=deed, stuk_id=deed, aard_code="606", aard=aard, transactiesom_euro=price),
            made(TenaamstellingStukdeel, tenaamstelling_id=name, stukdeel_id=deed),
        )
        naming = made(Tenaamstelling, tenaamstelling_id=name, recht_id=right, persoon_id=party, teller=1, noemer=1)
        records.add("brk", naming, seen=str(seen), ended=ended)


def dwelling(
    records: Records, number: int, *, parcel: str | None = PARCEL, area: int | None = 80, **address: Any
) -> tuple[str, str]:
    """A dwelling at house number ``number`` in the BAG, on an object of the land registry; its id and that of its address."""
    home, place = f"09350100000{number:05}", f"09352000000{number:05}"
    line = {
        "postcode": "6211AB",
        "huisnummer": number,
        "straat": "Voorbeeldstraat",
        "woonplaats": "Maastricht",
    } | address
    records.add(
        "bag",
        made(BagNummeraanduiding, nummeraanduiding_id=place, **line),
        made(BagVerblijfsobject, bag_id=home, soort="verblijfsobject", oppervlakte_m2=area, nummeraanduiding_id=place),
    )
    if parcel:
        records.add(
            "brk",
            made(AdresLocatie, adres_id=f"A{number}", soort="binnenland", nummeraanduiding_id=place),
            made(ObjectLocatie, object_id=parcel, adres_id=f"A{number}"),
            made(BagObject, bag_id=home, soort="verblijfsobject", adres_id=f"A{number}"),
        )
    return home, place


def mortgage(records: Records, number: int, day: str, *parcels: str, **of: Any) -> str:
    """A mortgage that rests on objects; its id."""
    name = f"NL.IMKAD.Zekerheidsstelling:{number}"
    records.add("kik", made(Zekerheidsstelling, zekerheid_id=name, aangeboden_op=day, bedrag_euro=100_000, **of))
    for parcel in parcels or (PARCEL,):
        records.add("kik", made(ZekerheidsstellingObject, zekerheid_id=name, object_id=parcel))
    return name


def answered(records: Records, day: str, parcel: str = PARCEL) -> None:
    """An answer on the mortgages of an object."""
    records.add("kik", made(HypotheekAntwoord, object_id=parcel, actueel_op=day), seen=day)


def permit(records: Records, case: str, *parties: tuple[str, str], **about: Any) -> str:
    """A permit case with its (party, role) pairs, for house number 12 unless said otherwise; its number."""
    place = {} if {"object_id", "bag_id", "huisnummer"} & set(about) else {"postcode": "6211AB", "huisnummer": 12}
    records.add("vergunningen", made(Vergunningzaak, zaaknummer=case, **place | about))
    for at, (party, role) in enumerate(parties, 1):
        soort = "bedrijf" if party.startswith("KVK:") else "persoon"
        records.add(
            "vergunningen", made(VergunningPartij, zaaknummer=case, volgnummer=at, rol=role, partij_soort=soort)
        )
        records.party("vergunningen", case if at == 1 else f"{case}#{at}", party)
    return case


def grant(records: Records, dossier: str, party: str, day: str | None = None, **about: Any) -> str:
    """A grant to a party, decided on a day; its number."""
    cells = {"datum_besluit": day, "verleend_euro": 5_000} | about
    records.add("subsidies_intern", made(Subsidieverlening, dossiernummer=dossier, **cells))
    records.party("subsidies_intern", dossier, party)
    return dossier


def event(records: Records, number: str, kind: str, day: str, party: str | None = None, **place: Any) -> str:
    """An event, at house number 12 unless said otherwise; its id."""
    line = place or {"postcode": "6211AB", "huisnummer": 12}
    records.add("gebeurtenissen", made(Melding, gebeurtenis_id=number, soort=kind, datum=day, **line))
    if party:
        records.party("gebeurtenissen", number, party)
    return number
