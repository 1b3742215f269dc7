"""What rules on owners, companies and networks look at, added to a random graph around their thresholds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.support.random_financing import any_node, any_party, linked_to

if TYPE_CHECKING:
    import random

    from tests.support.graphs import Graph, Node

_MOMENTS = (date(2021, 5, 1), date(2021, 5, 2), date(2023, 5, 1))
# Kind of node or edge → column → values on, just under and just over the thresholds, and absent.
_VALUES: dict[str, dict[str, tuple[Any, ...]]] = {
    "Bedrijf": {
        "rechtsvorm": (None, "BV", "BV", "ST", "ST", "VR", "BUITENLAND"), "buitenland": (None, "buurland", "elders", "elders"),
        "branche": (None, "horeca", "zorg"), "bestuurswissels": (None, 2, 3, 3, 4), "lus_stappen": (None, 2, 5, 6, 6, 7),
        "kring_leden": (None, 3, 25, 25, 26), "kring_zorg": (None, 0, 1, 1, 2), "kring_contant": (None, 0, 1, 1, 2),
        "kring_vastgoed": (1, 2),
    },
    "Adres": {"correspondenten": (None, 2, 3, 3, 4)},
    "BEZIT": {"portefeuille": (None, 9, 10, 10, 11), "portefeuille_rang_promille": (None, 989, 990, 991)},
    "KOPER": {
        "dagen_tot_einde": (None, 0, 364, 365, 366), "eerste_aankoop": (None, True, True, False),
        "dagen_nieuw_bestuur": (None, 0, 179, 180, 181), "aankopen_24_maanden": (None, 4, 5, 5, 6),
        "portefeuille_voor": (None, 1, 5, 5, 6), "groei_objecten": (None, 3, 4, 4, 5), "groei_procent": (None, 99, 100, 100, 101),
    },
    "VERKOPER": {"dagen_tot_einde": (None, 0, 365, 366)},
    "BETREFT": {"prijs_rang_promille": (None, 749, 750, 751)},
    "BESTUURT": {
        "bestuurt_bedrijven": (None, 9, 10, 10, 11), "bestuurt_branches": (None, 4, 5, 5), "bestuurt_adressen": (None, 4, 5, 5, 6),
    },
}  # fmt: skip


def add_owners(graph: Graph, rng: random.Random) -> None:
    """Add chains of holdings, streets, rights without a holder, look-alikes and successors, and fill what the rules read."""
    for kind, columns in _VALUES.items():
        for row in (graph.nodes.get(kind) or graph.edges[kind]).values():
            row |= {
                name: rng.choice(values)
                for name, values in columns.items()
                if row.get("van_soort") != "Persoon" or name not in ("dagen_tot_einde", "dagen_nieuw_bestuur")
            }
    for place in list(graph.nodes["Adres"]):
        graph.edge("LIGT_AAN", ("Adres", place), ("Straat", rng.choice(("s1", "s2", "s3"))))
    for number in range(2 * len(graph.nodes["Perceel"])):
        for add in (_add_holding, _add_street, _add_right, _add_look_alike, _add_successor, _add_tenant):
            add(graph, rng, number)


def add_shells(graph: Graph, rng: random.Random) -> None:
    """Add companies that do nothing; the last of all, so that nobody gives them something to do."""
    for number in range(len(graph.nodes["Perceel"])):
        _add_shell(graph, rng, number)


def _add_holding(graph: Graph, rng: random.Random, number: int) -> None:
    """Somebody holds a company in the end, and a company another one."""
    one, other = any_node(graph, rng, "Bedrijf"), any_node(graph, rng, "Bedrijf")
    graph.edge(
        "ZEGGENSCHAP_OVER",
        any_party(graph, rng),
        other,
        id=f"z{number}",
        aandeel_promille=rng.choice((None, 249, 250, 1000)),
        diepte=rng.choice((1, 3, 4, 5)),
    )
    graph.edge("AANDEELHOUDER_VAN", one, other, id=f"ah{number}", geldig_tot=_ended(rng))


def _add_street(graph: Graph, rng: random.Random, number: int) -> None:
    held = rng.choice(list(graph.edges["ZEGGENSCHAP_OVER"].values()))
    graph.edge(
        "CONCENTREERT_IN",
        (held["van_soort"], held["van"]),
        any_node(graph, rng, "Straat"),
        id=f"c{number}",
        objecten=rng.choice((3, 4, 4, 5)),
        deel_procent=rng.choice((19, 20, 20, 60)),
        houders=rng.choice((2, 2, 3)),
        bedrijfsruimten=rng.choice((0, 3, 4)),
        deel_bedrijfsruimten_procent=rng.choice((None, 19, 20)),
    )


def _add_right(graph: Graph, rng: random.Random, number: int) -> None:
    """Ownership of an object that nobody holds, or not any more; now and then it was split."""
    parcel, right = ("Perceel", f"los{number}"), ("Recht", f"r{number}")
    graph.node(*parcel, vervallen=rng.choice((False, False, True, None)))
    graph.node(*right, aard_code=rng.choice(("2", "2", "3", None)), geldig_tot=_ended(rng))
    graph.edge("RUST_OP", right, parcel)
    if rng.random() < 0.5:
        graph.edge("BEZIT", any_party(graph, rng), parcel, id=f"los{number}", geldig_tot=_ended(rng))
    if rng.random() < 0.2:
        graph.edge("GESPLITST_IN", parcel, any_node(graph, rng, "Perceel"), id=f"deel{number}")


def _add_look_alike(graph: Graph, rng: random.Random, number: int) -> None:
    label = rng.choice(("Persoon", "Bedrijf"))
    one, other = any_node(graph, rng, label), any_node(graph, rng, label)
    if one != other:
        score = rng.choice((None, 899, 900, 900, 950))
        graph.edge("MOGELIJK_ZELFDE_ALS", one, other, id=f"m{number}", score_promille=score)


def _add_successor(graph: Graph, rng: random.Random, number: int) -> None:
    """A company that followed one linked to it, mostly where it has its seat."""
    seats = [edge for edge in graph.edges["GEVESTIGD_OP"].values() if edge["van_soort"] == "Bedrijf"]
    seat = rng.choice(seats)
    new, old = ("Bedrijf", seat["van"]), any_node(graph, rng, "Bedrijf")
    if new != old:
        graph.edge(
            "VERBONDEN_MET",
            new,
            old,
            id=f"op{number}",
            via="bestuur",
            stappen=rng.choice((1, 2)),
            opvolging_dagen=rng.choice((None, 0, 182, 183, 184)),
            opvolging_adres_id=rng.choice((None, seat["naar"], seat["naar"], any_node(graph, rng, "Adres")[1])),
        )


def _add_shell(graph: Graph, rng: random.Random, number: int) -> None:
    """A company at a full address that does nothing, or just something; the first surely nothing, behind a long chain."""
    sure = number == 0
    shell, parcel, place = (
        ("Bedrijf", f"KVK:9{number:07}"),
        any_node(graph, rng, "Perceel"),
        any_node(graph, rng, "Adres"),
    )
    if sure:
        graph.node(*shell, werkzame_personen=0, jaren_zonder_jaarstuk=2, jaarstuk_laatste=2020, lus_stappen=2)
        full: Node = ("Adres", "vol")
        graph.edge("GEVESTIGD_OP", shell, full, soort="bezoekadres").node(*full, bedrijven=25)
        graph.edge("BEZIT", shell, parcel, id="leeg0")
        graph.edge("ZEGGENSCHAP_OVER", ("Persoon", "p0"), shell, aandeel_promille=1000, diepte=4)
        return
    graph.node(
        *shell,
        werkzame_personen=rng.choice((0, 0, 0, 1, None)),
        jaren_zonder_jaarstuk=rng.choice((None, 1, 2, 2, 3)),
        jaarstuk_laatste=rng.choice((None, 2020)),
        beeindigd=rng.choice((None, None, date(2024, 1, 1))),
        lus_stappen=rng.choice((None, 2, 6, 7)),
    )
    graph.edge("GEVESTIGD_OP", shell, place, id=f"leeg{number}", soort="bezoekadres", geldig_tot=_ended(rng))
    post: Node = ("Adres", f"post{number % 5}")
    graph.node(*post, correspondenten=rng.choice((None, 2, 3, 3, 4)), bedrijven=rng.choice((None, 24, 25)))
    graph.edge("GEVESTIGD_OP", shell, post, id=f"post{number}", soort="correspondentieadres", geldig_tot=_ended(rng))
    graph.edge("BEZIT", shell, parcel, id=f"leeg{number}", geldig_tot=_ended(rng))
    if rng.random() < 0.2:
        graph.edge(rng.choice(("VRAAGT_AAN", "HOUDT")), shell, any_node(graph, rng, "Vergunning"), id=f"leeg{number}")
    if rng.random() < 0.2:
        graph.edge("ONTVANGT", shell, any_node(graph, rng, "Subsidie"))
    _add_revival(graph, rng, shell, number)


def _add_revival(graph: Graph, rng: random.Random, shell: Node, number: int) -> None:
    """The shell got another board, bought, and is held by the one before it."""
    deed = ("Transactie", f"leeg{number}")
    graph.node(*deed, soort=rng.choice(("koop", "koop", "fusie")), datum=rng.choice(_MOMENTS))
    graph.edge("BETREFT", deed, any_node(graph, rng, "Perceel"))
    graph.edge(
        "KOPER",
        shell,
        deed,
        dagen_nieuw_bestuur=rng.choice((None, 0, 180, 180, 181)),
        dagen_sinds_oprichting=rng.choice((None, 729, 730, 730, 900)),
        eerste_aankoop=rng.choice((True, True, True, False)),
    )
    graph.edge(
        "BESTUURT",
        any_party(graph, rng),
        shell,
        bestuurt_bedrijven=rng.choice((9, 10, 10, 11)),
        bestuurt_branches=rng.choice((4, 5, 5)),
        bestuurt_adressen=rng.choice((4, 5, 5)),
        geldig_tot=_ended(rng),
    )
    graph.edge("AANDEELHOUDER_VAN", ("Bedrijf", f"KVK:9{number - 1:07}"), shell, geldig_tot=_ended(rng))


def _add_tenant(graph: Graph, rng: random.Random, number: int) -> None:
    """A first purchase by a person, after which somebody else, now and then linked to him, asks for a permit there."""
    buyer, deed, case = (
        any_node(graph, rng, "Persoon"),
        ("Transactie", f"eerste{number}"),
        ("Vergunning", f"na{number}"),
    )
    home = rng.choice(list(graph.edges["HEEFT_VBO"].values()))
    parcel: Node = ("Perceel", home["van"])
    place = next(edge["naar"] for edge in graph.edges["HEEFT_ADRES"].values() if edge["van"] == home["naar"])
    day = rng.choice(_MOMENTS)
    graph.node(*deed, soort=rng.choice(("koop", "koop", "koop", "schenking")), datum=day)
    graph.edge("KOPER", buyer, deed, eerste_aankoop=rng.choice((True, True, False, None)))
    graph.edge("BETREFT", deed, parcel, prijs_rang_promille=rng.choice((None, 749, 750, 750, 751)))
    graph.edge("BEZIT", buyer, parcel, id=f"eerste{number}", geldig_tot=_ended(rng))
    graph.node(
        *case,
        exploitatie=rng.choice((True, True, False)),
        datum_aanvraag=rng.choice((None, day, day, day + timedelta(days=9))),
    )
    graph.edge("VERGUND_VOOR", case, ("Adres", place))
    other = rng.choice((any_party(graph, rng), any_party(graph, rng), linked_to(graph, rng, buyer), buyer))
    graph.edge("VRAAGT_AAN", other, case)


def _ended(rng: random.Random) -> date | None:
    return rng.choice((None, None, None, None, *_MOMENTS))
