"""Exact clusters in the store: only those are made again that share a key value with what changed, at whatever remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ondermijning.resolve.exact import KEYS, Contradiction, Mention, cluster
from ondermijning.resolve.weights import GUARDS, KEY_GUARDS, Zone

if TYPE_CHECKING:
    import duckdb

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
_SHARING = f"""
WITH gedeeld AS (SELECT DISTINCT nr FROM opslag.waarde SEMI JOIN samen USING (nr) QUALIFY count(*) OVER (PARTITION BY waarde) > 1)
SELECT nr, register, source_id, soort, {", ".join(KEYS)}
FROM gedeeld JOIN stand USING (nr) JOIN vermelding v ON v.rowid = plaats
ORDER BY register, source_id
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
WITH lid AS (SELECT nr, coalesce(k.knoop, nr) AS knoop FROM samen LEFT JOIN gevonden_knoop k USING (nr)),
bezit AS (
    SELECT knoop, hash(list_sort(list(DISTINCT waarde))) AS bezit, {_ONE_VALUE}
    FROM lid JOIN opslag.waarde USING (nr) GROUP BY knoop
)
SELECT nr, knoop, coalesce(bezit, 0) AS bezit, {_PARTING} FROM lid LEFT JOIN bezit USING (knoop);
INSERT INTO vuil
SELECT n.nr FROM knoop_nu n JOIN opslag.knoop o USING (nr)
WHERE (n.knoop <> o.knoop OR n.bezit <> o.bezit) AND n.nr NOT IN (FROM vuil);
INSERT INTO knoop_was SELECT * FROM opslag.knoop WHERE nr IN (FROM vuil) AND nr NOT IN (SELECT nr FROM knoop_was);
DELETE FROM opslag.knoop WHERE nr IN (FROM samen) OR nr IN (FROM veranderd);
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


def cluster_again(db: duckdb.DuckDBPyConnection) -> None:
    """Make exact clusters of what changed, and add to ``vuil`` whose cluster is another or holds other keys."""
    db.execute(_START)
    while db.execute(_NEXT).fetchall()[0][0]:
        pass
    rows = db.execute(_SHARING).fetchall()
    mentions = [Mention((row[1], row[2]), row[3], row[4:]) for row in rows]
    found, numbers = cluster(mentions), np.array([row[0] for row in rows], dtype=np.int64)
    nodes = pa.table({"nr": numbers, "knoop": numbers[np.array(found.of, dtype=np.int64)]})
    db.register("gevonden_knoop", nodes)
    db.execute(_NODES)
    db.unregister("gevonden_knoop")
    _keep(db, found.contradictions, {each.key: row[0] for each, row in zip(mentions, rows, strict=True)})


def _keep(db: duckdb.DuckDBPyConnection, found: list[Contradiction], number: dict[tuple[str, str], int]) -> None:
    for each in found:
        db.executemany(_CONTRADICTION, [
            (number[each.mentions[0]], KEYS.index(each.key), at, number[key]) for at, key in enumerate(each.mentions)
        ])  # fmt: skip


def contradictions(db: duckdb.DuckDBPyConnection) -> tuple[Contradiction, ...]:
    """Register keys that contradict each other, in order of key and mentions."""
    rows = db.execute(_CONTRADICTIONS).fetchall()
    groups: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for place, value, register, source_id in rows:
        groups.setdefault((place, value), []).append((register, source_id))
    found = sorted((place, tuple(mentions)) for (place, _), mentions in groups.items())
    return tuple(Contradiction(KEYS[place], mentions) for place, mentions in found)
