"""Closing a signal needs three answers, and only new evidence opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import SignalError
from ondermijning.ledger.events import AardAanleiding, Happening, Opvolging, State, events_of
from ondermijning.signals.closing import close_signal, find_signal
from ondermijning.signals.lifecycle import Changes, compare
from tests.signals.making import ALONE, CONTEXT, ON, OWNER, P1, PRICE, found, hit

if TYPE_CHECKING:
    from ondermijning.detect.hits import Hit
    from tests.signals.making import Runs

ANSWERS = {"opvolging": "toezicht", "aard_aanleiding": "gebruik", "note": "Bezocht; wordt verbouwd.", "actor": "jansen"}


def close(runs: Runs, **changed: str) -> None:
    close_signal(runs.ledger, P1, **(ANSWERS | changed))


def test_a_closed_signal_says_what_was_done_and_what_it_was_about(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close(runs)

    change = events_of(runs.ledger, P1)[-1].change
    assert (change.happening, change.to_state, change.actor) == (Happening.GESLOTEN, State.GESLOTEN, "jansen")
    assert (change.opvolging, change.aard_aanleiding) == (Opvolging.TOEZICHT, AardAanleiding.GEBRUIK)
    assert change.note == "Bezocht; wordt verbouwd."
    assert runs.signal().state is State.GESLOTEN


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("opvolging", "", "closing needs opvolging. Give one of geen, toezicht, vergunning_subsidie, casus,"),
        ("opvolging", "beboet", "closing needs opvolging. Give one of"),
        ("aard_aanleiding", "", "closing needs aard_aanleiding. Give one of financiering, gebruik, huur,"),
        ("aard_aanleiding", "witwassen", "closing needs aard_aanleiding. Give one of"),
        ("note", "", "closing needs opvolging, aard_aanleiding and a note. Give all three."),
        ("note", "  ", "closing needs opvolging, aard_aanleiding and a note. Give all three."),
    ],
)
def test_closing_needs_all_three_answers(runs: Runs, name: str, value: str, message: str) -> None:
    runs.run(hit(ALONE))
    before = runs.dump()

    with pytest.raises(SignalError) as refusal:
        close(runs, **{name: value})

    assert str(refusal.value).startswith(message)
    assert runs.dump() == before


def test_a_closed_signal_cannot_be_closed_again(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close(runs)

    with pytest.raises(SignalError, match=rf"^{P1}: is closed already\.$"):
        close(runs)


def test_a_signal_is_found_by_the_beginning_of_its_id_in_any_case(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(ALONE, perceel="p2"))

    assert find_signal(runs.ledger, P1[:6]).id == find_signal(runs.ledger, P1.upper()).id == P1


@pytest.mark.parametrize(
    ("short", "message"),
    [("zz", "no signal has this id."), ("", "no signal has this id."), ("0", "signals begin like this.")],
)
def test_an_id_of_no_signal_or_of_several_is_refused(runs: Runs, short: str, message: str) -> None:
    runs.run(*(hit(ALONE, perceel=f"p{number}") for number in range(99)))

    with pytest.raises(SignalError) as refusal:
        find_signal(runs.ledger, short)

    assert refusal.value.message.endswith(message)
    assert refusal.value.advice == "See ondermijning signals list."


def test_a_closed_signal_stays_closed_on_the_same_evidence(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(PRICE))
    close(runs)

    assert runs.run(hit(ALONE), hit(PRICE)) == Changes(seen=[P1])
    assert runs.run(hit(ALONE)) == Changes(changed=[P1])
    assert runs.run(hit(ALONE), hit(PRICE)) == Changes(changed=[P1])
    assert runs.signal().state is State.GESLOTEN


def test_evidence_that_went_and_came_back_is_not_new(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close(runs)
    assert runs.run() == Changes(gone=[P1])

    assert runs.run(hit(ALONE)) == Changes(seen=[P1])
    assert runs.signal().state is State.GESLOTEN


@pytest.mark.parametrize("news", [hit(OWNER), hit(ALONE, transactie="t2")], ids=["another rule", "another sale"])
def test_a_closed_signal_is_opened_again_by_new_evidence(runs: Runs, news: Hit) -> None:
    runs.run(hit(ALONE))
    close(runs)

    assert runs.run(hit(ALONE), news) == Changes(reopened=[P1])
    assert (runs.signal().state, runs.signal().closed_at) == (State.NIEUW, None)
    last = events_of(runs.ledger, P1)[-1].change
    assert last.happening is Happening.HEROPEND
    assert last.note == f"nieuw bewijs van {news.rule.id}: KVK:1 kocht p1 na 100 dagen."
    assert runs.run(hit(ALONE), news) == Changes(seen=[P1])


def test_new_context_does_not_open_a_closed_signal(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close(runs)

    assert runs.run(hit(ALONE), hit(CONTEXT)) == Changes(seen=[P1])
    assert runs.signal().state is State.GESLOTEN


def test_a_dry_run_tells_of_reopening_and_leaves_the_signal_closed(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close(runs)

    assert compare(runs.ledger, found([hit(ALONE), hit(OWNER)]), ON).reopened == [P1]
    assert runs.signal().state is State.GESLOTEN


def test_a_closed_signal_that_only_a_rule_without_an_answer_speaks_for_is_left_alone(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close(runs)

    assert runs.run(silent=[ALONE]) == Changes()
    assert runs.signal().state is State.GESLOTEN
