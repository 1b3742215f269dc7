"""GraphML, as Gephi, yEd and Cytoscape read it; networkx writes it.

Source: http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from ondermijning.interchange.extract import Extract

NAME = "graaf.graphml"


def files(found: Extract) -> dict[str, bytes]:
    """One file: a directed graph in which two nodes may have several edges."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(opmerkingen=" ".join(found.remarks), peildatum=found.day.isoformat())
    for thing in found.things:
        graph.add_node(thing.id, label=thing.name, soort=thing.kind, **_renamed(thing.data))
    for tie in found.ties:
        days = {name: day for name, day in (("geldig_van", tie.begin), ("geldig_tot", tie.end)) if day}
        said = {"label": tie.name, "soort_relatie": tie.kind, "onzeker": tie.uncertain, **_renamed(tie.data), **days}
        graph.add_edge(tie.source, tie.target, key=tie.id, **said)
    target = io.BytesIO()
    nx.write_graphml_lxml(graph, target, named_key_ids=True, edge_id_from_attribute=None)
    return {NAME: target.getvalue()}


def _renamed(data: object) -> dict[str, object]:
    """Columns under names that do not meet those of the format: ``soort`` is the kind of a node."""
    return {f"{name}_register" if name == "soort" else name: value for name, value in dict(data).items()}  # type: ignore[call-overload]
