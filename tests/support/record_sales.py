"""Loans, agreements and series of sales for ``tests.support.records``, beside the small worlds of ``record_things``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.records_brk import Aantekening, AantekeningPersoon, KadastraalObject, Stuk, Stukdeel
from ondermijning.model.records_kik import ZekerheidsstellingPartij
from ondermijning.model.records_other import Prijsindex, WozKoppeling, WozWaarde
from tests.support.record_things import PARCEL, dwelling, kvk, mortgage, owners, permit
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.records import Records

FORCED = "Akte van veiling"


def part_of(records: Records, name: str, party: str, role: str) -> None:
    """Who lends or borrows by a mortgage."""
    records.add("kik", made(ZekerheidsstellingPartij, zekerheid_id=name, persoon_id=party, rol=role))
    records.party("kik", party, party)


def loan(records: Records, number: int, lender: str, borrower: str, *parcels: str, day: str = "2022-01-01") -> str:
    """A mortgage from one party to another; its id."""
    name = mortgage(records, number, day, *parcels)
    part_of(records, name, lender, "geldgever")
    part_of(records, name, borrower, "geldnemer")
    return name


def agreement(records: Records, number: int, buyer: str, day: str, end: str, parcel: str = PARCEL) -> None:
    """A purchase agreement in the register from a day to another."""
    note, deed = f"n{number}", f"overeenkomst{number}"
    records.party("brk", buyer, buyer)
    records.add(
        "brk",
        made(Stuk, stuk_id=deed, aangeboden_op=day),
        made(Stukdeel, stukdeel_id=deed, stuk_id=deed),
        made(Aantekening, aantekening_id=note, object_id=parcel, aard_code="7", einddatum=end, stukdeel_id=deed),
        made(AantekeningPersoon, aantekening_id=note, persoon_id=buyer),
    )


def parcel_only(records: Records, *parcels: str) -> None:
    """Objects of which nothing else is known."""
    for parcel in parcels:
        records.add("brk", made(KadastraalObject, object_id=parcel, soort="perceel"))


def index(records: Records, **quarters: int) -> None:
    """The price index by quarter, written as ``k2021_1``."""
    for name, value in quarters.items():
        quarter = name.removeprefix("k").replace("_", "K")
        records.add("prijsindex", made(Prijsindex, kwartaal=quarter, gebied="", woningtype="", index_promille=value))


def valued(records: Records, number: int, euro: int, *, parcel: str = PARCEL, year: int = 2020) -> None:
    """A dwelling on an object, with its value on the first day of a year."""
    home, _ = dwelling(records, number, parcel=parcel)
    woz = f"0935000{number:05}"
    records.add(
        "woz",
        made(WozKoppeling, wozobjectnummer=woz, soort="adresseerbaarobject", doel_id=home),
        made(
            WozWaarde,
            wozobjectnummer=woz,
            waardepeildatum=f"{year}-01-01",
            ingangsdatum=f"{year + 1}-01-01",
            waarde_euro=euro,
            statussen="beschikking_genomen",
        ),
    )


def every_kind_of_sale(records: Records) -> None:
    """Beside an object with a value and a mortgage: a lender, a redemption, an auction, a loss, works and a lapsed agreement."""
    lender = f"KVK:{kvk(2)}"
    part_of(records, "NL.IMKAD.Zekerheidsstelling:1", lender, "geldgever")
    loan(records, 3, f"KVK:{kvk(1)}", "P9", "O4", day="2024-01-01")
    owners(records, ("P5", "2019-01-15", 100_000), ("P6", "2020-05-01", 90_000), parcel="O3", aard=FORCED)
    mortgage(records, 2, "2020-05-01", "O3", doorgehaald_op="2021-03-01")
    owners(
        records,
        ("P5", "2019-02-01", 100_000),
        ("P6", "2021-06-01", 200_000),
        ("P7", "2022-03-01", 100_000),
        parcel="O4",
    )
    owners(records, ("P5", "2019-03-01", 100_000), ("P6", "2022-08-01", 150_000), parcel="O5")
    index(records, k2022_1=100_000)
    permit(
        records, "B1", ("P9", "aanvrager"), soort="omgevingsvergunning", besluit="verleend", datum_besluit="2021-01-15"
    )
    agreement(records, 1, "P8", "2022-02-01", "2022-08-01", "O4")
