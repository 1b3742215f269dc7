"""What was published of a year is kept once and stays."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.ledger.publications import (
    Slice,
    Told,
    Withdrawal,
    publish,
    published,
    published_years,
    standing,
    withdraw,
    withdrawals,
)

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

PART = Slice("beeld", "leeg", 2023, {"GM0935": Told(40, 400), "BU09350001": None})


def test_a_slice_comes_back_as_it_was_published_also_what_was_not_told(ledger: Ledger) -> None:
    assert published(ledger, "beeld", "leeg", 2023) is None
    publish(ledger, PART, "jan")
    assert published(ledger, "beeld", "leeg", 2023) == PART
    assert published_years(ledger, "beeld") == [2023]


def test_a_year_of_a_factor_is_published_once(ledger: Ledger) -> None:
    publish(ledger, PART, "jan")
    with pytest.raises(WorkspaceError, match="published once"):
        publish(ledger, PART, "jan")
    publish(ledger, Slice("beeld", "leeg", 2024, PART.areas), "jan")


@pytest.mark.parametrize("words", ["UPDATE publications SET counted = 1", "DELETE FROM publications"])
def test_what_was_published_can_be_neither_changed_nor_forgotten(ledger: Ledger, words: str) -> None:
    publish(ledger, PART, "jan")
    with pytest.raises(sqlite3.Error, match="published"):
        ledger.execute(words)


SEEN = Withdrawal("leeg", 2023, seen=True, reason="een verkeerde levering", actor="jan", at="2025-01-02T10:00:00Z")
UNSEEN = Withdrawal("leeg", 2023, seen=False, reason="een verkeerde levering", actor="jan")
RIGHT = Slice("beeld", "leeg", 2023, {"GM0935": Told(60, 400), "BU09350001": Told(10, 40)})


def test_of_what_was_seen_and_withdrawn_nothing_is_told_any_more(ledger: Ledger) -> None:
    publish(ledger, PART, "jan")
    withdraw(ledger, SEEN)
    told = published(ledger, "beeld", "leeg", 2023)
    assert told is not None
    assert told.areas == {}
    with pytest.raises(WorkspaceError, match="published once"):
        publish(ledger, RIGHT, "jan")
    (kept,) = withdrawals(ledger)
    assert replace(kept, number=0) == SEEN


def test_what_nobody_saw_is_told_anew_and_then_stands_as_firm(ledger: Ledger) -> None:
    publish(ledger, PART, "jan")
    withdraw(ledger, UNSEEN)
    assert published(ledger, "beeld", "leeg", 2023) is None
    publish(ledger, RIGHT, "jan")
    assert published(ledger, "beeld", "leeg", 2023) == RIGHT
    with pytest.raises(WorkspaceError, match="published once"):
        publish(ledger, PART, "jan")
    withdraw(ledger, SEEN)
    told = published(ledger, "beeld", "leeg", 2023)
    assert told is not None
    assert told.areas == {}


def test_classes_of_owners_and_the_table_of_corporations_go_with_their_factor_and_nothing_else_does(
    ledger: Ledger,
) -> None:
    also = [replace(PART, factor="leeg/eigenaar"), replace(PART, picture="corporaties")]
    stays = [replace(PART, year=2024), replace(PART, factor="sluiting")]
    for part in (PART, *also, *stays):
        publish(ledger, part, "jan")
    assert list(standing(ledger, 2023)) == ["leeg", "sluiting"]
    withdraw(ledger, SEEN)
    assert [told.areas for part in also if (told := published(ledger, part.picture, part.factor, 2023))] == [{}, {}]
    assert [published(ledger, part.picture, part.factor, part.year) for part in stays] == stays
    assert list(standing(ledger, 2023)) == ["sluiting"]


@pytest.mark.parametrize(
    "wrong", [replace(SEEN, year=2024), replace(SEEN, factor="sluiting"), replace(SEEN, reason=" ")]
)
def test_what_was_never_told_and_what_has_no_reason_is_not_withdrawn(ledger: Ledger, wrong: Withdrawal) -> None:
    publish(ledger, PART, "jan")
    with pytest.raises(WorkspaceError):
        withdraw(ledger, wrong)
    assert published(ledger, "beeld", "leeg", 2023) == PART


def test_what_is_withdrawn_is_withdrawn_once(ledger: Ledger) -> None:
    publish(ledger, PART, "jan")
    withdraw(ledger, SEEN)
    with pytest.raises(WorkspaceError, match="nothing of this stands"):
        withdraw(ledger, SEEN)


@pytest.mark.parametrize("words", ["UPDATE withdrawals SET seen = 0", "DELETE FROM withdrawals"])
def test_a_withdrawal_can_be_neither_changed_nor_forgotten(ledger: Ledger, words: str) -> None:
    publish(ledger, PART, "jan")
    withdraw(ledger, SEEN)
    with pytest.raises(sqlite3.Error, match="withdrawal"):
        ledger.execute(words)
