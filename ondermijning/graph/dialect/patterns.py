"""Reading ``(a:Label)-[r:TYPE]->(b:Label)``: labelled ends, typed edges, bounded chains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.graph.dialect.ends import check_ends
from ondermijning.graph.dialect.tokens import TokenKind, refuse
from ondermijning.model import EDGES, NODES

if TYPE_CHECKING:
    from collections.abc import Collection

    from ondermijning.graph.dialect.cursor import Cursor
    from ondermijning.graph.dialect.ends import Pairs
    from ondermijning.graph.dialect.scope import Scope

MAX_HOPS = 6


@dataclass(frozen=True, slots=True)
class NodePattern:
    """A node in a pattern; without a name its place makes it unique."""

    key: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class EdgePattern:
    """An edge in a pattern, from its start to its end.

    Args:
        name: variable, or empty.
        types: alternatives.
        start: where it begins.
        end: where it ends.
        hops: fewest and most edges in a row.
        both_ways: written without an arrow head.
        line: for errors.
    """

    name: str
    types: frozenset[str]
    start: NodePattern
    end: NodePattern
    hops: tuple[int, int]
    both_ways: bool
    line: int

    @property
    def repeats(self) -> bool:
        """Whether the engines give another number of rows: circles in a chain, an edge from a node to itself."""
        itself = any(source == target for kind in self.types for source, target in EDGES[kind].ends)
        return self.hops != (1, 1) or (self.both_ways and itself)


def read_paths(cursor: Cursor, scope: Scope) -> list[EdgePattern]:
    """The edges of one or more paths, separated by commas."""
    edges = read_path(cursor, scope)
    while cursor.accept(","):
        edges += read_path(cursor, scope)
    return edges


def read_path(cursor: Cursor, scope: Scope) -> list[EdgePattern]:
    """The edges of one path."""
    if cursor.peek(1).is_sign("="):
        raise refuse("a path variable is read by one engine only", cursor.line)
    edges: list[EdgePattern] = []
    left = _read_node(cursor, scope)
    while cursor.peek().is_sign("-") or (cursor.peek().is_sign("<") and cursor.peek(1).is_sign("-")):
        edge, left = _read_edge(cursor, scope, left)
        edges.append(edge)
    return edges


def _read_node(cursor: Cursor, scope: Scope) -> NodePattern:
    line = cursor.line
    cursor.expect("(")
    name = cursor.take().text if cursor.peek().kind is TokenKind.NAME else ""
    labels = _alternatives(cursor, NODES, "label") if cursor.accept(":") else frozenset[str]()
    cursor.expect(")")
    scope.labels |= labels
    return NodePattern(name or f"#{cursor.place}", scope.bind_node(name, labels, line))


def _read_edge(cursor: Cursor, scope: Scope, left: NodePattern) -> tuple[EdgePattern, NodePattern]:
    line = cursor.line
    to_left = cursor.accept("<")
    cursor.expect("-")
    name, types, hops = _read_brackets(cursor)
    cursor.expect("-")
    to_right = cursor.accept(">")
    right = _read_node(cursor, scope)
    if to_left and to_right:
        raise refuse("an edge has two arrow heads", line)
    start, end = (right, left) if to_left else (left, right)
    edge = EdgePattern(name, types, start, end, hops, not (to_left or to_right), line)
    _check_edge(edge)
    scope.bind_edge(name, types, line)
    scope.types |= types
    return edge, right


def _read_brackets(cursor: Cursor) -> tuple[str, frozenset[str], tuple[int, int]]:
    cursor.expect("[")
    name = cursor.take().text if cursor.peek().kind is TokenKind.NAME else ""
    cursor.expect(":")
    types = _alternatives(cursor, EDGES, "edge type")
    hops = _read_hops(cursor) if cursor.accept("*") else (1, 1)
    cursor.expect("]")
    return name, types, hops


def _read_hops(cursor: Cursor) -> tuple[int, int]:
    line = cursor.line
    fewest = int(cursor.take().text) if cursor.peek().kind is TokenKind.WHOLE else 1
    if not cursor.accept(".."):
        raise refuse("a chain needs an upper bound, as in *1..4", line)
    most = int(cursor.expect_kind(TokenKind.WHOLE, "an upper bound").text)
    if fewest > 1:
        raise refuse("a chain begins at 0 or 1: above that the engines count circles differently", line)
    if not 1 <= most <= MAX_HOPS:
        raise refuse(f"a chain ends at 1 to {MAX_HOPS}; a longer one is a fact", line)
    return fewest, most


def _alternatives(cursor: Cursor, known: Collection[str], what: str) -> frozenset[str]:
    names = [cursor.expect_kind(TokenKind.NAME, what)]
    while cursor.accept("|"):
        names.append(cursor.expect_kind(TokenKind.NAME, what))
    for name in names:
        if name.text not in known:
            raise refuse(f"{name.text} is no {what} of the model", name.line)
    return frozenset(name.text for name in names)


def _check_edge(edge: EdgePattern) -> None:
    if edge.hops != (1, 1) and (edge.name or edge.both_ways):
        raise refuse("a chain has one direction and no name; the engines see other values in it", edge.line)
    steps = {kind: _steps(kind, both_ways=edge.both_ways) for kind in edge.types}
    check_ends(steps, edge.start.labels, edge.end.labels, edge.hops, edge.line)


def _steps(kind: str, *, both_ways: bool) -> Pairs:
    ends = EDGES[kind].ends
    return ends | {(target, source) for source, target in ends} if both_ways else ends
