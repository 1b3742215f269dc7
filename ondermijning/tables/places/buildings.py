"""What stands at an address: BAG objects that people live or work in, and the buildings they are part of."""

from __future__ import annotations

from ondermijning.views.elements import Edge, Node

VIEWS = (
    Node(
        label="Verblijfsobject",
        reads=("bag_verblijfsobject", "BagObject", "WozKoppeling", "bag_in_pand", "bag_pand"),
        sql="""
            SELECT i.id, b.gebruiksdoel, b.oppervlakte_m2, b.status, p.bouwjaar, i._bron, i._levering, i._bestand, i._positie
            FROM (
                SELECT bag_id AS id, _bron, _levering, _bestand, _positie FROM bag_verblijfsobject
                UNION ALL
                SELECT bag_id, _bron, _levering, _bestand, _positie FROM BagObject
                UNION ALL
                SELECT doel_id, _bron, _levering, _bestand, _positie FROM WozKoppeling WHERE soort = 'adresseerbaarobject'
            ) i
            LEFT JOIN bag_verblijfsobject b ON b.bag_id = i.id
            LEFT JOIN (
                SELECT d.bag_id, min(g.bouwjaar) AS bouwjaar FROM bag_in_pand d JOIN bag_pand g USING (pand_id)
                WHERE coalesce(d.geldig_tot > getvariable('peildatum'), true) GROUP BY ALL
            ) p ON p.bag_id = i.id
        """,
    ),
    Node(
        label="Pand",
        reads=("bag_pand",),
        sql="SELECT pand_id AS id, bouwjaar, status, _bron, _levering, _bestand, _positie FROM bag_pand",
    ),
    # Main and further addresses.
    Edge(
        type="HEEFT_ADRES",
        reads=("bag_adres", "BagObject", "adres"),
        sql=(
            """
            SELECT 'Verblijfsobject' AS van_soort, van, 'Adres' AS naar_soort, naar, concat_ws('|', 'HEEFT_ADRES', van, naar) AS id,
                   geldig_van, geldig_tot, geregistreerd_op, registratie_tot, _bron, _levering, _bestand, _positie
            FROM (
                SELECT bag_id AS van, nummeraanduiding_id AS naar, geldig_van, geldig_tot, geregistreerd_op, registratie_tot,
                       _bron, _levering, _bestand, _positie
                FROM bag_adres
                UNION ALL
                SELECT b.bag_id, a.id, NULL, NULL, b._gezien_van, als_voorbij(b._gezien_tot), b._bron, b._levering, b._bestand,
                       b._positie
                FROM BagObject b JOIN adres a ON a.sleutel = concat_ws(':', b._bron, b.adres_id)
            )
            """,
        ),
    ),
    Edge(
        type="IN_PAND",
        reads=("bag_in_pand",),
        sql=(
            """
            SELECT 'Verblijfsobject' AS van_soort, bag_id AS van, 'Pand' AS naar_soort, pand_id AS naar,
                   concat_ws('|', 'IN_PAND', bag_id, pand_id) AS id, geldig_van, geldig_tot, geregistreerd_op, registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM bag_in_pand
            """,
        ),
    ),
)
