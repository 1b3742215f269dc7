"""Housing corporations apart, for performance agreements: closures, emptiness, over-occupation and signs of letting on.

An internal table with a ground of its own (Woningwet: agreements of municipality, corporations and tenants). A corporation may be
told by name; its tenants are protected by the number of dwellings. What the picture also counts is told only where the picture
tells the corporations as a class of owner, so that the two cannot be set against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.ledger.publications import Slice, published
from ondermijning.picture import counting, words
from ondermijning.picture.areas import Area
from ondermijning.picture.edition import CORPORATION, Figures, Telling, in_areas, is_known
from ondermijning.picture.factors import FACTORS, Factor
from ondermijning.picture.files import TOLD, numbers
from ondermijning.report.workbook import Sheet, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    import duckdb

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.publications import Told

TABLE = "corporaties"
GROUND = (
    "Intern, voor prestatieafspraken met woningcorporaties en huurdersorganisaties (Woningwet). Hoort niet bij het beeld van de"
    " buurten en gaat niet mee als dat wordt gedeeld."
)
_ALL = "alle corporaties"
_COLUMNS = ("onderwerp", "corporatie", *TOLD)
_COUNTED = """
SELECT t.jaar, e.eenheid, e.gebied, coalesce({telt}, false) AS telt
FROM telling t JOIN eenheid e USING (eenheid) JOIN n_Verblijfsobject v ON v.id = e.eenheid WHERE e.woning
"""


def _of_dwellings(name: str, title: str, counts: str, ordinary: str, telt: str) -> Factor:
    """What is seen in the counts of residents."""
    return Factor(
        id=name,
        title=title,
        counts=counts,
        among="woningen die dat jaar zijn geteld",
        ordinary=ordinary,
        sources=(("bewoning",), ("corporatiebezit",)),
        roles=(),
        held_by="bij_eenheid",
        sql=_COUNTED.format(telt=telt),
    )


# The thresholds are those of the rules overbewoning and kamerverhuur_zonder_vergunning, which leave corporations out.
OWN = (
    _of_dwellings(
        "overbewoning",
        "Veel volwassenen op weinig ruimte",
        "woningen met vijf of meer volwassenen op minder dan tien vierkante meter elk, of met meer dan vier huishoudens",
        "Een groot gezin, tijdelijke opvang van familie, en wie zich niet heeft uitgeschreven.",
        "(t.volwassenen >= 5 AND v.oppervlakte_m2 / nullif(t.volwassenen, 0) < 10) OR t.huishoudens > 4",
    ),
    _of_dwellings(
        "doorverhuur",
        "Drie of meer huishoudens in één woning",
        "woningen met drie of meer huishoudens en drie of meer volwassenen",
        "Woongroepen, studentenwoningen van de corporatie zelf, en begeleid wonen.",
        "t.huishoudens >= 3 AND t.volwassenen >= 3",
    ),
)
SHARED = tuple(factor for factor in FACTORS if factor.by_owner)


def corporations(
    db: duckdb.DuckDBPyConnection,
    telling: Telling,
    ledger: Ledger,
    years: Sequence[int],
    delivered: Mapping[str, tuple[date, date]],
) -> tuple[Area, list[Figures], list[Slice]]:
    """What may be told of each corporation.

    Args:
        db: the open tables.
        telling: the picture, which tells what both count.
        ledger: what was told before.
        years: that are over.
        delivered: source → the first and the last day it speaks for.

    Returns:
        The corporations as parts of all, what is told, and what of it is new.
    """
    names = db.execute("SELECT DISTINCT corporatie FROM eenheid WHERE corporatie IS NOT NULL ORDER BY 1").fetchall()
    whole = Area(_ALL, _ALL, TABLE, tuple(Area(name, name, CORPORATION) for (name,) in names))
    new: list[Slice] = []
    figures = []
    for factor in (*SHARED, *OWN) if names else ():
        known = [year for year in years if is_known(factor, year, delivered)]
        if factor in SHARED:
            classes = telling.figures(factor, known).owners
            known = [year for year in known if classes.get(year, {}).get(CORPORATION)]
        counting.count(db, factor)
        told = {year: _told(db, ledger, whole, factor, year, new) for year in known}
        figures.append(Figures(factor, {year: found for year, found in told.items() if found}, {}))
    return whole, figures, new


def _told(
    db: duckdb.DuckDBPyConnection, ledger: Ledger, whole: Area, factor: Factor, year: int, new: list[Slice]
) -> Mapping[str, Told | None]:
    before = published(ledger, TABLE, factor.id, year)
    if before is not None:
        return before.areas
    cells = counting.by_corporation(db, factor, year)
    if not any(cell.units for cell in cells.values()):
        return {}
    part = Slice(TABLE, factor.id, year, in_areas(whole, cells, traceable=whole.leaves))
    new.append(part)
    return part.areas


def corporations_xlsx(whole: Area, figures: Sequence[Figures], warning: str) -> bytes:
    """The table, with its ground and how to read it before it."""
    guide = [
        ("Waarvoor", GROUND),
        *words.HOW_TO_READ.items(),
        *(
            (each.factor.title, f"Geteld zijn {each.factor.counts}, van de {each.factor.among}. {each.factor.ordinary}")
            for each in figures
        ),
    ]
    return workbook(
        [
            Sheet("leeswijzer", ("onderwerp", "uitleg"), guide),
            Sheet("corporaties", _COLUMNS, list(_rows(whole, figures))),
        ],
        warning,
    )


def _rows(whole: Area, figures: Sequence[Figures]) -> Iterator[tuple[Any, ...]]:
    for each in figures:
        for year, told in sorted(each.years.items()):
            for area in whole:
                yield each.factor.title, area.name, year, *numbers(told.get(area.code))
