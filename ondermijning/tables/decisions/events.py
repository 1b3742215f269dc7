"""Closures, penalties, refusals and inspections; who they and insolvencies are about."""

from __future__ import annotations

from ondermijning.views.elements import Edge, Node
from ondermijning.views.view import View

VIEWS = (
    View(
        name="voorval",
        makes="an event up to the date",
        reads=("Melding",),
        sql="SELECT * FROM Melding WHERE datum <= getvariable('peildatum')",
    ),
    Node(
        label="Gebeurtenis",
        reads=("voorval",),
        sql="SELECT gebeurtenis_id AS id, soort, datum, _bron, _levering, _bestand, _positie FROM voorval",
    ),
    Edge(
        type="GEBEURD_OP",
        reads=("voorval", "adres"),
        sql=(
            """
            SELECT 'Gebeurtenis' AS van_soort, v.gebeurtenis_id AS van, 'Adres' AS naar_soort, a.id AS naar,
                   concat_ws('|', 'GEBEURD_OP', v.gebeurtenis_id, a.id) AS id, v.datum AS geldig_van, 'dag' AS geldig_van_precisie,
                   v._gezien_van AS geregistreerd_op, als_voorbij(v._gezien_tot) AS registratie_tot,
                   v._bron, v._levering, v._bestand, v._positie
            FROM voorval v JOIN adres a ON a.sleutel = concat_ws(':', v._bron, v.gebeurtenis_id)
            """,
        ),
    ),
    Edge(
        type="GAAT_OVER",
        reads=("voorval", "partij", "insolventie"),
        sql=(
            """
            SELECT 'Gebeurtenis' AS van_soort, v.gebeurtenis_id AS van, partijlabel(p.soort) AS naar_soort, p.partij_id AS naar,
                   concat_ws('|', 'GAAT_OVER', v.gebeurtenis_id, p.partij_id) AS id, koppelwijze(p.reden) AS koppeling,
                   v.datum AS geldig_van,
                   v._gezien_van AS geregistreerd_op, als_voorbij(v._gezien_tot) AS registratie_tot,
                   v._bron, v._levering, v._bestand, v._positie
            FROM voorval v JOIN partij p ON p.register = v._bron AND p.source_id = v.gebeurtenis_id
            """,
            """
            SELECT 'Insolventie' AS van_soort, i.id AS van, 'Bedrijf' AS naar_soort, p.partij_id AS naar,
                   concat_ws('|', 'GAAT_OVER', i.id, p.partij_id) AS id, i.datum AS geldig_van, i.einde AS geldig_tot,
                   i._gezien_van AS geregistreerd_op, als_voorbij(i._gezien_tot) AS registratie_tot,
                   i._bron, i._levering, i._bestand, i._positie
            FROM insolventie i JOIN partij p ON p.register = i._bron AND p.source_id = 'KVK:' || i.kvk
            """,
        ),
    ),
)
