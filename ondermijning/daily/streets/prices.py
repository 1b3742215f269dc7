"""What a square metre along a street cost, year by year: the middle one of the sales of which price and area are known."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.overviews.lines import Line, euro
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.daily.index import Index
    from ondermijning.daily.streets.along import Along

PRICES = "prijs per m²"
_SALE = "koop"


class Year(NamedTuple):
    """The sales of a year: the middle price, the lowest and the highest, in whole euros a square metre, and how many."""

    year: int
    middle: int
    lowest: int
    highest: int
    many: int
    elements: tuple[int, ...] = ()


def years(index: Index, area: dict[int, int]) -> list[Year]:
    """The years with a sale, in order.

    Args:
        index: the open index.
        area: number of a cadastral object → square metres.
    """
    concerned = [edge for edge in index.inward(area, "BETREFT") if edge.data.get("prijs_deel_euro")]
    deeds = index.nodes(edge.source for edge in concerned)
    found: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for edge in concerned:
        data = deeds[edge.source].data
        if data.get("datum") and str(data.get("soort") or _SALE) == _SALE:
            found[int(str(data["datum"])[:4])].append((edge.data["prijs_deel_euro"] / area[edge.target], edge.number))
    return [_year(year, sales) for year, sales in sorted(found.items())]


def _year(year: int, sales: Iterable[tuple[float, int]]) -> Year:
    prices = [price for price, _ in sales]
    elements = tuple(number for _, number in sales)
    return Year(year, round(median(prices)), round(min(prices)), round(max(prices)), len(prices), elements)


def price_lines(street: Along) -> Iterator[Line]:
    """A line per year with a sale."""
    for each in years(street.index, street.area):
        spread = f", van {euro(each.lowest)} tot {euro(each.highest)}" if each.many > 1 else ""
        sales = counted(each.many, "verkoop", "verkopen")
        said = f"{euro(each.middle)} per m² (midden van {sales}{spread})"
        yield Line(PRICES, str(each.year), said, f"{each.year}-01-01", f"{each.year}-12-31", each.elements)
