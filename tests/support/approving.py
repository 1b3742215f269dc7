"""Approving rules in tests, as somebody who wrote none of them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ondermijning.ledger import open_ledger
from ondermijning.ledger.approvals import Approval, add_approval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.detect import Rule
    from ondermijning.workspace import Workspace


def approve(workspace: Workspace, rules: Iterable[Rule]) -> None:
    """Let rules run on real data until they must be weighed again."""
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        for rule in rules:
            add_approval(
                ledger,
                Approval(
                    rule.id, rule.version, rule.content_hash, rule.author, "lezer", rule.card.review_by, "gelezen"
                ),
            )
