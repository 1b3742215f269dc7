"""Runs of the rules: what was asked, with which code, and what each rule answered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ondermijning.ledger.text import json_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ondermijning.ledger.store import Ledger

_COLUMNS = "on_date, engine, code_version, parameters, rules, baseline, own_rules"


class Result(StrEnum):
    """What a rule answered in a run."""

    HIT = "treffer"
    NONE = "geen"
    UNDECIDED = "onbeslist"  # a needed source is missing, stale or incomplete
    FAILED = "fout"
    CAPPED = "afgekapt"  # it hit more than the cap; none of its hits opens a signal alone


@dataclass(frozen=True, slots=True)
class Run:
    """What makes a run repeatable.

    Args:
        on_date: reference date of the graph that was searched.
        engine: the graph engine.
        code_version: version of this program.
        parameters: values per rule that differ from its defaults.
        rules: rule id → hash of its text.
        baseline: the first run over a stock, whose signals are no news.
        own: ids of the rules that came from a folder of the municipality.
    """

    on_date: date
    engine: str
    code_version: str
    parameters: Mapping[str, Any]
    rules: Mapping[str, str]
    baseline: bool = False
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The answer of one rule.

    Args:
        rule: rule id.
        result: the kind of answer.
        count: number of hits.
        reason: why it is undecided or failed, without personal data.
    """

    rule: str
    result: Result
    count: int = 0
    reason: str = ""


def add_run(ledger: Ledger, run: Run, at: datetime | None = None) -> int:
    """Keep a run.

    Returns:
        Its number, higher than that of every run before it.
    """
    values = (
        utc_text(at),
        run.on_date.isoformat(),
        run.engine,
        run.code_version,
        json_text(run.parameters),
        json_text(run.rules),
        run.baseline,
        json_text(sorted(run.own)),
    )
    with ledger.transaction():
        cursor = ledger.execute(
            f"INSERT INTO runs (at, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of this file
            values,
        )
    return int(cursor.lastrowid or 0)


def read_run(ledger: Ledger, number: int) -> Run | None:
    """A run by its number."""
    row = ledger.execute(f"SELECT {_COLUMNS} FROM runs WHERE id = ?", (number,)).fetchone()  # noqa: S608
    if row is None:
        return None
    on_date, engine, version, parameters, rules, baseline, own = row
    return Run(
        date.fromisoformat(on_date),
        engine,
        version,
        json.loads(parameters),
        json.loads(rules),
        bool(baseline),
        frozenset(json.loads(own)),
    )


def latest_run(ledger: Ledger) -> int | None:
    """The number of the last run, or None before the first."""
    return ledger.execute("SELECT max(id) FROM runs").fetchone()[0]  # type: ignore[no-any-return]


def own_rules(ledger: Ledger) -> frozenset[str]:
    """Ids of the rules that came from a folder of the municipality in any run."""
    lists = ledger.execute("SELECT DISTINCT own_rules FROM runs")
    return frozenset(rule for (text,) in lists for rule in json.loads(text))


def rules_answered(ledger: Ledger) -> bool:
    """Whether a rule could answer in any run."""
    answers = (Result.HIT, Result.NONE, Result.CAPPED)
    found = ledger.execute("SELECT 1 FROM rule_results WHERE result IN (?, ?, ?) LIMIT 1", answers)
    return found.fetchone() is not None


def add_rule_result(ledger: Ledger, run: int, result: RuleResult) -> None:
    """Keep what a rule answered in a run."""
    with ledger.transaction():
        ledger.execute(
            "INSERT INTO rule_results (run, rule, result, count, reason) VALUES (?, ?, ?, ?, ?)",
            (run, result.rule, result.result, result.count, result.reason),
        )


def rule_results(ledger: Ledger, run: int) -> list[RuleResult]:
    """What every rule answered in a run, in order of rule."""
    rows = ledger.execute("SELECT rule, result, count, reason FROM rule_results WHERE run = ? ORDER BY rule", (run,))
    return [RuleResult(row[0], Result(row[1]), row[2], row[3]) for row in rows]
