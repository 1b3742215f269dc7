"""A rule that rests for a subject does not count there until its day, and leaves no trace that would hide it after."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ondermijning import clock
from ondermijning.errors import SignalError
from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.events import Happening, State, events_of
from ondermijning.ledger.snoozes import standing_snoozes
from ondermijning.signals.closing import close_signal
from ondermijning.signals.deciding import snooze_rule
from ondermijning.signals.lifecycle import Changes
from tests.signals.making import ALONE, COMPANY, KVK1, OWNER, P1, PRICE, hit

if TYPE_CHECKING:
    from tests.signals.making import Runs

NOW = clock.now()
UNTIL = NOW.date() + timedelta(30)
AFTER = NOW + timedelta(30)


def snooze(runs: Runs, rule: str = "alleen", signal: str = P1, days: int = 30, reason: str = "wordt verbouwd") -> None:
    until = NOW.date() + timedelta(days)
    snooze_rule(runs.ledger, signal, rule, until=until, reason=reason, actor="jansen")


def test_a_snooze_is_kept_with_its_reason_and_told_in_the_history(runs: Runs) -> None:
    runs.run(hit(ALONE))
    snooze(runs)

    (kept,) = standing_snoozes(runs.ledger, NOW.date())
    assert (kept.rule, kept.subject_kind, kept.subject_id, kept.until) == ("alleen", "Perceel", "p1", UNTIL)
    assert (kept.reason, kept.actor) == ("wordt verbouwd", "jansen")
    last = events_of(runs.ledger, P1)[-1].change
    assert last.happening is Happening.UITGESTELD
    assert last.note.startswith("alleen tot ")
    assert last.note.endswith(": wordt verbouwd")


def test_a_signal_of_that_rule_alone_rests_and_is_not_gone(runs: Runs) -> None:
    runs.run(hit(ALONE))
    snooze(runs)

    assert runs.run(hit(ALONE)) == Changes(resting=[P1])
    assert runs.current() == {"alleen"}
    assert (runs.signal().state, runs.signal().last_run) == (State.NIEUW, 2)


def test_it_ends_by_itself(runs: Runs) -> None:
    runs.run(hit(ALONE))
    snooze(runs)
    runs.run(hit(ALONE))

    assert runs.run(hit(ALONE), at=AFTER - timedelta(1)) == Changes(resting=[P1])
    assert runs.run(hit(ALONE), at=AFTER) == Changes(seen=[P1])
    assert standing_snoozes(runs.ledger, AFTER.date()) == []


def test_today_ends_it(runs: Runs) -> None:
    runs.run(hit(ALONE))
    snooze(runs)
    snooze(runs, days=0, reason="toch niet")

    assert standing_snoozes(runs.ledger, NOW.date()) == []
    assert runs.run(hit(ALONE)) == Changes(seen=[P1])


def test_what_others_hold_up_does_not_rest(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(PRICE), hit(OWNER))
    snooze(runs)

    assert runs.run(hit(ALONE), hit(PRICE), hit(OWNER)) == Changes(seen=[P1])


def test_a_signal_whose_evidence_is_gone_is_gone_also_while_its_rule_rests(runs: Runs) -> None:
    runs.run(hit(ALONE))
    snooze(runs)

    assert runs.run() == Changes(gone=[P1])


def test_new_evidence_of_a_resting_rule_is_news_when_the_rest_is_over(runs: Runs) -> None:
    runs.run(hit(ALONE))
    snooze(runs)
    close_signal(runs.ledger, P1, opvolging="geen", aard_aanleiding="geen", note="bekend", actor="jansen")
    second = hit(ALONE, transactie="t2")

    assert runs.run(hit(ALONE), second) == Changes(resting=[P1])
    assert runs.signal().state is State.GESLOTEN
    assert runs.run(hit(ALONE), second, at=AFTER) == Changes(reopened=[P1])


def test_it_counts_for_that_subject_only(runs: Runs) -> None:
    runs.run(hit(ALONE))
    snooze(runs)

    assert runs.run(hit(ALONE), hit(ALONE, perceel="p2")).resting == [P1]
    assert len(runs.run(hit(ALONE), hit(ALONE, perceel="p2")).seen) == 1


def test_it_follows_a_company_that_got_another_id(runs: Runs) -> None:
    runs.run(hit(COMPANY), hit(OWNER))
    snooze(runs, "bedrijf", KVK1)
    add_alias(runs.ledger, "KVK:1", "KVK:2", "de groep vermeldingen is veranderd")

    assert KVK1 in runs.run(hit(COMPANY, koper="KVK:2"), hit(OWNER, koper="KVK:2")).resting


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"rule": "prijs"}, "rule prijs has no hit on it. It has alleen."),
        ({"days": -1}, "the day is past. Name today"),
        ({"reason": " "}, "a snooze needs a reason."),
        ({"signal": "zz"}, "no signal has this id."),
    ],
)
def test_a_snooze_that_means_nothing_is_refused(runs: Runs, words: dict[str, object], message: str) -> None:
    runs.run(hit(ALONE))
    before = runs.dump()

    with pytest.raises(SignalError) as refusal:
        snooze(runs, **words)  # type: ignore[arg-type]

    assert message in str(refusal.value)
    assert runs.dump() == before
