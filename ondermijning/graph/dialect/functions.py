"""Reading the few functions that both engines compute alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.graph.dialect.tokens import TokenKind, refuse
from ondermijning.graph.dialect.values import (
    DATE,
    LIST,
    NUMBERS,
    TEXT,
    WHOLE,
    Value,
    common_type,
    derived,
    first_certain,
    require,
)

if TYPE_CHECKING:
    from ondermijning.graph.dialect.operators import OperatorReader

# Found by running both engines over the same random numbers.
_HINTS = {
    "avg": "the engines differ in the last digit: write coalesce(sum(x), 0) / count(x)",
    "round": "the engines round halves differently: calculate in whole numbers",
    "sum": "a sum of nothing is NULL in one engine and 0 in the other: write coalesce(sum(x), 0)",
    "size": "write count or COUNT { MATCH … }",
    "exists": "write EXISTS { MATCH … } or IS NOT NULL",
}
_AGGREGATES = ("count", "min", "max", "collect")


def read_function(reader: OperatorReader) -> Value:
    """A call of a function.

    Raises:
        RuleError: the function is not on the list, or its arguments do not fit.
    """
    line = reader.cursor.line
    name = reader.cursor.take().text.lower()
    reader.cursor.expect("(")
    if name == "coalesce" and reader.cursor.peek().is_word("SUM"):
        value = _read_sum(reader)
    elif name in _AGGREGATES:
        value = _read_aggregate(reader, name)
    elif name in _PLAIN:
        value = _PLAIN[name](reader)
    else:
        hint = _HINTS.get(name, f"there are {', '.join((*_AGGREGATES, 'sum', *_PLAIN))}")
        raise refuse(f"function {name} cannot be used: {hint}", line)
    reader.cursor.expect(")")
    return value


def _read_sum(reader: OperatorReader) -> Value:
    """``coalesce(sum(x), 0)``: from ``sum`` up to the last bracket."""
    line = reader.cursor.line
    reader.cursor.take()
    reader.cursor.expect("(")
    require(_read_aggregated(reader, "sum"), (WHOLE,), "sum", line)
    reader.cursor.expect(")")
    reader.cursor.expect(",")
    if reader.cursor.take().text != "0":
        raise refuse(_HINTS["sum"], line)
    return Value(WHOLE, anchored=True, certain=True)


def _read_aggregate(reader: OperatorReader, name: str) -> Value:
    if name == "count":
        _read_aggregated(reader, name)
        return Value(WHOLE, anchored=True, certain=True)
    line = reader.cursor.line
    value = _read_aggregated(reader, name)
    if name == "collect" and not value.certain:
        raise refuse("a list of nothing is empty in one engine and absent in the other: collect ids that exist", line)
    if name == "collect":
        return Value(LIST, certain=True, names=value.names)
    return Value(value.type, anchored=value.anchored, names=value.names)


def _read_aggregated(reader: OperatorReader, name: str) -> Value:
    """What is aggregated; rows that repeat must be made distinct first, unless it is for the least or the most."""
    cursor, line = reader.cursor, reader.cursor.line
    if reader.aggregating or not reader.items:
        raise refuse(f"{name} belongs in WITH", line)
    reader.aggregated = reader.aggregating = True
    distinct = cursor.accept_words("DISTINCT")
    reader.aggregates.add(distinct)
    if len(reader.aggregates) > 1:
        raise refuse(
            "DISTINCT in one aggregate and not in another: one engine loses the other, give each its WITH", line
        )
    if reader.scope.rows_repeat and not distinct and name not in ("min", "max"):
        raise refuse(f"{name} over a chain: the engines count circles differently, write {name}(DISTINCT …)", line)
    value = Value() if name == "count" and _skip_thing(reader) else reader.sum()
    reader.aggregating = False
    if value.type == LIST:
        raise refuse(f"{name} takes no list", line)
    return value


def _skip_thing(reader: OperatorReader) -> bool:
    """Step over ``*``, a node or an edge: counting these reads no attribute."""
    cursor, name = reader.cursor, reader.cursor.peek().text
    thing = name in reader.scope.visible and name not in reader.scope.values
    return (name == "*" or thing) and cursor.peek(1).is_sign(")") and bool(cursor.take())


def _read_coalesce(reader: OperatorReader) -> Value:
    line = reader.cursor.line
    parts = [reader.sum()]
    while reader.cursor.accept(","):
        parts.append(reader.sum())
    value = first_certain(parts, common_type(parts, "coalesce", line))
    return replace(value, names=reader.mixed(parts, line))


def _read_lower(reader: OperatorReader) -> Value:
    value = reader.sum()
    require(value, (TEXT,), "toLower", reader.cursor.line)
    return replace(derived(TEXT, value), names=value.names)


def _read_abs(reader: OperatorReader) -> Value:
    value = reader.sum()
    require(value, NUMBERS, "abs", reader.cursor.line)
    return derived(value.type, value)


def _read_date(reader: OperatorReader) -> Value:
    token = reader.cursor.expect_kind(TokenKind.TEXT, "a written date")
    try:
        plain = date.fromisoformat(token.text).isoformat() == token.text
    except ValueError:
        plain = False
    if not plain:
        raise refuse("a date is written as yyyy-mm-dd", token.line)
    return Value(DATE, certain=True)


_PLAIN = {"coalesce": _read_coalesce, "tolower": _read_lower, "abs": _read_abs, "date": _read_date}
