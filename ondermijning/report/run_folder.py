"""The folder of a nightly run: a spreadsheet for people, JSON and CSV for systems, and a manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.ledger.runs import Result
from ondermijning.report.cells import json_text
from ondermijning.report.files import SIGNAL_COLUMNS, flat, write_signals_csv, write_signals_json
from ondermijning.report.manifest import MANIFEST, manifest
from ondermijning.report.signals.explainer import DEMO, NO_FINDING
from ondermijning.report.workbook import Sheet, write_workbook
from ondermijning.workspace import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.report.signals.changes import Story
    from ondermijning.signals.offering import Queue
    from ondermijning.sources.expected import Overdue
    from ondermijning.sources.inbox import Arrival
    from ondermijning.workspace import Workspace

NEW, CHANGED, GONE = "nieuw", "gewijzigd", "verdwenen"
_SILENT = (Result.UNDECIDED, Result.FAILED, Result.CAPPED)
_ARRIVALS = ("bron", "peildatum", "uitkomst", "rijen", "geweigerd", "toelichting")


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that a nightly run has to tell.

    Args:
        on: the date it speaks for.
        arrivals: what lay in the inbox and was not loaded before.
        late: what was expected and did not come.
        outcomes: what the rules answered.
        queue: how many signals were offered and how many wait.
        story: signals that are new, changed or gone.
        stopped: rules that run no more, each with why; their hits count no longer.
        explained: the same signals in their exported form, by list.
        facts: what else belongs in the manifest.
        demo: mark everything as fictitious.
    """

    on: date
    arrivals: list[Arrival]
    late: list[Overdue]
    outcomes: list[RuleOutcome]
    queue: Queue
    story: Story
    stopped: Mapping[str, str]
    explained: dict[str, list[dict[str, Any]]]
    facts: dict[str, Any]
    demo: bool

    @property
    def counts(self) -> dict[str, int]:
        """How many of what, in Dutch."""
        return {
            "nieuwe signalen": len(self.story.new),
            "gewijzigde signalen": len(self.story.changed),
            "verdwenen signalen": len(self.story.gone),
            "deze week aangeboden": self.queue.offered,
            "wachtende signalen": len(self.queue.waiting),
            "uitgestelde signalen": len(self.queue.resting),
            "treffers": sum(len(outcome.hits) for outcome in self.outcomes),
            **{f"regels {result}": self._answers(result) for result in _SILENT},
            "leveringen in de inbox": len(self.arrivals),
            "leveringen te laat": len(self.late),
        }

    def _answers(self, result: Result) -> int:
        return sum(outcome.result is result for outcome in self.outcomes)


def write_run(workspace: Workspace, folder: Path, told: Told) -> None:
    """Fill a folder, which the caller makes appear whole or not at all."""
    for name, signals in told.explained.items():
        write_signals_json(folder / f"{name}.json", signals, told.on, demo=told.demo)
        write_signals_csv(folder / f"{name}.csv", signals)
    warning = f"{DEMO} {NO_FINDING}" if told.demo else NO_FINDING
    write_workbook(folder / "signalen.xlsx", _sheets(told), warning)
    facts = {
        "demo": told.demo,
        "peildatum": told.on.isoformat(),
        "gestopt": dict(told.stopped),
        **told.facts,
        "aantallen": told.counts,
    }
    text = json_text(manifest(workspace, folder, told.outcomes, facts))
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    for path in folder.iterdir():
        path.chmod(PRIVATE_FILE)


def _sheets(told: Told) -> list[Sheet]:
    summary = [("peildatum", told.on), ("week", told.queue.week), *told.counts.items()]
    silent = [
        (outcome.rule.id, outcome.result.value, len(outcome.hits), outcome.reason)
        for outcome in told.outcomes
        if outcome.result in _SILENT
    ]
    answered = {outcome.rule.id for outcome in told.outcomes}
    silent += [(rule, "gestopt", 0, why) for rule, why in told.stopped.items() if rule not in answered]
    return [
        Sheet("samenvatting", ("wat", "waarde"), summary),
        *(_signals(name, signals, told.story) for name, signals in told.explained.items()),
        Sheet("onbeslist", ("regel", "uitkomst", "treffers", "reden"), silent),
        Sheet("leveringen", _ARRIVALS, _arrivals(told)),
    ]


def _signals(name: str, signals: list[dict[str, Any]], story: Story) -> Sheet:
    rows = [
        [
            *({**flat(signal), "eerst_gezien": date.fromisoformat(signal["eerst_gezien"])}.values()),
            story.why.get(signal["id"], ""),
        ]
        for signal in signals
    ]
    return Sheet(name, (*SIGNAL_COLUMNS, "wat_veranderde"), rows)


def _arrivals(told: Told) -> list[tuple[Any, ...]]:
    """What came, then what did not come."""
    came = [(each.source, each.day, each.receipt.value, each.rows, each.rejected, each.note) for each in told.arrivals]
    late = [
        (
            each.source,
            each.last,
            "niet ontvangen",
            None,
            None,
            f"verwacht uiterlijk {each.due}" if each.due else "nog nooit",
        )
        for each in told.late
    ]
    return [*came, *late]
