"""Mortgages as the land registry answers them: what rests on which object, who lends and who borrows.

An answer often names the lender only. The borrower is then who could give the object as security: who held it on the day the
mortgage was offered, or bought it within a week of it. Where that day is unknown, so is the borrower.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.tables.asked import remember_day, say_when_asked
from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import KNOWN, PARTY_LABEL, known

if TYPE_CHECKING:
    import duckdb

_DAYS_TO_BUY = 7

_MORTGAGE = f"""
SELECT zekerheid_id AS id, bedrag_euro, CASE WHEN doorgehaald_op <= getvariable('peildatum') THEN doorgehaald_op END AS doorgehaald,
       aangeboden_op AS geldig_van, CASE WHEN aangeboden_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
       coalesce(doorgehaald_op, _gezien_tot) AS geldig_tot, {KNOWN}, _bron, _levering, _bestand, _positie
FROM Zekerheidsstelling
"""  # noqa: S608 - made of literals

_RESTS_ON = f"""
SELECT 'Hypotheek' AS van_soort, o.zekerheid_id AS van, 'Perceel' AS naar_soort, o.object_id AS naar,
       concat_ws('|', 'HYPOTHEEK_OP', o.zekerheid_id, o.object_id) AS id, z.aangeboden_op AS geldig_van,
       coalesce(z.doorgehaald_op, o._gezien_tot) AS geldig_tot, {known("o")},
       o._bron, o._levering, o._bestand, o._positie
FROM ZekerheidsstellingObject o JOIN Zekerheidsstelling z USING (zekerheid_id, _bron)
"""  # noqa: S608 - made of literals

_NAMED = """
SELECT {label} AS van_soort, p.partij_id AS van,
       'Hypotheek' AS naar_soort, z.zekerheid_id AS naar, concat_ws('|', '{edge}', p.partij_id, z.zekerheid_id) AS id,
       z.aangeboden_op AS geldig_van, coalesce(z.doorgehaald_op, r._gezien_tot) AS geldig_tot,
       {known}, r._bron, r._levering, r._bestand, r._positie
FROM ZekerheidsstellingPartij r
JOIN Zekerheidsstelling z USING (zekerheid_id, _bron)
JOIN partij p ON p.register = r._bron AND p.source_id = r.persoon_id
WHERE r.rol = '{role}'
"""

# Both the mortgage and the holding or purchase are origins of the borrower.
_SUPPOSED = f"""
WITH zonder AS (
    SELECT h.van AS hypotheek, h.naar AS perceel, n.geldig_van AS dag, n.geldig_tot, h.geregistreerd_op AS bekend,
           n._bron, n._levering, n._bestand, n._positie
    FROM e_HYPOTHEEK_OP h JOIN n_Hypotheek n ON n.id = h.van
    WHERE n.geldig_van IS NOT NULL
      AND h.van NOT IN (SELECT zekerheid_id FROM ZekerheidsstellingPartij WHERE rol = 'geldnemer')
), gever AS (
    SELECT z.*, greatest(z.bekend, b.geregistreerd_op) AS geregistreerd_op, b.van_soort, b.van, b._bron AS bron,
           b._levering AS levering, b._bestand AS bestand, b._positie AS positie
    FROM zonder z JOIN e_BEZIT b ON b.naar = z.perceel
    WHERE (b.geldig_van IS NULL OR b.geldig_van <= z.dag) AND (b.geldig_tot IS NULL OR b.geldig_tot > z.dag)
    UNION ALL
    SELECT z.*, greatest(z.bekend, k.geregistreerd_op), k.van_soort, k.van, k._bron, k._levering, k._bestand, k._positie
    FROM zonder z JOIN e_BETREFT t ON t.naar = z.perceel JOIN e_KOPER k ON k.naar = t.van
    WHERE k.geldig_van - z.dag BETWEEN 0 AND {_DAYS_TO_BUY}
)
SELECT van_soort, van, 'Hypotheek' AS naar_soort, hypotheek AS naar, concat_ws('|', 'GELDNEMER', van, hypotheek) AS id,
       dag AS geldig_van, geldig_tot, geregistreerd_op, _bron, _levering, _bestand, _positie
FROM gever
UNION ALL
SELECT van_soort, van, 'Hypotheek', hypotheek, concat_ws('|', 'GELDNEMER', van, hypotheek), dag, geldig_tot, geregistreerd_op,
       bron, levering, bestand, positie
FROM gever
"""  # noqa: S608 - a whole number of our own


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Hypotheek, HYPOTHEEK_OP, GELDGEVER and GELDNEMER, and say when each object was last asked about.

    Leaves ``hypotheekvraag``, every answer with the day it speaks for.
    """
    remember_day(db, "Zekerheidsstelling", "zekerheid_id")
    add_node(db, "Hypotheek", _MORTGAGE)
    add_edges(db, "HYPOTHEEK_OP", _RESTS_ON)
    add_edges(db, "GELDGEVER", _named("GELDGEVER", "geldgever"))
    add_edges(db, "GELDNEMER", _named("GELDNEMER", "geldnemer"), _SUPPOSED)
    say_when_asked(db, "hypotheek", "HypotheekAntwoord")


def _named(edge: str, role: str) -> str:
    return _NAMED.format(edge=edge, role=role, label=PARTY_LABEL, known=known("r"))
