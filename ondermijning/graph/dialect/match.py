"""Reading a MATCH with its WHERE, and the differences between the engines that no database would show.

Within one MATCH, Neo4j never matches one edge in two places and Ladybug does, so a pattern in which that could happen
must say that the two are apart. Where edges close a circle, Ladybug keeps one of several edges between two nodes.
It also loses rows around a sub-pattern that reads an empty property from outside, or that is counted and hangs on two
nodes from outside, and rows of patterns joined on the equality of a column that may be empty. All of this was found by
running random texts on both.
"""

from __future__ import annotations

from enum import Enum
from itertools import combinations
from typing import TYPE_CHECKING

from ondermijning.graph.dialect.patterns import read_paths
from ondermijning.graph.dialect.tokens import refuse
from ondermijning.graph.dialect.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.graph.dialect.cursor import Cursor
    from ondermijning.graph.dialect.patterns import EdgePattern
    from ondermijning.graph.dialect.scope import Scope
    from ondermijning.graph.dialect.values import Apart


class Place(Enum):
    """Where a MATCH stands, which decides what its WHERE may read from outside."""

    PLAIN = "MATCH"
    OPTIONAL = "OPTIONAL MATCH"
    EXISTS = "EXISTS"
    COUNT = "COUNT"


_ADVICE = {
    Place.OPTIONAL: "compare it plainly, or make it certain first with WITH and coalesce",
    Place.EXISTS: "make it certain first with WITH and coalesce, or write OPTIONAL MATCH and count",
    Place.COUNT: "write OPTIONAL MATCH and count",
}


def read_match(cursor: Cursor, scope: Scope, condition: Callable[[], Value], place: Place) -> list[EdgePattern]:
    """The patterns behind MATCH, and the WHERE if there is one.

    Args:
        cursor: behind the word MATCH.
        scope: gets the names that the patterns bind.
        condition: reads the WHERE.
        place: where it stands.

    Raises:
        RuleError: a pattern that the engines match differently.
    """
    line, outside = cursor.line, frozenset(scope.visible)
    edges = read_paths(cursor, scope)
    noted = len(scope.noted)
    value = condition() if cursor.accept_words("WHERE") else Value()
    if place is not Place.PLAIN:
        _refuse_outside([read for read in scope.noted[noted:] if read[0] in outside], value, place, line)
    if place in (Place.OPTIONAL, Place.COUNT):
        _refuse_two_outside(edges, outside, line)
    _refuse_loose_equality(value, scope, line)
    if place is Place.PLAIN:
        scope.proven |= value.proven
    refuse_shared(edges, value.apart)
    _refuse_circle(edges, scope)
    if any(edge.repeats for edge in edges):
        scope.rows_repeat = True
    return edges


def _refuse_outside(reads: list[tuple[str, str, bool]], value: Value, place: Place, line: int) -> None:
    """One engine joins on what a condition reads from outside, and loses rows where that is empty or counted."""
    loose = {(name, prop) for name, prop, certain in reads if not certain or place is Place.COUNT}
    if place is Place.OPTIONAL:
        loose -= value.rejects
    if loose:
        names = ", ".join(sorted(".".join(filter(None, read)) for read in loose))
        raise refuse(f"one engine loses rows when {place.value} reads {names} from outside: {_ADVICE[place]}", line)


def _refuse_loose_equality(value: Value, scope: Scope, line: int) -> None:
    """One engine joins on the equality, and loses rows where the column that it looks up holds empty values."""
    loose = sorted(".".join(each) for each in value.equated - value.proven - scope.proven)
    if loose:
        raise refuse(
            f"one engine loses rows when {', '.join(loose)}, which may be empty, equals another column: "
            f"write {' AND '.join(f'{name} IS NOT NULL' for name in loose)} before it",
            line,
        )


def _refuse_circle(edges: list[EdgePattern], scope: Scope) -> None:
    for edge in edges:
        ends = edge.start.key, edge.end.key
        if ends[0] != ends[1] and not scope.join(*ends):
            advice = "end it in a node of another name and compare the ids, or begin a MATCH behind WITH"
            raise refuse(f"a circle of edges, in which one engine loses parallel edges: {advice}", edge.line)


def _refuse_two_outside(edges: list[EdgePattern], outside: frozenset[str], line: int) -> None:
    named = sorted({node.key for edge in edges for node in (edge.start, edge.end)} & outside)
    if len(named) > 1:
        advice = "name one, and compare the id of a new node with the other"
        raise refuse(f"one engine loses rows of a pattern on {' and '.join(named)}: {advice}", line)


def refuse_shared(edges: list[EdgePattern], apart: Apart) -> None:
    """Refuse two patterns of one MATCH that the same edge could match.

    Raises:
        RuleError: says how to tell them apart.
    """
    for one, other in combinations(edges, 2):
        kinds = "|".join(sorted(one.types & other.types))
        if not kinds:
            continue
        if one.hops != (1, 1) or other.hops != (1, 1):
            raise refuse(
                f"{kinds} stands twice in one MATCH, once in a chain: give each a MATCH of its own", other.line
            )
        if _can_share(one, other) and not _is_apart(one, other, apart):
            advice = "compare the ids of their ends with <> in its WHERE, or give each a MATCH of its own"
            raise refuse(
                f"{kinds} stands twice in one MATCH and one engine takes one edge for both: {advice}", other.line
            )


def _can_share(one: EdgePattern, other: EdgePattern) -> bool:
    if one.both_ways or other.both_ways:
        return True
    return bool(one.start.labels & other.start.labels) and bool(one.end.labels & other.end.labels)


def _is_apart(one: EdgePattern, other: EdgePattern, apart: Apart) -> bool:
    """Whether something is proven to differ that would be equal if both were one edge: its name, start or end."""
    equal = [{one.name, other.name}]
    if not (one.both_ways or other.both_ways):
        starts, ends = {one.start.key, other.start.key}, {one.end.key, other.end.key}
        equal += [starts | ends] if starts & ends else [starts, ends]
    return any(pair <= group for pair in apart for group in equal)
