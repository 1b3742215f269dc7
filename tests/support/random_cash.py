"""What rules on rebuilding, series and grants beside purchases without a mortgage look at, added to a random graph."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.support.random_financing import any_node
from tests.support.random_use import any_place

if TYPE_CHECKING:
    import random

    from tests.support.graphs import Graph, Node

_MOMENTS = (date(2021, 5, 1), date(2021, 5, 2), date(2023, 5, 1))
_LOANS = (0, 0, 0, 1, None)
# Kind of node or edge → column → values on, just under and just over the thresholds, and absent.
_VALUES: dict[str, dict[str, tuple[Any, ...]]] = {
    "Transactie": {"dagen_geleden": (None, 0, 1_824, 1_825, 1_825, 1_826)},
    "GELDGEVER": {"verbonden_objecten": (None, 1, 2, 2, 3), "losse_leners": (None, 1, 2, 3)},
    "KOPER": {"kopen_zonder_hypotheek": (None, 2, 3, 3, 4), "kopen_zonder_promille": (None, 749, 750, 750, 1_000)},
}


def add_cash(graph: Graph, rng: random.Random) -> None:
    """Add companies that ask to rebuild what people bought and companies that buy beside a grant, and fill what rules read."""
    for number in range(2 * len(graph.nodes["Perceel"])):
        for add in (_add_rebuilder, _add_beside_grant):
            add(graph, rng, number)
    for kind, columns in _VALUES.items():
        for row in (graph.nodes.get(kind) or graph.edges[kind]).values():
            row |= {name: rng.choice(values) for name, values in columns.items()}


def _add_rebuilder(graph: Graph, rng: random.Random, number: int) -> None:
    """Somebody buys, a company asks to build there, and at times buys that or something else."""
    (parcel, place), case = any_place(graph, rng), ("Vergunning", f"aanbouw{number}")
    company = _company(graph, rng, f"aanbouw{number}")
    first, second = (("Transactie", f"aanbouw{number}{step}") for step in "ab")
    thing = rng.choice((parcel, parcel, parcel, any_node(graph, rng, "Perceel")))
    for deed, buyer, bought in (
        (first, any_node(graph, rng, rng.choice(("Persoon", "Persoon", "Bedrijf"))), parcel),
        (second, rng.choice((company, company, any_node(graph, rng, "Bedrijf"))), thing),
    ):
        _add_purchase(graph, rng, deed, buyer, bought)
    graph.node(*case, datum_aanvraag=rng.choice((None, *_MOMENTS))).edge("VERGUND_VOOR", case, place)
    graph.edge(
        "VRAAGT_AAN",
        company,
        case,
        vreemde_kopen=rng.choice((None, 1, 2, 2, 3)),
        vreemde_kopen_promille=rng.choice((None, 499, 500, 500, 1_000)),
        koop_id=rng.choice((None, first[1], first[1], second[1])),
        overname_dagen=rng.choice((None, 0, 729, 730, 730, 731)),
        overname_id=rng.choice((None, second[1], second[1], "elders")),
    )


def _add_beside_grant(graph: Graph, rng: random.Random, number: int) -> None:
    """A company gets a grant, and one that is mostly linked with it buys."""
    grantee, buyer = (_company(graph, rng, f"{role}{number}") for role in ("ernaast", "gesteund"))
    grant, deed, parcel = (
        ("Subsidie", f"ernaast{number}"),
        ("Transactie", f"ernaast{number}"),
        any_node(graph, rng, "Perceel"),
    )
    _add_purchase(graph, rng, deed, rng.choice((buyer, buyer, any_node(graph, rng, "Persoon"))), parcel)
    if rng.random() < 0.8:
        graph.edge("VERBONDEN_MET", buyer, grantee, via="bestuur", stappen=1)
    graph.edge(
        "ONTVANGT",
        grantee,
        grant,
        koop_dagen=rng.choice((None, -731, -730, 0, 730, 730, 731)),
        koop_id=rng.choice((None, deed[1], deed[1], "elders")),
        koop_perceel_id=rng.choice((None, parcel[1], parcel[1], any_node(graph, rng, "Perceel")[1])),
    )


def _add_purchase(graph: Graph, rng: random.Random, deed: Node, buyer: Node, parcel: Node) -> None:
    graph.node(
        *deed,
        soort="koop",
        datum=rng.choice((None, *_MOMENTS)),
        koopsom_euro=rng.choice((None, 99_999, 100_000, 250_000)),
    )
    graph.edge("KOPER", buyer, deed).edge("BETREFT", deed, parcel, aantal_hypotheken=rng.choice(_LOANS))


def _company(graph: Graph, rng: random.Random, name: str) -> Node:
    company = ("Bedrijf", f"KVK:{name}")
    graph.node(
        *company,
        sbi=rng.choice(("4120", "6820", None)),
        eenmanszaak=rng.choice((False, False, False, True)),
        uitgezonderd=rng.choice((None, None, None, "overheid")),
    )
    return company
