from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.ledger.judgements import Judgement, Verdict, add_judgement, history, standing_judgements

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger


def test_the_latest_counts_whatever_the_clock_says_and_in_whatever_order_the_pair_is_named(ledger: Ledger) -> None:
    add_judgement(ledger, Judgement("a", "b", Verdict.SAME, "jansen"), datetime(2025, 1, 1, tzinfo=UTC))
    add_judgement(ledger, Judgement("b", "a", Verdict.DIFFERENT, "pieters"), datetime(2024, 1, 1, tzinfo=UTC))
    add_judgement(ledger, Judgement("c", "a", Verdict.UNSURE, "jansen"))
    assert standing_judgements(ledger) == {("a", "b"): Verdict.DIFFERENT, ("a", "c"): Verdict.UNSURE}


def test_earlier_judgements_stay_with_time_author_and_note(ledger: Ledger) -> None:
    first = Judgement("a", "b", Verdict.SAME, "jansen", "zelfde akte")
    second = Judgement("a", "b", Verdict.DIFFERENT, "pieters", "vader en zoon")
    add_judgement(ledger, first, datetime(2025, 1, 1, tzinfo=UTC))
    add_judgement(ledger, second, datetime(2025, 1, 2, tzinfo=UTC))
    assert history(ledger, "b", "a") == [
        ("2025-01-01T00:00:00.000000+00:00", first),
        ("2025-01-02T00:00:00.000000+00:00", second),
    ]


def test_a_judgement_is_never_changed(ledger: Ledger) -> None:
    add_judgement(ledger, Judgement("a", "b", Verdict.SAME, "jansen"))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        ledger.execute("UPDATE judgements SET judgement = 'verschillend'")
    assert standing_judgements(ledger) == {("a", "b"): Verdict.SAME}


@pytest.mark.parametrize("judgement", [Judgement("a", "a", Verdict.SAME, "x"), Judgement("a", "b", Verdict.SAME, "")])
def test_a_judgement_needs_two_mentions_and_an_author(ledger: Ledger, judgement: Judgement) -> None:
    with pytest.raises(WorkspaceError, match="two mentions and an author"):
        add_judgement(ledger, judgement)
    assert standing_judgements(ledger) == {}


def test_another_word_than_the_three_cannot_be_kept(ledger: Ledger) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        ledger.execute(
            "INSERT INTO judgements (left_mention, right_mention, judgement, author, at, note)"
            " VALUES ('a', 'b', 'misschien', 'x', '', '')"
        )
