"""Permit cases in the canonical CSV form, with the further columns that a case system can give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.parties import Person
from ondermijning.demo.city.places import InlandAddress
from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.city.town_hall import GRANTED
from ondermijning.demo.writers.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.city.parties import Party
    from ondermijning.demo.city.town_hall import Mention, Permit

_COLUMNS = (
    "zaaknummer", "soort", "activiteit", "status", "besluit", "datum_aanvraag", "datum_besluit", "geldig_van", "geldig_tot",
    "aanvrager_type", "aanvrager_id", "aanvrager_naam", "leidinggevende_ids", "adres", "postcode", "huisnummer",
    "toevoeging", "bag_id", "kadastraalobject_id", "aantal_eenheden", "bron_url", "bouwsom", "woonplaats", "straat",
    "aanvrager_geboortedatum", "aanvrager_postcode", "aanvrager_huisnummer", "aanvrager_toevoeging", "houder_type",
    "houder_id", "houder_naam", "leidinggevende_namen",
)  # fmt: skip


def write_permits(path: Path, permits: Iterable[Permit]) -> None:
    """Write one line per case, in order of application."""
    write_rows(path, _COLUMNS, (_row(permit) for permit in sorted(permits, key=lambda each: (each.asked, each.number))))


def _row(permit: Permit) -> dict[str, object]:
    return {
        **_case(permit),
        **_place(permit),
        **_applicant(permit.applicant),
        **({"houder_" + name: text for name, text in _named(permit.holder).items()} if permit.holder else {}),
        "leidinggevende_ids": "|".join(manager.bsn for manager in permit.managers),
        "leidinggevende_namen": "|".join(f"{manager.given} {manager.surname}" for manager in permit.managers),
    }


def _case(permit: Permit) -> dict[str, object]:
    granted = permit.decision == GRANTED
    return {
        "zaaknummer": permit.number,
        "soort": permit.kind,
        "activiteit": permit.activity,
        "status": "afgehandeld" if permit.decided else "in behandeling",
        "besluit": permit.decision,
        "datum_aanvraag": permit.asked,
        "datum_besluit": permit.decided or "",
        "geldig_van": permit.decided if granted else "",
        "geldig_tot": permit.until or "",
        "aantal_eenheden": permit.units or "",
        "bouwsom": permit.building_sum or "",
    }


def _place(permit: Permit) -> dict[str, object]:
    """In turn the address is one line, one line with the parts beside it, and an id of the BAG."""
    door = permit.place.door
    line = {"adres": f"{door.street} {door.number}{door.letter}{f'-{door.suffix}' if door.suffix else ''}"}
    parts = {
        "postcode": door.postcode,
        "huisnummer": door.number,
        "toevoeging": door.letter or door.suffix,
        "woonplaats": door.town,
    }
    form = int(permit.number[-6:]) % 3
    if form == 0:
        return {**line, "postcode": door.postcode, "woonplaats": door.town}
    return {**line, **parts, **({"bag_id": door.bag_id} if form == 1 else {"kadastraalobject_id": permit.place.id})}


def _applicant(applicant: Mention) -> dict[str, object]:
    found = {"aanvrager_" + name: text for name, text in _named(applicant).items()}
    if applicant.numbered or applicant.party is None:
        return found
    lives = _address(applicant.party)
    if isinstance(applicant.party, Person) and not applicant.party.born.endswith("0000"):
        born = applicant.party.born
        found["aanvrager_geboortedatum"] = f"{born[:4]}-{born[4:6]}-{born[6:]}"
    if lives:
        found |= {
            "aanvrager_postcode": lives.postcode,
            "aanvrager_huisnummer": lives.number,
            "aanvrager_toevoeging": lives.letter + lives.suffix,
        }
    return found


def _address(party: Party) -> InlandAddress | None:
    place = party.home_on(LAST) if isinstance(party, Person) else party.seat
    return place if isinstance(place, InlandAddress) else None


def _named(mention: Mention) -> dict[str, object]:
    """Kind, number where the file gives it, and name of a party."""
    if isinstance(mention.party, Person):
        return {"type": "natuurlijk_persoon", "id": mention.party.bsn if mention.numbered else "", "naam": mention.name}
    number = mention.party.kvk if mention.party and mention.numbered else ""
    return {"type": "niet_natuurlijk_persoon", "id": number, "naam": mention.name}
