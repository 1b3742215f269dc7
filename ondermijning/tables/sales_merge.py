"""Transfers of the land registry and of a list of earlier sales as one: which are the same, and what each adds.

Two are the same by their deed, or when they concern one object within a week with the same buyer or the same price. The land
registry keeps its id and what it says; the list fills the price and the sellers that it lacks. What only the list knows is
a transfer of its own. Its shares are unknown, except where there is one party on a side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_DAYS = 7
_BY_DEED, _BY_BUYER, _BY_PRICE = 1, 2, 3

_CANDIDATES = f"""
CREATE OR REPLACE TABLE kandidaat AS
WITH samen AS (
    SELECT DISTINCT l.id AS lijst, o.id AS overgang, l.datum, l.koopsom_euro, o.datum AS overgang_datum,
           o.koopsom_euro AS overgang_koopsom, l.deel, l.nummer
    FROM lijst l JOIN lijst_object b ON b.id = l.id
    JOIN (SELECT DISTINCT id, object_id FROM koop) k USING (object_id)
    JOIN overgang o ON o.id = k.id
), gelijk AS (
    SELECT id AS lijst, id AS overgang, {_BY_DEED} AS grond FROM lijst WHERE id IN (SELECT id FROM overgang)
    UNION ALL
    SELECT m.lijst, m.overgang, {_BY_DEED} FROM samen m
    JOIN Stukdeel d ON d.stukdeel_id = m.overgang JOIN Stuk s USING (stuk_id)
    WHERE s.deel = m.deel AND s.nummer = m.nummer AND coalesce(s.register, '2') = '2'
    UNION ALL
    SELECT m.lijst, m.overgang, {_BY_BUYER} FROM samen m
    WHERE abs(datediff('day', m.datum, m.overgang_datum)) <= {_DAYS} AND EXISTS (
        SELECT 1 FROM lijst_partij p JOIN koop k ON k.partij_id = p.partij_id
        WHERE p.id = m.lijst AND p.rol = 'koper' AND k.id = m.overgang)
    UNION ALL
    SELECT lijst, overgang, {_BY_PRICE} FROM samen
    WHERE abs(datediff('day', datum, overgang_datum)) <= {_DAYS} AND koopsom_euro = overgang_koopsom
)
SELECT g.lijst, g.overgang, min(g.grond) AS grond, coalesce(abs(datediff('day', l.datum, o.datum)), 0) AS dagen
FROM gelijk g JOIN lijst l ON l.id = g.lijst JOIN overgang o ON o.id = g.overgang GROUP BY ALL
"""  # noqa: S608 - whole numbers of our own

# One deed may hold several deed parts; without a deed, one is one, and those that are each other's best go first.
_BY_DEED_PAIRS = f"""
CREATE OR REPLACE TABLE paar AS SELECT lijst, overgang, grond FROM kandidaat WHERE grond = {_BY_DEED}
"""  # noqa: S608 - a whole number of our own
_NEXT_PAIRS = """
INSERT INTO paar
SELECT lijst, overgang, grond FROM (
    SELECT *, row_number() OVER (PARTITION BY lijst ORDER BY grond, dagen, overgang) AS van_lijst,
           row_number() OVER (PARTITION BY overgang ORDER BY grond, dagen, lijst) AS van_overgang
    FROM kandidaat
    WHERE lijst NOT IN (SELECT lijst FROM paar) AND overgang NOT IN (SELECT overgang FROM paar)
) WHERE van_lijst = 1 AND van_overgang = 1
"""

# The price of a whole deed is that of one deed part only where the deed has one.
_PRICE = """
CREATE OR REPLACE TABLE lijstprijs AS
SELECT o.id, l.koopsom_euro, l.aantal_objecten, l.id AS lijst
FROM (SELECT lijst, min(overgang) AS overgang FROM paar GROUP BY lijst HAVING count(DISTINCT overgang) = 1) p
JOIN lijst l ON l.id = p.lijst JOIN overgang o ON o.id = p.overgang
WHERE o.koopsom_euro IS NULL AND l.koopsom_euro IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY o.id ORDER BY l.id) = 1
"""
_FILL_PRICE = """
UPDATE overgang SET koopsom_euro = p.koopsom_euro,
    aantal_objecten = greatest(overgang.aantal_objecten, coalesce(p.aantal_objecten, 1))
FROM lijstprijs p WHERE p.id = overgang.id
"""

# Who sold by difference between stands was not the seller where the list shows who bought from him in between, unseen.
_UNSEEN_BETWEEN = """
CREATE OR REPLACE TABLE tussenverkoop AS
SELECT DISTINCT p.overgang AS id
FROM paar p JOIN lijst l ON l.id = p.lijst
JOIN lijst_object o ON o.id = l.id
JOIN lijst_object b ON b.object_id = o.object_id
JOIN lijst eerder ON eerder.id = b.id AND eerder.id NOT IN (SELECT lijst FROM paar) AND eerder.datum <= l.datum
JOIN lijst_partij koper ON koper.id = eerder.id AND koper.rol = 'koper'
JOIN lijst_partij verkoper ON verkoper.id = l.id AND verkoper.rol = 'verkoper' AND verkoper.partij_id = koper.partij_id
WHERE NOT EXISTS (SELECT 1 FROM verkoop v WHERE v.id = p.overgang AND v.partij_id = verkoper.partij_id)
"""
_DROP_SELLERS = "DELETE FROM verkoop WHERE id IN (SELECT id FROM tussenverkoop)"
_FILL_SELLERS = """
INSERT INTO verkoop BY NAME
SELECT g.id, s.partij_soort, s.partij_id, g.datum, s.plaats, l._gezien_van,
       CASE WHEN count(*) OVER (PARTITION BY g.id) = 1 THEN k.deel END AS aandeel
FROM (SELECT DISTINCT lijst, overgang AS id FROM paar) p JOIN overgang g USING (id)
JOIN (
    SELECT id, max(deel) AS deel FROM (SELECT id, recht_id, object_id, sum(aandeel) AS deel FROM koop GROUP BY ALL) GROUP BY id
) k USING (id)
JOIN lijst_partij s ON s.id = p.lijst AND s.rol = 'verkoper' JOIN lijst l ON l.id = p.lijst
WHERE g.id NOT IN (SELECT id FROM verkoop)
"""

_OWN = """
CREATE OR REPLACE TABLE alleen_lijst AS SELECT * FROM lijst WHERE id NOT IN (SELECT lijst FROM paar)
"""
_ADD_OWN = """
INSERT INTO overgang BY NAME
SELECT l.id, l.datum, coalesce(l.soort, $overdracht) AS kind, false AS afgeleid, l.koopsom_euro, l.plaats,
       greatest(coalesce(l.aantal_objecten, 1), (SELECT count(*) FROM lijst_object o WHERE o.id = l.id)) AS aantal_objecten
FROM alleen_lijst l
"""
_ADD_OWN_SELLERS = """
INSERT INTO verkoop BY NAME
SELECT l.id, p.partij_soort, p.partij_id, l.datum, p.plaats, l._gezien_van,
       CASE WHEN count(*) OVER (PARTITION BY l.id) = 1 THEN 1.0 END AS aandeel
FROM alleen_lijst l JOIN lijst_partij p ON p.id = l.id AND p.rol = 'verkoper'
"""

# Buyers and objects that only the list knows, as ``koop`` has them. A list does not say which right moved: it is the one
# right of ownership on the object, where there is one.
_OWN_BUYERS = """
CREATE OR REPLACE TABLE lijst_koop AS
SELECT l.id, p.partij_soort, p.partij_id, l.datum, p.plaats, l._gezien_van,
       CASE WHEN count(*) OVER (PARTITION BY l.id) = 1 THEN 1.0 END AS aandeel
FROM alleen_lijst l JOIN lijst_partij p ON p.id = l.id AND p.rol = 'koper'
"""
_OWN_OBJECTS = """
CREATE OR REPLACE TABLE lijst_betreft AS
SELECT l.id, l.datum, o.object_id, o.plaats, l._gezien_van, r.recht_id
FROM alleen_lijst l JOIN lijst_object o ON o.id = l.id LEFT JOIN (
    SELECT object_id, min(recht_id) AS recht_id FROM recht_object WHERE eigendom
    GROUP BY object_id HAVING count(DISTINCT recht_id) = 1
) r USING (object_id)
"""


def merge(db: duckdb.DuckDBPyConnection, transfer: str) -> None:
    """Join what ``sales_listed.read`` made to ``overgang``, ``koop`` and ``verkoop``.

    Leaves ``paar`` (which are the same), ``lijstprijs`` (prices that the list filled), and ``lijst_koop`` and
    ``lijst_betreft`` for what only the list knows.

    Args:
        db: the database.
        transfer: the kind of a transfer of which the list gives none.
    """
    _pair(db)
    for statement in (_PRICE, _FILL_PRICE, _UNSEEN_BETWEEN, _DROP_SELLERS, _FILL_SELLERS, _OWN):
        db.execute(statement)
    db.execute(_ADD_OWN, {"overdracht": transfer})
    for statement in (_ADD_OWN_SELLERS, _OWN_BUYERS, _OWN_OBJECTS):
        db.execute(statement)


def _pair(db: duckdb.DuckDBPyConnection) -> None:
    db.execute(_CANDIDATES)
    db.execute(_BY_DEED_PAIRS)
    while db.execute(_NEXT_PAIRS).fetchall()[0][0]:
        pass
