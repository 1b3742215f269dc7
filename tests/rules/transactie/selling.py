"""Objects that are sold once more in a small graph."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.support.graphs import Graph

if TYPE_CHECKING:
    from tests.support.graphs import Node


def sale(
    tag: str, seller: Node | None = None, buyer: Node | None = None, facts: dict[str, Any] | None = None, **deed: Any
) -> Graph:
    """A company sells the object that the tag names to a person, unless a case says otherwise.

    Args:
        tag: of the case.
        seller, buyer: other parties than these.
        facts: what is known of the price of the object.
        deed: values of the transfer.
    """
    transfer = ("Transactie", f"t-{tag}")
    values: dict[str, Any] = {"soort": "koop", "datum": date(2023, 6, 1), "koopsom_euro": 200_000} | deed
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node(*transfer, **values)
        .edge("VERKOPER", seller or ("Bedrijf", f"KVK:{tag}"), transfer)
        .edge("KOPER", buyer or ("Persoon", f"p-{tag}"), transfer)
        .edge("BETREFT", transfer, ("Perceel", tag), **{"prijs_deel_euro": 200_000} | (facts or {}))
    )


def sold_by(tag: str, facts: dict[str, Any] | None = None, **seller: Any) -> Graph:
    """The same, with a company that has a name and these attributes as seller."""
    return sale(tag, facts=facts).node("Bedrijf", f"KVK:{tag}", naam="Van de Hand B.V.", **seller)


def after_permit(graph: Graph, tag: str, transfer: str = "", of: str = "") -> Graph:
    """Works on the object, or on another, were permitted before the sale."""
    permit = ("Vergunning", f"w-{tag}")
    return graph.node(*permit, besluit="verleend", datum_besluit=date(2022, 9, 1), bouwsom_euro=80_000).edge(
        "NA_VERGUNNING", ("Transactie", transfer or f"t-{tag}"), permit, perceel_id=of or tag
    )


def sold_on(graph: Graph, tag: str, before: Node, seller: Node, **price: Any) -> Graph:
    """A month after the transfer before it, the seller sells the object that the tag names to somebody new."""
    sale = ("Transactie", f"verder-{tag}")
    return (
        graph.node(*sale, soort="koop")
        .edge("VERKOPER", seller, sale)
        .edge("KOPER", ("Persoon", f"nieuw-{tag}"), sale)
        .edge("BETREFT", sale, ("Perceel", tag), dagen_sinds_vorige=30, **price)
        .edge("OPGEVOLGD_DOOR", before, sale, perceel_id=tag, dagen=30)
    )
