"""What lies along a street: its addresses, dwellings and cadastral objects, and who holds and uses each."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.history import place_nodes
from ondermijning.daily.shown import house
from ondermijning.daily.things import houses_of
from ondermijning.errors import GraphError
from ondermijning.language import say

if TYPE_CHECKING:
    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.daily.shown import Shown

PERSON, PERSONS = "een natuurlijk persoon", "natuurlijke personen"


class Seat(NamedTuple):
    """A company at an address.

    Args:
        company: who is there; a branch of which nobody knows the company stands for itself.
        address: number of the address.
        sbi: what it does there.
        begin, end: days as text.
        elements: numbers of the edges it rests on.
    """

    company: Node
    address: int
    sbi: str
    begin: str
    end: str
    elements: tuple[int, ...]


@dataclass(slots=True)
class Along:
    """What lies along a street.

    Args:
        index: the open index.
        shown: how names are written.
        street: the street.
        persons: natural persons may be named, but for those who never are.
        addresses, objects: by number.
        held: every ownership of an object, present and former.
        holders: parties by number.
        objects_at: number of an address → numbers of the cadastral objects there.
        addresses_of: number of an object → numbers of its addresses.
        area: number of an object → square metres of its dwellings; absent where these are shared with other objects.
        seats: companies at the addresses, present and former.
        managers: numbers of associations of owners, which are nobody's users.
        linked: pairs of parties that are linked with each other.
    """

    index: Index
    shown: Shown
    street: Node
    persons: bool
    addresses: dict[int, Node]
    objects: dict[int, Node]
    held: list[Edge]
    holders: dict[int, Node]
    objects_at: dict[int, set[int]] = field(default_factory=dict)
    addresses_of: dict[int, list[int]] = field(default_factory=dict)
    area: dict[int, int] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)
    managers: set[int] = field(default_factory=set)
    linked: set[frozenset[int]] = field(default_factory=set)

    def name(self, node: Node, role: str = "") -> str:
        """A name; natural persons as a role without an alias, so that nobody is followed from house to house."""
        if node.personal and (not self.persons or node.shielded):
            return f"{PERSON} ({role})" if role else PERSON
        return self.shown.name(node, role)

    def at(self, address: int) -> str:
        """An address along the street, without its town."""
        return house(self.addresses[address]) or self.shown.name(self.addresses[address])

    def spot(self, number: int) -> str:
        """An object by its address, with its designation behind it."""
        designation = self.shown.name(self.objects[number])
        found = [self.at(address) for address in self.addresses_of.get(number, [])]
        return f"{'; '.join(found)} ({designation})" if found else designation

    def owners_on(self, number: int, begin: str, end: str) -> set[int]:
        """Who owned an object at some time between two days."""
        return {
            edge.source
            for edge in self.held
            if edge.target == number and (not end or edge.begin < end) and (not edge.end or edge.end > begin)
        }


def along(index: Index, shown: Shown, street: Node, *, persons: bool) -> Along:
    """What lies along a street.

    Raises:
        GraphError: it is no street, or no address along it is known.
    """
    if street.label != "Straat":
        raise GraphError(
            say("this is no street."), advice=say("Use ondermijning show for anything else, or find to look for one.")
        )
    houses = houses_of(index, [street])
    if not houses:
        raise GraphError(say("no address along this street is known."), advice=say("Use ondermijning find."))
    nodes = place_nodes(index, houses)
    known = {house.number for house in houses}
    addresses = {number: node for number, node in nodes.items() if number in known}
    objects = {
        number: node for number, node in nodes.items() if node.label == "Perceel" and not node.data.get("vervallen")
    }
    held = sorted(index.inward(objects, "BEZIT"), key=lambda edge: (edge.target, edge.begin, edge.number))
    found = Along(index, shown, street, persons, addresses, objects, held, index.nodes(edge.source for edge in held))
    _join(found, nodes)
    found.seats = _seats(found)
    companies = {seat.company.number for seat in found.seats}
    found.managers = {edge.source for edge in index.outward(companies, "BEHEERT")}
    ties = (*index.outward(companies, "VERBONDEN_MET"), *index.inward(companies, "VERBONDEN_MET"))
    found.linked = {frozenset((edge.source, edge.target)) for edge in ties if not edge.end}
    return found


def _join(found: Along, nodes: dict[int, Node]) -> None:
    """Which objects stand at which addresses, and how large they are."""
    index = found.index
    within = [edge for edge in index.outward(found.objects, "HEEFT_VBO") if not edge.end]
    dwellings = {edge.target for edge in within}
    numbered = [edge for edge in index.outward(dwellings, "HEEFT_ADRES") if edge.target in found.addresses]
    shared = {dwelling for dwelling, many in Counter(edge.target for edge in within).items() if many > 1}
    objects_at: defaultdict[int, set[int]] = defaultdict(set)
    addresses_of: defaultdict[int, list[int]] = defaultdict(list)
    place_of: defaultdict[int, list[int]] = defaultdict(list)
    for edge in numbered:
        place_of[edge.source].append(edge.target)
    area: defaultdict[int, int] = defaultdict(int)
    for edge in within:
        for address in place_of[edge.target]:
            objects_at[address].add(edge.source)
            if address not in addresses_of[edge.source]:
                addresses_of[edge.source].append(address)
        area[edge.source] += int(nodes[edge.target].data.get("oppervlakte_m2") or 0) if edge.target in nodes else 0
    found.objects_at = dict(objects_at)
    found.addresses_of = {
        number: sorted(each, key=lambda address: _number(found.addresses[address]))
        for number, each in addresses_of.items()
    }
    split = {edge.source for edge in within if edge.target in shared}
    found.area = {number: size for number, size in area.items() if size and number not in split}


def _number(address: Node) -> tuple[int, str]:
    return int(address.data.get("huisnummer") or 0), str(address.data.get("toevoeging") or "")


def _seats(found: Along) -> list[Seat]:
    """Companies at the addresses; a company and its branch at one address are one."""
    index = found.index
    edges = index.inward(found.addresses, "GEVESTIGD_OP")
    nodes = index.nodes(edge.source for edge in edges)
    branches = [number for number, node in nodes.items() if node.label == "Vestiging"]
    owned = {edge.target: edge for edge in index.inward(branches, "HEEFT_VESTIGING")}
    companies = index.nodes(edge.source for edge in owned.values())
    merged: dict[tuple[int, int], Seat] = {}
    for edge in sorted(edges, key=lambda each: (nodes[each.source].label != "Vestiging", each.begin, each.number)):
        node, link = nodes[edge.source], owned.get(edge.source)
        company = companies[link.source] if link else node
        begin, end = edge.begin, edge.end or str(node.data.get("geldig_tot") or company.data.get("beeindigd") or "")
        sbi = str(node.data.get("sbi") or company.data.get("sbi") or "")
        key = company.number, edge.target
        known = merged.get(key)
        if known is None:
            merged[key] = Seat(
                company, edge.target, sbi, begin or str(node.data.get("geldig_van") or ""), end, (edge.number,)
            )
        else:
            merged[key] = known._replace(
                sbi=known.sbi or sbi,
                begin=min(filter(None, (known.begin, begin)), default=""),
                end=max(known.end, end) if known.end and end else "",
                elements=(*known.elements, edge.number),
            )
    return sorted(
        merged.values(), key=lambda seat: (_number(found.addresses[seat.address]), seat.begin, seat.company.key)
    )
