"""Reading operators in their order of binding, and what each proves or refuses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING

from ondermijning.graph.dialect.tokens import TokenKind, refuse
from ondermijning.graph.dialect.values import (
    BOOL,
    LIST,
    LOGICAL,
    NOTHING,
    NUMBERS,
    PATTERN,
    TEXT,
    UNKNOWN,
    Value,
    calculated,
    common_type,
    compared,
    conjunction,
    derived,
    disjunction,
    one_of_two,
    pattern_as_value,
    require,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ondermijning.graph.dialect.cursor import Cursor
    from ondermijning.graph.dialect.scope import Scope

MAX_DEPTH = 20
_COMPARE = ("=", "<>", "<", "<=", ">", ">=")


class OperatorReader(ABC):
    """Reads expressions in a scope.

    Args:
        cursor: the place in the text.
        scope: what is known there.
        items: whether it reads what stands behind WITH or RETURN, where ``count`` may stand and a pattern may not.
    """

    def __init__(self, cursor: Cursor, scope: Scope, *, items: bool = False) -> None:
        self.cursor = cursor
        self.scope = scope
        self.items = items
        self.aggregating = False
        self.aggregated = False
        self.aggregates: set[bool] = set()  # whether of distinct values, of each aggregate in this WITH
        self._depth = 0

    def expression(self) -> Value:
        """One expression.

        Raises:
            RuleError: it holds something that the engines do not answer alike, or may not be read.
        """
        return self._logical("OR", self._exclusive, disjunction)

    def condition(self) -> Value:
        """One expression that is true or not."""
        line = self.cursor.line
        value = self.expression()
        require(value, LOGICAL, "a condition", line)
        return value

    def sum(self) -> Value:
        """A value without comparisons; whatever nests comes through here."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise refuse(f"nested deeper than {MAX_DEPTH}", self.cursor.line)
        value = self._calculation(("+", "-"), lambda: self._calculation(("*", "/", "%"), self._signed))
        self._depth -= 1
        return value

    def _exclusive(self) -> Value:
        return self._logical("XOR", lambda: self._logical("AND", self._not, conjunction), one_of_two)

    @abstractmethod
    def primary(self) -> Value:
        """What stands between operators."""

    def _logical(self, word: str, operand: Callable[[], Value], joined: Callable[[Value, Value], Value]) -> Value:
        line = self.cursor.line
        value = operand()
        while self.cursor.accept_words(word):
            other = operand()
            for each in (value, other):
                require(each, LOGICAL, word, line)
            value = joined(value, other)
        return value

    def _not(self) -> Value:
        negated, line = False, self.cursor.line
        while self.cursor.accept_words("NOT"):
            negated = True
        value = self._comparison()
        if not negated:
            return value
        require(value, LOGICAL, "NOT", line)
        return derived(BOOL, value)

    def _comparison(self) -> Value:
        line = self.cursor.line
        left = self.sum()
        if self.cursor.peek().is_sign(*_COMPARE):
            operator = self.cursor.take().text
            right = self.sum()
            self._refuse_picking(left, right, line)
            return compared(left, operator, right, line)
        if self.cursor.peek().is_word("IS", "IN", "STARTS", "ENDS", "CONTAINS"):
            return self._word_comparison(left, line)
        return left

    def _word_comparison(self, left: Value, line: int) -> Value:
        """These bind before + and * in one engine and behind them in the other."""
        if left.calculated:
            raise refuse(f"write brackets around the calculation before {self.cursor.peek().text}", line)
        if left.type == PATTERN:
            raise pattern_as_value(line)
        if self.cursor.accept_words("IS"):
            full = self.cursor.accept_words("NOT")
            self.cursor.expect_word("NULL")
            known = left.strict if full else NOTHING
            return Value(BOOL, certain=True, rejects=known, proven=known)
        if self.cursor.accept_words("IN"):
            self._list_of(left, line)
            return derived(BOOL, left)
        return self._text_comparison(left, line)

    def _text_comparison(self, left: Value, line: int) -> Value:
        word = self.cursor.take().text
        if word.upper() != "CONTAINS":
            self.cursor.expect_word("WITH")
        if self.cursor.peek().kind is TokenKind.TEXT and not self.cursor.peek().text:
            raise refuse("an empty text is in every text in one engine and in none in the other", line)
        right = self.primary()
        for value in (left, right):
            require(value, (TEXT,), word, line)
            self._refuse_picking(value, Value(), line)
        return derived(BOOL, left, right)

    def _refuse_picking(self, one: Value, other: Value, line: int) -> None:
        """Refuse in a rule what picks a thing by hand: its name held against anything but a name or property of another."""
        if not self.scope.may_name and one.names != other.names and not (one.variable and other.variable):
            raise refuse(
                "what a thing is called or where it lies is no criterion: hold it against that of another", line
            )

    def mixed(self, values: Sequence[Value], line: int) -> bool:
        """Whether values are names, of which a rule may put nothing else in the place.

        Raises:
            RuleError: in a rule some are names and others not.
        """
        for value in values[1:]:
            self._refuse_picking(values[0], replace(value, variable=""), line)
        return any(value.names for value in values)

    def list_type(self) -> str:
        """A list: a parameter, values in brackets, or a collected value. Returns the type of its parts, if known."""
        line = self.cursor.line
        if not self.cursor.accept("["):
            require(self.primary(), (LIST,), "a list", line)
            return UNKNOWN
        parts = [] if self.cursor.peek().is_sign("]") else [self.sum()]
        while self.cursor.accept(","):
            parts.append(self.sum())
        self.cursor.expect("]")
        return common_type(parts, "a list", line)

    def _list_of(self, wanted: Value, line: int) -> None:
        collected = self.scope.values.get(self.cursor.peek().text, Value())
        self._refuse_picking(wanted, collected, line)
        found = self.list_type()
        if wanted.type == LIST:
            raise refuse("a list in a list", line)
        if found:
            compared(wanted, "IN", Value(found), line)

    def _calculation(self, operators: tuple[str, ...], operand: Callable[[], Value]) -> Value:
        value = operand()
        while self.cursor.peek().is_sign(*operators):
            line = self.cursor.line
            operator = self.cursor.take().text
            value = calculated(value, operator, operand(), line)
        return value

    def _signed(self) -> Value:
        if not self.cursor.accept("-"):
            return self.primary()
        line = self.cursor.line
        value = self.primary()
        require(value, NUMBERS, "-", line)
        return derived(value.type, value, calculated=True)
