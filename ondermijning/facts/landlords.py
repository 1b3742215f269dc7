"""Applications after a measure or refusal in premises whose owner is linked with the party it was about.

Whoever looks behind an applicant, as the Bibob policy asks, sees who gives the premises. An owner who applies himself
hides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

# The day of the measure is that of the application less the days between; a link that was over by then tells nothing.
_LINKED = """
CREATE OR REPLACE TABLE verbonden_verhuurder AS
WITH betrokken AS (
    SELECT van AS zaak, naar AS partij, id FROM e_GAAT_OVER
    UNION ALL SELECT naar, van, id FROM e_VRAAGT_AAN
    UNION ALL SELECT naar, van, id FROM e_HOUDT
)
SELECT o.id, m.van AS eigenaar, m.naar AS betrokkene, [o.id, p.id, m.id, b.id] AS ids
FROM e_VOLGT_OP o JOIN betrokken p ON p.zaak = o.naar
JOIN e_VERBONDEN_MET m ON m.naar = p.partij AND coalesce(m.geldig_tot >= o.geldig_van - o.dagen::INT, true)
JOIN e_BEZIT b ON b.van = m.van AND b.geldig_tot IS NULL
JOIN e_HEEFT_VBO h ON h.van = b.naar JOIN e_HEEFT_ADRES a ON a.van = h.naar AND a.naar = o.adres_id
WHERE NOT EXISTS (SELECT 1 FROM e_VRAAGT_AAN v WHERE v.naar = o.van AND v.van IN (m.van, m.naar))
QUALIFY row_number() OVER (PARTITION BY o.id ORDER BY m.stappen, m.van, m.naar, p.id, b.id) = 1
"""

_SET = """
UPDATE e_VOLGT_OP SET verhuurder_id = v.eigenaar, verhuurder_band_id = v.betrokkene
FROM verbonden_verhuurder v WHERE v.id = e_VOLGT_OP.id
"""

_INPUTS = "SELECT id, unnest(ids) AS element, '' AS kolom FROM verbonden_verhuurder"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the owner and the party on VOLGT_OP; reads VERBONDEN_MET."""
    db.execute(_LINKED)
    db.execute(_SET)
    for column in ("verhuurder_id", "verhuurder_band_id"):
        add_origins(db, column, _INPUTS)
