"""Running rules on a graph: one failing rule never stops the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.compose import hits_of, rows_text
from ondermijning.detect.countering import with_counters
from ondermijning.detect.hits import RuleOutcome
from ondermijning.detect.parameters import Value, bind
from ondermijning.errors import GraphError, RuleError
from ondermijning.ledger.runs import Result
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore


def run_rules(
    store: GraphStore,
    rules: Iterable[Rule],
    on: date,
    sources: frozenset[str],
    given: Mapping[str, Mapping[str, Value]],
) -> list[RuleOutcome]:
    """Run every rule once.

    Args:
        store: the graph.
        rules: in the order of the outcomes.
        on: the date the graph speaks for; ``$peildatum``.
        sources: loader ids with a delivery; a rule that needs another cannot answer.
        given: rule id → parameter values that differ from the defaults.

    Returns:
        An outcome per rule: treffer (with how many cases could not be judged, if any), geen, onbeslist (with what is
        missing) or fout (with why).
    """
    return [_run(store, rule, on, sources, given.get(rule.id, {})) for rule in rules]


def _run(store: GraphStore, rule: Rule, on: date, sources: frozenset[str], given: Mapping[str, Value]) -> RuleOutcome:
    missing = sorted(set(rule.sources) - sources)
    if missing:
        return RuleOutcome(rule, Result.UNDECIDED, reason=f"geen levering van {', '.join(missing)}")
    try:
        values = bind(rule.parameters, given) | {"peildatum": on}
        own = {name: value for name, value in values.items() if name in rule.pattern.parameters}
        hits = with_counters(store, rule, hits_of(rule, store.rows(rows_text(rule), own)), values)
        unknown = _not_judged(store, rule)
    except (GraphError, RuleError) as problem:
        return RuleOutcome(rule, Result.FAILED, reason=str(problem))
    found = Result.HIT if hits else Result.UNDECIDED if unknown else Result.NONE
    return RuleOutcome(rule, found, hits, unknown)


def _not_judged(store: GraphStore, rule: Rule) -> str:
    """How many cases lack what the rule needs, and what that is; empty when there are none."""
    ((count,),) = store.rows(rule.undecided, {}) if rule.undecided else [(0,)]
    if not count:
        return ""
    return f"{counted(count, 'geval', 'gevallen')} niet te beoordelen; nodig: {'; '.join(rule.needs)}"
