"""What is known of an expression: its type, and which variables it proves to be apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.graph.cypher_tokens import refuse
from ondermijning.model import ColumnType

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = ""  # a parameter: its kind is declared and coerced elsewhere
DECIMAL = "DECIMAL"
LIST = "LIST"
BOOL = ColumnType.BOOL.value
DATE = ColumnType.DATE.value
TEXT = ColumnType.TEXT.value
WHOLE = ColumnType.INT64.value
NUMBERS = (WHOLE, DECIMAL)

Apart = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Value:
    """What is known of an expression.

    Args:
        type: a column type, DECIMAL, LIST or UNKNOWN.
        variable: the node or edge whose property it is, if it is just that.
        prop: that property.
        apart: pairs of variables that are two different things wherever the expression is true.
    """

    type: str = UNKNOWN
    variable: str = ""
    prop: str = ""
    apart: Apart = frozenset()


def require(value: Value, types: Sequence[str], what: str, line: int) -> None:
    """Refuse a value of a type that does not fit; an unknown type fits.

    Raises:
        RuleError: one engine would cast it silently, the other find nothing.
    """
    if value.type not in (UNKNOWN, *types):
        raise refuse(f"{what} takes {' or '.join(types)}, not {value.type}", line)


def compared(left: Value, operator: str, right: Value, line: int) -> Value:
    """The value of a comparison.

    Raises:
        RuleError: the types differ; one engine would cast silently, the other find nothing.
    """
    if LIST in (left.type, right.type):
        raise refuse("a list has another order in each engine; use IN", line)
    alike = left.type == right.type or {left.type, right.type} <= set(NUMBERS)
    if UNKNOWN not in (left.type, right.type) and not alike:
        raise refuse(f"{left.type} {operator} {right.type} compares different types", line)
    same_property = left.variable and right.variable and left.prop == right.prop
    if same_property and operator in ("<", ">", "<>"):
        return Value(BOOL, apart=frozenset({frozenset({left.variable, right.variable})}))
    return Value(BOOL)


def calculated(left: Value, operator: str, right: Value, line: int) -> Value:
    """The value of a sum, difference, product, quotient or remainder.

    Raises:
        RuleError: the engines do not both know it for these types.
    """
    if operator == "+" and TEXT in (left.type, right.type):
        require(left, (TEXT,), "+ on text", line)
        require(right, (TEXT,), "+ on text", line)
        return Value(TEXT)
    if DATE in (left.type, right.type):
        if operator not in "+-" or left.type != DATE or right.type != UNKNOWN:
            raise refuse("a date takes + or - a declared number of days; days between dates are a fact", line)
        return Value(DATE)
    require(left, NUMBERS, operator, line)
    require(right, NUMBERS, operator, line)
    if left.type == right.type == UNKNOWN:
        return Value()
    return Value(DECIMAL if DECIMAL in (left.type, right.type) else WHOLE)


def common_type(values: Sequence[Value], what: str, line: int) -> str:
    """The one type of several values.

    Raises:
        RuleError: they have different types.
    """
    types = {value.type for value in values} - {UNKNOWN}
    if len(types) > 1 and not types <= set(NUMBERS):
        raise refuse(f"{what} mixes {' and '.join(sorted(types))}", line)
    return max(types, default=UNKNOWN) if len(types) < 2 else DECIMAL
