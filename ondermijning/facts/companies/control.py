"""Ultimate control: who holds which effective share of a company, through chains and through circles of holdings.

The effective share of party p in company c is the sum over all chains from p to c of the product of the shares, with
circles summed to their limit: x = d + x·S, where d are p's direct shares and S the shares of companies in companies.
Along chains that is a sum in topological order; inside a circle it is one small linear system.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import networkx as nx
import numpy as np
import pyarrow as pa

from ondermijning.views.elements import DerivedEdge, Origin
from ondermijning.views.view import PythonView

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

Holdings = list[tuple[str, str, int]]


class Control(NamedTuple):
    """A party's effective share in a company, in promille, the steps of the shortest chain, and the holdings between."""

    party: str
    company: str
    promille: int
    depth: int
    links: tuple[str, ...]


def _shares(aandelen: pa.Table) -> pa.Table:
    """Effective shares of all ultimate holders, of the shares that parties hold in companies."""
    columns = (aandelen[name].to_pylist() for name in ("van", "naar", "promille"))
    found = effective_shares(list(zip(*columns, strict=True)))
    return pa.table(
        {
            "partij": pa.array([control.party for control in found], pa.string()),
            "bedrijf": pa.array([control.company for control in found], pa.string()),
            "promille": pa.array([control.promille for control in found], pa.int64()),
            "diepte": pa.array([control.depth for control in found], pa.int64()),
            "keten": pa.array([control.links for control in found], pa.list_(pa.string())),
        }
    )


def effective_shares(holdings: Holdings) -> list[Control]:
    """Effective shares of all ultimate holders.

    Args:
        holdings: (holder, company, share in promille), one per pair.

    Returns:
        For each holder that nobody is known to hold, every company it has at least one promille in, capped at 1000, ordered
        by party and company. A circle that no outside party has a share in has no ultimate holder.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_weighted_edges_from(((a, b, min(share, 1000) / 1000) for a, b, share in sorted(holdings)), weight="share")
    circles = _circles(graph)
    ultimate = [holder for holder in sorted(graph) if graph.in_degree(holder) == 0]
    return [control for holder in ultimate for control in _from_holder(graph, circles, holder)]


def _circles(graph: nx.DiGraph[str]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """For each party its circle (mostly itself alone), with the place of that in an order from owners to owned."""
    condensed = nx.condensation(graph)
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for place, group in enumerate(nx.topological_sort(condensed)):
        members = tuple(sorted(condensed.nodes[group]["members"]))
        found.update(dict.fromkeys(members, (place, members)))
    return found


def _from_holder(
    graph: nx.DiGraph[str], circles: dict[str, tuple[int, tuple[str, ...]]], holder: str
) -> Iterator[Control]:
    depth = nx.single_source_shortest_path_length(graph, holder)
    companies = sorted(set(depth) - {holder})
    share = {holder: 1.0}
    for _, circle in sorted({circles[company] for company in companies}):
        _spread(graph, circle, share)
    for company in companies:
        promille = min(round(share[company] * 1000), 1000)
        if promille >= 1:
            yield Control(holder, company, promille, depth[company], _links(graph, depth, company))


def _links(graph: nx.DiGraph[str], reached: Container[str], company: str) -> tuple[str, ...]:
    """All holdings on the ways from a holder, who reaches these parties, to a company."""
    above, waiting = {company}, [company]
    while waiting:
        owners = [owner for owner in graph.pred[waiting.pop()] if owner in reached and owner not in above]
        above.update(owners)
        waiting.extend(owners)
    return tuple(sorted(f"{owner}|{held}" for held in above for owner in graph.pred[held] if owner in above))


def _spread(graph: nx.DiGraph[str], circle: tuple[str, ...], share: dict[str, float]) -> None:
    """Shares in the companies of one circle (or of one company alone), from what flows in from outside it."""
    inside = {company: place for place, company in enumerate(circle)}
    inflow = np.zeros(len(circle))
    between = np.zeros((len(circle), len(circle)))
    for company, place in inside.items():
        for owner, held in ((owner, data["share"]) for owner, _, data in graph.in_edges(company, data=True)):
            if owner in inside:
                between[inside[owner], place] = held
            else:
                inflow[place] += share.get(owner, 0.0) * held
    # A circle that holds itself whole has no finite sum: least squares then gives what flowed in, spread over it.
    solved = np.linalg.lstsq(np.eye(len(circle)) - between.T, inflow, rcond=None)[0]
    for company, place in inside.items():
        share[company] = max(float(solved[place]), 0.0)


VIEWS = (
    PythonView(
        name="zeggenschap",
        makes="an ultimate holder and a company, with its effective share, the shortest chain and the holdings between",
        reads=("e_AANDEELHOUDER_VAN",),
        key=("partij", "bedrijf"),
        inputs={
            "aandelen": """
                SELECT van, naar, CAST(sum(aandeel_promille) AS BIGINT) AS promille FROM e_AANDEELHOUDER_VAN
                WHERE geldig_tot IS NULL AND aandeel_promille > 0 GROUP BY ALL
            """
        },
        function=_shares,
        schema=pa.schema(
            [
                ("partij", pa.string()),
                ("bedrijf", pa.string()),
                ("promille", pa.int64()),
                ("diepte", pa.int64()),
                ("keten", pa.list_(pa.string())),
            ]
        ),
    ),
    DerivedEdge(
        type="ZEGGENSCHAP_OVER",
        reads=("zeggenschap", "n_Persoon", "n_Bedrijf"),
        sql="""
            SELECT p.soort AS van_soort, z.partij AS van, 'Bedrijf' AS naar_soort, z.bedrijf AS naar,
                   'ZEGGENSCHAP_OVER:' || z.partij || '|' || z.bedrijf AS id, z.promille AS aandeel_promille, z.diepte
            FROM zeggenschap z
            JOIN (SELECT 'Persoon' AS soort, id FROM n_Persoon UNION ALL SELECT 'Bedrijf', id FROM n_Bedrijf) p
              ON p.id = z.partij
        """,
        origins=(
            Origin(
                inputs="""
                    SELECT 'ZEGGENSCHAP_OVER:' || z.partij || '|' || z.bedrijf AS id, a.id AS element, '' AS kolom
                    FROM (SELECT *, unnest(keten) AS schakel FROM zeggenschap) z
                    JOIN e_AANDEELHOUDER_VAN a ON a.van || '|' || a.naar = z.schakel
                """,
                reads=("zeggenschap", "e_AANDEELHOUDER_VAN"),
                of=("AANDEELHOUDER_VAN",),
            ),
        ),
    ),
)
