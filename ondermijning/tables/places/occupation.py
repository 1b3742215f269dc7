"""How many people are registered at an object, and which corporation's stock it is: properties of Verblijfsobject.

The latest count on or before the date counts; an object that was never counted is unknown, never empty.
"""

from __future__ import annotations

from ondermijning.views.elements import Fact
from ondermijning.views.view import View

_ORIGIN = """
SELECT v.id AS element, k.kolom, t._bron AS bron, t._levering AS levering, t._bestand AS bestand, t._positie AS positie
FROM n_Verblijfsobject v JOIN {table} t USING (id)
CROSS JOIN (SELECT unnest($kolommen) AS kolom) k
"""
_COUNTED = ("ingeschreven", "ingeschreven_op", "volwassenen", "huishoudens")

VIEWS = (
    # A count that a later file about the same day leaves out was taken back; the day a count speaks for is its own.
    Fact(
        name="bewoning",
        makes="the last count of an object",
        of="Verblijfsobject",
        gives=_COUNTED,
        reads=("Bewoningtelling",),
        local="id",
        sql="""
            SELECT bag_id AS id, aantal_ingeschreven AS ingeschreven, peildatum AS ingeschreven_op,
                   aantal_volwassenen AS volwassenen, aantal_huishoudens AS huishoudens, _bron, _levering, _bestand, _positie
            FROM Bewoningtelling
            WHERE peildatum <= getvariable('peildatum') AND _gezien_tot IS NULL
            QUALIFY row_number() OVER (PARTITION BY bag_id ORDER BY peildatum DESC, _bron, _levering, _bestand, _positie) = 1
        """,
    ),
    Fact(
        name="bezit_corporatie",
        makes="an object in the stock of a corporation on the date",
        of="Verblijfsobject",
        gives=("corporatie",),
        reads=("Corporatiebezit",),
        local="id",
        sql="""
            SELECT bag_id AS id, coalesce(corporatie, kvk) AS corporatie, _bron, _levering, _bestand, _positie
            FROM Corporatiebezit
            WHERE _gezien_van <= getvariable('peildatum') AND coalesce(_gezien_tot > getvariable('peildatum'), true)
            QUALIFY row_number() OVER (PARTITION BY bag_id ORDER BY peildatum DESC, _bron, _levering, _bestand, _positie) = 1
        """,
    ),
    *(
        View(
            name=f"herkomst_{table}_regel",
            makes="the row that a property of an object was taken from",
            sql=_ORIGIN.format(table=table),
            reads=("n_Verblijfsobject", table),
            constants={"kolommen": columns},
            part_of=f"herkomst_{table}",
        )
        for table, columns in (("bewoning", _COUNTED), ("bezit_corporatie", ("corporatie",)))
    ),
)
