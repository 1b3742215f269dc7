"""What the graph holds about an applicant and about premises, a list per question."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.control import UNKNOWN, ultimate
from ondermijning.daily.history import Moment, around
from ondermijning.daily.relations import relation, said, span
from ondermijning.daily.shown import details
from ondermijning.model import PARTIES, codes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.daily.shown import Shown

_BAD = (codes.REFUSED, codes.WITHDRAWN)


class Fact(NamedTuple):
    """Something that was seen: in words, when, and the elements it rests on."""

    text: str
    period: str
    elements: tuple[int, ...]


def known(shown: Shown, node: Node) -> Fact:
    """That a party is known, with what its register says."""
    more = details(node)
    return Fact(f"{shown.name(node, 'aanvrager')}{': ' if more else ''}{more}", "", (node.number,))


def control(index: Index, shown: Shown, company: Node) -> list[Fact]:
    """Officers and shareholders of a company, present and former, and who stands behind it in the end."""
    edges = index.inward([company.number], "BESTUURT", "AANDEELHOUDER_VAN", "GEMACHTIGDE_VAN")
    nodes = index.nodes(edge.source for edge in edges)
    found = [_of(shown, edge, nodes[edge.source]) for edge in edges]
    behind = ultimate(index, shown, company.number)
    return [*found, *([Fact(f"uiteindelijk: {behind.text}", "", behind.elements)] if behind.text != UNKNOWN else [])]


def owners(index: Index, shown: Shown, place: dict[int, Node]) -> list[Fact]:
    """Present owners of the objects of a place, with who stands behind companies."""
    found = []
    for edge, owner in _owners(index, place):
        behind = ultimate(index, shown, owner.number) if owner.label == "Bedrijf" and not owner.personal else None
        more = f"; uiteindelijk: {behind.text}" if behind else ""
        fact = _of(shown, edge, owner)
        found.append(fact._replace(text=f"{shown.name(place[edge.target])}: {fact.text}{more}"))
    return found


def lenders(index: Index, shown: Shown, place: dict[int, Node]) -> list[Fact]:
    """Mortgages on the objects of a place with their parties."""
    return [_fact(row) for row in around(index, shown, _objects(place)).rows if row.topic == "hypotheek"]


def mortgages_answered(place: dict[int, Node]) -> bool:
    """Whether the mortgages of every object of a place were asked; if not, none seen means nothing."""
    return all("hypotheek_actueel_op" in node.data for node in _objects(place).values())


def refusals(index: Index, shown: Shown, place: dict[int, Node]) -> list[Fact]:
    """Events at an address, and permits that were refused or taken away there."""
    addresses = _only(place, "Adres")
    events = {edge.source for edge in index.inward(addresses, "GEBEURD_OP")}
    permits = index.nodes(edge.source for edge in index.inward(addresses, "VERGUND_VOOR"))
    bad = {number for number, permit in permits.items() if _decision(permit).startswith(_BAD)}
    return _moments(index, shown, addresses, events | bad)


def refusals_of_owners(index: Index, shown: Shown, place: dict[int, Node]) -> list[Fact]:
    """Closures and refusals at other objects of the present owners; an excluded owner has too many to mean anything."""
    holders = {owner.number for _, owner in _owners(index, place) if not owner.data.get("uitgezonderd")}
    objects = {edge.target for edge in index.outward(holders, "BEZIT")} - place.keys()
    dwellings = {edge.target for edge in index.outward(objects, "HEEFT_VBO")}
    addresses = index.nodes({edge.target for edge in index.outward(dwellings, "HEEFT_ADRES")} - place.keys())
    events = index.nodes(edge.source for edge in index.inward(addresses, "GEBEURD_OP"))
    closed = {
        number for number, event in events.items() if str(event.data.get("soort", "")).startswith(codes.REFUSAL_EVENTS)
    }
    return _moments(index, shown, addresses, closed)


def predecessors(
    index: Index, shown: Shown, place: dict[int, Node], applicant: int | None
) -> tuple[list[Fact], list[Fact]]:
    """Permits at an address with who asked and held them, and companies that sit there: of others, and of the applicant only."""
    addresses = _only(place, "Adres")
    permits = {edge.source for edge in index.inward(addresses, "VERGUND_VOOR")}
    own = permits & _only_of(index, permits, applicant)
    seated = index.inward(addresses, "GEVESTIGD_OP")
    nodes = index.nodes(edge.source for edge in seated) | addresses
    party = {applicant} if applicant is not None else set()
    sitting = party | {edge.target for edge in index.outward(party, "HEEFT_VESTIGING")}
    seats: tuple[list[Fact], list[Fact]] = ([], [])
    for edge in seated:
        seats[edge.source in sitting].append(_seat(shown, edge, nodes))
    return (
        [*_moments(index, shown, addresses, permits - own), *seats[False]],
        [*_moments(index, shown, addresses, own), *seats[True]],
    )


def events_of(index: Index, shown: Shown, party: Node) -> list[Fact]:
    """Closures, refusals and insolvencies that are about a party, and its permits that were refused or taken away."""
    moments = around(index, shown, {party.number: party}).rows
    events = {edge.source for edge in index.inward([party.number], "GAAT_OVER")}
    permits = index.nodes(edge.target for edge in index.outward([party.number], "VRAAGT_AAN", "HOUDT"))
    bad = {number for number, permit in permits.items() if _decision(permit).startswith(_BAD)}
    return [_fact(row) for row in moments if {*row.elements} & (events | bad)]


def parties_at(index: Index, place: dict[int, Node]) -> set[int]:
    """Everyone who is known at a place: owners, lenders, applicants and holders of permits, and who events are about."""
    things = {edge.source for edge in index.inward(place, "HYPOTHEEK_OP", "VERGUND_VOOR", "GEBEURD_OP")}
    beside = index.inward(things, "GELDGEVER", "VRAAGT_AAN", "HOUDT")
    numbers = {edge.source for edge in (*beside, *index.inward(place, "BEZIT"))}
    numbers |= {edge.target for edge in index.outward(things, "GAAT_OVER")}
    return {
        number
        for number, node in index.nodes(numbers).items()
        if node.label in PARTIES and not node.data.get("uitgezonderd")
    }


def _owners(index: Index, place: dict[int, Node]) -> list[tuple[Edge, Node]]:
    edges = [edge for edge in index.inward(_objects(place), "BEZIT") if not edge.end]
    nodes = index.nodes(edge.source for edge in edges)
    return [(edge, nodes[edge.source]) for edge in edges]


def _objects(place: dict[int, Node]) -> dict[int, Node]:
    return _only(place, "Perceel")


def _only(place: dict[int, Node], label: str) -> dict[int, Node]:
    return {number: node for number, node in place.items() if node.label == label}


def _only_of(index: Index, permits: set[int], party: int | None) -> set[int]:
    """The permits that a party, and nobody else, asked for or holds."""
    edges = index.inward(permits, "VRAAGT_AAN", "HOUDT")
    return {edge.target for edge in edges if edge.source == party} - {
        edge.target for edge in edges if edge.source != party
    }


def _decision(permit: Node) -> str:
    return str(permit.data.get("besluit", "")).lower()


def _moments(index: Index, shown: Shown, places: dict[int, Node], wanted: Iterable[int]) -> list[Fact]:
    numbers = {*wanted}
    return [_fact(row) for row in around(index, shown, places).rows if numbers & {*row.elements}] if numbers else []


def _fact(row: Moment) -> Fact:
    period = f"{row.begin or 'onbekend'} tot {row.end}" if row.end else row.begin
    return Fact(row.text, period, row.elements)


def _of(shown: Shown, edge: Edge, party: Node) -> Fact:
    role = str(edge.data.get("functie") or relation(edge.kind).role)
    more = said(edge)
    return Fact(f"{shown.name(party, role)}{': ' if more else ''}{more}", span(edge), (edge.number,))


def _seat(shown: Shown, edge: Edge, nodes: dict[int, Node]) -> Fact:
    text = f"{shown.name(nodes[edge.source], 'gevestigd')} op {shown.name(nodes[edge.target])}"
    return Fact(text, span(edge), (edge.number,))
