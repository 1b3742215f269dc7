"""Companies that come back as lender or director around objects with a signal more often than chance would have it.

Everything an object has a lender or a director by is compared with what one company has: how many of its objects have a signal,
against how many do in all. It says where to look and is no finding; natural persons, sole traders and excluded parties are not
counted. Indicator NET-04 of the catalogue; see Fisher's exact test.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp, lgamma
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.events import State
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.signals.disputed import withheld_signals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.graph.store import GraphStore
    from ondermijning.ledger import Ledger

LENDER, DIRECTOR = "geldgever", "bestuurder"
_INVOLVED = {
    LENDER: """
        MATCH (bedrijf:Bedrijf)-[:GELDGEVER]->(h:Hypotheek)-[:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
        RETURN DISTINCT bedrijf.id AS e0, perceel.id AS e1
    """,
    DIRECTOR: """
        MATCH (bedrijf:Bedrijf)-[:BESTUURT]->(eigenaar:Bedrijf)-[:BEZIT]->(perceel:Perceel)
        WHERE bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
        RETURN DISTINCT bedrijf.id AS e0, perceel.id AS e1
    """,
}


@dataclass(frozen=True, slots=True)
class Least:
    """When a company is told of.

    Args:
        objects: with a signal, at least.
        lift: times the share of all objects that have one, at least.
        chance: of so many or more by chance, below this.
    """

    objects: int = 5
    lift: float = 3.0
    chance: float = 0.01


class Recurring(NamedTuple):
    """A company that comes back.

    Args:
        company: its id.
        role: geldgever or bestuurder.
        objects, flagged: those it is part of so, and of these the ones with a signal.
        lift: the share of its objects with a signal against that share of all objects in the role.
        chance: of so many or more when objects are drawn by lot.
    """

    company: str
    role: str
    objects: int
    flagged: int
    lift: float
    chance: float


def flagged_objects(ledger: Ledger) -> frozenset[str]:
    """Ids of the cadastral objects that an open signal is about, or that the evidence of one names.

    Signals that wait until a dispute has ended are left out.
    """
    found, withheld = set[str](), withheld_signals(ledger)
    for signal in list_signals(ledger):
        if signal.state is State.GESLOTEN or signal.id in withheld:
            continue
        if signal.subject_kind == "Perceel":
            found.add(signal.subject_id)
        for kept in hits_of(ledger, signal.id):
            parts = kept.hit.evidence.get("delen", ()) if kept.gone_run is None else ()
            found |= {part["id"] for part in parts if part["soort"] == "Perceel"}
    return frozenset(found)


def recurring(store: GraphStore, flagged: frozenset[str], least: Least) -> list[Recurring]:
    """Companies that come back, by role, the least likely by chance first.

    Args:
        store: the graph of now.
        flagged: objects with a signal.
        least: when a company is told of.
    """
    return [each for role, text in _INVOLVED.items() for each in _in_role(role, store.rows(text, {}), flagged, least)]


def _in_role(role: str, involved: Iterable[tuple[str, str]], flagged: frozenset[str], least: Least) -> list[Recurring]:
    of: dict[str, set[str]] = defaultdict(set)
    for company, thing in involved:
        of[company].add(thing)
    every = set[str]().union(*of.values())
    marked = len(every & flagged)
    counted = (_counted(role, company, things, flagged, (len(every), marked)) for company, things in of.items())
    told = [each for each in counted if each.flagged >= least.objects and each.lift >= least.lift]
    return sorted((each for each in told if each.chance < least.chance), key=lambda each: (each.chance, each.company))


def _counted(role: str, company: str, things: set[str], flagged: frozenset[str], among: tuple[int, int]) -> Recurring:
    every, marked = among
    found = len(things & flagged)
    lift = found / len(things) / (marked / every) if marked else 0.0
    return Recurring(company, role, len(things), found, lift, chance_of(every, marked, len(things), found))


def chance_of(every: int, marked: int, drawn: int, found: int) -> float:
    """The chance of at least so many marked things among those drawn by lot: the one-sided exact test of Fisher.

    Args:
        every: all things.
        marked: those of them that are marked.
        drawn: how many are drawn.
        found: how many of these are marked.
    """
    most = min(marked, drawn)
    ways = (
        _log_ways(marked, here) + _log_ways(every - marked, drawn - here)
        for here in range(found, most + 1)
        if drawn - here <= every - marked
    )
    return min(1.0, sum(exp(each - _log_ways(every, drawn)) for each in ways))


def _log_ways(things: int, chosen: int) -> float:
    return lgamma(things + 1) - lgamma(chosen + 1) - lgamma(things - chosen + 1)
