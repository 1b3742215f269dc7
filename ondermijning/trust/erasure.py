"""Removing what is over its retention term: deliveries with their rejects, and everything that was derived from them.

What is about to be removed is written in the ledger first and marked as done last, so that a purge that was cut off is
completed by the next one. Each delivery, graph or export is taken away in one step, a delivery after all that was made from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from ondermijning.errors import GraphError
from ondermijning.graph.current import current_graph, forget_current, read_build
from ondermijning.ledger.aliases import forget_aliases
from ondermijning.ledger.cases import forget_subjects
from ondermijning.ledger.erasures import (
    Erasure,
    Head,
    begin_erasure,
    finish_erasures,
    head,
    is_whole,
    open_erasures,
)
from ondermijning.ledger.judgements import forget_judgements
from ondermijning.ledger.samples import forget_sampled
from ondermijning.ledger.text import utc_text
from ondermijning.model import PARTIES
from ondermijning.resolve import parties, resolution
from ondermijning.resolve.store.database import forget
from ondermijning.sources.deliveries import every_delivery
from ondermijning.sources.state import open_state
from ondermijning.trust.audit import Command, Stage, record, targets
from ondermijning.trust.retention import keep_months, kept_until
from ondermijning.workspace.secret_files import read_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ondermijning.ledger import Ledger
    from ondermijning.settings import Settings
    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace

ANCHOR = "purge anchor"  # the line of the audit log that tells where the list of what was removed stood
_HEAD = re.compile(r"([0-9]{1,9}) ([0-9a-f]{64})")
_LINKS = "koppelingen.csv"  # says of every mention whose it is, and not from which delivery
_RUN_MANIFEST = "manifest.json"  # lists the deliveries of a run and says nothing of what they hold


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery whose term has passed.

    Args:
        folder: its snapshot.
        source: loader id.
        day: the date it speaks for.
        delivery: hash over its files.
        months: its term.
        records: how many of each kind it holds.
    """

    folder: Path
    source: str
    day: date
    delivery: str
    months: int
    records: Mapping[str, int]


@dataclass(slots=True)
class Purged:
    """What a purge removed.

    Args:
        due: deliveries.
        rejects: lists of refused rows.
        graphs: names of graphs that were made from them.
        exports: names of files and folders for people that rest on them.
    """

    due: list[Due]
    rejects: int = 0
    graphs: list[str] = field(default_factory=list)
    exports: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Purge:
    """Removes what is over its term on a day.

    Args:
        workspace, settings, ledger: what is purged.
        loaders: by id, for the longest term that each source allows.
        on: the day.
    """

    workspace: Workspace
    settings: Settings
    ledger: Ledger
    loaders: Mapping[str, Loader]
    on: date

    @property
    def key(self) -> bytes:
        """The key that seals what is kept of it."""
        return read_key(self.settings.hmac_key_file or self.workspace.hmac_key_path)

    def due(self) -> list[Due]:
        """Every delivery whose term has passed, in order of source, date and hash.

        Raises:
            WorkspaceError: a source has no term, or a longer one than it allows.
        """
        terms = {manifest["source"]: 0 for _, manifest in every_delivery(self.workspace)}
        for source in terms:
            terms[source] = self._months(source)
        return [
            Due(folder, manifest["source"], day, manifest["delivery"], terms[manifest["source"]], manifest["records"])
            for folder, manifest in every_delivery(self.workspace)
            if kept_until(day := date.fromisoformat(manifest["reference_date"]), terms[manifest["source"]]) < self.on
        ]

    def run(self, actor: str) -> Purged:
        """Remove it, and complete what an earlier purge began.

        Args:
            actor: who does it.

        Raises:
            WorkspaceError: see ``due``; nothing was removed then. Or the disk fails: the next purge goes on.
        """
        with self.workspace.write_lock():
            purged, key = Purged(self.due()), self.key
            for each in purged.due:
                begin_erasure(self.ledger, self._record(each, actor), key)
            begun = open_erasures(self.ledger)
            purged.rejects = self._remove_rejects()
            if begun:
                self._anchor()
                self._remove_derived(purged, begun)
                for folder, manifest in every_delivery(self.workspace):
                    if (manifest["source"], manifest["reference_date"], manifest["delivery"]) in begun:
                        self.workspace.remove(folder)
                self._tell_parties_apart()
                finish_erasures(self.ledger)
        return purged

    def anchors(self) -> list[Head]:
        """Where the list of what was removed stood at every purge, as the audit log tells."""
        told = map(_HEAD.fullmatch, targets(self.workspace, ANCHOR))
        return [Head(int(each[1]), each[2]) for each in told if each]

    def cut_off(self) -> Head | None:
        """The first of these up to which the list is no longer whole, if there is any."""
        return next((each for each in self.anchors() if not is_whole(self.ledger, each)), None)

    def _anchor(self) -> None:
        """Tell the audit log where the list stands, before anything is removed."""
        lines, seal = head(self.ledger)
        record(self.workspace, Command(ANCHOR, f"{lines} {seal}"), Stage.DONE)

    def _months(self, source: str) -> int:
        return keep_months(self.settings, source, self.loaders.get(source))

    def _record(self, due: Due, actor: str) -> Erasure:
        return Erasure(
            due.source,
            due.day.isoformat(),
            due.delivery,
            due.months,
            due.records,
            self.on.isoformat(),
            actor,
            utc_text(),
        )

    def _remove_rejects(self) -> int:
        """Also those of deliveries that were refused as a whole."""
        found = [
            path
            for path in sorted(self.workspace.rejects.glob("*/????-??-??-*.csv"))
            if kept_until(date.fromisoformat(path.name[:10]), self._months(path.parent.name)) < self.on
        ]
        for path in found:
            self.workspace.remove(path)
        return len(found)

    def _remove_derived(self, purged: Purged, begun: set[tuple[str, str, str]]) -> None:
        hashes = {delivery for _, _, delivery in begun}
        for folder in sorted(self.workspace.graph.iterdir()):
            if folder.is_dir() and _is_made_from(folder, hashes):
                self.workspace.remove(folder)
                purged.graphs.append(folder.name)
        self._forget_current()
        names = {f"{day}-{delivery}" for _, day, delivery in begun}
        found = sorted(self.workspace.export.iterdir())
        # Only the JSON of signals says which rows they rest on; the CSV of the same name tells the same signals, and goes first.
        resting = {
            path.stem for path in found if path.name == _LINKS or any(_names(file, names) for file in _files(path))
        }
        for path in found:
            if path.stem in resting:
                self.workspace.remove(path)
                purged.exports.append(path.name)

    def _forget_current(self) -> None:
        """The name of the graph in use, if that graph is gone."""
        try:
            current_graph(self.workspace)
        except GraphError:
            forget_current(self.workspace)

    def _tell_parties_apart(self) -> None:
        """Parties by the mentions that are left; ids that moved get an alias, judgements about what is gone are forgotten.

        What resolution found before goes first: a file of a database may keep what was taken out of it.
        """
        forget(self.workspace)
        if parties.parties_path(self.workspace).exists():
            with open_state(self.workspace) as db:
                resolution.resolve(self.workspace, db, self.ledger)
            known = pq.read_table(parties.parties_path(self.workspace)).to_pylist()
            mentions = {f"{each['register']}:{each['source_id']}" for each in known}
            forget_judgements(self.ledger, mentions)
            forget_sampled(self.ledger, mentions)
            held = {each["partij_id"] for each in known}
            forget_subjects(self.ledger, PARTIES, held)
            forget_aliases(self.ledger, held)


def _is_made_from(folder: Path, hashes: set[str]) -> bool:
    """Whether a graph was made from one of these deliveries; one that does not say so is taken to be."""
    try:
        made = read_build(folder)
    except GraphError:
        return True
    return not hashes.isdisjoint(made["deliveries"])


def _files(path: Path) -> Iterator[Path]:
    return path.rglob("*") if path.is_dir() else iter((path,))


def _names(file: Path, deliveries: Iterable[str]) -> bool:
    """Whether a file for people leads to one of these deliveries."""
    if not file.is_file() or file.name == _RUN_MANIFEST:
        return False
    contents = file.read_bytes()
    return any(name.encode() in contents for name in deliveries)
