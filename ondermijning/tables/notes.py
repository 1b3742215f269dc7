"""Purchase agreements: who has bought an object before it is transferred, from the notes of the land registry.

A correction gives a note a new id, and at times another buyer, on the same deed. Such a buyer took the place of the one that
was wrong and bought nothing from it: what one deed says last counts from the beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_edges
from ondermijning.tables.words import KNOWN, PARTY_LABEL

if TYPE_CHECKING:
    import duckdb

# Buyers named in notes, per object and deed; a note may stand on a naming or a right and reach the object through it.
_BUYERS = f"""
CREATE OR REPLACE TABLE koper_vooraf AS
SELECT coalesce(n.object_id, o.object_id) AS object_id, coalesce(d.stuk_id, n.stukdeel_id, n.aantekening_id) AS akte,
       s.aangeboden_op, n.einddatum, p.partij_id, {PARTY_LABEL} AS partij_soort, b._moment_van AS van, b._moment_tot AS tot,
       b._gezien_van, b._gezien_tot, b._bron, b._levering, b._bestand, b._positie
FROM Aantekening n JOIN AantekeningPersoon b USING (aantekening_id, _bron)
JOIN partij p ON p.register = b._bron AND p.source_id = b.persoon_id
LEFT JOIN Stukdeel d ON d.stukdeel_id = n.stukdeel_id
LEFT JOIN Stuk s ON s.stuk_id = d.stuk_id
LEFT JOIN Tenaamstelling t ON t.tenaamstelling_id = n.tenaamstelling_id AND t._bron = n._bron
LEFT JOIN recht_object o ON n.object_id IS NULL AND o.recht_id = coalesce(n.recht_id, t.recht_id)
WHERE n.aard_code = '{codes.PURCHASE_NOTE}'
"""  # noqa: S608 - words of the model

# Of one buyer the notes of one day are one edge; a buyer whose place another took at once, on the same deed, bought nothing.
_HAS_BOUGHT = """
WITH staand AS (
    SELECT k.* FROM koper_vooraf k
    WHERE NOT EXISTS (SELECT 1 FROM koper_vooraf n WHERE n.object_id = k.object_id AND n.akte = k.akte AND n.van = k.tot)
), gekocht AS (
    SELECT v.* EXCLUDE (_gezien_van), min(k._gezien_van) OVER (PARTITION BY v.object_id, v.partij_id, v.akte) AS _gezien_van
    FROM staand v JOIN koper_vooraf k USING (object_id, partij_id, akte)
)
SELECT DISTINCT partij_soort AS van_soort, partij_id AS van, 'Perceel' AS naar_soort, object_id AS naar,
       concat_ws('|', 'KOOPT', partij_id, object_id, coalesce(aangeboden_op::VARCHAR, akte)) AS id,
       aangeboden_op AS geldig_van, CASE WHEN aangeboden_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
       least(einddatum, _gezien_tot) AS geldig_tot, {known}, _bron, _levering, _bestand, _positie
FROM gekocht
"""


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make KOOPT from the notes, with the objects of the rights that ``rights.make`` left."""
    db.execute(_BUYERS)
    add_edges(db, "KOOPT", _HAS_BOUGHT.format(known=KNOWN))
