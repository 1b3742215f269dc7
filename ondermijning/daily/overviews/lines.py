"""A line of an overview: under which heading it stands, who or what it is about, what is said of it, when, and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.normalise import dutch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.daily.index import Edge
    from ondermijning.daily.shown import Shown

COLUMNS = ("onderdeel", "wie of wat", "hoe", "van", "tot", "bron")
UNKNOWN = "onbekend"
_ALL = 1000  # promille


class Line(NamedTuple):
    """A line of an overview.

    Args:
        part: the heading it stands under.
        what: who or what it is about, as people see it.
        said: what is said of it, in words.
        begin, end: days as text, empty when unknown or open.
        elements: numbers of the nodes and edges it rests on.
    """

    part: str
    what: str
    said: str = ""
    begin: str = ""
    end: str = ""
    elements: tuple[int, ...] = ()


def as_rows(shown: Shown, lines: Iterable[Line]) -> list[tuple[Any, ...]]:
    """Lines with their source rows, in the order of ``COLUMNS``."""
    return [(*line[:5], shown.sources(line.elements) if line.elements else "") for line in lines]


def held_on(begin: str, end: str, day: str) -> bool:
    """Whether what began and ended on these days held on a day; without a day, whether it still does."""
    if not day:
        return not end
    return begin <= day and (not end or end > day)


def share(promille: int) -> str:
    """1000 as nothing, 333 as ``33,3 %``: a part is told, the whole is not."""
    return "" if promille == _ALL else dutch.share(promille)


def right_of(edge: Edge) -> str:
    """The right that an ownership is, and its part where it is not the whole."""
    right = str(edge.data.get("recht") or "eigendom").partition(" (")[0].lower()
    return ", ".join(filter(None, (right, share(edge.data.get("aandeel_promille", _ALL)))))


def euro(amount: int | None) -> str:
    """€ 813.000; nothing for an unknown amount."""
    return dutch.euro(amount) if amount else ""
