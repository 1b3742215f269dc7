"""Transfers, rebuilt from successive stands: the land registry publishes the last price only, never the history.

A deed part of a transfer kind that namings rest on is one transfer, whatever the number of objects. What each party gained
or lost is the difference between the stand that first shows the buyers and the one before it, per right: who gained and is
named by the deed is a buyer, who lost is a seller, and a deed after which everyone holds what they held moved nothing. A
correction is no transfer. What stands alone show, without a transfer deed, is a transfer with ``afgeleid``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_edges, add_node

if TYPE_CHECKING:
    import duckdb

# Namings per transfer deed, with the stand that first showed the deed. Where a correction rewrote a naming, the corrected
# one counts; else the first ones seen.
_NAMINGS = """
CREATE OR REPLACE TABLE verkrijging AS
SELECT l.stukdeel_id AS id, h.recht_id, o.object_id, h.partij_soort, h.partij_id, h.aandeel_promille, h.tenaamstelling_id,
       min(h._gezien_van) OVER deed AS stand, h.gecorrigeerd, a.datum, a.soort, a.transactiesom_euro, false AS afgeleid,
       h._bron, h._levering, h._bestand, h._positie
FROM TenaamstellingStukdeel l
JOIN akte a USING (stukdeel_id)
JOIN houderschap h USING (tenaamstelling_id)
JOIN recht_object o USING (recht_id)
WHERE a.soort IS NOT NULL
WINDOW deed AS (PARTITION BY l.stukdeel_id, h.recht_id)
QUALIFY h.gecorrigeerd = bool_or(h.gecorrigeerd) OVER deed
    AND (h.gecorrigeerd OR h._gezien_van = min(h._gezien_van) OVER deed)
"""

# New holders in a later stand whose deeds are neither a transfer nor a correction: only the stands show the change.
_UNSTATED = """
CREATE OR REPLACE TABLE onbenoemd AS
SELECT h.*, o.object_id,
       string_agg(DISTINCT h.partij_id, ',' ORDER BY h.partij_id) OVER (PARTITION BY h.recht_id, h._gezien_van) AS kopers
FROM houderschap h JOIN recht_object o USING (recht_id)
WHERE NOT h.gecorrigeerd
  AND NOT EXISTS (
      SELECT 1 FROM TenaamstellingStukdeel l JOIN akte a USING (stukdeel_id)
      WHERE l.tenaamstelling_id = h.tenaamstelling_id AND a.soort IS NOT NULL)
  AND EXISTS (SELECT 1 FROM houderschap oud WHERE oud.recht_id = h.recht_id AND oud._gezien_tot = h._gezien_van)
"""

_ADD_UNSTATED = """
INSERT INTO verkrijging BY NAME
SELECT left(sha256(concat_ws('|', n.object_id, n._gezien_van, n.kopers, v.verkopers)), 32) AS id,
       n.recht_id, n.object_id, n.partij_soort, n.partij_id, n.aandeel_promille, n.tenaamstelling_id, n._gezien_van AS stand,
       false AS gecorrigeerd, coalesce(n.begin, n._gezien_van) AS datum, $onbekend AS soort,
       NULL::BIGINT AS transactiesom_euro, true AS afgeleid, n._bron, n._levering, n._bestand, n._positie
FROM onbenoemd n JOIN (
    SELECT recht_id, _gezien_tot AS stand, string_agg(DISTINCT partij_id, ',' ORDER BY partij_id) AS verkopers
    FROM houderschap WHERE _gezien_tot IS NOT NULL GROUP BY ALL
) v ON v.recht_id = n.recht_id AND v.stand = n._gezien_van
"""

# Per right and stand at which something was acquired: what each party held in it, less what it held in the stand before.
_SHIFTS = """
CREATE OR REPLACE TABLE verschuiving AS
SELECT m.recht_id, m.stand, h.partij_id,
       coalesce(sum(h.aandeel_promille) FILTER (h._gezien_van <= m.stand AND coalesce(h._gezien_tot > m.stand, true)), 0)
       - coalesce(sum(h.aandeel_promille) FILTER (h._gezien_van < m.stand AND coalesce(h._gezien_tot >= m.stand, true)), 0)
       AS promille
FROM (SELECT DISTINCT recht_id, stand FROM verkrijging) m JOIN houderschap h USING (recht_id)
GROUP BY ALL
"""

# A buyer gained no more than the stands show, however many deeds a naming rests on.
_BUYERS = """
CREATE OR REPLACE TABLE koop AS
SELECT v.id, v.recht_id, v.object_id, v.partij_soort, v.partij_id, v.stand, v.datum, v.soort, v.transactiesom_euro, v.afgeleid,
       CASE WHEN bool_or(v.gecorrigeerd) THEN sum(v.aandeel_promille) ELSE least(sum(v.aandeel_promille), max(s.promille)) END
           AS promille,
       min(v._bron) AS _bron, min(v._levering) AS _levering, min(v._bestand) AS _bestand, min(v._positie) AS _positie
FROM verkrijging v LEFT JOIN verschuiving s USING (recht_id, stand, partij_id)
GROUP BY v.id, v.recht_id, v.object_id, v.partij_soort, v.partij_id, v.stand, v.datum, v.soort, v.transactiesom_euro, v.afgeleid
HAVING promille > 0
"""

_SELLERS = """
CREATE OR REPLACE TABLE verkoop AS
SELECT k.id, k.recht_id, k.object_id, h.partij_soort, h.partij_id, k.datum, -max(s.promille) AS promille,
       min(h._bron) AS _bron, min(h._levering) AS _levering, min(h._bestand) AS _bestand, min(h._positie) AS _positie
FROM (SELECT DISTINCT id, recht_id, object_id, stand, datum FROM koop) k
JOIN verschuiving s USING (recht_id, stand)
JOIN houderschap h ON h.recht_id = k.recht_id AND h.partij_id = s.partij_id AND h._gezien_tot = k.stand
WHERE s.promille < 0
GROUP BY k.id, k.recht_id, k.object_id, h.partij_soort, h.partij_id, k.datum
"""

# The price on the object, where the deed part states none: that of the stand that first shows the buyers.
_OBJECT_PRICE = """
CREATE OR REPLACE TABLE objectprijs AS
SELECT DISTINCT k.id, k.object_id, v.koopsom_euro, coalesce(v.meer_objecten, false) AS meer_objecten,
       v._bron, v._levering, v._bestand, v._positie
FROM koop k JOIN KadastraalObject_versies v ON v.object_id = k.object_id AND v._peildatum = k.stand
WHERE v.koopjaar = year(k.datum)
QUALIFY row_number() OVER (PARTITION BY k.id, k.object_id ORDER BY v._levering, v._bestand, v._positie) = 1
"""

_TRANSFER = """
WITH prijs AS (
    SELECT id, bool_or(meer_objecten) AS meer,
           CASE WHEN bool_or(meer_objecten) THEN max(koopsom_euro)
                WHEN count(*) = count(koopsom_euro) THEN sum(koopsom_euro) END AS som
    FROM objectprijs GROUP BY id
), akten AS (
    SELECT id, min(datum) AS datum, min(soort) AS kind, max(transactiesom_euro) AS deed_sum, bool_or(afgeleid) AS afgeleid,
           count(DISTINCT object_id) AS objecten,
           min((_bron, _levering, _bestand, _positie)) AS plaats
    FROM koop GROUP BY id
), heel AS (
    SELECT a.*, coalesce(a.deed_sum, p.som) AS koopsom_euro,
           greatest(a.objecten, CASE WHEN p.meer THEN 2 ELSE 1 END) AS aantal_objecten
    FROM akten a LEFT JOIN prijs p USING (id)
)
SELECT id, datum, CASE WHEN kind = 'overdracht' AND koopsom_euro > 0 THEN 'koop' ELSE kind END AS soort,
       koopsom_euro, aantal_objecten, afgeleid,
       plaats[1] AS _bron, plaats[2] AS _levering, plaats[3] AS _bestand, plaats[4] AS _positie
FROM heel WHERE datum IS NULL OR datum <= getvariable('peildatum')
"""

_SIDE = """
SELECT partij_soort AS van_soort, partij_id AS van, 'Transactie' AS naar_soort, id AS naar,
       '{role}:' || id || '|' || partij_id AS id,
       CAST(least(max(promille), 1000) AS BIGINT) AS aandeel_promille, min(datum) AS geldig_van, 'dag' AS geldig_van_precisie,
       min(_bron) AS _bron, min(_levering) AS _levering, min(_bestand) AS _bestand, min(_positie) AS _positie
FROM {table} WHERE id IN (SELECT id FROM n_Transactie)
GROUP BY partij_soort, partij_id, id
"""

_CONCERNS = """
SELECT 'Transactie' AS van_soort, id AS van, 'Perceel' AS naar_soort, object_id AS naar,
       'BETREFT:' || id || '|' || object_id AS id, CAST(least(max(deel), 1000) AS BIGINT) AS aandeel_promille,
       min(datum) AS geldig_van, 'dag' AS geldig_van_precisie,
       min(_bron) AS _bron, min(_levering) AS _levering, min(_bestand) AS _bestand, min(_positie) AS _positie
FROM (SELECT *, sum(promille) OVER (PARTITION BY id, recht_id, object_id) AS deel FROM koop)
WHERE id IN (SELECT id FROM n_Transactie)
GROUP BY id, object_id
"""

# Which rights each object moved with: prices are only compared between transfers of the same rights.
_MOVED = """
CREATE OR REPLACE TABLE overgedragen AS
SELECT 'BETREFT:' || id || '|' || object_id AS id, string_agg(DISTINCT recht_id, ',' ORDER BY recht_id) AS rechten
FROM koop GROUP BY id, object_id
"""

_ORIGINS = (
    """
    INSERT INTO herkomst SELECT stukdeel_id, 'koopsom_euro', _bron, _levering, _bestand, _positie FROM akte
    WHERE stukdeel_id IN (SELECT id FROM n_Transactie) AND transactiesom_euro IS NOT NULL
    """,
    """
    INSERT INTO herkomst SELECT stukdeel_id, 'datum', _bron, stuk_levering, stuk_bestand, stuk_positie FROM akte
    WHERE stukdeel_id IN (SELECT id FROM n_Transactie) AND stuk_bestand IS NOT NULL
    """,
    """
    INSERT INTO herkomst SELECT o.id, 'koopsom_euro', o._bron, o._levering, o._bestand, o._positie
    FROM objectprijs o JOIN n_Transactie t USING (id) JOIN akte a ON a.stukdeel_id = o.id WHERE a.transactiesom_euro IS NULL
    """,
)


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Transactie, KOPER, VERKOPER and BETREFT from the namings that ``rights.make`` left.

    Leaves ``overgedragen``, the rights that moved with each object, for the facts.
    """
    db.execute(_NAMINGS)
    db.execute(_UNSTATED)
    db.execute(_ADD_UNSTATED, {"onbekend": codes.UNKNOWN_KIND})
    for statement in (_SHIFTS, _BUYERS, _SELLERS, _OBJECT_PRICE):
        db.execute(statement)
    add_node(db, "Transactie", _TRANSFER)
    add_edges(db, "KOPER", _SIDE.format(role="KOPER", table="koop"))
    add_edges(db, "VERKOPER", _SIDE.format(role="VERKOPER", table="verkoop"))
    add_edges(db, "BETREFT", _CONCERNS)
    for statement in (_MOVED, *_ORIGINS):
        db.execute(statement)
