"""Decisions to bring the weights of links to the municipality's own judgements; withdrawn, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from ondermijning.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class KeptCalibration:
    """A decision.

    Args:
        kind: persoon or bedrijf.
        shift: tenths of bits.
        scale: promille.
        pairs: how many judged pairs it rests on.
        decision: reference of the decision.
        actor: who recorded it.
    """

    kind: str
    shift: int
    scale: int
    pairs: int
    decision: str
    actor: str


def add_calibration(ledger: Ledger, kept: KeptCalibration, at: datetime | None = None) -> None:
    """Keep a decision in the place of an earlier one about the same kind.

    Raises:
        WorkspaceError: it names no decision.
    """
    if not kept.decision.strip():
        raise WorkspaceError(say("no decision is named."), advice=say("Name it with --besluit."))
    with ledger.transaction():
        withdraw_calibration(ledger, kept.kind, at)
        ledger.execute(
            "INSERT INTO calibrations (at, actor, kind, shift, scale, pairs, decision) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (utc_text(at), kept.actor, kept.kind, kept.shift, kept.scale, kept.pairs, kept.decision.strip()),
        )


def withdraw_calibration(ledger: Ledger, kind: str, at: datetime | None = None) -> int:
    """Go back to the shipped weights of a kind.

    Returns:
        How many decisions stood: 0 or 1.
    """
    with ledger.transaction():
        cursor = ledger.execute(
            "UPDATE calibrations SET withdrawn_at = ? WHERE kind = ? AND withdrawn_at IS NULL", (utc_text(at), kind)
        )
    return cursor.rowcount


def standing_calibrations(ledger: Ledger) -> list[KeptCalibration]:
    """The decisions that stand, in order of kind."""
    rows = ledger.execute(
        "SELECT kind, shift, scale, pairs, decision, actor FROM calibrations WHERE withdrawn_at IS NULL ORDER BY kind"
    )
    return [KeptCalibration(*row) for row in rows]
