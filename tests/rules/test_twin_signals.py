"""A city in which everybody has another name, birthplace and gender gives the same signals, for the same reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ondermijning import pipeline
from ondermijning.ledger import open_ledger
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.signals.offering import offer
from ondermijning.signals.scoring import profile_scores

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.hits import Hit
    from ondermijning.ledger.signals import Signal
    from tests.rules.conftest import City

pytestmark = pytest.mark.slow


def signals_of(city: City, folder: Path) -> dict[str, Any]:
    """Every signal of a first run by id: its subject, whether it is offered, its hits without sentences, and what they weigh."""
    ledger = open_ledger(folder / "ledger.sqlite")
    try:
        pipeline.keep(ledger, city.found, on=city.key.peildatum, engine="embedded", given={}, actor="proef")
        offer(ledger, 10, city.key.peildatum)
        return {signal.id: _one(ledger, signal) for signal in list_signals(ledger)}
    finally:
        ledger.close()


def _one(ledger: Ledger, signal: Signal) -> tuple[Any, ...]:
    hits = [kept.hit for kept in hits_of(ledger, signal.id)]
    told = [(hit.rule, hit.hit_key, hit.family, hit.weight, hit.unconfirmed, _evidence(hit)) for hit in hits]
    return signal.subject_kind, signal.subject_id, signal.first_seen, signal.offered_week, told, profile_scores(hits)


def _evidence(hit: Hit) -> dict[str, Any]:
    """What was found and what speaks against it; sentences name people."""
    against = [{name: value for name, value in each.items() if name != "zin"} for each in hit.evidence["tegen"]]
    return {**hit.evidence, "tegen": against}


def test_a_twin_city_with_other_names_gives_the_same_signals(city: City, twin: City, tmp_path: Path) -> None:
    folders = tmp_path / "stad", tmp_path / "tweeling"
    for folder in folders:
        folder.mkdir()
    ours, theirs = signals_of(city, folders[0]), signals_of(twin, folders[1])
    assert len(ours) >= 20
    assert list(ours) == list(theirs)
    assert ours == theirs


def test_subjects_that_do_not_pass_the_gate_are_the_same_too(city: City, twin: City) -> None:
    gates = [{each.subject: (each.passes, each.votes) for each in one.found.candidates} for one in (city, twin)]
    assert gates[0] == gates[1]
    assert {passes for passes, _ in gates[0].values()} == {True, False}
