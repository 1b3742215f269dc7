"""What runs do to signals: new, seen, gone, back; and that a run is recorded whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger.events import Happening, State, events_of
from ondermijning.ledger.runs import Result, latest_run, read_run, rule_results
from ondermijning.ledger.signals import list_signals, read_signal
from ondermijning.signals import lifecycle
from ondermijning.signals.lifecycle import Changes, compare
from tests.signals.making import ALONE, COMPANY, CONTEXT, KVK1, ON, OWNER, P1, PRICE, RULES, USE, found, hit

if TYPE_CHECKING:
    from ondermijning.detect.hits import Hit
    from ondermijning.ledger import Ledger
    from tests.signals.making import Runs


def happenings(runs: Runs, signal: str = P1) -> list[Happening]:
    return [event.change.happening for event in events_of(runs.ledger, signal)]


def test_the_first_run_makes_the_baseline_and_later_runs_do_not(runs: Runs) -> None:
    first = runs.run(hit(ALONE))
    second = runs.run(hit(ALONE), hit(ALONE, perceel="p2"))

    assert first == Changes(new=[P1])
    assert second.seen == [P1]
    assert {signal.subject_id: signal.baseline for signal in list_signals(runs.ledger)} == {"p1": True, "p2": False}


def test_a_first_run_without_hits_is_the_baseline_too(runs: Runs) -> None:
    runs.run()
    runs.run(hit(ALONE))

    assert not runs.signal().baseline


def test_a_run_in_which_no_rule_could_answer_does_not_use_up_the_baseline(runs: Runs) -> None:
    runs.run(silent=RULES)
    runs.run(hit(ALONE))

    assert runs.signal().baseline


def test_a_new_signal_has_its_subject_its_date_and_an_event(runs: Runs) -> None:
    runs.run(hit(ALONE), on=date(2024, 6, 30))

    signal = runs.signal()
    assert (signal.subject_kind, signal.subject_id, signal.state) == ("Perceel", "p1", State.NIEUW)
    assert (signal.first_seen, signal.first_run, signal.last_run) == (date(2024, 6, 30), 1, 1)
    assert happenings(runs) == [Happening.NIEUW]


def test_what_does_not_pass_the_gate_leaves_nothing_but_the_answers(runs: Runs) -> None:
    assert runs.run(hit(PRICE), hit(CONTEXT)) == Changes()
    assert list_signals(runs.ledger) == []
    assert {each.rule: (each.result, each.count) for each in rule_results(runs.ledger, 1)}["prijs"] == (Result.HIT, 1)


def test_a_signal_that_is_seen_again_moves_its_last_run_only(runs: Runs) -> None:
    runs.run(hit(ALONE), on=date(2024, 6, 30))
    changes = runs.run(hit(ALONE))

    assert changes == Changes(seen=[P1])
    assert (runs.signal().first_seen, runs.signal().first_run, runs.signal().last_run) == (date(2024, 6, 30), 1, 2)
    assert happenings(runs) == [Happening.NIEUW]


def test_a_signal_that_is_gone_is_told_once(runs: Runs) -> None:
    runs.run(hit(ALONE))

    assert runs.run() == Changes(gone=[P1])
    assert runs.run() == Changes()
    assert runs.current() == set()
    assert happenings(runs) == [Happening.NIEUW, Happening.VERDWENEN]


def test_a_signal_that_falls_below_the_gate_is_gone_with_all_its_hits(runs: Runs) -> None:
    runs.run(hit(PRICE), hit(OWNER))

    assert runs.run(hit(PRICE)) == Changes(gone=[P1])
    assert runs.current() == set()


def test_a_signal_that_comes_back_is_the_same_signal(runs: Runs) -> None:
    runs.run(hit(ALONE))
    runs.run()

    assert runs.run(hit(ALONE)) == Changes(seen=[P1])
    assert runs.current() == {"alleen"}
    assert (runs.signal().first_run, runs.signal().last_run) == (1, 3)
    assert [event.change.happening for event in events_of(runs.ledger, P1)] == ["nieuw", "verdwenen", "gezien"]


def test_a_hit_that_is_gone_leaves_the_signal_that_others_hold_up(runs: Runs) -> None:
    runs.run(hit(PRICE), hit(OWNER), hit(USE))

    assert runs.run(hit(PRICE), hit(OWNER)) == Changes(changed=[P1])
    assert runs.current() == {"prijs", "eigenaar"}
    assert runs.kept()["gebruik"].gone_run == 2


def test_every_hit_keeps_its_weight_family_and_sentence_and_context_weighs_nothing(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(OWNER), hit(CONTEXT))

    kept = {name: (kept.hit.family, kept.hit.weight) for name, kept in runs.kept().items()}
    assert kept == {"alleen": ("transactie", 3), "eigenaar": ("eigenaar", 1), "omgeving": ("netwerk", 0)}
    assert {kept.hit.sentence for kept in runs.kept().values()} == {"KVK:1 kocht p1 na 100 dagen."}


def test_a_hit_about_another_subject_is_kept_for_both(runs: Runs) -> None:
    runs.run(hit(COMPANY), hit(OWNER))

    assert runs.current(KVK1) == runs.current(P1) == {"bedrijf", "eigenaar"}


def test_a_rule_without_an_answer_neither_confirms_nor_ends(runs: Runs) -> None:
    runs.run(hit(ALONE))

    assert runs.run(silent=[ALONE]) == Changes()
    assert runs.signal().last_run == 1
    assert (runs.current(), runs.kept()["alleen"].hit.run) == ({"alleen"}, 1)
    assert runs.run() == Changes(gone=[P1])


def test_a_run_of_one_rule_says_nothing_about_the_signals_of_others(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(PRICE, perceel="p2"), hit(OWNER, perceel="p2"))

    assert runs.run(hit(PRICE, perceel="p2"), rules=[PRICE]).gone == []
    assert runs.current() == {"alleen"}
    assert runs.current(list_signals(runs.ledger)[0].id)


def test_the_last_hits_of_a_rule_without_an_answer_count_at_the_gate(runs: Runs) -> None:
    runs.run(hit(PRICE), hit(OWNER))

    assert runs.run(hit(PRICE), silent=[OWNER]) == Changes(seen=[P1])
    assert runs.current() == {"prijs", "eigenaar"}
    assert runs.signal().last_run == 2


def test_a_new_hit_beside_the_last_one_of_a_rule_without_an_answer_counts(runs: Runs) -> None:
    runs.run(hit(PRICE), hit(OWNER))

    assert runs.run(hit(USE), silent=[OWNER]) == Changes(changed=[P1])
    assert runs.current() == {"gebruik", "eigenaar"}


def test_context_does_not_hold_up_a_signal_beside_a_rule_without_an_answer(runs: Runs) -> None:
    runs.run(hit(PRICE), hit(OWNER), hit(CONTEXT))

    assert runs.run(hit(CONTEXT), silent=[OWNER]) == Changes(gone=[P1])


def test_a_context_rule_without_an_answer_holds_up_nothing(runs: Runs) -> None:
    runs.run(hit(PRICE), hit(OWNER), hit(CONTEXT))

    assert runs.run(hit(PRICE), silent=[CONTEXT]) == Changes(gone=[P1])


def test_a_solo_rule_without_an_answer_holds_up_its_own_subject_only(runs: Runs) -> None:
    runs.run(hit(COMPANY), hit(ALONE))

    assert runs.run(silent=[ALONE]) == Changes(gone=[KVK1])
    assert runs.current(P1) == {"alleen"}


def test_rules_that_failed_or_were_undecided_are_recorded_with_the_run(runs: Runs) -> None:
    runs.run(hit(ALONE), silent=[OWNER])

    run = read_run(runs.ledger, 1)
    answers = {each.rule: each.result for each in rule_results(runs.ledger, 1)}
    assert run is not None
    assert run.baseline
    assert (answers["alleen"], answers["eigenaar"], answers["prijs"]) == (Result.HIT, Result.UNDECIDED, Result.NONE)


@pytest.mark.parametrize("hits", [(hit(ALONE),), (), (hit(ALONE, perceel="p2"), hit(PRICE), hit(OWNER))])
def test_a_dry_run_tells_what_a_run_would_do_and_writes_nothing(runs: Runs, hits: tuple[Hit, ...]) -> None:
    runs.run(hit(ALONE))
    before = runs.dump()

    told = compare(runs.ledger, found(hits), ON)

    assert runs.dump() == before
    assert told == runs.run(*hits)


@pytest.mark.parametrize("step", ["add_rule_result", "add_signal", "keep_hit", "change_signal", "end_unseen"])
def test_a_failure_in_the_middle_leaves_the_ledger_as_it_was(
    runs: Runs, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    runs.run(hit(ALONE), hit(ALONE, perceel="p3"))
    before = runs.dump()

    def fail(*_: object) -> None:
        raise RuntimeError(step)

    monkeypatch.setattr(lifecycle, step, fail)
    with pytest.raises(RuntimeError, match=step):
        runs.run(hit(ALONE, perceel="p2"), hit(ALONE))

    assert runs.dump() == before
    assert latest_run(runs.ledger) == 1


def test_a_run_after_a_failed_one_is_recorded(runs: Runs, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(lifecycle, "end_unseen", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            runs.run(hit(ALONE))

    assert runs.run(hit(ALONE)) == Changes(new=[P1])
    assert read_signal(ledger, P1) is not None
