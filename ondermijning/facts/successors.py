"""Companies that go on where a connected one failed or was stopped: the same branch, at the same address, soon after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.model import codes
from ondermijning.tables.words import begins_with

if TYPE_CHECKING:
    import duckdb

_DAYS = 730

_SUCCESSORS = f"""
CREATE OR REPLACE TABLE opvolger AS
WITH klap AS (
    SELECT g.naar AS oud, i.datum AS dag, g.id FROM n_Insolventie i JOIN e_GAAT_OVER g ON g.van = i.id WHERE i.soort = 'F'
    UNION ALL
    SELECT g.naar, e.datum, g.id FROM n_Gebeurtenis e JOIN e_GAAT_OVER g ON g.van = e.id
    WHERE {begins_with("e.soort", *codes.REFUSAL_EVENTS)}
), zetel AS (
    SELECT g.naar AS adres, g.id, CASE WHEN g.van_soort = 'Vestiging' THEN v.van ELSE g.van END AS bedrijf
    FROM e_GEVESTIGD_OP g LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van
    WHERE g.soort = 'bezoekadres'
)
SELECT v.id, n.id AS nieuw, datediff('day', k.dag, n.opgericht) AS dagen, zn.adres, [k.id, zn.id, zo.id] AS ids
FROM e_VERBONDEN_MET v JOIN n_Bedrijf n ON n.id = v.van JOIN n_Bedrijf o ON o.id = v.naar JOIN klap k ON k.oud = o.id
JOIN zetel zn ON zn.bedrijf = n.id JOIN zetel zo ON zo.bedrijf = o.id AND zo.adres = zn.adres
WHERE left(n.sbi, 2) = left(o.sbi, 2) AND n.opgericht - k.dag BETWEEN 0 AND {_DAYS}
QUALIFY row_number() OVER (PARTITION BY v.id ORDER BY dagen, zn.adres, k.id, zn.id, zo.id) = 1
"""  # noqa: S608 - words of the model and a whole number of our own

_SET = """
UPDATE e_VERBONDEN_MET SET opvolging_dagen = o.dagen, opvolging_adres_id = o.adres
FROM opvolger o WHERE o.id = e_VERBONDEN_MET.id
"""

_INPUTS = """
SELECT id, unnest(ids) AS element, '' AS kolom FROM opvolger UNION ALL SELECT id, nieuw, 'opgericht' FROM opvolger
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the succession on VERBONDEN_MET."""
    db.execute(_SUCCESSORS)
    db.execute(_SET)
    for column in ("opvolging_dagen", "opvolging_adres_id"):
        add_origins(db, column, _INPUTS)
