"""Mortgages in a small graph: who lends to whom on which object."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.support.graphs import Graph
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from tests.support.graphs import Node


def loan(
    tag: str,
    lender: Node | None = None,
    borrower: Node | None = None,
    released: date | None = None,
    resting: dict[str, Any] | None = None,
    **mortgage: Any,
) -> Graph:
    """A mortgage on the object that the tag names; a company lends to a person unless a case says otherwise.

    Args:
        tag: of the case.
        lender, borrower: other parties than these.
        released: the day on which it no longer rested.
        resting: facts on how it rests on the object.
        mortgage: values of the mortgage.
    """
    thing = ("Hypotheek", f"h-{tag}")
    values: dict[str, Any] = {"bedrag_euro": 300_000, "geldig_van": date(2023, 6, 1)} | mortgage
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node(*thing, **values)
        .edge("HYPOTHEEK_OP", thing, ("Perceel", tag), geldig_tot=released, **resting or {})
        .edge("GELDGEVER", lender or ("Bedrijf", f"KVK:{tag}"), thing)
        .edge("GELDNEMER", borrower or ("Persoon", f"p-{tag}"), thing)
    )


def lent_by(tag: str, released: date | None = None, resting: dict[str, Any] | None = None, **lender: Any) -> Graph:
    """The same, with a company that has a name and these attributes as lender."""
    return loan(tag, released=released, resting=resting).node("Bedrijf", f"KVK:{tag}", naam="Leengeld B.V.", **lender)


def also_lent(graph: Graph, tag: str, lender: Node = ("Bedrijf", "bank"), **company: Any) -> Graph:
    """Another mortgage on the object, of a bank unless a case says otherwise."""
    second = ("Hypotheek", f"h2-{tag}")
    values = by_activity("64191") | {"naam": "Bank N.V."} | company if lender[0] == "Bedrijf" else {}
    return (
        graph.node(*lender, **values)
        .node(*second, bedrag_euro=100_000)
        .edge("HYPOTHEEK_OP", second, ("Perceel", tag))
        .edge("GELDGEVER", lender, second)
    )
