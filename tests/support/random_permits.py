"""What rules on permits, grants, closures and addresses look at, added to a random graph around their thresholds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.support.random_financing import any_node, any_party, linked_to

if TYPE_CHECKING:
    import random

    from tests.support.graphs import Graph, Node

_DAYS = (None, 0, 29, 364, 365, 365, 366, 900)
_TODAY = date(2024, 12, 31)
_MOMENTS = (date(2021, 5, 1), date(2021, 5, 2), date(2023, 5, 1))
_DECISIONS = ("geweigerd", "ingetrokken", None)
_EVENTS = ("sluiting_13b", "sluiting_13b", "weigering_vergunning", "controle", None)
_END_REASONS = (None, None, "ontbinding", "fusie", "splitsing", "faillissement")
_AFTER_END = (None, 0, 1, 2, 90)


def add_permits(graph: Graph, rng: random.Random) -> None:
    """Add addresses, permits that follow each other, closures, and grants to circles and to tenants of linked owners."""
    for company in graph.nodes["Bedrijf"].values():
        company |= {"kring": rng.choice((None, "k1", "k2")), "eindreden": rng.choice(_END_REASONS)}
    for holding in graph.edges["BEZIT"].values():
        holding |= {
            "sluitingen": rng.choice((None, 0, 1, 2, 2, 3)),
            "sluitingen_hier": rng.choice((None, 0, 1, 1, 2)),
            "geldig_van": rng.choice((None, *_MOMENTS)),
        }
    for number, parcel in enumerate(list(graph.nodes["Perceel"])):
        _add_place(graph, rng, number, ("Perceel", parcel))
    for number in range(2 * len(graph.nodes["Perceel"])):
        _add_seats(graph, rng, number)
        _add_event(graph, rng, number)
        _add_permits(graph, rng, number)
        _add_grant(graph, rng, number)


def add_closures(graph: Graph, rng: random.Random) -> None:
    """Add homes that were closed while somebody held them, and lay the closures beside what each holder has."""
    homes = {edge["naar"]: edge["van"] for edge in graph.edges["HEEFT_VBO"].values()}
    places = [
        (homes[edge["van"]], edge["naar"]) for edge in graph.edges["HEEFT_ADRES"].values() if edge["van"] in homes
    ]
    for number in range(len(graph.nodes["Perceel"]) // 2):
        (parcel, place), event = rng.choice(places), ("Gebeurtenis", f"dicht{number}")
        soort, day = rng.choice(_EVENTS), rng.choice(_MOMENTS)
        graph.node(*event, soort=soort, datum=day, dagen_geleden=(_TODAY - day).days)
        graph.edge("GEBEURD_OP", event, ("Adres", place))
        graph.edge(
            "BEZIT",
            any_party(graph, rng),
            ("Perceel", parcel),
            id=f"dicht{number}",
            sluitingen=rng.choice((1, 2, 2, 3)),
            sluitingen_hier=rng.choice((0, 1, 1, 2)),
            geldig_van=rng.choice((None, *_MOMENTS)),
            geldig_tot=_ended(rng),
        )
    for holding in graph.edges["BEZIT"].values():
        holding["sluitingen_per_honderd"] = rng.choice((None, 24, 25, 25, 26, 200))


def _add_place(graph: Graph, rng: random.Random, number: int, parcel: Node) -> None:
    """An address with one or two homes; the second lies on any object."""
    place = ("Adres", f"a{number}")
    graph.node(
        *place,
        exploitanten=rng.choice((None, 2, 3, 3, 4)),
        bedrijven=rng.choice((None, 24, 25, 25, 60)),
        per_bedrijf_m2=rng.choice((None, 0, 9, 9, 10, 11)),
        oppervlakte_m2=rng.choice((None, 240)),
    )
    for home, thing in (("v", parcel), ("w", any_node(graph, rng, "Perceel")))[: rng.choice((1, 2))]:
        graph.edge("HEEFT_VBO", thing, ("Verblijfsobject", f"{home}{number}"))
        graph.edge("HEEFT_ADRES", ("Verblijfsobject", f"{home}{number}"), place)


def _add_seats(graph: Graph, rng: random.Random, number: int) -> None:
    """A seat of a company or of its branch, and somebody's home."""
    company, branch = any_node(graph, rng, "Bedrijf"), ("Vestiging", f"VEST:{number}")
    seated = rng.choice((company, branch))
    if seated == branch:
        graph.edge("HEEFT_VESTIGING", company, branch)
    graph.edge(
        "GEVESTIGD_OP",
        seated,
        any_node(graph, rng, "Adres"),
        id=f"seat{number}",
        soort=rng.choice(("bezoekadres", "bezoekadres", "correspondentieadres")),
        geldig_tot=_ended(rng),
    )
    graph.edge("WOONT_OP", any_node(graph, rng, "Persoon"), any_node(graph, rng, "Adres"), id=f"home{number}")


def _add_event(graph: Graph, rng: random.Random, number: int) -> None:
    event = ("Gebeurtenis", f"g{number}")
    graph.node(*event, soort=rng.choice(_EVENTS), datum=rng.choice((*_MOMENTS, None)))
    graph.edge("GEBEURD_OP", event, any_node(graph, rng, "Adres"))
    for party in sorted({any_party(graph, rng), any_party(graph, rng)})[: rng.choice((0, 1, 2))]:
        graph.edge("GAAT_OVER", event, party)


def _add_permits(graph: Graph, rng: random.Random, number: int) -> None:
    """An application, a case and an event before it at the same or another address, by one party or linked ones."""
    case, before, place = ("Vergunning", f"z{number}"), ("Vergunning", f"y{number}"), any_node(graph, rng, "Adres")
    earlier = any_party(graph, rng)
    graph.node(*case, exploitatie=rng.choice((True, True, False, None)))
    graph.node(*before, besluit=rng.choice(_DECISIONS), datum_besluit=rng.choice((*_MOMENTS, None)))
    for applicant in sorted({linked_to(graph, rng, earlier), rng.choice((earlier, linked_to(graph, rng, earlier)))}):
        graph.edge("VRAAGT_AAN", applicant, case)
    graph.edge("VRAAGT_AAN", rng.choice((earlier, any_party(graph, rng))), before)
    for holder, held in ((earlier, before), (any_party(graph, rng), case)):
        graph.edge("HOUDT", holder, held, geldig_van=rng.choice((None, *_MOMENTS)), geldig_tot=_ended(rng))
    graph.edge("VERGUND_VOOR", case, place)
    event = any_node(graph, rng, "Gebeurtenis")
    graph.edge("GAAT_OVER", event, earlier, id=f"about{number}")
    landlord = linked_to(graph, rng, earlier)
    for target in (before, event):
        graph.edge(
            "VOLGT_OP",
            case,
            target,
            dagen=rng.choice((*_DAYS, 730, 731)),
            adres_id=rng.choice((place[1], place[1], any_node(graph, rng, "Adres")[1], None)),
            verhuurder_id=rng.choice((landlord[1], landlord[1], None)),
            verhuurder_band_id=rng.choice((earlier[1], earlier[1], landlord[1])),
        )


def _add_grant(graph: Graph, rng: random.Random, number: int) -> None:
    """A grant to any party, or to a company that sits with a linked owner or now and then owns the place itself."""
    grant, grantee = ("Subsidie", f"s{number}"), any_node(graph, rng, rng.choice(("Persoon", "Bedrijf", "Bedrijf")))
    graph.node(*grant, datum_besluit=rng.choice((*_MOMENTS, None)), verleend_euro=rng.choice((None, 48_000)))
    if rng.random() < 0.5:
        grantee = _tenant(graph, rng, number) or grantee
    graph.edge(
        "ONTVANGT",
        grantee,
        grant,
        dagen_na_einde=rng.choice(_AFTER_END) if grantee[0] == "Bedrijf" else None,
        kring_verleningen=rng.choice((None, 2, 3, 3, 4)),
        kring_ontvangers=rng.choice((None, 1, 2, 3)),
        geldig_van=rng.choice((*_MOMENTS, None)),
    )


def _tenant(graph: Graph, rng: random.Random, number: int) -> Node | None:
    """A company with its seat at a place of somebody linked to it; None where nobody is."""
    linked = {
        edge["van"]: edge["naar"] for edge in graph.edges["VERBONDEN_MET"].values() if edge["naar_soort"] == "Bedrijf"
    }
    owned = [edge for edge in graph.edges["BEZIT"].values() if edge["van"] in linked]
    if not owned:
        return None
    holding = rng.choice(owned)
    tenant: Node = ("Bedrijf", linked[holding["van"]])
    home = rng.choice([edge["naar"] for edge in graph.edges["HEEFT_VBO"].values() if edge["van"] == holding["naar"]])
    place = next(edge["naar"] for edge in graph.edges["HEEFT_ADRES"].values() if edge["van"] == home)
    graph.edge(
        "GEVESTIGD_OP", tenant, ("Adres", place), id=f"rent{number}", soort="bezoekadres", geldig_tot=_ended(rng)
    )
    if rng.random() < 0.2:
        graph.edge("BEZIT", tenant, ("Perceel", holding["naar"]), id=f"own{number}", geldig_tot=_ended(rng))
    return tenant


def _ended(rng: random.Random) -> date | None:
    return rng.choice((None, None, None, *_MOMENTS, date(2023, 5, 1) + timedelta(days=1)))
