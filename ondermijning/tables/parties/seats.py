"""Who is where: seats of companies and branches, and homes of persons.

A seat or home that two registers give is one edge, so its id does not name the register.
"""

from __future__ import annotations

from ondermijning.resolve.mentions import COMPANY
from ondermijning.views.elements import Edge

VIEWS = (
    Edge(
        type="GEVESTIGD_OP",
        reads=("NietNatuurlijkPersoon", "partij", "adres", "alle_vestigingsadressen", "Zetelgegeven"),
        constants={"bedrijf": COMPANY},
        sql=(
            """
            SELECT *, concat_ws('|', 'GEVESTIGD_OP', van, naar, soort) AS id FROM (
                SELECT 'Bedrijf' AS van_soort, p.partij_id AS van, 'Adres' AS naar_soort, a.id AS naar, rol.soort,
                       n._gezien_van AS geregistreerd_op, als_voorbij(n._gezien_tot) AS registratie_tot,
                       n._gezien_tot AS geldig_tot, n._bron, n._levering, n._bestand, n._positie
                FROM NietNatuurlijkPersoon n
                JOIN partij p ON p.register = n._bron AND p.source_id = n.persoon_id
                CROSS JOIN LATERAL (
                    VALUES ('bezoekadres', n.woonadres_id), ('correspondentieadres', n.postadres_id)
                ) rol (soort, adres_id)
                JOIN adres a ON a.sleutel = concat_ws(':', n._bron, rol.adres_id)
                UNION ALL
                SELECT CASE WHEN v.vestigingsnummer = '' THEN 'Bedrijf' ELSE 'Vestiging' END,
                       CASE WHEN v.vestigingsnummer = '' THEN p.partij_id ELSE 'VEST:' || v.vestigingsnummer END,
                       'Adres', a.id, v.soort, v._gezien_van, als_voorbij(v._gezien_tot), v._gezien_tot, v._bron, v._levering,
                       v._bestand, v._positie
                FROM alle_vestigingsadressen v
                LEFT JOIN partij p ON p.register = v._bron AND p.source_id = 'KVK:' || v.kvk
                JOIN adres a ON a.sleutel = concat_ws(':', v._bron, v.kvk, v.vestigingsnummer, v.soort)
                WHERE NOT v.afgeschermd
                UNION ALL
                SELECT 'Bedrijf', p.partij_id, 'Adres', a.id, 'bezoekadres', z._gezien_van, als_voorbij(z._gezien_tot),
                       z._gezien_tot, z._bron, z._levering, z._bestand, z._positie
                FROM Zetelgegeven z
                JOIN partij p ON p.register = z._bron AND p.soort = $bedrijf AND p.source_id =
                    'KVK:' || z.kvk || CASE WHEN z.volgnummer > 0 THEN '#' || z.volgnummer ELSE '' END
                JOIN adres a ON a.sleutel = concat_ws(':', z._bron, z.kvk, 'zetel', z.volgnummer) AND a.id IS NOT NULL
            )
            """,
        ),
    ),
    # Who is secret in one register is secret in all.
    Edge(
        type="WOONT_OP",
        reads=("NatuurlijkPersoon", "partij", "n_Persoon", "adres"),
        sql=(
            """
            SELECT 'Persoon' AS van_soort, p.partij_id AS van, 'Adres' AS naar_soort, a.id AS naar,
                   concat_ws('|', 'WOONT_OP', p.partij_id, a.id) AS id, n._gezien_van AS geregistreerd_op,
                   als_voorbij(n._gezien_tot) AS registratie_tot, n._gezien_tot AS geldig_tot,
                   n._bron, n._levering, n._bestand, n._positie
            FROM NatuurlijkPersoon n
            JOIN partij p ON p.register = n._bron AND p.source_id = n.persoon_id
            JOIN n_Persoon s ON s.id = p.partij_id AND NOT s.afgeschermd
            JOIN adres a ON a.sleutel = concat_ws(':', n._bron, n.woonadres_id)
            """,
        ),
    ),
)
