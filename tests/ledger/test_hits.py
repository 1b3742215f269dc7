from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger.hits import Hit, KeptHit, end_unseen, hits_of, keep_hit
from ondermijning.ledger.signals import Signal, add_signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.ledger import Ledger


@pytest.fixture
def hit(ledger: Ledger, run: Callable[[], int]) -> Hit:
    number = run()
    for key in ("s1", "s2"):
        add_signal(ledger, Signal(key, "Perceel", key, date(2024, 12, 31), number, number), "jansen")
    made = Hit(
        "s1", "a_regel", "k1", number, "transactie", 3, "Perceel is snel doorverkocht.", {"dagen": 30, "straat": "é"}
    )
    keep_hit(ledger, made)
    return made


def test_a_hit_is_read_as_it_was_kept(ledger: Ledger, hit: Hit) -> None:
    assert hits_of(ledger, "s1") == [KeptHit(hit, hit.run, None)]


def test_a_date_in_the_evidence_is_kept_as_text(ledger: Ledger, hit: Hit) -> None:
    keep_hit(ledger, replace(hit, evidence={"datum": date(2024, 2, 29), "leeg": None, "ja": True}))
    assert hits_of(ledger, "s1")[0].hit.evidence == {"datum": "2024-02-29", "leeg": None, "ja": True}


@pytest.mark.parametrize("value", [float("nan"), object()])
def test_a_value_without_a_form_in_json_is_refused(ledger: Ledger, hit: Hit, value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        keep_hit(ledger, replace(hit, evidence={"x": value}))
    assert hits_of(ledger, "s1") == [KeptHit(hit, hit.run, None)]


def test_a_hit_seen_again_keeps_its_first_run_and_what_was_seen_last(
    ledger: Ledger, hit: Hit, run: Callable[[], int]
) -> None:
    again = replace(hit, run=run(), weight=2, sentence="anders")
    keep_hit(ledger, again)
    assert hits_of(ledger, "s1") == [KeptHit(again, hit.run, None)]


def test_a_hit_not_seen_again_is_gone_and_may_come_back(ledger: Ledger, hit: Hit, run: Callable[[], int]) -> None:
    later = run()
    assert end_unseen(ledger, "a_regel", later) == 1
    assert hits_of(ledger, "s1") == [KeptHit(hit, hit.run, later)]
    assert end_unseen(ledger, "a_regel", run()) == 0
    assert hits_of(ledger, "s1")[0].gone_run == later
    back = replace(hit, run=run())
    keep_hit(ledger, back)
    assert hits_of(ledger, "s1") == [KeptHit(back, hit.run, None)]


def test_hits_of_a_rule_that_could_not_answer_stay(ledger: Ledger, hit: Hit, run: Callable[[], int]) -> None:
    assert end_unseen(ledger, "b_regel", run()) == 0
    assert hits_of(ledger, "s1") == [KeptHit(hit, hit.run, None)]


def test_one_hit_may_support_two_signals(ledger: Ledger, hit: Hit) -> None:
    keep_hit(ledger, replace(hit, signal_id="s2"))
    assert [len(hits_of(ledger, key)) for key in ("s1", "s2")] == [1, 1]


def test_a_hit_belongs_to_a_signal_that_exists(ledger: Ledger, hit: Hit) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        keep_hit(ledger, replace(hit, signal_id="s9"))
    assert hits_of(ledger, "s9") == []
