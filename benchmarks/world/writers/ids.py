"""Numbers by which registers know what there is in the city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.world.life import Company

if TYPE_CHECKING:
    from benchmarks.world.life import Deed, Holding, Loan, Party, Place

MUNICIPALITY = "0935"
_SECTIONS = "ABCDEFGHIK"
_PER_SECTION = 9_000


def section(place: Place) -> str:
    """The section of the cadastral municipality that it lies in."""
    return _SECTIONS[(place.number - 1) // _PER_SECTION]


def parcel_number(place: Place) -> int:
    """Its number within the section."""
    return (place.number - 1) % _PER_SECTION + 1


def parcel(place: Place) -> str:
    """Number of the cadastral object: area, parcel, kind and index."""
    area = 4710 + (place.number - 1) // _PER_SECTION
    kind = "10003" if place.use == "appartement" else "70000"
    return f"{area}{parcel_number(place):05d}{kind}"


def dwelling(place: Place) -> str:
    """BAG number of the verblijfsobject."""
    return f"{MUNICIPALITY}01{place.number + 500_000:010d}"


def address(place: Place) -> str:
    """BAG number of the nummeraanduiding."""
    return f"{MUNICIPALITY}20{place.number + 600_000:010d}"


def building(place: Place) -> str:
    """BAG number of the building, which flats of one house share."""
    return f"{MUNICIPALITY}10{place.street.number * 100 + place.house:010d}"


def valued(place: Place) -> str:
    """WOZ number."""
    return f"{MUNICIPALITY}{place.number + 20_000:08d}"


def person(party: Party) -> str:
    """Number of a party at the land registry."""
    return str((810_000_000 if isinstance(party, Company) else 620_000_000) + party.number)


def right(place: Place) -> str:
    """Number of the right on a place."""
    return str(330_000_000 + place.number)


def naming(place: Place, holding: Holding) -> str:
    """Number of a naming: of this deed, and whom it names."""
    return f"{440_000_000 + place.number}{holding.deed.number % 10_000:04d}{holding.party.number % 1000:03d}"


def deed_part(deed: Deed) -> str:
    """Number of the deed part that hands over."""
    return f"AKR9.{700_000_000 + deed.number}"


def deed(number: int, year: int) -> str:
    """Number of a deed that was offered."""
    return f"{year}0101{number:06d}"


def register_entry(number: int) -> tuple[str, str]:
    """Part and number in the public registers."""
    return str(60_000 + number // 180), str(number % 180 + 1)


def security(loan: Loan) -> str:
    """Number of a mortgage."""
    return str(1_002_000_000 + loan.number)


def branch(company: Company) -> str:
    """Number of the main branch."""
    return f"{int(company.kvk):012d}"
