"""Parties and links as resolution wrote them: the two files, the tables they become, and how sure the parties of a score are."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ondermijning.errors import GraphError
from ondermijning.language import say
from ondermijning.model.codes import ON_PLACE
from ondermijning.resolve.grouping.links import SCHEMA as LINKS_SCHEMA
from ondermijning.resolve.mentions import make_mentions
from ondermijning.resolve.weights.comparison import CERTAIN, Zone
from ondermijning.resolve.written import LINKS, PARTIES

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from ondermijning.workspace import Workspace

SCHEMA = pa.schema(
    [
        ("register", pa.string()),
        ("source_id", pa.string()),
        ("soort", pa.string()),
        ("partij_id", pa.string()),
        ("zone", pa.string()),
        ("score_promille", pa.int64()),
        ("reden", pa.string()),
    ]
)
# What a name and a place linked was weighed by no score: see ``on_place``.
BY_SCORE = (
    (pc.field("score_promille") < CERTAIN) & (pc.field("zone") == Zone.SAME.value) & (pc.field("reden") != ON_PLACE)
)


def parties_path(workspace: Workspace) -> Path:
    """Where the mapping from mention to party is kept."""
    return workspace.parties / PARTIES


def links_path(workspace: Workspace) -> Path:
    """Where the scored pairs are kept."""
    return workspace.parties / LINKS


def links_hash(workspace: Workspace) -> str:
    """The hash of the file of scored pairs, empty where there is none."""
    path = links_path(workspace)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def use_parties(workspace: Workspace, db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables ``vermelding``, ``partij`` (mention → party) and ``mogelijk`` (possible links) in a state database.

    Raises:
        GraphError: a delivery came in since the last ``resolve``; its parties would be left out without a word.
    """
    make_mentions(db)
    make_party_tables(db, read_parties(workspace), read_links(workspace))
    missing = db.execute("SELECT count(*) FROM vermelding ANTI JOIN partij USING (register, source_id)").fetchall()[0][
        0
    ]
    if missing:
        raise GraphError(
            say("{count} mentions belong to no party yet.", count=missing),
            advice=say("Run ondermijning resolve first."),
        )


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
            say("is damaged."), where=str(path), advice=say("Take this file away and run ondermijning resolve.")
        ) from problem
    return table


def make_party_tables(db: duckdb.DuckDBPyConnection, parties: Any, links: Any) -> None:
    """Make the tables ``partij``, ``koppeling`` (scored pairs) and ``mogelijk`` (those that are possible) in a state database."""
    for name, table in (("partij", parties), ("koppeling", links)):
        db.register("gelezen", table)
        db.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM gelezen")  # noqa: S608 - literal names
        db.unregister("gelezen")
    db.execute("CREATE OR REPLACE TABLE mogelijk AS SELECT * FROM koppeling WHERE zone = 'mogelijk'")


def parties_in(db: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], str]:
    """Register and source id → party, in a state database with the tables of ``use_parties``."""
    rows = db.execute("SELECT register, source_id, partij_id FROM partij").fetchall()
    return {(register, source_id): party for register, source_id, party in rows}


def certainties(workspace: Workspace) -> dict[str, int]:
    """Party → the score of its weakest member, in promille; only parties with one that joined by a score."""
    found = read_parties(workspace).filter(BY_SCORE).group_by("partij_id").aggregate([("score_promille", "min")])
    columns = (found.column(name).to_pylist() for name in ("partij_id", "score_promille_min"))
    return dict(zip(*columns, strict=True))
