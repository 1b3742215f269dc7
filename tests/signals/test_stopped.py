"""A rule that runs no more stops counting: in the weight, at the gate and in what is told; the history keeps it and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.library import Library
from ondermijning.ledger.events import Happening, State, events_of
from ondermijning.signals.closing import close_signal
from ondermijning.signals.lifecycle import Changes, compare
from ondermijning.signals.stopped import REMOVED, stopped_rules, unread_rules
from tests.signals.making import ALONE, OWNER, P1, PRICE, RULES, USE, found, hit

if TYPE_CHECKING:
    from tests.signals.making import Runs

EXIST = Library({rule.id: rule for rule in RULES})


def without(*names: str) -> Library:
    return Library({rule.id: rule for rule in RULES if rule.id not in names})


def notes(runs: Runs) -> list[str]:
    return [event.change.note for event in events_of(runs.ledger, P1) if event.change.note]


def test_what_a_removed_rule_found_counts_no_longer_and_the_history_says_so(runs: Runs) -> None:
    runs.run(hit(PRICE), hit(OWNER), hit(USE))

    changes = runs.run(hit(PRICE), hit(OWNER), rules=[PRICE, OWNER], stopped={"gebruik": REMOVED})

    assert changes == Changes(changed=[P1])
    assert runs.current() == {"prijs", "eigenaar"}
    told = "telt niet meer mee, want regel gebruik draait niet meer (bestaat niet meer): KVK:1 kocht p1 na 100 dagen."
    assert notes(runs) == [told]
    assert runs.kept()["gebruik"].gone_run == 2


def test_a_signal_that_a_stopped_rule_held_up_is_gone_and_says_why(runs: Runs) -> None:
    runs.run(hit(ALONE))

    assert runs.run(rules=[PRICE], stopped={"alleen": "is niet goedgekeurd"}) == Changes(gone=[P1])
    assert runs.current() == set()
    assert events_of(runs.ledger, P1)[-1].change.happening is Happening.VERDWENEN
    assert "regel alleen draait niet meer (is niet goedgekeurd)" in notes(runs)[0]


def test_a_signal_about_which_a_run_finds_nothing_is_told_that_a_rule_stopped(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(USE))

    assert runs.run(silent=[ALONE], rules=[ALONE], stopped={"gebruik": REMOVED}) == Changes(changed=[P1])
    assert runs.current() == {"alleen"}
    assert "regel gebruik draait niet meer" in notes(runs)[0]


def test_a_rule_that_runs_again_brings_its_hits_back(runs: Runs) -> None:
    runs.run(hit(ALONE))
    runs.run(rules=[PRICE], stopped={"alleen": "is niet goedgekeurd"})

    assert runs.run(hit(ALONE)) == Changes(seen=[P1])
    assert runs.current() == {"alleen"}


def test_a_stopped_rule_does_not_open_a_closed_signal_when_it_comes_back(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close_signal(runs.ledger, P1, opvolging="toezicht", aard_aanleiding="huur", note="controle gedaan", actor="jansen")
    runs.run(rules=[PRICE], stopped={"alleen": REMOVED})
    runs.run(hit(ALONE))

    assert runs.signal().state is State.GESLOTEN


def test_a_preview_says_what_stopped_and_ends_nothing(runs: Runs) -> None:
    runs.run(hit(ALONE))
    before = runs.dump()

    changes = compare(runs.ledger, found([], rules=[PRICE], stopped={"alleen": REMOVED}), runs.on)

    assert changes == Changes(gone=[P1])
    assert "draait niet meer" in changes.why[P1]
    assert runs.dump() == before


def test_a_rule_stops_when_it_exists_no_more_or_may_run_no_more(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(PRICE))

    assert stopped_rules(runs.ledger, EXIST, {}) == {}
    assert stopped_rules(runs.ledger, without("alleen"), {}) == {"alleen": REMOVED}
    assert stopped_rules(runs.ledger, EXIST, {"prijs": "is niet goedgekeurd"}) == {"prijs": "is niet goedgekeurd"}


def test_a_rule_without_hits_that_count_does_not_stop_anything(runs: Runs) -> None:
    runs.run(hit(ALONE))
    runs.run()

    assert stopped_rules(runs.ledger, without("alleen", "gebruik"), {"prijs": "is niet goedgekeurd"}) == {}


def test_a_rule_of_the_municipality_stops_only_when_its_folder_is_read(runs: Runs) -> None:
    runs.run(hit(ALONE), own=frozenset({"alleen"}))

    assert stopped_rules(runs.ledger, without("alleen"), {}) == {}
    assert unread_rules(runs.ledger, without("alleen")) == ["alleen"]
    read = Library(without("alleen"), own_read=True)
    assert stopped_rules(runs.ledger, read, {}) == {"alleen": REMOVED}
    assert unread_rules(runs.ledger, read) == []
