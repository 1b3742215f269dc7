"""What counts of residents tell about a home: how long it stood empty, how many came and left, and how much room each adult has.

Only counts tell; a home that was never counted, or once, has no length of emptiness and no comings and goings.
"""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_WINDOW_MONTHS = 24
# Counts before the last are no element of the graph: their rows are origins themselves.
_COUNTED = """
SELECT id AS element, '{column}' AS kolom, t._bron AS bron, t._levering AS levering, t._bestand AS bestand, t._positie AS positie
FROM telling t JOIN {table} f ON f.id = t.bag_id WHERE {which}
"""

VIEWS = (
    View(
        name="telling",
        # A count that a later file about the same day leaves out was taken back.
        makes="a count of the residents of an object on a day",
        key=("bag_id", "dag"),
        local="bag_id",
        reads=("Bewoningtelling", "n_Verblijfsobject"),
        sql="""
            SELECT bag_id, peildatum AS dag, aantal_ingeschreven AS aantal, _bron, _levering, _bestand, _positie
            FROM Bewoningtelling
            WHERE peildatum <= getvariable('peildatum') AND _gezien_tot IS NULL
              AND bag_id IN (SELECT id FROM n_Verblijfsobject)
            QUALIFY row_number() OVER (PARTITION BY bag_id, peildatum ORDER BY _bron, _levering, _bestand, _positie) = 1
        """,
    ),
    Fact(
        name="woonruimte",
        makes="the room for each adult in an object",
        of="Verblijfsobject",
        gives=("per_volwassene_m2",),
        local="id",
        reads=("n_Verblijfsobject", "bewoning"),
        sql="""
            SELECT v.id, v.oppervlakte_m2 // b.volwassenen AS per_volwassene_m2
            FROM n_Verblijfsobject v JOIN bewoning b USING (id) WHERE b.volwassenen > 0 AND v.oppervlakte_m2 IS NOT NULL
        """,
        origins=(
            Origin(element="id", of=("Verblijfsobject",)),
            Origin(element="id", column="volwassenen", of=("bewoning",)),
        ),
    ),
    Fact(
        name="onbewoond",
        makes="an object of which the last counts found nobody, with the first and last day of these",
        of="Verblijfsobject",
        gives=("onbewoond_sinds", "dagen_onbewoond"),
        local="id",
        reads=("telling",),
        sql="""
            SELECT bag_id AS id, min(dag) AS onbewoond_sinds, datediff('day', min(dag), max(dag)) AS dagen_onbewoond
            FROM telling
            LEFT JOIN (SELECT bag_id, max(dag) AS bewoond_op FROM telling WHERE aantal > 0 GROUP BY bag_id) USING (bag_id)
            WHERE coalesce(dag > bewoond_op, true)
            GROUP BY bag_id
        """,
    ),
    Fact(
        name="verloop",
        # The difference between two counts is the least that came or left; a step counts where both its counts lie in the window.
        makes="an object with the window in which most came and left, which ends on dag",
        of="Verblijfsobject",
        gives=("verloop",),
        local="id",
        reads=("telling",),
        constants={"maanden": _WINDOW_MONTHS},
        sql="""
            WITH stap AS (
                SELECT bag_id, dag, lag(dag) OVER tijd AS vorige, abs(aantal - lag(aantal) OVER tijd) AS verschil
                FROM telling WINDOW tijd AS (PARTITION BY bag_id ORDER BY dag)
            )
            SELECT bag_id AS id, e.dag, e.dag - to_months($maanden) AS vanaf, sum(s.verschil)::BIGINT AS verloop
            FROM (SELECT bag_id, dag FROM stap WHERE vorige IS NOT NULL) e JOIN stap s USING (bag_id)
            WHERE s.dag <= e.dag AND s.vorige >= e.dag - to_months($maanden)
            GROUP BY bag_id, e.dag
            QUALIFY row_number() OVER (PARTITION BY bag_id ORDER BY sum(s.verschil)::BIGINT DESC, e.dag) = 1
        """,
    ),
    *(
        View(
            name=f"herkomst_telling_{column}",
            makes=f"a count that {column} rests on",
            sql=_COUNTED.format(column=column, table=table, which=which),
            reads=("telling", table),
            part_of=f"herkomst_{table}",
        )
        for column, table, which in (
            ("onbewoond_sinds", "onbewoond", "t.dag = f.onbewoond_sinds"),
            ("dagen_onbewoond", "onbewoond", "t.dag >= f.onbewoond_sinds"),
            ("verloop", "verloop", "t.dag BETWEEN f.vanaf AND f.dag"),
        )
    ),
)
