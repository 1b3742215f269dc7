"""What an object was worth on the days of its transfers and mortgages: the WOZ value of then, brought to the day by the index.

Only ratios of one series of the index count. An area or a type of dwelling serves when it has every quarter that the whole
has: of areas the only one in the file, of types the flats for apartment rights and the houses for parcels.
"""

from __future__ import annotations

from ondermijning.views.view import View

# A quarter that is not yet published is read from the last one before it, at most this many quarters back.
_QUARTERS_BACK = 2

VIEWS = (
    View(
        name="indexreeks",
        makes="a kind of object with the series of the index that serves it",
        reads=("Prijsindex",),
        key=("soort",),
        sql="""
            WITH regel AS (
                SELECT *, gebied || '|' || woningtype AS reeks FROM Prijsindex WHERE index_promille > 0
            ), reeks AS (
                SELECT reeks, gebied, woningtype, count(DISTINCT kwartaal) AS kwartalen,
                       gebied <> '' AND (SELECT count(DISTINCT gebied) FROM regel WHERE gebied <> '') > 1 AS vreemd,
                       CASE WHEN woningtype = '' THEN ''
                            WHEN regexp_matches(lower(woningtype), '^(appartement|meergezins)') THEN 'appartementsrecht'
                            WHEN starts_with(lower(woningtype), 'eengezins') THEN 'perceel' END AS voor
                FROM regel GROUP BY ALL
            )
            SELECT s.soort, r.reeks
            FROM (VALUES ('appartementsrecht'), ('perceel')) s (soort)
            JOIN reeks r ON r.voor IN ('', s.soort) AND NOT r.vreemd
            WHERE r.kwartalen >= coalesce((SELECT kwartalen FROM reeks WHERE reeks = '|'), 0)
            QUALIFY row_number() OVER (PARTITION BY s.soort ORDER BY r.gebied = '', r.woningtype = '', r.reeks) = 1
        """,
    ),
    View(
        name="kwartaalindex",
        makes="a quarter of a series that serves, with its index; quarters are numbered on",
        reads=("Prijsindex", "indexreeks"),
        key=("reeks", "kwartaal_nummer"),
        sql="""
            SELECT gebied || '|' || woningtype AS reeks,
                   left(kwartaal, 4)::INT * 4 + right(kwartaal, 1)::INT AS kwartaal_nummer,
                   index_promille, _bron, _levering, _bestand, _positie
            FROM Prijsindex WHERE index_promille > 0 AND reeks IN (SELECT reeks FROM indexreeks)
        """,
    ),
    View(
        name="waarde_op_dag",
        makes="an object on the day of a transfer or mortgage: the index and the WOZ value of that day, with what they rest on",
        reads=(
            "e_BETREFT",
            "n_Transactie",
            "e_HYPOTHEEK_OP",
            "n_Hypotheek",
            "n_Perceel",
            "indexreeks",
            "kwartaalindex",
            "woz_perceel",
        ),
        key=("perceel", "dag"),
        constants={"kwartalen": _QUARTERS_BACK},
        sql="""
            WITH gevraagd AS (
                SELECT b.naar AS perceel, t.datum AS dag
                FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van WHERE t.datum IS NOT NULL
                UNION
                SELECT o.naar, h.geldig_van
                FROM e_HYPOTHEEK_OP o JOIN n_Hypotheek h ON h.id = o.van WHERE h.geldig_van IS NOT NULL
            ), basis AS (
                SELECT g.*, r.reeks, year(g.dag) * 4 + quarter(g.dag) AS kwartaal_nummer
                FROM gevraagd g JOIN n_Perceel p ON p.id = g.perceel
                LEFT JOIN indexreeks r ON r.soort = coalesce(p.soort, 'perceel')
            ), geindexeerd AS (
                SELECT b.*, i.kwartaal_nummer AS index_kwartaal,
                       CASE WHEN b.kwartaal_nummer - i.kwartaal_nummer <= $kwartalen THEN i.index_promille END AS index_promille
                FROM basis b ASOF LEFT JOIN kwartaalindex i
                  ON b.reeks = i.reeks AND b.kwartaal_nummer >= i.kwartaal_nummer
            ), gewaardeerd AS (
                SELECT g.*, w.waarde_euro AS woz, w.peildatum_waarde, w.waarderingen
                FROM geindexeerd g ASOF LEFT JOIN woz_perceel w
                  ON g.perceel = w.perceel AND g.dag >= w.peildatum_waarde
            )
            SELECT g.* EXCLUDE (kwartaal_nummer), i.kwartaal_nummer AS woz_kwartaal, i.index_promille AS woz_index,
                   CAST(round(g.woz::DOUBLE * g.index_promille / i.index_promille) AS BIGINT) AS woz_op_dag
            FROM gewaardeerd g LEFT JOIN kwartaalindex i
              ON i.reeks = g.reeks AND i.kwartaal_nummer = year(g.peildatum_waarde) * 4 + quarter(g.peildatum_waarde)
        """,
    ),
)

# The index is no element of the graph: its rows are origins themselves.
_INDEXED = """
SELECT f.id AS element, '{column}' AS kolom, i._bron AS bron, i._levering AS levering, i._bestand AS bestand,
       i._positie AS positie
FROM (SELECT id, reeks, unnest([index_kwartaal, {quarter}]) AS kwartaal_nummer FROM {fact} WHERE {column} IS NOT NULL) f
JOIN kwartaalindex i USING (reeks, kwartaal_nummer)
"""


def index_origins(fact: str, column: str, quarter: str) -> View:
    """The rows of the index as origins of a fact.

    Args:
        fact: a view with ``id``, ``reeks``, ``index_kwartaal`` and the column.
        column: what it gives.
        quarter: the column of the other quarter that it rests on.
    """
    return View(
        name=f"index_{fact}_{column}",
        makes="a row of the index that the column of a fact rests on",
        sql=_INDEXED.format(fact=fact, column=column, quarter=quarter),
        reads=(fact, "kwartaalindex"),
        part_of=f"herkomst_{fact}",
    )
