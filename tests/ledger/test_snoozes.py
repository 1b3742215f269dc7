from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import SignalError
from ondermijning.ledger.snoozes import Snooze, add_snooze, standing_snoozes

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

UNTIL = date(2025, 3, 1)
SNOOZE = Snooze("alleen", "Perceel", "p1", UNTIL, "wordt verbouwd", "jansen")


@pytest.mark.parametrize(("today", "standing"), [(date(2025, 2, 28), [SNOOZE]), (UNTIL, []), (date(2025, 3, 2), [])])
def test_a_snooze_stands_until_its_day(ledger: Ledger, today: date, standing: list[Snooze]) -> None:
    add_snooze(ledger, SNOOZE)
    assert standing_snoozes(ledger, today) == standing


@pytest.mark.parametrize("until", [date(2025, 2, 1), date(2025, 6, 1)])
def test_the_latest_of_a_rule_and_subject_counts(ledger: Ledger, until: date) -> None:
    later = replace(SNOOZE, until=until, reason="anders", actor="pieters")
    add_snooze(ledger, SNOOZE)
    add_snooze(ledger, later)
    assert standing_snoozes(ledger, date(2025, 1, 1)) == [later]
    assert standing_snoozes(ledger, UNTIL) == ([later] if until > UNTIL else [])


def test_they_are_listed_in_order_of_their_end(ledger: Ledger) -> None:
    others = [replace(SNOOZE, subject_id="p2", until=date(2025, 2, 1)), replace(SNOOZE, rule="prijs")]
    for each in (SNOOZE, *others):
        add_snooze(ledger, each)
    assert standing_snoozes(ledger, date(2025, 1, 1)) == [others[0], SNOOZE, others[1]]


def test_a_reason_is_needed_and_nothing_is_changed_afterwards(ledger: Ledger) -> None:
    with pytest.raises(SignalError, match="a snooze needs a reason"):
        add_snooze(ledger, replace(SNOOZE, reason=" "))
    add_snooze(ledger, SNOOZE)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        ledger.execute("UPDATE snoozes SET until = '2030-01-01'")
