"""Which rules cannot answer, or not for every case: the source that never came, or what is not known of a case."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.graph.current import GRAPH_FILE
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.ledger.runs import Result, latest_run, rule_results
from ondermijning.normalise.text import counted
from ondermijning.quality.part import NO_GRAPH, Care, Cell, Part
from ondermijning.report.asking import what_to_ask
from ondermijning.settings.municipality import MEMORY_MB

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore
    from ondermijning.ledger import Ledger

_SILENT = Result.UNDECIDED.value
_PARTLY = "niet voor elk geval"
_UNSEEN = "niet nagegaan"
_WHOLE = "volledig"


@dataclass(frozen=True, slots=True)
class Answers:
    """What decides whether rules can answer.

    Args:
        rules: by id.
        loaded: sources with a delivery.
        ledger: holds what the rules answered when they last ran.
        memory_mb: how much memory the graph may take.
    """

    rules: Mapping[str, Rule]
    loaded: Collection[str]
    ledger: Ledger
    memory_mb: int = MEMORY_MB

    def part(self, folder: Path | None) -> Part:
        """A row per rule; without a graph only sources are looked at."""
        with ExitStack() as stack:
            store = (
                stack.enter_context(EmbeddedStore(folder / GRAPH_FILE, memory_mb=self.memory_mb)) if folder else None
            )
            last = self._last()
            rows = [self._row(rule, last, store) for rule in self.rules.values()]
        care = [_care(row) for row in rows if row[-1] != _WHOLE]
        return Part(
            "regels",
            "Antwoord van de regels",
            "Welke regels onbeslist antwoorden, wat daarvoor ontbreekt en wat te laden.",
            (
                "regel",
                "laatste_uitkomst",
                "ontbrekende_bronnen",
                "te_beoordelen",
                "niet_te_beoordelen",
                "nodig",
                "advies",
                "oordeel",
            ),
            rows,
            care,
            "Laad wat in de kolom advies staat; onbeslist is geen ontkenning.",
        )

    def _last(self) -> dict[str, Result]:
        number = latest_run(self.ledger)
        return {} if number is None else {each.rule: each.result for each in rule_results(self.ledger, number)}

    def _row(self, rule: Rule, last: Mapping[str, Result], store: GraphStore | None) -> tuple[Cell, ...]:
        missing = sorted(set(rule.sources) - set(self.loaded))
        judged = _count(store, rule.population)
        unknown = _count(store, rule.undecided)
        answered = last.get(rule.id)
        silent = missing or (unknown and (not judged or answered is Result.UNDECIDED))
        unseen = store is None and rule.undecided
        verdict = _SILENT if silent else _PARTLY if unknown else _UNSEEN if unseen else _WHOLE
        needed = "; ".join(rule.needs) if unknown else ""
        advice = " ".join(map(what_to_ask, missing)) or (f"Nodig: {needed}." if unknown else NO_GRAPH if unseen else "")
        return rule.id, answered and answered.value, ", ".join(missing), judged, unknown, needed, advice, verdict


def _care(row: tuple[Cell, ...]) -> Care:
    rule, _, missing, _, unknown, _, advice, verdict = row
    cases = f"{counted(unknown, 'geval', 'gevallen')} niet te beoordelen" if isinstance(unknown, int) else ""
    why = f"geen levering van {missing}" if missing else cases
    return Care(", ".join(filter(None, (f"{rule}: {verdict}", why))), str(advice))


def _count(store: GraphStore | None, text: str) -> int | None:
    """How many; None without a graph, and for a rule that no missing value can mislead."""
    return int(store.rows(text, {})[0][0]) if store and text else None
