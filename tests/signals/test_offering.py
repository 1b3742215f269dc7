"""People are offered a few new signals a week; the others wait for their turn, news first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ondermijning import clock
from ondermijning.ledger.signals import list_signals
from ondermijning.signals.closing import close_signal
from ondermijning.signals.deciding import assign_signal, snooze_rule
from ondermijning.signals.gate import signal_id
from ondermijning.signals.offering import offer
from tests.signals.making import ALONE, P1, hit

if TYPE_CHECKING:
    from ondermijning.signals.offering import Queue
    from tests.signals.making import Runs

TODAY = clock.today()
NEXT_WEEK = TODAY + timedelta(7)


def places(*numbers: int) -> list[str]:
    return [signal_id("Perceel", f"p{number}") for number in numbers]


def shown(runs: Runs, queue: Queue) -> set[str]:
    return {signal.id for signal in list_signals(runs.ledger) if queue.shows(signal)}


def test_no_more_are_offered_than_the_week_has_room_for(runs: Runs) -> None:
    runs.run(*(hit(ALONE, perceel=f"p{number}") for number in range(1, 6)))
    queue = offer(runs.ledger, 2, TODAY)

    assert (queue.offered, len(queue.waiting)) == (2, 3)
    assert shown(runs, queue) == {signal.id for signal in list_signals(runs.ledger)[:2]}


def test_asking_again_offers_no_more_in_the_same_week(runs: Runs) -> None:
    runs.run(*(hit(ALONE, perceel=f"p{number}") for number in range(1, 6)))
    first = offer(runs.ledger, 2, TODAY)

    assert offer(runs.ledger, 2, TODAY) == first
    assert offer(runs.ledger, 3, TODAY).offered == 3


def test_next_week_offers_the_next_and_keeps_the_earlier_ones(runs: Runs) -> None:
    runs.run(*(hit(ALONE, perceel=f"p{number}") for number in range(1, 6)))
    offer(runs.ledger, 2, TODAY)
    queue = offer(runs.ledger, 2, NEXT_WEEK)

    assert (queue.offered, len(queue.waiting)) == (2, 1)
    assert len(shown(runs, queue)) == 4


def test_a_week_is_that_of_iso_8601(runs: Runs) -> None:
    assert offer(runs.ledger, 2, date(2024, 12, 31)).week == "2025-W01"
    assert offer(runs.ledger, 2, date(2027, 1, 1)).week == "2026-W53"


def test_news_goes_before_what_was_there_from_the_beginning(runs: Runs) -> None:
    runs.run(*(hit(ALONE, perceel=f"p{number}") for number in range(1, 4)))
    runs.run(*(hit(ALONE, perceel=f"p{number}") for number in range(1, 5)))
    queue = offer(runs.ledger, 1, TODAY)

    assert shown(runs, queue) == set(places(4))
    assert sorted(queue.waiting) == sorted(places(1, 2, 3))


def test_what_is_gone_before_its_turn_is_not_offered(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(ALONE, perceel="p2"))
    runs.run(hit(ALONE, perceel="p2"))
    queue = offer(runs.ledger, 5, TODAY)

    assert (queue.offered, queue.waiting, shown(runs, queue)) == (1, (), set(places(2)))


def test_a_signal_that_people_took_is_shown_and_takes_no_room(runs: Runs) -> None:
    runs.run(*(hit(ALONE, perceel=f"p{number}") for number in range(1, 4)))
    taken, *others = [signal.id for signal in list_signals(runs.ledger)][::-1]
    assign_signal(runs.ledger, taken, "pieters", "jansen")
    queue = offer(runs.ledger, 1, TODAY)

    assert (queue.offered, len(queue.waiting)) == (1, 1)
    assert shown(runs, queue) == {taken, others[-1]}


def test_a_signal_that_rests_is_neither_offered_nor_shown(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(ALONE, perceel="p2"))
    snooze_rule(runs.ledger, P1, "alleen", until=NEXT_WEEK, reason="wordt verbouwd", actor="jansen")
    queue = offer(runs.ledger, 5, TODAY)

    assert (queue.offered, queue.waiting, queue.resting) == (1, (), frozenset({P1}))
    assert shown(runs, queue) == set(places(2))
    assert shown(runs, offer(runs.ledger, 5, NEXT_WEEK)) == set(places(1, 2))


def test_a_closed_signal_stays_before_people_and_waits_for_nothing(runs: Runs) -> None:
    runs.run(hit(ALONE))
    close_signal(runs.ledger, P1, opvolging="geen", aard_aanleiding="geen", note="bekend", actor="jansen")
    queue = offer(runs.ledger, 5, TODAY)

    assert (queue.offered, queue.waiting, shown(runs, queue)) == (0, (), {P1})
