"""Hits that name a disputed party count for nothing until the dispute has ended; then they are back with their history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.detect.hits import RuleOutcome
from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.disputes import Disputed, begin_dispute, end_dispute
from ondermijning.ledger.events import AardAanleiding, Change, Happening, Opvolging, State, events_of
from ondermijning.ledger.runs import Result
from ondermijning.ledger.signals import change_signal
from ondermijning.signals.disputed import undisputed, withheld_signals
from ondermijning.signals.offering import offer
from tests.signals.making import ALONE, OWNER, P1, PRICE, USE, hit

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger
    from tests.signals.making import Runs

TODAY = date(2025, 1, 6)


def dispute(ledger: Ledger, party: str = "KVK:1") -> None:
    begin_dispute(ledger, party, "klopt niet", "jansen")


def test_a_rule_leaves_out_hits_with_a_disputed_party_and_says_how_many(ledger: Ledger) -> None:
    hits = (hit(ALONE), hit(ALONE, "p2", "KVK:2", "t2"), hit(ALONE, "p3", "KVK:1", "t3"))
    dispute(ledger)
    (answer,) = undisputed([RuleOutcome(ALONE, Result.HIT, hits)], Disputed(ledger))
    assert (answer.hits, answer.result) == (hits[1:2], Result.HIT)
    assert answer.reason == "betwist: 2 treffers weggelaten"


def test_a_rule_with_disputed_hits_only_answers_none_and_keeps_its_other_reason(ledger: Ledger) -> None:
    dispute(ledger)
    outcomes = [RuleOutcome(ALONE, Result.HIT, (hit(ALONE),)), RuleOutcome(PRICE, Result.UNDECIDED, (hit(PRICE),), "x")]
    answers = undisputed(outcomes, Disputed(ledger))
    assert [(each.result, each.hits, each.reason) for each in answers] == [
        (Result.NONE, (), "betwist: 1 treffer weggelaten"),
        (Result.UNDECIDED, (), "x; betwist: 1 treffer weggelaten"),
    ]


def test_a_party_is_found_under_the_id_it_has_now(ledger: Ledger) -> None:
    dispute(ledger, "oud")
    add_alias(ledger, "oud", "KVK:1", "samengevoegd")
    (answer,) = undisputed([RuleOutcome(ALONE, Result.HIT, (hit(ALONE),))], Disputed(ledger))
    assert answer.hits == ()


def test_a_signal_that_rests_on_disputed_hits_is_held_back_at_once_and_offered_again_after(
    ledger: Ledger, runs: Runs
) -> None:
    runs.run(hit(ALONE))
    dispute(ledger)
    queue = offer(ledger, 25, TODAY)
    assert (queue.offered, queue.disputed, queue.shows(runs.signal())) == (0, frozenset({P1}), False)
    end_dispute(ledger, "KVK:1", "opgelost", "jansen")
    queue = offer(ledger, 25, TODAY)
    assert (queue.offered, queue.disputed, queue.shows(runs.signal())) == (1, frozenset(), True)


def test_a_signal_that_passes_without_the_disputed_hits_stays(ledger: Ledger, runs: Runs) -> None:
    runs.run(hit(PRICE, koper="KVK:2"), hit(USE, koper="KVK:2"), hit(OWNER))
    dispute(ledger)
    assert withheld_signals(ledger) == frozenset()
    dispute(ledger, "KVK:2")
    assert withheld_signals(ledger) == {P1}


def test_hits_that_open_nothing_do_not_keep_a_signal_that_rests_on_disputed_ones(ledger: Ledger, runs: Runs) -> None:
    """The other hit rests on a link by score that was not measured."""
    runs.run(hit(ALONE), replace(hit(ALONE, koper="KVK:2", transactie="t2"), unconfirmed=True))
    dispute(ledger)
    assert withheld_signals(ledger) == {P1}


def test_a_closed_signal_is_not_held_back(ledger: Ledger, runs: Runs) -> None:
    runs.run(hit(ALONE))
    answers = (Opvolging.TOEZICHT, AardAanleiding.EIGENDOM, "bezocht")
    change_signal(ledger, Change(P1, Happening.GESLOTEN, "jansen", State.GESLOTEN, *answers))
    dispute(ledger)
    assert withheld_signals(ledger) == frozenset()


def test_after_the_dispute_a_signal_is_back_with_its_history(ledger: Ledger, runs: Runs) -> None:
    runs.run(hit(ALONE))
    dispute(ledger)
    runs.run()  # the hit is left out
    assert withheld_signals(ledger) == {P1}
    end_dispute(ledger, "KVK:1", "opgelost", "jansen")
    assert runs.run(hit(ALONE)).seen == [P1]
    assert [event.change.happening for event in events_of(ledger, P1)] == ["nieuw", "verdwenen", "gezien"]
    assert runs.kept()["alleen"].first_run == 1
