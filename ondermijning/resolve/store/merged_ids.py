"""Ids of parties that went up in another: what the file said before, beside what the store says now.

The store knows the file that it gave last by a hash. Where that file is still there, only parties that were made again can have
another id; else the whole file is looked at, so that no id is lost when a run ended between the store and the file.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_FILE = """
CREATE OR REPLACE TEMP TABLE partij_was AS
SELECT nr, partij_id FROM bestand_was JOIN opslag.gezien USING (register, source_id)
"""
# The party that now holds the first of their mentions.
_MOVED = """
WITH weg AS MATERIALIZED (SELECT nr, partij_id FROM partij_was ANTI JOIN opslag.partij USING (partij_id))
SELECT w.partij_id, first(p.partij_id ORDER BY register, source_id)
FROM weg w JOIN opslag.partij p USING (nr) JOIN opslag.gezien USING (nr) GROUP BY w.partij_id ORDER BY w.partij_id
"""


def is_last_file(db: duckdb.DuckDBPyConnection, content: bytes) -> bool:
    """Whether this is the file that the store gave last."""
    return db.execute("SELECT hash FROM opslag.bestand").fetchall() == [(_hash(content),)]


def remember_file(db: duckdb.DuckDBPyConnection, content: bytes) -> None:
    """Keep that this is the file that the store gives now."""
    db.execute("DELETE FROM opslag.bestand; INSERT INTO opslag.bestand VALUES ($1)", [_hash(content)])


def merged_ids(db: duckdb.DuckDBPyConnection, before: pa.Table | None) -> tuple[tuple[str, str], ...]:
    """Old ids that no party has any more, with the party that now holds the first of their mentions.

    Args:
        db: with the store, brought to the mentions of now.
        before: what the file said; None where it is the file that the store gave last.
    """
    if before is not None:
        db.register("bestand_was", before)
        db.execute(_FILE)
        db.unregister("bestand_was")
    return tuple((old, new) for old, new in db.execute(_MOVED).fetchall())


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
