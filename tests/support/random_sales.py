"""What rules on loans and sales look at beside the rest, added to a random graph around their thresholds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.support.random_financing import any_node, any_party, linked_to

if TYPE_CHECKING:
    import random

    from tests.support.graphs import Graph, Node

_MOMENTS = (date(2021, 5, 1), date(2021, 5, 2), date(2023, 5, 1))
_KINDS = ("koop", "koop", "koop", "overdracht", "executieveiling", "schenking")
_PRICES = (None, 0, 1, 1_000, 1_001, 249_999, 250_000, 275_000, 300_000)
# Kind of node or edge → column → values on, just under and just over the thresholds, and absent.
_VALUES: dict[str, dict[str, tuple[Any, ...]]] = {
    "Perceel": {
        "hypotheken": (None, 3, 4, 5),
        "geldgevers": (None, 2, 3, 4),
        "verkopen_75_maanden": (None, 1, 2, 2, 3),
        "verkopen_20_jaar": (None, 3, 4, 4, 5),
        "hypotheek_actueel_op": (None, date(2024, 1, 1)),
    },
    "HYPOTHEEK_OP": {
        "woz_verhouding_procent": (None, 80, 219, 220, 499, 500, 501),
        "dagen_tot_aflossing": (None, None, 547, 548, 549),
        "koopsom_verhouding_procent": (None, 49, 50, 51, 90),
        "keten_objecten": (None, 2, 3, 4),
        "keten_dubbelrollen": (None, 1, 2, 3),
        "geldig_van": (None, *_MOMENTS),
    },
    "GELDGEVER": {"dagen_sinds_oprichting": (None, 30, 364, 365, 366, 900)},
    "KOPER": {"veilingaankopen": (None, 2, 3, 4), "opbrengst_verkopen_euro": (None, 99_999, 100_000, 300_000)},
    "VERKOPER": {"verliesverkopen": (None, 1, 2, 3)},
    "KOOPT": {"vervallen_koopovereenkomsten": (None, 1, 2, 3)},
}
_OF_DEED: dict[str, tuple[Any, ...]] = {
    "woz_verhouding_procent": (None, 69, 70, 100, 140, 141),
    "woz_op_datum_euro": (None, 49_999, 50_000, 200_000),
    "stijging_gecorrigeerd_procent": (None, -50, -49, -30, -20, -16, -15, -14, 19, 20, 29, 30, 31, 49, 50),
    "dagen_sinds_vorige": (None, 0, 100, 180, 181, 729, 730, 731),
    "aandeel_promille": (1000, 1000, 500),
    "aantal_hypotheken": (None, 0, 0, 1),
    "prijs_deel_euro": (None, 250_000),
}


def add_sales(graph: Graph, rng: random.Random) -> None:
    """Add agreements and chains of deeds, at times after a permit, of linked parties or from a public body, and fill the rest."""
    for number in range(3 * len(graph.nodes["Perceel"])):
        for add in (_add_chain, _add_agreement):
            add(graph, rng, number)
    for mortgage in graph.nodes["Hypotheek"].values():
        mortgage["bedrag_euro"] = rng.choice((mortgage["bedrag_euro"], 49_999, 50_000, 250_000, 400_000))
    for kind, columns in _VALUES.items():
        for row in (graph.nodes.get(kind) or graph.edges[kind]).values():
            only_companies = kind == "GELDGEVER" and row["van_soort"] == "Persoon"
            row |= {name: rng.choice(values) for name, values in columns.items() if not only_companies}


def _add_chain(graph: Graph, rng: random.Random, number: int) -> None:
    """Two deeds about one object; those who sell and buy are linked at times, and the last buyer may be the first seller."""
    parcel, seller = any_node(graph, rng, "Perceel"), _seller(graph, rng)
    middle = rng.choice((any_party(graph, rng), linked_to(graph, rng, seller)))
    last = rng.choice((any_party(graph, rng), linked_to(graph, rng, middle), seller))
    deeds: list[Node] = [("Transactie", f"q{number}{step}") for step in "ab"]
    for deed, one, other in ((deeds[0], seller, middle), (deeds[1], middle, last)):
        graph.node(
            *deed, datum=rng.choice((None, *_MOMENTS)), soort=rng.choice(_KINDS), koopsom_euro=rng.choice(_PRICES)
        )
        graph.edge("VERKOPER", one, deed)
        graph.edge("KOPER", other, deed)
        graph.edge("BETREFT", deed, parcel, **{name: rng.choice(values) for name, values in _OF_DEED.items()})
    thing = rng.choice((parcel, parcel, parcel, any_node(graph, rng, "Perceel")))
    graph.edge("OPGEVOLGD_DOOR", *deeds, perceel_id=thing[1], dagen=rng.choice((0, 183, 184, 365, 1096, 1097, 1826)))
    if rng.random() < 0.3:
        permit = ("Vergunning", f"bouw{number}")
        graph.node(*permit, datum_besluit=rng.choice(_MOMENTS), bouwsom_euro=rng.choice((None, 60_000)))
        graph.edge("NA_VERGUNNING", rng.choice(deeds), permit, perceel_id=thing[1])


def _seller(graph: Graph, rng: random.Random) -> Node:
    """Now and then a public body."""
    public = [key for key, row in graph.nodes["Bedrijf"].items() if row.get("uitgezonderd") == "overheid"]
    return ("Bedrijf", rng.choice(public)) if public and rng.random() < 0.3 else any_party(graph, rng)


def _add_agreement(graph: Graph, rng: random.Random, number: int) -> None:
    graph.edge(
        "KOOPT",
        any_party(graph, rng),
        any_node(graph, rng, "Perceel"),
        id=f"k{number}",
        geldig_van=rng.choice(_MOMENTS),
        geldig_tot=rng.choice((None, *_MOMENTS)),
    )
