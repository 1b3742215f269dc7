"""What a party owns, owned, lends, borrows and runs, each with its days, and the circle it belongs to."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from ondermijning.daily.control import ultimate
from ondermijning.daily.overviews.lines import Line, euro, held_on, right_of, share
from ondermijning.daily.overviews.spots import spots
from ondermijning.daily.relations import relation
from ondermijning.daily.shown import details
from ondermijning.daily.things import require_shown
from ondermijning.errors import GraphError
from ondermijning.language import say
from ondermijning.model import PARTIES
from ondermijning.normalise.branches import branch
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.daily.shown import Shown

OWNS, OWNED, YEARS = "bezit", "bezat", "bezit per jaar"
LENDS, BORROWS = "leent uit", "leent"
DIRECTS, RUNS, ASKED, GRANTED = "bestuurt", "exploiteert", "vroeg aan", "ontving"
BEHIND, CIRCLE = "staat erachter", "kring"
_OFFICES = ("BESTUURT", "GEMACHTIGDE_VAN", "AANDEELHOUDER_VAN")
_NEVER = 9999  # the year in which what has not ended ends
MOST = 300  # relations of one kind
_CASES = {"HOUDT": RUNS, "VRAAGT_AAN": ASKED, "ONTVANGT": GRANTED}
_LEADS = ("VERGUND_VOOR", "BESTEED_OP")


class Portfolio:
    """The portfolio of one party.

    Args:
        index: the open index.
        shown: how names are written.
        party: a company or, for a reason, a natural person.
        held_on: only what held on this day; empty is all, with its days.
        limit: relations of one kind that are told at most, those that still hold and the latest first.

    Raises:
        GraphError: it is no party, or one that is never shown.
    """

    def __init__(self, index: Index, shown: Shown, party: Node, *, held_on: str = "", limit: int = MOST) -> None:
        if party.label not in PARTIES:
            raise GraphError(
                say("only a party has a portfolio."), advice=say("Use ondermijning owners for an object or address.")
            )
        require_shown([party], say("Name a company."))
        self._index, self._shown, self._party, self._day = index, shown, party, held_on
        self._limit = limit
        self.left_out = 0

    def lines(self) -> list[Line]:
        """Every line, what it owns now first."""
        return [
            *self._objects(),
            *self._loans("GELDGEVER", LENDS),
            *self._loans("GELDNEMER", BORROWS),
            *self._offices(),
            *self._branches(),
            *self._cases(),
            *self._behind(),
            *self._circle(),
        ]

    def _holding(self, edges: Iterable[Edge]) -> list[Edge]:
        """Edges that count, in order of time; those over the limit are counted in ``left_out``."""
        found = [edge for edge in edges if not self._day or held_on(edge.begin, edge.end, self._day)]
        found.sort(key=lambda edge: (not edge.end, edge.begin, edge.number))
        self.left_out += max(0, len(found) - self._limit)
        return sorted(found[-self._limit :], key=lambda edge: (edge.begin, edge.number))

    def _objects(self) -> Iterator[Line]:
        held = self._index.outward([self._party.number], "BEZIT")
        chosen = self._holding(held)
        names = spots(self._index, self._shown, self._index.nodes(edge.target for edge in chosen).values())
        lines = [
            Line(
                OWNED if edge.end and not self._day else OWNS,
                names[edge.target],
                right_of(edge),
                edge.begin,
                edge.end,
                (edge.number,),
            )
            for edge in chosen
        ]
        yield from sorted(lines, key=lambda line: line.part != OWNS)
        if not self._day:
            yield from _per_year(held)

    def _loans(self, role: str, part: str) -> Iterator[Line]:
        """Mortgages with what they rest on and who is at the other end."""
        given = self._holding(self._index.outward([self._party.number], role))
        loans = self._index.nodes(edge.target for edge in given)
        other = self._ends(self._index.inward(loans, "GELDNEMER" if role == "GELDGEVER" else "GELDGEVER"))
        resting = self._index.outward(loans, "HYPOTHEEK_OP")
        names = spots(self._index, self._shown, self._index.nodes(edge.target for edge in resting).values())
        for edge in given:
            loan = loans[edge.target]
            begin = str(loan.data.get("geldig_van") or edge.begin or "")
            end = str(loan.data.get("doorgehaald") or loan.data.get("geldig_tot") or "")
            if self._day and not held_on(begin, end, self._day):
                continue
            at = [rest for rest in resting if rest.source == loan.number]
            word = "aan" if role == "GELDGEVER" else "van"
            who = f"{word} {' en '.join(other[loan.number])}" if other[loan.number] else ""
            what = "; ".join(dict.fromkeys(names[rest.target] for rest in at)) or self._shown.name(loan)
            said = ", ".join(filter(None, (euro(loan.data.get("bedrag_euro")) or "bedrag onbekend", who)))
            yield Line(part, what, said, begin, end, (loan.number, edge.number, *(rest.number for rest in at)))

    def _ends(self, edges: Sequence[Edge]) -> defaultdict[int, list[str]]:
        """Number of a thing → the names of the parties that edges lead from."""
        nodes = self._index.nodes(edge.source for edge in edges)
        found: defaultdict[int, list[str]] = defaultdict(list)
        for edge in edges:
            name = self._shown.name(nodes[edge.source])
            if name not in found[edge.target]:
                found[edge.target].append(name)
        return found

    def _offices(self) -> Iterator[Line]:
        edges = self._holding(self._index.outward([self._party.number], *_OFFICES))
        nodes = self._index.nodes(edge.target for edge in edges)
        for edge in edges:
            yield Line(
                DIRECTS, self._shown.name(nodes[edge.target]), _office(edge), edge.begin, edge.end, (edge.number,)
            )

    def _branches(self) -> Iterator[Line]:
        """Branches with where they are and their line of business."""
        owned = self._holding(self._index.outward([self._party.number], "HEEFT_VESTIGING"))
        nodes = self._index.nodes(edge.target for edge in owned)
        seated = self._index.outward(nodes, "GEVESTIGD_OP")
        addresses = self._index.nodes(edge.target for edge in seated)
        for edge in owned:
            at = [
                self._shown.name(addresses[seat.target])
                for seat in seated
                if seat.source == edge.target and not seat.end
            ]
            said = "; ".join((branch(nodes[edge.target].data.get("sbi")), *dict.fromkeys(at)))
            yield Line(RUNS, self._shown.name(nodes[edge.target]), said, edge.begin, edge.end, (edge.number,))

    def _cases(self) -> Iterator[Line]:
        """Permits that it holds or asked for and grants that it got, with the address they are for."""
        edges = self._holding(self._index.outward([self._party.number], *_CASES))
        things = self._index.nodes(edge.target for edge in edges)
        leads = self._index.outward(things, *_LEADS)
        places = self._index.nodes(edge.target for edge in leads)
        for edge in sorted(edges, key=lambda each: list(_CASES).index(each.kind)):
            thing = things[edge.target]
            at = [self._shown.name(places[lead.target]) for lead in leads if lead.source == edge.target]
            said = "; ".join(filter(None, (*dict.fromkeys(at), details(thing), edge.data.get("koppeling"))))
            begin = edge.begin or next(
                (str(thing.data[name]) for name in ("datum_besluit", "datum_aanvraag") if thing.data.get(name)), ""
            )
            yield Line(_CASES[edge.kind], self._shown.name(thing), said, begin, edge.end, (edge.number, thing.number))

    def _behind(self) -> Iterator[Line]:
        """Who holds and directs it, and who is in control in the end."""
        if self._party.label != "Bedrijf" or self._party.personal:
            return
        edges = self._holding(self._index.inward([self._party.number], *_OFFICES))
        nodes = self._index.nodes(edge.source for edge in edges)
        for edge in edges:
            yield Line(
                BEHIND, self._shown.name(nodes[edge.source]), _office(edge), edge.begin, edge.end, (edge.number,)
            )
        if not self._day:
            control = ultimate(self._index, self._shown, self._party.number)
            yield Line(BEHIND, control.text, "zeggenschap uiteindelijk", elements=control.elements)

    def _circle(self) -> Iterator[Line]:
        """Parties it is linked with, how, and how much each owns."""
        number = self._party.number
        linked = self._holding(
            (*self._index.outward([number], "VERBONDEN_MET"), *self._index.inward([number], "VERBONDEN_MET"))
        )
        nodes = self._index.nodes(edge.other(number) for edge in linked)
        held = self._index.outward(nodes, "BEZIT")
        told: set[int] = set()
        for edge in linked:
            node = nodes[edge.other(number)]
            if node.number in told or node.shielded:
                continue
            told.add(node.number)
            objects = {
                each.target for each in held if each.source == node.number and held_on(each.begin, each.end, self._day)
            }
            owns = counted(len(objects), "object", "objecten")
            said = f"{edge.data.get('via') or relation(edge.kind).phrase}; heeft {owns}"
            yield Line(CIRCLE, self._shown.name(node), said, edge.begin, edge.end, (edge.number,))


def _office(edge: Edge) -> str:
    if edge.kind == "AANDEELHOUDER_VAN":
        part = edge.data.get("aandeel_promille")
        return f"aandeelhouder, {share(part) or '100 %'}" if part else "aandeelhouder, aandeel onbekend"
    return str(edge.data.get("functie") or relation(edge.kind).role).lower()


def _per_year(held: Sequence[Edge]) -> Iterator[Line]:
    """How many objects it owned at the end of each year, from the first that it is known since; equal years stand together."""
    begun = [int(edge.begin[:4]) for edge in held if edge.begin]
    if not begun:
        return
    spans = [(edge.target, int(edge.begin[:4] or 0), int(edge.end[:4] or _NEVER)) for edge in held]
    ended = [last for _, _, last in spans if last != _NEVER]
    counts = {
        year: len({target for target, first, last in spans if first <= year < last})
        for year in range(min(begun), max((*begun, *ended)) + 1)
    }
    for many, together in groupby(counts, key=lambda year: counts[year]):
        years = list(together)
        name = f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])
        said = f"{counted(many, 'object', 'objecten')} op 31 december"
        yield Line(YEARS, name, said, f"{years[0]}-12-31", f"{years[-1]}-12-31")
