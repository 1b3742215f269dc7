"""What people judged about pairs of mentions; nothing is changed, the latest counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from ondermijning.ledger.store import Ledger


class Verdict(StrEnum):
    """What a person says about two mentions."""

    SAME = "zelfde"
    DIFFERENT = "verschillend"
    UNSURE = "onzeker"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement about a pair of mentions, whose order does not matter.

    Args:
        left, right: mention keys.
        verdict: what was judged.
        author: who judged.
        note: why.
    """

    left: str
    right: str
    verdict: Verdict
    author: str
    note: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The mentions in the order in which the ledger keeps them."""
        return (min(self.left, self.right), max(self.left, self.right))


def add_judgement(ledger: Ledger, judgement: Judgement, at: datetime | None = None) -> None:
    """Keep a judgement; it outranks earlier ones about the pair.

    Raises:
        WorkspaceError: both mentions are the same, or nobody is named as author.
    """
    if judgement.left == judgement.right or not judgement.author:
        raise WorkspaceError(
            say("a judgement needs two mentions and an author."), advice=say("Choose a pair to review.")
        )
    with ledger.transaction():
        ledger.execute(
            """
            INSERT INTO judgements (left_mention, right_mention, judgement, author, at, note) VALUES (?, ?, ?, ?, ?, ?)
            """,
            (*judgement.pair, judgement.verdict, judgement.author, utc_text(at), judgement.note),
        )


def standing_judgements(ledger: Ledger) -> dict[tuple[str, str], Verdict]:
    """The latest verdict about every pair, by mention keys in order."""
    rows = ledger.execute(
        "SELECT left_mention, right_mention, judgement, max(id) FROM judgements GROUP BY left_mention, right_mention"
    )
    return {(left, right): Verdict(verdict) for left, right, verdict, _ in rows}


def forget_judgements(ledger: Ledger, known: Collection[str]) -> None:
    """Remove every judgement about a mention that no delivery holds any more."""
    with ledger.transaction():
        pairs = ledger.execute("SELECT DISTINCT left_mention, right_mention FROM judgements").fetchall()
        gone = [pair for pair in pairs if not all(mention in known for mention in pair)]
        ledger.executemany("DELETE FROM judgements WHERE left_mention = ? AND right_mention = ?", gone)


def history(ledger: Ledger, left: str, right: str) -> list[tuple[str, Judgement]]:
    """Every judgement about a pair with its time, oldest first."""
    rows = ledger.execute(
        """
        SELECT at, left_mention, right_mention, judgement, author, note FROM judgements
        WHERE left_mention = ? AND right_mention = ? ORDER BY id
        """,
        (min(left, right), max(left, right)),
    )
    return [(row[0], Judgement(row[1], row[2], Verdict(row[3]), row[4], row[5])) for row in rows]
