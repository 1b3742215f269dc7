"""Signals that are forgotten: who and what they were about is gone, a count stays, and the same facts raise them no more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import SignalError
from ondermijning.ledger.events import events_of
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.lapses import NOT_WEIGHED, REJECTED, lapses
from ondermijning.ledger.signals import list_signals, read_signal
from ondermijning.signals.closing import close_signal, find_signal
from ondermijning.signals.deciding import assign_signal
from ondermijning.signals.lapsing import Terms, due, lapse
from tests.signals.making import ALONE, OWNER, P1, PRICE, Runs, hit

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

TERMS = Terms(unweighed=6, rejected=1)
NOW = datetime.now(UTC).date()
LATER, MUCH_LATER = NOW + timedelta(days=40), NOW + timedelta(days=200)


@pytest.fixture(autouse=True)
def one_signal(runs: Runs) -> None:
    """One signal of two families."""
    runs.run(hit(PRICE), hit(OWNER))


def close(ledger: Ledger, opvolging: str) -> None:
    close_signal(
        ledger, P1, opvolging=opvolging, aard_aanleiding="geen", note="de heer X legde het uit", actor="jansen"
    )


def test_a_signal_that_nobody_weighed_lapses_after_its_term_and_not_before(ledger: Ledger) -> None:
    assert due(ledger, TERMS, LATER) == []
    (found,) = due(ledger, TERMS, MUCH_LATER)
    assert (found[0].id, found[1].cause) == (P1, NOT_WEIGHED)


def test_one_that_somebody_weighs_stays(ledger: Ledger) -> None:
    assign_signal(ledger, P1, "team", "jansen")
    assert due(ledger, TERMS, date(2099, 1, 1)) == []


@pytest.mark.parametrize(("opvolging", "forgotten"), [("geen", 1), ("gegevensfout", 1), ("casus", 0), ("toezicht", 0)])
def test_one_that_was_closed_is_forgotten_if_nothing_came_of_it(ledger: Ledger, opvolging: str, forgotten: int) -> None:
    close(ledger, opvolging)
    assert lapse(ledger, TERMS, NOW, "jansen") == 0
    assert lapse(ledger, TERMS, LATER, "jansen") == forgotten
    assert [left.cause for left in lapses(ledger)] == [REJECTED] * forgotten


def test_what_is_left_is_a_count_that_leads_to_nobody(ledger: Ledger) -> None:
    close(ledger, "geen")
    lapse(ledger, TERMS, LATER, "jansen")
    (left,) = lapses(ledger)
    assert (left.subject_kind, left.rules, left.opvolging) == ("Perceel", ("eigenaar", "prijs"), "geen")
    assert list_signals(ledger) == []
    with pytest.raises(SignalError):
        find_signal(ledger, P1)
    kept = read_signal(ledger, P1)
    assert kept is not None
    assert (kept.subject_id, kept.assignee) == (f"gewist:{P1}", "")
    assert {(each.hit.sentence, *each.hit.evidence) for each in hits_of(ledger, P1)} == {("",)}
    assert [event.change.note for event in events_of(ledger, P1)] == ["alleen een telling is bewaard"]


def test_the_same_facts_raise_it_no_more(runs: Runs, ledger: Ledger) -> None:
    close(ledger, "geen")
    lapse(ledger, TERMS, LATER, "jansen")
    changes = runs.run(hit(PRICE), hit(OWNER))
    assert (changes.new, changes.reopened) == ([], [])
    assert list_signals(ledger) == []
    assert {each.hit.sentence for each in hits_of(ledger, P1)} == {""}


def test_new_facts_open_it_again_with_everything(runs: Runs, ledger: Ledger) -> None:
    close(ledger, "geen")
    lapse(ledger, TERMS, LATER, "jansen")
    changes = runs.run(hit(PRICE), hit(OWNER), hit(ALONE))
    assert changes.reopened == [P1]
    (signal,) = list_signals(ledger)
    assert (signal.subject_id, signal.state) == ("p1", "nieuw")
    assert all(each.hit.sentence for each in hits_of(ledger, P1))
    assert lapses(ledger) == []


def test_a_run_without_it_and_one_with_it_again_change_nothing(runs: Runs, ledger: Ledger) -> None:
    close(ledger, "geen")
    lapse(ledger, TERMS, LATER, "jansen")
    runs.run()
    changes = runs.run(hit(PRICE), hit(OWNER))
    assert (changes.new, changes.reopened, list_signals(ledger)) == ([], [], [])
