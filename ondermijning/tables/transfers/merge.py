"""Transfers of the land registry and of a list of earlier sales as one: which are the same, and what each adds.

Two are the same by their deed, or when they concern one object within a week with the same buyer or the same price. The land
registry keeps its id and what it says; the list fills the price and the sellers that it lacks. What only the list knows is
a transfer of its own. Its shares are unknown, except where there is one party on a side.
"""

from __future__ import annotations

import pyarrow as pa

from ondermijning.model import codes
from ondermijning.views.view import PythonView, View

_DAYS = 7
BY_DEED, _BY_BUYER, _BY_PRICE = 1, 2, 3


def _pairs(kandidaten: pa.Table) -> pa.Table:
    """Of candidates in order, the best first, those that are the same.

    One deed may hold several deed parts; without a deed, one is one, and each goes to the best that is left.
    """
    same: list[int] = []
    listed: set[str] = set()
    registered: set[str] = set()
    rows = (kandidaten[column].to_pylist() for column in ("lijst", "overgang", "grond"))
    for place, (line, transfer, ground) in enumerate(zip(*rows, strict=True)):
        if ground == BY_DEED or not (line in listed or transfer in registered):
            same.append(place)
            listed.add(line)
            registered.add(transfer)
    return kandidaten.take(pa.array(same, pa.int64())).select(["lijst", "overgang", "grond"])


_SAME = (
    View(
        name="kandidaat",
        makes="a transfer on the list and one of the land registry that may be the same, with the best ground and the days between",
        reads=(
            "lijst",
            "lijst_object",
            "lijst_partij",
            "koop",
            "overgang_kadaster",
            "kadaster_Stukdeel",
            "kadaster_Stuk",
        ),
        key=("lijst", "overgang"),
        constants={"dagen": _DAYS, "bij_akte": BY_DEED, "bij_koper": _BY_BUYER, "bij_prijs": _BY_PRICE},
        sql="""
            WITH samen AS (
                SELECT DISTINCT l.id AS lijst, o.id AS overgang, l.datum, l.koopsom_euro, o.datum AS overgang_datum,
                       o.koopsom_euro AS overgang_koopsom, l.deel, l.nummer
                FROM lijst l JOIN lijst_object b ON b.id = l.id
                JOIN (SELECT DISTINCT id, object_id FROM koop) k USING (object_id)
                JOIN overgang_kadaster o ON o.id = k.id
            ), gelijk AS (
                SELECT id AS lijst, id AS overgang, $bij_akte AS grond FROM lijst WHERE id IN (SELECT id FROM overgang_kadaster)
                UNION ALL
                SELECT m.lijst, m.overgang, $bij_akte FROM samen m
                JOIN kadaster_Stukdeel d ON d.stukdeel_id = m.overgang JOIN kadaster_Stuk s USING (stuk_id)
                WHERE s.deel = m.deel AND s.nummer = m.nummer AND coalesce(s.register, '2') = '2'
                UNION ALL
                SELECT m.lijst, m.overgang, $bij_koper FROM samen m
                WHERE abs(datediff('day', m.datum, m.overgang_datum)) <= $dagen AND EXISTS (
                    SELECT 1 FROM lijst_partij p JOIN koop k ON k.partij_id = p.partij_id
                    WHERE p.id = m.lijst AND p.rol = 'koper' AND k.id = m.overgang)
                UNION ALL
                SELECT lijst, overgang, $bij_prijs FROM samen
                WHERE abs(datediff('day', datum, overgang_datum)) <= $dagen AND koopsom_euro = overgang_koopsom
            )
            SELECT g.lijst, g.overgang, min(g.grond) AS grond, coalesce(abs(datediff('day', l.datum, o.datum)), 0) AS dagen
            FROM gelijk g JOIN lijst l ON l.id = g.lijst JOIN overgang_kadaster o ON o.id = g.overgang GROUP BY ALL
        """,
    ),
    PythonView(
        name="paar",
        makes="a transfer on the list and one of the land registry that are the same, with the ground",
        reads=("kandidaat",),
        key=("lijst", "overgang"),
        inputs={"kandidaten": "SELECT grond, dagen, lijst, overgang FROM kandidaat"},
        function=_pairs,
        schema=pa.schema([("lijst", pa.string()), ("overgang", pa.string()), ("grond", pa.int32())]),
    ),
    View(
        name="alleen_lijst",
        makes="a transfer that only the list knows",
        reads=("lijst", "paar"),
        key=("id",),
        sql="SELECT * FROM lijst WHERE id NOT IN (SELECT lijst FROM paar)",
    ),
)
_TRANSFERS = (
    View(
        name="lijstprijs",
        makes="a price of the list for a transfer without one; that of a whole deed only where the deed has one deed part",
        reads=("paar", "lijst", "overgang_kadaster"),
        key=("id",),
        sql="""
            SELECT o.id, l.koopsom_euro, l.aantal_objecten, l.id AS lijst
            FROM (SELECT lijst, min(overgang) AS overgang FROM paar GROUP BY lijst HAVING count(DISTINCT overgang) = 1) p
            JOIN lijst l ON l.id = p.lijst JOIN overgang_kadaster o ON o.id = p.overgang
            WHERE o.koopsom_euro IS NULL AND l.koopsom_euro IS NOT NULL
            QUALIFY row_number() OVER (PARTITION BY o.id ORDER BY l.id) = 1
        """,
    ),
    View(
        name="overgang",
        makes="a transfer: of the land registry, with a price of the list where it has none, or of the list alone",
        reads=("overgang_kadaster", "lijstprijs", "alleen_lijst", "lijst_object"),
        key=("id",),
        constants={"overdracht": codes.TRANSFER},
        sql="""
            SELECT o.* REPLACE (
                coalesce(o.koopsom_euro, p.koopsom_euro) AS koopsom_euro,
                greatest(o.aantal_objecten, p.aantal_objecten) AS aantal_objecten)
            FROM overgang_kadaster o LEFT JOIN lijstprijs p USING (id)
            UNION ALL BY NAME
            SELECT l.id, l.datum, coalesce(l.soort, $overdracht) AS kind, false AS afgeleid, l.koopsom_euro, l.plaats,
                   greatest(coalesce(l.aantal_objecten, 1), (SELECT count(*) FROM lijst_object o WHERE o.id = l.id))
                       AS aantal_objecten
            FROM alleen_lijst l
        """,
    ),
)
_SELLERS = (
    View(
        name="tussenverkoop",
        # Who sold by difference between stands was not the seller where the list shows who bought from him in between, unseen.
        makes="a transfer whose seller bought, after the list, in one that the land registry did not see",
        reads=("paar", "lijst", "lijst_object", "lijst_partij", "verkoop_kadaster"),
        key=("id",),
        sql="""
            SELECT DISTINCT p.overgang AS id
            FROM paar p JOIN lijst l ON l.id = p.lijst
            JOIN lijst_object o ON o.id = l.id
            JOIN lijst_object b ON b.object_id = o.object_id
            JOIN lijst eerder ON eerder.id = b.id AND eerder.id NOT IN (SELECT lijst FROM paar) AND eerder.datum <= l.datum
            JOIN lijst_partij koper ON koper.id = eerder.id AND koper.rol = 'koper'
            JOIN lijst_partij verkoper
              ON verkoper.id = l.id AND verkoper.rol = 'verkoper' AND verkoper.partij_id = koper.partij_id
            WHERE NOT EXISTS (
                SELECT 1 FROM verkoop_kadaster v WHERE v.id = p.overgang AND v.partij_id = verkoper.partij_id
            )
        """,
    ),
    View(
        name="verkoop",
        makes="a seller: that of the land registry, that of the list where it has none, or that of a transfer of the list alone",
        reads=(
            "verkoop_kadaster",
            "tussenverkoop",
            "paar",
            "overgang_kadaster",
            "koop",
            "lijst_partij",
            "lijst",
            "alleen_lijst",
        ),
        sql="""
            WITH gebleven AS (
                SELECT * FROM verkoop_kadaster WHERE id NOT IN (SELECT id FROM tussenverkoop)
            ), aangevuld AS (
                SELECT g.id, s.partij_soort, s.partij_id, g.datum, s.plaats, l._gezien_van,
                       CASE WHEN count(*) OVER (PARTITION BY g.id) = 1 THEN k.deel END AS aandeel
                FROM (SELECT DISTINCT lijst, overgang AS id FROM paar) p JOIN overgang_kadaster g USING (id)
                JOIN (
                    SELECT id, max(deel) AS deel
                    FROM (SELECT id, recht_id, object_id, sum(aandeel) AS deel FROM koop GROUP BY ALL) GROUP BY id
                ) k USING (id)
                JOIN lijst_partij s ON s.id = p.lijst AND s.rol = 'verkoper' JOIN lijst l ON l.id = p.lijst
                WHERE g.id NOT IN (SELECT id FROM gebleven)
            )
            FROM gebleven
            UNION ALL BY NAME
            FROM aangevuld
            UNION ALL BY NAME
            SELECT l.id, p.partij_soort, p.partij_id, l.datum, p.plaats, l._gezien_van,
                   CASE WHEN count(*) OVER (PARTITION BY l.id) = 1 THEN 1.0 END AS aandeel
            FROM alleen_lijst l JOIN lijst_partij p ON p.id = l.id AND p.rol = 'verkoper'
        """,
    ),
)
_OWN = (
    View(
        name="lijst_koop",
        makes="a buyer in a transfer that only the list knows, as koop has them",
        reads=("alleen_lijst", "lijst_partij"),
        key=("id", "partij_id"),
        sql="""
            SELECT l.id, p.partij_soort, p.partij_id, l.datum, p.plaats, l._gezien_van,
                   CASE WHEN count(*) OVER (PARTITION BY l.id) = 1 THEN 1.0 END AS aandeel
            FROM alleen_lijst l JOIN lijst_partij p ON p.id = l.id AND p.rol = 'koper'
        """,
    ),
    View(
        name="lijst_betreft",
        # A list does not say which right moved: it is the one right of ownership on the object, where there is one.
        makes="an object of a transfer that only the list knows",
        reads=("alleen_lijst", "lijst_object", "recht_object"),
        key=("id", "object_id"),
        sql="""
            SELECT l.id, l.datum, o.object_id, o.plaats, l._gezien_van, r.recht_id
            FROM alleen_lijst l JOIN lijst_object o ON o.id = l.id LEFT JOIN (
                SELECT object_id, min(recht_id) AS recht_id FROM recht_object WHERE eigendom
                GROUP BY object_id HAVING count(DISTINCT recht_id) = 1
            ) r USING (object_id)
        """,
    ),
)

VIEWS = (*_SAME, *_TRANSFERS, *_SELLERS, *_OWN)
