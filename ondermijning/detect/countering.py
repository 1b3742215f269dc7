"""Counter-evidence beside hits: which facts that would explain a pattern the graph holds for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ondermijning.detect.compose import Narrowed, distinct
from ondermijning.detect.hits import Against

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.detect.counter import Counter
    from ondermijning.detect.hits import Hit
    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.dialect.check import Pattern
    from ondermijning.graph.store import GraphStore

_Identity = tuple[str, ...]


def with_counters(
    store: GraphStore, rule: Rule, hits: tuple[Hit, ...], values: Mapping[str, Value], less: Narrowed | None = None
) -> tuple[Hit, ...]:
    """The hits of a rule, each with the counter-evidence that the graph holds for it.

    Args:
        store: the graph.
        rule: the rule.
        hits: what it found with these values.
        values: of its parameters.
        less: the pattern of the rule where it was asked for less, with what that names.
    """
    if not hits or not rule.counters:
        return hits
    match, named = less or Narrowed(rule.match, {})
    found: dict[_Identity, list[Against]] = defaultdict(list)
    for counter, pattern in zip(rule.counters, rule.against, strict=True):
        wanted = {name: value for name, value in values.items() if name in pattern.parameters}
        rows = store.rows(counter_text(rule, counter, match), {**wanted, **named})
        for identity, against in _found(rule, counter, pattern, rows):
            found[identity].append(against)
    return tuple(replace(hit, against=tuple(found[_identity(hit)])) for hit in hits)


def counter_text(rule: Rule, counter: Counter, match: str | None = None) -> str:
    """The text whose rows say which hits have the counter-evidence: identity, evidence, ids of what the evidence reads."""
    told = [*(rule.evidence[name] for name in rule.identity), *counter.evidence.values()]
    expressions = [*told, *(f"{variable}.id" for variable in counter.witnesses)]
    returned = ", ".join(f"{expression} AS e{place}" for place, expression in enumerate(expressions))
    return f"{counter.text(match or rule.match)}\nRETURN DISTINCT {returned}"


def _found(
    rule: Rule, counter: Counter, pattern: Pattern, rows: Iterable[tuple[Any, ...]]
) -> list[tuple[_Identity, Against]]:
    width, names = len(rule.identity), tuple(counter.evidence)
    groups: dict[_Identity, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        groups[tuple(map(str, row[:width]))].append(row[width:])
    found = []
    for identity, group in sorted(groups.items()):
        columns = list(map(distinct, zip(*group, strict=True)))
        evidence = dict(zip(names, columns, strict=False))
        elements = dict(zip(counter.witnesses, columns[len(names) :], strict=True))
        found.append((identity, Against(counter, pattern, evidence, elements)))
    return found


def _identity(hit: Hit) -> _Identity:
    return tuple(str(hit.evidence[name][0]) if hit.evidence[name] else str(None) for name in hit.rule.identity)
