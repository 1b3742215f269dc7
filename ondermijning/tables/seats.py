"""Who is where: seats of companies and branches, and homes of persons.

A seat or home that two registers give is one edge, so its id does not name the register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.tables.frame import add_edges
from ondermijning.tables.words import known

if TYPE_CHECKING:
    import duckdb

_SEAT_ID = "concat_ws('|', 'GEVESTIGD_OP', van, naar, soort) AS id"

_SEATS = f"""
SELECT *, {_SEAT_ID} FROM (
    SELECT 'Bedrijf' AS van_soort, p.partij_id AS van, 'Adres' AS naar_soort, a.id AS naar, rol.soort,
           {known("n")}, n._gezien_tot AS geldig_tot, n._bron, n._levering, n._bestand, n._positie
    FROM NietNatuurlijkPersoon n
    JOIN partij p ON p.register = n._bron AND p.source_id = n.persoon_id
    CROSS JOIN LATERAL (VALUES ('bezoekadres', n.woonadres_id), ('correspondentieadres', n.postadres_id)) rol (soort, adres_id)
    JOIN adres a ON a.sleutel = concat_ws(':', n._bron, rol.adres_id)
    UNION ALL
    SELECT CASE WHEN v.vestigingsnummer = '' THEN 'Bedrijf' ELSE 'Vestiging' END,
           CASE WHEN v.vestigingsnummer = '' THEN p.partij_id ELSE 'VEST:' || v.vestigingsnummer END,
           'Adres', a.id, v.soort, {known("v")}, v._gezien_tot, v._bron, v._levering, v._bestand, v._positie
    FROM VestigingAdres v
    LEFT JOIN partij p ON p.register = v._bron AND p.source_id = 'KVK:' || v.kvk
    JOIN adres a ON a.sleutel = concat_ws(':', v._bron, v.kvk, v.vestigingsnummer, v.soort)
    WHERE NOT v.afgeschermd
)
"""  # noqa: S608 - made of literals

# Who is secret in one register is secret in all.
_HOMES = f"""
SELECT 'Persoon' AS van_soort, p.partij_id AS van, 'Adres' AS naar_soort, a.id AS naar,
       concat_ws('|', 'WOONT_OP', p.partij_id, a.id) AS id,
       {known("n")}, n._gezien_tot AS geldig_tot, n._bron, n._levering, n._bestand, n._positie
FROM NatuurlijkPersoon n
JOIN partij p ON p.register = n._bron AND p.source_id = n.persoon_id
JOIN n_Persoon s ON s.id = p.partij_id AND NOT s.afgeschermd
JOIN adres a ON a.sleutel = concat_ws(':', n._bron, n.woonadres_id)
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make GEVESTIGD_OP and WOONT_OP."""
    add_edges(db, "GEVESTIGD_OP", _SEATS)
    add_edges(db, "WOONT_OP", _HOMES)
