"""Grants: an open register per year that only names the recipient, and the internal system with its numbers.

The open register has the columns of Amsterdam's: the old export for the first year, the present one for the others.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from ondermijning.demo.city.parties import Person
from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.city.town_hall import INTERNAL, OPEN_REGISTER
from ondermijning.demo.writers.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.city.town_hall import Grant

_OLD = (
    "TABLE_NAME", "DOSSIERNUMMER", "AANVRAGER", "REGELINGNAAM", "BELEIDSTERREIN", "ORGANISATIEONDERDEEL", "PROJECT_NAAM",
    "TYPE_PERIODICITEIT", "BEDRAG_AANGEVRAAGD", "BEDRAG_VERLEEND", "BEDRAG_VASTGESTELD", "SUBSIDIEJAAR", "DATUM_OVERZICHT",
)  # fmt: skip
_PRESENT = (
    "id", "dossiernummer", "aanvrager", "regelingnaam", "beleidsterrein", "organisatieonderdeel", "projectnaam",
    "typePeriodiciteit", "bedragAangevraagd", "bedragVerleend", "publicatiedatumVerleningsbesluit", "bedragVastgesteld",
    "publicatiedatumVaststellingsbesluit", "subsidiejaar", "datumOverzicht",
)  # fmt: skip
_INTERNAL = (
    "dossiernummer", "aanvrager", "kvk_nummer", "iban", "regeling", "subsidiejaar", "datum_aanvraag", "datum_verlening",
    "bedrag_aangevraagd", "bedrag_verleend", "bedrag_vastgesteld", "status", "activiteit_adres", "activiteit_postcode",
    "activiteit_bag_id",
)  # fmt: skip
_LAST_OLD_YEAR = 2021
_OFFICE, _FIELD = "Sociaal", "Welzijn en Zorg"
_PRIVATE = "(Particulier)"
_BANK = "DEMO"  # a bank that does not exist


def write_open_register(folder: Path, grants: Iterable[Grant]) -> None:
    """Write one file per year."""
    years: dict[int, list[Grant]] = {}
    for grant in grants:
        if grant.register == OPEN_REGISTER:
            years.setdefault(grant.decided.year, []).append(grant)
    for year in sorted(years):
        old = year <= _LAST_OLD_YEAR
        rows = (_old(grant) if old else _present(grant) for grant in years[year])
        write_rows(folder / f"subsidies-{year}.csv", _OLD if old else _PRESENT, rows)


def write_internal(path: Path, grants: Iterable[Grant]) -> None:
    """Write the export of the internal system."""
    write_rows(path, _INTERNAL, (_internal(grant) for grant in grants if grant.register == INTERNAL))


def _recipient(grant: Grant) -> str:
    return _PRIVATE if isinstance(grant.recipient.party, Person) else grant.recipient.name


def _old(grant: Grant) -> dict[str, object]:
    amount = f"{grant.euro}.00"
    return {
        "TABLE_NAME": "SB_MI_SUBSIDIEREGISTER",
        "DOSSIERNUMMER": grant.number,
        "AANVRAGER": _recipient(grant),
        "REGELINGNAAM": grant.scheme,
        "BELEIDSTERREIN": _FIELD,
        "ORGANISATIEONDERDEEL": _OFFICE,
        "PROJECT_NAAM": grant.project,
        "TYPE_PERIODICITEIT": "Eenmalig",
        "BEDRAG_AANGEVRAAGD": amount,
        "BEDRAG_VERLEEND": amount,
        "BEDRAG_VASTGESTELD": amount,
        "SUBSIDIEJAAR": grant.decided.year,
        "DATUM_OVERZICHT": f"{LAST} 01:01:04.587",
    }


def _present(grant: Grant) -> dict[str, object]:
    settled = grant.decided.year < LAST.year
    return {
        "id": grant.number,
        "dossiernummer": grant.number,
        "aanvrager": _recipient(grant),
        "regelingnaam": grant.scheme,
        "beleidsterrein": _FIELD,
        "organisatieonderdeel": _OFFICE,
        "projectnaam": grant.project,
        "typePeriodiciteit": "Eenmalig",
        "bedragAangevraagd": f"{grant.euro}.00",
        "bedragVerleend": f"{grant.euro}.00",
        "publicatiedatumVerleningsbesluit": grant.decided,
        "bedragVastgesteld": f"{grant.euro}.00" if settled else "",
        "subsidiejaar": grant.decided.year,
        "datumOverzicht": LAST,
    }


def _internal(grant: Grant) -> dict[str, object]:
    door = grant.place.door if grant.place else None
    party = grant.recipient.party
    company = None if isinstance(party, Person) else party
    kvk = company.kvk if company else ""
    return {
        "dossiernummer": grant.number,
        "aanvrager": _recipient(grant),
        "kvk_nummer": kvk if grant.recipient.numbered else "",
        "iban": iban(kvk or grant.recipient.name),
        "regeling": grant.scheme,
        "subsidiejaar": grant.decided.year,
        "datum_aanvraag": grant.decided - timedelta(days=49),
        "datum_verlening": grant.decided,
        "bedrag_aangevraagd": grant.euro,
        "bedrag_verleend": grant.euro,
        "bedrag_vastgesteld": "",
        "status": "verleend",
        "activiteit_adres": f"{door.street} {door.number}" if door else "",
        "activiteit_postcode": door.postcode if door else "",
        "activiteit_bag_id": door.bag_id if door else "",
    }


def iban(owner: str) -> str:
    """An account number with right check digits, at a bank that does not exist."""
    account = f"{crc32(owner.encode()):010d}"
    digits = "".join(str(int(sign, 36)) for sign in f"{_BANK}{account}NL00")
    return f"NL{98 - int(digits) % 97:02d}{_BANK}{account}"
