"""Permit cases as they stood on the date, and notices: what was asked and decided, by whom, and for which place.

Who leads the business is no holder.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.normalise.notices.titles import APPLICATION, HANDLED
from ondermijning.tables.words import any_of
from ondermijning.views.elements import Edge, Node
from ondermijning.views.view import View

_KINDS = {
    "exploitatie": any_of(codes.EXPLOITATION_WORDS),
    "omzetting": any_of(codes.CONVERSION_WORDS),
    "verhuur": any_of(codes.LETTING_WORDS),
}

VIEWS = (
    View(
        name="zaak",
        # A decision after the date is not known yet, nor is the state of the case that it brought; what came of it in the end
        # (uitkomst) tells who held the permit before.
        makes="a permit case as it stood on the date",
        reads=("Vergunningzaak",),
        constants=_KINDS,
        sql="""
            SELECT * REPLACE (
                       CASE WHEN beslist THEN status END AS status, CASE WHEN beslist THEN besluit END AS besluit,
                       CASE WHEN beslist THEN datum_besluit END AS datum_besluit,
                       CASE WHEN geldig_van <= getvariable('peildatum') THEN geldig_van END AS geldig_van),
                   CASE WHEN beslist AND besluit IS NOT NULL THEN 'besloten' ELSE 'aangevraagd' END AS fase,
                   bevat(soort, $exploitatie) AS exploitatie, bevat(soort, $omzetting) AS omzetting,
                   bevat(soort, $verhuur) AS verhuur
            FROM (
                SELECT *, coalesce(datum_besluit <= getvariable('peildatum'), true) AS beslist,
                       besluit AS uitkomst, datum_besluit AS uitkomst_op, geldig_van AS ingang
                FROM Vergunningzaak
            )
            WHERE coalesce(datum_aanvraag, least(datum_besluit, geldig_van), _gezien_van) <= getvariable('peildatum')
        """,
    ),
    View(
        name="zaakpartij",
        makes="a party to a permit case in one role",
        reads=("VergunningPartij", "zaak", "partij"),
        sql="""
            SELECT partijlabel(p.soort) AS van_soort, p.partij_id AS van, 'Vergunning' AS naar_soort, z.zaaknummer AS naar, v.rol,
                   koppelwijze(p.reden) AS koppeling, z.datum_aanvraag, z.beslist, z.uitkomst, z.uitkomst_op, z.ingang,
                   z.geldig_tot,
                   bool_or(v.rol = 'houder') OVER (PARTITION BY z.zaaknummer) AS houder_bekend,
                   v._gezien_van AS geregistreerd_op, als_voorbij(v._gezien_tot) AS registratie_tot,
                   v._bron, v._levering, v._bestand, v._positie
            FROM VergunningPartij v JOIN zaak z USING (zaaknummer, _bron)
            JOIN partij p ON p.register = v._bron
                 AND p.source_id = v.zaaknummer || CASE WHEN v.volgnummer = 1 THEN '' ELSE '#' || v.volgnummer END
        """,
    ),
    Node(
        label="Vergunning",
        reads=("zaak", "kennisgeving"),
        constants={**_KINDS, "afgehandeld": HANDLED, "aanvraag": APPLICATION},
        sql="""
            SELECT zaaknummer AS id, soort, fase, status, besluit, datum_aanvraag, datum_besluit, bouwsom_euro, aantal_eenheden,
                   activiteit, exploitatie, omzetting, verhuur, geldig_van,
                   CASE WHEN geldig_van IS NOT NULL THEN 'dag' END AS geldig_van_precisie, geldig_tot,
                   _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM zaak
            UNION ALL BY NAME
            SELECT vergunning AS id, soort, fase, CASE WHEN fase = $afgehandeld THEN fase END AS status,
                   CASE WHEN fase = $aanvraag THEN datum END AS datum_aanvraag, activiteit,
                   bevat(soort, $exploitatie) AS exploitatie, bevat(soort, $omzetting) AS omzetting,
                   bevat(soort, $verhuur) AS verhuur,
                   _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM kennisgeving WHERE NOT bekende_zaak
        """,
    ),
    Edge(
        type="VRAAGT_AAN",
        reads=("zaakpartij",),
        sql=(
            """
            SELECT van_soort, van, naar_soort, naar, concat_ws('|', 'VRAAGT_AAN', van, naar) AS id, koppeling,
                   datum_aanvraag AS geldig_van, geregistreerd_op, registratie_tot, _bron, _levering, _bestand, _positie
            FROM zaakpartij WHERE rol = 'aanvrager'
            """,
        ),
    ),
    # Who asked holds what was granted, unless the source names a holder. What was taken away was held only if it ever began:
    # an application that was withdrawn bears the same word.
    Edge(
        type="HOUDT",
        reads=("zaakpartij",),
        constants={"verleend": codes.GRANTED, "ingetrokken": codes.WITHDRAWN},
        sql=(
            """
            SELECT van_soort, van, naar_soort, naar, concat_ws('|', 'HOUDT', van, naar) AS id, koppeling,
                   coalesce(ingang, uitkomst_op) AS geldig_van,
                   CASE WHEN uitkomst = $ingetrokken THEN least(geldig_tot, uitkomst_op) ELSE geldig_tot END AS geldig_tot,
                   geregistreerd_op, registratie_tot, _bron, _levering, _bestand, _positie
            FROM zaakpartij
            WHERE rol = CASE WHEN houder_bekend THEN 'houder' ELSE 'aanvrager' END
              AND (uitkomst = $verleend AND beslist OR uitkomst = $ingetrokken AND ingang IS NOT NULL
                   OR uitkomst IS NULL AND rol = 'houder')
            """,
        ),
    ),
    View(
        name="zaak_adres",
        makes="the place that a case names; else the main address on the object it names, if there is just one",
        reads=("zaak", "adres", "alle_HEEFT_VBO", "hoofdadres"),
        sql="""
            WITH genoemd AS (
                SELECT z.zaaknummer, a.id AS adres FROM zaak z JOIN adres a ON a.sleutel = concat_ws(':', z._bron, z.zaaknummer)
                WHERE a.id IS NOT NULL
            ), op_object AS (
                SELECT z.zaaknummer, min(h.nummeraanduiding_id) AS adres
                FROM zaak z JOIN alle_HEEFT_VBO v ON v.van = z.object_id JOIN hoofdadres h ON h.bag_id = v.naar
                WHERE v.geldig_tot IS NULL AND z.zaaknummer NOT IN (SELECT zaaknummer FROM genoemd)
                GROUP BY z.zaaknummer HAVING count(DISTINCT h.nummeraanduiding_id) = 1
            )
            SELECT * FROM genoemd UNION ALL SELECT * FROM op_object
        """,
    ),
    Edge(
        type="VERGUND_VOOR",
        reads=("zaak", "zaak_adres", "kennisgeving_adres"),
        sql=(
            """
            SELECT 'Vergunning' AS van_soort, z.zaaknummer AS van, 'Adres' AS naar_soort, g.adres AS naar,
                   concat_ws('|', 'VERGUND_VOOR', z.zaaknummer, g.adres) AS id, z._gezien_van AS geregistreerd_op,
                   als_voorbij(z._gezien_tot) AS registratie_tot, z._bron, z._levering, z._bestand, z._positie
            FROM zaak z JOIN zaak_adres g USING (zaaknummer)
            """,
            """
            SELECT 'Vergunning' AS van_soort, vergunning AS van, 'Adres' AS naar_soort, adres AS naar,
                   concat_ws('|', 'VERGUND_VOOR', vergunning, adres) AS id, _gezien_van AS geregistreerd_op,
                   als_voorbij(_gezien_tot) AS registratie_tot, _bron, _levering, _bestand, _positie
            FROM kennisgeving_adres
            """,
        ),
    ),
)
