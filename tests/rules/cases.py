"""Cases that tests of rules on owners share: one purchase or one holding by a company that a tag names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.support.graphs import Graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.graphs import Node

DAY = date(2024, 3, 1)
_NOTHING: Mapping[str, Any] = {}


def company(tag: str) -> Node:
    """The company of a case."""
    return "Bedrijf", f"KVK:{tag}"


def purchase(
    tag: str,
    by: Mapping[str, Any],
    *,
    soort: str = "koop",
    buyer: Node | None = None,
    concerned: Mapping[str, Any] = _NOTHING,
    **attributes: Any,
) -> Graph:
    """The object that the tag names is bought by its company, or by another buyer.

    Args:
        by: facts on the edge of the buyer.
        concerned: facts on the edge to the object.
        attributes: of the company.
    """
    deed, thing = ("Transactie", f"t-{tag}"), ("Perceel", tag)
    return (
        Graph()
        .node(*company(tag), naam=f"{tag} B.V.", **attributes)
        .node(*thing, aanduiding=f"MTT00 A {tag}")
        .node(*deed, datum=DAY, soort=soort)
        .edge("KOPER", buyer or company(tag), deed, **by)
        .edge("BETREFT", deed, thing, **concerned)
    )


def holding(
    tag: str,
    by: Mapping[str, Any] = _NOTHING,
    *,
    sold: date | None = None,
    holder: Node | None = None,
    **attributes: Any,
) -> Graph:
    """The object that the tag names is held by its company, or by another holder.

    Args:
        by: facts on the edge.
        attributes: of the company.
    """
    thing = ("Perceel", tag)
    return (
        Graph()
        .node(*company(tag), naam=f"{tag} B.V.", **attributes)
        .node(*thing, aanduiding=f"MTT00 A {tag}")
        .edge("BEZIT", holder or company(tag), thing, geldig_tot=sold, **by)
    )


def lent(graph: Graph, tag: str, lender: str = "bank", day: date = DAY, **bank: Any) -> Graph:
    """The same case with a mortgage on its object."""
    loan = ("Hypotheek", f"h-{tag}")
    graph.node("Bedrijf", lender, naam="Voorbeeldbank N.V.", **bank).node(*loan, geldig_van=day)
    return graph.edge("GELDGEVER", ("Bedrijf", lender), loan).edge("HYPOTHEEK_OP", loan, ("Perceel", tag))
