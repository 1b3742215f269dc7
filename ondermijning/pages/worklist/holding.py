"""Who holds what a signal is about, and in which circle of companies: by what a work list can be grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.model import PARTIES
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.daily.index import Index, Node
    from ondermijning.pages.names import Names

NO_CIRCLE, NO_OWNER = "buiten een kring", "eigenaar onbekend"


class Holding(NamedTuple):
    """Who holds a thing now.

    Args:
        owner: all that hold it, natural persons by an alias of the list.
        circle: the circle that the first of them with one is in.
    """

    owner: str
    circle: str


def holding(index: Index, names: Names, things: Sequence[Node], objects: Iterable[Node]) -> Holding:
    """Who holds what a signal is about; a company holds itself.

    Args:
        index: the open index.
        names: of the list.
        things: what the signal is about.
        objects: the cadastral objects that belong to it.
    """
    parties = [each for each in things if each.label in PARTIES]
    held = [edge.source for edge in index.inward([each.number for each in objects], "BEZIT") if not edge.end]
    owners = parties or sorted(index.nodes(held).values(), key=lambda each: each.key)
    called = " en ".join(dict.fromkeys(names.called_short(each) for each in owners))
    return Holding(
        called or NO_OWNER, next((_circle(index, names, each) for each in owners if _in_one(each)), NO_CIRCLE)
    )


def _in_one(owner: Node) -> bool:
    return bool(owner.data.get("kring")) and int(owner.data.get("kring_leden") or 0) > 1


def _circle(index: Index, names: Names, owner: Node) -> str:
    """A circle goes by its first member, which is the same for all in it."""
    first = next(iter(index.by_id(str(owner.data["kring"]))), owner)
    return f"kring van {names.called_short(first)} ({counted(int(owner.data['kring_leden']), 'bedrijf', 'bedrijven')})"
