"""Permits to split a dwelling or turn it into rooms: how soon after a purchase, and which norms of the municipality they pass.

The norms are those that held on the day of the decision: the least floor area, the units of one kind in one calendar year,
and the share of the addresses of a street that may be turned into rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.norms import norm_on
from ondermijning.facts.origins import add_origins
from ondermijning.model import codes

if TYPE_CHECKING:
    import duckdb

_PURCHASED = """
CREATE OR REPLACE TABLE na_aankoop AS
SELECT p.id, t.id AS aankoop, v.id AS vergunning, datediff('day', t.datum, v.datum_aanvraag) AS dagen
FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id JOIN e_HEEFT_ADRES a ON a.naar = p.naar
JOIN e_HEEFT_VBO h ON h.naar = a.van JOIN e_BETREFT b ON b.naar = h.van JOIN n_Transactie t ON t.id = b.van
WHERE v.omzetting AND t.soort = 'koop' AND t.datum <= v.datum_aanvraag
QUALIFY row_number() OVER (PARTITION BY p.id ORDER BY t.datum DESC, t.id) = 1
"""

_SET_PURCHASED = """
UPDATE e_VERGUND_VOOR SET dagen_na_aankoop = n.dagen, aankoop_id = n.aankoop FROM na_aankoop n WHERE n.id = e_VERGUND_VOOR.id
"""

_DAYS_INPUTS = (
    "SELECT id, aankoop AS element, 'datum' AS kolom FROM na_aankoop UNION ALL SELECT id, id, '' FROM na_aankoop"
)
_PURCHASE_INPUTS = "SELECT id, aankoop AS element, '' AS kolom FROM na_aankoop"

# A kind of its own: what becomes rooms, beside what is split.
_GRANTED = f"""
CREATE OR REPLACE TABLE omgezet AS
SELECT v.id, p.naar AS adres, v.datum_besluit AS dag, coalesce(v.aantal_eenheden, 1) AS eenheden, l.naar AS straat,
       contains(lower(v.soort), 'splits') AS gesplitst
FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id LEFT JOIN e_LIGT_AAN l ON l.van = p.naar
WHERE v.omzetting AND v.besluit = '{codes.GRANTED}' AND v.datum_besluit IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY v.id ORDER BY p.naar, l.naar) = 1
"""  # noqa: S608 - a word of the model

_STREETS = """
CREATE OR REPLACE TABLE straatdeel AS
WITH adressen AS (
    SELECT l.naar AS straat, count(DISTINCT l.van) AS aantal
    FROM e_LIGT_AAN l JOIN e_HEEFT_ADRES a ON a.naar = l.van AND a.geldig_tot IS NULL GROUP BY l.naar
), kamers AS (
    SELECT o.id, o.straat, count(DISTINCT e.adres) AS aantal
    FROM omgezet o JOIN omgezet e USING (straat) WHERE NOT e.gesplitst AND (e.dag, e.id) <= (o.dag, o.id) GROUP BY ALL
)
SELECT k.id, 100 * k.aantal // a.aantal AS procent FROM kamers k JOIN adressen a USING (straat)
"""

_BEYOND = f"""
CREATE OR REPLACE TABLE voorbij AS
WITH jaar AS (
    SELECT id, sum(eenheden) OVER (PARTITION BY year(dag), gesplitst ORDER BY dag, id) AS eenheden FROM omgezet
), overschreden AS (
    SELECT o.id, 'oppervlakte' AS wat
    FROM omgezet o JOIN n_Adres a ON a.id = o.adres JOIN norm n ON {norm_on("n", "omzetting_oppervlakte_m2", "o.dag")}
    WHERE a.oppervlakte_m2 < n.waarde
    UNION ALL
    SELECT id, 'aantal in het jaar'
    FROM omgezet o JOIN jaar j USING (id) JOIN norm n ON {norm_on("n", "omzetting_jaar_eenheden", "o.dag")}
    WHERE j.eenheden > n.waarde
    UNION ALL
    SELECT id, 'deel van de straat'
    FROM omgezet o JOIN straatdeel s USING (id) JOIN norm n ON {norm_on("n", "omzetting_straat_procent", "o.dag")}
    WHERE NOT o.gesplitst AND s.procent > n.waarde
)
SELECT id, string_agg(wat, ', ' ORDER BY wat) AS wat FROM overschreden GROUP BY id
"""  # noqa: S608 - made of literals

_SET_BEYOND = "UPDATE n_Vergunning SET buiten_norm = v.wat FROM voorbij v WHERE v.id = n_Vergunning.id"

_BEYOND_INPUTS = """
SELECT id, id AS element, '' AS kolom FROM voorbij
UNION ALL
SELECT id, o.adres, 'oppervlakte_m2' FROM voorbij v JOIN omgezet o USING (id) WHERE contains(v.wat, 'oppervlakte')
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the purchase on VERGUND_VOOR and the norms on Vergunning; reads ``norm`` and the floor area of addresses."""
    for statement in (_PURCHASED, _SET_PURCHASED, _GRANTED, _STREETS, _BEYOND, _SET_BEYOND):
        db.execute(statement)
    add_origins(db, "dagen_na_aankoop", _DAYS_INPUTS)
    add_origins(db, "aankoop_id", _PURCHASE_INPUTS)
    add_origins(db, "buiten_norm", _BEYOND_INPUTS)
