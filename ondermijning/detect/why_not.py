"""Why a rule says nothing about a subject: the first clause that nothing of it fits, and which conditions failed there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ondermijning.detect.one_subject import SUBJECT, about_subject, subject_variable, where_bound
from ondermijning.graph.dialect.parts import Clause, Condition, clauses_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore


@dataclass(frozen=True, slots=True)
class Failed:
    """A condition that did not hold.

    Args:
        condition: as the rule has it.
        found: what it reads, with the value in the graph.
    """

    condition: Condition
    found: Mapping[tuple[str, str], Any]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a rule says nothing about a subject.

    Args:
        pattern: what the graph lacks altogether; empty if only conditions failed.
        failed: the conditions that failed, of what came closest.
        met: how many conditions of the same clause held there.
    """

    pattern: str = ""
    failed: tuple[Failed, ...] = ()
    met: int = 0


def why_not(store: GraphStore, rule: Rule, subject: str, values: Mapping[str, Value]) -> WhyNot | None:
    """The first clause of a rule that nothing about a subject fits.

    Args:
        store: the graph.
        rule: the rule.
        subject: id of the node of its subject kind.
        values: of its parameters, and the date.

    Returns:
        None if every clause fits: then the rule does say something.
    """
    asked = _Asked(store, rule, {**values, SUBJECT: subject})
    clauses = clauses_of(rule.match)
    for place, clause in enumerate(clauses):
        before = clauses[:place]
        if asked.knows_subject((*before, clause)) and not asked.fits((*before, clause)):
            return _closest(asked, before, clause)
    return None


def _closest(asked: _Asked, before: tuple[Clause, ...], clause: Clause) -> WhyNot:
    found = asked.tested(before, clause)
    if found is None and not asked.knows_subject(before):
        found = asked.tested(tuple(map(_joined, before)), clause)
    if found is not None:
        return found
    for many in range(1, len(clause.patterns)):
        shorter = _of_patterns(clause.patterns[:many])
        if asked.knows_subject((*before, shorter)) and not asked.fits((*before, shorter)):
            return WhyNot(clause.patterns[many - 1])
    return WhyNot(clause.patterns[-1] if clause.patterns else clause.head)


class _Asked:
    """One rule, asked about one subject."""

    def __init__(self, store: GraphStore, rule: Rule, values: Mapping[str, Value]) -> None:
        self._store, self._rule, self._values = store, rule, values

    def knows_subject(self, clauses: Sequence[Clause]) -> bool:
        """Whether the variable of the subject is bound by then."""
        return where_bound(self._rule, clauses) is not None

    def fits(self, clauses: Sequence[Clause]) -> bool:
        """Whether anything about the subject fits the clauses."""
        return bool(self._rows(clauses, [f"{subject_variable(self._rule)}.id"]))

    def tested(self, before: Sequence[Clause], clause: Clause) -> WhyNot | None:
        """The conditions of a clause, tried one by one on what came closest; None if nothing fits without them."""
        tests = [condition for condition in clause.conditions if not _joins(condition, clause)]
        reads = list(dict.fromkeys(read for test in tests for read in test.reads))
        told = [*(f"({test.text})" for test in tests), *(f"{variable}.{name}" for variable, name in reads)]
        rows = self._rows((*before, _joined(clause)), told) if tests else []
        if not rows:
            return None
        best = min(rows, key=lambda row: (sum(held is not True for held in row[: len(tests)]), repr(row)))
        values = dict(zip(reads, best[len(tests) :], strict=True))
        failed = [
            Failed(test, {read: values[read] for read in test.reads})
            for test, held in zip(tests, best, strict=False)
            if held is not True
        ]
        return WhyNot("", tuple(failed), len(tests) - len(failed))

    def _rows(self, clauses: Sequence[Clause], expressions: Iterable[str]) -> list[tuple[Any, ...]]:
        returned = ", ".join(f"{expression} AS e{place}" for place, expression in enumerate(expressions))
        text = "\n".join((*about_subject(self._rule, clauses), f"RETURN DISTINCT {returned}"))
        return self._store.rows(text, {name: value for name, value in self._values.items() if f"${name}" in text})


def _joined(clause: Clause) -> Clause:
    """The clause with those conditions alone that hold its parts together."""
    return clause._replace(conditions=tuple(each for each in clause.conditions if _joins(each, clause)))


def _joins(condition: Condition, clause: Clause) -> bool:
    """Whether a condition compares two things of the pattern, or says that what such a comparison reads is known."""
    if condition.is_comparison:
        return True
    compared = {read for other in clause.conditions if other.is_comparison for read in other.reads}
    return condition.is_known and set(condition.reads) <= compared


def _of_patterns(patterns: Sequence[str]) -> Clause:
    (found,) = clauses_of(f"MATCH {', '.join(patterns)}")
    return found
