"""Ages of companies at the moments that matter: when they buy, and how near to a deed or how long ago they ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.facts.spans import last_day
from ondermijning.tables.words import any_word

if TYPE_CHECKING:
    import duckdb

_AGE_AT_PURCHASE = """
UPDATE e_KOPER SET dagen_sinds_oprichting = datediff('day', b.opgericht, t.datum)
FROM n_Bedrijf b, n_Transactie t
WHERE b.id = e_KOPER.van AND t.id = e_KOPER.naar AND b.opgericht <= t.datum
"""

# From the last day on which the company may have ended until the holding ended, else until the date the tables speak for.
_ENDED = last_day("b.beeindigd", "b.beeindigd_precisie")
_HELD_UNTIL = "coalesce(e_BEZIT.geldig_tot, getvariable('peildatum'))"
_HELD_AFTER_END = f"""
UPDATE e_BEZIT SET dagen_na_einde = datediff('day', {_ENDED}, {_HELD_UNTIL})
FROM n_Bedrijf b WHERE b.id = e_BEZIT.van AND {_ENDED} <= {_HELD_UNTIL}
"""  # noqa: S608 - made of literals

# What merged, was split or took another form goes on.
_GONE_ON = ("fusie", "splitsing", "omzetting")

_UNTIL_END = f"""
UPDATE e_{{side}} SET dagen_tot_einde = datediff('day', t.datum, b.beeindigd)
FROM n_Bedrijf b, n_Transactie t
WHERE b.id = e_{{side}}.van AND t.id = e_{{side}}.naar AND b.beeindigd >= t.datum AND NOT {any_word("b.eindreden", _GONE_ON)}
"""  # noqa: S608 - words of the model

# Every company above the buyer over holdings that are whole, on the date.
_GROUP = """
CREATE OR REPLACE TABLE groepsleeftijd AS
WITH RECURSIVE boven (koper, bedrijf, ids) AS (
    SELECT naar, van, [id] FROM e_AANDEELHOUDER_VAN
    WHERE van_soort = 'Bedrijf' AND geldig_tot IS NULL AND aandeel_promille = 1000 AND van <> naar
    UNION ALL
    SELECT b.koper, a.van, b.ids || [a.id] FROM boven b JOIN e_AANDEELHOUDER_VAN a ON a.naar = b.bedrijf
    WHERE a.van_soort = 'Bedrijf' AND a.geldig_tot IS NULL AND a.aandeel_promille = 1000 AND NOT list_contains(b.ids, a.id)
)
SELECT k.id, t.id AS transactie, b.id AS moeder, v.ids, datediff('day', b.opgericht, t.datum) AS dagen
FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar JOIN boven v ON v.koper = k.van JOIN n_Bedrijf b ON b.id = v.bedrijf
WHERE b.opgericht <= t.datum
QUALIFY row_number() OVER (PARTITION BY k.id ORDER BY dagen DESC, b.id, v.ids) = 1
"""

_SET_GROUP = "UPDATE e_KOPER SET groep_dagen = g.dagen FROM groepsleeftijd g WHERE g.id = e_KOPER.id"

_AGE_INPUTS = """
SELECT id, unnest([van, naar]) AS element, unnest(['opgericht', 'datum']) AS kolom FROM e_KOPER
WHERE dagen_sinds_oprichting IS NOT NULL
"""

_HELD_INPUTS = """
SELECT id, unnest([van, id]) AS element, unnest(['beeindigd', '']) AS kolom FROM e_BEZIT WHERE dagen_na_einde IS NOT NULL
"""

_UNTIL_END_INPUTS = """
SELECT id, unnest([van, naar]) AS element, unnest(['beeindigd', 'datum']) AS kolom FROM e_{side} WHERE dagen_tot_einde IS NOT NULL
"""

_GROUP_INPUTS = """
SELECT id, unnest([moeder, transactie]) AS element, unnest(['opgericht', 'datum']) AS kolom FROM groepsleeftijd
UNION ALL
SELECT id, unnest(ids), '' FROM groepsleeftijd
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the ages on KOPER, VERKOPER and BEZIT, with the rows they came from."""
    for statement in (_AGE_AT_PURCHASE, _HELD_AFTER_END, _GROUP, _SET_GROUP):
        db.execute(statement)
    add_origins(db, "dagen_sinds_oprichting", _AGE_INPUTS)
    add_origins(db, "dagen_na_einde", _HELD_INPUTS)
    add_origins(db, "groep_dagen", _GROUP_INPUTS)
    for side in ("KOPER", "VERKOPER"):
        db.execute(_UNTIL_END.format(side=side))
        add_origins(db, "dagen_tot_einde", _UNTIL_END_INPUTS.format(side=side))
