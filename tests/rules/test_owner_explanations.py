"""What explains a hit of the rules on owners and companies that do not test it beside their cases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company, holding, lent, purchase
from tests.rules.explaining import explained
from tests.rules.running import RULES
from tests.support.graphs import Graph, embedded, together
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from pathlib import Path


def young(tag: str, groep: int | None, **bank: Any) -> Graph:
    """A young company of a group buys, mostly with a loan of a bank."""
    graph = purchase(tag, {"dagen_sinds_oprichting": 100, "groep_dagen": groep})
    return lent(graph, tag, f"bank-{tag}", **(by_activity("64191") | bank))


def ended(tag: str, reason: str | None = None) -> Graph:
    """An owner that came to an end."""
    return holding(tag, {"dagen_na_einde": 200}, beeindigd=date(2024, 5, 1), eindreden=reason)


def sold(tag: str, until: date | None = None) -> Graph:
    """Somebody bought its object by an agreement."""
    return ended(tag).edge("KOOPT", ("Persoon", "p"), ("Perceel", tag), geldig_tot=until)


def full(tag: str, sbi: str, soort: str = "bezoekadres") -> Graph:
    """An address with very many companies, of which one is this."""
    place = ("Adres", tag)
    graph = Graph().node(*place, bedrijven=40, per_bedrijf_m2=5, oppervlakte_m2=200).node(*company(tag), sbi=sbi)
    return graph.edge("GEVESTIGD_OP", company(tag), place, soort=soort)


def directed(tag: str, sbi: str) -> Graph:
    """A company with property, directed by one that saw many dissolved; its id is the tag."""
    graph = holding(f"o-{tag}", holder=("Bedrijf", tag)).node("Bedrijf", f"b-{tag}", sbi=sbi)
    return graph.edge("BESTUURT", ("Bedrijf", f"b-{tag}"), ("Bedrijf", tag), ontbonden_bedrijven=6)


def changed(tag: str, vorm: str) -> Graph:
    """A buyer whose board changed."""
    return purchase(tag, {"dagen_bestuurswissel": 3}, rechtsvorm=vorm)


@pytest.mark.parametrize(
    ("rule", "counter", "fits", "fits_not"),
    [
        (
            "jonge_vennootschap_koopt",
            "oude_groep_met_bank",
            {"old group": young("old group", 1825), "insurer": young("insurer", 1825, **by_activity("65111"))},
            {
                "young group": young("young group", 1824),
                "no group": young("no group", None),
                "no bank": young("no bank", 4000, **by_activity("6420")),
            },
        ),
        (
            "ontbonden_eigenaar",
            "opgegaan_in_een_ander",
            {"merged": ended("merged", "fusie"), "split": ended("split", "splitsing")},
            {"dissolved": ended("dissolved", "ontbinding"), "unknown": ended("unknown")},
        ),
        (
            "ontbonden_eigenaar",
            "al_verkocht",
            {"sold": sold("sold")},
            {"lapsed": sold("lapsed", date(2024, 8, 1)), "not sold": ended("not sold")},
        ),
        (
            "massa_adres",
            "kantoor",
            {"accountant": full("accountant", "69203"), "offices": full("offices", "68204")},
            {"bakery": full("bakery", "1071"), "by post": full("by post", "69203", "correspondentieadres")},
        ),
        (
            "serie_ontbinder",
            "kantoor_als_bestuurder",
            {"lawyer": directed("lawyer", "69101")},
            {"holding": directed("holding", "6420")},
        ),
        (
            "bestuurswissel_rond_transactie",
            "vrijwilligers",
            {"foundation": changed("foundation", "ST")},
            {"company": changed("company", "BV")},
        ),
    ],
)
def test_what_explains_a_hit_is_found_and_what_does_not_is_not(
    rule: str, counter: str, fits: dict[str, Graph], fits_not: dict[str, Graph], tmp_path: Path
) -> None:
    with embedded(together([*fits.values(), *fits_not.values()]), tmp_path) as store:
        assert explained(store, RULES[rule], counter) == set(fits)
