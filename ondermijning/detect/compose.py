"""From the one pattern of a rule to the text an engine runs, and from its rows to hits."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.detect.hits import Hit
from ondermijning.errors import RuleError
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule


class Narrowed(NamedTuple):
    """A rule asked for less than it says.

    Args:
        match: its pattern with what narrows it.
        named: the values that this names, beside those of the rule.
    """

    match: str
    named: Mapping[str, Value]


def rows_text(rule: Rule, match: str | None = None) -> str:
    """The text whose rows are hits: the evidence, then the id of every variable that the evidence reads.

    Values are named ``e0, e1, …`` and never ordered: engines differ in both.

    Args:
        rule: the rule.
        match: its pattern, where it is asked for less.
    """
    expressions = [*rule.evidence.values(), *(f"{variable}.id" for variable in rule.witnesses)]
    returned = ", ".join(f"{expression} AS e{place}" for place, expression in enumerate(expressions))
    return f"{(match or rule.match).strip()}\nRETURN DISTINCT {returned}"


def hits_of(rule: Rule, rows: Iterable[tuple[Any, ...]]) -> tuple[Hit, ...]:
    """Hits from rows, one per identity, in order of key whatever the order of the rows.

    Args:
        rule: the rule.
        rows: as ``rows_text`` gives them.

    Raises:
        RuleError: a row has no subject, which an OPTIONAL MATCH can cause.
    """
    names = tuple(rule.evidence)
    subject = names.index(rule.subject)
    identity = [names.index(name) for name in rule.identity]
    groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        if row[subject] is None:
            raise RuleError(say("found a row without a subject."), where=say("rule {id}", id=rule.id))
        groups[tuple(str(row[place]) for place in identity)].append(row)
    hits = (_hit(rule, names, group) for group in groups.values())
    return tuple(sorted(hits, key=lambda hit: hit.key))


def _hit(rule: Rule, names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Hit:
    columns = list(zip(*rows, strict=True))
    evidence = {name: distinct(column) for name, column in zip(names, columns, strict=False)}
    elements = {name: distinct(column) for name, column in zip(rule.witnesses, columns[len(names) :], strict=True)}
    return Hit(rule, evidence, elements)


def distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    """The values that are known, each once and in order."""
    return tuple(sorted({value for value in values if value is not None}))
