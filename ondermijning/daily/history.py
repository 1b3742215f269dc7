"""Everything that is known around a thing, in order of time: one row per relation or event, with its source rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ondermijning.daily.index import Edge, Node
from ondermijning.daily.relations import relation, role, said
from ondermijning.daily.shown import details, plain_name
from ondermijning.model import PARTIES, codes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ondermijning.daily.index import Index
    from ondermijning.daily.shown import Shown

COLUMNS = ("van", "tot", "wat", "omschrijving", "geregistreerd op", "bron")
PLACES = ("Adres", "Verblijfsobject", "Perceel", "Pand")
# Things with parties of their own: one row each, dated by the first of these columns that is filled.
_DATED = {
    "Transactie": ("datum",),
    "Waardering": ("peildatum_waarde",),
    "Gebeurtenis": ("datum",),
    "Insolventie": ("datum",),
    "Vergunning": ("datum_besluit", "datum_aanvraag", "geldig_van"),
    "Subsidie": ("datum_besluit", "datum_aanvraag"),
    "Hypotheek": ("geldig_van", "geregistreerd_op"),
    "Beslag": ("geldig_van", "geregistreerd_op"),
    "Beperking": ("geldig_van", "geregistreerd_op"),
    "Recht": ("geldig_van", "geregistreerd_op"),
}
_ENDS = ("geldig_tot", "doorgehaald")
# From a thing to whom or which place it is about.
_THING_EDGES = (
    "GAAT_OVER",
    "BETREFT",
    "HYPOTHEEK_OP",
    "BESLAG_OP",
    "BEPERKT",
    "VERGUND_VOOR",
    "BESTEED_OP",
    "GEBEURD_OP",
    "RUST_OP",
)
# Facts that repeat what other rows say, and the edges that ``place_nodes`` has followed as far as they matter.
_LEFT_OUT = frozenset({"VERBONDEN_MET", "OPGEVOLGD_DOOR", "HEEFT_VBO", "HEEFT_ADRES", "IN_PAND"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A row of a history.

    Args:
        begin, end: days as text, empty when unknown or open.
        topic: what it is about.
        text: the row in words.
        elements: numbers of what it rests on.
        known: when it was known, and until when if it is no longer so.
        unsure: parties in it, with their role, whom no more than a name and a place link to it.
        bare: the row without those; empty where there are none.
    """

    begin: str
    end: str
    topic: str
    text: str
    elements: tuple[int, ...]
    known: str = ""
    unsure: tuple[str, ...] = ()
    bare: str = ""


def known_span(clocks: Mapping[str, Any]) -> str:
    """When an element was known, in words: ``2022-12-31``, or ``2021-12-31 tot 2022-12-31``."""
    since, until = (str(clocks.get(name) or "") for name in ("geregistreerd_op", "registratie_tot"))
    return f"{since} tot {until}".strip() if until else since


def place_nodes(index: Index, start: Iterable[Node]) -> dict[int, Node]:
    """Address, dwelling, parcel and building that belong to places, from whichever of them people named."""
    first = {node.number for node in start}
    below = _follow(index, first, outward=("HEEFT_VBO", "HEEFT_ADRES"))
    above = _follow(index, first, inward=("HEEFT_ADRES", "HEEFT_VBO"))
    houses = {edge.target for edge in index.outward(below | above, "IN_PAND")}
    return index.nodes(below | above | houses)


def _follow(index: Index, start: set[int], *, outward: tuple[str, ...] = (), inward: tuple[str, ...] = ()) -> set[int]:
    found = set(start)
    for kind in outward:
        found |= {edge.target for edge in index.outward(found, kind)}
    for kind in inward:
        found |= {edge.source for edge in index.inward(found, kind)}
    return found


class History(NamedTuple):
    """What is known around some things.

    Args:
        rows: in order of time.
        nodes: every node beside the things, by number.
        total: how many rows there would be without a limit.
    """

    rows: list[Moment]
    nodes: dict[int, Node]
    total: int

    @property
    def left_out(self) -> int:
        """How many rows a limit left out."""
        return self.total - len(self.rows)


class _Row(NamedTuple):
    """A row before it is put into words: the day it is ordered by, the number of what it tells, its topic, and what it tells."""

    day: str
    number: int
    topic: str
    of: Edge | Node


_Told = TypeVar("_Told", _Row, Moment)


def around(
    index: Index,
    shown: Shown,
    centre: dict[int, Node],
    *,
    limit: int | None = None,
    of_each: int | None = None,
    dated: bool = False,
) -> History:
    """What is known of some things together.

    Args:
        index: the open index.
        shown: how names are written.
        centre: the things, by number; edges between them say nothing new.
        limit: how many rows at most, the latest ones.
        of_each: how many rows of one topic at most, the latest ones.
        dated: only rows with a day.
    """
    touching = {edge.number: edge for edge in (*index.outward(centre), *index.inward(centre))}
    edges = [
        edge
        for edge in touching.values()
        if edge.kind not in _LEFT_OUT and not (edge.source in centre and edge.target in centre)
    ]
    beside = index.nodes({end for edge in edges for end in (edge.source, edge.target)}) | centre
    things = {number: node for number, node in beside.items() if node.label in _DATED and number not in centre}
    known = sorted(row for row in _known(edges, things) if not dated or row.day)
    chosen = latest_of_each(known, of_each) if of_each else known[-limit:] if limit else known
    rows = [
        *(_relation(shown, row.of, beside) for row in chosen if isinstance(row.of, Edge)),
        *_things(index, shown, [row.of for row in chosen if isinstance(row.of, Node)], edges, centre),
    ]
    rows.sort(key=lambda row: (row.begin, row.topic, row.text))
    return History(rows, beside, len(known))


def _known(edges: Sequence[Edge], things: Mapping[int, Node]) -> Iterator[_Row]:
    """A row per relation between parties and places, and per thing with parties of its own."""
    topics: dict[int, str] = {}
    for edge in edges:
        topic = relation(edge.kind).topic
        if edge.source not in things and edge.target not in things:
            yield _Row(edge.begin or edge.end, edge.number, topic, edge)
        for end in (edge.source, edge.target):
            if end in things:
                topics.setdefault(end, topic)
    for number, thing in things.items():
        if not _is_ownership(thing):
            yield _Row(_begin(thing) or _end(thing), number, topics[number], thing)


def latest_of_each(rows: Sequence[_Told], most: int) -> list[_Told]:
    """Of rows in order of time the last ones of each topic."""
    told = Counter[str]()
    kept: list[_Told] = []
    for row in reversed(rows):
        told[row.topic] += 1
        if told[row.topic] <= most:
            kept.append(row)
    return kept[::-1]


def _relation(shown: Shown, edge: Edge, nodes: dict[int, Node]) -> Moment:
    """The row of an edge that joins the centre to a party or place."""
    words = relation(edge.kind)
    text = f"{shown.name(nodes[edge.source])} {words.phrase} {shown.name(nodes[edge.target])}"
    return Moment(edge.begin, edge.end, words.topic, _with(text, said(edge)), (edge.number,), known_span(edge.data))


def relations(index: Index, shown: Shown, numbers: Collection[int], *kinds: str) -> list[Moment]:
    """A row per relation of some kinds between parties or places, at any of some nodes."""
    touching = {edge.number: edge for edge in (*index.outward(numbers, *kinds), *index.inward(numbers, *kinds))}
    nodes = index.nodes({end for edge in touching.values() for end in (edge.source, edge.target)})
    return [_relation(shown, edge, nodes) for edge in touching.values()]


def _things(
    index: Index, shown: Shown, things: Sequence[Node], edges: Sequence[Edge], centre: dict[int, Node]
) -> list[Moment]:
    """A row per thing with its parties and places, whichever edges lead to it from the centre."""
    numbers = {thing.number for thing in things}
    touching = (*edges, *index.inward(numbers), *index.outward(numbers, *_THING_EDGES))
    own = {edge.number: edge for edge in touching if edge.source in numbers or edge.target in numbers}
    nodes = index.nodes({end for edge in own.values() for end in (edge.source, edge.target)})
    at: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in own.values():
        for end in {edge.source, edge.target} & numbers:
            at[end].append(edge)
    return [_thing(shown, thing, at[thing.number], nodes, centre) for thing in things]


def _thing(shown: Shown, thing: Node, edges: Sequence[Edge], nodes: dict[int, Node], centre: dict[int, Node]) -> Moment:
    parties, places, unsure = [], [], []
    for edge in edges:
        other = nodes[edge.other(thing.number)]
        if other.label in PARTIES:
            parties.append(shown.name(other, role(edge)))
            unsure += parties[-1:] if edge.data.get("koppeling") else []
        elif edge.kind == "BETREFT":
            places.append(_with(shown.name(other), said(edge)))
        elif other.number not in centre and edge.kind in _THING_EDGES:
            places.append(shown.name(other))
    topic = next((relation(edge.kind).topic for edge in edges), thing.label.lower())
    told = (_with(plain_name(thing), details(thing)), *dict.fromkeys(places), *dict.fromkeys(parties))
    bare = "; ".join(each for each in told if each not in unsure) if unsure else ""
    known = known_span(thing.data) or min(filter(None, (known_span(edge.data) for edge in edges)), default="")
    elements = (thing.number, *(edge.number for edge in edges))
    return Moment(
        _begin(thing), _end(thing), topic, "; ".join(told), elements, known, tuple(dict.fromkeys(unsure)), bare
    )


def _begin(thing: Node) -> str:
    return next((thing.data[name] for name in _DATED[thing.label] if thing.data.get(name)), "")


def _end(thing: Node) -> str:
    return next((thing.data[name] for name in _ENDS if thing.data.get(name)), "")


def _is_ownership(thing: Node) -> bool:
    """Whether a right is told as possession already."""
    return thing.label == "Recht" and thing.data.get("aard_code") in codes.OWNERSHIP_RIGHTS


def _with(text: str, more: str) -> str:
    return f"{text}: {more}" if more else text
