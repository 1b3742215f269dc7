"""Who stands behind a company in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.normalise.dutch import register_word
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from ondermijning.daily.index import Index
    from ondermijning.daily.shown import Shown

UNKNOWN = "onbekend"


class Control(NamedTuple):
    """Ultimate control over a company.

    Args:
        text: who, with their share and steps; else who directs it; else unknown.
        elements: numbers of the edges it rests on.
        parties: numbers of the parties it names.
    """

    text: str
    elements: tuple[int, ...] = ()
    parties: tuple[int, ...] = ()


def ultimate(index: Index, shown: Shown, company: int) -> Control:
    """Holders of effective shares that nobody has control over; where none is known, the present officers."""
    held = index.inward([company], "ZEGGENSCHAP_OVER")
    owned = {edge.target for edge in index.inward({edge.source for edge in held}, "ZEGGENSCHAP_OVER")}
    found = [edge for edge in held if edge.source not in owned and not edge.end]
    if not found:
        found = [edge for edge in index.inward([company], "BESTUURT") if not edge.end]
    nodes = index.nodes(edge.source for edge in found)
    texts = dict.fromkeys(shown.name(nodes[edge.source], _role(edge.kind, edge.data)) for edge in found)
    return Control("; ".join(texts) or UNKNOWN, tuple(edge.number for edge in found), tuple(nodes))


def _role(kind: str, data: object) -> str:
    values = data if isinstance(data, dict) else {}
    if kind == "BESTUURT":
        return register_word(str(values.get("functie") or "functionaris"))
    share = f"{values.get('aandeel_promille', 0) / 10:g} %".replace(".", ",")
    steps = values.get("diepte")
    return f"zeggenschap {share} in {counted(steps, 'stap', 'stappen') if steps else 'een onbekend aantal stappen'}"
