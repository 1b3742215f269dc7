"""Transfers, rebuilt from successive stands: the land registry publishes the last price only, never the history.

A deed part of a transfer kind that namings rest on is one transfer, whatever the number of objects. What each party gained
or lost is the difference between the stand that first shows the buyers and the one before it, per right: who gained and is
named by the deed is a buyer, who lost is a seller, and a deed after which everyone holds what they held moved nothing. A
correction is no transfer. What stands alone show, without a transfer deed, is a transfer with ``afgeleid``. A list of earlier
sales fills what is missing and adds what came before, see ``sales_merge``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables import sales_conflicts, sales_listed, sales_merge
from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import any_word

if TYPE_CHECKING:
    import duckdb

_NOTHING = 1e-9  # below the smallest share that a register can hold, above what adding shares can be off
_PLACE = "min((_bron, _levering, _bestand, _positie)) AS plaats"
_PLACED = "plaats[1] AS _bron, plaats[2] AS _levering, plaats[3] AS _bestand, plaats[4] AS _positie"

# Namings per transfer deed: those of the first stand that shows the deed, and those that a later correction rewrote, in
# the place of what they replaced. An object that came from others since then was no part of the transfer.
_NAMINGS = """
CREATE OR REPLACE TABLE verkrijging AS
WITH genoemd AS (
    SELECT l.stukdeel_id AS id, h.recht_id, o.object_id, h.partij_soort, h.partij_id, h.aandeel,
           a.datum, a.soort, a.transactiesom_euro, false AS afgeleid, h.geldig_van IS NOT NULL AS gesteld, h.van, h.tot,
           min(h.van) OVER (PARTITION BY l.stukdeel_id, h.recht_id) AS stand,
           h.gecorrigeerd AND coalesce(h.laatste_correctie >= a.datum, true)
               AND coalesce(a.datum = h.laatste_overdracht, true) AS herzien,
           coalesce(t._moment_van > min(h._moment_van) OVER (PARTITION BY l.stukdeel_id), false)
               AND coalesce(t.ontstaan_op > a.datum, f.object_id IS NOT NULL OR t.soort = 'appartementsrecht') AS later,
           h._gezien_van, h._bron, h._levering, h._bestand, h._positie
    FROM TenaamstellingStukdeel l
    JOIN akte a USING (stukdeel_id)
    JOIN houderschap h USING (tenaamstelling_id)
    JOIN recht_object o USING (recht_id)
    LEFT JOIN KadastraalObject t USING (object_id)
    LEFT JOIN (SELECT DISTINCT object_id FROM Filiatie) f USING (object_id)
    WHERE a.soort IS NOT NULL
)
SELECT g.* EXCLUDE (van, tot, later) FROM genoemd g
WHERE NOT g.later AND (g.herzien OR g.van = g.stand) AND NOT EXISTS (
    SELECT 1 FROM genoemd n
    WHERE n.id = g.id AND n.recht_id = g.recht_id AND n.herzien AND n.van = g.tot)
"""

# New holders in a later stand whose deeds are neither a transfer nor a correction: only the stands show the change.
_UNSTATED = """
CREATE OR REPLACE TABLE onbenoemd AS
SELECT h.*, o.object_id,
       string_agg(DISTINCT h.partij_id, ',' ORDER BY h.partij_id) OVER (PARTITION BY h.recht_id, h.van) AS kopers
FROM houderschap h JOIN recht_object o USING (recht_id)
WHERE NOT h.gecorrigeerd
  AND NOT EXISTS (
      SELECT 1 FROM TenaamstellingStukdeel l JOIN akte a USING (stukdeel_id)
      WHERE l.tenaamstelling_id = h.tenaamstelling_id AND a.soort IS NOT NULL)
  AND EXISTS (SELECT 1 FROM houderschap oud WHERE oud.recht_id = h.recht_id AND oud.tot = h.van)
"""

_ADD_UNSTATED = """
INSERT INTO verkrijging BY NAME
SELECT left(sha256(concat_ws('|', n.object_id, n.van::DATE, n.kopers, v.verkopers)), 32) AS id,
       n.recht_id, n.object_id, n.partij_soort, n.partij_id, n.aandeel, n.van AS stand, false AS herzien,
       coalesce(n.begin, n.van::DATE) AS datum, $onbekend AS soort,
       NULL::BIGINT AS transactiesom_euro, true AS afgeleid, n.geldig_van IS NOT NULL AS gesteld,
       n._gezien_van, n._bron, n._levering, n._bestand, n._positie
FROM onbenoemd n JOIN (
    SELECT recht_id, tot AS stand, string_agg(DISTINCT partij_id, ',' ORDER BY partij_id) AS verkopers
    FROM houderschap WHERE tot IS NOT NULL GROUP BY ALL
) v ON v.recht_id = n.recht_id AND v.stand = n.van
"""

# Per right and stand at which something was acquired: what each party held in it, less what it held in the stand before.
_SHIFTS = """
CREATE OR REPLACE TABLE verschuiving AS
SELECT m.recht_id, m.stand, h.partij_id,
       coalesce(sum(h.aandeel) FILTER (h.van <= m.stand AND coalesce(h.tot > m.stand, true)), 0)
       - coalesce(sum(h.aandeel) FILTER (h.van < m.stand AND coalesce(h.tot >= m.stand, true)), 0)
       AS verschil
FROM (SELECT DISTINCT recht_id, stand FROM verkrijging) m JOIN houderschap h USING (recht_id)
GROUP BY ALL
"""

# A buyer gained no more than the stands show, however many deeds a naming rests on; whom only a correction names gained
# what the correction says. Shares are exact until they are shown, so that three thirds are a whole.
_BUYERS = f"""
CREATE OR REPLACE TABLE koop AS
SELECT v.id, v.recht_id, v.object_id, v.partij_soort, v.partij_id, v.stand, v.datum, v.soort, v.transactiesom_euro, v.afgeleid,
       CASE WHEN bool_or(v.herzien) AND max(s.verschil) <= {_NOTHING} THEN sum(v.aandeel)
            ELSE least(sum(v.aandeel), max(s.verschil)) END AS aandeel,
       bool_or(v.gesteld) AS gesteld, min(v._gezien_van) AS _gezien_van, {_PLACE}
FROM verkrijging v JOIN verschuiving s USING (recht_id, stand, partij_id)
GROUP BY v.id, v.recht_id, v.object_id, v.partij_soort, v.partij_id, v.stand, v.datum, v.soort, v.transactiesom_euro, v.afgeleid
HAVING aandeel > {_NOTHING}
"""  # noqa: S608 - made of literals

# A seller lost no more by a deed than was bought by it.
_SELLERS = f"""
CREATE OR REPLACE TABLE verkoop AS
SELECT k.id, h.partij_soort, h.partij_id, k.datum, least(-max(s.verschil), max(k.gekocht)) AS aandeel, min(k.bekend) AS _gezien_van,
       {_PLACE}
FROM (
    SELECT id, recht_id, object_id, stand, datum, sum(aandeel) AS gekocht, min(_gezien_van) AS bekend FROM koop GROUP BY ALL
) k
JOIN verschuiving s USING (recht_id, stand)
JOIN houderschap h ON h.recht_id = k.recht_id AND h.partij_id = s.partij_id AND h.tot = k.stand
WHERE s.verschil < -{_NOTHING}
GROUP BY k.id, k.recht_id, k.object_id, h.partij_soort, h.partij_id, k.datum
"""  # noqa: S608 - made of literals

# The price on the object, where the deed part states none: that of the stand that first shows the buyers. A source that
# states since when they hold shows the last price only, which is that of the last transfer in its year.
_OBJECT_PRICE = """
CREATE OR REPLACE TABLE objectprijs AS
SELECT DISTINCT k.id, k.object_id, v.koopsom_euro, coalesce(v.meer_objecten, false) AS meer_objecten,
       v._bron, v._levering, v._bestand, v._positie
FROM (SELECT *, gesteld AND datum = max(datum) OVER (PARTITION BY object_id, year(datum)) AS laatste FROM koop) k
JOIN KadastraalObject_versies v ON v.object_id = k.object_id AND v._bron = k.plaats[1]
    AND (v._moment = k.stand OR (k.laatste AND v._moment >= k.stand))
WHERE v.koopjaar = year(k.datum)
QUALIFY row_number() OVER (PARTITION BY k.id, k.object_id ORDER BY v._levering, v._bestand, v._positie) = 1
"""

# Transfers that the land registry shows.
_TRANSFERS = """
CREATE OR REPLACE TABLE overgang AS
WITH prijs AS (
    SELECT id, bool_or(meer_objecten) AS meer,
           CASE WHEN bool_or(meer_objecten) THEN max(koopsom_euro)
                WHEN count(*) = count(koopsom_euro) THEN sum(koopsom_euro) END AS som
    FROM objectprijs GROUP BY id
), akten AS (
    SELECT id, min(datum) AS datum, min(soort) AS kind, max(transactiesom_euro) AS deed_sum, bool_or(afgeleid) AS afgeleid,
           count(DISTINCT object_id) AS objecten,
           min(plaats) AS plaats
    FROM koop GROUP BY id
)
SELECT a.id, a.datum, a.kind, a.afgeleid, a.plaats, coalesce(a.deed_sum, p.som)::BIGINT AS koopsom_euro,
       greatest(a.objecten, CASE WHEN p.meer THEN 2 ELSE 1 END) AS aantal_objecten
FROM akten a LEFT JOIN prijs p USING (id)
"""

_TRANSFER = f"""
SELECT id, datum, CASE WHEN kind <> '{codes.TRANSFER}' THEN kind
                      WHEN id IN (SELECT stukdeel_id FROM veiling) THEN '{codes.AUCTION}'
                      WHEN koopsom_euro > 0 THEN '{codes.SALE}' ELSE kind END AS soort,
       koopsom_euro, aantal_objecten, afgeleid, {_PLACED}
FROM overgang WHERE datum IS NULL OR datum <= getvariable('peildatum')
"""  # noqa: S608 - made of literals and words of the model

# A forced sale is known by the words of its kind only; its code is that of any transfer.
_AUCTIONS = f"""
CREATE OR REPLACE TABLE veiling AS SELECT DISTINCT stukdeel_id FROM Stukdeel
WHERE {any_word("aard", codes.AUCTION_WORDS)} AND NOT {any_word("aard", codes.VOLUNTARY_WORDS)}
"""  # noqa: S608 - words of the model

_SIDE = """
SELECT * EXCLUDE (plaats), {placed} FROM (
    SELECT partij_soort AS van_soort, partij_id AS van, 'Transactie' AS naar_soort, id AS naar,
           '{role}:' || id || '|' || partij_id AS id,
           CASE WHEN count(aandeel) > 0 THEN CAST(round(1000 * least(max(aandeel), 1)) AS BIGINT) END AS aandeel_promille,
           min(datum) AS geldig_van, 'dag' AS geldig_van_precisie, min(_gezien_van) AS geregistreerd_op, min(plaats) AS plaats
    FROM {table} WHERE id IN (SELECT id FROM n_Transactie)
    GROUP BY partij_soort, partij_id, id
)
"""

_CONCERNS = f"""
SELECT * EXCLUDE (plaats), {_PLACED} FROM (
    SELECT 'Transactie' AS van_soort, id AS van, 'Perceel' AS naar_soort, object_id AS naar,
           'BETREFT:' || id || '|' || object_id AS id, CAST(round(1000 * least(max(deel), 1)) AS BIGINT) AS aandeel_promille,
           min(datum) AS geldig_van, 'dag' AS geldig_van_precisie, min(_gezien_van) AS geregistreerd_op, min(plaats) AS plaats
    FROM (SELECT *, sum(aandeel) OVER (PARTITION BY id, recht_id, object_id) AS deel FROM koop)
    WHERE id IN (SELECT id FROM n_Transactie)
    GROUP BY id, object_id
)
"""  # noqa: S608 - made of literals

# An object on a list of sales was sold whole, as far as the list says.
_CONCERNS_LISTED = f"""
SELECT 'Transactie' AS van_soort, id AS van, 'Perceel' AS naar_soort, object_id AS naar,
       'BETREFT:' || id || '|' || object_id AS id, 1000 AS aandeel_promille, datum AS geldig_van,
       'dag' AS geldig_van_precisie, _gezien_van AS geregistreerd_op, {_PLACED}
FROM lijst_betreft WHERE id IN (SELECT id FROM n_Transactie)
"""  # noqa: S608 - made of literals

# Which rights each object moved with: prices are only compared between transfers of the same rights. Of transfers on one day
# those come later of which a seller bought in another, then those that the register showed later.
_MOVED = """
CREATE OR REPLACE TABLE overgedragen AS
WITH RECURSIVE bewogen AS (
    SELECT id, object_id, recht_id, datum, stand FROM koop
    UNION ALL BY NAME
    SELECT id, object_id, recht_id, datum FROM lijst_betreft
), gekocht AS (
    SELECT id, partij_id FROM koop UNION SELECT id, partij_id FROM lijst_koop
), na AS (
    SELECT DISTINCT e.id AS eerder, l.id AS later
    FROM bewogen e JOIN bewogen l ON l.object_id = e.object_id AND l.datum = e.datum AND l.id <> e.id
    JOIN gekocht k ON k.id = e.id JOIN verkoop v ON v.id = l.id AND v.partij_id = k.partij_id
), diepte (id, stap) AS (
    SELECT later, 1 FROM na
    UNION
    SELECT n.later, d.stap + 1 FROM diepte d JOIN na n ON n.eerder = d.id WHERE d.stap < 9
), plek AS (
    SELECT b.id, max(d.stap) AS stap, min(b.stand) AS stand FROM bewogen b LEFT JOIN diepte d USING (id) GROUP BY b.id
), volgorde AS (
    SELECT id, row_number() OVER (ORDER BY coalesce(stap, 0), stand NULLS FIRST, id) AS volgorde FROM plek
)
SELECT 'BETREFT:' || id || '|' || object_id AS id, min(volgorde) AS volgorde,
       string_agg(DISTINCT recht_id, ',' ORDER BY recht_id) AS rechten
FROM bewogen JOIN volgorde USING (id) GROUP BY id, object_id
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
    INSERT INTO herkomst SELECT id, 'datum', _bron, _levering, _bestand, _positie FROM n_Transactie WHERE afgeleid
    """,
    """
    INSERT INTO herkomst SELECT o.id, 'koopsom_euro', o._bron, o._levering, o._bestand, o._positie
    FROM objectprijs o JOIN n_Transactie t USING (id) LEFT JOIN akte a ON a.stukdeel_id = o.id
    WHERE a.transactiesom_euro IS NULL
    """,
    """
    INSERT INTO herkomst SELECT coalesce(p.overgang, r.id), '', plaats[1], plaats[2], plaats[3], plaats[4]
    FROM lijst_regel r LEFT JOIN paar p ON p.lijst = r.id WHERE coalesce(p.overgang, r.id) IN (SELECT id FROM n_Transactie)
    """,
    """
    INSERT INTO herkomst SELECT r.id, unnest(['datum', 'koopsom_euro']), plaats[1], plaats[2], plaats[3], plaats[4]
    FROM lijst_regel r JOIN n_Transactie t USING (id) WHERE r.id IN (SELECT id FROM alleen_lijst)
    """,
    """
    INSERT INTO herkomst SELECT p.id, 'koopsom_euro', plaats[1], plaats[2], plaats[3], plaats[4]
    FROM lijst_regel r JOIN lijstprijs p ON p.lijst = r.id WHERE p.id IN (SELECT id FROM n_Transactie)
    """,
)


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Transactie, KOPER, VERKOPER and BETREFT from the namings that ``rights.make`` left.

    Leaves ``overgedragen``, the rights that moved with each object and the order of transfers, for the facts, and
    ``conflict``, where a list of sales contradicts the land registry.
    """
    db.execute(_NAMINGS)
    db.execute(_UNSTATED)
    db.execute(_ADD_UNSTATED, {"onbekend": codes.UNKNOWN_KIND})
    for statement in (_SHIFTS, _BUYERS, _SELLERS, _OBJECT_PRICE, _AUCTIONS, _TRANSFERS):
        db.execute(statement)
    sales_listed.read(db)
    sales_merge.merge(db, codes.TRANSFER)
    sales_conflicts.find(db)
    add_node(db, "Transactie", _TRANSFER)
    for role, *tables in (("KOPER", "koop", "lijst_koop"), ("VERKOPER", "verkoop")):
        add_edges(db, role, *(_SIDE.format(role=role, table=table, placed=_PLACED) for table in tables))
    add_edges(db, "BETREFT", _CONCERNS, _CONCERNS_LISTED)
    for statement in (_MOVED, *_ORIGINS):
        db.execute(statement)
