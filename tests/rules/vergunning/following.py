"""A permit asked for at an address where something went before, with the parties on both sides and how they are linked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.rules.linking import link
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from tests.support.graphs import Node

DECIDED = date(2023, 3, 1)


def asked_after(
    tag: str,
    before: Node,
    dagen: int | None = 100,
    applicant: Node | None = None,
    *,
    elsewhere: bool = False,
    **company: Any,
) -> Graph:
    """A company applies for the permit that the tag names, at the address of what went before it."""
    place, party = ("Adres", f"a-{tag}"), applicant or new_party(tag)
    graph = Graph().node(*place, straat="Voorbeeldstraat", huisnummer=12, woonplaats="Maastricht")
    return (
        named(graph, party, "Tweede Kroeg B.V.", **company)
        .edge("VRAAGT_AAN", party, ("Vergunning", tag))
        .edge("VERGUND_VOOR", ("Vergunning", tag), place)
        .edge("VOLGT_OP", ("Vergunning", tag), before, adres_id="elders" if elsewhere else place[1], dagen=dagen)
    )


def named(graph: Graph, party: Node, naam: str, **company: Any) -> Graph:
    """The same graph, in which the party has a name if it is a company."""
    return graph.node(*party, naam=naam, **company) if party[0] == "Bedrijf" else graph


def linked(graph: Graph, tag: str, band: dict[str, Any] | None, applicant: Node | None, old: Node | None) -> Graph:
    """Who asks now and the party of what went before have a director in common, unless ``band`` says otherwise."""
    facts: dict[str, Any] = {"via": "gezamenlijke bestuurder", "stappen": 2} | (band or {})
    return link(graph, applicant or new_party(tag), old or old_party(tag), **facts)


def new_party(tag: str) -> Node:
    """The company that asks now."""
    return "Bedrijf", f"KVK:{tag}"


def old_party(tag: str) -> Node:
    """The company of what went before."""
    return "Bedrijf", f"oud-{tag}"
