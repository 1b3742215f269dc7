"""What the names in a text stand for, and whether the model lets a rule read a property of them."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ondermijning.graph.dialect.tokens import refuse
from ondermijning.graph.dialect.values import Value, read
from ondermijning.model import EDGES, NODES, AttributeClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.errors import RuleError
    from ondermijning.model import Column

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_COMPOSED = re.compile(r"e[0-9]+")  # the names that a composed RETURN gives to the evidence
# Names that one of the engines does not take for a variable (tried on both).
RESERVED_NAMES = frozenset({
    "acyclic", "all", "and", "any", "asc", "ascending", "case", "cast", "column", "create", "default", "desc",
    "descending", "distinct", "else", "end", "ends", "exists", "false", "for", "glob", "group", "headers", "in",
    "index", "infinity", "install", "join", "macro", "nan", "none", "not", "null", "on", "only", "optional",
    "options", "or", "order", "primary", "profile", "shortest", "single", "starts", "table", "then", "trail", "true",
    "union", "unwind", "when", "where", "with", "wshortest", "xor",
})  # fmt: skip
_CALLED = frozenset(
    {"id", "naam", "aanduiding", "kvk", "rsin", "kring", "rekening", "wijk", "woonplaats", "toevoeging"}
)
_WHY_NOT = {
    AttributeClass.B: "class B, which the card of the rule must justify",
    AttributeClass.C: "class C, which serves to recognise or show a party and is never a criterion",
    AttributeClass.D: "class D, which is gated by law",
}


def _tells_which(prop: str) -> bool:
    """Whether a property tells which thing it is, or where: a criterion on it picks things by hand, or by neighbourhood."""
    return prop in _CALLED or prop.endswith("_id")


def whole(name: str, line: int) -> RuleError:
    """The error for a node or edge that is used as a value."""
    return refuse(f"{name} is a whole node or edge, which hides what is read: write {name}.id", line)


@dataclass(slots=True)
class Scope:
    """What is known so far while a text is read.

    Args:
        allowed_parameters: the names that may follow a ``$``.
        allow_b: class-B attributes, as ``Kind.property``, that the rule justifies.
        may_name: whether a thing may be picked by what it is called or where it lies; a rule may not.
    """

    allowed_parameters: frozenset[str]
    allow_b: frozenset[str]
    nodes: dict[str, frozenset[str]] = field(default_factory=dict)
    edges: dict[str, frozenset[str]] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    visible: set[str] = field(default_factory=set)
    reads: set[tuple[str, str]] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)
    noted: list[tuple[str, str, bool]] = field(default_factory=list)
    joined: dict[str, str] = field(default_factory=dict)
    proven: set[tuple[str, str]] = field(default_factory=set)  # by an earlier WHERE not to be empty
    rows_repeat: bool = False  # the engines give another number of equal rows
    may_name: bool = True

    def bind_node(self, name: str, labels: frozenset[str], line: int) -> frozenset[str]:
        """Give a name to a node, or use it again; returns its labels."""
        if name not in self.visible and not labels:
            raise refuse(f"{name or 'an end point'} has no label, and both engines would find nothing", line)
        known = self.nodes.get(name)
        if name in self.visible and known is None:
            raise refuse(f"{name} is no node", line)
        if known is not None and labels not in (frozenset(), known):
            raise refuse(f"{name} has other labels before, and one engine ignores the second", line)
        if name and known is None:
            self._refuse_name(name, line)
            self.nodes[name] = labels
        self._see(name)
        return labels or self.nodes[name]

    def bind_edge(self, name: str, types: frozenset[str], line: int) -> None:
        """Give a name to an edge; an edge has its name once."""
        if name:
            if name in self.edges:
                raise refuse(f"{name} is an edge already", line)
            self._refuse_name(name, line)
            self.edges[name] = types
            self._see(name)

    def bind_value(self, name: str, value: Value, line: int) -> None:
        """Give a name to a value."""
        if name not in self.values:
            self._refuse_name(name, line)
        self.values[name] = value

    def _refuse_name(self, name: str, line: int) -> None:
        if name in self.nodes or name in self.edges or name in self.values:
            raise refuse(f"{name} already stands for something else", line)
        if not _NAME.fullmatch(name) or name in RESERVED_NAMES or _COMPOSED.fullmatch(name):
            raise refuse(f"{name} is no name for a variable: lower case, no keyword, not e0, e1, …", line)

    def _see(self, name: str) -> None:
        if name:
            self.visible.add(name)

    def use_parameter(self, name: str, line: int) -> None:
        """Note a parameter."""
        if name not in self.allowed_parameters:
            raise refuse(f"${name} is no declared parameter", line)
        self.parameters.add(name)

    def read_property(self, name: str, prop: str, line: int) -> Value:
        """Note that a property is read."""
        if name not in self.visible or name in self.values:
            raise refuse(f"{name} is no node or edge here", line)
        found = [column for kind in self._kinds(name) if (column := self._column(kind, prop, line))]
        if not found:
            raise refuse(f"{prop} is no property of {name} ({'|'.join(sorted(self._kinds(name)))})", line)
        self.reads.add((name, prop))
        return self._noted(found[0].type, name, prop, certain=prop == "id" and name not in self.optional)

    def read_value(self, name: str, line: int) -> Value:
        """A value that the text made."""
        if name not in self.visible:
            raise refuse(f"{name} is not known here", line)
        if name not in self.values:
            raise whole(name, line)
        return self._noted(self.values[name].type, name, "", certain=self.values[name].certain)

    def _noted(self, kind: str, name: str, prop: str, *, certain: bool) -> Value:
        self.noted.append((name, prop, certain))
        if prop:
            return replace(read(kind, name, prop, certain=certain), anchored=True, names=_tells_which(prop))
        known = self.values[name]
        return replace(read(kind, name, prop, certain=certain), anchored=known.anchored, names=known.names)

    def _kinds(self, name: str) -> frozenset[str]:
        return self.nodes.get(name) or self.edges[name]

    def _column(self, kind: str, prop: str, line: int) -> Column | None:
        columns = NODES[kind].columns if kind in NODES else EDGES[kind].columns
        column = next((column for column in columns if column.name == prop), None)
        if column and column.attribute_class is not AttributeClass.OPEN:
            justified = column.attribute_class is AttributeClass.B and f"{kind}.{prop}" in self.allow_b
            if not justified:
                raise refuse(f"{kind}.{prop} is {_WHY_NOT[column.attribute_class]}", line)
        return column

    def join(self, one: str, other: str) -> bool:
        """Note that an edge joins two nodes; false if they were joined already, so that the edge closes a circle."""
        first, second = self._root(one), self._root(other)
        self.joined[first] = second
        return first != second

    def _root(self, name: str) -> str:
        while self.joined.setdefault(name, name) != name:
            name = self.joined[name]
        return name

    @contextmanager
    def inside(self) -> Iterator[None]:
        """A part in braces: names bound there are not seen outside, and its rows are not ours."""
        visible, joined, repeat = set(self.visible), dict(self.joined), self.rows_repeat
        self.joined, self.rows_repeat = {}, False
        try:
            yield
        finally:
            self.visible, self.joined, self.rows_repeat = visible, joined, repeat
