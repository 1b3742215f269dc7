"""Approvals of rules in the ledger: kept as given, never by the author, withdrawn once and never changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.ledger import open_ledger
from ondermijning.ledger.approvals import Approval, add_approval, standing_approvals, withdraw_approvals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.ledger import Ledger

GIVEN = Approval("voorbeeld", 1, "abc", "schrijver", "lezer", date(2027, 1, 1), "gelezen en besproken")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(open_ledger(tmp_path / "ledger.sqlite")) as opened:
        yield opened


def test_an_approval_is_kept_as_it_was_given(ledger: Ledger) -> None:
    add_approval(ledger, GIVEN)
    assert standing_approvals(ledger) == [GIVEN]


@pytest.mark.parametrize("wrong", [{"actor": "schrijver"}, {"reason": " "}], ids=["by the author", "without a reason"])
def test_an_approval_by_the_author_or_without_a_reason_is_refused(ledger: Ledger, wrong: dict[str, str]) -> None:
    with pytest.raises(WorkspaceError):
        add_approval(ledger, replace(GIVEN, **wrong))  # type: ignore[arg-type]
    assert standing_approvals(ledger) == []


def test_a_withdrawn_approval_stands_no_longer_and_another_rule_keeps_its_own(ledger: Ledger) -> None:
    other = replace(GIVEN, rule="ander")
    add_approval(ledger, GIVEN)
    add_approval(ledger, other)
    assert withdraw_approvals(ledger, GIVEN.rule, "te veel loos alarm", "lezer") == 1
    assert standing_approvals(ledger) == [other]
    assert withdraw_approvals(ledger, GIVEN.rule, "te veel loos alarm", "lezer") == 0
    with pytest.raises(WorkspaceError):
        withdraw_approvals(ledger, other.rule, " ", "lezer")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE approvals SET content_hash = 'x'", "UPDATE approvals SET until = '2099-01-01'", "DELETE FROM approvals"],
)
def test_no_approval_is_changed_or_forgotten(ledger: Ledger, statement: str) -> None:
    add_approval(ledger, GIVEN)
    with pytest.raises((sqlite3.DatabaseError, WorkspaceError)):
        ledger.execute(statement)
    assert standing_approvals(ledger) == [GIVEN]
