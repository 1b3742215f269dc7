"""Apartment rights: the object that was split into them, and the association of owners that manages them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.resolve.mentions import COMPANY
from ondermijning.tables.frame import add_edges
from ondermijning.tables.words import KNOWN

if TYPE_CHECKING:
    import duckdb

# Objects whose right a split made, or whose right was split; a right may reach its object through the one it burdens.
_SPLIT_OBJECT = """
CREATE OR REPLACE TABLE splitsing_object AS
SELECT s.splitsing_id, s.rol, o.object_id, s._gezien_van, s._gezien_tot, s._bron, s._levering, s._bestand, s._positie
FROM SplitsingRecht s JOIN recht_object o USING (recht_id)
"""

_SPLIT_INTO = """
WITH paar AS (
    SELECT g.object_id AS grond, a.object_id AS appartement, least(g._gezien_tot, a._gezien_tot) AS _gezien_tot,
           greatest(g._gezien_van, a._gezien_van) AS _gezien_van, a._bron, a._levering, a._bestand, a._positie
    FROM splitsing_object g JOIN splitsing_object a USING (splitsing_id)
    WHERE g.rol = 'betrokken_bij' AND a.rol = 'ontstaan_uit' AND g.object_id <> a.object_id
)
SELECT 'Perceel' AS van_soort, grond AS van, 'Perceel' AS naar_soort, appartement AS naar, _gezien_tot AS geldig_tot,
       {known}, _bron, _levering, _bestand, _positie
FROM paar
"""

_MANAGES = """
WITH beheer AS (
    SELECT p.partij_id, a.object_id, least(s._gezien_tot, a._gezien_tot) AS _gezien_tot,
           greatest(s._gezien_van, a._gezien_van) AS _gezien_van, s._bron, s._levering, s._bestand, s._positie
    FROM Splitsing s JOIN splitsing_object a USING (splitsing_id, _bron)
    JOIN partij p ON p.register = s._bron AND p.source_id = s.vve_persoon_id
    WHERE a.rol = 'ontstaan_uit' AND p.soort = '{company}'
)
SELECT 'Bedrijf' AS van_soort, partij_id AS van, 'Perceel' AS naar_soort, object_id AS naar, _gezien_tot AS geldig_tot,
       {known}, _bron, _levering, _bestand, _positie
FROM beheer
"""


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make GESPLITST_IN and BEHEERT from the rights that ``rights.make`` left."""
    db.execute(_SPLIT_OBJECT)
    add_edges(db, "GESPLITST_IN", _SPLIT_INTO.format(known=KNOWN))
    add_edges(db, "BEHEERT", _MANAGES.format(known=KNOWN, company=COMPANY))
