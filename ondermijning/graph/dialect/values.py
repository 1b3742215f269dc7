"""What is known of an expression without running it: its type, what makes it empty, and what it proves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from ondermijning.graph.dialect.tokens import refuse
from ondermijning.model import ColumnType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.errors import RuleError

UNKNOWN = ""  # a parameter: its kind is declared and coerced elsewhere
DECIMAL = "DECIMAL"
LIST = "LIST"
PATTERN = "PATTERN"  # true or not, but one engine takes it as an operand of AND, OR, XOR and NOT only
BOOL = ColumnType.BOOL.value
DATE = ColumnType.DATE.value
TEXT = ColumnType.TEXT.value
WHOLE = ColumnType.INT64.value
NUMBERS = (WHOLE, DECIMAL)
LOGICAL = (BOOL, PATTERN)

Apart = frozenset[frozenset[str]]
Reads = frozenset[tuple[str, str]]
NOTHING: Reads = frozenset()


@dataclass(frozen=True, slots=True)
class Value:
    """What is known of an expression.

    Args:
        type: a column type, DECIMAL, LIST, PATTERN or UNKNOWN.
        variable: the node or edge whose property it is, if it is just that.
        prop: that property.
        apart: pairs of variables that are two different things wherever the expression is true.
        calculated: a calculation without brackets around it.
        anchored: its type comes from a column; a calculation with parameters alone is done in too few bits.
        certain: never empty.
        nonzero: a written number other than 0.
        strict: what makes it empty by being empty, as (variable, property) or (name, "").
        rejects: what makes it empty or false by being empty.
        proven: what IS NOT NULL says is not empty, wherever the expression is true.
        equated: what may be empty and is compared for being equal with a property of another node or edge.
        names: it tells what a thing is called or where it lies.
    """

    type: str = UNKNOWN
    variable: str = ""
    prop: str = ""
    apart: Apart = frozenset()
    calculated: bool = False
    anchored: bool = False
    certain: bool = False
    nonzero: bool = False
    strict: Reads = NOTHING
    rejects: Reads = NOTHING
    proven: Reads = NOTHING
    equated: Reads = NOTHING
    names: bool = False


def read(kind: str, name: str, prop: str, *, certain: bool) -> Value:
    """A property, or with an empty one a value that the text made."""
    reads = frozenset({(name, prop)})
    variable = name if prop else ""
    return Value(kind, variable, prop, certain=certain, strict=reads, rejects=reads)


def derived(kind: str, *parts: Value, calculated: bool = False) -> Value:
    """A value that is empty exactly if one of its parts is."""
    strict = NOTHING.union(*(part.strict for part in parts))
    return Value(
        kind,
        calculated=calculated,
        anchored=any(part.anchored for part in parts),
        certain=all(part.certain for part in parts),
        strict=strict,
        rejects=strict,
        equated=NOTHING.union(*(part.equated for part in parts)),
    )


def require(value: Value, types: Sequence[str], what: str, line: int) -> None:
    """Refuse a value of a type that does not fit; an unknown type fits.

    Raises:
        RuleError: one engine would cast it silently, the other find nothing.
    """
    if value.type not in (UNKNOWN, *types):
        raise refuse(f"{what} takes {' or '.join(types)}, not {value.type}", line)


def pattern_as_value(line: int) -> RuleError:
    """The error for a pattern that is compared, named or counted."""
    return refuse("a pattern is no value: write EXISTS { MATCH … }", line)


def compared(left: Value, operator: str, right: Value, line: int) -> Value:
    """The value of a comparison.

    Raises:
        RuleError: the types differ; one engine would cast silently, the other find nothing.
    """
    types = {left.type, right.type}
    if LIST in types:
        raise refuse("a list has another order in each engine; use IN", line)
    if PATTERN in types:
        raise pattern_as_value(line)
    if UNKNOWN not in types and len(types) > 1 and not types <= set(NUMBERS):
        raise refuse(f"{left.type} {operator} {right.type} compares different types", line)
    if DECIMAL in types and (left.prop or right.prop) and WHOLE in types:
        raise refuse(
            "a column of whole numbers against a decimal finds nothing in one engine: compare it with a whole", line
        )
    same_property = left.variable and right.variable and left.prop == right.prop
    plain = derived(BOOL, left, right)
    if operator == "=" and left.variable and right.variable and left.variable != right.variable:
        loose = frozenset((side.variable, side.prop) for side in (left, right) if not side.certain)
        return replace(plain, equated=plain.equated | loose)
    if same_property and operator in ("<", ">", "<>"):
        pair = frozenset({left.variable, right.variable})
        return Value(BOOL, apart=frozenset({pair}), strict=plain.strict, rejects=plain.rejects, certain=plain.certain)
    return plain


def calculated(left: Value, operator: str, right: Value, line: int) -> Value:
    """The value of a sum, difference, product, quotient or remainder.

    Raises:
        RuleError: the engines do not both know it for these types, or answer it otherwise.
    """
    types = {left.type, right.type}
    if TEXT in types:
        raise refuse("text with an empty text is empty in one engine and not in the other: show both", line)
    if DATE in types:
        if operator not in ("+", "-") or left.type != DATE or right.type != UNKNOWN:
            raise refuse("a date takes + or - a declared number of days; days between dates are a fact", line)
        return derived(DATE, left, right, calculated=True)
    require(left, NUMBERS, operator, line)
    require(right, NUMBERS, operator, line)
    if operator in ("/", "%") and DECIMAL in types and not right.nonzero:
        raise refuse("a decimal divided by 0 is infinite in one engine and an error in the other", line)
    if UNKNOWN in types and not (left.anchored or right.anchored):
        raise refuse("one engine calculates with parameters alone in 16 bits: declare the outcome as a parameter", line)
    return derived(DECIMAL if DECIMAL in types else WHOLE, left, right, calculated=True)


def conjunction(left: Value, right: Value) -> Value:
    """Both; true only where neither is empty or false."""
    return Value(
        BOOL,
        apart=left.apart | right.apart,
        certain=left.certain and right.certain,
        strict=left.strict & right.strict,
        rejects=left.rejects | right.rejects,
        proven=left.proven | right.proven,
        equated=left.equated | right.equated,
    )


def disjunction(left: Value, right: Value) -> Value:
    """At least one; true where the other is empty."""
    return Value(
        BOOL,
        certain=left.certain and right.certain,
        strict=left.strict & right.strict,
        rejects=left.rejects & right.rejects,
        proven=left.proven & right.proven,
        equated=left.equated | right.equated,
    )


def one_of_two(left: Value, right: Value) -> Value:
    """Exactly one; empty where either is."""
    return derived(BOOL, left, right)


def first_certain(values: Sequence[Value], kind: str) -> Value:
    """The first that is not empty."""
    strict = reduce(lambda found, value: found & value.strict, values[1:], values[0].strict)
    return Value(
        kind,
        anchored=any(value.anchored for value in values),
        certain=any(value.certain for value in values),
        strict=strict,
        rejects=strict,
    )


def common_type(values: Sequence[Value], what: str, line: int) -> str:
    """The one type of several values.

    Raises:
        RuleError: they have different types.
    """
    types = {value.type for value in values} - {UNKNOWN}
    if PATTERN in types:
        raise pattern_as_value(line)
    if len(types) > 1 and not types <= set(NUMBERS):
        raise refuse(f"{what} mixes {' and '.join(sorted(types))}", line)
    return max(types, default=UNKNOWN) if len(types) < 2 else DECIMAL
