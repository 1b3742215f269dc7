"""Which party a text names, and under which mentions it is held; told from the file that ``resolve`` wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from ondermijning.ledger.aliases import current_id
from ondermijning.resolve.mentions import PERSON
from ondermijning.resolve.parties import parties_path

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger
    from ondermijning.workspace import Workspace

_PREFIXES = ("", "KVK:", "RSIN:", "NL.IMKAD.Persoon:")


@dataclass(frozen=True, slots=True)
class Held:
    """A party as it is held.

    Args:
        party: the id now in use; what was typed where nothing is held.
        mentions: rows of the file of parties; none where nothing is held.
    """

    party: str
    mentions: tuple[dict[str, Any], ...] = ()

    @property
    def person(self) -> bool:
        """Whether it is a natural person; a number of the trade register is no key of one."""
        return any(row["soort"] == PERSON for row in self.mentions)

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        """Register and source id of its mentions."""
        return frozenset((row["register"], row["source_id"]) for row in self.mentions)


def held_party(workspace: Workspace, ledger: Ledger, text: str) -> Held:
    """The party that a text names: by its id, an id it once had, a number, or the key of a mention."""
    path, typed = parties_path(workspace), text.strip()
    rows = pq.read_table(path).to_pylist() if path.exists() else []
    wanted = {current_id(ledger, f"{prefix}{typed}") for prefix in _PREFIXES}
    party = next(
        (row["partij_id"] for column in ("partij_id", "source_id") for row in rows if row[column] in wanted), typed
    )
    return Held(party, tuple(row for row in rows if row["partij_id"] == party))
