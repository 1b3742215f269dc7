"""Where a list of earlier sales contradicts the land registry, or itself: kept as the registry has it, and told.

Parties of which the list gives a name only cannot be compared, except that a company is no natural person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_PERCENT = 1

_TABLE = "CREATE OR REPLACE TABLE conflict (soort TEXT, id TEXT, kolom TEXT, reden TEXT)"

_PRICES = f"""
INSERT INTO conflict
SELECT 'Transactie', o.id, 'koopsom_euro', 'de lijst noemt een andere koopsom; die van het Kadaster telt'
FROM paar p JOIN lijst l ON l.id = p.lijst JOIN overgang o ON o.id = p.overgang
WHERE abs(l.koopsom_euro - o.koopsom_euro) * 100 > o.koopsom_euro * {_PERCENT}
  AND p.lijst NOT IN (SELECT lijst FROM paar GROUP BY lijst HAVING count(*) > 1)
"""  # noqa: S608 - a whole number of our own

_DATES = """
INSERT INTO conflict
SELECT 'Transactie', o.id, 'datum', 'de lijst noemt een andere datum voor dezelfde akte; die van het Kadaster telt'
FROM paar p JOIN lijst l ON l.id = p.lijst JOIN overgang o ON o.id = p.overgang
WHERE p.grond = 1 AND l.datum <> o.datum
"""

_PARTIES = """
INSERT INTO conflict
SELECT DISTINCT 'Transactie', p.overgang, '{role}', 'de lijst noemt een andere {role}; die van het Kadaster telt'
FROM paar p JOIN lijst_partij l ON l.id = p.lijst AND l.rol = '{role}'
WHERE p.overgang IN (SELECT id FROM {table}) AND NOT EXISTS (
    SELECT 1 FROM {table} k
    WHERE k.id = p.overgang AND CASE WHEN l.genummerd THEN k.partij_id = l.partij_id ELSE k.partij_soort = l.partij_soort END)
"""

_OF_THE_LIST = """
INSERT INTO conflict
SELECT 'Transactie', coalesce(p.overgang, c.id), c.kolom, c.reden
FROM (
    SELECT id, 'koopsom_euro' AS kolom, 'regels van één overdracht noemen verschillende koopsommen; geen ervan telt' AS reden
    FROM lijst WHERE prijs_oneens
    UNION ALL
    SELECT id, 'datum', 'regels van één overdracht noemen verschillende datums; de eerste telt' FROM lijst WHERE datum_oneens
    UNION ALL
    SELECT DISTINCT k.id, 'partijen', 'een partij koopt en verkoopt in één overdracht; geef elke akte een eigen stuk'
    FROM lijst_partij k JOIN lijst_partij v USING (id, partij_id) WHERE k.rol = 'koper' AND v.rol = 'verkoper'
) c LEFT JOIN paar p ON p.lijst = c.id
"""


def find(db: duckdb.DuckDBPyConnection) -> None:
    """Make ``conflict``: kind and id of the element, the column, and the reason in Dutch, without a value."""
    db.execute(_TABLE)
    db.execute(_PRICES)
    db.execute(_DATES)
    for role, table in (("koper", "koop"), ("verkoper", "verkoop")):
        db.execute(_PARTIES.format(role=role, table=table))
    db.execute(_OF_THE_LIST)
