"""Resolution: the store brought to the mentions and judgements of now. On an empty store this is resolution from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from ondermijning.resolve.store.candidate_pairs import compare_again
from ondermijning.resolve.store.changes import find_changes
from ondermijning.resolve.store.counts import count_tokens, count_towns
from ondermijning.resolve.store.exact_clusters import cluster_again
from ondermijning.resolve.store.groups import group_again
from ondermijning.resolve.store.mention_reader import MentionReader
from ondermijning.resolve.store.twins import find_twins

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from ondermijning.ledger.judgements import Verdict
    from ondermijning.resolve.columns.arrays import Ints
    from ondermijning.resolve.scores.models import Models

# Judgements about mentions that are gone leave nothing here; no register has a colon in its name.
_JUDGED = """
CREATE OR REPLACE TEMP TABLE oordeel_hier AS
WITH deel AS (
    SELECT split_part(een, ':', 1) AS register, substr(een, instr(een, ':') + 1) AS source_id,
           split_part(ander, ':', 1) AS ander_register, substr(ander, instr(ander, ':') + 1) AS ander_source_id, oordeel
    FROM oordeel_nu
)
SELECT e.nr AS een, a.nr AS ander, oordeel
FROM deel JOIN opslag.gezien e USING (register, source_id)
JOIN opslag.gezien a ON a.register = ander_register AND a.source_id = ander_source_id;
CREATE OR REPLACE TEMP TABLE ander_oordeel AS
(FROM opslag.oordeel EXCEPT FROM oordeel_hier) UNION (FROM oordeel_hier EXCEPT FROM opslag.oordeel);
DELETE FROM opslag.oordeel; INSERT INTO opslag.oordeel FROM oordeel_hier;
INSERT INTO vuil
SELECT een FROM ander_oordeel WHERE een NOT IN (FROM vuil) UNION SELECT ander FROM ander_oordeel WHERE ander NOT IN (FROM vuil);
"""


class Updated(NamedTuple):
    """How much was done.

    Args:
        changed: mentions that are new or changed.
        compared: pairs of mentions.
    """

    changed: int
    compared: int


def update(db: duckdb.DuckDBPyConnection, standing: Mapping[tuple[str, str], Verdict], models: Models) -> Updated:
    """Bring the store to the table ``vermelding`` and to what people judged.

    Args:
        db: with the store; see ``store.database.opened``.
        standing: the latest judgement of each pair of mention keys.
        models: the weights in use; those that the store was made with.
    """
    changed = find_changes(db)
    reader = MentionReader(db, models, cluster_again(db))
    count_towns(db, reader.counts)
    count_tokens(db, reader.read(_numbers(db, "herlezen")))
    _judge(db, standing)
    find_twins(db, reader)
    compared = compare_again(db, reader)
    group_again(db, reader, standing)
    return Updated(changed, compared)


def _numbers(db: duckdb.DuckDBPyConnection, table: str) -> Ints:
    found: Ints = db.table(table).to_arrow_table()["nr"].to_numpy()
    return found


def _judge(db: duckdb.DuckDBPyConnection, standing: Mapping[tuple[str, str], Verdict]) -> None:
    rows = sorted((one, other, verdict.value) for (one, other), verdict in standing.items())
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    texts = {
        name: pa.array(values, pa.string()) for name, values in zip(("een", "ander", "oordeel"), columns, strict=True)
    }
    db.register("oordeel_nu", pa.table(texts))
    db.execute(_JUDGED)
    db.unregister("oordeel_nu")
