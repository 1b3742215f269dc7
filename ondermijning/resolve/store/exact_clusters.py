"""Exact clusters in the store: only those are made again that share a key value with what changed, at whatever remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ondermijning.resolve.columns.arrow import whole_numbers
from ondermijning.resolve.exact_clusters import KEYS, Contradiction, Mention, cluster
from ondermijning.resolve.store.mention_reader import subjects_of
from ondermijning.resolve.subjects import COMPARED
from ondermijning.resolve.weights.comparison import GUARDS, KEY_GUARDS, Zone

if TYPE_CHECKING:
    import duckdb

    from ondermijning.resolve.subjects import Subject

_START = """
CREATE OR REPLACE TEMP TABLE samen AS
SELECT nr FROM vuil
UNION SELECT nr FROM opslag.knoop SEMI JOIN knoop_was USING (knoop) WHERE nr IN (SELECT nr FROM opslag.gezien)
UNION SELECT nr FROM opslag.waarde SEMI JOIN waarde_was USING (waarde);
"""
_NEXT = """
INSERT INTO samen
SELECT DISTINCT nr FROM opslag.waarde
WHERE waarde IN (SELECT waarde FROM opslag.waarde SEMI JOIN samen USING (nr)) AND nr NOT IN (FROM samen)
"""
_TOGETHER = f"""
SELECT nr, {", ".join(COMPARED)} FROM samen JOIN stand USING (nr) JOIN vermelding v ON v.rowid = plaats ORDER BY register, source_id
"""  # noqa: S608 - literals

# Keys of which two values always make two parties, whatever else is known.
PARTING = tuple(key for key, guard in zip(KEYS, KEY_GUARDS, strict=True) if GUARDS[guard].at_most is Zone.DIFFERENT)
_ONE_VALUE = ", ".join(
    f"CASE WHEN min(waarde) FILTER (plek = {KEYS.index(key)}) = max(waarde) FILTER (plek = {KEYS.index(key)})"
    f" THEN min(waarde) FILTER (plek = {KEYS.index(key)}) END AS {key}"
    for key in PARTING
)
_PARTING = ", ".join(PARTING)

# The hash of the keys that a cluster holds; 0 where it holds none.
_NODES = f"""
CREATE OR REPLACE TEMP TABLE knoop_nu AS
WITH bezit AS (
    SELECT knoop, hash(list_sort(list(DISTINCT waarde))) AS bezit, {_ONE_VALUE}
    FROM gevonden_knoop JOIN opslag.waarde USING (nr) GROUP BY knoop
)
SELECT nr, knoop, coalesce(bezit, 0) AS bezit, {_PARTING} FROM gevonden_knoop LEFT JOIN bezit USING (knoop);
INSERT INTO vuil
SELECT n.nr FROM knoop_nu n JOIN opslag.knoop o USING (nr)
WHERE (n.knoop <> o.knoop OR n.bezit <> o.bezit) AND n.nr NOT IN (FROM vuil);
INSERT INTO knoop_was SELECT * FROM opslag.knoop WHERE nr IN (FROM vuil) AND nr NOT IN (SELECT nr FROM knoop_was);
DELETE FROM opslag.knoop WHERE nr IN (FROM samen UNION ALL FROM veranderd);
INSERT INTO opslag.knoop SELECT nr, knoop, bezit, {_PARTING} FROM knoop_nu;
DELETE FROM opslag.tegenspraak WHERE nr IN (FROM samen) OR nr IN (FROM veranderd) OR waarde IN (
    SELECT waarde FROM opslag.waarde SEMI JOIN samen USING (nr)
) OR waarde IN (FROM waarde_was);
"""  # noqa: S608 - literals
_CONTRADICTION = """
INSERT INTO opslag.tegenspraak
SELECT plek, waarde, volgorde, lid
FROM (SELECT $1 AS nr, $2 AS plek, $3 AS volgorde, $4 AS lid) JOIN opslag.waarde USING (nr, plek)
"""
_CONTRADICTIONS = """
SELECT plek, waarde, register, source_id FROM opslag.tegenspraak JOIN opslag.gezien USING (nr) ORDER BY plek, waarde, volgorde
"""


def cluster_again(db: duckdb.DuckDBPyConnection) -> dict[int, Subject]:
    """Make exact clusters of what changed, and add to ``vuil`` whose cluster is another or holds other keys.

    Returns:
        The mentions in ``vuil``, by their number, in order of their key.
    """
    db.execute(_START)
    while db.execute(_NEXT).fetchall()[0][0]:
        pass
    table = db.sql(_TOGETHER).to_arrow_table()
    mentions, numbers = _mentions(table), table["nr"].to_numpy()
    found = cluster(mentions)
    nodes = numbers[np.array(found.of, dtype=np.int64)]
    db.register("gevonden_knoop", pa.table({"nr": numbers, "knoop": nodes}))
    db.execute(_NODES)
    db.unregister("gevonden_knoop")
    if found.contradictions:
        _keep(db, found.contradictions, dict(zip((each.key for each in mentions), numbers.tolist(), strict=True)))
    return subjects_of(table, nodes, np.isin(numbers, whole_numbers(db.table("vuil").to_arrow_table()["nr"])))


def _mentions(table: pa.Table) -> list[Mention]:
    columns = (table[name].to_pylist() for name in ("register", "source_id", "soort", *KEYS))
    registers, source_ids, kinds, *keys = columns
    return list(map(Mention, zip(registers, source_ids, strict=True), kinds, zip(*keys, strict=True)))


def _keep(db: duckdb.DuckDBPyConnection, found: list[Contradiction], number: dict[tuple[str, str], int]) -> None:
    for each in found:
        db.executemany(
            _CONTRADICTION,
            [(number[each.mentions[0]], KEYS.index(each.key), at, number[key]) for at, key in enumerate(each.mentions)],
        )


def contradictions(db: duckdb.DuckDBPyConnection) -> tuple[Contradiction, ...]:
    """Register keys that contradict each other, in order of key and mentions."""
    rows = db.execute(_CONTRADICTIONS).fetchall()
    groups: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for place, value, register, source_id in rows:
        groups.setdefault((place, value), []).append((register, source_id))
    found = sorted((place, tuple(mentions)) for (place, _), mentions in groups.items())
    return tuple(Contradiction(KEYS[place], mentions) for place, mentions in found)
