"""A signal that rests on rules on trial stays inside; one that opens without them does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ondermijning.signals.on_trial import rest_on_trial, stable_rules
from tests.signals.making import ALONE, OWNER, P1, PRICE, USE, hit

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger
    from tests.signals.making import Runs


def test_a_rule_is_stable_when_it_says_so() -> None:
    assert stable_rules([ALONE, replace(PRICE, maturity="stabiel"), replace(USE, maturity="proef")]) == {"prijs"}


def test_a_signal_of_rules_on_trial_alone_rests_on_them(ledger: Ledger, runs: Runs) -> None:
    runs.run(hit(ALONE))
    assert rest_on_trial(ledger, [runs.signal()], frozenset()) == {P1}
    assert rest_on_trial(ledger, [runs.signal()], frozenset({"alleen"})) == frozenset()


def test_a_signal_that_opens_without_them_does_not(ledger: Ledger, runs: Runs) -> None:
    runs.run(hit(PRICE), hit(OWNER), hit(USE))
    assert rest_on_trial(ledger, [runs.signal()], frozenset({"prijs", "eigenaar"})) == frozenset()
    assert rest_on_trial(ledger, [runs.signal()], frozenset({"prijs"})) == {P1}


def test_a_hit_that_counts_nowhere_opens_nothing_without_them(ledger: Ledger, runs: Runs) -> None:
    runs.run(replace(hit(ALONE), unconfirmed=True), hit(PRICE), hit(OWNER))
    assert rest_on_trial(ledger, [runs.signal()], frozenset({"alleen", "prijs"})) == {P1}


def test_a_signal_of_which_every_hit_is_gone_rests_on_nothing(ledger: Ledger, runs: Runs) -> None:
    runs.run(hit(ALONE))
    signal = runs.signal()
    runs.run(hit(ALONE, "p2", "KVK:2", "t2"))
    assert rest_on_trial(ledger, [signal], frozenset()) == frozenset()
