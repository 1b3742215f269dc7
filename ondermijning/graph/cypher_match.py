"""Reading a MATCH with its WHERE, and two differences between the engines that no database would show.

Within one MATCH, Neo4j never matches one edge in two places and Ladybug does, so a pattern in which that could happen
must say that the two are apart. And where a sub-pattern reads an empty property from outside, Ladybug matches nothing.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ondermijning.graph.cypher_patterns import read_paths
from ondermijning.graph.cypher_tokens import refuse
from ondermijning.graph.cypher_values import Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.graph.cypher_cursor import Cursor
    from ondermijning.graph.cypher_patterns import EdgePattern
    from ondermijning.graph.cypher_scope import Scope
    from ondermijning.graph.cypher_values import Apart, Reads


def read_match(
    cursor: Cursor, scope: Scope, condition: Callable[[], Value], *, outside: frozenset[str] = frozenset()
) -> tuple[list[EdgePattern], Value]:
    """The patterns behind MATCH, and the WHERE if there is one.

    Args:
        cursor: behind the word MATCH.
        scope: gets the names that the patterns bind.
        condition: reads the WHERE.
        outside: names from outside, if what does not match here leaves them in place: OPTIONAL MATCH and sub-patterns.

    Returns:
        The edges, and what is known of the condition.

    Raises:
        RuleError: a pattern that the engines match differently.
    """
    line = cursor.line
    edges = read_paths(cursor, scope)
    noted = len(scope.uncertain)
    value = condition() if cursor.accept_words("WHERE") else Value()
    _refuse_empty(frozenset(scope.uncertain[noted:]), value, outside, line)
    refuse_shared(edges, value.apart)
    if any(edge.repeats for edge in edges):
        scope.rows_repeat = True
    return edges, value


def _refuse_empty(noted: Reads, value: Value, outside: frozenset[str], line: int) -> None:
    """One engine joins on what a condition reads from outside, so nothing matches where that is empty."""
    loose = sorted(".".join(filter(None, read)) for read in noted - value.rejects if read[0] in outside)
    if loose:
        advice = "compare it plainly, or make it certain first with WITH and coalesce"
        raise refuse(f"where {', '.join(loose)} is empty, one engine matches nothing here: {advice}", line)


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
