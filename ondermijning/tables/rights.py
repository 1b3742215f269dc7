"""Rights and who holds them, with the span in which each right was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_edges, add_node, code_table
from ondermijning.tables.words import KNOWN

if TYPE_CHECKING:
    import duckdb

# Deed parts with their date and what their kind means: a transfer, a correction, or neither.
_DEEDS = """
CREATE OR REPLACE TABLE akte AS
SELECT d.stukdeel_id, d.aard_code, d.transactiesom_euro, s.aangeboden_op AS datum, k.soort,
       d.aard_code IN (SELECT code FROM correctie) AS is_correctie,
       d._bron, d._levering, d._bestand, d._positie,
       s._levering AS stuk_levering, s._bestand AS stuk_bestand, s._positie AS stuk_positie
FROM Stukdeel d LEFT JOIN Stuk s USING (stuk_id) LEFT JOIN overdrachtsoort k ON k.code = d.aard_code
"""

# A right that burdens another reaches its object through it.
_RIGHT_OBJECT = """
CREATE OR REPLACE TABLE recht_object AS
WITH RECURSIVE keten (recht_id, object_id) AS (
    SELECT recht_id, object_id FROM ZakelijkRecht WHERE object_id IS NOT NULL
    UNION
    SELECT b.belast_met, k.object_id FROM Belasting b JOIN keten k ON k.recht_id = b.recht_id
)
SELECT k.recht_id, k.object_id, min(r.aard_code) AS aard_code, min(r.aard) AS aard,
       bool_or(r.aard_code IN (SELECT code FROM eigendomsrecht)) AS eigendom
FROM keten k JOIN ZakelijkRecht r USING (recht_id)
GROUP BY k.recht_id, k.object_id
"""

# A naming is held from one moment to another: those that the source states, of itself or of who came in its place, else those
# at which deliveries show it. Who by its own dates held for no day, by a deed of its own, held before those that began on
# that day and stayed. It begins with the first transfer deed it rests on, else with its first deed of any kind, else
# where the source says so. It ends with the first deed that is new in the namings which took its place; where those rest on
# no new deed, it was rewritten and held for no day.
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
), opgevolgd AS (
    SELECT recht_id, _moment_van AS _moment_tot, min(geldig_van) AS opvolging FROM Tenaamstelling GROUP BY ALL
), houder AS (
    SELECT t.*, g.* EXCLUDE (tenaamstelling_id), coalesce(list_min(g.dagen), t.geldig_van) AS begin,
           coalesce(t.geldig_van::TIMESTAMP, t._moment_van) AS van,
           coalesce(t.geldig_tot, o.opvolging, t._moment_tot)::TIMESTAMP AS tot,
           p.partij_id, CASE p.soort WHEN 'persoon' THEN 'Persoon' ELSE 'Bedrijf' END AS partij_soort,
           t.teller::DOUBLE / t.noemer AS aandeel, CAST(round(1000.0 * t.teller / t.noemer) AS BIGINT) AS aandeel_promille
    FROM Tenaamstelling t JOIN gegrond g USING (tenaamstelling_id)
    LEFT JOIN opgevolgd o USING (recht_id, _moment_tot)
    JOIN partij p ON p.register = t._bron AND p.source_id = t.persoon_id
), doorverkocht AS (
    SELECT k.tenaamstelling_id, k.recht_id, k.van FROM houder k
    WHERE k.geldig_tot = k.geldig_van AND k.laatste_overdracht IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM houder n JOIN TenaamstellingStukdeel a USING (tenaamstelling_id)
        JOIN TenaamstellingStukdeel b USING (stukdeel_id)
        WHERE n.recht_id = k.recht_id AND n.van = k.van AND b.tenaamstelling_id = k.tenaamstelling_id
          AND n.tenaamstelling_id <> k.tenaamstelling_id)
), geordend AS (
    SELECT h.* REPLACE (
        CASE WHEN k.tenaamstelling_id IS NULL AND (h.recht_id, h.van) IN (SELECT (recht_id, van) FROM doorverkocht)
             THEN h.van + INTERVAL 1 MICROSECOND ELSE h.van END AS van,
        CASE WHEN k.tenaamstelling_id IS NULL THEN h.tot ELSE h.tot + INTERVAL 1 MICROSECOND END AS tot)
    FROM houder h LEFT JOIN doorverkocht k USING (tenaamstelling_id)
), nieuw AS (
    SELECT DISTINCT recht_id, van, unnest(dagen) AS dag FROM geordend
), vervangen AS (
    SELECT h.tenaamstelling_id,
           min(n.dag) FILTER (NOT list_contains(h.dagen, n.dag) AND coalesce(n.dag > h.begin, true)) AS later,
           min(n.dag) FILTER (n.dag = h.begin) AS herschreven
    FROM geordend h JOIN nieuw n ON n.recht_id = h.recht_id AND n.van = h.tot
    WHERE n.dag <= h.tot
    GROUP BY ALL
)
SELECT h.* EXCLUDE (dagen),
       CASE WHEN h.tot IS NOT NULL THEN coalesce(v.later, v.herschreven, h.tot::DATE) END AS einde
FROM geordend h LEFT JOIN vervangen v USING (tenaamstelling_id)
"""

# Holdings of ownership that leasehold or usufruct rested on when they ended, or on the date.
_BARE = f"""
CREATE OR REPLACE TABLE bloot AS
SELECT DISTINCT h.tenaamstelling_id
FROM houderschap h JOIN ZakelijkRecht r ON r.recht_id = h.recht_id AND r.aard_code = '{codes.OWNERSHIP}'
JOIN Belasting b ON b.recht_id = h.recht_id
JOIN ZakelijkRecht last ON last.recht_id = b.belast_met AND last.aard_code IN {codes.BURDENING_RIGHTS}
WHERE (b._moment_van <= h._moment_van OR b._gezien_van <= getvariable('peildatum'))
  AND coalesce(b._moment_van < h._moment_tot, true)
  AND (b._moment_tot IS NULL OR b._gezien_tot > getvariable('peildatum') OR coalesce(b._moment_tot >= h._moment_tot, false))
"""  # noqa: S608 - words of the model

_JOINT = """
CREATE OR REPLACE TABLE gezamenlijk AS
SELECT DISTINCT tenaamstelling_id FROM GezamenlijkAandeel g JOIN Tenaamstelling t USING (tenaamstelling_id, _bron)
WHERE g.teller * t.noemer = t.teller * g.noemer
"""

# The canon of a right, where it is known and due for this right alone.
_CANON = """
CREATE OR REPLACE TABLE canon AS
SELECT recht_id,
       CASE WHEN bool_and(jaarlijks_euro IS NOT NULL AND NOT coalesce(meer_objecten, false)) THEN sum(jaarlijks_euro) END AS euro
FROM Erfpachtcanon WHERE _gezien_tot IS NULL OR _gezien_tot > getvariable('peildatum')
GROUP BY recht_id
"""

_CANON_ORIGIN = """
INSERT INTO herkomst SELECT c.recht_id, 'canon_euro', c._bron, c._levering, c._bestand, c._positie
FROM Erfpachtcanon c JOIN n_Recht r ON r.id = c.recht_id
WHERE r.canon_euro IS NOT NULL AND (c._gezien_tot IS NULL OR c._gezien_tot > getvariable('peildatum'))
"""

_RIGHT = f"""
SELECT r.recht_id AS id, r.aard_code, r.aard, c.euro AS canon_euro, _gezien_tot AS geldig_tot, {KNOWN},
       _bron, _levering, _bestand, _positie
FROM ZakelijkRecht r LEFT JOIN canon c USING (recht_id)
"""  # noqa: S608 - made of literals

_RESTS_ON = f"""
SELECT 'Recht' AS van_soort, recht_id AS van, 'Perceel' AS naar_soort, object_id AS naar, _gezien_tot AS geldig_tot, {KNOWN},
       _bron, _levering, _bestand, _positie
FROM ZakelijkRecht
"""  # noqa: S608 - made of literals

_BURDENS = f"""
SELECT 'Recht' AS van_soort, belast_met AS van, 'Recht' AS naar_soort, recht_id AS naar, _gezien_tot AS geldig_tot, {KNOWN},
       _bron, _levering, _bestand, _positie
FROM Belasting
"""  # noqa: S608 - made of literals

_HAS_RIGHT = f"""
SELECT partij_soort AS van_soort, partij_id AS van, 'Recht' AS naar_soort, recht_id AS naar, tenaamstelling_id AS id,
       aandeel_promille, tenaamstelling_id IN (SELECT tenaamstelling_id FROM gezamenlijk) AS gezamenlijk,
       begin AS geldig_van, CASE WHEN begin IS NOT NULL THEN 'dag' END AS geldig_van_precisie, einde AS geldig_tot, {KNOWN},
       _bron, _levering, _bestand, _positie
FROM houderschap
"""  # noqa: S608 - made of literals

_OWNS = f"""
SELECT partij_soort AS van_soort, partij_id AS van, 'Perceel' AS naar_soort, o.object_id AS naar,
       'BEZIT:' || tenaamstelling_id || '|' || o.object_id AS id,
       CASE WHEN tenaamstelling_id IN (SELECT tenaamstelling_id FROM bloot) THEN '{codes.BARE_OWNERSHIP}' ELSE o.aard END AS recht,
       aandeel_promille, tenaamstelling_id IN (SELECT tenaamstelling_id FROM gezamenlijk) AS gezamenlijk,
       begin AS geldig_van, CASE WHEN begin IS NOT NULL THEN 'dag' END AS geldig_van_precisie, einde AS geldig_tot, {KNOWN},
       _bron, _levering, _bestand, _positie
FROM houderschap JOIN recht_object o USING (recht_id)
WHERE o.eigendom
"""  # noqa: S608 - words of the model


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Recht and the edges between parties, rights and objects.

    Leaves ``akte``, ``recht_object`` and ``houderschap`` for the transactions, notes and splits.
    """
    _code_tables(db)
    for statement in (_DEEDS, _RIGHT_OBJECT, _HOLDING, _BARE, _JOINT, _CANON):
        db.execute(statement)
    add_node(db, "Recht", _RIGHT)
    db.execute(_CANON_ORIGIN)
    add_edges(db, "RUST_OP", _RESTS_ON)
    add_edges(db, "BELAST", _BURDENS)
    add_edges(db, "HEEFT_RECHT", _HAS_RIGHT)
    add_edges(db, "BEZIT", _OWNS)


def _code_tables(db: duckdb.DuckDBPyConnection) -> None:
    code_table(db, "overdrachtsoort", code=list(codes.TRANSFER_KINDS), soort=list(codes.TRANSFER_KINDS.values()))
    code_table(db, "correctie", code=list(codes.CORRECTION_KINDS))
    code_table(db, "eigendomsrecht", code=list(codes.OWNERSHIP_RIGHTS))
