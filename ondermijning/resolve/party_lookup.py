"""Which party a text names, and under which mentions it is held: as ``resolve`` wrote it, or told apart anew for one question."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.ledger.aliases import current_id
from ondermijning.normalise.typed import typed
from ondermijning.resolve.mentions import PERSON
from ondermijning.resolve.parties import read_links, read_parties
from ondermijning.resolve.resolution import use_parties_known
from ondermijning.resolve.weights.comparison import Zone
from ondermijning.resolve.written import hash_of, rests_on
from ondermijning.sources.deliveries import manifests
from ondermijning.sources.state import open_state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.ledger import Ledger
    from ondermijning.workspace import Workspace

_PREFIXES = ("", "KVK:", "RSIN:", "NL.IMKAD.Persoon:")
_ENDS = (("links", "rechts"), ("rechts", "links"))


@dataclass(frozen=True, slots=True)
class Held:
    """A party as it is held.

    Args:
        party: the id now in use; what was typed where nothing is held.
        mentions: rows of the file of parties; none where nothing is held.
        possible: register → parties in it that may be the same one.
    """

    party: str
    mentions: tuple[dict[str, Any], ...] = ()
    possible: Mapping[str, int] = field(default_factory=dict)

    @property
    def person(self) -> bool:
        """Whether it is a natural person; a number of the trade register is no key of one."""
        return any(row["soort"] == PERSON for row in self.mentions)

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        """Register and source id of its mentions."""
        return frozenset((row["register"], row["source_id"]) for row in self.mentions)


class Parties(NamedTuple):
    """All mentions with their parties, and the pairs that were scored, as rows of the two files that ``resolve`` writes."""

    mentions: list[dict[str, Any]]
    links: list[dict[str, Any]]


def written_parties(workspace: Workspace) -> Parties:
    """As ``resolve`` wrote them; empty where it never did.

    Raises:
        GraphError: a file is damaged.
    """
    return Parties(read_parties(workspace).to_pylist(), read_links(workspace).to_pylist())


def parties_of_now(workspace: Workspace, ledger: Ledger) -> Parties:
    """As ``resolve`` wrote them; where a delivery came or went since, told apart anew, without writing anything.

    Raises:
        GraphError: a file is damaged.
    """
    if _is_up_to_date(workspace):
        return written_parties(workspace)
    with open_state(workspace) as db:
        use_parties_known(db, ledger)
        tables = [db.table(name).to_arrow_table() for name in ("partij", "koppeling")]
    return Parties(*(table.to_pylist() for table in tables))


def _is_up_to_date(workspace: Workspace) -> bool:
    return rests_on(workspace) == hash_of(manifest for _, manifest in manifests(workspace))


def held_party(parties: Parties, ledger: Ledger, text: str) -> Held:
    """The party that a text names: by its id, an id it once had, a number, or the key of a mention."""
    plain, rows = text.strip(), parties.mentions
    number = typed(plain).number
    named = [*(f"{prefix}{plain}" for prefix in _PREFIXES), *([number.id] if number else [])]
    wanted = {current_id(ledger, name) for name in named}
    party = next(
        (row["partij_id"] for column in ("partij_id", "source_id") for row in rows if row[column] in wanted), plain
    )
    own = tuple(row for row in rows if row["partij_id"] == party)
    return Held(party, own, _possible(parties.links, party) if own else {})


def _possible(links: list[dict[str, Any]], party: str) -> dict[str, int]:
    others = {
        (link[f"{other}_register"], link[f"{other}_partij"])
        for link in links
        if link["zone"] == Zone.POSSIBLE.value
        for here, other in _ENDS
        if link[f"{here}_partij"] == party
    }
    return dict(sorted(Counter(register for register, _ in others).items()))
