"""Hits that rest on links by score: they open nothing until the municipality measured how right those links are.

A hit rests on such a link when one of its parties has members that joined by a score alone. A rule that reads a network
(VERBONDEN_MET, ZEGGENSCHAP_OVER or the circle of a company) also when one of its parties is joined to such a party there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ondermijning.detect.hits import Hit, RuleOutcome
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore

_NETWORK_EDGES = frozenset({"VERBONDEN_MET", "ZEGGENSCHAP_OVER"})
_CIRCLE = "kring"  # how the names of all facts about circles begin
_NEIGHBOURS = """
MATCH (a:Persoon|Bedrijf)-[v:VERBONDEN_MET]->(b:Persoon|Bedrijf) WHERE a.id IN $ids OR v.schakel_id IN $ids
RETURN DISTINCT b.id AS e0
"""
_CONTROLLED = """
MATCH (a:Persoon|Bedrijf)-[:ZEGGENSCHAP_OVER]->(b:Bedrijf) WHERE a.id IN $ids OR b.id IN $ids
RETURN DISTINCT a.id AS e0, b.id AS e1
"""
_CIRCLES = "MATCH (b:Bedrijf) WHERE b.id IN $ids AND b.kring IS NOT NULL RETURN DISTINCT b.kring AS e0"
_IN_CIRCLES = "MATCH (b:Bedrijf) WHERE b.kring IN $circles RETURN b.id AS e0"


class Doubt(Protocol):
    """What is not certain in a graph."""

    def hold_up(self, hit: Hit) -> bool:
        """Whether a hit rests on it."""


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """Parties that only a score holds together.

    Args:
        parties: those parties.
        around: the same and every party that a network joins to one of them.
    """

    parties: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    def hold_up(self, hit: Hit) -> bool:
        """Whether a hit rests on one of them."""
        touched = self.around if reads_network(hit.rule) else self.parties
        return not touched.isdisjoint(hit.parties)


def unmeasured(store: GraphStore, parties: Collection[str]) -> Unmeasured:
    """What rests on some parties, in a graph."""
    if not parties:
        return Unmeasured()
    ids = sorted(parties)
    near = {row[0] for row in store.rows(_NEIGHBOURS, {"ids": ids})}
    near |= {end for row in store.rows(_CONTROLLED, {"ids": ids}) for end in row}
    near |= set(ids)
    circles = sorted(row[0] for row in store.rows(_CIRCLES, {"ids": sorted(near)}))
    if circles:
        near |= {row[0] for row in store.rows(_IN_CIRCLES, {"circles": circles})}
    return Unmeasured(frozenset(ids), frozenset(map(str, near)))


def reads_network(rule: Rule) -> bool:
    """Whether a rule walks a network of parties that was computed before."""
    return not rule.pattern.types.isdisjoint(_NETWORK_EDGES) or any(
        name.startswith(_CIRCLE) for _, name in rule.pattern.reads
    )


def marked(outcomes: Iterable[RuleOutcome], *doubts: Doubt) -> list[RuleOutcome]:
    """What rules answered with the hits marked that open nothing; each answer says how many those are."""
    return [_marked(outcome, doubts) for outcome in outcomes]


def _marked(outcome: RuleOutcome, doubts: Sequence[Doubt]) -> RuleOutcome:
    held = (any(doubt.hold_up(hit) for doubt in doubts) for hit in outcome.hits)
    hits = tuple(replace(hit, unconfirmed=True) if so else hit for hit, so in zip(outcome.hits, held, strict=True))
    count = sum(hit.unconfirmed for hit in hits)
    if not count:
        return outcome
    told = f"onbevestigde koppeling: {counted(count, 'treffer opent', 'treffers openen')} geen signaal"
    return replace(outcome, hits=hits, reason="; ".join(filter(None, (outcome.reason, told))))


def with_certainty(outcomes: Iterable[RuleOutcome], certain: Mapping[str, int]) -> list[RuleOutcome]:
    """What rules answered, each hit with how sure the weakest link by score among its parties is.

    Args:
        outcomes: what rules answered.
        certain: party → promille, for parties that a score made.
    """
    return [
        replace(outcome, hits=tuple(_with_certainty(hit, certain) for hit in outcome.hits)) if certain else outcome
        for outcome in outcomes
    ]


def _with_certainty(hit: Hit, certain: Mapping[str, int]) -> Hit:
    least = min((certain[party] for party in hit.parties if party in certain), default=hit.certainty)
    return replace(hit, certainty=min(least, hit.certainty))
