"""Cases that tests of rules on use, permits and grants share: one home with its address, and who is there or asks for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.support.graphs import Graph

if TYPE_CHECKING:
    from tests.support.graphs import Node

COUNTED = date(2024, 12, 31)
BUILT = date(2024, 6, 1)


def parcel(tag: str) -> Node:
    """The object of a case."""
    return "Perceel", f"p-{tag}"


def place(tag: str) -> Node:
    """The address of a case."""
    return "Adres", f"a-{tag}"


def room(tag: str) -> Node:
    """What stands there."""
    return "Verblijfsobject", f"v-{tag}"


def firm(tag: str) -> Node:
    """The company of a case."""
    return "Bedrijf", f"KVK:{tag}"


def home(
    tag: str,
    *,
    gone: date | None = None,
    gebruiksdoel: str | None = "woonfunctie",
    bedrijven: int | None = None,
    **counts: Any,
) -> Graph:
    """A home on an object, with its address."""
    return (
        Graph()
        .node(*parcel(tag), aanduiding=f"MTT00 A {tag}")
        .node(*place(tag), straat="Voorbeeldstraat", huisnummer=12, woonplaats="Maastricht", bedrijven=bedrijven)
        .node(*room(tag), gebruiksdoel=gebruiksdoel, ingeschreven_op=COUNTED, **counts)
        .edge("HEEFT_VBO", parcel(tag), room(tag), geldig_tot=gone)
        .edge("HEEFT_ADRES", room(tag), place(tag))
    )


def seated(graph: Graph, tag: str, *, soort: str = "bezoekadres", left: date | None = None, **company: Any) -> Graph:
    """The company of the case has its seat at its address; values that an edge knows go there."""
    age = {name: company.pop(name) for name in ("dagen_sinds_oprichting",) if name in company}
    graph.node(*firm(tag), naam="Voorbeeld B.V.", **company)
    return graph.edge("GEVESTIGD_OP", firm(tag), place(tag), soort=soort, geldig_tot=left, **age)


def permit(graph: Graph, tag: str, name: str, **case: Any) -> Graph:
    """A permit for the address of the case."""
    return graph.node("Vergunning", name, **case).edge("VERGUND_VOOR", ("Vergunning", name), place(tag))


def rebuilt(graph: Graph, tag: str) -> Graph:
    """A permit to build for the address of the case."""
    return permit(graph, tag, f"bouw-{tag}", bouwsom_euro=80_000, besluit="verleend", datum_besluit=BUILT)


def held(graph: Graph, tag: str, holder: Node, *, sold: date | None = None, **own: Any) -> Graph:
    """Somebody holds the object of the case."""
    return graph.edge("BEZIT", holder, parcel(tag), geldig_tot=sold, **own)


def bought(
    graph: Graph,
    tag: str,
    *,
    soort: str = "koop",
    day: date = date(2022, 12, 1),
    sold: date | None = None,
    young: int | None = None,
    objects: int | None = None,
    **values: Any,
) -> Graph:
    """The company of the case bought its object and holds it; values that an edge or the deed knows go there."""
    deed = ("Transactie", f"t-{tag}")
    known = ("aantal_hypotheken", "dagen_beschermd", "stijging_gecorrigeerd_procent")
    facts = {name: values.pop(name) for name in known if name in values}
    series = values.pop("beschermde_kopen", None)
    graph.node(*firm(tag), naam="Voorbeeld B.V.", **values).node(*deed, datum=day, soort=soort, aantal_objecten=objects)
    graph.edge("KOPER", firm(tag), deed, dagen_sinds_oprichting=young, beschermde_kopen=series)
    graph.edge("BETREFT", deed, parcel(tag), **facts)
    return held(graph, tag, firm(tag), sold=sold)
