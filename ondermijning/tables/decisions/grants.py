"""Grants: who receives them and where they are spent."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import any_of
from ondermijning.views.elements import Edge, Node
from ondermijning.views.view import View

VIEWS = (
    View(
        name="verlening",
        # Where a register gives the year only, the grant counts from the first day of that year.
        makes="a grant that was asked for or decided on the date",
        reads=("Subsidieverlening",),
        sql="""
            SELECT *, coalesce(datum_besluit, make_date(subsidiejaar, 1, 1)) AS dag,
                   coalesce(datum_besluit <= getvariable('peildatum'), true) AS beslist
            FROM Subsidieverlening
            WHERE coalesce(datum_aanvraag, datum_besluit, make_date(subsidiejaar, 1, 1), _gezien_van) <= getvariable('peildatum')
        """,
    ),
    Node(
        label="Subsidie",
        reads=("verlening",),
        sql="""
            SELECT dossiernummer AS id, regeling, CASE WHEN beslist THEN status END AS status, aangevraagd_euro,
                   CASE WHEN beslist THEN verleend_euro END AS verleend_euro,
                   CASE WHEN beslist THEN vastgesteld_euro END AS vastgesteld_euro, datum_aanvraag,
                   CASE WHEN beslist THEN datum_besluit END AS datum_besluit, _bron, _levering, _bestand, _positie
            FROM verlening
        """,
    ),
    # From the decision on; not where nothing was granted or decided. A register of grants tells of no application; one that
    # does and tells of no decision has none yet.
    Edge(
        type="ONTVANGT",
        reads=("verlening", "partij"),
        constants={"niet_verleend": any_of(codes.NOT_GRANTED_WORDS)},
        sql=(
            """
            SELECT partijlabel(p.soort) AS van_soort, p.partij_id AS van,
                   'Subsidie' AS naar_soort, v.dossiernummer AS naar,
                   concat_ws('|', 'ONTVANGT', p.partij_id, v.dossiernummer) AS id, koppelwijze(p.reden) AS koppeling,
                   v.dag AS geldig_van,
                   CASE WHEN v.datum_besluit IS NOT NULL THEN 'dag' WHEN v.dag IS NOT NULL THEN 'jaar' END AS geldig_van_precisie,
                   v._gezien_van AS geregistreerd_op, als_voorbij(v._gezien_tot) AS registratie_tot,
                   v._bron, v._levering, v._bestand, v._positie
            FROM verlening v JOIN partij p ON p.register = v._bron AND p.source_id = v.dossiernummer
            WHERE CASE WHEN v.verleend_euro IS NULL
                       THEN NOT (bevat(v.status, $niet_verleend)
                                 OR v.datum_besluit IS NULL AND v.datum_aanvraag IS NOT NULL AND v.vastgesteld_euro IS NULL)
                       ELSE v.verleend_euro > 0 END
            """,
        ),
    ),
    Edge(
        type="BESTEED_OP",
        reads=("verlening", "adres"),
        sql=(
            """
            SELECT 'Subsidie' AS van_soort, v.dossiernummer AS van, 'Adres' AS naar_soort, a.id AS naar,
                   concat_ws('|', 'BESTEED_OP', v.dossiernummer, a.id) AS id, v._gezien_van AS geregistreerd_op,
                   als_voorbij(v._gezien_tot) AS registratie_tot, v._bron, v._levering, v._bestand, v._positie
            FROM verlening v JOIN adres a ON a.sleutel = concat_ws(':', v._bron, v.dossiernummer)
            """,
        ),
    ),
)
