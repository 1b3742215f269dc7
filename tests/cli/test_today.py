"""Half an hour after midnight, when it is still the day before in UTC, a command knows which day it is here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import done, run
from tests.support.clock import set_clock
from tests.support.nightly import first_wave

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
AFTER_MIDNIGHT = {"2026-06-30T22:30:00": date(2026, 7, 1), "2026-12-31T23:30:00": date(2027, 1, 1)}


@pytest.fixture(params=AFTER_MIDNIGHT, ids=["summer", "winter"])
def today(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> date:
    set_clock(monkeypatch, request.param)
    return AFTER_MIDNIGHT[request.param]


@pytest.fixture
def loaded(empty: Path, tmp_path: Path, today: date) -> Path:  # noqa: ARG001 - it is that day when they arrive
    first_wave(tmp_path / "inbox")
    done("load", "brk", tmp_path / "inbox" / "brk", "-w", empty)
    done("resolve", "-w", empty)
    return empty


def test_a_graph_is_built_of_today(loaded: Path, today: date) -> None:
    done("build", "-w", loaded)
    assert (loaded / "graph" / "current").read_text(encoding="utf-8") == str(today)


def test_what_is_known_today_can_be_asked_and_what_will_be_known_tomorrow_cannot(loaded: Path, today: date) -> None:
    done("build", "--known-on", today, "-w", loaded)
    assert "nobody knows yet" in run("build", "--known-on", today + timedelta(1), "-w", loaded).err


def test_a_nightly_run_speaks_for_today(empty: Path, tmp_path: Path, today: date) -> None:
    first_wave(tmp_path / "inbox")
    done("run", "--inbox", tmp_path / "inbox", "-w", empty)
    assert [path.name for path in (empty / "export").glob("run-*")] == [f"run-{today}-1"]


def test_terms_are_counted_up_to_today(empty: Path, today: date) -> None:
    done("purge", "--on", today, "-w", empty)
    assert run("purge", "--on", today + timedelta(1), "-w", empty).code == 2


def test_a_signal_opened_tonight_is_of_today_and_a_rule_may_rest_from_today(
    empty: Path, tmp_path: Path, today: date
) -> None:
    first_wave(tmp_path / "inbox")
    done("run", "--inbox", tmp_path / "inbox", "-w", empty)
    [first, *_] = done("signals", "list", "--all", "-w", empty, "--format", "json").json()
    assert first["eerst_gezien"] == str(today)
    words = (
        "signals",
        "snooze",
        first["signaal"],
        "--rule",
        first["regels"].split()[0],
        "--reason",
        "uitgelegd door de eigenaar",
    )
    assert run(*words, "--until", today - timedelta(1), "-w", empty).code == 1
    assert "counts again" in done(*words, "--until", today, "-w", empty).err
