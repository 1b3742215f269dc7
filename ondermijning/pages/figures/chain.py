"""The chain of ownership: who holds an object, who holds that company, and so on to who nobody stands behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ondermijning.daily.control import ultimate
from ondermijning.pages import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.pages.names import Names

_DEEPEST = 8
_MOST = 12  # shareholders or officers of one company that are listed
NOT_KNOWN = "aandeelhouders niet bekend in de geladen registers"


@dataclass(slots=True)
class Holder:
    """A step of the chain.

    Args:
        name: who.
        how: by which share, right or office, and since when.
        note: what ends the chain here, if something does.
        behind: who stands behind it.
    """

    name: str
    how: str
    note: str = ""
    behind: list[Holder] = field(default_factory=list)


def holders(index: Index, names: Names, objects: Sequence[Node]) -> list[Holder]:
    """The present holders of objects, each with who stands behind it."""
    held = [edge for edge in index.inward([node.number for node in objects], "BEZIT") if not edge.end]
    parties = index.nodes(edge.source for edge in held)
    return [_holder(index, names, parties[edge.source], _right(edge), ()) for edge in held]


def behind(index: Index, names: Names, party: Node) -> list[Holder]:
    """Who stands behind a party, step by step."""
    return _holder(index, names, party, "", ()).behind


def in_the_end(index: Index, names: Names, companies: Iterable[Node]) -> list[str]:
    """Who is in control of companies in the end, as the daily answers say it."""
    found = [node for node in companies if node.label == "Bedrijf" and not node.personal]
    told = [ultimate(index, names, node.number).text for node in found]
    return told if len(found) == 1 else [f"{names.short(node)}: {text}" for node, text in zip(found, told, strict=True)]


def _holder(index: Index, names: Names, party: Node, how: str, above: tuple[int, ...]) -> Holder:
    found = Holder(names.name(party), how)
    if party.label != "Bedrijf" or party.personal:
        return found
    if party.number in above:
        found.note = "staat hierboven al: de deelnemingen vormen een kring"
    elif party.data.get("uitgezonderd"):
        found.note = f"niet verder gevolgd: {party.data['uitgezonderd']}"
    elif len(above) >= _DEEPEST:
        found.note = "niet verder gevolgd"
    else:
        _step(index, names, party, found, (*above, party.number))
    return found


def _step(index: Index, names: Names, party: Node, found: Holder, above: tuple[int, ...]) -> None:
    """Shareholders; where none is known, who directs it."""
    edges = [edge for edge in index.inward([party.number], "AANDEELHOUDER_VAN") if not edge.end]
    if not edges:
        found.note = NOT_KNOWN
        edges = [edge for edge in index.inward([party.number], "BESTUURT") if not edge.end]
    nodes = index.nodes(edge.source for edge in edges)
    found.behind = [_holder(index, names, nodes[edge.source], _by(edge), above) for edge in edges[:_MOST]]
    if len(edges) > _MOST:
        found.behind.append(Holder(f"en {len(edges) - _MOST} anderen", ""))


def _right(edge: Edge) -> str:
    right = str(edge.data.get("recht") or "eigendom").partition(" (")[0].lower()
    return f"{right}, {words.share(edge.data.get('aandeel_promille', 1000))}{_since(edge)}"


def _by(edge: Edge) -> str:
    if edge.kind == "AANDEELHOUDER_VAN":
        return f"aandeelhouder, {words.share(edge.data.get('aandeel_promille', 0))}{_since(edge)}"
    return f"{str(edge.data.get('functie') or 'functionaris').lower()}{_since(edge)}"


def _since(edge: Edge) -> str:
    return f", sinds {words.day(edge.begin)}" if edge.begin else ""
