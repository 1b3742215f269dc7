"""A permit asked for at an address where something went before, with the parties on both sides and how they are linked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

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
    if party[0] == "Bedrijf":
        graph.node(*party, naam="Tweede Kroeg B.V.", **company)
    return (
        graph.edge("VRAAGT_AAN", party, ("Vergunning", tag))
        .edge("VERGUND_VOOR", ("Vergunning", tag), place)
        .edge("VOLGT_OP", ("Vergunning", tag), before, adres_id="elders" if elsewhere else place[1], dagen=dagen)
    )


def new_party(tag: str) -> Node:
    """The company that asks now."""
    return "Bedrijf", f"KVK:{tag}"


def old_party(tag: str) -> Node:
    """The company of what went before."""
    return "Bedrijf", f"oud-{tag}"
