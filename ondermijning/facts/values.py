"""What an object was worth on the days of its transfers and mortgages: the WOZ value of then, brought to the day by the index.

Only ratios of one series of the index count. An area or a type of dwelling serves when it has every quarter that the whole
has: of areas the only one in the file, of types the flats for apartment rights and the houses for parcels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# A quarter that is not yet published is read from the last one before it, at most this many quarters back.
_QUARTERS_BACK = 2

_NUMBER = "year({0}) * 4 + quarter({0})"

_SERIES = """
CREATE OR REPLACE TABLE indexreeks AS
WITH regel AS (
    SELECT *, gebied || '|' || woningtype AS reeks FROM Prijsindex WHERE index_promille > 0
), reeks AS (
    SELECT reeks, gebied, woningtype, count(DISTINCT kwartaal) AS kwartalen,
           gebied <> '' AND (SELECT count(DISTINCT gebied) FROM regel WHERE gebied <> '') > 1 AS vreemd,
           CASE WHEN woningtype = '' THEN '' WHEN regexp_matches(lower(woningtype), '^(appartement|meergezins)')
                THEN 'appartementsrecht' WHEN starts_with(lower(woningtype), 'eengezins') THEN 'perceel' END AS voor
    FROM regel GROUP BY ALL
)
SELECT s.soort, r.reeks
FROM (VALUES ('appartementsrecht'), ('perceel')) s (soort) JOIN reeks r ON r.voor IN ('', s.soort) AND NOT r.vreemd
WHERE r.kwartalen >= coalesce((SELECT kwartalen FROM reeks WHERE reeks = '|'), 0)
QUALIFY row_number() OVER (PARTITION BY s.soort ORDER BY r.gebied = '', r.woningtype = '', r.reeks) = 1
"""

_INDEX = """
CREATE OR REPLACE TABLE kwartaalindex AS
SELECT gebied || '|' || woningtype AS reeks, left(kwartaal, 4)::INT * 4 + right(kwartaal, 1)::INT AS kwartaal_nummer,
       index_promille, _bron, _levering, _bestand, _positie
FROM Prijsindex WHERE index_promille > 0 AND reeks IN (SELECT reeks FROM indexreeks)
"""

_ON_DAY = f"""
CREATE OR REPLACE TABLE waarde_op_dag AS
WITH gevraagd AS (
    SELECT b.naar AS perceel, t.datum AS dag FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van WHERE t.datum IS NOT NULL
    UNION
    SELECT o.naar, h.geldig_van FROM e_HYPOTHEEK_OP o JOIN n_Hypotheek h ON h.id = o.van WHERE h.geldig_van IS NOT NULL
), basis AS (
    SELECT g.*, r.reeks, {_NUMBER.format("g.dag")} AS kwartaal_nummer
    FROM gevraagd g JOIN n_Perceel p ON p.id = g.perceel LEFT JOIN indexreeks r ON r.soort = coalesce(p.soort, 'perceel')
), geindexeerd AS (
    SELECT b.*, CASE WHEN b.kwartaal_nummer - i.kwartaal_nummer <= {_QUARTERS_BACK} THEN i.index_promille END AS index_promille,
           i.kwartaal_nummer AS index_kwartaal
    FROM basis b ASOF LEFT JOIN kwartaalindex i ON b.reeks = i.reeks AND b.kwartaal_nummer >= i.kwartaal_nummer
), gewaardeerd AS (
    SELECT g.*, w.waarde_euro AS woz, w.peildatum_waarde, w.waarderingen
    FROM geindexeerd g ASOF LEFT JOIN woz_perceel w ON g.perceel = w.perceel AND g.dag >= w.peildatum_waarde
)
SELECT g.* EXCLUDE (kwartaal_nummer), i.kwartaal_nummer AS woz_kwartaal, i.index_promille AS woz_index,
       CAST(round(g.woz::DOUBLE * g.index_promille / i.index_promille) AS BIGINT) AS woz_op_dag
FROM gewaardeerd g LEFT JOIN kwartaalindex i ON i.reeks = g.reeks AND i.kwartaal_nummer = {_NUMBER.format("g.peildatum_waarde")}
"""  # noqa: S608 - made of literals and a whole number of our own

# The index is no element of the graph: its rows are origins themselves.
_INDEXED = """
INSERT INTO herkomst
SELECT f.id, '{column}', i._bron, i._levering, i._bestand, i._positie
FROM (SELECT id, reeks, unnest([index_kwartaal, {quarter}]) AS kwartaal_nummer FROM {table} WHERE {column} IS NOT NULL) f
JOIN kwartaalindex i USING (reeks, kwartaal_nummer)
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Make ``waarde_op_dag``: per object and day the index and the WOZ value of that day, with what they rest on."""
    for statement in (_SERIES, _INDEX, _ON_DAY):
        db.execute(statement)


def add_index_origins(db: duckdb.DuckDBPyConnection, table: str, column: str, quarter: str) -> None:
    """Give a fact the rows of the index as origins.

    Args:
        db: the tables.
        table: one with ``id``, ``reeks``, ``index_kwartaal`` and the fact.
        column: the fact.
        quarter: the column of the other quarter that it rests on.
    """
    db.execute(_INDEXED.format(table=table, column=column, quarter=quarter))
