"""Disputes: marked with a reason, ended once, and found under every id a party has had."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.disputes import Disputed, begin_dispute, disputes_of, end_dispute, standing_disputes

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger


def test_a_dispute_stands_until_it_is_ended_and_both_are_remembered(ledger: Ledger) -> None:
    begin_dispute(ledger, "KVK:1", "adres klopt niet", "jansen")
    assert [(each.party_id, each.reason, each.until) for each in standing_disputes(ledger)] == [
        ("KVK:1", "adres klopt niet", None)
    ]
    end_dispute(ledger, "KVK:1", "verbeterd in de bron", "de vries")
    assert standing_disputes(ledger) == []
    (told,) = disputes_of(ledger, "KVK:1")
    assert (told.actor, told.ended_by, told.ended_reason) == ("jansen", "de vries", "verbeterd in de bron")
    assert told.until is not None


def test_a_dispute_follows_a_party_whose_id_changed(ledger: Ledger) -> None:
    begin_dispute(ledger, "oud", "klopt niet", "jansen")
    add_alias(ledger, "oud", "nieuw", "samengevoegd")
    disputed = Disputed(ledger)
    assert [disputed.any_of([name]) for name in ("oud", "nieuw", "ander")] == [True, True, False]
    with pytest.raises(WorkspaceError, match="disputed already"):
        begin_dispute(ledger, "nieuw", "klopt niet", "jansen")
    end_dispute(ledger, "nieuw", "opgelost", "jansen")
    assert not Disputed(ledger)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_dispute_needs_a_reason(ledger: Ledger, reason: str) -> None:
    with pytest.raises(WorkspaceError, match="needs a reason"):
        begin_dispute(ledger, "KVK:1", reason, "jansen")
    begin_dispute(ledger, "KVK:1", "klopt niet", "jansen")
    with pytest.raises(WorkspaceError, match="needs a reason"):
        end_dispute(ledger, "KVK:1", reason, "jansen")


def test_what_is_not_disputed_cannot_be_ended(ledger: Ledger) -> None:
    with pytest.raises(WorkspaceError, match="nothing is disputed here"):
        end_dispute(ledger, "KVK:1", "opgelost", "jansen")


@pytest.mark.parametrize(
    "change", ["reason = 'anders'", "party_id = 'KVK:2'", "until = NULL, ended_by = '', ended_reason = ''"]
)
def test_a_dispute_that_has_ended_is_never_changed(ledger: Ledger, change: str) -> None:
    begin_dispute(ledger, "KVK:1", "klopt niet", "jansen")
    end_dispute(ledger, "KVK:1", "opgelost", "jansen")
    with pytest.raises(sqlite3.IntegrityError, match="ended once"):
        ledger.execute(f"UPDATE disputes SET {change}")
