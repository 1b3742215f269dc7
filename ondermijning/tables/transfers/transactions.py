"""Transfers in the graph: who bought, who sold, what they concern, and in which order an object moved.

What the land registry shows is rebuilt in ``sales_registered``; a list of earlier sales fills what is missing and adds what came
before, in ``sales_merge``.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Edge, Node
from ondermijning.views.view import View

_SIDE = """
SELECT * EXCLUDE (plaats), plaats[1] AS _bron, plaats[2] AS _levering, plaats[3] AS _bestand, plaats[4] AS _positie FROM (
    SELECT partij_soort AS van_soort, partij_id AS van, 'Transactie' AS naar_soort, id AS naar,
           '{role}:' || id || '|' || partij_id AS id,
           CASE WHEN count(aandeel) > 0 THEN CAST(round(1000 * least(max(aandeel), 1)) AS BIGINT) END AS aandeel_promille,
           min(datum) AS geldig_van, 'dag' AS geldig_van_precisie, min(_gezien_van) AS geregistreerd_op, min(plaats) AS plaats
    FROM {table} WHERE id IN (SELECT id FROM n_Transactie)
    GROUP BY partij_soort, partij_id, id
)
"""

_ELEMENTS = (
    Node(
        label="Transactie",
        reads=("overgang",),
        constants={"verkocht": (codes.TRANSFER, codes.UNKNOWN_KIND), "koop": codes.SALE},
        sql="""
            SELECT id, datum, CASE WHEN kind IN $verkocht AND koopsom_euro > 0 THEN $koop ELSE kind END AS soort, kind AS aktesoort,
                   koopsom_euro, aantal_objecten, afgeleid, plaats[1] AS _bron, plaats[2] AS _levering, plaats[3] AS _bestand,
                   plaats[4] AS _positie
            FROM overgang WHERE datum IS NULL OR datum <= getvariable('peildatum')
        """,
    ),
    Edge(
        type="KOPER",
        reads=("koop", "lijst_koop", "n_Transactie"),
        sql=(_SIDE.format(role="KOPER", table="koop"), _SIDE.format(role="KOPER", table="lijst_koop")),
    ),
    Edge(type="VERKOPER", reads=("verkoop", "n_Transactie"), sql=(_SIDE.format(role="VERKOPER", table="verkoop"),)),
    Edge(
        type="BETREFT",
        # An object on a list of sales was sold whole, as far as the list says.
        reads=("koop", "lijst_betreft", "n_Transactie"),
        sql=(
            """
            SELECT * EXCLUDE (plaats), plaats[1] AS _bron, plaats[2] AS _levering, plaats[3] AS _bestand, plaats[4] AS _positie
            FROM (
                SELECT 'Transactie' AS van_soort, id AS van, 'Perceel' AS naar_soort, object_id AS naar,
                       'BETREFT:' || id || '|' || object_id AS id,
                       CAST(round(1000 * least(max(deel), 1)) AS BIGINT) AS aandeel_promille, min(datum) AS geldig_van,
                       'dag' AS geldig_van_precisie, min(_gezien_van) AS geregistreerd_op, min(plaats) AS plaats
                FROM (SELECT *, sum(aandeel) OVER (PARTITION BY id, recht_id, object_id) AS deel FROM koop)
                WHERE id IN (SELECT id FROM n_Transactie)
                GROUP BY id, object_id
            )
            """,
            """
            SELECT 'Transactie' AS van_soort, id AS van, 'Perceel' AS naar_soort, object_id AS naar,
                   'BETREFT:' || id || '|' || object_id AS id, 1000 AS aandeel_promille, datum AS geldig_van,
                   'dag' AS geldig_van_precisie, _gezien_van AS geregistreerd_op,
                   plaats[1] AS _bron, plaats[2] AS _levering, plaats[3] AS _bestand, plaats[4] AS _positie
            FROM lijst_betreft WHERE id IN (SELECT id FROM n_Transactie)
            """,
        ),
    ),
    View(
        name="overgedragen",
        # Prices are only compared between transfers of the same rights. Of transfers on one day those come later of which a
        # seller bought in another, then those that the register showed later.
        makes="an object of a transfer with the rights that it moved with, and the place of the transfer in the order of all",
        reads=("koop", "lijst_betreft", "lijst_koop", "verkoop"),
        key=("id",),
        sql="""
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
        """,
    ),
)
_ORIGINS = (
    View(
        name="herkomst_akte",
        makes="the place of the price or the date of a deed",
        reads=("akte", "n_Transactie"),
        part_of="herkomst_Transactie",
        sql="""
            SELECT stukdeel_id AS element, 'koopsom_euro' AS kolom, _bron AS bron, _levering AS levering, _bestand AS bestand,
                   _positie AS positie
            FROM akte WHERE stukdeel_id IN (SELECT id FROM n_Transactie) AND transactiesom_euro IS NOT NULL
            UNION ALL
            SELECT stukdeel_id, 'datum', _bron, stuk_levering, stuk_bestand, stuk_positie
            FROM akte WHERE stukdeel_id IN (SELECT id FROM n_Transactie) AND stuk_bestand IS NOT NULL
        """,
    ),
    View(
        name="herkomst_afgeleide_datum",
        makes="the place of the date of a transfer that only the stands show",
        reads=("n_Transactie",),
        part_of="herkomst_Transactie",
        sql="""
            SELECT id AS element, 'datum' AS kolom, _bron AS bron, _levering AS levering, _bestand AS bestand, _positie AS positie
            FROM n_Transactie WHERE afgeleid
        """,
    ),
    View(
        name="herkomst_objectprijs",
        makes="the place of a price on an object, where the deed states none",
        reads=("objectprijs", "n_Transactie", "akte"),
        part_of="herkomst_Transactie",
        sql="""
            SELECT o.id AS element, 'koopsom_euro' AS kolom, o._bron AS bron, o._levering AS levering, o._bestand AS bestand,
                   o._positie AS positie
            FROM objectprijs o JOIN n_Transactie t USING (id) LEFT JOIN akte a ON a.stukdeel_id = o.id
            WHERE a.transactiesom_euro IS NULL
        """,
    ),
    View(
        name="herkomst_lijst",
        makes="the place of a line of the list: of the transfer, and of the date and the price that come from it",
        reads=("lijst_regel", "paar", "alleen_lijst", "lijstprijs", "n_Transactie"),
        part_of="herkomst_Transactie",
        sql="""
            WITH gezegd AS (
                SELECT coalesce(p.overgang, r.id) AS id, '' AS kolom, plaats FROM lijst_regel r LEFT JOIN paar p ON p.lijst = r.id
                UNION ALL
                SELECT id, unnest(['datum', 'koopsom_euro']), plaats FROM lijst_regel WHERE id IN (SELECT id FROM alleen_lijst)
                UNION ALL
                SELECT p.id, 'koopsom_euro', plaats FROM lijst_regel r JOIN lijstprijs p ON p.lijst = r.id
            )
            SELECT id AS element, kolom, plaats[1] AS bron, plaats[2] AS levering, plaats[3] AS bestand, plaats[4] AS positie
            FROM gezegd WHERE id IN (SELECT id FROM n_Transactie)
        """,
    ),
)

VIEWS = (*_ELEMENTS, *_ORIGINS)
