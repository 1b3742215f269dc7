"""A company that asks to rebuild what a person bought shortly before: the shape of two rules."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.rules.cases import company, purchase

if TYPE_CHECKING:
    from tests.support.graphs import Graph, Node

ASKED = date(2024, 6, 1)


def asked(
    tag: str,
    facts: dict[str, Any],
    *,
    of: str | None = None,
    hypotheken: int | None = 0,
    buyer: Node | None = None,
    **applicant: Any,
) -> Graph:
    """A person buys the object that the tag names; its company asks to build at the address there.

    Args:
        facts: on the edge of who asks.
        of: another deed than this one as the purchase before the application.
        hypotheken: mortgages around the deed.
        buyer: another buyer than a person.
        applicant: attributes of the company.
    """
    home, place, case = ("Verblijfsobject", f"v-{tag}"), ("Adres", f"a-{tag}"), ("Vergunning", f"Z-{tag}")
    graph = purchase(tag, {}, buyer=buyer or person(tag), concerned={"aantal_hypotheken": hypotheken}, **applicant)
    return (
        graph.node(*case, datum_aanvraag=ASKED)
        .node(*place, straat="Voorbeeldstraat", huisnummer=12, woonplaats="Maastricht")
        .edge("HEEFT_VBO", ("Perceel", tag), home)
        .edge("HEEFT_ADRES", home, place)
        .edge("VERGUND_VOOR", case, place)
        .edge("VRAAGT_AAN", company(tag), case, koop_id=of or f"t-{tag}", **facts)
    )


def person(tag: str) -> Node:
    """Who bought."""
    return "Persoon", f"p-{tag}"


def with_garage(graph: Graph, tag: str) -> Graph:
    """The same deed is about a second object, at another address."""
    return graph.node("Perceel", f"{tag}, garage").edge(
        "BETREFT", ("Transactie", f"t-{tag}"), ("Perceel", f"{tag}, garage"), aantal_hypotheken=0
    )
