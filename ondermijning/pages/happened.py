"""What happened around some things, as marks in lanes: one per relation or event that the daily answers tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.daily.history import around
from ondermijning.daily.relations import relation, role
from ondermijning.model import PARTIES
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.text import counted
from ondermijning.pages import words
from ondermijning.pages.headlines import headline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ondermijning.daily.history import Moment
    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.pages.names import Names

OWNED, SOLD, LENT, SEIZED, VALUED, PERMITTED, GRANTED, HELD, DIRECTED, SEATED, COUNTED = (
    "Eigendom en rechten", "Verkoop", "Hypotheken", "Beslag en beperkingen", "WOZ-waarde", "Vergunningen", "Subsidies",
    "Besluiten en sluitingen", "Bestuur en bedrijf", "Zetels en vestigingen", "Ingeschreven personen",
)  # fmt: skip
LANES = (OWNED, SOLD, LENT, SEIZED, PERMITTED, GRANTED, HELD, DIRECTED, SEATED, COUNTED, VALUED)
_LANE_OF = {
    "eigendom": OWNED, "recht": OWNED, "splitsing": OWNED, "overdracht": SOLD, "koopovereenkomst": SOLD, "hypotheek": LENT,
    "beslag": SEIZED, "beperking": SEIZED, "WOZ-waarde": VALUED, "vergunning": PERMITTED, "subsidie": GRANTED,
    "gebeurtenis": HELD, "insolventie": HELD, "bestuur": DIRECTED, "zeggenschap": DIRECTED, "zetel": SEATED,
}  # fmt: skip
_POINTS = (SOLD, VALUED, HELD, GRANTED, COUNTED)
_BUYERS, _SELLERS = ("KOPER", "KOOPT"), ("VERKOPER",)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened or held.

    Args:
        lane: what it is about.
        begin, end: days; no begin is unknown, no end is still so.
        label: as it fits a drawing.
        text: the whole of it in words.
        elements: numbers of what it rests on.
    """

    lane: str
    begin: date | None
    end: date | None
    label: str
    text: str
    elements: tuple[int, ...]

    @property
    def lasts(self) -> bool:
        """Whether it held for some time; what did not is a point."""
        return self.lane not in _POINTS and (self.begin is None or self.begin != self.end)


def marks(index: Index, names: Names, centre: dict[int, Node], companies: Iterable[Node] = ()) -> list[Mark]:
    """Marks around places or parties, and who directs some companies, in order of lane and time.

    Args:
        index: the open index.
        names: of the page.
        centre: the things, by number.
        companies: those of which it is also told who directs them and when they began and ended.
    """
    found = list(_marks(index, names, around(index, names, centre).rows, centre))
    beside = {node.number: node for node in companies if node.number not in centre and not node.personal}
    for company in beside.values():
        own = {company.number: company}
        told = _marks(index, names, around(index, names, own).rows, own)
        found += [mark for mark in told if mark.lane == DIRECTED]
    found += [mark for node in (*centre.values(), *beside.values()) for mark in _life(names, node)]
    found += [mark for node in centre.values() for mark in _counts(node)]
    return sorted(
        dict.fromkeys(found), key=lambda mark: (LANES.index(mark.lane), mark.begin or date.min, mark.end or date.max)
    )


def _marks(index: Index, names: Names, rows: Sequence[Moment], centre: Mapping[int, Node]) -> Iterator[Mark]:
    numbers = [number for row in rows for number in row.elements]
    edges = index.edges(numbers)
    nodes = index.nodes({*numbers, *(end for edge in edges.values() for end in (edge.source, edge.target))})
    for row in rows:
        lane = _LANE_OF.get(row.topic)
        own = [edges[number] for number in row.elements if number in edges]
        thing = next((nodes[number] for number in row.elements if number in nodes), None)
        shielded = any(nodes[end].shielded for edge in own for end in (edge.source, edge.target))
        branch = any(edge.kind == "HEEFT_VESTIGING" for edge in own)
        if lane is None or branch or (shielded and lane == DIRECTED):
            continue
        label, text = _thing(names, thing, own, nodes) if thing else _relation(names, own[0], nodes, centre)
        yield Mark(lane, parsed(row.begin), parsed(row.end), label, text, row.elements)


def _relation(names: Names, edge: Edge, nodes: Mapping[int, Node], centre: Mapping[int, Node]) -> tuple[str, str]:
    """Who or what stands in a relation to the centre, short and in full."""
    source, target = nodes[edge.source], nodes[edge.target]
    other = source if edge.target in centre else target
    data = edge.data
    match edge.kind:
        case "BEZIT":
            right = str(data.get("recht") or "eigendom").partition(" (")[0].lower()
            part = data.get("aandeel_promille", 1000)
            held = f"{names.name(source)} heeft {right} van {names.name(target)}"
            share = "" if part == 1000 else f", aandeel {words.share(part)}"
            return names.short(other) + share, held + share
        case "BESTUURT" | "GEMACHTIGDE_VAN":
            office = str(data.get("functie") or "functionaris").lower()
            return (
                f"{names.short(source)}, {office} van {names.short(target)}",
                f"{names.name(source)} is {office} van {names.name(target)}",
            )
        case "KOOPT":
            return f"koopovereenkomst, {names.short(source)}", f"{names.name(source)} heeft een koopovereenkomst"
        case "AANDEELHOUDER_VAN":
            part = words.share(data.get("aandeel_promille", 0))
            return (
                f"{names.short(source)}, {part} van {names.short(target)}",
                f"{names.name(source)} houdt {part} van de aandelen in {names.name(target)}",
            )
    return names.short(other), f"{names.name(source)} {relation(edge.kind).phrase} {names.name(target)}"


def _thing(names: Names, thing: Node, edges: Sequence[Edge], nodes: Mapping[int, Node]) -> tuple[str, str]:
    """A deed, loan, permit or event, short and in full."""
    who = [
        names.name(nodes[edge.source], role(edge))
        for edge in edges
        if edge.target == thing.number and nodes[edge.source].label in PARTIES
    ]
    label = headline(names, thing, edges, nodes)
    return label, "; ".join(dict.fromkeys((label, *who)))


def _life(names: Names, node: Node) -> Iterator[Mark]:
    """When a company began and ended."""
    if node.label != "Bedrijf" or node.personal:
        return
    for column, word in (("opgericht", "opgericht"), ("beeindigd", node.data.get("eindreden") or "beëindigd")):
        if at := parsed(str(node.data.get(column) or "")):
            yield Mark(DIRECTED, at, at, f"{names.short(node)} {word}", f"{names.name(node)} {word}", (node.number,))


def _counts(node: Node) -> Iterator[Mark]:
    """How many people were registered at the last count."""
    at, people = parsed(str(node.data.get("ingeschreven_op") or "")), node.data.get("ingeschreven")
    if node.label == "Verblijfsobject" and at and people is not None:
        yield Mark(
            COUNTED,
            at,
            at,
            str(people),
            counted(people, "ingeschreven persoon", "ingeschreven personen"),
            (node.number,),
        )


def parsed(text: str) -> date | None:
    """A day as the index writes it; None where it is unknown."""
    return parse_date(text).day if text else None
