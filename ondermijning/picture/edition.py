"""One edition of the picture: what was told before is repeated word for word, and a year that is over is told once.

So an edition cannot be set against an earlier one: what a late register corrects in a year that was told stays out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ondermijning.ledger.publications import Slice, Told, Withdrawal, published, withdrawals
from ondermijning.pages.words import shortened
from ondermijning.picture import counting
from ondermijning.picture.areas import Area, municipality
from ondermijning.picture.factors import FACTORS
from ondermijning.picture.rates import rounded
from ondermijning.picture.suppression import Blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import duckdb

    from ondermijning.ledger import Ledger
    from ondermijning.picture.cells import Cell
    from ondermijning.picture.factors import Factor

PICTURE = "beeld"
MOST_YEARS = 5
_LONGEST = 80  # signs of a name; what is longer was never meant as one, and stands on the page often
CORPORATION = "corporatie"
OWNERS = {
    "persoon": "natuurlijke personen",
    "bedrijf": "bedrijven en andere rechtspersonen",
    CORPORATION: "woningcorporaties",
    "overheid": "overheden",
    "onbekend": "eigenaar onbekend",
}

Years: TypeAlias = "dict[int, Mapping[str, Told | None]]"

# The names of the last delivery; the graph says which neighbourhoods there are.
_AREAS = """
SELECT n.id, coalesce(n.naam, ''), coalesce(i.wijkcode, CASE WHEN n.wijk <> '' THEN 'wijk ' || n.wijk END, ''), coalesce(n.wijk, '')
FROM n_Buurt n LEFT JOIN (
    SELECT buurtcode, arg_max(wijkcode, _peildatum) AS wijkcode FROM Buurtindeling_gelezen
    WHERE _peildatum <= getvariable('dag') GROUP BY 1
) i ON i.buurtcode = n.id ORDER BY n.id
"""


class Figures(NamedTuple):
    """What is told of a factor.

    Args:
        factor: which.
        years: year → area → what was told, None for what was not; only years that are over and known.
        owners: the same by class of owner, for the municipality.
    """

    factor: Factor
    years: Years
    owners: Years

    @property
    def told(self) -> bool:
        """Whether anything is told at all."""
        return any(told for areas in self.years.values() for told in areas.values())


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is told.

    Args:
        area: the municipality and all in it.
        figures: of each factor, in order.
        new: what is told for the first time, and must be kept before anybody sees it.
        withdrawn: what earlier editions told and is not to be used.
    """

    area: Area
    figures: Sequence[Figures]
    new: Sequence[Slice]
    withdrawn: Sequence[Withdrawal] = ()

    @property
    def titled_withdrawals(self) -> list[tuple[str, Withdrawal]]:
        """What is not to be used, behind the title of its factor; what is no factor any more is left out."""
        titles = {each.factor.id: each.factor.title for each in self.figures}
        return [(titles[each.factor], each) for each in self.withdrawn if each.factor in titles]


def areas(db: duckdb.DuckDBPyConnection, code: str, name: str) -> Area:
    """The municipality with the districts and neighbourhoods that registers give.

    Args:
        db: the open tables.
        code: CBS code of the municipality.
        name: its name.
    """
    known = [
        (own, shortened(called, _LONGEST), district, shortened(district_name, _LONGEST))
        for own, called, district, district_name in db.execute(_AREAS).fetchall()
    ]
    return municipality(code, name, known)


def years_until(day: date, delivered: Mapping[str, tuple[date, date]]) -> list[int]:
    """The years that are over on a day, since the land registry came in; the last five."""
    last = day.year if (day.month, day.day) == (12, 31) else day.year - 1
    begun = [delivered[source][0].year + 1 for source in ("brk", "brk_csv") if source in delivered]
    return list(range(max(last - MOST_YEARS + 1, min(begun, default=0)), last + 1))


def edition(
    db: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    area: Area,
    years: Sequence[int],
    delivered: Mapping[str, tuple[date, date]],
) -> Edition:
    """What is told of every factor.

    Args:
        db: the open tables, for these years.
        ledger: what was told before.
        area: the municipality.
        years: that are over, oldest first.
        delivered: source → the first and the last day it speaks for.
    """
    telling = Telling(db, ledger, area)
    figures = [
        telling.figures(factor, [year for year in years if is_known(factor, year, delivered)]) for factor in FACTORS
    ]
    return Edition(area, figures, telling.new, [each for each in withdrawals(ledger) if each.seen])


class Telling:
    """Tells factors one after the other, and keeps what is told for the first time.

    Args:
        db: the open tables.
        ledger: what was told before.
        area: the municipality.
    """

    def __init__(self, db: duckdb.DuckDBPyConnection, ledger: Ledger, area: Area) -> None:
        self._db, self._ledger, self._area = db, ledger, area
        self._whole = None if area.parts else area.code
        self.new: list[Slice] = []

    def figures(self, factor: Factor, years: Sequence[int]) -> Figures:
        """What is told of a factor in these years."""
        counting.count(self._db, factor)
        told = {year: self._once(factor.id, year, lambda year=year: self._by_area(factor, year)) for year in years}  # type: ignore[misc]
        found = {year: areas for year, areas in told.items() if areas}
        # A class of owner is a part of the total of the municipality, and is told beside it or not at all.
        among = [year for year, areas in found.items() if factor.by_owner and areas.get(self._area.code)]
        owners = {
            year: self._once(f"{factor.id}/eigenaar", year, lambda year=year: self._by_owner(factor, year))  # type: ignore[misc]
            for year in among
        }
        return Figures(factor, found, owners)

    def _by_area(self, factor: Factor, year: int) -> dict[str, Told | None]:
        cells = counting.by_area(self._db, factor, year, self._whole)
        return in_areas(self._area, cells) if any(cell.units for cell in cells.values()) else {}

    def _by_owner(self, factor: Factor, year: int) -> dict[str, Told | None]:
        return by_class(counting.by_owner(self._db, factor, year, everywhere=self._whole is not None))

    def _once(self, factor: str, year: int, count: Callable[[], dict[str, Told | None]]) -> Mapping[str, Told | None]:
        """What was told before, else what is told now."""
        before = published(self._ledger, PICTURE, factor, year)
        if before is not None:
            return before.areas
        part = Slice(PICTURE, factor, year, count())
        if part.areas:
            self.new.append(part)
        return part.areas


def is_known(factor: Factor, year: int, delivered: Mapping[str, tuple[date, date]]) -> bool:
    """Whether the registers of a factor speak for the whole of a year."""
    day = date(year, 12, 31) + timedelta(days=factor.settled_after)
    return all(any(source in delivered and delivered[source][1] >= day for source in group) for group in factor.sources)


def by_class(cells: Mapping[str, Cell]) -> dict[str, Told | None]:
    """What may be told of the classes of owners that a told total falls into."""
    parts = tuple(Area(name, label, "eigenaar") for name, label in OWNERS.items())
    whole = Area("alle", "", "eigenaar", parts)
    blocks = Blocks(whole, cells, traceable=frozenset((CORPORATION,)))
    # The total is told already: where the classes cannot be told beside it, none is.
    return {part.code: _shown(blocks, part.code) if whole.code in blocks.told else None for part in parts}


def in_areas(
    area: Area, cells: Mapping[str, Cell], *, traceable: frozenset[str] = frozenset()
) -> dict[str, Told | None]:
    """What may be told of an area and of all in it; ``traceable``: of which parts it may be known whose they are."""
    blocks = Blocks(area, cells, traceable=traceable)
    return {each.code: _shown(blocks, each.code) for each in area}


def _shown(blocks: Blocks, code: str) -> Told | None:
    cell = blocks.cell(code)
    return Told(rounded(cell.counted), rounded(cell.units)) if code in blocks.told else None
