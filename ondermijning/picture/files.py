"""The picture as a workbook and as CSV: a row per factor, area and year, and what was not told as such."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ondermijning.picture import words
from ondermijning.picture.edition import OWNERS
from ondermijning.picture.rates import per_hundred
from ondermijning.picture.safety import MARKET, PERCEPTION, goal_of
from ondermijning.report.cells import write_csv
from ondermijning.report.workbook import Sheet, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ondermijning.ledger.publications import Told
    from ondermijning.picture.areas import Area
    from ondermijning.picture.edition import Edition
    from ondermijning.picture.safety import Figure
    from ondermijning.settings import SafetyGoals

TOLD = ("jaar", "getoond", "aantal_afgerond", "van_afgerond", "per_100", "laag_95", "hoog_95")
COLUMNS = ("factor", "soort", "gebied", "naam", *TOLD)
_OPEN = ("gebied", "naam", "kenmerk", "jaar", "waarde", "doel", "gehaald")
_FACTORS = ("factor", "geteld", "waarvan", "gewone_verklaring", "registers")
_MARK = "\ufeff"  # by which a spreadsheet knows that the text is UTF-8


def picture_xlsx(edition: Edition, figures: Sequence[Figure], goals: SafetyGoals, warning: str) -> bytes:
    """A workbook: how to read it first, then what is counted, the figures, and the open ones beside these.

    Args:
        edition: what is told.
        figures: open figures.
        goals: of the safety programme.
        warning: stands above every sheet.
    """
    withdrawn = [
        ("Ingetrokken, niet te gebruiken", f"{title}, {each.year}") for title, each in edition.titled_withdrawals
    ]
    guide = [*words.HOW_TO_READ.items(), *(("Wat dit niet zegt", text) for text in words.CANNOT_SAY), *withdrawn]
    factors = [
        (
            each.factor.title,
            each.factor.counts,
            each.factor.among,
            each.factor.ordinary,
            [" of ".join(group) for group in each.factor.sources],
        )
        for each in edition.figures
    ]
    return workbook(
        [
            Sheet("leeswijzer", ("onderwerp", "uitleg"), guide),
            Sheet("factoren", _FACTORS, factors),
            Sheet("cijfers", COLUMNS, list(_rows(edition))),
            Sheet("ernaast", _OPEN, list(_open(edition.area, figures, goals))),
        ],
        warning,
    )


def picture_csv(edition: Edition) -> str:
    """The figures as CSV that a spreadsheet opens as it is meant."""
    text = io.StringIO()
    write_csv(text, COLUMNS, _rows(edition))
    return _MARK + text.getvalue()


def _rows(edition: Edition) -> Iterator[tuple[Any, ...]]:
    for figures in edition.figures:
        for year, areas in sorted(figures.years.items()):
            for area in edition.area:
                yield figures.factor.title, area.kind, area.code, area.name, year, *numbers(areas.get(area.code))
        for year, classes in sorted(figures.owners.items()):
            for code, name in OWNERS.items():
                yield figures.factor.title, "eigenaar", code, name, year, *numbers(classes.get(code))


def numbers(told: Told | None) -> tuple[Any, ...]:
    """What is told of an area in a year, in the order of ``TOLD`` behind the year."""
    if told is None:
        return ("nee", None, None, None, None, None)
    return ("ja", *told, *(round(value, 1) for value in per_hundred(*told)))


def _open(area: Area, figures: Sequence[Figure], goals: SafetyGoals) -> Iterator[tuple[Any, ...]]:
    names = {each.code: each.name for each in area}
    for figure in figures:
        goal = goal_of(figure, goals)
        met = ("ja" if goal.met else "nee") if goal else None
        label = (PERCEPTION | MARKET)[figure.name]
        yield figure.area, names[figure.area], label, figure.year, round(figure.value, 1), goal and goal.text, met
