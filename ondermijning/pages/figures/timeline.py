"""The timeline: every lane on one axis of years, with the gaps in what is known drawn as gaps.

Lanes, labels and gaps are placed here, in units of the drawing; a template draws them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.pages import happened, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ondermijning.daily.index import Node
    from ondermijning.pages.happened import Mark

WIDTH = 760
LEFT = 150  # of the axis; before it stand the names of the lanes
RIGHT = WIDTH - 14
_ROW, _PAD, _TOP = 22, 7, 26
_SIGN = 6.3  # width of a sign of a label, as drawn
_DOT = 5
_LONGEST = 62  # signs of a label; the rest stands in the list
_FEWEST_YEARS, _MOST_YEARS = 6, 20
# Which register a lane is read from; without a delivery of it nothing can be known.
_SOURCES = {
    happened.OWNED: ("brk",),
    happened.SOLD: ("brk", "brk_csv", "transacties"),
    happened.LENT: ("kik",),
    happened.PERMITTED: ("vergunningen", "sru"),
    happened.HELD: ("gebeurtenissen",),
    happened.DIRECTED: ("hr",),
    happened.VALUED: ("woz",),
    happened.COUNTED: ("bewoning",),
}
# Lanes that stand there also when nothing is in them: that says something.
_ALWAYS = (happened.OWNED, happened.SOLD, happened.LENT, happened.PERMITTED, happened.HELD)


class Item(NamedTuple):
    """A mark as it is drawn.

    Args:
        x, width: of its bar; no width is a point.
        y: its middle.
        label, at, anchor: the text and where it stands.
        inside: the label stands on the bar.
        text, when: the whole of it, and its days in words.
        before, after: it began before the axis begins, or still is.
    """

    x: float
    width: float
    y: float
    label: str
    at: float
    anchor: str
    inside: bool
    text: str
    when: str
    before: bool
    after: bool


class Gap(NamedTuple):
    """A span in which nothing can be known, and why."""

    x: float
    width: float
    why: str


@dataclass(slots=True)
class Lane:
    """A lane of the timeline; ``y`` is its upper side."""

    name: str
    y: float
    height: float
    items: list[Item] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    empty: str = ""


class Timeline(NamedTuple):
    """A drawing of what happened.

    Args:
        width, height: of the drawing.
        left, right: of the axis.
        years: where each year stands, with its number or nothing.
        today: where the date of the graph stands.
        lanes: from above.
    """

    width: int
    height: float
    left: int
    right: int
    years: list[tuple[float, str]]
    today: float
    lanes: list[Lane]


class _Axis(NamedTuple):
    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands, from left to right; a day outside the axis stands at its end."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share)), 1)


def timeline(
    marks: Sequence[Mark], day: date, delivered: Mapping[str, tuple[date, date]], centre: Iterable[Node]
) -> Timeline:
    """The timeline of some marks.

    Args:
        marks: in order of lane and time.
        day: the date of the graph.
        delivered: source → the first and last day it speaks for.
        centre: the things it is about; of objects the answers about their mortgages count.
    """
    axis = _axis(marks, day)
    objects = [node for node in centre if node.label == "Perceel"]
    lanes, y = [], float(_TOP)
    for name in happened.LANES[:-1]:  # WOZ values stand in the price chart
        own = [mark for mark in marks if mark.lane == name and mark.begin is not None and not _is_before(mark, axis)]
        earlier = sum(mark.lane == name for mark in marks) - len(own)
        if not own and not (name in _ALWAYS and objects):
            continue
        lane = _lane(name, y, own, axis)
        lane.gaps = [gap for gap in _gaps(name, axis, day, delivered, objects) if gap.width > 0]
        whole = any(gap.width >= RIGHT - LEFT - 1 for gap in lane.gaps)
        if not own:
            told = f"{earlier} eerder, zie de lijst" if earlier else _nothing(name, objects)
            lane.empty = lane.gaps[0].why if whole else told
        lanes.append(lane)
        y += lane.height
    return Timeline(WIDTH, y + _TOP, LEFT, RIGHT, _years(axis), axis.x(day), lanes)


def _nothing(name: str, objects: Sequence[Node]) -> str:
    """What an empty lane says; of mortgages on which day nothing was registered."""
    answers = [str(node.data.get("hypotheek_actueel_op") or "") for node in objects]
    if name == happened.LENT and all(answers):
        return f"geen ingeschreven op {words.day(min(answers))}"
    return "niets in de geladen registers"


def _axis(marks: Sequence[Mark], day: date) -> _Axis:
    """From the first event that is no older than it makes sense to draw, to the end of the year of the date."""
    told = [mark.begin for mark in marks if mark.begin and mark.lane not in (happened.VALUED, happened.DIRECTED)]
    oldest, youngest = day.year - _MOST_YEARS, day.year - _FEWEST_YEARS
    years = [begin.year for begin in told if begin.year >= oldest]
    return _Axis(
        date(min([*years, youngest]), 1, 1),
        max(date(day.year, 12, 31), *(each for each in told if each)) if told else date(day.year, 12, 31),
    )


def _is_before(mark: Mark, axis: _Axis) -> bool:
    end = mark.end if mark.lasts else mark.begin
    return end is not None and end < axis.first


def _lane(name: str, y: float, marks: Sequence[Mark], axis: _Axis) -> Lane:
    """A lane whose labels do not cover each other: what does not fit beside another stands on a row below."""
    rows: list[float] = []
    items = []
    for mark in marks:
        left, right, drawn = _placed(mark, axis)
        row = next((number for number, taken in enumerate(rows) if left >= taken), len(rows))
        rows[row:] = [right] if row == len(rows) else [right, *rows[row + 1 :]]
        items.append(drawn._replace(y=y + _PAD + _ROW * row + _ROW / 2))
    return Lane(name, y, _PAD * 2 + _ROW * max(1, len(rows)), items)


def _placed(mark: Mark, axis: _Axis) -> tuple[float, float, Item]:
    """A mark with what it takes of its row, from left to right; its row is not known yet."""
    assert mark.begin is not None
    start = axis.x(mark.begin)
    stop = axis.x(mark.end or axis.last) if mark.lasts else start
    before, after = mark.begin < axis.first, mark.lasts and mark.end is None
    label = mark.label if len(mark.label) <= _LONGEST else f"{mark.label[: _LONGEST - 1]}…"
    wide = len(label) * _SIGN
    inside = mark.lasts and stop - start >= wide + 10
    edge = start if mark.lasts else start - _DOT
    if inside:
        at, anchor, left, right = start + 6, "start", edge, stop
    elif stop + 8 + wide <= RIGHT:
        at, anchor, left, right = stop + 8, "start", edge, stop + 8 + wide
    else:
        at, anchor, left, right = start - 8, "end", start - 8 - wide, stop + _DOT
    item = Item(
        start,
        round(max(stop - start, 3 if mark.lasts else 0), 1),
        0,
        label,
        at,
        anchor,
        inside,
        mark.text,
        when(mark),
        before,
        after,
    )
    return left, right + 6, item


def when(mark: Mark) -> str:
    """The days of a mark in words."""
    if not mark.lasts:
        return words.day(mark.begin)
    if mark.begin is None:
        return f"tot {words.day(mark.end)}" if mark.end else "begin onbekend, tot heden"
    return f"{words.day(mark.begin)} tot {words.day(mark.end) if mark.end else 'heden'}"


def _gaps(
    name: str, axis: _Axis, day: date, delivered: Mapping[str, tuple[date, date]], objects: Sequence[Node]
) -> Iterator[Gap]:
    """Spans of a lane of which no register speaks."""
    sources = _SOURCES.get(name, ())
    spans = [delivered[source] for source in sources if source in delivered]
    if not sources:
        return
    if not spans:
        yield _gap(axis, axis.first, axis.last, "dit register is niet geladen")
        return
    last = max(until for _, until in spans)
    if name == happened.LENT and objects:
        answers = [node.data.get("hypotheek_actueel_op") for node in objects]
        if not all(answers):
            yield _gap(axis, axis.first, axis.last, "niet opgevraagd voor dit object")
            return
        last = min(date.fromisoformat(each) for each in answers if each)
    if name == happened.OWNED and (first := min(since for since, _ in spans)) > axis.first:
        yield _gap(
            axis,
            axis.first,
            first,
            f"voor de eerste stand van {words.day(first)}: alleen akten die later nog te zien waren",
        )
    if last + timedelta(days=31) < day:
        yield _gap(axis, last, day, f"na de laatste levering van {words.day(last)}")


def _gap(axis: _Axis, since: date, until: date, why: str) -> Gap:
    left = axis.x(since)
    return Gap(left, round(axis.x(until) - left, 1), why)


def _years(axis: _Axis) -> list[tuple[float, str]]:
    """A line per year; of many years only some are named."""
    span = range(axis.first.year, axis.last.year + 1)
    step = 1 if len(span) <= 14 else 2
    return [(axis.x(date(year, 1, 1)), str(year) if (year - span.start) % step == 0 else "") for year in span]
