"""The conditions of a rule that hold one property against one parameter, and the text of the rule without such a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.detect.parameters import INT64
from ondermijning.graph.dialect.parts import clauses_of
from ondermijning.graph.dialect.tokens import TokenKind, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ondermijning.detect.parameters import Parameter
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.dialect.parts import Clause
    from ondermijning.graph.dialect.tokens import Token

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ARITHMETIC = ("+", "-", "*", "/", "%")


class Threshold(NamedTuple):
    """A property that a rule compares with a parameter alone.

    Args:
        parameter: the parameter.
        variable, prop: what is compared with it.
        operator: as if the property stands in front.
        clause: place of the clause.
        condition: place of the condition in it.
    """

    parameter: Parameter
    variable: str
    prop: str
    operator: str
    clause: int
    condition: int


def thresholds(rule: Rule) -> list[Threshold]:
    """The properties of whole numbers that a rule compares with a parameter alone, outside patterns in braces."""
    whole = {parameter.name: parameter for parameter in rule.parameters if parameter.kind is INT64}
    return [
        Threshold(whole[name], *read, operator, at, place)
        for at, clause in enumerate(clauses_of(rule.match))
        for place, condition in enumerate(clause.conditions)
        for read, operator, name in _compared(tokenise(condition.text))
        if name in whole and read in condition.reads
    ]


def without(rule: Rule, threshold: Threshold) -> str:
    """The text that gives each thing once with its value, matched by a rule without the condition about it.

    Where the thing is gone further on, only the clauses up to the condition count.
    """
    clauses = clauses_of(rule.match)
    last = len(clauses) if threshold.variable in rule.pattern.visible else threshold.clause + 1
    texts = [
        _less(clause, threshold.condition) if at == threshold.clause else clause.text
        for at, clause in enumerate(clauses[:last])
    ]
    thing = threshold.variable
    return "\n".join((*texts, f"RETURN DISTINCT {thing}.id AS e0, {thing}.{threshold.prop} AS e1"))


def _less(clause: Clause, left_out: int) -> str:
    return clause.only([each for place, each in enumerate(clause.conditions) if place != left_out])


def _compared(tokens: Sequence[Token]) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Every ``x.p < $q`` and ``$q < x.p`` in which nothing is calculated: the property, the operator and the parameter."""
    for at in range(len(tokens) - 4):
        part, following = tokens[at : at + 5], tokens[at + 5 : at + 6]
        if any(each.is_sign(*_ARITHMETIC) for each in (*tokens[max(at - 1, 0) : at], *following)):
            continue
        if _is_property(part[:3]) and part[3].is_sign(*_MIRRORED) and part[4].kind is TokenKind.PARAMETER:
            yield (part[0].text, part[2].text), part[3].text, part[4].text
        if part[0].kind is TokenKind.PARAMETER and part[1].is_sign(*_MIRRORED) and _is_property(part[2:]):
            yield (part[2].text, part[4].text), _MIRRORED[part[1].text], part[0].text


def _is_property(tokens: Sequence[Token]) -> bool:
    return tokens[0].kind is TokenKind.NAME and tokens[1].is_sign(".") and tokens[2].kind is TokenKind.NAME
