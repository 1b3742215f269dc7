"""Parties with members that joined by a score, read without the program that joined them, which takes long to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.database import SMALL

if TYPE_CHECKING:
    from ondermijning.workspace import Workspace

# As ``resolve.parties.BY_SCORE`` has it.
_BY_SCORE = "SELECT partij_id, register FROM read_parquet($file) WHERE score_promille < 1000 AND zone = 'zelfde'"


def uncertain_parties(workspace: Workspace) -> dict[str, list[str]]:
    """Parties with members that joined by a score and not by a register key, and the registers of those members."""
    path = workspace.parties / "parties.parquet"
    found: dict[str, list[str]] = {}
    if path.exists():
        with SMALL.connect() as db:
            for party, register in db.execute(_BY_SCORE, {"file": str(path)}).fetchall():
                found.setdefault(party, []).append(register)
    return found
