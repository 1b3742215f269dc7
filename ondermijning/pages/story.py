"""Everything that a page tells of one thing, in the order a person asks: where, what happened, money, and who is behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.pages import words
from ondermijning.pages.figures import chain
from ondermijning.pages.figures.drawing import drawing
from ondermijning.pages.figures.network import SAME, network
from ondermijning.pages.figures.prices import chart, prices
from ondermijning.pages.figures.timeline import timeline, when
from ondermijning.pages.happened import OWNED, marks
from ondermijning.pages.place import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from ondermijning.daily.index import Index, Node
    from ondermijning.pages.city import City
    from ondermijning.pages.figures.chain import Holder
    from ondermijning.pages.figures.drawing import Drawing
    from ondermijning.pages.figures.prices import Prices
    from ondermijning.pages.figures.timeline import Timeline
    from ondermijning.pages.happened import Mark
    from ondermijning.pages.names import Names
    from ondermijning.pages.place import Place
    from ondermijning.pages.sheet import Sheet

_EARLIER = 3  # drawings of how it was
_OBJECTS = 8  # of a party that are drawn
_YEARS = 12  # back, of which it is drawn how it was


class Row(NamedTuple):
    """A mark as a row of the list below the timeline."""

    when: str
    lane: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Story:
    """What a page tells of one thing.

    Args:
        place: where it is.
        objects: cadastral objects that it is, or that a party holds.
        line: the timeline; None where nothing is known.
        rows: the same as a list, with sources.
        prices, chart: of one object; None for several, or without a price.
        now: the drawing of money and control.
        earlier: the same on other days.
        holders: the chain of ownership; of a party, who stands behind it.
        ends: who is in control in the end.
        doubts: links between parties that are uncertain.
        registers: which were read, and until when.
    """

    place: Place
    objects: list[Node]
    line: Timeline | None
    rows: list[Row]
    prices: Prices | None
    chart: Markup | None
    now: Drawing | None
    earlier: list[tuple[str, Drawing]]
    holders: list[Holder]
    ends: list[str]
    doubts: list[str]
    registers: list[tuple[str, str]]


def story(city: City, names: Names, things: Sequence[Node]) -> Story:
    """The story of things that belong together."""
    where = place(city, names, things)
    parties = [each for each in things if each.label == "Bedrijf" and not each.personal]
    objects = where.objects if not parties else _held(city.index, parties)
    owners = _owners(city.index, objects)
    centre = {each.number: each for each in parties} if parties else where.nodes
    found = marks(city.index, names, centre, parties or owners)
    priced = None if parties else prices(city.index, objects, city.market, city.day)
    return Story(
        where,
        objects,
        timeline(found, city.day, city.delivered, centre.values()) if found else None,
        [Row(when(each), each.lane, each.text, names.sources(each.elements)) for each in found],
        priced,
        chart(priced) if priced else None,
        drawing(network(city.index, names, objects[:_OBJECTS], city.day.isoformat(), parties)),
        [] if parties else _earlier(city, names, objects, found),
        [each for party in parties for each in chain.behind(city.index, names, party)]
        if parties
        else chain.holders(city.index, names, objects),
        chain.in_the_end(city.index, names, parties or [each for each in owners if _holds(city.index, each, objects)]),
        _doubts(city.index, names, [*parties, *owners]),
        [(words.register_name(source), words.day(last)) for source, (_, last) in sorted(city.delivered.items())],
    )


def lawful(city: City, things: Sequence[Node], sheet: Sheet) -> Sheet:
    """The sheet of a page, which names nobody where a minor is or was an owner, or where it is not known who is."""
    return sheet if not sheet.named or (things and _may_name(city, things)) else replace(sheet, named=False)


def _may_name(city: City, things: Sequence[Node]) -> bool:
    objects = place(city, city.names(), things).objects or _held(city.index, things)
    held = city.index.inward([each.number for each in objects], "BEZIT")
    return not any(each.data.get("minderjarig") for each in city.index.nodes(edge.source for edge in held).values())


def _held(index: Index, parties: Iterable[Node]) -> list[Node]:
    held = [edge.target for edge in index.outward([each.number for each in parties], "BEZIT") if not edge.end]
    return [each for each in index.nodes(held).values() if each.label == "Perceel"]


def _owners(index: Index, objects: Sequence[Node]) -> list[Node]:
    """Companies that hold or held an object; those that cannot be suspect by nature say nothing."""
    held = index.inward([each.number for each in objects], "BEZIT")
    found = index.nodes(edge.source for edge in held).values()
    return [
        each for each in found if each.label == "Bedrijf" and not each.personal and not each.data.get("uitgezonderd")
    ]


def _holds(index: Index, party: Node, objects: Sequence[Node]) -> bool:
    numbers = {each.number for each in objects}
    return any(edge.target in numbers and not edge.end for edge in index.outward([party.number], "BEZIT"))


def _earlier(city: City, names: Names, objects: Sequence[Node], found: Sequence[Mark]) -> list[tuple[str, Drawing]]:
    """How it was on the days on which earlier owners came, the latest first."""
    since = date(city.day.year - _YEARS, 1, 1)
    days = sorted({mark.begin for mark in found if mark.lane == OWNED and mark.end and mark.begin}, reverse=True)
    chosen = [each for each in days if each >= since][:_EARLIER]
    then = [drawing(network(city.index, names, objects[:_OBJECTS], each.isoformat())) for each in chosen]
    return [(words.day(day), drawn) for day, drawn in zip(chosen, then, strict=True) if drawn]


def _doubts(index: Index, names: Names, parties: Sequence[Node]) -> list[str]:
    """Links that may be one party or two."""
    numbers = [each.number for each in parties]
    edges = {edge.number: edge for edge in (*index.outward(numbers, SAME), *index.inward(numbers, SAME))}
    nodes = index.nodes(end for edge in edges.values() for end in (edge.source, edge.target))
    return [
        f"{names.name(nodes[edge.source])} is mogelijk dezelfde als {names.name(nodes[edge.target])}"
        f" ({words.share(edge.data.get('score_promille', 0))} gelijk); dat is niet vastgesteld"
        for edge in edges.values()
    ]
