"""By which address, and in which neighbourhood, people know a thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.history import PLACES, place_nodes
from ondermijning.daily.shown import house
from ondermijning.model import PARTIES
from ondermijning.signals.matching import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.signals import Signal
    from ondermijning.pages.names import Names
    from ondermijning.pages.neighbourhood.names import Neighbourhood

_LEADS = {
    "Vergunning": "VERGUND_VOOR",
    "Subsidie": "BESTEED_OP",
    "Gebeurtenis": "GEBEURD_OP",
    "Bedrijf": "GEVESTIGD_OP",
    "Vestiging": "GEVESTIGD_OP",
}


class Whereabouts(NamedTuple):
    """Where something is.

    Args:
        title: its address, or its name where no address is known.
        addressed: whether the title is an address.
        area: neighbourhood and district; empty where nobody knows.
        addresses: all of them, in order.
        nodes: everything that belongs to it, by number.
    """

    title: str
    addressed: bool
    area: str
    addresses: list[Node]
    nodes: dict[int, Node]

    @property
    def objects(self) -> list[Node]:
        """Cadastral objects among what belongs to it."""
        return sorted((each for each in self.nodes.values() if each.label == "Perceel"), key=lambda each: each.key)

    def plainly(self, text: str) -> str:
        """A sentence that calls the only object here by its address."""
        objects = self.objects
        designation = str(objects[0].data.get("aanduiding") or "") if len(objects) == 1 else ""
        if not designation or not self.addressed:
            return text
        street = self.title.partition(",")[0]
        text = re.sub(rf"({re.escape(street)}(?:, [^(),;]+)?) \({re.escape(designation)}\)", r"\1", text)
        return re.sub(rf"\b{re.escape(designation)}\b(?! [A-Z]\d)", lambda _: street, text)


def subject_nodes(ledger: Ledger, index: Index, signal: Signal) -> list[Node]:
    """What a signal is about, under the id that is now in use; empty where the graph no longer holds it."""
    kind, element = canonical(ledger, (signal.subject_kind, signal.subject_id))
    return [node for node in index.by_id(element) if node.label == kind]


def whereabouts(
    index: Index, lies_in: Mapping[str, Neighbourhood], names: Names, things: Sequence[Node]
) -> Whereabouts:
    """Where things are, which belong together.

    Args:
        index: the open index.
        lies_in: address → its neighbourhood.
        names: of the page or list.
        things: what it is about.
    """
    first = things[0]
    seats = _led_to(index, things)
    nodes = place_nodes(index, [*seats, *(each for each in things if each.label in PLACES)])
    nodes |= {each.number: each for each in things}
    addresses = sorted((each for each in nodes.values() if each.label == "Adres"), key=lambda each: each.key)
    addressed = bool(addresses) and first.label not in PARTIES
    title = _short(addresses[0], len(addresses)) if addressed else _called(index, names, first)
    return Whereabouts(title, addressed, _area(lies_in, addresses), addresses, nodes)


def _led_to(index: Index, things: Iterable[Node]) -> list[Node]:
    """The addresses that a permit, grant, event or company leads to; of a company those where it is now."""
    found = [
        edge.target
        for each in things
        if each.label in _LEADS and not each.personal
        for edge in index.outward([each.number], _LEADS[each.label])
        if not edge.end
    ]
    return list(index.nodes(found).values())


def _called(index: Index, names: Names, thing: Node) -> str:
    """A name; a grant goes by its regulation and who got it."""
    if thing.label != "Subsidie":
        return names.short(thing)
    edges = {edge.source: edge for edge in index.inward([thing.number], "ONTVANGT")}
    got = [f"{names.short(node)}{_linked(edges[number])}" for number, node in index.nodes(edges).items()]
    to = f" voor {' en '.join(got)}" if got else ""
    return f"{thing.data.get('regeling') or 'Subsidie'}{to}"


def _linked(edge: Edge) -> str:
    """That no more than a name and a place say who it is, where that is all."""
    return f" ({edge.data['koppeling']})" if edge.data.get("koppeling") else ""


def _short(address: Node, many: int) -> str:
    data, street = address.data, house(address)
    text = ", ".join(
        filter(None, (street or str(data.get("postcode") or address.id), str(data.get("woonplaats") or "")))
    )
    return f"{text} en {many - 1} andere adressen" if many > 2 else f"{text} en een ander adres" if many == 2 else text


def _area(lies_in: Mapping[str, Neighbourhood], addresses: Iterable[Node]) -> str:
    found = [lies_in[each.id] for each in addresses if each.id in lies_in]
    return next(
        (", ".join(dict.fromkeys(filter(None, (f"buurt {each.name or each.code}", each.district)))) for each in found),
        "",
    )
