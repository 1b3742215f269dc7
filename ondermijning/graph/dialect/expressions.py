"""Reading what stands between operators: names, literals, functions, cases and sub-patterns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ondermijning.graph.dialect.functions import read_function
from ondermijning.graph.dialect.match import Place, read_match, refuse_shared
from ondermijning.graph.dialect.operators import OperatorReader
from ondermijning.graph.dialect.patterns import read_path
from ondermijning.graph.dialect.tokens import TokenKind, refuse
from ondermijning.graph.dialect.values import (
    BOOL,
    DATE,
    DECIMAL,
    PATTERN,
    TEXT,
    UNKNOWN,
    WHOLE,
    Value,
    common_type,
    pattern_as_value,
)

if TYPE_CHECKING:
    from ondermijning.graph.dialect.cursor import Cursor
    from ondermijning.graph.dialect.scope import Scope
    from ondermijning.graph.dialect.tokens import Token

_PARAMETER_TYPES = {"peildatum": DATE}
_LITERALS = {TokenKind.TEXT: TEXT, TokenKind.WHOLE: WHOLE, TokenKind.DECIMAL: DECIMAL}
_MAX_WHOLE = 2**63 - 1


def read_name(cursor: Cursor, scope: Scope) -> Value:
    """A property of a node or edge, or a value that the text made.

    Raises:
        RuleError: the name is unknown, a whole node or edge, or has no such property that may be read.
    """
    token = cursor.expect_kind(TokenKind.NAME, "a name")
    name = token.text
    if cursor.accept("."):
        prop = cursor.expect_kind(TokenKind.NAME, "a property").text
        return scope.read_property(name, prop, token.line)
    return scope.read_value(name, token.line)


class EvidenceReader(OperatorReader):
    """Reads what may be shown as evidence: names, whole numbers and arithmetic."""

    def primary(self) -> Value:
        """One operand."""
        if self.cursor.accept("("):
            value = self.sum()
            self.cursor.expect(")")
            return replace(value, calculated=False)
        if self.cursor.peek().kind is TokenKind.WHOLE:
            return read_literal(self.cursor)
        return read_name(self.cursor, self.scope)


def read_literal(cursor: Cursor) -> Value:
    """A text or number.

    Raises:
        RuleError: a number that the engines cannot hold.
    """
    token = cursor.take()
    if token.kind is TokenKind.WHOLE and int(token.text) > _MAX_WHOLE:
        raise refuse("a number above 64 bits", token.line)
    return Value(_LITERALS[token.kind], certain=True, nonzero=token.text.strip("0.") != "")


class ExpressionReader(OperatorReader):
    """Reads whole expressions."""

    def primary(self) -> Value:
        """One operand."""
        token = self.cursor.peek()
        if token.is_sign("("):
            return self._brackets()
        if token.kind is TokenKind.PARAMETER:
            self.scope.use_parameter(self.cursor.take().text, token.line)
            return Value(_PARAMETER_TYPES.get(token.text, UNKNOWN), certain=True)
        if token.kind in _LITERALS:
            return read_literal(self.cursor)
        if token.kind is TokenKind.NAME:
            return self._word(token)
        raise self.cursor.unexpected("a value")

    def _word(self, token: Token) -> Value:
        if token.is_word("TRUE", "FALSE"):
            self.cursor.take()
            return Value(BOOL, certain=True)
        if self.cursor.accept_words("CASE"):
            return self._case()
        if token.is_word("EXISTS", "COUNT") and self.cursor.peek(1).is_sign("{"):
            return self._sub_pattern()
        if self.cursor.peek(1).is_sign("("):
            return read_function(self)
        return read_name(self.cursor, self.scope)

    def _brackets(self) -> Value:
        """An expression in brackets, or a pattern: ``(`` with ``:``, or with one name and then an edge."""
        first, second, third, fourth = (self.cursor.peek(ahead) for ahead in (1, 2, 3, 4))
        labelled = first.is_sign(":", ")") or second.is_sign(":")
        edge_follows = third.is_sign("-", "<") and (fourth.is_sign("[") or fourth.is_sign("-"))
        if labelled or (second.is_sign(")") and edge_follows and first.text in self.scope.nodes):
            return self._pattern()
        self.cursor.expect("(")
        value = self.expression()
        self.cursor.expect(")")
        return replace(value, calculated=False)

    def _pattern(self) -> Value:
        line, visible = self.cursor.line, set(self.scope.visible)
        with self.scope.inside():
            edges = read_path(self.cursor, self.scope)
            new = sorted(self.scope.visible - visible)
        if new or not edges:
            raise refuse(f"a pattern in a condition binds nothing new ({', '.join(new)}): use EXISTS {{ … }}", line)
        if self.items:
            raise pattern_as_value(line)
        refuse_shared(edges, frozenset())
        return Value(PATTERN, certain=True)

    def _sub_pattern(self) -> Value:
        counts, line = self.cursor.take().is_word("COUNT"), self.cursor.line
        self.cursor.expect("{")
        self.cursor.expect_word("MATCH")
        items, self.items = self.items, False
        with self.scope.inside():
            edges = read_match(self.cursor, self.scope, self.condition, Place.COUNT if counts else Place.EXISTS)
        self.items = items
        self.cursor.expect("}")
        if counts and any(edge.repeats for edge in edges):
            raise refuse("COUNT over a chain: the engines count circles differently", line)
        if counts:
            return Value(WHOLE, anchored=True, certain=True)
        return Value(BOOL, certain=True)

    def _case(self) -> Value:
        line = self.cursor.line
        results: list[Value] = []
        while self.cursor.accept_words("WHEN"):
            self.condition()
            self.cursor.expect_word("THEN")
            results.append(self.expression())
        if not results:
            raise self.cursor.unexpected("WHEN")
        if self.cursor.accept_words("ELSE"):
            results.append(self.expression())
        self.cursor.expect_word("END")
        kind, names = common_type(results, "CASE", line), self.mixed(results, line)
        return Value(kind, anchored=any(result.anchored for result in results), names=names)
