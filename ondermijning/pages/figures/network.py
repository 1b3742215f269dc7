"""Who holds, directs and finances some objects on a day: the nodes and edges of the drawing of money and control."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.pages import words
from ondermijning.pages.names import is_party

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.pages.names import Names

MOST = 24  # parties; more is a list and no drawing
_STEPS = 5  # upward, from a holder to who stands behind it
_HUB = 12  # a party with more of one relation is drawn and not followed
_UPWARD = ("AANDEELHOUDER_VAN", "BESTUURT", "GEMACHTIGDE_VAN")
SAME = "MOGELIJK_ZELFDE_ALS"
_COUNT = "SELECT count(*) FROM edge WHERE {end} = ? AND soort = ?"
PERSON, COMPANY, OBJECT, LENDER = "persoon", "bedrijf", "object", "geldgever"


class Box(NamedTuple):
    """A node of the drawing: number, kind, name, and what is said below it."""

    number: int
    kind: str
    name: str
    more: str


class Link(NamedTuple):
    """An edge of the drawing, from above to below.

    Args:
        source, target: numbers of boxes.
        label: what it is, with share and days.
        kind: eigendom, zeggenschap, geld or onzeker.
    """

    source: int
    target: int
    label: str
    kind: str


@dataclass(slots=True)
class Network:
    """What is drawn, and in words what was left out."""

    boxes: list[Box]
    links: list[Link]
    cut: list[str] = field(default_factory=list)


def network(index: Index, names: Names, objects: Iterable[Node], day: str, centre: Iterable[Node] = ()) -> Network:
    """Money and control around some objects or parties on a day.

    Args:
        index: the open index.
        names: of the page.
        objects: cadastral objects.
        day: ISO 8601; what held on it is drawn.
        centre: parties it is about, where there is no object.
    """
    return _Grown(index, names, day).around(list(objects), list(centre))


class _Grown:
    def __init__(self, index: Index, names: Names, day: str) -> None:
        self._index, self._names, self._day = index, names, day
        self._nodes: dict[int, Node] = {}
        self._kinds: dict[int, str] = {}
        self._links: dict[tuple[int, int, str], list[str]] = {}
        self._hubs: list[str] = []
        self._left_out = 0

    def around(self, objects: list[Node], centre: list[Node]) -> Network:
        """Objects with their owners, lenders and who stands behind them, and what is at the centre."""
        for node in objects:
            self._add(node, OBJECT)
        for node in centre:
            self._add(node, _kind(node))
        numbers = [node.number for node in objects]
        owners = self._joined(self._holding(self._index.inward(numbers, "BEZIT")), "eigendom", _owned)
        lenders = self._loans(numbers)
        behind = {*owners, *lenders, *(node.number for node in centre)}
        for _ in range(_STEPS):
            behind = self._behind(behind)
        self._uncertain()
        return self._told()

    def _holding(self, edges: Iterable[Edge]) -> list[Edge]:
        """Those that held on the day."""
        return [edge for edge in edges if edge.begin <= self._day and (not edge.end or edge.end > self._day)]

    def _joined(self, edges: list[Edge], kind: str, said: Callable[[Edge], str]) -> set[int]:
        """Draw edges that come in from parties; returns the parties that are followed further."""
        nodes = self._index.nodes(edge.source for edge in edges)
        found = set()
        for edge in edges:
            node = nodes[edge.source]
            if not self._add(node, _kind(node)):
                continue
            self._link(edge.source, edge.target, kind, said(edge))
            found.add(edge.source)
        return found

    def _loans(self, objects: list[int]) -> set[int]:
        """Lenders of mortgages on the objects; the line runs from the object to who lent on it."""
        resting = self._index.inward(objects, "HYPOTHEEK_OP")
        loans = self._index.nodes(edge.source for edge in resting)
        live = {
            number: node
            for number, node in loans.items()
            if str(node.data.get("geldig_van") or "") <= self._day
            and not (str(node.data.get("doorgehaald") or node.data.get("geldig_tot") or "9999") <= self._day)
        }
        given = self._index.inward(live, "GELDGEVER")
        lenders = self._index.nodes(edge.source for edge in given)
        found = set()
        for edge in given:
            node, loan = lenders[edge.source], live[edge.target].data
            if not self._add(node, LENDER):
                continue
            amount = words.euro(loan["bedrag_euro"]) if loan.get("bedrag_euro") else "hypotheek"
            label = f"leent {amount}{_since(str(loan.get('geldig_van') or ''))}"
            for rest in resting:
                if rest.source == edge.target:
                    self._link(rest.target, edge.source, "geld", label)
            found.add(edge.source)
        return found

    def _behind(self, parties: Collection[int]) -> set[int]:
        """Draw who holds or directs companies; hubs are not followed."""
        followed = [number for number in sorted(parties) if self._may_follow(self._nodes[number])]
        edges = self._holding(self._index.inward(followed, *_UPWARD))
        known = set(self._kinds)
        return self._joined(edges, "zeggenschap", _directed) - known

    def _may_follow(self, node: Node) -> bool:
        if not is_party(node) or node.label != "Bedrijf" or node.personal:
            return False
        why = str(node.data.get("uitgezonderd") or "")
        many = max((self._count("naar", node.number, kind) for kind in _UPWARD), default=0)
        if why or many > _HUB:
            name = self._names.short(node)
            self._hubs.append(f"{name} ({why})" if why else f"{name} ({many} bestuurders of aandeelhouders)")
            return False
        return True

    def _count(self, end: str, number: int, kind: str) -> int:
        return int(self._index.rows(_COUNT.format(end=end), number, kind)[0][0])

    def _uncertain(self) -> None:
        """Parties in the drawing that may be one."""
        for edge in self._index.outward(self._nodes, SAME):
            if edge.target in self._nodes:
                score = words.share(edge.data.get("score_promille", 0))
                self._link(edge.source, edge.target, "onzeker", f"mogelijk dezelfde ({score})")

    def _add(self, node: Node, kind: str) -> bool:
        """Whether a node stands in the drawing; whoever is shielded never does."""
        if node.shielded:
            return False
        if node.number not in self._nodes and len(self._nodes) >= MOST:
            self._left_out += 1
            return False
        self._nodes.setdefault(node.number, node)
        self._kinds.setdefault(node.number, kind)
        return True

    def _link(self, source: int, target: int, kind: str, label: str) -> None:
        said = self._links.setdefault((source, target, kind), [])
        if label not in said:
            said.append(label)

    def _called(self, node: Node) -> tuple[str, str]:
        """The name of a box and what stands below it; an object goes by its address."""
        if node.label != "Perceel":
            return self._names.short(node), _more(node)
        dwellings = [edge.target for edge in self._index.outward([node.number], "HEEFT_VBO") if not edge.end]
        edges = [edge for edge in self._index.outward(dwellings, "HEEFT_ADRES") if not edge.end]
        addresses = list(self._index.nodes(edge.target for edge in edges).values())
        designation = self._names.short(node)
        if not addresses:
            return designation, str(node.data.get("soort") or "perceel")
        more = f" en {len(addresses) - 1} meer" if len(addresses) > 1 else ""
        return self._names.short(addresses[0]).partition(",")[0] + more, designation

    def _told(self) -> Network:
        boxes = [Box(number, self._kinds[number], *self._called(node)) for number, node in self._nodes.items()]
        links = [Link(*key[:2], "; ".join(said), key[2]) for key, said in self._links.items()]
        cut = [f"Niet verder gevolgd: {each}." for each in dict.fromkeys(self._hubs)]
        if self._left_out:
            cut.append(f"Niet getekend: {self._left_out} andere partijen; zie het overzicht van de houders.")
        return Network(boxes, links, cut)


def _kind(node: Node) -> str:
    """What a party is in a drawing."""
    return PERSON if node.personal else COMPANY


def _owned(edge: Edge) -> str:
    right = str(edge.data.get("recht") or "eigendom").partition(" (")[0].lower()
    part = edge.data.get("aandeel_promille")
    share = f" {words.share(part)}" if part and part != 1000 else ""
    return f"{right}{share}{_since(edge.begin)}"


def _directed(edge: Edge) -> str:
    if edge.kind == "AANDEELHOUDER_VAN":
        return f"{words.share(edge.data.get('aandeel_promille', 0))} aandelen{_since(edge.begin)}"
    return f"{str(edge.data.get('functie') or 'functionaris').lower()}{_since(edge.begin)}"


def _since(day: str) -> str:
    return f", sinds {day[:4]}" if day else ""


def _more(node: Node) -> str:
    """What is said below a name."""
    if node.label == "Bedrijf" and not node.personal:
        since = str(node.data.get("opgericht") or "")
        return f"opgericht {words.day(since)}" if since else str(node.data.get("rechtsvorm") or "")
    return ""
