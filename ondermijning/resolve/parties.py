"""Parties: clusters of mentions with an id that is a pure function of the cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from ondermijning.errors import GraphError
from ondermijning.ledger.aliases import add_alias
from ondermijning.resolve.exact import KEYS, Contradiction, Mention, cluster
from ondermijning.resolve.mentions import PERSON, make_mentions

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from ondermijning.ledger import Ledger
    from ondermijning.workspace import Workspace

SCHEMA = pa.schema([
    ("register", pa.string()), ("source_id", pa.string()), ("soort", pa.string()), ("partij_id", pa.string()),
    ("zone", pa.string()), ("score_promille", pa.int64()), ("reden", pa.string()),
])  # fmt: skip
ZONE_SAME = "zelfde"
CERTAIN = 1000


@dataclass(frozen=True, slots=True)
class ResolveReport:
    """What resolution did: mentions in, parties out, keys that contradict each other, ids that moved."""

    mentions: int
    parties: int
    contradictions: tuple[Contradiction, ...]
    aliases: int


def resolve(workspace: Workspace, db: duckdb.DuckDBPyConnection, ledger: Ledger) -> ResolveReport:
    """Resolve all mentions and write ``parties/parties.parquet``.

    Args:
        workspace: the caller holds its write lock.
        db: the state of the records.
        ledger: receives an alias for each party id that went up in another.

    Returns:
        Counts for people.
    """
    make_mentions(db)
    names = ", ".join(KEYS)
    rows = db.execute(
        f"SELECT register, source_id, soort, eerste, {names} FROM vermelding ORDER BY register, source_id"  # noqa: S608
    ).fetchall()
    mentions = [Mention((row[0], row[1]), row[2], row[4:8]) for row in rows]
    clusters = cluster(mentions)
    table = _table(rows, clusters.members())
    target = parties_path(workspace)
    before = _party_of(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    moved = _moved(before, table)
    with workspace.atomic_file(target) as path:
        pq.write_table(table, path)
    for old, new in moved:
        add_alias(ledger, old, new, "de groep vermeldingen is veranderd")
    parties = len(set(table.column("partij_id").to_pylist()))
    return ResolveReport(len(rows), parties, tuple(clusters.contradictions), len(moved))


def parties_path(workspace: Workspace) -> Path:
    """Where the mapping from mention to party is kept."""
    return workspace.parties / "parties.parquet"


def use_parties(workspace: Workspace, db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables ``vermelding`` and ``partij`` (register, source_id, soort, partij_id, zone, …) in a state database.

    Raises:
        GraphError: a delivery came in since the last ``resolve``; its parties would be left out without a word.
    """
    make_mentions(db)
    path = parties_path(workspace)
    db.register("leeg", SCHEMA.empty_table())
    source = "read_parquet($file)" if path.exists() else "leeg"
    parameters = {"file": str(path)} if path.exists() else {}
    db.execute(f"CREATE OR REPLACE TABLE partij AS SELECT * FROM {source}", parameters)  # noqa: S608 - one of two literals
    db.unregister("leeg")
    missing = db.execute("SELECT count(*) FROM vermelding ANTI JOIN partij USING (register, source_id)").fetchall()[0][
        0
    ]
    if missing:
        raise GraphError(f"{missing} mentions belong to no party yet.", advice="Run ondermijning resolve first.")


def uncertain_parties(workspace: Workspace) -> dict[str, list[str]]:
    """Parties with members that joined by a score and not by a register key, and the registers of those members."""
    path = parties_path(workspace)
    found: dict[str, list[str]] = {}
    if path.exists():
        table = pq.read_table(path, filters=[("score_promille", "<", CERTAIN), ("zone", "=", ZONE_SAME)])
        for row in table.to_pylist():
            found.setdefault(row["partij_id"], []).append(row["register"])
    return found


def party_id(kind: str, members: list[tuple[Any, ...]]) -> str:
    """The id of a cluster, independent of the order of its members.

    Args:
        kind: persoon or bedrijf.
        members: (register, source id, kind, first seen, rsin, kvk, bsn_hmac, imkad).

    Returns:
        For a company ``KVK:<8>``, else ``RSIN:<9>``, else its land-registry id, else its mention key; for a person the
        mention key with the earliest reference date. Several values of one key: the one seen first.
    """
    ordered = sorted(members, key=lambda member: (member[3], member[0], member[1]))
    if kind != PERSON:
        for place, prefix in ((5, "KVK:"), (4, "RSIN:"), (7, "")):
            value = next((member[place] for member in ordered if member[place]), None)
            if value:
                return f"{prefix}{value}"
    return str(ordered[0][1])


def _table(rows: list[tuple[Any, ...]], groups: list[list[int]]) -> Any:
    found: list[tuple[Any, ...]] = []
    for group in groups:
        members = [rows[at] for at in group]
        party = party_id(members[0][2], members)
        reason = "eigen sleutel" if len(members) == 1 else "zelfde registersleutel"
        found.extend((member[0], member[1], member[2], party, ZONE_SAME, CERTAIN, reason) for member in members)
    found.sort()
    columns = list(zip(*found, strict=True)) or [()] * len(SCHEMA)
    return pa.table(
        [pa.array(values, field.type) for values, field in zip(columns, SCHEMA, strict=True)], schema=SCHEMA
    )


def _party_of(path: Path) -> dict[tuple[str, str], str]:
    if not path.exists():
        return {}
    table = pq.read_table(path, columns=["register", "source_id", "partij_id"])
    return {(row["register"], row["source_id"]): row["partij_id"] for row in table.to_pylist()}


def _moved(before: dict[tuple[str, str], str], table: Any) -> list[tuple[str, str]]:
    """Old ids that no party has any more, with the party that now holds the first of their mentions."""
    now = {(row["register"], row["source_id"]): row["partij_id"] for row in table.to_pylist()}
    alive = set(now.values())
    moved: dict[str, str] = {}
    for mention in sorted(before):
        old = before[mention]
        if old not in alive and mention in now:
            moved.setdefault(old, now[mention])
    return sorted(moved.items())
