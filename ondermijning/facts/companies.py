"""Ages of companies at the moments that matter: when they buy, and after they ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

_ORIGINS = (
    """
    INSERT INTO herkomst
    SELECT i.id, 'dagen_sinds_oprichting', h.bron, h.levering, h.bestand, h.positie
    FROM (
        SELECT id, van AS element, 'opgericht' AS kolom FROM e_KOPER WHERE dagen_sinds_oprichting IS NOT NULL
        UNION ALL
        SELECT id, naar, 'datum' FROM e_KOPER WHERE dagen_sinds_oprichting IS NOT NULL
    ) i JOIN herkomst h USING (element, kolom)
    """,
    """
    INSERT INTO herkomst
    SELECT i.id, 'dagen_na_einde', h.bron, h.levering, h.bestand, h.positie
    FROM (
        SELECT id, van AS element, 'beeindigd' AS kolom FROM e_BEZIT WHERE dagen_na_einde IS NOT NULL
        UNION ALL
        SELECT id, id, '' FROM e_BEZIT WHERE dagen_na_einde IS NOT NULL
    ) i JOIN herkomst h USING (element, kolom)
    """,
)


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the ages on KOPER and BEZIT, with the rows they came from."""
    for statement in (_AGE_AT_PURCHASE, _HELD_AFTER_END, *_ORIGINS):
        db.execute(statement)
