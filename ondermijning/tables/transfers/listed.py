"""Transfers as a list of earlier sales gives them: lines that belong together, their objects and their parties.

A transfer that left the list was wrong and does not count. Lines of one transfer that contradict each other leave the price
empty: nothing is chosen.
"""

from __future__ import annotations

from ondermijning.model.records_overdracht import BY_DESIGNATION
from ondermijning.views.view import View

VIEWS = (
    View(
        name="lijst_regel",
        makes="a line of the last list that shows a transfer, under the id that the transfer has in the graph",
        reads=("Overdracht_versies", "Overdracht"),
        sql="""
            SELECT coalesce(v.stukdeel_id, left(sha256(v.overdracht_id), 32)) AS id, v.overdracht_id, v.datum, v.soort,
                   v.koopsom_euro, v.aantal_objecten,
                   regexp_extract(v.stuk, '(?i)^hyp\\.?\\s*4\\D+(\\d+)\\s*/\\s*(\\d+)', ['deel', 'nummer']) AS hyp4,
                   o._gezien_van, (v._bron, v._levering, v._bestand, v._positie) AS plaats
            FROM Overdracht_versies v JOIN Overdracht o ON o.overdracht_id = v.overdracht_id AND o._bron = v._bron
            WHERE o._gezien_tot IS NULL
            QUALIFY v._moment = max(v._moment) OVER (PARTITION BY v.overdracht_id)
        """,
    ),
    View(
        name="lijst",
        makes="a transfer on the list",
        reads=("lijst_regel",),
        key=("id",),
        local="id",
        sql="""
            SELECT id, min(datum) AS datum, min(soort) AS soort, max(hyp4.deel) AS deel, max(hyp4.nummer) AS nummer,
                   CASE WHEN count(DISTINCT koopsom_euro) = 1 THEN min(koopsom_euro) END AS koopsom_euro,
                   max(aantal_objecten) AS aantal_objecten, count(DISTINCT koopsom_euro) > 1 AS prijs_oneens,
                   count(DISTINCT datum) > 1 AS datum_oneens, min(_gezien_van) AS _gezien_van, min(plaats) AS plaats
            FROM lijst_regel GROUP BY id
        """,
    ),
    View(
        name="lijst_object",
        makes="an object of a transfer on the list",
        # One that the list names by its designation is the object that the land registry last called so.
        reads=("OverdrachtObject", "lijst_regel", "kadaster_KadastraalObject"),
        key=("id", "object_id"),
        constants={"aanduiding": BY_DESIGNATION},
        sql="""
            SELECT k.id, coalesce(n.object_id, o.object_id) AS object_id,
                   min((_bron, _levering, _bestand, _positie)) AS plaats
            FROM OverdrachtObject o JOIN (SELECT DISTINCT id, overdracht_id FROM lijst_regel) k USING (overdracht_id)
            LEFT JOIN (
                SELECT $aanduiding || aanduiding AS naam,
                       arg_max(object_id, (_moment_tot IS NULL, _moment_van, object_id)) AS object_id
                FROM kadaster_KadastraalObject GROUP BY aanduiding
            ) n ON n.naam = o.object_id
            WHERE o._gezien_tot IS NULL GROUP BY ALL
        """,
    ),
    View(
        name="lijst_partij",
        makes="a party to a transfer on the list; one that gives a number can be told from another, a name alone cannot",
        reads=("OverdrachtPartij", "lijst_regel", "partij"),
        key=("id", "rol", "partij_id"),
        sql="""
            SELECT k.id, o.rol, partijlabel(p.soort) AS partij_soort, p.partij_id,
                   bool_or(o.kvk IS NOT NULL OR o.rsin IS NOT NULL) AS genummerd,
                   min((_bron, _levering, _bestand, _positie)) AS plaats
            FROM OverdrachtPartij o
            JOIN (SELECT DISTINCT id, overdracht_id FROM lijst_regel) k USING (overdracht_id)
            JOIN partij p ON p.register = o._bron AND p.source_id =
                CASE WHEN o.kvk IS NULL AND o.rsin IS NULL THEN o.overdracht_id || '#' ELSE '' END || o.partij_sleutel
            WHERE o._gezien_tot IS NULL GROUP BY ALL
        """,
    ),
)
