"""Parties with members that joined by a score or by a name and a place.

Read without the program that joined them, which takes long to start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.database import SMALL
from ondermijning.model.codes import ON_PLACE
from ondermijning.resolve.written import PARTIES

if TYPE_CHECKING:
    from ondermijning.workspace import Workspace

# As ``parties.BY_SCORE`` has it, whose comparison of numbers takes long to start.
_MEMBERS = "SELECT partij_id, register FROM read_parquet($file) WHERE zone = 'zelfde' AND "
_BY_SCORE = f"{_MEMBERS} score_promille < 1000 AND reden <> '{ON_PLACE}'"
_ON_PLACE = f"{_MEMBERS} reden = '{ON_PLACE}'"


def uncertain_parties(workspace: Workspace) -> dict[str, list[str]]:
    """Parties with members that joined by a score and not by a register key, and the registers of those members."""
    return _registers(workspace, _BY_SCORE)


def parties_on_place(workspace: Workspace) -> dict[str, list[str]]:
    """Parties with members that a name and a place alone link to them, and the registers of those members, each once."""
    return {party: sorted({*found}) for party, found in _registers(workspace, _ON_PLACE).items()}


def _registers(workspace: Workspace, query: str) -> dict[str, list[str]]:
    path = workspace.parties / PARTIES
    found: dict[str, list[str]] = {}
    if path.exists():
        with SMALL.connect() as db:
            for party, register in db.execute(query, {"file": str(path)}).fetchall():
                found.setdefault(party, []).append(register)
    return found
