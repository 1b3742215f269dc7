"""How sure the parties are that a score made: the weakest member of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.resolve.parties import BY_SCORE, read_parties

if TYPE_CHECKING:
    from ondermijning.workspace import Workspace


def certainties(workspace: Workspace) -> dict[str, int]:
    """Party → the score of its weakest member, in promille; only parties with one that joined by a score."""
    found = read_parties(workspace).filter(BY_SCORE).group_by("partij_id").aggregate([("score_promille", "min")])
    columns = (found.column(name).to_pylist() for name in ("partij_id", "score_promille_min"))
    return dict(zip(*columns, strict=True))
