"""The page of what lies around a thing: the nearest of it drawn in layers, and every relation as a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.chains import reason
from ondermijning.daily.overviews.lines import Line
from ondermijning.daily.overviews.network import network_rows
from ondermijning.daily.relations import relation
from ondermijning.daily.shown import mark
from ondermijning.model import PARTIES
from ondermijning.pages.figures.drawing import drawing
from ondermijning.pages.figures.network import COMPANY, LENDER, OBJECT, PERSON, Box, Link, Network
from ondermijning.pages.overview_page import overview, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ondermijning.daily.index import Edge, Node
    from ondermijning.daily.overviews.network import Surroundings
    from ondermijning.daily.shown import Shown
    from ondermijning.pages.sheet import Sheet

_MOST = 14  # boxes of a drawing; more is a list
_DRAWN = (*PARTIES, "Perceel", "Adres")
_EXPLAINED = "Mensen zijn ronde vakken, het onderwerp is blauw, wat niet verder is gevolgd heeft een dikke rand."


def network_page(day: date, names: Shown, things: Sequence[Node], around: Surroundings, sheet: Sheet) -> str:
    """The page of what lies around a thing.

    Args:
        day: the date of the graph.
        names: of the page, which know the addresses of cadastral objects.
        things: what it is about.
        around: what lies around it.
        sheet: for whom the page is, and until when.
    """
    steps = max((hop for hop, _ in around.found), default=0)
    centre = {node.number for node in things}
    return overview(
        names.name(things[0]),
        f"Wat er omheen ligt, tot {steps} stappen ver",
        parts_of(names, _lines(names, centre, around)),
        sheet,
        day,
        drawn=drawing(_drawn(names, centre, around)),
        explained=_EXPLAINED,
    )


def _lines(names: Shown, centre: set[int], around: Surroundings) -> Iterator[Line]:
    """A heading per step, a row for what a relation leads to; what was not followed stands at the end."""
    met = set(centre)
    for hop, edge in around.found:
        ends = (edge.target, edge.source)
        far = next((end for known in (met, centre) for end in ends if end not in known), edge.target)
        met |= {edge.source, edge.target}
        said = reason(names, edge, around.nodes)
        yield Line(f"stap {hop}", names.name(around.nodes[far]), said, edge.begin, edge.end, (edge.number,))
    for _, name, _, why, *_ in network_rows(names, around)[len(around.found) :]:
        yield Line("niet verder gevolgd", name, why.removeprefix("niet verder gevolgd: "))
    if around.left_out:
        yield Line("niet getoond", f"{around.left_out} andere", "liggen even dichtbij")


def _drawn(names: Shown, centre: set[int], around: Surroundings) -> Network:
    """Parties and places that are nearest, as far as they fit a drawing."""
    chosen: dict[int, None] = dict.fromkeys(sorted(centre))
    links: dict[tuple[int, int], list[str]] = {}
    left_out = 0
    for _, edge in around.found:
        ends = {edge.source, edge.target}
        if edge.source == edge.target or any(around.nodes[end].label not in _DRAWN for end in ends - centre):
            continue
        if len(chosen.keys() | ends) > _MOST:
            left_out += 1
            continue
        chosen |= dict.fromkeys(sorted(ends))
        links.setdefault((edge.source, edge.target), []).append(_label(edge))
    used = {end for pair in links for end in pair}
    boxes = [_box(names, around, number, centre) for number in chosen if number in used]
    told = [Link(*pair, "; ".join(dict.fromkeys(said)), "zeggenschap") for pair, said in links.items()]
    cut = [f"Niet getekend: {left_out} andere verbanden; zie de lijst."] if left_out else []
    return Network(boxes, told, cut)


def _label(edge: Edge) -> str:
    phrase = relation(edge.kind).phrase
    return f"{phrase}, sinds {edge.begin[:4]}" if edge.begin and not edge.end else phrase


def _box(names: Shown, around: Surroundings, number: int, centre: set[int]) -> Box:
    node = around.nodes[number]
    kind = OBJECT if number in centre else LENDER if number in around.cut else PERSON if node.personal else COMPANY
    return Box(number, kind, *_called(names, node))


def _called(names: Shown, node: Node) -> tuple[str, str]:
    """The name of a box and what stands below it; an object goes by its address, with its designation below that."""
    name = names.name(node)
    if node.label == "Perceel" and name != mark(node):
        return name.removesuffix(f" ({mark(node)})"), mark(node)
    return name.partition(" (KVK ")[0], "" if node.label in PARTIES else node.label.lower()
