from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger.runs import (
    Result,
    RuleResult,
    Run,
    add_rule_result,
    add_run,
    latest_run,
    read_run,
    rule_results,
)

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

RUN = Run(
    on_date=date(2024, 12, 31),
    engine="ladybug",
    code_version="0.1.0",
    parameters={"snelle_doorverkoop": {"stijging": 60}},
    rules={"snelle_doorverkoop": "abc"},
    baseline=True,
)


def test_a_run_is_read_as_it_was_kept(ledger: Ledger) -> None:
    assert read_run(ledger, add_run(ledger, RUN)) == RUN


def test_runs_are_numbered_upwards_and_a_number_never_comes_back(ledger: Ledger) -> None:
    assert latest_run(ledger) is None
    first = add_run(ledger, RUN)
    ledger.execute("DELETE FROM runs")
    second = add_run(ledger, RUN)
    assert second > first
    assert latest_run(ledger) == second
    assert read_run(ledger, first) is None


def test_times_are_kept_in_utc_and_never_without_a_zone(ledger: Ledger) -> None:
    add_run(ledger, RUN, datetime(2025, 7, 1, 1, 30, tzinfo=timezone(timedelta(hours=2))))
    assert ledger.execute("SELECT at FROM runs").fetchall() == [("2025-06-30T23:30:00.000000+00:00",)]
    with pytest.raises(ValueError, match="time zone"):
        add_run(ledger, RUN, datetime(2025, 7, 1, tzinfo=UTC).replace(tzinfo=None))


def test_every_rule_has_one_answer_per_run(ledger: Ledger) -> None:
    run = add_run(ledger, RUN)
    answers = [
        RuleResult("a_regel", Result.HIT, 3),
        RuleResult("b_regel", Result.UNDECIDED, 0, "bron woz ontbreekt"),
        RuleResult("c_regel", Result.FAILED, 0, "tijd op"),
        RuleResult("d_regel", Result.NONE),
    ]
    for answer in reversed(answers):
        add_rule_result(ledger, run, answer)
    assert rule_results(ledger, run) == answers
    with pytest.raises(sqlite3.IntegrityError):
        add_rule_result(ledger, run, answers[0])


def test_a_result_belongs_to_a_run_that_exists(ledger: Ledger) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        add_rule_result(ledger, 7, RuleResult("a_regel", Result.NONE))
