"""The whole report: of the deliveries always, of the graph when there is one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.errors import GraphError
from ondermijning.graph.current import current_graph
from ondermijning.model.brk_codes import brk_codes_of
from ondermijning.pipeline import is_stale
from ondermijning.quality.answers import Answers
from ondermijning.quality.coded import unknown_codes
from ondermijning.quality.coverage import coverage
from ondermijning.quality.deliveries import Deliveries
from ondermijning.quality.filling import filling
from ondermijning.quality.gains import gains
from ondermijning.quality.linked import linked
from ondermijning.quality.places import places
from ondermijning.quality.waiting import conflicts, orphans, waiting
from ondermijning.settings import Mode
from ondermijning.sources.expected import last_deliveries
from ondermijning.sources.state import open_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger import Ledger
    from ondermijning.quality.part import Part
    from ondermijning.settings import Settings
    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Quality:
    """What is known of the data.

    Args:
        on: the day on which deliveries should be fresh.
        graph: the date of the graph that was looked at; None without one.
        stale: the graph is older than what was loaded.
        parts: in the order in which to read them.
        demo: all data are fictitious.
    """

    on: date
    graph: date | None
    stale: bool
    parts: tuple[Part, ...]
    demo: bool


@dataclass(frozen=True, slots=True)
class Examiner:
    """Examines the data of a workspace.

    Args:
        workspace, settings, ledger: what is examined.
        loaders, rules: by id.
        on: the day on which deliveries should be fresh.
    """

    workspace: Workspace
    settings: Settings
    ledger: Ledger
    loaders: Mapping[str, Loader]
    rules: Mapping[str, Rule]
    on: date

    def examine(self) -> Quality:
        """Everything; what needs a graph says so when there is none."""
        day, folder = self._graph()
        stale = folder is not None and is_stale(self.workspace, folder)
        return Quality(self.on, day, stale, tuple(self._parts(day, folder)), self.settings.mode is Mode.DEMO)

    def _graph(self) -> tuple[date, Path] | tuple[None, None]:
        try:
            return current_graph(self.workspace)
        except GraphError:
            return None, None

    def _parts(self, day: date | None, folder: Path | None) -> Iterator[Part]:
        yield from Deliveries(self.workspace, self.loaders, self.settings.run.expected, self.on).parts()
        with closing(open_state(self.workspace)) as db:
            yield filling(db)
            yield unknown_codes(db, brk_codes_of(self.settings.brk_codes))
            yield places(db, self.on)
            yield waiting(self.workspace)
            yield orphans(folder)
            yield conflicts(folder)
            yield coverage(db, folder, day or self.on)
        yield linked(self.workspace)
        loaded = last_deliveries(self.workspace).keys()
        yield Answers(self.rules, loaded, self.ledger, self.settings.geheugen_mb).part(folder)
        yield gains(loaded)
