"""The page of an overview: its lines under their headings, each with its days and sources; a portfolio, or what things share."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.overviews.lines import Line
from ondermijning.daily.shown import details
from ondermijning.normalise.text import counted
from ondermijning.pages import words
from ondermijning.pages.figures.drawing import drawing
from ondermijning.pages.figures.network import network
from ondermijning.pages.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from markupsafe import Markup

    from ondermijning.daily.index import Node
    from ondermijning.daily.shown import Shown
    from ondermijning.pages.city import City
    from ondermijning.pages.figures.drawing import Drawing
    from ondermijning.pages.ground import Spot
    from ondermijning.pages.names import Names
    from ondermijning.pages.sheet import Sheet

MOST_ROWS = 250  # of one heading; a longer list is for a spreadsheet
_OPEN_ROWS = 40  # of a heading that is not folded
_OBJECTS = 8  # of a party that are drawn
_NO_FINDING = (
    "Wat hier niet staat, staat niet in de registers die zijn geladen. Dat iets bij elkaar staat is geen bevinding."
)


class Row(NamedTuple):
    """A line of an overview on a page: who or what, what is said, its days in words, and its sources."""

    what: str
    said: str
    when: str
    source: str


class Part(NamedTuple):
    """A heading with its rows.

    Args:
        title: the heading.
        rows: those that are shown.
        more: how many more there are.
        folded: it is long, and opened by whoever wants it.
        dated, sourced: whether any row has a day, a source.
    """

    title: str
    rows: list[Row]
    more: int
    folded: bool
    dated: bool
    sourced: bool


def parts_of(shown: Shown, lines: Iterable[Line]) -> list[Part]:
    """Lines, of one heading together, under their headings in their order."""
    found = []
    for title, together in groupby(lines, key=lambda line: line.part):
        own = list(together)
        rows = [_row(shown, line) for line in own[:MOST_ROWS]]
        has = any(row.when for row in rows), any(row.source for row in rows)
        found.append(Part(title[:1].upper() + title[1:], rows, len(own) - len(rows), len(own) > _OPEN_ROWS, *has))
    return found


def _row(shown: Shown, line: Line) -> Row:
    source = shown.sources(line.elements) if line.elements else ""
    return Row(line.what, line.said, "" if _is_year(line) else _when(line), source)


def _is_year(line: Line) -> bool:
    """Whether the line is about a year, which is what it is called by."""
    return line.what[:4].isdigit() and line.begin.startswith(line.what[:4])


def _when(line: Line) -> str:
    if line.begin and line.begin == line.end:
        return words.day(line.begin)
    if not line.begin:
        return f"tot {words.day(line.end)}" if line.end else ""
    return f"{words.day(line.begin)} tot {words.day(line.end)}" if line.end else f"sinds {words.day(line.begin)}"


def overview(  # noqa: PLR0913 - what a page may have
    title: str,
    about: str,
    parts: Sequence[Part],
    sheet: Sheet,
    day: date,
    *,
    drawn: Drawing | None = None,
    explained: str = "",
    chart: Markup | None = None,
    spot: Spot | None = None,
    above: str = "Wat de registers weten",
    last: str = _NO_FINDING,
) -> str:
    """The page of an overview.

    Args:
        title: what it is about.
        about: a line below the title.
        parts: headings with their rows.
        sheet: for whom the page is, and until when.
        day: the date of the graph.
        drawn: a drawing.
        explained: what its boxes and lines mean.
        chart: what stands above the prices.
        spot: a map.
        above: what stands above the title.
        last: what stands at the end.
    """
    return rendered(
        "overzicht.html",
        sheet=sheet.text,
        title=title,
        waar=about,
        boven=above,
        parts=parts,
        drawn=drawn,
        explained=explained,
        chart=chart,
        spot=spot,
        slot=last,
        day=day,
        about=sheet,
        demo=sheet.demo,
    )


def portfolio_page(city: City, names: Shown, party: Node, lines: Sequence[Line], sheet: Sheet) -> str:
    """The page of a portfolio, with the drawing of money and control around the party.

    Args:
        city: what is read.
        names: those that the lines were written with.
        party: whose portfolio it is.
        lines: of the portfolio.
        sheet: for whom the page is, and until when.
    """
    held = [edge.target for edge in city.index.outward([party.number], "BEZIT") if not edge.end]
    objects = list(city.index.nodes(held).values())[:_OBJECTS]
    around = network(city.index, _as_names(names), objects, city.day.isoformat(), [party])
    return overview(
        names.name(party),
        "Wat deze partij heeft, had, leent, bestuurt en exploiteert, en met wie zij verbonden is",
        parts_of(names, lines),
        sheet,
        city.day,
        drawn=drawing(around),
        explained="Van boven naar beneden: mensen, bedrijven, objecten (blauw) en wie erop leent (dikke rand).",
    )


def _as_names(names: Shown) -> Names:
    from ondermijning.pages.names import Names  # noqa: PLC0415

    if not isinstance(names, Names):
        raise TypeError("a page is written with the names of pages.")
    return names


def common_page(day: date, names: Shown, things: Sequence[str], lines: Sequence[Line], sheet: Sheet) -> str:
    """The page of what things have in common.

    Args:
        day: the date of the graph.
        names: those that the lines were written with.
        things: what they are called.
        lines: what they share.
        sheet: for whom the page is, and until when.
    """
    return overview(" en ".join(things), "Wat zij delen, en de kortste verbanden", parts_of(names, lines), sheet, day)


def found_page(day: date, names: Shown, nodes: Sequence[Node], sheet: Sheet) -> str:
    """The page of what was found by words, without the words: they may be anybody's name.

    Args:
        day: the date of the graph.
        names: of the page.
        nodes: what was found, in its order.
        sheet: for whom the page is, and until when.
    """
    labels = list(dict.fromkeys(node.label for node in nodes))
    lines = [
        Line(label, names.name(node), details(node), elements=(node.number,))
        for label in labels
        for node in nodes
        if node.label == label
    ]
    about = f"{counted(len(nodes), 'ding', 'dingen')} met de gevraagde woorden"
    return overview("Gevonden", about, parts_of(names, lines), sheet, day)
