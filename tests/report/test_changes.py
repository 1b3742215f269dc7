"""What the nightly run tells: each signal in one list, whatever happened to it since the last time."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger import open_ledger
from ondermijning.ledger.events import State, events_of, latest_event
from ondermijning.ledger.exports import add_export
from ondermijning.report.signals.changes import untold
from ondermijning.report.signals.history import history_lines
from ondermijning.signals.closing import close_signal
from ondermijning.signals.deciding import assign_signal, move_signal
from tests.signals.making import ALONE, OWNER, P1, Runs, hit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    with closing(open_ledger(tmp_path / "ledger.sqlite")) as ledger:
        yield Runs(ledger)


def told(runs: Runs) -> None:
    add_export(runs.ledger, 1, latest_event(runs.ledger), "run")


def lists(runs: Runs) -> tuple[list[str], list[str], list[str]]:
    """Subjects that are new, changed and gone."""
    story = untold(runs.ledger)
    new, changed, gone = ([signal.subject_id for signal in each] for each in (story.new, story.changed, story.gone))
    return new, changed, gone


def test_a_new_signal_is_told_once(runs: Runs) -> None:
    runs.run(hit(ALONE))
    assert lists(runs) == (["p1"], [], [])
    told(runs)
    runs.run(hit(ALONE))
    assert lists(runs) == ([], [], [])


def test_what_changed_is_told_with_what_changed(runs: Runs) -> None:
    runs.run(hit(ALONE))
    told(runs)
    runs.run(hit(ALONE), hit(OWNER))
    assert lists(runs) == ([], ["p1"], [])
    assert untold(runs.ledger).why[P1] == "nieuw bewijs van eigenaar: KVK:1 kocht p1 na 100 dagen."


def test_a_new_signal_that_changed_before_it_was_told_is_new(runs: Runs) -> None:
    runs.run(hit(ALONE))
    runs.run(hit(ALONE), hit(OWNER))
    assert lists(runs) == (["p1"], [], [])


def test_what_is_gone_is_told_and_what_came_back_is_changed(runs: Runs) -> None:
    runs.run(hit(ALONE))
    told(runs)
    runs.run()
    assert lists(runs) == ([], [], ["p1"])
    runs.run(hit(ALONE))
    assert lists(runs) == ([], ["p1"], [])


def test_a_reopened_signal_is_changed(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close_signal(runs.ledger, P1, opvolging="geen", aard_aanleiding="geen", note="bekend", actor="jansen")
    told(runs)
    runs.run(hit(ALONE), hit(OWNER))
    assert lists(runs) == ([], ["p1"], [])


def test_what_people_decide_is_no_news(runs: Runs) -> None:
    runs.run(hit(ALONE))
    told(runs)
    assign_signal(runs.ledger, P1, "pieters", "jansen")
    move_signal(runs.ledger, P1, State.IN_ONDERZOEK, "bezocht", "jansen")
    assert lists(runs) == ([], [], [])


def test_the_history_says_when_what_and_by_whom_and_obeys_no_sign_in_a_note(runs: Runs) -> None:
    runs.run(hit(ALONE))
    move_signal(runs.ledger, P1, State.IN_ONDERZOEK, "\x1b[2Jbezocht", "jansen")
    lines = history_lines(events_of(runs.ledger, P1))
    assert re.match(r"\d{1,2} [a-z]+ \d{4} \d\d:\d\d  nieuw door jansen$", lines[0])
    assert lines[1].endswith("gewijzigd, nu in onderzoek door jansen: \\x1b[2Jbezocht")
