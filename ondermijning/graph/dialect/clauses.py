"""Reading the clauses of a text one after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ondermijning.graph.dialect.expressions import ExpressionReader
from ondermijning.graph.dialect.match import Place, read_match
from ondermijning.graph.dialect.scope import whole
from ondermijning.graph.dialect.tokens import TokenKind, refuse
from ondermijning.graph.dialect.values import Value

if TYPE_CHECKING:
    from ondermijning.graph.dialect.cursor import Cursor
    from ondermijning.graph.dialect.scope import Scope


def read_clauses(cursor: Cursor, scope: Scope) -> None:
    """MATCH, OPTIONAL MATCH, UNWIND and WITH, as many as there are.

    Raises:
        RuleError: none matches anything.
    """
    while _read_clause(cursor, scope):
        pass
    if not scope.labels:
        raise cursor.unexpected("MATCH")


def read_return(cursor: Cursor, scope: Scope) -> None:
    """RETURN with values that have a name.

    Raises:
        RuleError: a whole node or edge is returned, or equal rows in another number by each engine.
    """
    line = cursor.line
    cursor.expect_word("RETURN")
    items = _read_items(cursor, scope)
    for name in sorted(items.kept - scope.values.keys()):
        raise whole(name, line)
    if scope.rows_repeat and not (items.aggregated or items.distinct):
        raise refuse("rows of a chain repeat in another number in each engine: write RETURN DISTINCT", line)


def _read_clause(cursor: Cursor, scope: Scope) -> bool:
    reader = ExpressionReader(cursor, scope)
    if cursor.accept_words("MATCH"):
        read_match(cursor, scope, reader.condition, Place.PLAIN)
    elif cursor.accept_words("OPTIONAL", "MATCH"):
        _read_optional(reader)
    elif cursor.accept_words("UNWIND"):
        _read_unwind(reader)
    elif cursor.accept_words("WITH"):
        _read_with(cursor, scope)
        if cursor.accept_words("WHERE"):
            reader.condition()
    else:
        return False
    return True


def _read_optional(reader: ExpressionReader) -> None:
    scope, outside = reader.scope, frozenset(reader.scope.visible)
    read_match(reader.cursor, scope, reader.condition, Place.OPTIONAL)
    scope.optional |= scope.visible - outside


def _read_unwind(reader: ExpressionReader) -> None:
    part = Value(reader.list_type(), anchored=True)
    name, line = _alias(reader.cursor)
    reader.scope.bind_value(name, part, line)
    reader.scope.visible.add(name)


def _read_with(cursor: Cursor, scope: Scope) -> None:
    items = _read_items(cursor, scope)
    for name, (value, line) in items.values.items():
        scope.bind_value(name, value, line)
    scope.visible = items.kept | items.values.keys()
    scope.joined = {}
    if items.aggregated or items.distinct:
        scope.rows_repeat = False


@dataclass(slots=True)
class _Items:
    """What stands behind WITH or RETURN: names that go on, and values with their type and line."""

    distinct: bool
    aggregated: bool = False
    kept: set[str] = field(default_factory=set)
    values: dict[str, tuple[Value, int]] = field(default_factory=dict)


def _read_items(cursor: Cursor, scope: Scope) -> _Items:
    items = _Items(cursor.accept_words("DISTINCT"))
    reader = ExpressionReader(cursor, scope, items=True)
    _read_item(reader, items)
    while cursor.accept(","):
        _read_item(reader, items)
    items.aggregated = reader.aggregated
    if items.distinct and items.aggregated:
        raise refuse("DISTINCT beside an aggregate is counted otherwise by each engine: write two WITH", cursor.line)
    return items


def _read_item(reader: ExpressionReader, items: _Items) -> None:
    cursor, place = reader.cursor, reader.cursor.place
    if _is_thing(reader):
        items.kept.add(cursor.take().text)
        return
    value = reader.expression()
    only = cursor.since(place)[0].text if cursor.place == place + 1 else ""
    if only in reader.scope.values and not cursor.peek().is_word("AS"):
        items.kept.add(only)
        return
    name, line = _alias(cursor)
    if name in items.values:
        raise refuse(f"{name} is given twice", line)
    items.values[name] = (value, line)


def _is_thing(reader: ExpressionReader) -> bool:
    """Whether a whole node or edge goes on under its own name; anything else is a value."""
    token, following, scope = reader.cursor.peek(), reader.cursor.peek(1), reader.scope
    thing = token.text in scope.visible and token.text not in scope.values
    goes_on = following.is_sign(",") or following.kind in (TokenKind.NAME, TokenKind.END)
    return thing and goes_on and not following.is_word("AS")


def _alias(cursor: Cursor) -> tuple[str, int]:
    cursor.expect_word("AS")
    token = cursor.expect_kind(TokenKind.NAME, "a name")
    return token.text, token.line
