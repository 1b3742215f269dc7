"""What rules on the use of property, on permits and on grants look at, added to a random graph around their thresholds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.support.random_financing import any_node, any_party, linked_to

if TYPE_CHECKING:
    import random

    from tests.support.graphs import Graph, Node

_MOMENTS = (date(2021, 5, 1), date(2021, 5, 2), date(2023, 5, 1))
_LATER = date(2024, 12, 31)
_HOMES = ("woonfunctie", "woonfunctie", "woonfunctie")
# Kind of node or edge → column → values on, just under and just over the thresholds, and absent.
_VALUES: dict[str, dict[str, tuple[Any, ...]]] = {
    "Verblijfsobject": {
        "gebruiksdoel": (*_HOMES, "industriefunctie", "winkelfunctie, woonfunctie", "kantoorfunctie", None),
        "dagen_onbewoond": (None, 0, 182, 183, 364, 365, 365, 800),
        "onbewoond_sinds": _MOMENTS,
        "ingeschreven": (None, 0, 1, 4),
        "ingeschreven_op": (_LATER,),
        "volwassenen": (None, 2, 4, 5, 6),
        "huishoudens": (None, 1, 2, 3, 4, 5),
        "per_volwassene_m2": (None, 9, 10),
        "verloop": (None, 11, 12, 13),
        "corporatie": (None, None, None, "Voorbeeldwonen"),
    },
    "Adres": {"vertrokken_bedrijven": (None, 2, 3, 3)},
    "Bedrijf": {
        "zorgkenmerken": (None, 2, 3, 3, 4),
        "kvk": (None, "99000001"),
    },
    "GEVESTIGD_OP": {"dagen_sinds_oprichting": (None, 0, 364, 365)},
    "BESTEED_OP": {"dagen_tot_verkoop": (0, 729, 730, 731)},
    "ONTVANGT": {
        "dagen_sinds_oprichting": (None, 0, 180, 181),
        "rekening": (None, "s0", "s0", "s1"),
        "rekening_ontvangers": (None, 2, 2, 3),
        "dagen_na_faillissement": (None, 0, 1, 1, 2),
    },
}


def add_use(graph: Graph, rng: random.Random) -> None:
    """Add sales of homes, permits of use, bankruptcies and grants for buildings, and fill what the rules read."""
    size = len(graph.nodes["Perceel"])
    for number in range(2 * size):
        _add_home(graph, rng, number)
    for number in range(2 * size):
        for add in (_add_home_sold, _add_permit, _add_old_trouble, _add_bankruptcy):
            add(graph, rng, number)
    _fill(graph, rng)
    for number in range(4 + size // 8):
        _add_hall(graph, rng, number)


def _fill(graph: Graph, rng: random.Random) -> None:
    for kind, columns in _VALUES.items():
        for row in (graph.nodes.get(kind) or graph.edges[kind]).values():
            row |= {name: rng.choice(values) for name, values in columns.items()}
    for name in (name for name in graph.nodes["Verblijfsobject"] if name.startswith("k")):
        graph.node("Verblijfsobject", name, gebruiksdoel="woonfunctie")


def _add_home(graph: Graph, rng: random.Random, number: int) -> None:
    """A home of one owner, often empty or full, and now and then the seat of a company."""
    parcel, home, place = ("Perceel", f"k{number}"), ("Verblijfsobject", f"k{number}"), ("Adres", f"k{number}")
    graph.node(*place, bedrijven=rng.choice((None, None, 1)))
    graph.edge("HEEFT_VBO", parcel, home, geldig_tot=rng.choice((None, None, None, _MOMENTS[0])))
    graph.edge("HEEFT_ADRES", home, place)
    graph.edge("BEZIT", any_party(graph, rng), parcel, id=f"k{number}")
    if rng.random() < 0.5:
        company = _new_company(graph, rng, f"k{number}", werkzame_personen=rng.choice((None, 4, 5, 60)))
        graph.edge("GEVESTIGD_OP", company, place, id=f"k{number}", soort="bezoekadres")
        graph.edge("ONTVANGT", company, ("Subsidie", f"k{number}"))


def _new_company(graph: Graph, rng: random.Random, name: str, **values: Any) -> Node:
    company = ("Bedrijf", f"KVK:{name}")
    graph.node(
        *company, sbi=rng.choice(("4511", "5210", "46", "6831")), eenmanszaak=rng.choice((False, False, True)), **values
    )
    return company


def _add_hall(graph: Graph, rng: random.Random, number: int) -> None:
    """A company that trades has its seat in a hall, alone or with others."""
    _, place = any_place(graph, rng)
    company = _new_company(graph, rng, f"hall{number}", werkzame_personen=rng.choice((0, 1, 1, 2)))
    room = next(edge["van"] for edge in graph.edges["HEEFT_ADRES"].values() if edge["naar"] == place[1])
    graph.node("Verblijfsobject", room, gebruiksdoel="industriefunctie")
    graph.node(*place, per_bedrijf_m2=rng.choice((499, 500, 600)), vertrokken_bedrijven=rng.choice((None, 2, 3, 3)))
    graph.edge(
        "GEVESTIGD_OP",
        company,
        place,
        id=f"hall{number}",
        soort="bezoekadres",
        dagen_sinds_oprichting=rng.choice((100, 364, 364, 365)),
    )


def any_place(graph: Graph, rng: random.Random) -> tuple[Node, Node]:
    """An object and the address of a home on it."""
    home = rng.choice(list(graph.edges["HEEFT_VBO"].values()))
    address = next(edge["naar"] for edge in graph.edges["HEEFT_ADRES"].values() if edge["van"] == home["naar"])
    return ("Perceel", home["van"]), ("Adres", address)


def _add_home_sold(graph: Graph, rng: random.Random, number: int) -> None:
    """A company bought a home; a permit to split it and a grant for it may follow."""
    parcel, place = any_place(graph, rng)
    buyer, sale = any_node(graph, rng, "Bedrijf"), ("Transactie", f"u{number}")
    permit, grant = ("Vergunning", f"u{number}"), ("Subsidie", f"u{number}")
    graph.node(*sale, soort=rng.choice(("koop", "koop", "koop", "schenking")), datum=rng.choice(_MOMENTS))
    graph.edge(
        "KOPER",
        buyer,
        sale,
        dagen_sinds_oprichting=rng.choice((None, 365, 366)),
        beschermde_kopen=rng.choice((None, 1, 2, 2, 3)),
    )
    graph.edge("VERKOPER", any_party(graph, rng), sale)
    graph.edge(
        "BETREFT",
        sale,
        parcel,
        dagen_beschermd=rng.choice((None, 182, 183, 400)),
        aantal_hypotheken=rng.choice((None, 0, 0, 1)),
        stijging_gecorrigeerd_procent=rng.choice((None, 19, 20, 20, 21)),
    )
    graph.edge(
        "BEZIT",
        buyer,
        parcel,
        id=f"home{number}",
        geldig_tot=rng.choice((None, None, None, *_MOMENTS)),
        zelf_bewoond=rng.choice((None, True)),
    )
    graph.node(
        *permit,
        aantal_eenheden=rng.choice((None, 3)),
        omzetting=rng.choice((True, False)),
        besluit=rng.choice(("geweigerd", "geweigerd", None, "verleend")),
    )
    graph.edge(
        "VERGUND_VOOR",
        permit,
        place,
        id=f"split{number}",
        dagen_na_aankoop=rng.choice((None, 183, 184)),
        aankoop_id=rng.choice((None, sale[1], sale[1], "elders")),
    )
    graph.node(*grant, verleend_euro=rng.choice((None, 9_999, 10_000)), datum_besluit=_MOMENTS[0])
    graph.edge(
        "BESTEED_OP", grant, place, id=f"spent{number}", verkoop_id=rng.choice((None, sale[1], sale[1], "elders"))
    )


def _add_permit(graph: Graph, rng: random.Random, number: int) -> None:
    """A permit of use or to build, with all that rules read of it and of who asks for and holds it."""
    (_, place), case = any_place(graph, rng), ("Vergunning", f"w{number}")
    party = rng.choice((any_node(graph, rng, "Persoon"), _new_company(graph, rng, f"w{number}")))
    kind = rng.choice(("exploitatie", "exploitatie", "omzetting", "verhuur", "bouwen"))
    graph.node(
        *case,
        exploitatie=kind == "exploitatie",
        omzetting=kind == "omzetting",
        verhuur=kind == "verhuur",
        besluit=rng.choice((None, "verleend", "verleend", "geweigerd")),
        datum_aanvraag=rng.choice((None, *_MOMENTS)),
        datum_besluit=rng.choice((None, *_MOMENTS)),
        buiten_norm=rng.choice((None, "oppervlakte")),
        bouwsom_euro=rng.choice((None, 499_999, 500_000)) if kind == "bouwen" else None,
        bouwsom_woz_procent=rng.choice((None, 49, 50)),
        bankhypotheken=rng.choice((None, 0, 0, 1)),
        aantal_eenheden=rng.choice((None, 1, 4)),
    )
    graph.edge("VRAAGT_AAN", party, case, vreemde_adressen=rng.choice((None, 4, 5, 5)))
    graph.edge(
        "HOUDT",
        party,
        case,
        dagen_na_einde=rng.choice((None, 89, 90)),
        dagen_bestuur=rng.choice((None, 90, 90, 91)),
        geldig_tot=rng.choice((None, None, *_MOMENTS)),
    )
    graph.edge("VERGUND_VOOR", case, place)


def _add_old_trouble(graph: Graph, rng: random.Random, number: int) -> None:
    """A business with a new board in premises of an owner whom an event is about, now and then itself."""
    (parcel, place), owner = any_place(graph, rng), any_party(graph, rng)
    case, event, holder = (
        ("Vergunning", f"x{number}"),
        ("Gebeurtenis", f"x{number}"),
        _new_company(graph, rng, f"x{number}"),
    )
    graph.node(*case, exploitatie=rng.choice((True, True, False)), datum_aanvraag=rng.choice((None, *_MOMENTS)))
    graph.node(*event, soort=rng.choice(("sluiting_13b", "weigering", "controle")), datum=rng.choice(_MOMENTS))
    graph.edge("HOUDT", holder, case, dagen_bestuur=rng.choice((None, 90, 90, 91)))
    graph.edge("VERGUND_VOOR", case, place)
    graph.edge("GAAT_OVER", event, rng.choice((owner, owner, linked_to(graph, rng, owner))))
    graph.edge("BEZIT", owner, parcel, id=f"old{number}", geldig_tot=rng.choice((None, None, *_MOMENTS)))


def _add_bankruptcy(graph: Graph, rng: random.Random, number: int) -> None:
    """A company that gets a grant went bankrupt before or after it."""
    ruling, company, grant = (
        ("Insolventie", f"i{number}"),
        _new_company(graph, rng, f"i{number}"),
        ("Subsidie", f"i{number}"),
    )
    graph.node(*ruling, soort=rng.choice(("F", "F", "S")), datum=rng.choice((*_MOMENTS, _LATER)))
    graph.node(*grant, datum_besluit=rng.choice((None, *_MOMENTS)), verleend_euro=rng.choice((None, 9_999, 10_000)))
    graph.edge("GAAT_OVER", ruling, company)
    graph.edge("ONTVANGT", company, grant, geldig_van=_MOMENTS[0] + timedelta(days=number))
