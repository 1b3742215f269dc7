"""The nightly run: what is in the inbox through the whole line, into one folder that says what is new.

It may be killed at any moment and run again: each step appears whole or not at all, what was loaded is known by its
hash, and what happened to signals is told from where the last folder ended.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from time import perf_counter
from typing import TYPE_CHECKING

from ondermijning import pipeline
from ondermijning.clock import today
from ondermijning.errors import OndermijningError
from ondermijning.facts.norms import norms_of
from ondermijning.ledger.exports import add_export
from ondermijning.ledger.runs import latest_run, read_run
from ondermijning.ledger.text import utc_text
from ondermijning.pages.folder import write_pages
from ondermijning.pages.nightly import Night, nightly_pages
from ondermijning.report.run_folder import CHANGED, GONE, NEW, Told, write_run
from ondermijning.report.signals.changes import untold
from ondermijning.report.signals.explainer import Explainer
from ondermijning.resolve.uncertain import parties_on_place, uncertain_parties
from ondermijning.settings import Mode, require_lawful
from ondermijning.signals.lapsing import lapse
from ondermijning.signals.offering import offer
from ondermijning.sources.deliveries import manifests
from ondermijning.sources.delivery import LoadOptions
from ondermijning.sources.expected import overdue
from ondermijning.sources.inbox import Arrival, Held, Receipt, keep_held, loader_of, parcels, unseen
from ondermijning.trust.audit import actor
from ondermijning.trust.pseudonym import pseudonymiser
from ondermijning.workspace.atomic import exclusive

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ondermijning.detect.library import Library
    from ondermijning.graph.store import GraphStore
    from ondermijning.ledger import Ledger
    from ondermijning.settings import Settings
    from ondermijning.signals.found import Found
    from ondermijning.signals.lifecycle import Changes
    from ondermijning.sources.inbox import Parcel
    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace

LOCK = ".nacht"
EMBEDDED = "embedded"
_UNSAID = (
    "voor deze dag is al een levering binnen en niets zegt of dit een deel of een verbetering is; laad het met"
    " ondermijning load, met --deel-van als het een deel is"
)
_CORRECTS = "verbetert wat eerder voor deze dag was geleverd"


@dataclass(frozen=True, slots=True)
class Batch:
    """A nightly run.

    Args:
        workspace: where everything stands.
        settings: what the municipality filled in.
        ledger: decisions, signals and runs.
        inbox: a folder per source.
        on: the date the run speaks for.
        loaders: by id.
        rules: those that exist.
        seconds: step → how long it took.
        held: files of which nobody says what they are.
    """

    workspace: Workspace
    settings: Settings
    ledger: Ledger
    inbox: Path
    on: date
    loaders: Mapping[str, Loader]
    rules: Library
    seconds: dict[str, float] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)

    def run(self) -> tuple[Path, Told, Changes]:
        """Run it.

        Returns:
            The folder that was written, what stands in it, and what this run itself changed.

        Raises:
            OndermijningError: another nightly run is at work, or nothing was ever loaded. A delivery that is refused or a
                rule that fails does not stop the rest.
        """
        with exclusive(self.workspace.inside(LOCK)):
            begun = utc_text()
            with self._timed("laden"):
                arrivals = self._arrivals()
            with self._timed("koppelen"):
                pipeline.resolve(self.workspace, self.ledger)
            with self._timed("bouwen"):
                built = pipeline.build(self.workspace, self.settings, self.on, make_current=True)
            with pipeline.open_embedded(built.folder, self.settings.geheugen_mb) as store:
                with self._timed("zoeken"):
                    rules = self.rules
                    found = pipeline.search(
                        self.workspace, self.settings, store, rules.values(), self.on, {}, library=rules
                    )
                    changes = self._record(found)
                explainer = self._explainer(store, built.folder)
                with self._timed("uitleggen"):
                    told = self._told(arrivals, found, explainer, begun)
                written = self._write(told)
                self._draw(told, explainer)
            return written, told, changes

    def _arrivals(self) -> list[Arrival]:
        arrivals = [arrival for parcel in parcels(self.inbox) for arrival in self._receive(parcel)]
        with self.workspace.write_lock():
            keep_held(self.workspace, self.held)
        return arrivals

    def _receive(self, parcel: Parcel) -> Iterator[Arrival]:
        """Load what is new of a parcel; a delivery that is refused is told, and the others go on."""
        loader = self.loaders.get(parcel.source)
        if loader is None:
            yield Arrival(parcel.source, parcel.day, Receipt.NO_SOURCE, note="geen register met deze naam")
            return
        try:
            require_lawful(self.settings, (parcel.source,))
            loader = loader_of(parcel, loader)
            new = unseen(self.workspace, loader, parcel, pseudonymiser(self.settings, self.workspace).key_id)
        except OndermijningError as problem:
            yield _refused(parcel, problem)
            return
        if new.strange:
            note = "bestanden in geen formaat van deze bron"
            yield Arrival(parcel.source, parcel.day, Receipt.NO_FORMAT, rejected=new.strange, note=note)
        for day, held in groupby(new.held, lambda each: each.day):
            files = list(held)
            self.held.extend(files)
            yield Arrival(parcel.source, day, Receipt.HELD, rejected=len(files), note=_UNSAID)
        for paths in new.groups:
            yield from self._load(loader, parcel, paths)

    def _load(self, loader: Loader, parcel: Parcel, paths: tuple[Path, ...]) -> Iterator[Arrival]:
        """Load files; where one date is refused, the dates before it may have been loaded."""
        known = dict(manifests(self.workspace))
        refused = []
        try:
            options = LoadOptions(parcel.day, enabled=self.settings.restricted)
            pipeline.load(self.workspace, loader, paths, pseudonymiser(self.settings, self.workspace), options)
        except OndermijningError as problem:
            refused.append(_refused(parcel, problem))
        for folder, manifest in manifests(self.workspace):
            if known.get(folder) != manifest:
                day = date.fromisoformat(manifest["reference_date"])
                note = _CORRECTS if manifest.get("replaces") else ""
                yield Arrival(parcel.source, day, Receipt.LOADED, manifest["rows"], manifest["rejected"], note)
        yield from refused

    def _record(self, found: Found) -> Changes:
        with self.workspace.write_lock():
            lapse(self.ledger, pipeline.signal_terms(self.settings), today(), actor())
            return pipeline.keep(self.ledger, found, on=self.on, engine=EMBEDDED, given={}, actor=actor())

    def _told(self, arrivals: list[Arrival], found: Found, explainer: Explainer, begun: str) -> Told:
        demo, story = self.settings.mode is Mode.DEMO, untold(self.ledger)
        lists = {NEW: story.new, CHANGED: story.changed, GONE: story.gone}
        number = latest_run(self.ledger) or 0
        run = read_run(self.ledger, number)
        facts = {
            "run": number,
            "nulmeting": run is not None and run.baseline,
            "begonnen": begun,
            "seconden": self.seconds,
            "instellingen": {
                "mode": self.settings.mode.value,
                "gemeente_code": self.settings.gemeente_code,
                "budget_per_week": self.settings.budget_per_week,
                "cap_per_rule": self.settings.cap_per_rule,
            },
            "normen": norms_of(self.settings.gemeente_code, self.settings.normen).told(),
        }
        return Told(
            on=self.on,
            arrivals=arrivals,
            late=overdue(self.workspace, self.settings.run.expected, self.on),
            outcomes=found.outcomes,
            queue=offer(self.ledger, self.settings.budget_per_week, today()),
            story=story,
            stopped=found.stopped,
            explained={name: explainer.explain(signals) for name, signals in lists.items()},
            facts=facts,
            demo=demo,
        )

    def _explainer(self, store: GraphStore, folder: Path) -> Explainer:
        demo = self.settings.mode is Mode.DEMO
        uncertain, on_place = uncertain_parties(self.workspace), parties_on_place(self.workspace)
        return Explainer(self.ledger, store, folder, self.rules, uncertain, demo, on_place=on_place)

    def _draw(self, told: Told, explainer: Explainer) -> None:
        """The work list and a page per signal before people, in the place of those of the night before."""
        night = Night(told.queue, told.story, pipeline.signal_terms(self.settings), today())
        pages = nightly_pages(self.workspace, explainer, explainer.folder, self.on, night)
        with self.workspace.write_lock():
            write_pages(self.workspace, pages)

    def _write(self, told: Told) -> Path:
        """Write the folder, then keep how far it tells; killed in between, the next run tells it once more."""
        with self.workspace.write_lock():
            target = _next_folder(self.workspace, self.on)
            with self.workspace.atomic_folder(target) as folder:
                write_run(self.workspace, folder, told)
            add_export(self.ledger, told.facts["run"], told.story.last_event, target.name)
        return target

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self.seconds[step] = round(perf_counter() - start, 3)


def _refused(parcel: Parcel, problem: OndermijningError) -> Arrival:
    note = f"{problem.message} {problem.advice}".strip()
    return Arrival(parcel.source, parcel.day, Receipt.REFUSED, note=note, where=problem.where)


def _next_folder(workspace: Workspace, on: date) -> Path:
    prefix = f"run-{on}-"
    numbers = (re.fullmatch(rf"{prefix}(\d+)", path.name) for path in workspace.export.glob(f"{prefix}*"))
    return workspace.export / f"{prefix}{max((int(number[1]) for number in numbers if number), default=0) + 1}"
