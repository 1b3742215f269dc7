"""Parties: clusters of mentions with an id that is a pure function of the cluster."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ondermijning.errors import GraphError
from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.judgements import standing_judgements
from ondermijning.resolve.exact import KEYS, Contradiction
from ondermijning.resolve.linking import link_subjects
from ondermijning.resolve.links import SCHEMA as LINKS_SCHEMA
from ondermijning.resolve.links import links_path, links_table
from ondermijning.resolve.mentions import PERSON, make_mentions
from ondermijning.resolve.subjects import read_subjects
from ondermijning.resolve.weights import CERTAIN, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import duckdb

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.judgements import Verdict
    from ondermijning.resolve.grouping import Grouping
    from ondermijning.resolve.linking import Linked
    from ondermijning.resolve.subjects import Subject
    from ondermijning.workspace import Workspace

SCHEMA = pa.schema([
    ("register", pa.string()), ("source_id", pa.string()), ("soort", pa.string()), ("partij_id", pa.string()),
    ("zone", pa.string()), ("score_promille", pa.int64()), ("reden", pa.string()),
])  # fmt: skip

_UNCERTAIN = (pc.field("score_promille") < CERTAIN) & (pc.field("zone") == Zone.SAME.value)


@dataclass(frozen=True, slots=True)
class ResolveReport:
    """What resolution did: mentions in, parties out, pairs per zone, keys that contradict each other, ids that moved.

    Args:
        joined: pairs of mentions that a score or a judgement made one party.
        possible: pairs that wait for a person, or that a person was not sure of.
        refused: judgements ``zelfde`` that different register keys contradict.
    """

    mentions: int
    parties: int
    contradictions: tuple[Contradiction, ...]
    aliases: int
    joined: int = 0
    possible: int = 0
    refused: int = 0


def resolve(workspace: Workspace, db: duckdb.DuckDBPyConnection, ledger: Ledger) -> ResolveReport:
    """Resolve all mentions and write ``parties/parties.parquet`` and ``parties/links.parquet``.

    Args:
        workspace: the caller holds its write lock.
        db: the state of the records.
        ledger: holds judgements, and receives an alias for each party id that went up in another.

    Returns:
        Counts for people.
    """
    found = _resolved(db, standing_judgements(ledger))
    moved = _moved(_party_of(read_parties(workspace)), found.parties)
    _write(workspace, links_path(workspace), found.links)
    _write(workspace, parties_path(workspace), found.parties)
    for old, new in moved:
        add_alias(ledger, old, new, "de groep vermeldingen is veranderd")
    parties = set(found.parties.column("partij_id").to_pylist())
    zones = Counter(link.zone for link in found.linked.links)
    return ResolveReport(
        len(found.parties), len(parties), found.contradictions, len(moved), zones[Zone.SAME], zones[Zone.POSSIBLE],
        found.linked.grouping.refused,
    )  # fmt: skip


class _Resolved(NamedTuple):
    """What resolution found: the files of parties and links as tables, and what lies behind them."""

    parties: Any
    links: Any
    linked: Linked
    contradictions: tuple[Contradiction, ...]


def _resolved(db: duckdb.DuckDBPyConnection, standing: Mapping[tuple[str, str], Verdict]) -> _Resolved:
    make_mentions(db)
    subjects, exact = read_subjects(db)
    linked = link_subjects(db, subjects, standing)
    rows, party_of = party_rows(subjects, linked.grouping)
    links = links_table(linked.links, subjects, party_of)
    return _Resolved(_table(rows), links, linked, tuple(exact.contradictions))


def _write(workspace: Workspace, target: Path, table: pa.Table) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with workspace.atomic_file(target) as path:
        pq.write_table(table, path)


def parties_path(workspace: Workspace) -> Path:
    """Where the mapping from mention to party is kept."""
    return workspace.parties / "parties.parquet"


def use_parties(workspace: Workspace, db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables ``vermelding``, ``partij`` (mention → party) and ``mogelijk`` (possible links) in a state database.

    Raises:
        GraphError: a delivery came in since the last ``resolve``; its parties would be left out without a word.
    """
    make_mentions(db)
    _use(db, read_parties(workspace), read_links(workspace))
    missing = db.execute("SELECT count(*) FROM vermelding ANTI JOIN partij USING (register, source_id)").fetchall()[0][
        0
    ]
    if missing:
        raise GraphError(f"{missing} mentions belong to no party yet.", advice="Run ondermijning resolve first.")


def use_parties_known(db: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    """Make the same tables from the state of an earlier day alone, so that no later mention joins or names a party of then.

    Nothing is written; what people judged since then counts.
    """
    found = _resolved(db, standing_judgements(ledger))
    _use(db, found.parties, found.links)


def read_parties(workspace: Workspace) -> Any:
    """The mapping from mention to party; empty where ``resolve`` never wrote it.

    Raises:
        GraphError: the file is damaged.
    """
    return _read(parties_path(workspace), SCHEMA)


def read_links(workspace: Workspace) -> Any:
    """The scored pairs; empty where ``resolve`` never wrote them.

    Raises:
        GraphError: the file is damaged.
    """
    return _read(links_path(workspace), LINKS_SCHEMA)


def _read(path: Path, schema: pa.Schema) -> Any:
    if not path.exists():
        return schema.empty_table()
    try:
        table = pq.read_table(path).cast(schema)
        table.validate(full=True)
    except (pa.ArrowException, OSError, ValueError) as problem:
        raise GraphError(
            "is damaged.", where=str(path), advice="Take this file away and run ondermijning resolve."
        ) from problem
    return table


def _use(db: duckdb.DuckDBPyConnection, parties: Any, links: Any) -> None:
    for name, table in (("partij", parties), ("koppeling", links)):
        db.register("gelezen", table)
        db.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM gelezen")  # noqa: S608 - literal names
        db.unregister("gelezen")
    db.execute("CREATE OR REPLACE TABLE mogelijk AS SELECT * FROM koppeling WHERE zone = 'mogelijk'")


def parties_in(db: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], str]:
    """Register and source id → party, in a state database with the tables of ``use_parties``."""
    rows = db.execute("SELECT register, source_id, partij_id FROM partij").fetchall()
    return {(register, source_id): party for register, source_id, party in rows}


def uncertain_parties(workspace: Workspace) -> dict[str, list[str]]:
    """Parties with members that joined by a score and not by a register key, and the registers of those members."""
    found: dict[str, list[str]] = {}
    for row in read_parties(workspace).filter(_UNCERTAIN).to_pylist():
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


def party_rows(subjects: Sequence[Subject], grouping: Grouping) -> tuple[list[tuple[Any, ...]], dict[int, str]]:
    """One row of the file per mention, and the party of each exact cluster.

    The cluster that gives a party its id is certain; the others have the score of the weakest link by which they joined it.
    """
    groups: dict[int, list[Subject]] = {}
    for subject in subjects:
        groups.setdefault(grouping.of[subject.node], []).append(subject)
    rows: list[tuple[Any, ...]] = []
    party_of: dict[int, str] = {}
    for members in groups.values():
        party, core = _identified(members)
        sure = grouping.certainty(core)
        for subject in members:
            party_of[subject.node] = party
            score = sure[subject.node]
            rows.append((*_mention(subject)[:3], party, Zone.SAME.value, score, _reason(members, subject, core, score)))
    return sorted(rows), party_of


def _identified(members: list[Subject]) -> tuple[str, int]:
    """The id of a party, and the exact cluster that gives it."""
    kind = members[0].row["soort"]
    party = party_id(kind, [_mention(subject) for subject in members])
    for node in dict.fromkeys(subject.node for subject in members):
        if party_id(kind, [_mention(subject) for subject in members if subject.node == node]) == party:
            return party, node
    return party, members[0].node


def _mention(subject: Subject) -> tuple[Any, ...]:
    """A mention as ``party_id`` reads it."""
    return tuple(subject.row[name] for name in ("register", "source_id", "soort", "eerste", *KEYS))


def _reason(members: list[Subject], subject: Subject, core: int, score: int) -> str:
    if subject.node == core:
        alone = sum(member.node == core for member in members) == 1
        return "eigen sleutel" if alone else "zelfde registersleutel"
    return "oordeel van een mens" if score == CERTAIN else "gekoppeld op score"


def _table(rows: list[tuple[Any, ...]]) -> Any:
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    return pa.table(
        [pa.array(values, field.type) for values, field in zip(columns, SCHEMA, strict=True)], schema=SCHEMA
    )


def _party_of(table: Any) -> dict[tuple[str, str], str]:
    return {(row["register"], row["source_id"]): row["partij_id"] for row in table.to_pylist()}


def _moved(before: dict[tuple[str, str], str], table: Any) -> list[tuple[str, str]]:
    """Old ids that no party has any more, with the party that now holds the first of their mentions."""
    now = _party_of(table)
    alive = set(now.values())
    moved: dict[str, str] = {}
    for mention in sorted(before):
        old = before[mention]
        if old not in alive and mention in now:
            moved.setdefault(old, now[mention])
    return sorted(moved.items())
