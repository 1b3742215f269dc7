"""What was asked, granted and decided along a street: permits, grants and events, the latest first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ondermijning.daily.overviews.lines import Line, euro
from ondermijning.daily.relations import role
from ondermijning.normalise.dutch import code_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.daily.index import Edge, Node
    from ondermijning.daily.streets.along import Along

PERMITS, GRANTS, EVENTS = "vergunningen", "subsidies", "gebeurtenissen"
_LEADS = {"VERGUND_VOOR": PERMITS, "BESTEED_OP": GRANTS, "GEBEURD_OP": EVENTS}
_PARTIES = ("VRAAGT_AAN", "HOUDT", "ONTVANGT")
_DAYS = ("datum", "datum_besluit", "datum_aanvraag", "geldig_van")


def case_lines(street: Along) -> list[Line]:
    """A line per permit, grant and event, with its address and whom it concerns by role."""
    leads = street.index.inward(street.addresses, *_LEADS)
    things = street.index.nodes(edge.source for edge in leads)
    at: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in leads:
        at[edge.source].append(edge)
    concerned = street.index.inward(things, *_PARTIES)
    parties = street.index.nodes(edge.source for edge in concerned)
    by: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in concerned:
        by[edge.target].append(edge)
    lines = [_line(street, thing, at[number], by[number], parties) for number, thing in things.items()]
    order = list(_LEADS.values())
    return sorted(sorted(lines, key=lambda line: line.begin, reverse=True), key=lambda line: order.index(line.part))


def _line(street: Along, thing: Node, at: list[Edge], by: list[Edge], parties: dict[int, Node]) -> Line:
    places = dict.fromkeys(street.at(edge.target) for edge in at)
    who = dict.fromkeys(street.name(parties[edge.source], role(edge)) for edge in by)
    begin = next((str(thing.data[name]) for name in _DAYS if thing.data.get(name)), "")
    said = "; ".join(filter(None, (*places, *_told(thing), *who)))
    elements = (thing.number, *(edge.number for edge in (*at, *by)))
    return Line(_LEADS[at[0].kind], _called(thing), said, begin, str(thing.data.get("geldig_tot") or ""), elements)


def _called(thing: Node) -> str:
    """What it is in words, with its number."""
    kind = thing.data.get("regeling") or thing.data.get("soort") or thing.label.lower()
    return f"{code_in_words(str(kind))} ({thing.id})"


def _told(thing: Node) -> Iterator[str]:
    data = thing.data
    for column in ("activiteit", "besluit", "status"):
        if data.get(column) and (column != "status" or not data.get("besluit")):
            yield code_in_words(str(data[column]))
    if amount := euro(data.get("vastgesteld_euro") or data.get("verleend_euro")):
        yield amount
