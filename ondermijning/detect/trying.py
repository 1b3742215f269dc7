"""Trying a rule on a small graph, for the tests of a rule."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.detect.run import run_rules
from ondermijning.errors import RuleError
from ondermijning.graph.small import embedded
from ondermijning.language import say
from ondermijning.ledger.runs import Result

if TYPE_CHECKING:
    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.small import Graph

_DAY = date(2024, 12, 31)


def subjects(rule: Rule, graph: Graph, on: date = _DAY, **given: Value) -> list[str]:
    """The ids of the subjects that a rule reports on a graph, in order; one that is reported twice stands twice.

    Args:
        rule: the rule.
        graph: what it looks at.
        on: the date the graph speaks for.
        given: values of parameters that differ from the defaults.

    Raises:
        RuleError: the rule failed.
    """
    with embedded(graph) as store:
        (outcome,) = run_rules(store, [rule], on, frozenset(rule.sources), {rule.id: given})
    if outcome.result is Result.FAILED:
        raise RuleError(outcome.reason, where=say("rule {id}", id=rule.id))
    return sorted(hit.subject for hit in outcome.hits)
