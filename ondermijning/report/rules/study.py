"""A city looked at as Unger and Ferwerda did in 2010: indicators of their list, flags per object, and the three that told most.

Their study labelled 150 of 12,000 objects and kept 36 after tax and justice data had been seen. Which of their 25 indicators
were the 17 that could be counted is not published; here every one counts that a rule covers.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.detect.indicators import SIGNIFICANT, Indicator, covering, indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.detect.hits import Hit, RuleOutcome
    from ondermijning.detect.rule import Rule

OBJECT = "Perceel"


class Row(NamedTuple):
    """An indicator of their list.

    Args:
        indicator: it.
        rules: what covers it.
        hits: how often.
        objects: how many objects it flags.
        note: why it could not be counted, or not everywhere.
    """

    indicator: Indicator
    rules: tuple[str, ...]
    hits: int
    objects: int
    note: str


class Study(NamedTuple):
    """What was counted.

    Args:
        rows: per indicator, in the order of their list.
        flags: number of indicators → how many objects have so many.
        significant: how many of the three that told most → how many objects have so many.
    """

    rows: tuple[Row, ...]
    flags: dict[int, int]
    significant: dict[int, int]


def studied(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that cover an indicator of their list."""
    wanted = {key for key, indicator in indicators().items() if indicator.unger}
    return [rule for rule in rules if wanted.intersection(rule.indicators)]


def study(outcomes: Iterable[RuleOutcome], objects: int) -> Study:
    """Count the answers of rules by their list.

    Args:
        outcomes: of the rules of ``studied``.
        objects: how many objects there are, with those that nothing flags.
    """
    answers = {outcome.rule.id: outcome for outcome in outcomes}
    covered = covering(outcome.rule for outcome in answers.values())
    flagged: dict[str, set[str]] = {}
    rows = []
    for indicator in sorted((each for each in indicators().values() if each.unger), key=_place):
        found = [answers[rule.id] for rule in covered[indicator.id]]
        flagged[indicator.id] = {each for outcome in found for hit in outcome.hits for each in _objects(hit)}
        hits = sum(len(outcome.hits) for outcome in found)
        note = "; ".join(filter(None, (indicator.why_not, *(outcome.reason for outcome in found))))
        rows.append(Row(indicator, tuple(each.rule.id for each in found), hits, len(flagged[indicator.id]), note))
    return Study(
        tuple(rows), _spread(flagged.values(), objects), _spread((flagged[key] for key in SIGNIFICANT), objects)
    )


def _objects(hit: Hit) -> Iterator[str]:
    """The objects that the evidence of a hit names."""
    for variable, ids in hit.elements.items():
        if OBJECT in hit.rule.pattern.nodes.get(variable, frozenset()):
            yield from ids


def _spread(sets: Iterable[set[str]], objects: int) -> dict[int, int]:
    flags = Counter(each for found in sets for each in found)
    spread = Counter(flags.values())
    return {0: objects - len(flags), **dict(sorted(spread.items()))}


def _place(indicator: Indicator) -> tuple[tuple[int, ...], str]:
    return tuple(map(int, indicator.unger.split("."))), indicator.id
