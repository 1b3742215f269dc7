"""Mortgages in a small graph: who lends to whom on which object."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.support.graphs import Graph

if TYPE_CHECKING:
    from tests.support.graphs import Node


def loan(
    tag: str, lender: Node | None = None, borrower: Node | None = None, released: date | None = None, **mortgage: Any
) -> Graph:
    """A mortgage on the object that the tag names; a company lends to a person unless a case says otherwise."""
    thing = ("Hypotheek", f"h-{tag}")
    values: dict[str, Any] = {"bedrag_euro": 300_000, "geldig_van": date(2023, 6, 1)} | mortgage
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node(*thing, **values)
        .edge("HYPOTHEEK_OP", thing, ("Perceel", tag), geldig_tot=released)
        .edge("GELDGEVER", lender or ("Bedrijf", f"KVK:{tag}"), thing)
        .edge("GELDNEMER", borrower or ("Persoon", f"p-{tag}"), thing)
    )
