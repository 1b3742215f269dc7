"""What the graph holds about an applicant and about premises, a list per question."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.control import UNKNOWN, ultimate
from ondermijning.daily.history import Moment, around
from ondermijning.daily.relations import relation, said, span
from ondermijning.daily.shown import in_words
from ondermijning.model import PARTIES, codes
from ondermijning.normalise.dutch import in_dutch
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.daily.shown import Shown

_BAD = (codes.REFUSED, codes.WITHDRAWN)
# What registers say of a party itself; what is counted or compared beside it is no matter of a desk.
_REGISTERED = (
    "rechtsvorm",
    "opgericht",
    "beeindigd",
    "eindreden",
    "sbi",
    "werkzame_personen",
    "jaarstuk_laatste",
    "land",
)
_WHETHER = f"of het dezelfde is, want alleen naam en plek komen overeen ({codes.ON_PLACE})"
_LISTED = 8  # objects that are named; the rest is counted
_BEFORE_DEED, _AFTER_DEED = timedelta(days=7), timedelta(days=90)  # in which a mortgage belongs to a purchase


class Fact(NamedTuple):
    """Something that was seen.

    Args:
        text: in words; empty where nothing of it is certain.
        period: when it was so.
        elements: what it rests on.
        asked: what people must confirm first, since no more than a name and a place say so.
    """

    text: str
    period: str
    elements: tuple[int, ...]
    asked: tuple[str, ...] = ()


def known(shown: Shown, node: Node) -> Fact:
    """That a party is known, with what its register says."""
    more = in_words({name: node.data[name] for name in _REGISTERED if name in node.data})
    return Fact(f"{shown.name(node, 'aanvrager')}{': ' if more else ''}{more}", "", (node.number,))


def called(shown: Shown, node: Node) -> Fact:
    """Which place it is."""
    return Fact(shown.name(node), "", (node.number,))


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
    addresses = _addresses(index, objects, place)
    return _moments(index, shown, addresses, _closures(index, addresses))


def portfolio(index: Index, shown: Shown, party: Node) -> list[Fact]:
    """How many objects a party holds and held, with those it holds now by name."""
    held = index.outward([party.number], "BEZIT")
    now, before = [edge for edge in held if not edge.end], [edge for edge in held if edge.end]
    found = []
    if now:
        objects = index.nodes(edge.target for edge in now)
        names = [shown.name(each) for each in objects.values()]
        more = [f"en {len(names) - _LISTED} meer"] if len(names) > _LISTED else []
        text = f"heeft nu {_objects_counted(len(names))}: {'; '.join((*names[:_LISTED], *more))}"
        found.append(Fact(text, "", tuple(edge.number for edge in now)))
    if before:
        number = len({edge.target for edge in before})
        found.append(Fact(f"had eerder {_objects_counted(number)}", "", tuple(edge.number for edge in before)))
    return found


def closures_while_held(index: Index, shown: Shown, party: Node, place: dict[int, Node]) -> list[Fact]:
    """Closures and refusals at other objects of a party while it held them."""
    found: dict[str, Fact] = {}
    for edge in index.outward([party.number], "BEZIT"):
        addresses = {} if edge.target in place else _addresses(index, {edge.target}, place)
        for fact in _moments(index, shown, addresses, _closures(index, addresses)):
            if edge.begin <= fact.period[:10] and (not edge.end or fact.period[:10] <= edge.end):
                found.setdefault(fact.text, fact)
    return list(found.values())


def financing(index: Index, shown: Shown, place: dict[int, Node]) -> list[Fact]:
    """The last purchase of each object of a place: for how much, and with which mortgage around the deed."""
    found = []
    for parcel in _objects(place).values():
        concerned = {edge.source: edge for edge in index.inward([parcel.number], "BETREFT")}
        deeds = [deed for deed in index.nodes(concerned).values() if _price(deed, concerned[deed.number])]
        dated = [deed for deed in deeds if deed.data.get("datum")]
        if dated:
            last = max(dated, key=lambda deed: (str(deed.data["datum"]), deed.id))
            found.append(_financed(index, shown, parcel, last, concerned[last.number]))
    return found


def _financed(index: Index, shown: Shown, parcel: Node, deed: Node, concerned: Edge) -> Fact:
    day, price = date.fromisoformat(str(deed.data["datum"])[:10]), _price(deed, concerned)
    loans = [
        loan
        for loan in index.nodes(edge.source for edge in index.inward([parcel.number], "HYPOTHEEK_OP")).values()
        if (begin := str(loan.data.get("geldig_van") or "")[:10])
        and day - _BEFORE_DEED <= date.fromisoformat(begin) <= day + _AFTER_DEED
    ]
    bought = f"{shown.name(parcel)}: voor het laatst gekocht op {in_dutch(day)} voor € {in_dutch(price)}"
    if loans:
        money = "; ".join(_loan(index, shown, loan) for loan in loans)
    elif "hypotheek_actueel_op" in parcel.data:
        money = "zonder hypotheek bij de aankoop"
    else:
        money = "of er een hypotheek bij kwam is niet opgevraagd"
    elements = (deed.number, concerned.number, *(loan.number for loan in loans))
    return Fact(f"{bought}, {money}", day.isoformat(), elements)


def _loan(index: Index, shown: Shown, loan: Node) -> str:
    edges = index.inward([loan.number], "GELDGEVER")
    lenders = [shown.name(node) for node in index.nodes(edge.source for edge in edges).values()]
    amount = loan.data.get("bedrag_euro")
    of = f" van € {in_dutch(amount)}" if amount is not None else ""
    return f"met een hypotheek{of} bij {' en '.join(lenders) or 'een onbekende geldgever'}"


def _price(deed: Node, concerned: Edge) -> int:
    return int(concerned.data.get("prijs_deel_euro") or deed.data.get("koopsom_euro") or 0)


def _objects_counted(number: int) -> str:
    return counted(number, "kadastraal object", "kadastrale objecten")


def _addresses(index: Index, objects: set[int], place: dict[int, Node]) -> dict[int, Node]:
    """The addresses of objects, without those of the premises."""
    dwellings = {edge.target for edge in index.outward(objects, "HEEFT_VBO")}
    return index.nodes({edge.target for edge in index.outward(dwellings, "HEEFT_ADRES")} - place.keys())


def _closures(index: Index, addresses: dict[int, Node]) -> set[int]:
    events = index.nodes(edge.source for edge in index.inward(addresses, "GEBEURD_OP"))
    return {
        number for number, event in events.items() if str(event.data.get("soort", "")).startswith(codes.REFUSAL_EVENTS)
    }


class Users(NamedTuple):
    """Who uses an address or asked to: others before, others who sit there now, and the applicant."""

    before: list[Fact]
    seated: list[Fact]
    own: list[Fact]


def users(index: Index, shown: Shown, place: dict[int, Node], applicant: int | None) -> Users:
    """Permits at an address with who asked and held them, and companies that sit or sat there.

    Who sits there now is no predecessor, and the association of owners of the building is none of them.
    """
    addresses = _only(place, "Adres")
    party = {applicant} if applicant is not None else set()
    permits = {edge.source for edge in index.inward(addresses, "VERGUND_VOOR")}
    own = permits & _only_of(index, permits, party)
    others = permits - own - _only_of(index, permits, _associations(index, permits))
    seats = index.inward(addresses, "GEVESTIGD_OP")
    nodes = index.nodes(edge.source for edge in seats) | addresses
    sitting = party | {edge.target for edge in index.outward(party, "HEEFT_VESTIGING")}
    mine = [edge for edge in seats if edge.source in sitting]
    theirs = [edge for edge in seats if edge.source not in sitting and not _is_association(nodes[edge.source])]
    return Users(
        [*_moments(index, shown, addresses, others), *(_seat(shown, edge, nodes) for edge in theirs if edge.end)],
        [_seat(shown, edge, nodes) for edge in theirs if not edge.end],
        [*_own(index, shown, addresses, own, party), *(_seat(shown, edge, nodes) for edge in mine)],
    )


def events_of(index: Index, shown: Shown, party: Node) -> list[Fact]:
    """Closures, refusals and insolvencies that are about a party, and its permits that were refused or taken away."""
    moments = around(index, shown, {party.number: party}).rows
    events = {edge.source for edge in index.inward([party.number], "GAAT_OVER")}
    permits = index.nodes(edge.target for edge in index.outward([party.number], "VRAAGT_AAN", "HOUDT"))
    bad = {number for number, permit in permits.items() if _decision(permit).startswith(_BAD)}
    unsure = _on_place(index, {party.number})
    wanted = [row for row in moments if {*row.elements} & (events | bad)]
    return [_to_ask(row) if unsure & {*row.elements} else _fact(row) for row in wanted]


class Known(NamedTuple):
    """Who is known at a place, and who is so as far as a name and a place tell."""

    sure: set[int]
    unsure: set[int]


def parties_at(index: Index, place: dict[int, Node]) -> Known:
    """Everyone who is known at a place: owners, lenders, applicants and holders of permits, and who events are about."""
    things = {edge.source for edge in index.inward(place, "HYPOTHEEK_OP", "VERGUND_VOOR", "GEBEURD_OP")}
    beside = index.inward(things, "GELDGEVER", "VRAAGT_AAN", "HOUDT")
    ends = [(edge, edge.source) for edge in (*beside, *index.inward(place, "BEZIT"))]
    ends += [(edge, edge.target) for edge in index.outward(things, "GAAT_OVER")]
    nodes = index.nodes({number for _, number in ends})
    known = {number for number, node in nodes.items() if node.label in PARTIES and not node.data.get("uitgezonderd")}
    sure = known & {number for edge, number in ends if not edge.data.get("koppeling")}
    return Known(sure, known - sure)


def joined(index: Index, text: str, edges: Iterable[int], *, certain: bool) -> Fact:
    """A chain from an applicant to somebody, of whom it is certain or not that they are known at the place."""
    numbers = tuple(edges)
    unsure = any(edge.data.get("koppeling") for edge in index.edges(numbers).values())
    return Fact(text, "", numbers) if certain and not unsure else Fact("", "", numbers, (f"{_WHETHER}: {text}",))


def _owners(index: Index, place: dict[int, Node]) -> list[tuple[Edge, Node]]:
    edges = [edge for edge in index.inward(_objects(place), "BEZIT") if not edge.end]
    nodes = index.nodes(edge.source for edge in edges)
    return [(edge, nodes[edge.source]) for edge in edges]


def _objects(place: dict[int, Node]) -> dict[int, Node]:
    return _only(place, "Perceel")


def _only(place: dict[int, Node], label: str) -> dict[int, Node]:
    return {number: node for number, node in place.items() if node.label == label}


def _only_of(index: Index, permits: set[int], parties: set[int]) -> set[int]:
    """The permits that some parties, and nobody else, asked for or hold."""
    edges = index.inward(permits, "VRAAGT_AAN", "HOUDT")
    return {edge.target for edge in edges if edge.source in parties} - {
        edge.target for edge in edges if edge.source not in parties
    }


def _associations(index: Index, permits: set[int]) -> set[int]:
    parties = index.nodes(edge.source for edge in index.inward(permits, "VRAAGT_AAN", "HOUDT"))
    return {number for number, party in parties.items() if _is_association(party)}


def _is_association(party: Node) -> bool:
    """Whether it is the association of owners of a building."""
    return codes.EXCLUDED_FORMS["VVE"] == party.data.get("uitgezonderd") or party.data.get("rechtsvorm") == "VVE"


def _decision(permit: Node) -> str:
    return str(permit.data.get("besluit", "")).lower()


def _moments(index: Index, shown: Shown, places: dict[int, Node], wanted: Iterable[int]) -> list[Fact]:
    numbers = {*wanted}
    return [_fact(row) for row in around(index, shown, places).rows if numbers & {*row.elements}] if numbers else []


def _own(index: Index, shown: Shown, places: dict[int, Node], own: set[int], party: set[int]) -> list[Fact]:
    """The permits of an applicant at a place."""
    unsure = own & _on_place(index, party)
    asked = [_to_ask(row) for row in around(index, shown, places).rows if unsure & {*row.elements}] if unsure else []
    return [*_moments(index, shown, places, own - unsure), *asked]


def _on_place(index: Index, parties: Iterable[int]) -> set[int]:
    """The permits, grants and events that no more than a name and a place link to some parties."""
    numbers = [*parties]
    edges = (*index.inward(numbers, "GAAT_OVER"), *index.outward(numbers, "VRAAGT_AAN", "HOUDT", "ONTVANGT"))
    return {edge.source if edge.kind == "GAAT_OVER" else edge.target for edge in edges if edge.data.get("koppeling")}


def _fact(row: Moment) -> Fact:
    """A row, without the parties whom no more than a name and a place link to it."""
    asked = tuple(f"{_WHETHER}: {name} bij {row.bare}" for name in row.unsure)
    return Fact(row.bare or row.text, _period(row), row.elements, asked)


def _to_ask(row: Moment) -> Fact:
    """A row of which nothing is certain about the party that it was looked up for."""
    return Fact("", _period(row), row.elements, (f"{_WHETHER}: {row.text}",))


def _period(row: Moment) -> str:
    return f"{row.begin or 'onbekend'} tot {row.end}" if row.end else row.begin


def _of(shown: Shown, edge: Edge, party: Node) -> Fact:
    role = str(edge.data.get("functie") or relation(edge.kind).role)
    more = said(edge)
    return Fact(f"{shown.name(party, role)}{': ' if more else ''}{more}", span(edge), (edge.number,))


def _seat(shown: Shown, edge: Edge, nodes: dict[int, Node]) -> Fact:
    text = f"{shown.name(nodes[edge.source], 'gevestigd')} op {shown.name(nodes[edge.target])}"
    return Fact(text, span(edge), (edge.number,))
