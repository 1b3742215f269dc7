"""Where each box and line of a drawing stands: layers from above to below, as igraph lays them out."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.pages.figures.network import OBJECT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.pages.figures.network import Box, Link, Network

_BOX, _LINE, _PAD = 168, 15, 8  # width of a box, height of a line of text, and the room around it
_ACROSS, _DOWN = 190, 132  # from the middle of one to the middle of the next
_SIGNS = 24  # of a line in a box
_LABEL = 26  # of a line along an edge
_MOST_LINES = 3
_MARGIN = 10
_SHIFT = 0.18  # of a line, by which its label moves away from where several meet


class Drawn(NamedTuple):
    """A box in its place: upper left corner, size, lines of its name and of what is said below it."""

    x: float
    y: float
    width: int
    height: int
    kind: str
    name: list[str]
    more: list[str]
    full: str


class Line(NamedTuple):
    """A line in its place: its path, its label in lines and where that stands, and what it is."""

    path: str
    label: list[str]
    x: float
    y: float
    kind: str
    text: str


class Drawing(NamedTuple):
    """A drawing with its size; ``sentences`` say the same in words."""

    width: float
    height: float
    boxes: list[Drawn]
    lines: list[Line]
    sentences: list[str]
    cut: list[str]


def drawing(network: Network) -> Drawing | None:
    """The drawing of a network; None without a line."""
    if not network.links:
        return None
    places, bends = _layout(network)
    drawn = {box.number: _drawn(box, places[box.number]) for box in network.boxes}
    lines = _labelled(drawn, network.links, bends)
    passed = [x for points in bends.values() for x, _ in points]
    width = max([*(box.x + box.width for box in drawn.values()), *(x + _BOX / 2 for x in passed)]) + _MARGIN
    height = max(box.y + box.height for box in drawn.values()) + _MARGIN
    names = {box.number: box.name for box in network.boxes}
    told = [f"{names[each.source]} → {each.label} → {names[each.target]}" for each in network.links]
    return Drawing(width, height, list(drawn.values()), lines, told, network.cut)


def _layout(
    network: Network,
) -> tuple[dict[int, tuple[float, float]], dict[tuple[int, int], list[tuple[float, float]]]]:
    """The middle of every box, and of every line that passes a layer the points it passes through."""
    import igraph  # noqa: PLC0415 - only where something is drawn

    order = sorted(network.boxes, key=lambda box: (box.kind != OBJECT, box.name, box.number))
    at = {box.number: place for place, box in enumerate(order)}
    pairs = sorted(
        {
            (at[each.source], at[each.target])
            for each in network.links
            if each.kind != "onzeker" and each.source != each.target
        }
    )
    graph = igraph.Graph(n=len(order), edges=pairs, directed=True)
    layers = [round(y) for _, y in graph.layout_sugiyama(hgap=1, vgap=1).coords[: len(order)]]
    layers = [layer - min(layers) for layer in layers]
    chains: dict[tuple[int, int], list[int]] = {}
    routed: list[tuple[int, int]] = []
    for source, target in pairs:
        step = 1 if layers[target] >= layers[source] else -1
        passed = list(range(layers[source] + step, layers[target], step))
        chain = [source, *range(len(layers), len(layers) + len(passed)), target]
        layers += passed
        chains[source, target] = chain
        routed += pairwise(chain)
    whole = igraph.Graph(n=len(layers), edges=routed, directed=True)
    coords = whole.layout_sugiyama(layers=layers, hgap=_ACROSS, vgap=_DOWN).coords
    west = min(x for x, _ in coords)
    placed = [
        (x - west + _BOX / 2 + _MARGIN, layers[number] * _DOWN + 40.0)
        for number, (x, _) in enumerate(coords[: len(layers)])
    ]
    numbers = [box.number for box in order]
    bends = {
        (numbers[source], numbers[target]): [placed[each] for each in chain[1:-1]]
        for (source, target), chain in chains.items()
    }
    return {number: placed[place] for place, number in enumerate(numbers)}, bends


def _drawn(box: Box, middle: tuple[float, float]) -> Drawn:
    name, more = _wrapped(box.name, _SIGNS), _wrapped(box.more, _SIGNS + 4)
    height = _LINE * (len(name) + len(more)) + 2 * _PAD
    x, y = middle
    return Drawn(round(x - _BOX / 2, 1), round(y - height / 2, 1), _BOX, height, box.kind, name, more, box.name)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, max_lines=_MOST_LINES, placeholder="…") if text else []


def _labelled(
    drawn: Mapping[int, Drawn], links: Sequence[Link], bends: Mapping[tuple[int, int], list[tuple[float, float]]]
) -> list[Line]:
    """Lines with their labels; several between the same two boxes stand beside each other."""
    between: defaultdict[tuple[int, int], list[Link]] = defaultdict(list)
    for link in links:
        between[link.source, link.target].append(link)
    out, into = Counter(source for source, _ in between), Counter(target for _, target in between)
    found = []
    for (source, target), own in between.items():
        near = 0.5 + _SHIFT * ((out[source] > into[target]) - (out[source] < into[target]))
        for number, link in enumerate(own):
            shift = (number - (len(own) - 1) / 2) * 46
            points = _points(drawn[source], drawn[target], bends.get((source, target), []), shift)
            label = _wrapped(link.label, _LABEL)
            x, y = _labelled_at(points, near)
            text = f"{drawn[source].full} → {link.label} → {drawn[target].full}"
            found.append(
                Line(_curve(points), label, round(x, 1), round(y - _LINE * (len(label) - 1) / 2, 1), link.kind, text)
            )
    return found


def _points(source: Drawn, target: Drawn, bends: list[tuple[float, float]], shift: float) -> list[tuple[float, float]]:
    """From the edge of one box to that of the other."""
    start, stop = source.x + source.width / 2 + shift, target.x + target.width / 2 + shift
    if source.y < target.y:
        return [(start, source.y + source.height), *((x + shift, y) for x, y in bends), (stop, target.y)]
    if source.y > target.y:
        return [(start, source.y), *((x + shift, y) for x, y in bends), (stop, target.y + target.height)]
    left, right = (source, target) if source.x < target.x else (target, source)
    height = left.y + left.height / 2
    return [(left.x + left.width, height), (right.x, height)]


def _labelled_at(points: list[tuple[float, float]], near: float) -> tuple[float, float]:
    """Where a label stands: where the line passes a layer, else towards the end at which fewer lines meet.

    Args:
        points: of the line.
        near: from 0, at the upper end, to 1.
    """
    if len(points) > 2:
        return points[len(points) // 2]
    (x, y), (further, below) = points
    bent = 3 * near**2 - 2 * near**3
    down = 1.5 * near * (1 - near) + near**3 if near != 0.5 else 0.5
    return x + (further - x) * bent, y + (below - y) * down


def _curve(points: list[tuple[float, float]]) -> str:
    """A line that leaves and arrives upright."""
    (x, y), *rest = points
    path = f"M{x:g} {y:g}"
    for further, below in rest:
        half = (y + below) / 2
        path += (
            f" C{x:g} {half:g} {further:g} {half:g} {further:g} {below:g}" if below != y else f" L{further:g} {below:g}"
        )
        x, y = further, below
    return path
