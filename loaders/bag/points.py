"""Where an object of the BAG lies: its point, or the middle of its polygon, in the Dutch grid (RD, EPSG:28992).

Source: GML 3.2 as the Extract writes it (``pos``, ``posList``), with or without a height behind every pair.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from ondermijning.language import say
from ondermijning.normalise.places.rd import in_the_netherlands

_DEEPEST, _HIGHEST = -1_000, 1_000  # no height, and no coordinate either, lies on the other side of these


class Point(NamedTuple):
    """A place in RD, in whole metres."""

    x: int
    y: int


def parse_point(text: str) -> Point:
    """The place in the first two numbers of a text.

    Raises:
        ValueError: they are none, or lie outside the Netherlands.
    """
    numbers = _numbers(text)
    if len(numbers) < 2:
        raise ValueError(say("is no pair of coordinates"))
    return _within(numbers[0], numbers[1])


def parse_middle(text: str) -> Point:
    """The middle of the polygon whose outline a text writes, first point also last.

    Raises:
        ValueError: it is no closed outline, or lies outside the Netherlands.
    """
    numbers = _numbers(text)
    step = 3 if len(numbers) > 2 and _DEEPEST < numbers[2] < _HIGHEST else 2
    outline = list(zip(numbers[::step], numbers[1::step], strict=False))
    if len(numbers) % step or len(outline) < 4 or outline[0] != outline[-1]:
        raise ValueError(say("is no closed outline"))
    return _middle(outline)


def _numbers(text: str) -> list[float]:
    try:
        return [float(word) for word in text.split()]
    except ValueError:
        raise ValueError(say("is no list of coordinates")) from None


def _middle(outline: list[tuple[float, float]]) -> Point:
    """The centre of gravity, reckoned from the first point so that large coordinates lose nothing."""
    x0, y0 = outline[0]
    near = [(x - x0, y - y0) for x, y in outline]
    parts = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(near)]
    area = sum(part for *_, part in parts)
    if not area:
        raise ValueError(say("is an outline without an area"))
    x = sum((a[0] + b[0]) * part for a, b, part in parts) / (3 * area)
    y = sum((a[1] + b[1]) * part for a, b, part in parts) / (3 * area)
    return _within(x0 + x, y0 + y)


def _within(x: float, y: float) -> Point:
    if not in_the_netherlands(x, y, x, y):
        raise ValueError(say("lies outside the Netherlands, or is not in RD"))
    return Point(round(x), round(y))
