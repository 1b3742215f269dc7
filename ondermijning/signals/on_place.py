"""Hits that rest on a name and a place: a party known by its name alone, linked to who is so called at the same object or address.

Such a link is told and is for people to confirm; until then a hit that rests on it opens nothing, however often such links are
right.

A hit rests on one when its rule names such edges and both ends of one stand in the hit. One end is enough where the rule does not
say all of its parties and cases, and also the place of the case where it reads a fact that is computed from such edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from ondermijning.model import EDGES, NODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.detect.hits import Hit
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore
    from ondermijning.model import Column

_COLUMN = "koppeling"
_MADE = (
    """
    MATCH (a:Persoon|Bedrijf)-[e:VRAAGT_AAN|HOUDT]->(b:Vergunning) WHERE e.koppeling IS NOT NULL
    RETURN DISTINCT a.id AS e0, b.id AS e1
    """,
    """
    MATCH (a:Persoon|Bedrijf)-[e:ONTVANGT]->(b:Subsidie) WHERE e.koppeling IS NOT NULL RETURN DISTINCT a.id AS e0, b.id AS e1
    """,
    """
    MATCH (b:Gebeurtenis)-[e:GAAT_OVER]->(a:Persoon|Bedrijf) WHERE e.koppeling IS NOT NULL
    RETURN DISTINCT a.id AS e0, b.id AS e1
    """,
)
_PLACES = """
MATCH (a:Vergunning|Subsidie|Gebeurtenis)-[:VERGUND_VOOR|BESTEED_OP|GEBEURD_OP]->(b:Adres) WHERE a.id IN $ids
RETURN DISTINCT b.id AS e0
"""


@dataclass(frozen=True, slots=True)
class OnPlace:
    """What a name and a place linked, in a graph.

    Args:
        pairs: party and case, grant or event.
        around: all of these, and the addresses that cases, grants and events are about.
    """

    pairs: frozenset[tuple[str, str]] = frozenset()
    around: frozenset[str] = frozenset()

    def hold_up(self, hit: Hit) -> bool:
        """Whether a hit rests on one of these links."""
        if not self.pairs:
            return False
        elements = set(chain.from_iterable(hit.elements.values()))
        if reads_links(hit.rule):
            return not self.around.isdisjoint(elements)
        if not names_links(hit.rule):
            return False
        enough = all if _says_all(hit) else any
        return any(enough(end in elements for end in pair) for pair in self.pairs)


def on_place(store: GraphStore) -> OnPlace:
    """What a name and a place linked, in a graph."""
    pairs = frozenset((str(a), str(b)) for query in _MADE for a, b in store.rows(query, {}))
    if not pairs:
        return OnPlace()
    places = store.rows(_PLACES, {"ids": sorted({thing for _, thing in pairs})})
    return OnPlace(pairs, frozenset(chain.from_iterable(pairs)) | {str(row[0]) for row in places})


@cache
def kinds() -> frozenset[str]:
    """The types of the edges that such a link can make."""
    return frozenset(name for name, kind in EDGES.items() if any(each.name == _COLUMN for each in kind.own))


@cache
def facts() -> frozenset[tuple[str, str]]:
    """Kind and column of every fact that is computed from such edges, or that stands on one."""
    found: set[tuple[str, str]] = set()
    known = set(kinds())
    while more := {(kind, each.name) for kind, each in _facts() if kind in kinds() or known & {*each.inputs}} - found:
        found |= more
        known |= {name for kind, name in more if kind not in kinds()}
    return frozenset(found)


def _facts() -> Iterator[tuple[str, Column]]:
    columns = {name: kind.own for name, kind in NODES.items()} | {name: kind.own for name, kind in EDGES.items()}
    for name, own in columns.items():
        yield from ((name, each) for each in own if each.inputs)


def _says_all(hit: Hit) -> bool:
    """Whether every party and case that the pattern names stands in the hit."""
    ends = {label for name in kinds() for pair in EDGES[name].ends for label in pair}
    return all(name in hit.elements for name, labels in hit.rule.pattern.nodes.items() if labels & ends)


def names_links(rule: Rule) -> bool:
    """Whether a rule names edges of a type that such a link can make."""
    return not rule.pattern.types.isdisjoint(kinds())


def reads_links(rule: Rule) -> bool:
    """Whether a rule reads a fact that is computed from such edges."""
    pattern = rule.pattern
    named = {
        name: pattern.nodes.get(name, frozenset()) | pattern.edges.get(name, frozenset()) for name, _ in pattern.reads
    }
    return any((kind, column) in facts() for name, column in pattern.reads for kind in named[name])
