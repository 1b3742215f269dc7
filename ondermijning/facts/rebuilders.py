"""Companies that ask to rebuild what persons they are not linked with bought shortly before, and may buy it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.model import codes
from ondermijning.tables.words import any_word

if TYPE_CHECKING:
    import duckdb

_MONTHS = 24

_ASKED = f"""
CREATE OR REPLACE TABLE bouwvraag AS
SELECT DISTINCT a.id, a.van, v.datum_aanvraag AS dag, o.van AS perceel
FROM e_VRAAGT_AAN a JOIN n_Vergunning v ON v.id = a.naar JOIN e_VERGUND_VOOR p ON p.van = v.id
JOIN e_HEEFT_ADRES h ON h.naar = p.naar JOIN e_HEEFT_VBO o ON o.naar = h.van
WHERE a.van_soort = 'Bedrijf' AND v.datum_aanvraag IS NOT NULL AND {any_word("v.soort", codes.BUILDING_WORDS)}
"""  # noqa: S608 - words of the model

# The last purchase before the application, unless with a mortgage; whoever is one of its buyers, or linked with one, is no
# stranger to it. What was resold soon has no answer on mortgages.
_BOUGHT = f"""
CREATE OR REPLACE TABLE vreemde_bouw AS
WITH laatste AS (
    SELECT q.*, t.id AS koop, t.datum AS gekocht, b.id AS betreft, b.aantal_hypotheken AS hypotheken
    FROM bouwvraag q JOIN e_BETREFT b ON b.naar = q.perceel JOIN n_Transactie t ON t.id = b.van
    WHERE t.soort = '{codes.SALE}' AND t.datum <= q.dag AND t.datum > q.dag - INTERVAL {_MONTHS} MONTH
    QUALIFY row_number() OVER (PARTITION BY q.id, q.perceel ORDER BY t.datum DESC, t.id) = 1
)
SELECT l.*, k.van AS koper, k.id AS kocht
FROM laatste l JOIN e_KOPER k ON k.naar = l.koop
WHERE coalesce(l.hypotheken, 0) = 0 AND k.van_soort = 'Persoon' AND NOT EXISTS (
    SELECT 1 FROM e_KOPER x LEFT JOIN e_VERBONDEN_MET m ON m.van = x.van WHERE x.naar = l.koop AND l.van IN (x.van, m.naar)
)
"""  # noqa: S608 - words of the model and a whole number of our own

_COUNTED = """
CREATE OR REPLACE TABLE verbouwer AS
WITH alle AS (SELECT van, count(DISTINCT perceel) AS alle FROM bouwvraag GROUP BY van)
SELECT van, count(DISTINCT perceel) AS objecten, 1000 * count(DISTINCT perceel) // any_value(a.alle) AS promille
FROM vreemde_bouw JOIN alle a USING (van) WHERE hypotheken = 0 GROUP BY van
"""

# An application for several objects names one of them.
_NAMED = """
CREATE OR REPLACE TABLE genoemde_koop AS
FROM vreemde_bouw QUALIFY row_number() OVER (PARTITION BY id ORDER BY hypotheken NULLS LAST, koop, perceel, koper) = 1
"""

_SET_NAMED = "UPDATE e_VRAAGT_AAN SET koop_id = b.koop FROM genoemde_koop b WHERE b.id = e_VRAAGT_AAN.id"

_SET_COUNTED = """
UPDATE e_VRAAGT_AAN SET vreemde_kopen = v.objecten, vreemde_kopen_promille = v.promille
FROM genoemde_koop b JOIN verbouwer v USING (van) WHERE b.id = e_VRAAGT_AAN.id AND b.hypotheken = 0
"""

# Of the same person: what came over another owner says nothing about the first.
_TAKEN = """
CREATE OR REPLACE TABLE overname AS
SELECT b.id, datediff('day', b.dag, t.datum) AS dagen, t.id AS transactie, k.id AS kocht, v.id AS verkocht
FROM genoemde_koop b JOIN e_KOPER k ON k.van = b.van JOIN n_Transactie t ON t.id = k.naar
JOIN e_BETREFT o ON o.van = t.id AND o.naar = b.perceel JOIN e_VERKOPER v ON v.naar = t.id AND v.van = b.koper
WHERE t.datum > b.dag
QUALIFY row_number() OVER (PARTITION BY b.id ORDER BY t.datum, t.id, k.id, v.id) = 1
"""

_SET_TAKEN = """
UPDATE e_VRAAGT_AAN SET overname_dagen = o.dagen, overname_id = o.transactie FROM overname o WHERE o.id = e_VRAAGT_AAN.id
"""

_COUNTED_INPUTS = """
WITH telt AS (FROM vreemde_bouw WHERE hypotheken = 0)
SELECT v.id, unnest([b.id, b.kocht, b.betreft]) AS element, unnest(['', '', 'aantal_hypotheken']) AS kolom
FROM (SELECT DISTINCT van, id FROM telt) v JOIN telt b USING (van)
"""

_PURCHASE_INPUTS = """
SELECT id, unnest([kocht, betreft]) AS element, unnest(['', 'aantal_hypotheken']) AS kolom FROM genoemde_koop
"""

_TAKEN_INPUTS = "SELECT id, unnest([id, kocht, verkocht]) AS element, '' AS kolom FROM overname"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the purchases and take-overs on VRAAGT_AAN; reads the mortgages on BETREFT and VERBONDEN_MET."""
    for statement in (_ASKED, _BOUGHT, _COUNTED, _NAMED, _SET_NAMED, _SET_COUNTED, _TAKEN, _SET_TAKEN):
        db.execute(statement)
    for column in ("vreemde_kopen", "vreemde_kopen_promille"):
        add_origins(db, column, _COUNTED_INPUTS)
    add_origins(db, "koop_id", _PURCHASE_INPUTS)
    for column in ("overname_dagen", "overname_id"):
        add_origins(db, column, _TAKEN_INPUTS)
