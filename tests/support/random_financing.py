"""What rules on loans, round trips, auctions and officers look at, added to a random graph around their thresholds."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.support.lenders import by_activity

if TYPE_CHECKING:
    import random

    from tests.support.graphs import Graph, Node

_AMOUNTS = (None, 24_999, 25_000, 99_999, 100_000, 300_000)
_MORTGAGES = (None, 0, 0, 0, 1, 2)
_SBI = (None, "6420", "65", "66", "6810", "56101", "0164")
_CHANGES = (None, -61, -60, 0, 59, 60, 61)
_DISSOLVED = (None, 0, 4, 5, 5, 6)
_RETURNS = (0, 1, 183, 365, 366, 1643, 1644, 1825, 1826, 1827)
_RISES = (None, -30, 24, 25, 26, 80)
_MOMENTS = (date(2021, 5, 1), date(2021, 5, 2), date(2023, 5, 1))
_SALES = ("koop", "koop", "koop", "executieveiling", "executieveiling", "schenking")


def add_financing(graph: Graph, rng: random.Random) -> None:
    """Add loans, links between parties, round trips and officers, and fill what the rules read on sales."""
    for company in graph.nodes["Bedrijf"].values():
        company.update(by_activity(rng.choice(_SBI)))
    for add in (_add_link, _add_round_trip, _add_mortgage, _add_officer):
        for number in range(2 * len(graph.nodes["Perceel"])):
            add(graph, rng, number)
    _fill_sales(graph, rng)


def _fill_sales(graph: Graph, rng: random.Random) -> None:
    for transfer in graph.nodes["Transactie"].values():
        transfer["koopsom_euro"] = rng.choice(_AMOUNTS)
    for concerned in graph.edges["BETREFT"].values():
        concerned["aantal_hypotheken"] = rng.choice(_MORTGAGES)
    for side in ("KOPER", "VERKOPER"):
        for party in graph.edges[side].values():
            if party["van_soort"] == "Bedrijf":
                days, deed = rng.choice(_CHANGES), graph.nodes["Transactie"][party["naar"]].get("datum")
                party["dagen_bestuurswissel"] = days
                party["bestuurswissel_op"] = deed + timedelta(days=days) if deed and days is not None else None


def _add_round_trip(graph: Graph, rng: random.Random, number: int) -> None:
    """Two to four transfers of one object; the last buyer is often the first seller or somebody linked to him."""
    parcel, first_seller = any_node(graph, rng, "Perceel"), any_party(graph, rng)
    transfers: list[Node] = [("Transactie", f"r{number}{step}") for step in "abcd"[: rng.choice((2, 2, 3, 4))]]
    seller = first_seller
    for transfer in transfers:
        last = transfer == transfers[-1]
        buyer = rng.choice((first_seller, linked_to(graph, rng, first_seller))) if last else any_party(graph, rng)
        graph.node(
            *transfer,
            datum=rng.choice((None, date(2020, 1, 1) + timedelta(days=rng.randrange(1500)), *_MOMENTS)),
            soort=rng.choice(_SALES),
        )
        graph.edge("VERKOPER", seller, transfer)
        graph.edge("KOPER", buyer, transfer)
        graph.edge(
            "BETREFT",
            transfer,
            parcel,
            dagen_sinds_vorige=rng.choice((None, *_RETURNS)),
            stijging_gecorrigeerd_procent=rng.choice(_RISES),
            prijs_deel_euro=rng.choice(_AMOUNTS),
        )
        seller = buyer
    for one, other in itertools.pairwise(transfers):
        thing = rng.choice((parcel, parcel, parcel, any_node(graph, rng, "Perceel")))
        graph.edge("OPGEVOLGD_DOOR", one, other, perceel_id=thing[1], dagen=rng.choice(_RETURNS))


def _add_mortgage(graph: Graph, rng: random.Random, number: int) -> None:
    mortgage = ("Hypotheek", f"h{number}")
    graph.node(*mortgage, bedrag_euro=rng.choice(_AMOUNTS), geldig_van=rng.choice((None, *_MOMENTS)))
    for parcel in sorted({any_node(graph, rng, "Perceel"), any_node(graph, rng, "Perceel")}):
        graph.edge("HYPOTHEEK_OP", mortgage, parcel, geldig_tot=rng.choice((None, None, None, *_MOMENTS)))
    lender, borrower = any_party(graph, rng), any_party(graph, rng)
    for each in sorted({lender, any_party(graph, rng)}):
        graph.edge("GELDGEVER", each, mortgage)
    for each in sorted({borrower, rng.choice((lender, linked_to(graph, rng, lender), borrower))}):
        graph.edge("GELDNEMER", each, mortgage)


def _add_link(graph: Graph, rng: random.Random, number: int) -> None:
    """Both ways, now and then twice over; as the fact is made."""
    one, other = any_party(graph, rng), any_party(graph, rng)
    if one != other:
        facts: dict[str, Any] = {
            "via": rng.choice(("bestuur", "zeggenschap")),
            "stappen": rng.choice((1, 2)),
            "geldig_tot": rng.choice((None, None, *_MOMENTS)),
        }
        graph.edge("VERBONDEN_MET", one, other, id=f"v{number}", **facts)
        graph.edge("VERBONDEN_MET", other, one, id=f"w{number}", **facts)


def _add_officer(graph: Graph, rng: random.Random, number: int) -> None:
    owners = [edge["van"] for edge in graph.edges["BEZIT"].values() if edge["van_soort"] == "Bedrijf"]
    company = rng.choice((("Bedrijf", rng.choice(owners)), any_node(graph, rng, "Bedrijf")))
    graph.edge(
        "BESTUURT",
        any_party(graph, rng),
        company,
        id=f"b{number}",
        functie=rng.choice(("bestuurder", None)),
        ontbonden_bedrijven=rng.choice(_DISSOLVED),
        geldig_tot=rng.choice((None, None, date(2023, 5, 1))),
    )


def linked_to(graph: Graph, rng: random.Random, party: Node) -> Node:
    """Somebody linked to a party, or just somebody when nobody is."""
    found = [
        (edge["naar_soort"], edge["naar"])
        for edge in graph.edges.get("VERBONDEN_MET", {}).values()
        if (edge["van_soort"], edge["van"]) == party
    ]
    return rng.choice(found) if found else any_party(graph, rng)


def any_party(graph: Graph, rng: random.Random) -> Node:
    """Somebody."""
    return any_node(graph, rng, rng.choice(("Persoon", "Bedrijf")))


def any_node(graph: Graph, rng: random.Random, label: str) -> Node:
    """A node of a kind."""
    return label, rng.choice(list(graph.nodes[label]))
