"""What leaves of the graph around some things: which nodes and edges, which columns of them, and what was cut.

Natural persons, and companies that are one or more of them, leave as a numbered role without a number of a register, a name or
an address. Nobody leaves who is a minor or has secret data, and from a natural person nothing is followed further unless a case
is about that person.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.daily.relations import relation
from ondermijning.daily.shown import plain_name
from ondermijning.model import PARTIES
from ondermijning.report.cells import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ondermijning.daily.index import Edge, Index, Node

MOST = 500  # nodes; a chart of more is read by nobody
HOPS = 2
_HUB = 40  # a node with more edges leaves and is not followed: everybody meets in a bank or a mass address
_SIGNS = 300  # of one text
# An id in FollowTheMoney, which is the strictest of all, and the signs that it may not have.
_ID, _OTHER = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]*[0-9A-Za-z])?"), re.compile(r"[^0-9A-Za-z.-]")
PERSON = "Persoon"
NEVER = "Wie minderjarig is of geheime gegevens heeft, staat er niet in."
ROLES = "Natuurlijke personen staan er als rol in; van hen uit is niet verder gevolgd, tenzij de zaak over hen gaat."
# What leaves of each kind; whoever adds a column decides that it may be read outside.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Bedrijf": ("kvk", "rsin", "rechtsvorm", "land", "opgericht", "beeindigd", "eindreden", "sbi"),
    "Vestiging": ("sbi", "hoofdvestiging"),
    "Perceel": ("soort", "aanduiding", "grootte_m2"),
    "Verblijfsobject": ("gebruiksdoel", "oppervlakte_m2", "bouwjaar"),
    "Adres": ("straat", "huisnummer", "toevoeging", "postcode", "woonplaats", "land"),
    "Hypotheek": ("bedrag_euro", "doorgehaald"),
    "Transactie": ("datum", "soort", "koopsom_euro", "aantal_objecten"),
    "Vergunning": ("soort", "status", "besluit", "datum_aanvraag", "datum_besluit"),
    "Subsidie": ("regeling", "status", "verleend_euro", "datum_besluit"),
    "Gebeurtenis": ("soort", "datum"),
    PERSON: (),
}
# Edges that leave, with their columns. Where somebody lives, and which event is about whom, are not among them.
TIES: Mapping[str, tuple[str, ...]] = {
    "BEZIT": ("recht", "aandeel_promille"), "KOPER": ("aandeel_promille",), "VERKOPER": ("aandeel_promille",),
    "BETREFT": ("prijs_deel_euro",), "HYPOTHEEK_OP": (), "GELDGEVER": (), "GELDNEMER": (), "BESTUURT": ("functie",),
    "GEMACHTIGDE_VAN": ("functie",), "AANDEELHOUDER_VAN": ("aandeel_promille",), "HEEFT_VESTIGING": (), "GEVESTIGD_OP": ("soort",),
    "HEEFT_VBO": (), "HEEFT_ADRES": (), "VRAAGT_AAN": ("koppeling",), "HOUDT": ("koppeling",),
    "VERGUND_VOOR": (), "ONTVANGT": ("koppeling",), "BESTEED_OP": (),
    "GEBEURD_OP": (), "MOGELIJK_ZELFDE_ALS": ("score_promille",),
}  # fmt: skip


class Thing(NamedTuple):
    """A node that leaves.

    Args:
        id: of this export; the same in every format.
        kind: its label.
        name: what people call it; of a natural person the role.
        data: what leaves of it, by column.
    """

    id: str
    kind: str
    name: str
    data: Mapping[str, Any]


class Tie(NamedTuple):
    """An edge that leaves.

    Args:
        id: made of its kind, its ends and its days.
        kind: its type.
        source, target: ids of things.
        name: what it says, in words.
        begin, end: days, empty where unknown or open.
        data: what leaves of it, by column.
    """

    id: str
    kind: str
    source: str
    target: str
    name: str
    begin: str
    end: str
    data: Mapping[str, Any]

    @property
    def uncertain(self) -> bool:
        """Whether two parties may be one, or somebody is known by a name and a place alone."""
        return self.kind == "MOGELIJK_ZELFDE_ALS" or bool(self.data.get("koppeling"))


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of the graph.

    Args:
        things, ties: in order of id.
        centre: ids of what it is about.
        day: the date of the graph.
        cut: what was left out, in words.
        demo: all data are fictitious.
    """

    things: list[Thing]
    ties: list[Tie]
    centre: list[str]
    day: date
    cut: list[str]
    demo: bool

    @property
    def remarks(self) -> list[str]:
        """What whoever opens it must know."""
        return [*(["DEMO: alle gegevens zijn verzonnen."] if self.demo else []), ROLES, NEVER, *self.cut]


def extract(index: Index, centre: Iterable[Node], day: date, *, hops: int = HOPS, demo: bool) -> Extract:
    """The part of a graph around some things.

    Args:
        index: the open index.
        centre: what it is about.
        day: the date of the graph.
        hops: how many edges from there.
        demo: all data are fictitious.
    """
    grown = _Grown(index)
    grown.around([node for node in centre if _may_leave(node)], hops)
    return grown.told(day, demo=demo)


def _may_leave(node: Node) -> bool:
    """A branch of a natural person is left out: its number leads to a name."""
    return node.label in COLUMNS and not node.shielded and not (node.personal and node.label not in PARTIES)


class _Grown:
    def __init__(self, index: Index) -> None:
        self._index = index
        self._nodes: dict[int, Node] = {}
        self._centre: list[int] = []
        self._hubs: list[Node] = []
        self._left_out: set[int] = set()

    def around(self, centre: list[Node], hops: int) -> None:
        """Gather what is within some steps of a centre."""
        self._nodes = {node.number: node for node in centre}
        self._centre = list(self._nodes)
        edge_of = list(self._nodes.values())
        for _ in range(hops):
            edge_of = self._step(edge_of)

    def _step(self, nodes: list[Node]) -> list[Node]:
        """Add what is one edge away, in order of id, as far as there is room; returns what was added."""
        beside = (self._beside(node) for node in nodes if node.number in self._centre or not node.personal)
        met = {number for found in beside for number in found} - self._nodes.keys()
        found = sorted(
            (node for node in self._index.nodes(met).values() if _may_leave(node)), key=lambda node: node.key
        )
        room = max(0, MOST - len(self._nodes))
        self._left_out |= {node.number for node in found[room:]}
        self._nodes |= {node.number: node for node in found[:room]}
        return found[:room]

    def _beside(self, node: Node) -> set[int]:
        """What is one edge away from a node; of an excluded party or a hub nothing, unless it is what all is about."""
        followed = node.number in self._centre
        if followed or not node.data.get("uitgezonderd"):
            found = (*self._index.outward([node.number], *TIES), *self._index.inward([node.number], *TIES))
            edges = {edge.number: edge for edge in found}
            if followed or len(edges) <= _HUB:
                return {edge.other(node.number) for edge in edges.values()}
        self._hubs.append(node)
        return set()

    def told(self, day: date, *, demo: bool) -> Extract:
        """What was found, in order of id, under ids that lead to no natural person."""
        inside = [edge for edge in self._index.outward(self._nodes, *TIES) if edge.target in self._nodes]
        edges = [edge for edge in inside if not _is_address_of_person(edge, self._nodes)]
        tied = {*self._centre, *(end for edge in edges for end in (edge.source, edge.target))}
        ids = _ids(node for number, node in self._nodes.items() if number in tied)
        known = {number: Thing(name, *_thing(self._nodes[number], name)) for number, name in ids.items()}
        cut = [f"Niet verder gevolgd: {known[node.number].name}." for node in self._hubs if node.number in known]
        if left_out := self._left_out - self._nodes.keys():
            cut.append(f"Afgekapt op {MOST} onderdelen: {len(left_out)} andere staan er niet in.")
        things = sorted(known.values(), key=lambda thing: thing.id)
        centre = sorted(ids[number] for number in self._centre)
        return Extract(things, _ties(edges, known), centre, day, list(dict.fromkeys(cut)), demo)


def _is_address_of_person(edge: Edge, nodes: Mapping[int, Node]) -> bool:
    return edge.kind == "GEVESTIGD_OP" and nodes[edge.source].personal


def _ids(nodes: Iterable[Node]) -> dict[int, str]:
    """Ids for outside: those of the registers, and of natural persons a number in the order of what is not told."""
    every = sorted(nodes, key=lambda node: node.key)
    persons = [node.number for node in every if node.personal]
    numbered = {number: f"{PERSON}-P{place}" for place, number in enumerate(persons, 1)}
    return {node.number: numbered.get(node.number) or _id(f"{node.label}-{node.id}") for node in every}


def _id(text: str) -> str:
    """An id of signs that every format takes; one with others keeps apart from what looks like it by a hash."""
    plainly = text.replace(":", "-")
    if _ID.fullmatch(plainly):
        return plainly
    return f"{_OTHER.sub('-', plainly)[:_SIGNS]}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _thing(node: Node, name: str) -> tuple[str, str, dict[str, Any]]:
    """Kind, name and data of a node."""
    if node.personal:
        return PERSON, f"natuurlijk persoon {name.rpartition('-')[2]}", {}
    # A company goes by its name alone: its number stands beside it.
    called = (node.data.get("naam") if node.label == "Bedrijf" else None) or plain_name(node)
    return node.label, _text(str(called)), _data(node.data, COLUMNS[node.label])


def _ties(edges: Iterable[Edge], known: Mapping[int, Thing]) -> list[Tie]:
    """Edges under ids of their own: two that say the same of the same two are numbered in the order of the graph."""
    seen: Counter[str] = Counter()
    found = []
    for edge in edges:
        source, target = known[edge.source].id, known[edge.target].id
        data = _data(edge.data, TIES[edge.kind])
        said = "|".join((edge.kind, source, target, edge.begin, edge.end, repr(sorted(data.items()))))
        seen[said] += 1
        digest = hashlib.sha256(f"{said}|{seen[said]}".encode()).hexdigest()[:24]
        name = str(data.get("functie") or relation(edge.kind).phrase).lower()
        own = _id(f"{edge.kind.replace('_', '-')}-{digest}")
        found.append(Tie(own, edge.kind, source, target, name, edge.begin, edge.end, data))
    return sorted(found, key=lambda tie: tie.id)


def _data(data: Mapping[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    return {
        name: _text(data[name]) if isinstance(data[name], str) else data[name]
        for name in columns
        if data.get(name) not in (None, "")
    }


def _text(text: str) -> str:
    """A text without signs that no format may hold or that turn its direction, and of no more signs than anybody reads."""
    return plain(text if len(text) <= _SIGNS else f"{text[: _SIGNS - 1]}…")
