"""Circles of parties of which some lend and borrow, on mortgages that rest now, without banks and hubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pyarrow as pa

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

# Of banks, insurers and other financiers; a financial holding (64.2) is none of these and may lend to itself.
FINANCE = "coalesce(left({company}.sbi, 2) IN ('64', '65', '66') AND left({company}.sbi, 3) <> '642', false)"
_HUB_PARTIES = 20
_PARTIES = 50

# A lender in finance, or on the list of exclusions, lends by trade; who deals with very many parties is taken for one.
_LOANS = f"""
CREATE OR REPLACE TABLE lening AS
SELECT DISTINCT g.van AS gever, n.van AS nemer, g.naar AS hypotheek, [g.id, n.id] AS ids
FROM e_GELDGEVER g JOIN e_GELDNEMER n ON n.naar = g.naar AND n.van <> g.van
LEFT JOIN n_Bedrijf b ON b.id = g.van LEFT JOIN n_Bedrijf l ON l.id = n.van
WHERE b.uitgezonderd IS NULL AND l.uitgezonderd IS NULL AND NOT {FINANCE.format(company="b")}
"""  # noqa: S608 - made of literals

_BETWEEN = f"""
CREATE OR REPLACE TABLE onderling AS
SELECT l.*, o.id AS rust, o.naar AS perceel FROM lening l JOIN e_HYPOTHEEK_OP o ON o.van = l.hypotheek
WHERE o.geldig_tot IS NULL
  AND gever NOT IN (SELECT gever FROM lening GROUP BY gever HAVING count(DISTINCT nemer) > {_HUB_PARTIES})
"""  # noqa: S608 - a whole number of our own

_CHAINS = """
CREATE OR REPLACE TABLE leenketen AS
WITH deel AS (SELECT o.*, k.keten FROM onderling o JOIN keten k ON k.partij = o.gever), dubbel AS (
    SELECT keten, count(DISTINCT gever) AS rollen
    FROM deel d WHERE EXISTS (SELECT 1 FROM deel n WHERE n.nemer = d.gever) GROUP BY keten
)
SELECT d.keten, count(DISTINCT d.perceel) AS objecten, max(u.rollen) AS rollen,
       list(DISTINCT d.rust) AS rusten, flatten(list(DISTINCT d.ids)) AS ids
FROM deel d JOIN dubbel u USING (keten) GROUP BY d.keten
"""

_SET = """
UPDATE e_HYPOTHEEK_OP SET keten_objecten = l.objecten, keten_dubbelrollen = l.rollen
FROM (SELECT unnest(rusten) AS id, objecten, rollen FROM leenketen) l WHERE l.id = e_HYPOTHEEK_OP.id
"""

_INPUTS = """
SELECT unnest(rusten) AS id, element, '' AS kolom FROM (SELECT rusten, unnest(ids || rusten) AS element FROM leenketen)
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the circles of lending on HYPOTHEEK_OP."""
    db.execute(_LOANS)
    db.execute(_BETWEEN)
    chains = chain_of(db.execute("SELECT DISTINCT gever, nemer FROM onderling ORDER BY ALL").fetchall())
    columns = {"partij": pa.array(list(chains), pa.string()), "keten": pa.array(list(chains.values()), pa.string())}
    db.register("keten", pa.table(columns))
    for statement in (_CHAINS, _SET):
        db.execute(statement)
    for column in ("keten_objecten", "keten_dubbelrollen"):
        add_origins(db, column, _INPUTS)
    db.unregister("keten")


def chain_of(loans: list[tuple[str, str]]) -> dict[str, str]:
    """The circle of each party: the smallest id among all that loans join; circles of too many parties say nothing.

    Args:
        loans: lender and borrower, in any order.
    """
    groups = nx.connected_components(nx.Graph(loans))
    return {party: min(group) for group in groups if len(group) <= _PARTIES for party in sorted(group)}
