"""An official notice, whatever carried it, as a record: title taken apart, kind in one word, place and point."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.language import say
from ondermijning.model.records_gemeente import Bekendmaking
from ondermijning.normalise import identifiers
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.notices.kinds import notice_kind
from ondermijning.normalise.notices.places import NoticePlace, parse_notice_place
from ondermijning.normalise.notices.titles import nameless, parse_title, publication_id
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.places.address_lines import AddressLine
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.places.rd import rd_of_degrees
from ondermijning.normalise.text import clean
from ondermijning.sources.rows import Outcome, Remark, RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

_POINT = re.compile(r"POINT ?\(([0-9]{4,6})(?:\.[0-9]+)? ([0-9]{6})(?:\.[0-9]+)?\)")


class Marker(NamedTuple):
    """An address that the publisher marked beside the title."""

    straat: str | None
    huisnummer: str | None
    toevoeging: str | None
    postcode: str | None
    woonplaats: str | None


class Published(NamedTuple):
    """A notice as its carrier gives it.

    Args:
        identifier: ``gmb-2024-206190``.
        title: the title.
        rubric: of the old or new list.
        activity: activity of the Omgevingswet, if given.
        day: day of publication.
        markers: addresses marked.
        point: of the first place, as ``POINT(x y)`` in RD or as latitude and longitude.
    """

    identifier: str | None
    title: str | None
    rubric: str | None
    activity: str | None
    day: str | None
    markers: tuple[Marker, ...] = ()
    point: str | None = None


def subject(given: Published) -> str:
    """A notice speaks about itself.

    Raises:
        RowRejected: it has no id of an official publication.
    """
    try:
        return publication_id(given.identifier or "")
    except ValueError as problem:
        raise RowRejected("identifier", str(problem)) from None


def records(given: Published) -> Iterator[Outcome]:
    """The notice, then what was strange in it."""
    faults = Faults()
    yield _notice(given, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _notice(given: Published, faults: Faults) -> Bekendmaking:
    title = parse_title(given.title or "")
    line = _place(title.plaats, given.markers, faults)
    x, y = faults.read("locatie", _point, given.point) or (None, None)
    return Bekendmaking(
        publicatie_id=subject(given),
        rubriek=clean(given.rubric),
        soort=notice_kind(clean(given.rubric), clean(given.activity), title.soort, title.omschrijving),
        fase=title.fase,
        activiteit=faults.read("titel", nameless, title.omschrijving) or clean(given.activity),
        zaaknummer=title.zaaknummer,
        datum=faults.read("datum", optional_date, given.day),
        straat=line.straat,
        huisnummer=line.huisnummer,
        toevoeging=line.toevoeging,
        postcode=line.postcode,
        woonplaats=line.woonplaats,
        x_rd=x,
        y_rd=y,
    )


def _place(words: str | None, markers: tuple[Marker, ...], faults: Faults) -> AddressLine:
    """The house in the title; else the first that is marked; else the street in the title."""
    place = faults.read("plaats", parse_notice_place, words) or NoticePlace(AddressLine(None), several=False)
    houses = [marker for marker in markers if marker.huisnummer]
    if place.line.huisnummer is None and houses:
        place = NoticePlace(_line(houses[0], faults), several=len(set(houses)) > 1)
    if place.several:
        faults.append(("plaats", say("names several places, of which one counts at most")))
    return place.line


def _line(marker: Marker, faults: Faults) -> AddressLine:
    return AddressLine(
        clean(marker.straat),
        faults.read("huisnummer", whole_number, marker.huisnummer),
        addition(None, marker.toevoeging),
        faults.read("postcode", identifiers.postcode, marker.postcode),
        clean(marker.woonplaats),
    )


def _point(text: str) -> tuple[int, int]:
    match = _POINT.fullmatch(text.strip())
    return (int(match[1]), int(match[2])) if match else rd_of_degrees(text)
