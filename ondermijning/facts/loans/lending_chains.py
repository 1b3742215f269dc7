"""Circles of parties of which some lend and borrow, on mortgages that rest now, without banks and hubs."""

from __future__ import annotations

import networkx as nx
import pyarrow as pa

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import PythonView, View

_HUB_PARTIES = 20
_PARTIES = 50


def _chains(leningen: pa.Table) -> pa.Table:
    """The circle of each party that lends or borrows."""
    chains = chain_of(list(zip(leningen["gever"].to_pylist(), leningen["nemer"].to_pylist(), strict=True)))
    return pa.table(
        {
            "partij": pa.array(list(chains), pa.string()),
            "keten": pa.array(list(chains.values()), pa.string()),
        }
    )


def chain_of(loans: list[tuple[str, str]]) -> dict[str, str]:
    """The circle of each party: the smallest id among all that loans join; circles of too many parties say nothing.

    Args:
        loans: lender and borrower, in any order.
    """
    groups = nx.connected_components(nx.Graph(loans))
    return {party: min(group) for group in groups if len(group) <= _PARTIES for party in sorted(group)}


VIEWS = (
    View(
        name="lening",
        # A lender in finance, or on the list of exclusions, lends by trade.
        makes="a lender and a borrower of one mortgage, with both edges, without who lends by trade",
        reads=("e_GELDGEVER", "e_GELDNEMER", "n_Bedrijf", "financier"),
        key=("gever", "nemer", "hypotheek"),
        sql="""
            SELECT DISTINCT g.van AS gever, n.van AS nemer, g.naar AS hypotheek, [g.id, n.id] AS ids
            FROM e_GELDGEVER g JOIN e_GELDNEMER n ON n.naar = g.naar AND n.van <> g.van
            LEFT JOIN n_Bedrijf b ON b.id = g.van LEFT JOIN n_Bedrijf l ON l.id = n.van
            WHERE b.uitgezonderd IS NULL AND l.uitgezonderd IS NULL AND g.van NOT IN (FROM financier)
        """,
    ),
    View(
        name="onderling",
        # Who deals with very many parties is taken for one that lends by trade.
        makes="a loan on an object that a mortgage rests on now, of a lender that deals with few parties",
        reads=("lening", "e_HYPOTHEEK_OP"),
        key=("rust", "gever", "nemer"),
        constants={"partijen": _HUB_PARTIES},
        sql="""
            SELECT l.*, o.id AS rust, o.naar AS perceel FROM lening l JOIN e_HYPOTHEEK_OP o ON o.van = l.hypotheek
            WHERE o.geldig_tot IS NULL
              AND gever NOT IN (SELECT gever FROM lening GROUP BY gever HAVING count(DISTINCT nemer) > $partijen)
        """,
    ),
    PythonView(
        name="keten",
        makes="a party in a circle of lending, by the smallest id in it",
        reads=("onderling",),
        key=("partij",),
        inputs={"leningen": "SELECT DISTINCT gever, nemer FROM onderling"},
        function=_chains,
        schema=pa.schema([("partij", pa.string()), ("keten", pa.string())]),
    ),
    View(
        name="leenketen",
        makes="a circle of lending in which a party both lends and borrows: its objects, such parties, mortgages and edges",
        reads=("onderling", "keten"),
        key=("keten",),
        sql="""
            WITH deel AS (
                SELECT o.*, k.keten FROM onderling o JOIN keten k ON k.partij = o.gever
            ), dubbel AS (
                SELECT keten, count(DISTINCT gever) AS rollen
                FROM deel d WHERE EXISTS (SELECT 1 FROM deel n WHERE n.nemer = d.gever) GROUP BY keten
            )
            SELECT d.keten, count(DISTINCT d.perceel) AS objecten, max(u.rollen) AS rollen,
                   list(DISTINCT d.rust ORDER BY d.rust) AS rusten, flatten(list(DISTINCT d.ids ORDER BY d.ids)) AS ids
            FROM deel d JOIN dubbel u USING (keten) GROUP BY d.keten
        """,
    ),
    Fact(
        name="hypotheek_in_keten",
        makes="a mortgage on an object in a circle of lending",
        of="HYPOTHEEK_OP",
        gives=("keten_objecten", "keten_dubbelrollen"),
        reads=("leenketen",),
        sql="SELECT unnest(rusten) AS id, objecten AS keten_objecten, rollen AS keten_dubbelrollen FROM leenketen",
        origins=(
            Origin(
                inputs="""
                    SELECT unnest(rusten) AS id, element, '' AS kolom
                    FROM (SELECT rusten, unnest(ids || rusten) AS element FROM leenketen)
                """,
                reads=("leenketen",),
                of=("GELDGEVER", "GELDNEMER", "HYPOTHEEK_OP"),
            ),
        ),
    ),
)
