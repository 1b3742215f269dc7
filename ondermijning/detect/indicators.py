"""The catalogue of indicators: every row that was considered, with the rules that cover it or the reason why none can."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.detect.rule import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.detect.rule import Rule

_FILE = Path(__file__).with_name("indicators.toml")
# The characteristics that told suspicious objects apart in Unger/Ferwerda 2010, the strongest first.
SIGNIFICANT = ("TRX-01", "OWN-01", "OWN-02")


class Status(StrEnum):
    """What became of a row."""

    BUILT = "gebouwd"
    CONTEXT = "alleen context"
    UNAVAILABLE = "niet beschikbaar"


class Indicator(NamedTuple):
    """A row.

    Args:
        id: such as FIN-09.
        name: what it is called, in Dutch.
        unger: its number in Unger/Ferwerda 2010; empty if it has none.
        why_not: which field no loader delivers, or which norm forbids it; empty where rules cover it.
    """

    id: str
    name: str
    unger: str
    why_not: str


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every row by id, in the order of the catalogue."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        key: Indicator(key, row["naam"], row.get("unger", ""), row.get("waarom_niet", "")) for key, row in rows.items()
    }


def covering(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Row → the rules that cover it, in order of id."""
    found: dict[str, list[Rule]] = {key: [] for key in indicators()}
    for rule in sorted(rules, key=lambda rule: rule.id):
        for key in rule.indicators:
            found[key].append(rule)
    return found


def status(rules: Iterable[Rule]) -> Status:
    """What became of a row, given the rules that cover it."""
    strengths = {rule.strength for rule in rules}
    if not strengths:
        return Status.UNAVAILABLE
    return Status.CONTEXT if strengths == {CONTEXT} else Status.BUILT
