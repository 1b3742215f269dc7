"""In which neighbourhood addresses lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.database import SMALL
from ondermijning.graph.folder import edge_file, node_file, safe_path

if TYPE_CHECKING:
    from pathlib import Path


class Neighbourhood(NamedTuple):
    """A neighbourhood: its code, its name and that of its district, empty where no register gives them."""

    code: str
    name: str
    district: str


def neighbourhoods(folder: Path) -> dict[str, Neighbourhood]:
    """Address → its neighbourhood, in a built graph."""
    edges, nodes = edge_file(folder, "IN_BUURT"), node_file(folder, "Buurt")
    if not edges.exists() or not nodes.exists():
        return {}
    with SMALL.connect() as db:
        rows = db.execute(
            "SELECT e.van, n.id, coalesce(n.naam, ''), coalesce(n.wijk, '') FROM read_parquet($edges) e"
            " JOIN read_parquet($nodes) n ON n.id = e.naar ORDER BY e.van, n.id DESC",
            {"edges": safe_path(edges), "nodes": safe_path(nodes)},
        ).fetchall()
    return {address: Neighbourhood(*rest) for address, *rest in rows}
