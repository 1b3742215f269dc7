"""Offices at companies: who directs, may act for, or holds shares in them, from when to when."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Edge
from ondermijning.views.view import View

_OFFICES = View(
    name="ambt",
    # A sole trader is its own company in the register; nobody holds an office at oneself.
    makes="an office of a party at another company",
    reads=("Functievervulling", "partij"),
    sql="""
        SELECT partijlabel(p.soort) AS van_soort, p.partij_id AS van, 'Bedrijf' AS naar_soort, c.partij_id AS naar, f.soort,
               f.functie_code, coalesce(f.functie, f.soort) AS functie, f.aanvang AS geldig_van,
               f.aanvang_precisie AS geldig_van_precisie, coalesce(f.einde, f._gezien_tot) AS geldig_tot,
               f.einde_precisie AS geldig_tot_precisie, f._gezien_van AS geregistreerd_op,
               als_voorbij(f._gezien_tot) AS registratie_tot, f._bron, f._levering, f._bestand, f._positie
        FROM Functievervulling f
        JOIN partij c ON c.register = f._bron AND c.source_id = 'KVK:' || f.kvk
        JOIN partij p ON p.register = f._bron
             AND p.source_id = 'KVK:' || f.kvk || '#' || CASE WHEN f.volgnummer = 0 THEN 'eigenaar' ELSE f.volgnummer::TEXT END
        WHERE p.partij_id <> c.partij_id
    """,
)
_OF_KINDS = """
SELECT * EXCLUDE (soort, functie_code), concat_ws('|', '{edge}', van, naar, functie, geldig_van) AS id
FROM ambt WHERE soort IN $soorten
"""

VIEWS = (
    _OFFICES,
    *(
        Edge(type=edge, sql=(_OF_KINDS.format(edge=edge),), reads=("ambt",), constants={"soorten": kinds})
        for edge, kinds in (("BESTUURT", codes.DIRECTING_OFFICES), ("GEMACHTIGDE_VAN", codes.LESSER_OFFICES))
    ),
    Edge(
        type="AANDEELHOUDER_VAN",
        # Only a sole shareholder's share is known.
        sql=(
            """
            SELECT * EXCLUDE (soort, functie, functie_code), concat_ws('|', 'AANDEELHOUDER_VAN', van, naar, geldig_van) AS id,
                   CASE WHEN functie_code = $enige THEN 1000 END AS aandeel_promille
            FROM ambt WHERE soort = $aandeelhouder
            """,
        ),
        reads=("ambt",),
        constants={"enige": codes.SOLE_SHAREHOLDER_CODE, "aandeelhouder": codes.SHAREHOLDER},
    ),
)
