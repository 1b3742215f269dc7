"""Ages of companies at the moments that matter: when they buy, and after they ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_AGE_AT_PURCHASE = """
UPDATE e_KOPER SET dagen_sinds_oprichting = datediff('day', b.opgericht, t.datum)
FROM n_Bedrijf b, n_Transactie t
WHERE b.id = e_KOPER.van AND t.id = e_KOPER.naar AND b.opgericht <= t.datum
"""

# Until the holding ended, else until the date the tables speak for.
_HELD_AFTER_END = """
UPDATE e_BEZIT SET dagen_na_einde = datediff('day', b.beeindigd, coalesce(e_BEZIT.geldig_tot, getvariable('peildatum')))
FROM n_Bedrijf b
WHERE b.id = e_BEZIT.van AND b.beeindigd <= coalesce(e_BEZIT.geldig_tot, getvariable('peildatum'))
"""

_AGE_INPUTS = """
SELECT id, unnest([van, naar]) AS element, unnest(['opgericht', 'datum']) AS kolom FROM e_KOPER
WHERE dagen_sinds_oprichting IS NOT NULL
"""

_HELD_INPUTS = """
SELECT id, unnest([van, id]) AS element, unnest(['beeindigd', '']) AS kolom FROM e_BEZIT WHERE dagen_na_einde IS NOT NULL
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the ages on KOPER and BEZIT, with the rows they came from."""
    db.execute(_AGE_AT_PURCHASE)
    db.execute(_HELD_AFTER_END)
    add_origins(db, "dagen_sinds_oprichting", _AGE_INPUTS)
    add_origins(db, "dagen_na_einde", _HELD_INPUTS)
