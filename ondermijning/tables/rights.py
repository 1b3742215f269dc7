"""Cadastral objects, rights and who holds them, with the span in which each right was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_edges, add_node, code_table

if TYPE_CHECKING:
    import duckdb

# Deed parts with their date and what their kind means: a transfer, a correction, or neither.
_DEEDS = """
CREATE OR REPLACE TABLE akte AS
SELECT d.stukdeel_id, d.aard_code, d.transactiesom_euro, s.aangeboden_op AS datum, k.soort,
       d.aard_code IN (SELECT code FROM correctie) AS is_correctie,
       d._bron, d._levering, d._bestand, d._positie,
       s._levering AS stuk_levering, s._bestand AS stuk_bestand, s._positie AS stuk_positie
FROM Stukdeel d LEFT JOIN Stuk s USING (stuk_id) LEFT JOIN overdracht k ON k.code = d.aard_code
"""

# A right that burdens another reaches its object through it.
_RIGHT_OBJECT = """
CREATE OR REPLACE TABLE recht_object AS
WITH RECURSIVE keten (recht_id, object_id) AS (
    SELECT recht_id, object_id FROM ZakelijkRecht WHERE object_id IS NOT NULL
    UNION
    SELECT b.belast_met, k.object_id FROM Belasting b JOIN keten k ON k.recht_id = b.recht_id
)
SELECT k.recht_id, k.object_id, r.aard_code, r.aard, r.aard_code IN (SELECT code FROM eigendomsrecht) AS eigendom
FROM keten k JOIN ZakelijkRecht r USING (recht_id)
"""

# A naming begins with the first transfer deed it rests on, else with its first deed of any kind. It ends with the first
# deed that is new in the namings which took its place; where those rest on no new deed, it was rewritten and held for no day.
_HOLDING = """
CREATE OR REPLACE TABLE houderschap AS
WITH gegrond AS (
    SELECT t.tenaamstelling_id,
           coalesce(list(DISTINCT a.datum) FILTER (a.soort IS NOT NULL AND a.datum IS NOT NULL),
                    list(DISTINCT a.datum) FILTER (a.datum IS NOT NULL), []) AS dagen,
           max(a.datum) FILTER (a.soort IS NOT NULL) AS laatste_overdracht,
           max(a.datum) FILTER (a.is_correctie) AS laatste_correctie,
           bool_or(coalesce(a.is_correctie, false)) AS gecorrigeerd
    FROM Tenaamstelling t
    LEFT JOIN TenaamstellingStukdeel l USING (tenaamstelling_id)
    LEFT JOIN akte a USING (stukdeel_id)
    GROUP BY ALL
), houder AS (
    SELECT t.*, g.* EXCLUDE (tenaamstelling_id), list_min(g.dagen) AS begin,
           p.partij_id, CASE p.soort WHEN 'persoon' THEN 'Persoon' ELSE 'Bedrijf' END AS partij_soort,
           t.teller::DOUBLE / t.noemer AS aandeel, CAST(round(1000.0 * t.teller / t.noemer) AS BIGINT) AS aandeel_promille
    FROM Tenaamstelling t JOIN gegrond g USING (tenaamstelling_id)
    JOIN partij p ON p.register = t._bron AND p.source_id = t.persoon_id
), nieuw AS (
    SELECT DISTINCT recht_id, _gezien_van, unnest(dagen) AS dag FROM houder
), vervangen AS (
    SELECT h.tenaamstelling_id,
           min(n.dag) FILTER (NOT list_contains(h.dagen, n.dag) AND coalesce(n.dag > h.begin, true)) AS later,
           min(n.dag) FILTER (n.dag = h.begin) AS herschreven
    FROM houder h JOIN nieuw n ON n.recht_id = h.recht_id AND n._gezien_van = h._gezien_tot
    WHERE n.dag <= h._gezien_tot
    GROUP BY ALL
)
SELECT h.* EXCLUDE (dagen),
       CASE WHEN h._gezien_tot IS NOT NULL THEN coalesce(v.later, v.herschreven, h._gezien_tot) END AS einde
FROM houder h LEFT JOIN vervangen v USING (tenaamstelling_id)
"""

_OBJECT = """
SELECT object_id AS id, soort, aanduiding, grootte_m2, cultuur_bebouwd, cultuur_onbebouwd,
       coalesce(_gezien_tot <= getvariable('peildatum'), false) AS vervallen,
       ontstaan_op AS geldig_van, CASE WHEN ontstaan_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
       _gezien_tot AS geldig_tot, _gezien_van AS geregistreerd_op, _bron, _levering, _bestand, _positie
FROM KadastraalObject
"""

_RIGHT = """
SELECT recht_id AS id, aard_code, aard, _gezien_tot AS geldig_tot, _gezien_van AS geregistreerd_op,
       _bron, _levering, _bestand, _positie
FROM ZakelijkRecht
"""

_RESTS_ON = """
SELECT 'Recht' AS van_soort, recht_id AS van, 'Perceel' AS naar_soort, object_id AS naar, _gezien_tot AS geldig_tot,
       _gezien_van AS geregistreerd_op, _bron, _levering, _bestand, _positie
FROM ZakelijkRecht
"""

_BURDENS = """
SELECT 'Recht' AS van_soort, belast_met AS van, 'Recht' AS naar_soort, recht_id AS naar, _gezien_tot AS geldig_tot,
       _gezien_van AS geregistreerd_op, _bron, _levering, _bestand, _positie
FROM Belasting
"""

_HAS_RIGHT = """
SELECT partij_soort AS van_soort, partij_id AS van, 'Recht' AS naar_soort, recht_id AS naar, tenaamstelling_id AS id,
       aandeel_promille, begin AS geldig_van, CASE WHEN begin IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
       einde AS geldig_tot, _gezien_van AS geregistreerd_op, _bron, _levering, _bestand, _positie
FROM houderschap
"""

_OWNS = """
SELECT h.partij_soort AS van_soort, h.partij_id AS van, 'Perceel' AS naar_soort, o.object_id AS naar,
       'BEZIT:' || h.tenaamstelling_id || '|' || o.object_id AS id, o.aard AS recht, h.aandeel_promille,
       h.begin AS geldig_van, CASE WHEN h.begin IS NOT NULL THEN 'dag' END AS geldig_van_precisie, h.einde AS geldig_tot,
       h._gezien_van AS geregistreerd_op, h._bron, h._levering, h._bestand, h._positie
FROM houderschap h JOIN recht_object o USING (recht_id)
WHERE o.eigendom
"""

_CONTAINS = """
SELECT 'Perceel' AS van_soort, l.object_id AS van, 'Verblijfsobject' AS naar_soort, b.bag_id AS naar,
       l._gezien_tot AS geldig_tot, l._gezien_van AS geregistreerd_op, l._bron, l._levering, l._bestand, l._positie
FROM ObjectLocatie l JOIN BagObject b USING (adres_id)
"""

_RESTRICTION = """
SELECT beperking_id AS id, grondslag_code, grondslag, in_werking_op AS geldig_van, beeindigd_op AS geldig_tot,
       _gezien_van AS geregistreerd_op, _bron, _levering, _bestand, _positie
FROM PubliekrechtelijkeBeperking
"""

_RESTRICTS = """
SELECT 'Beperking' AS van_soort, beperking_id AS van, 'Perceel' AS naar_soort, object_id AS naar,
       in_werking_op AS geldig_van, coalesce(beeindigd_op, _gezien_tot) AS geldig_tot, _gezien_van AS geregistreerd_op,
       _bron, _levering, _bestand, _positie
FROM PubliekrechtelijkeBeperking
"""


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Perceel, Recht, Beperking and the edges between parties, rights and objects.

    Leaves ``akte``, ``recht_object`` and ``houderschap`` for the transactions.
    """
    _code_tables(db)
    for statement in (_DEEDS, _RIGHT_OBJECT, _HOLDING):
        db.execute(statement)
    add_node(db, "Perceel", _OBJECT)
    add_node(db, "Recht", _RIGHT)
    add_node(db, "Beperking", _RESTRICTION)
    add_edges(db, "RUST_OP", _RESTS_ON)
    add_edges(db, "BELAST", _BURDENS)
    add_edges(db, "HEEFT_RECHT", _HAS_RIGHT)
    add_edges(db, "BEZIT", _OWNS)
    add_edges(db, "HEEFT_VBO", _CONTAINS)
    add_edges(db, "BEPERKT", _RESTRICTS)


def _code_tables(db: duckdb.DuckDBPyConnection) -> None:
    code_table(db, "overdracht", code=list(codes.TRANSFER_KINDS), soort=list(codes.TRANSFER_KINDS.values()))
    code_table(db, "correctie", code=list(codes.CORRECTION_KINDS))
    code_table(db, "eigendomsrecht", code=list(codes.OWNERSHIP_RIGHTS))
