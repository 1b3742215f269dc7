"""The picture as a page, and the page that says how to read it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.clock import day_here
from ondermijning.pages.rendering import rendered
from ondermijning.picture import words
from ondermijning.picture.edition import OWNERS
from ondermijning.picture.factors import CONTEXT
from ondermijning.picture.maps import LEGEND, filled
from ondermijning.picture.safety import MARKET, PERCEPTION, goal_of
from ondermijning.picture.trends import trends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ondermijning.ledger.publications import Told
    from ondermijning.pages.sheet import Sheet
    from ondermijning.picture.areas import Area
    from ondermijning.picture.edition import Edition, Figures
    from ondermijning.picture.maps import Filled, Plan
    from ondermijning.picture.safety import Figure
    from ondermijning.picture.trends import Trends
    from ondermijning.settings import SafetyGoals

READING_GUIDE = "beeld-leeswijzer"


class Row(NamedTuple):
    """An area in a table: its name, its kind, and a text per column."""

    name: str
    kind: str
    cells: list[str]


class Panel(NamedTuple):
    """What the page tells of one factor: the years, the map of the last of these, the trend and the table."""

    figures: Figures
    years: list[int]
    map_year: int
    map: list[Filled]
    trend: Trends | None
    rows: list[Row]
    owners: list[Row]


class Beside(NamedTuple):
    """Open figures beside the factors: the names of the columns, the rows, and what is said of the goals."""

    columns: list[str]
    rows: list[Row]
    goals: list[str]


def picture_page(
    edition: Edition, plan: Plan | None, figures: Sequence[Figure], goals: SafetyGoals, *, day: date, sheet: Sheet
) -> str:
    """The page.

    Args:
        edition: what is told.
        plan: the map.
        figures: open figures.
        goals: of the safety programme.
        day: what the graph speaks for.
        sheet: for whom, and until when.
    """
    told = [_panel(edition.area, each, plan) for each in edition.figures if each.told]
    return rendered(
        "beeld.html",
        sheet=sheet.text,
        title=f"Beeld van {edition.area.name}",
        area=edition.area,
        plan=plan,
        legend=LEGEND,
        factors=[panel for panel in told if panel.figures.factor.kind != CONTEXT],
        context=[panel for panel in told if panel.figures.factor.kind == CONTEXT],
        untold=[(each.factor.title, _why(edition, each)) for each in edition.figures if not each.told],
        perception=_beside(edition.area, figures, PERCEPTION, goals),
        market=_beside(edition.area, figures, MARKET, None),
        no_crime=words.NO_CRIME,
        withdrawn=[
            (title, each.year, str(day_here(datetime.fromisoformat(each.at))))
            for title, each in edition.titled_withdrawals
        ],
        guide=f"{READING_GUIDE}-{day}.html",
        day=day,
        about=sheet,
        demo=sheet.demo,
    )


def reading_guide(edition: Edition, *, day: date, sheet: Sheet) -> str:
    """The page that says how to read the picture and what it cannot say."""
    return rendered(
        "beeld-leeswijzer.html",
        sheet=sheet.text,
        title="Hoe u het beeld leest",
        area=edition.area,
        factors=[each.factor for each in edition.figures],
        how=words.HOW_TO_READ,
        cannot=words.CANNOT_SAY,
        no_crime=words.NO_CRIME,
        day=day,
        about=sheet,
        demo=sheet.demo,
    )


def _why(edition: Edition, figures: Figures) -> str:
    """Why nothing of a factor is told."""
    if figures.years:
        return "te weinig"
    gone = any(each.factor == figures.factor.id for each in edition.withdrawn)
    return "ingetrokken" if gone else "nog niet bekend"


def _panel(area: Area, figures: Figures, plan: Plan | None) -> Panel:
    years = sorted(figures.years)
    last = max(year for year, areas in figures.years.items() if any(areas.values()))
    rows = [
        Row(each.name, each.kind, [words.rate_in_words(figures.years[year].get(each.code)) for year in years])
        for each in area
    ]
    return Panel(
        figures,
        years,
        last,
        filled(plan, area, figures.years[last]) if plan and _in_parts(area, figures.years[last]) else [],
        trends(area, figures),
        rows,
        list(_owners(figures, years)),
    )


def _in_parts(area: Area, told: Mapping[str, Told | None]) -> bool:
    """Whether anything is told of a part of the municipality: else a map has nothing to show."""
    return any(cell for code, cell in told.items() if code != area.code)


def _owners(figures: Figures, years: list[int]) -> Iterator[Row]:
    """The classes of owners, if any is told."""
    if any(told for classes in figures.owners.values() for told in classes.values()):
        for code, name in OWNERS.items():
            cells = [words.rate_in_words(figures.owners.get(year, {}).get(code)) for year in years]
            yield Row(name, "eigenaar", cells)


def _beside(area: Area, figures: Sequence[Figure], names: Mapping[str, str], goals: SafetyGoals | None) -> Beside:
    """The last year of each open figure."""
    last: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        if figure.name in names:
            last[figure.area, figure.name] = figure
    shown = [name for name in names if any(found == name for _, found in last)]
    columns = [f"{names[name]}, {max(last[key].year for key in last if key[1] == name)}" for name in shown]
    rows = [Row(each.name, each.kind, [_cell(last.get((each.code, name)), goals) for name in shown]) for each in area]
    city = [last[area.code, name] for name in shown if (area.code, name) in last]
    said = [_goal(names[figure.name], figure, goals) for figure in city] if goals else []
    return Beside(columns, rows, list(filter(None, said)))


def _cell(figure: Figure | None, goals: SafetyGoals | None) -> str:
    if figure is None:
        return "onbekend"
    goal = goal_of(figure, goals) if goals else None
    return words.number(figure.value) + (f" ({'binnen' if goal.met else 'buiten'} het doel)" if goal else "")


def _goal(name: str, figure: Figure, goals: SafetyGoals | None) -> str:
    goal = goal_of(figure, goals) if goals else None
    if goal is None:
        return ""
    return f"Doel: {name} {goal.text}. In {figure.year}: {words.number(figure.value)}; {'gehaald' if goal.met else 'niet gehaald'}."
