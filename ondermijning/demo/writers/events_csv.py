"""What happened at addresses: closures, penalties, refusals and inspections, in the canonical CSV form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.parties import Person
from ondermijning.demo.writers.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.city.town_hall import Event

_COLUMNS = (
    "gebeurtenis_id",
    "soort",
    "datum",
    "adres",
    "postcode",
    "huisnummer",
    "toevoeging",
    "bag_id",
    "partij_naam",
    "kvk_nummer",
    "toelichting",
)


def write_events(path: Path, events: Iterable[Event]) -> None:
    """Write one line per event, in order of day."""
    write_rows(path, _COLUMNS, (_row(event) for event in sorted(events, key=lambda each: (each.day, each.number))))


def _row(event: Event) -> dict[str, object]:
    """Every other event gives the id of the BAG; the note is free text that no loader may keep."""
    door, about = event.place.door, event.about
    company = about.party if about and about.numbered and not isinstance(about.party, Person) else None
    return {
        "gebeurtenis_id": event.number,
        "soort": event.kind,
        "datum": event.day,
        "adres": f"{door.street} {door.number}{door.letter}{f'-{door.suffix}' if door.suffix else ''}",
        "postcode": door.postcode,
        "huisnummer": door.number,
        "toevoeging": door.letter or door.suffix,
        "bag_id": door.bag_id if int(event.number[-5:]) % 2 else "",
        "partij_naam": about.name if about else "",
        "kvk_nummer": company.kvk if company else "",
        "toelichting": "zie dossier",
    }
