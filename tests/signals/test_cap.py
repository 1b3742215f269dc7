"""A rule with more hits than the cap says so and opens no signal alone; nothing is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.ledger.events import State
from ondermijning.ledger.runs import Result, rule_results
from ondermijning.signals.closing import close_signal
from ondermijning.signals.gate import signal_id
from ondermijning.signals.lifecycle import Changes
from tests.detect.making import rule
from tests.signals.making import ALONE, CONTEXT, OWNER, P1, PRICE, RULES, USE, hit

if TYPE_CHECKING:
    from ondermijning.detect.hits import Hit
    from tests.signals.making import Runs

P2, P3 = signal_id("Perceel", "p2"), signal_id("Perceel", "p3")
OTHER = rule(id="anders", family="bedrijf", strength="combinatie")


def many(*places: str) -> list[Hit]:
    return [hit(ALONE, perceel=place) for place in places]


def test_a_rule_with_as_many_hits_as_the_cap_counts_in_full(runs: Runs) -> None:
    assert sorted(runs.run(*many("p1", "p2"), cap=2).new) == sorted([P1, P2])
    assert rule_results(runs.ledger, 1)[0].result is Result.HIT


def test_one_hit_more_opens_nothing_and_the_answer_says_why(runs: Runs) -> None:
    assert runs.run(*many("p1", "p2", "p3"), cap=2) == Changes()

    answer = next(each for each in rule_results(runs.ledger, 1) if each.rule == "alleen")
    assert (answer.result, answer.count) == (Result.CAPPED, 3)
    assert answer.reason == "3 treffers, meer dan de grens van 2"


def test_with_another_family_it_opens_a_signal_with_all_its_hits(runs: Runs) -> None:
    assert runs.run(*many("p1", "p2", "p3"), hit(OWNER), cap=2) == Changes(new=[P1])
    assert runs.current() == {"alleen", "eigenaar"}


def test_with_a_hit_of_its_own_family_or_with_context_it_opens_nothing(runs: Runs) -> None:
    assert runs.run(*many("p1", "p2", "p3"), hit(PRICE), hit(CONTEXT), cap=2) == Changes()


def test_two_rules_above_the_cap_open_nothing_together(runs: Runs) -> None:
    hits = [hit(made, perceel=place) for made in (USE, OTHER) for place in ("p1", "p2", "p3")]

    assert runs.run(*hits, rules=(*RULES, OTHER), cap=2) == Changes()
    assert len(runs.run(*hits, rules=(*RULES, OTHER), cap=3).new) == 3


def test_what_was_open_stays_open_and_takes_its_hits(runs: Runs) -> None:
    runs.run(hit(ALONE))
    more = hit(ALONE, transactie="t2")

    assert runs.run(*many("p1", "p2", "p3"), more, cap=2) == Changes(changed=[P1])
    assert len(runs.ledger.execute("SELECT * FROM hits").fetchall()) == 2


def test_it_opens_no_closed_signal_until_it_is_under_the_cap(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close_signal(runs.ledger, P1, opvolging="geen", aard_aanleiding="geen", note="bekend", actor="jansen")
    more = hit(ALONE, transactie="t2")

    for _ in range(2):
        assert runs.run(*many("p1", "p2", "p3"), more, cap=2) == Changes(seen=[P1])
        assert runs.signal().state is State.GESLOTEN
    assert runs.run(hit(ALONE), more, cap=2) == Changes(reopened=[P1])


def test_it_still_ends_what_it_no_longer_sees(runs: Runs) -> None:
    runs.run(hit(ALONE))

    assert runs.run(*many("p2", "p3", "p4"), cap=2) == Changes(gone=[P1])
