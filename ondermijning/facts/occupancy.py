"""What counts of residents tell about a home: how long it stood empty, how many came and left, and how much room each adult has.

Only counts tell; a home that was never counted, or once, has no length of emptiness and no comings and goings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_WINDOW_MONTHS = 24

# A count that a later file about the same day leaves out was taken back.
_COUNTS = """
CREATE OR REPLACE TABLE telling AS
SELECT bag_id, peildatum AS dag, aantal_ingeschreven AS aantal, _bron, _levering, _bestand, _positie FROM Bewoningtelling
WHERE peildatum <= getvariable('peildatum') AND _gezien_tot IS NULL AND bag_id IN (SELECT id FROM n_Verblijfsobject)
QUALIFY row_number() OVER (PARTITION BY bag_id, peildatum ORDER BY _bron, _levering, _bestand, _positie) = 1
"""

_EMPTY = """
CREATE OR REPLACE TABLE onbewoond AS
SELECT bag_id, min(dag) AS sinds, datediff('day', min(dag), max(dag)) AS dagen
FROM telling LEFT JOIN (SELECT bag_id, max(dag) AS bewoond_op FROM telling WHERE aantal > 0 GROUP BY bag_id) USING (bag_id)
WHERE coalesce(dag > bewoond_op, true)
GROUP BY bag_id
"""

# The difference between two counts is the least that came or left; a step counts where both its counts lie in the window.
_CHURN = f"""
CREATE OR REPLACE TABLE verloop AS
WITH stap AS (
    SELECT bag_id, dag, lag(dag) OVER tijd AS vorige, abs(aantal - lag(aantal) OVER tijd) AS verschil
    FROM telling WINDOW tijd AS (PARTITION BY bag_id ORDER BY dag)
)
SELECT bag_id, e.dag, sum(s.verschil)::BIGINT AS aantal
FROM (SELECT bag_id, dag FROM stap WHERE vorige IS NOT NULL) e JOIN stap s USING (bag_id)
WHERE s.dag <= e.dag AND s.vorige >= e.dag - INTERVAL {_WINDOW_MONTHS} MONTH
GROUP BY bag_id, e.dag
QUALIFY row_number() OVER (PARTITION BY bag_id ORDER BY aantal DESC, e.dag) = 1
"""  # noqa: S608 - a whole number of our own

_SET = (
    "UPDATE n_Verblijfsobject SET per_volwassene_m2 = oppervlakte_m2 // volwassenen WHERE volwassenen > 0",
    """
    UPDATE n_Verblijfsobject SET onbewoond_sinds = o.sinds, dagen_onbewoond = o.dagen
    FROM onbewoond o WHERE o.bag_id = n_Verblijfsobject.id
    """,
    "UPDATE n_Verblijfsobject SET verloop = v.aantal FROM verloop v WHERE v.bag_id = n_Verblijfsobject.id",
)

_ROOM_INPUTS = """
SELECT id, id AS element, unnest(['', 'volwassenen']) AS kolom FROM n_Verblijfsobject WHERE per_volwassene_m2 IS NOT NULL
"""

# Counts before the last are no element of the graph: their rows are origins themselves.
_COUNTED = """
INSERT INTO herkomst
SELECT bag_id, '{column}', t._bron, t._levering, t._bestand, t._positie
FROM telling t JOIN {table} f USING (bag_id) WHERE {which}
"""
_WITHIN = f"t.dag BETWEEN f.dag - INTERVAL {_WINDOW_MONTHS} MONTH AND f.dag"
_FROM_COUNTS = (
    ("onbewoond_sinds", "onbewoond", "t.dag = f.sinds"), ("dagen_onbewoond", "onbewoond", "t.dag >= f.sinds"),
    ("verloop", "verloop", _WITHIN),
)  # fmt: skip


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the room for each adult, the emptiness and the comings and goings of Verblijfsobject."""
    for statement in (_COUNTS, _EMPTY, _CHURN, *_SET):
        db.execute(statement)
    add_origins(db, "per_volwassene_m2", _ROOM_INPUTS)
    for column, table, which in _FROM_COUNTS:
        db.execute(_COUNTED.format(column=column, table=table, which=which))
