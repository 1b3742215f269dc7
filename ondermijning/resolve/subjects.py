"""Mentions as their registers give them, beside what their exact cluster knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.normalise.names.companies import company_name
from ondermijning.normalise.names.legal_forms import registered_form
from ondermijning.resolve.exact_clusters import KEYS, Clusters, Mention, cluster
from ondermijning.resolve.mentions import PERSON

if TYPE_CHECKING:
    import duckdb

_BRANCH = "VEST:"

COMPARED = (
    "register",
    "source_id",
    "soort",
    "eerste",
    *KEYS,
    "naam",
    "voornamen",
    "voorvoegsel",
    "geslachtsnaam",
    "geboortedatum",
    "geboortedatum_precisie",
    "vormcode",
    "vormtekst",
    "postcode",
    "huisnummer",
    "toevoeging",
    "woonplaats",
    "afgeschermd",
    "overdrachten",
)

Keys = tuple[frozenset[str], ...]
_NONE: frozenset[str] = frozenset()


class Subject(NamedTuple):
    """One mention.

    Args:
        row: the mention as its register gives it, by column.
        node: the exact cluster it is in.
        keys: the key values that the cluster holds, in the order of ``exact_clusters.KEYS``.
        form: legal form, of the register or else of the name.
    """

    row: dict[str, Any]
    node: int
    keys: Keys
    form: str | None

    @property
    def key(self) -> str:
        """The mention as people and judgements name it: ``register:source_id``."""
        return f"{self.row['register']}:{self.row['source_id']}"

    @property
    def place(self) -> tuple[str, str]:
        """By what mentions are put in order."""
        return self.row["register"], self.row["source_id"]

    @property
    def is_person(self) -> bool:
        """Whether it is a natural person."""
        return bool(self.row["soort"] == PERSON)

    @property
    def is_branch(self) -> bool:
        """Whether it is a branch of the trade register."""
        return str(self.row["source_id"]).startswith(_BRANCH)


def read_subjects(db: duckdb.DuckDBPyConnection) -> tuple[list[Subject], Clusters]:
    """All mentions of the table ``vermelding`` in order of their key, with the clusters that register keys make."""
    names = ", ".join(COMPARED)
    found = db.execute(f"SELECT {names} FROM vermelding ORDER BY register, source_id").fetchall()  # noqa: S608 - literals
    rows = [dict(zip(COMPARED, row, strict=True)) for row in found]
    mentions = [Mention((row["register"], row["source_id"]), row["soort"], _key_values(row)) for row in rows]
    clusters = cluster(mentions)
    held: dict[int, Keys] = {}
    for members in clusters.members():
        values = zip(*(mentions[at].values for at in members), strict=True)
        held[clusters.of[members[0]]] = tuple(frozenset(filter(None, column)) for column in values)
    return [as_subject(row, node, held[node]) for row, node in zip(rows, clusters.of, strict=True)], clusters


def _key_values(row: dict[str, Any]) -> tuple[str | None, str | None, str | None, str | None]:
    return (row["rsin"], row["kvk"], row["bsn_hmac"], row["imkad"])


def as_subject(row: dict[str, Any], node: int, keys: Keys | None) -> Subject:
    """A row of the table ``vermelding`` as it is compared.

    Args:
        row: by column.
        node: its exact cluster.
        keys: what that holds; those of the row alone if None.
    """
    name = None if row["soort"] == PERSON else row["naam"]
    return Subject(
        row, node, _own_keys(row) if keys is None else keys, legal_form(row["vormcode"], row["vormtekst"], name)
    )


@lru_cache(100_000)
def legal_form(code: str | None, text: str | None, name: str | None) -> str | None:
    """The legal form that a register gives as a code or in words; else that of the name."""
    return registered_form(code, text) or company_name(name).form


def _own_keys(row: dict[str, Any]) -> Keys:
    return tuple(_only(value) for value in _key_values(row))


def _only(value: str | None) -> frozenset[str]:
    return frozenset((value,)) if value else _NONE
