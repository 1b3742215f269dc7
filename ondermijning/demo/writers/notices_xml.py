"""Official notices about permits as the SRU service gives them: records of the schema gzd, some hundreds to a page.

A notice tells the place, what was asked for and the case number, never who asked or what was decided.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.demo.city.geography import point_of
from ondermijning.demo.city.places import TOWN
from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.city.town_hall import BUILDING_PERMIT, PUB_PERMIT, ROOMS_PERMIT
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from ondermijning.demo.city.places import InlandAddress
    from ondermijning.demo.city.town_hall import Permit

_PER_PAGE = 500
_FIRST_NUMBER = 900_001  # of the Gemeenteblad in a year, above those that were given out
_AFTER = timedelta(days=6)  # between an application or decision and its notice
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<searchRetrieveResponse>'
_RUBRIC = {
    BUILDING_PERMIT: "omgevingsvergunning",
    ROOMS_PERMIT: "omgevingsvergunning",
    PUB_PERMIT: "exploitatievergunning",
}
_ASKED, _HANDLED = "Kennisgeving nieuwe aanvraag", "Afgehandelde"


class Notice(NamedTuple):
    """A notice about a permit case, on the day that it was published."""

    permit: Permit
    day: date
    phase: str


def write_notices(folder: Path, permits: Iterable[Permit]) -> None:
    """Write the notices, oldest first; every page tells how many there are in all."""
    notices = sorted(_notices(permits), key=lambda notice: (notice.day, notice.permit.number))
    records, number = _numbered(notices), 0
    while page := list(islice(records, _PER_PAGE)):
        number += 1
        text = _HEAD + value("version", "2.0") + value("numberOfRecords", len(notices)) + tag("records", "\n", *page)
        path = folder / f"bekendmakingen-{number}.xml"
        path.write_text(f"{text}</searchRetrieveResponse>\n", encoding="utf-8", newline="\n")


def _notices(permits: Iterable[Permit]) -> Iterator[Notice]:
    for permit in permits:
        if permit.kind in _RUBRIC:
            days = ((permit.asked, _ASKED), (permit.decided, _HANDLED))
            yield from (Notice(permit, day + _AFTER, phase) for day, phase in days if day and day + _AFTER <= LAST)


def _numbered(notices: Iterable[Notice]) -> Iterator[str]:
    """Records with the number of their publication, which begins anew each year."""
    places: dict[int, int] = {}
    for position, notice in enumerate(notices, start=1):
        year = notice.day.year
        places[year] = places.get(year, _FIRST_NUMBER - 1) + 1
        yield _record(notice, f"gmb-{year}-{places[year]}", position)


def _record(notice: Notice, identifier: str, position: int) -> str:
    meta = tag("meta", _kern(notice, identifier), _mantel(notice), _marked(notice))
    data = tag("recordData", tag("gzd", tag("originalData", meta)))
    schema = value("recordSchema", "http://standaarden.overheid.nl/sru/") + value("recordPacking", "xml")
    return tag("record", schema, data, value("recordPosition", position)) + "\n"


def _kern(notice: Notice, identifier: str) -> str:
    creator = f'<creator scheme="OVERHEID.Gemeente">{TOWN}</creator>'
    rubric = f'<type scheme="OVERHEIDop.Rubriek">{_RUBRIC[notice.permit.kind]}</type>'
    title = value("title", _title(notice))
    return tag(
        "owmskern",
        value("identifier", identifier),
        title,
        value("language", "nl"),
        rubric,
        creator,
        value("modified", notice.day),
    )


def _title(notice: Notice) -> str:
    permit, door = notice.permit, notice.permit.place.door
    place = f"{_house(door)}, {door.postcode[:4]} {door.postcode[4:]} {TOWN}"
    return f"{place}. {notice.phase} {_RUBRIC[permit.kind]}, {permit.activity} - {permit.number}"


def _house(door: InlandAddress) -> str:
    return f"{door.street} {door.number}{door.letter}{f'-{door.suffix}' if door.suffix else ''}"


def _mantel(notice: Notice) -> str:
    return tag("owmsmantel", value("available", notice.day), value("date", notice.day))


def _marked(notice: Notice) -> str:
    door = notice.permit.place.door
    east, north = point_of(door)
    extra = {"huisletter": door.letter, "huisnummertoevoeging": door.suffix}
    inside = (
        value("geometrie", f"POINT({east} {north})"),
        value("ligtInGemeente", TOWN),
        value("postcode", door.postcode),
        value("huisnummer", door.number),
        *(value(name, text) for name, text in extra.items() if text),
        value("straatnaam", door.street),
        value("woonplaats", TOWN),
    )
    marking = f'<gebiedsmarkering scheme="OVERHEIDop.locatietype">{tag("Adres", *inside)}</gebiedsmarkering>'
    return tag("tpmeta", value("product-area", "officielepublicaties"), marking)
