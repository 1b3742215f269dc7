"""Counts of a neighbourhood: what stands there, who owns it by kind, what is done there, and what was sold, asked and decided.

Small counts are left out; see ``small_numbers``. Nothing here tells of one object, party or signal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.history import place_nodes
from ondermijning.normalise.branches import division
from ondermijning.normalise.dutch import code_in_words
from ondermijning.pages import words
from ondermijning.pages.neighbourhood.small_numbers import published

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ondermijning.daily.index import Index, Node

_PERSONS, _COMPANIES, _MIXED = (
    "natuurlijke personen",
    "bedrijven en andere rechtspersonen",
    "verschillende soorten eigenaren",
)
_CASES = (("Vergunningen", "VERGUND_VOOR"), ("Besluiten en gebeurtenissen", "GEBEURD_OP"))
_SALE = "koop"


class Table(NamedTuple):
    """A table of counts.

    Args:
        title: its heading.
        of: what is counted, and what a row is.
        rows: name and count, as they are written; what else is said of a row behind it.
    """

    title: str
    of: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def tables(index: Index, addresses: Iterable[str]) -> list[Table]:
    """The tables of a neighbourhood, those without a row left out.

    Args:
        index: the open index.
        addresses: ids of the addresses in it.
    """
    houses = [node for node in index.by_id(*sorted(addresses)) if node.label == "Adres"]
    nodes = place_nodes(index, houses)
    objects = {
        number: node for number, node in nodes.items() if node.label == "Perceel" and not node.data.get("vervallen")
    }
    found = [
        _plain("Gebruik volgens de BAG", ("Gebruik", "Verblijfsobjecten"), _uses(nodes.values())),
        _plain("Eigenaren, naar soort", ("Eigenaar", "Kadastrale objecten"), _owners(index, objects)),
        _plain("Bedrijven, naar branche", ("Branche", "Bedrijven"), _branches(index, houses)),
        _sales(index, objects),
        *(_plain(title, ("Soort", "Aantal"), _cases(index, houses, kind)) for title, kind in _CASES),
    ]
    return [table for table in found if table.rows]


def _plain(title: str, of: tuple[str, str], counts: Mapping[str, int]) -> Table:
    return Table(title, of, [(name, str(count)) for name, count in published(counts).items()])


def _uses(nodes: Iterable[Node]) -> Counter[str]:
    return Counter(
        str(node.data.get("gebruiksdoel") or "onbekend") for node in nodes if node.label == "Verblijfsobject"
    )


def _owners(index: Index, objects: Mapping[int, Node]) -> Counter[str]:
    """Objects by the kind of their owners."""
    held = [edge for edge in index.inward(objects, "BEZIT") if not edge.end]
    parties = index.nodes(edge.source for edge in held)
    kinds: defaultdict[int, set[str]] = defaultdict(set)
    for edge in held:
        kinds[edge.target].add(_kind(parties[edge.source]))
    return Counter(next(iter(own)) if len(own) == 1 else _MIXED for own in kinds.values())


def _kind(party: Node) -> str:
    if party.personal:
        return _PERSONS
    return str(party.data.get("uitgezonderd") or "") or _COMPANIES


def _branches(index: Index, houses: Iterable[Node]) -> Counter[str]:
    """Companies and branches that are there now, by division; a company and its branch are one."""
    edges = [edge for edge in index.inward([house.number for house in houses], "GEVESTIGD_OP") if not edge.end]
    nodes = index.nodes(edge.source for edge in edges)
    owned = {edge.target: edge.source for edge in index.inward(nodes, "HEEFT_VESTIGING")}
    companies = nodes | index.nodes(owned.values())
    codes: dict[int, str] = {}
    for number, node in sorted(nodes.items(), key=lambda each: each[1].label):
        company = owned.get(number, number)
        if not companies[company].data.get("beeindigd") and not node.data.get("geldig_tot"):
            codes[company] = str(node.data.get("sbi") or companies[company].data.get("sbi") or "")
    return Counter(division(code) for code in codes.values())


def _sales(index: Index, objects: Mapping[int, Node]) -> Table:
    """Sales by year, with the middle price of an object."""
    concerned = [edge for edge in index.inward(objects, "BETREFT") if edge.data.get("prijs_deel_euro")]
    deeds = index.nodes(edge.source for edge in concerned)
    prices: defaultdict[str, list[int]] = defaultdict(list)
    for edge in concerned:
        data = deeds[edge.source].data
        if data.get("datum") and str(data.get("soort") or _SALE) == _SALE:
            prices[str(data["datum"])[:4]].append(edge.data["prijs_deel_euro"])
    shown = published({year: len(own) for year, own in prices.items()})
    rows = [(year, str(shown[year]), words.euro(int(round(median(prices[year]), -3)))) for year in sorted(shown)]
    return Table("Verkopen per jaar", ("Jaar", "Verkochte objecten", "Middelste koopsom"), rows)


def _cases(index: Index, houses: Iterable[Node], kind: str) -> Counter[str]:
    found = index.nodes(edge.source for edge in index.inward([house.number for house in houses], kind))
    return Counter(code_in_words(str(node.data.get("soort") or "onbekend")) for node in found.values())
