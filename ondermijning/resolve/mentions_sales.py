"""In which transfers of listed objects natural persons took part: what a list of sales says, beside what deeds tell.

Each is told as ``side|object|day|transfer``. The side is ``koper`` or ``verkoper``, or ``eerder`` for the transfer before the
one in which somebody sold, by which they must have come to hold the object. The transfer is the id in the list, empty for a
deed of the land registry. Only objects in a list are told, since only there a person may be known by a name alone.
"""

from __future__ import annotations

LISTED_PARTY = "CASE WHEN kvk IS NULL AND rsin IS NULL THEN overdracht_id || '#' ELSE '' END || partij_sleutel"

# A right that burdens another reaches its object through it. Who held a right until others got it by a deed sold it that day.
_DEEDS = """
WITH RECURSIVE recht (recht_id, object_id) AS (
    SELECT recht_id, object_id FROM ZakelijkRecht WHERE object_id IN (SELECT object_id FROM OverdrachtObject)
    UNION
    SELECT b.belast_met, r.object_id FROM Belasting b JOIN recht r USING (recht_id)
), naam AS (
    SELECT t.*, r.object_id FROM Tenaamstelling t JOIN recht r USING (recht_id)
), akte AS (
    SELECT DISTINCT n.*, s.aangeboden_op AS dag
    FROM naam n JOIN TenaamstellingStukdeel l USING (tenaamstelling_id) JOIN Stukdeel d USING (stukdeel_id)
    JOIN Stuk s USING (stuk_id) WHERE s.aangeboden_op IS NOT NULL
)
SELECT _bron, persoon_id AS source_id, 'koper' AS kant, object_id, dag, '' AS overdracht FROM akte
UNION ALL
SELECT o._bron, o.persoon_id, 'verkoper', o.object_id, n.dag, ''
FROM naam o JOIN akte n ON n.recht_id = o.recht_id AND n.object_id = o.object_id AND n._bron = o._bron
    AND n.persoon_id <> o.persoon_id AND (n._moment_van = o._moment_tot OR n.geldig_van = o.geldig_tot)
WHERE NOT EXISTS (SELECT 1 FROM akte e WHERE e.tenaamstelling_id = o.tenaamstelling_id AND e.dag = n.dag)
"""

_LIST = f"""
WITH verkocht AS (
    SELECT DISTINCT o.object_id, v.overdracht_id, v.datum FROM OverdrachtObject o JOIN Overdracht v USING (_bron, overdracht_id)
), partij AS (
    SELECT p._bron, {LISTED_PARTY} AS source_id, p.rol, v.* FROM OverdrachtPartij p JOIN verkocht v USING (overdracht_id)
    WHERE p.partij_soort = 'persoon'
)
SELECT _bron, source_id, rol AS kant, object_id, datum AS dag, overdracht_id AS overdracht FROM partij
UNION ALL
SELECT p._bron, p.source_id, 'eerder', p.object_id, max(v.datum), p.overdracht_id
FROM partij p JOIN verkocht v
    ON v.object_id = p.object_id AND v.datum <= p.datum AND v.overdracht_id <> p.overdracht_id
WHERE p.rol = 'verkoper' GROUP BY ALL
"""  # noqa: S608 - made of literals

TRANSFERS_OF_PERSONS = f"""
SELECT _bron, source_id, list_sort(list(DISTINCT concat_ws('|', kant, object_id, dag, overdracht))) AS overdrachten
FROM (({_DEEDS}) UNION ALL ({_LIST})) GROUP BY ALL
"""  # noqa: S608 - made of literals
