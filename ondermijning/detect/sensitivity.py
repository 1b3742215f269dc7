"""How much hangs on the value of a parameter: what other values would find, and where the default lies among local values."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.detect.compose import hits_of, rows_text
from ondermijning.detect.parameters import INT64, bind
from ondermijning.detect.thresholds import thresholds, without
from ondermijning.graph.dialect.tokens import TokenKind, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from ondermijning.detect.parameters import Parameter, Value
    from ondermijning.detect.rule import Rule
    from ondermijning.detect.thresholds import Threshold
    from ondermijning.graph.store import GraphStore

PERCENTS = (5, 10, 25, 50, 75, 90, 95, 99)
_STEPS = {"helft": (1, 2), "-25 %": (3, 4), "+25 %": (5, 4), "dubbel": (2, 1)}


class Tried(NamedTuple):
    """What a rule finds with another value of one parameter.

    Args:
        parameter: which.
        point: what the value is to the default, in Dutch.
        value: it.
        hits: how many.
        subjects: how many different ones.
        lost: subjects that the default finds and this value does not.
        gained: the other way round.
    """

    parameter: Parameter
    point: str
    value: int
    hits: int
    subjects: int
    lost: int
    gained: int


class Spread(NamedTuple):
    """The values of a property among what a rule matches without the condition about it.

    Args:
        threshold: the condition.
        value: that of the parameter.
        known: how many things have a value.
        unknown: how many have none.
        percentiles: the value below or at which so many percent lie, in the order of ``PERCENTS``; empty without values.
        below: percentage of the values that lie at or below the parameter; None without values.
    """

    threshold: Threshold
    value: int
    known: int
    unknown: int
    percentiles: tuple[int, ...]
    below: int | None


def tried(store: GraphStore, rule: Rule, on: date, given: Mapping[str, Value]) -> Iterator[Tried]:
    """What a rule finds as each whole-number parameter varies and the others stay.

    Args:
        store: the graph.
        rule: the rule.
        on: the date the graph speaks for.
        given: values that take the place of the defaults.

    Raises:
        GraphError: the engine does not answer.
    """
    values = bind(rule.parameters, given) | {"peildatum": on}
    usual = _subjects(store, rule, values)
    for parameter in _whole(rule):
        for point, value in points(parameter, int(values[parameter.name])):  # type: ignore[arg-type]
            found = _subjects(store, rule, {**values, parameter.name: value})
            here, there = set(found), set(usual)
            yield Tried(parameter, point, value, len(found), len(here), len(there - here), len(here - there))


def points(parameter: Parameter, usual: int) -> list[tuple[str, int]]:
    """The values to try, in order and each once, as far as they lie in the range; the usual one always under that name."""
    low, high = int(parameter.low), int(parameter.high)  # type: ignore[arg-type]
    steps = {name: round(usual * many / part) for name, (many, part) in _STEPS.items()}
    wanted = {"standaard": usual, "laagst": low, "hoogst": high, **steps}
    found: dict[int, str] = {}
    for name, value in wanted.items():
        if low <= value <= high:
            found.setdefault(value, name)
    return [(name, value) for value, name in sorted(found.items())]


def spreads(store: GraphStore, rule: Rule, on: date, given: Mapping[str, Value]) -> Iterator[Spread]:
    """The local values of every property that a rule compares with a parameter alone; see ``tried``."""
    values = bind(rule.parameters, given) | {"peildatum": on}
    for threshold in thresholds(rule):
        text = without(rule, threshold)
        own = {name: values[name] for name in _parameters(text)}
        rows = [value for _, value in store.rows(text, own)]
        known = sorted(value for value in rows if value is not None)
        usual = int(values[threshold.parameter.name])  # type: ignore[arg-type]
        yield Spread(
            threshold,
            usual,
            len(known),
            len(rows) - len(known),
            percentiles(known),
            round(100 * sum(value <= usual for value in known) / len(known)) if known else None,
        )


def percentiles(ordered: Sequence[int]) -> tuple[int, ...]:
    """The values at ``PERCENTS`` of values in order, each one of them; none without any."""
    return tuple(ordered[ceil(percent * len(ordered) / 100) - 1] for percent in PERCENTS) if ordered else ()


def _subjects(store: GraphStore, rule: Rule, values: Mapping[str, Value]) -> list[str]:
    own = {name: value for name, value in values.items() if name in rule.pattern.parameters}
    return [hit.subject for hit in hits_of(rule, store.rows(rows_text(rule), own))]


def _whole(rule: Rule) -> Iterable[Parameter]:
    return (parameter for parameter in rule.parameters if parameter.kind is INT64)


def _parameters(text: str) -> set[str]:
    return {token.text for token in tokenise(text) if token.kind is TokenKind.PARAMETER}
