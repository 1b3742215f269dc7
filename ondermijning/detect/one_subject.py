"""A rule asked about one subject: its text with the subject named, so that the engine begins there instead of everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.compose import Narrowed, hits_of, rows_text
from ondermijning.detect.countering import with_counters
from ondermijning.graph.dialect.parts import Condition, clauses_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.detect.hits import Hit
    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.dialect.parts import Clause
    from ondermijning.graph.store import GraphStore

SUBJECT = "onderwerp"  # the parameter that holds the id


def hits_about(store: GraphStore, rule: Rule, subject: str, values: Mapping[str, Value]) -> tuple[Hit, ...]:
    """The hits of a rule on one subject, with their counter-evidence: the same as those that a run finds on it.

    Args:
        store: the graph.
        rule: the rule.
        subject: id of the node of its subject kind.
        values: of its parameters, and the date.

    Raises:
        GraphError: the engine refuses the text, or takes too long.
        RuleError: a row has no subject.
    """
    less = Narrowed("\n".join(about_subject(rule, clauses_of(rule.match))), {SUBJECT: subject})
    own = {name: value for name, value in values.items() if name in rule.pattern.parameters}
    hits = hits_of(rule, store.rows(rows_text(rule, less.match), {**own, **less.named}))
    return with_counters(store, rule, hits, values, less)


def subject_variable(rule: Rule) -> str:
    """The variable of the subject in the text of a rule."""
    return rule.evidence[rule.subject].partition(".")[0]


def where_bound(rule: Rule, clauses: Sequence[Clause]) -> int | None:
    """The place of the first of these clauses that binds the subject."""
    variable = subject_variable(rule)
    return next((place for place, clause in enumerate(clauses) if variable in clause.names), None)


def about_subject(rule: Rule, clauses: Sequence[Clause]) -> list[str]:
    """The texts of clauses, of which the first that binds the subject asks for the one that the parameter names.

    A clause of its own that finds the subject first is quicker for some rules, but the embedded engine then keeps memory from
    one question to the next until it has none left.
    """
    at, only = where_bound(rule, clauses), Condition(f"{subject_variable(rule)}.id = ${SUBJECT}", (), (SUBJECT,))
    return [
        clause.only((*clause.conditions, only)) if place == at else clause.text for place, clause in enumerate(clauses)
    ]
