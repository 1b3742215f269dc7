"""The static check of a rule text: what it reads, or why it cannot be a rule. No database is needed.

A text that passes means the same on both engines, names only what the model knows, and reads no attribute that the
rule has not justified. The grammar is a list of what is allowed, so anything else is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.graph.dialect.clauses import read_clauses, read_return
from ondermijning.graph.dialect.cursor import Cursor
from ondermijning.graph.dialect.expressions import EvidenceReader
from ondermijning.graph.dialect.scope import Scope
from ondermijning.graph.dialect.tokens import TokenKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.graph.dialect.values import Value


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a checked text holds.

    Args:
        nodes: variable → labels.
        edges: variable → types.
        values: name → what is known of a value that the text made, above all its ``type``.
        visible: the names that can be used behind the text.
        reads: the (variable, property) pairs it reads.
        parameters: the parameters it uses.
        labels: every label it names.
        types: every edge type it names, also without a variable.
        allow_b: the class-B attributes it was allowed.
    """

    nodes: Mapping[str, frozenset[str]]
    edges: Mapping[str, frozenset[str]]
    values: Mapping[str, Value]
    visible: frozenset[str]
    reads: frozenset[tuple[str, str]]
    parameters: frozenset[str]
    labels: frozenset[str]
    types: frozenset[str]
    allow_b: frozenset[str]


def check(
    text: str, *, allowed_parameters: frozenset[str], allow_b: frozenset[str] = frozenset(), may_name: bool = True
) -> Pattern:
    """Check the match text of a rule.

    Args:
        text: MATCH, OPTIONAL MATCH, UNWIND and WITH clauses; the engine adds RETURN.
        allowed_parameters: the names that may follow a ``$``.
        allow_b: class-B attributes that the rule justifies, as ``Kind.property`` (``Adres.postcode``).
        may_name: whether it may pick things by what they are called or where they lie.

    Raises:
        RuleError: the line, the reason and where possible what to write instead.
    """
    cursor, scope = Cursor(text), Scope(allowed_parameters, allow_b, may_name=may_name)
    read_clauses(cursor, scope)
    _expect_end(cursor, "MATCH, OPTIONAL MATCH, UNWIND, WITH or WHERE")
    return _pattern(scope)


def check_query(
    text: str, *, allowed_parameters: frozenset[str], allow_b: frozenset[str] = frozenset(), may_name: bool = True
) -> Pattern:
    """Check a text with its own RETURN: the population of a rule, or a question of a user.

    Args:
        text: as for ``check``, closed by RETURN with values that have a name.
        allowed_parameters: the names that may follow a ``$``.
        allow_b: class-B attributes that may be read.
        may_name: as for ``check``.

    Raises:
        RuleError: as for ``check``.
    """
    cursor, scope = Cursor(text), Scope(allowed_parameters, allow_b, may_name=may_name)
    read_clauses(cursor, scope)
    read_return(cursor, scope)
    _expect_end(cursor, "the end")
    return _pattern(scope)


def check_expression(expression: str, pattern: Pattern) -> frozenset[tuple[str, str]]:
    """Check one piece of evidence: a property, a value made in the text, or simple arithmetic of these.

    Args:
        expression: ``perceel.id``, ``b.dagen_sinds_vorige``, ``b.prijs_deel_euro / 1000``.
        pattern: the checked text that it stands behind.

    Returns:
        The (variable, property) pairs it reads.

    Raises:
        RuleError: anything else.
    """
    scope = Scope(
        frozenset(),
        pattern.allow_b,
        dict(pattern.nodes),
        dict(pattern.edges),
        dict(pattern.values),
        set(pattern.visible),
    )
    cursor = Cursor(expression)
    EvidenceReader(cursor, scope).sum()
    _expect_end(cursor, "the end")
    return frozenset(scope.reads)


def _expect_end(cursor: Cursor, wanted: str) -> None:
    if cursor.peek().kind is not TokenKind.END:
        raise cursor.unexpected(wanted)


def _pattern(scope: Scope) -> Pattern:
    return Pattern(
        scope.nodes,
        scope.edges,
        scope.values,
        frozenset(scope.visible),
        frozenset(scope.reads),
        frozenset(scope.parameters),
        frozenset(scope.labels),
        frozenset(scope.types),
        scope.allow_b,
    )
