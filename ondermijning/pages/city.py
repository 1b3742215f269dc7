"""Everything that pages read of a municipality, opened once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.pages.figures.prices import Market
from ondermijning.pages.ground import Ground, ground
from ondermijning.pages.names import Names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ondermijning.daily.index import Index
    from ondermijning.ledger import Ledger
    from ondermijning.workspace import Workspace


@dataclass(frozen=True, slots=True)
class City:
    """A municipality as its pages see it.

    Args:
        index: of the built graph.
        folder: the built graph.
        day: the date that it speaks for.
        ledger: signals and what people decided on them.
        ground: where things lie.
        market: the price index.
        delivered: source → the first and the last day it speaks for, up to that date.
        demo: all data are fictitious.
    """

    index: Index
    folder: Path
    day: date
    ledger: Ledger
    ground: Ground
    market: Market
    delivered: Mapping[str, tuple[date, date]]
    demo: bool

    def names(self, *, persons: bool = False) -> Names:
        """The names of one page."""
        return Names(self.index, persons=persons)


def delivered(workspace: Workspace, day: date) -> dict[str, tuple[date, date]]:
    """The first and last reference date of every source up to a day; a delivery is a folder named by its reference date."""
    found: dict[str, tuple[date, date]] = {}
    for folder in sorted(workspace.deliveries.glob("*/????-??-??-*.parquet")):
        stated = date.fromisoformat(folder.name[:10])
        if stated <= day:
            first, _ = found.get(folder.parent.name, (stated, stated))
            found[folder.parent.name] = first, stated
    return found


def opened(workspace: Workspace, ledger: Ledger, index: Index, folder: Path, day: date, *, demo: bool) -> City:
    """A municipality as its pages see it.

    Args:
        workspace: its deliveries say where things lie and what the market did.
        ledger: of the workspace.
        index: of the built graph.
        folder: the built graph.
        day: the date that it speaks for.
        demo: all data are fictitious.
    """
    return City(
        index,
        folder,
        day,
        ledger,
        ground(workspace, folder, day),
        Market(workspace, day),
        delivered(workspace, day),
        demo,
    )
