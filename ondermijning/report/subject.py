"""Everything that is held of one party, for who asks what is known of them; of others only roles, objects and companies.

The same parts come for a party that is not known, which are then empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.ledger.disputes import disputes_of
from ondermijning.report.cells import plain
from ondermijning.report.signals import DEMO
from ondermijning.report.subject_graph import hidden_numbers, nodes_of, relations_of
from ondermijning.report.subject_records import records_of
from ondermijning.report.subject_signals import files_with, links_of, log_lines, signals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore
    from ondermijning.ledger import Ledger
    from ondermijning.resolve.held import Held
    from ondermijning.workspace import Workspace

FORMAT = "ondermijning-inzage/1"
NOTHING = "niets gevonden"
NOTE = "Dit is wat deze werkmap bevat. Van andere natuurlijke personen staat hier alleen een rol."
_OWNER = "#eigenaar"
_DELIVERY = re.compile(r"(\d{4}-\d\d-\d\d-[0-9a-f]{8})[0-9a-f]{56}")  # a name that a line for people shortens


@dataclass(frozen=True, slots=True)
class SubjectReport:
    """What is needed to say what is held of a party.

    Args:
        workspace, ledger: where it is held.
        folder, store: the built graph.
        rules: the rules that exist now.
        kept_until: source and reference date → the last day a delivery of it is kept.
        demo: mark everything as fictitious.
    """

    workspace: Workspace
    ledger: Ledger
    folder: Path
    store: GraphStore
    rules: Mapping[str, Rule]
    kept_until: Callable[[str, date], date]
    demo: bool

    def of(self, held: Held) -> dict[str, Any]:
        """Everything, in plain values; each list is empty where nothing is held."""
        hidden = hidden_numbers(self.folder) - _own_numbers(held)
        records = records_of(self.workspace, held, hidden)
        signals = signals_of(self.ledger, self.rules, held.party)
        signal_ids = [signal["id"] for signal in signals]
        ids = {held.party, *(source_id for _, source_id in held.keys)} if held.mentions else set()
        found = {
            "vermeldingen": links_of(self.ledger, held),
            "records": records,
            "knopen": nodes_of(self.folder, held.party, hidden),
            "relaties": relations_of(self.folder, self.store, held.party, hidden),
            "signalen": signals,
            "bestanden": files_with(self.workspace, {*signal_ids, *ids}),
            "logregels": log_lines(self.workspace, held.party, signal_ids),
            "betwistingen": self._disputes(held),
            "bewaartermijnen": self._terms(records),
        }
        note = f"{DEMO} {NOTE}" if self.demo else NOTE
        outcome = "gevonden" if held.mentions else NOTHING
        return {"formaat": FORMAT, "partij": held.party, "uitkomst": outcome, **found, "let_op": note}

    def _disputes(self, held: Held) -> list[dict[str, Any]]:
        return [
            {"sinds": each.since, "tot": each.until, "reden": each.reason, "reden_einde": each.ended_reason}
            for each in disputes_of(self.ledger, held.party)
        ]

    def _terms(self, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        deliveries = sorted({(record["bron"], record["levering"]) for record in records})
        days = ((source, name, date.fromisoformat(name[:10])) for source, name in deliveries)
        return [
            {"bron": source, "levering": name, "bewaard_tot": self.kept_until(source, day)}
            for source, name, day in days
        ]


def subject_text(report: dict[str, Any]) -> str:
    """The same for people: a section per part, a line per item."""
    lines = [f"Inzage {report['partij']}: {report['uitkomst']}"]
    for title, items in report.items():
        if isinstance(items, list):
            lines += ["", f"{title.capitalize()} ({len(items)})", *(f"  {_line(item)}" for item in items)]
    return "\n".join((*(_DELIVERY.sub(r"\1", plain(line)) for line in lines), "", report["let_op"]))


def _line(item: Mapping[str, Any]) -> str:
    return "; ".join(f"{name}: {_words(value)}" for name, value in item.items() if value not in (None, "", [], {}))


def _words(value: Any) -> str:
    match value:
        case bool():
            return "ja" if value else "nee"
        case dict():
            return ", ".join(f"{name} {_words(each)}" for name, each in value.items() if each != "")
        case list():
            return " | ".join(map(_words, value))
    return str(value)


def _own_numbers(held: Held) -> set[str]:
    """Numbers of the party that may be those of a sole trader: its own, and of the business that it owns."""
    return set(_own(held))


def _own(held: Held) -> Iterator[str]:
    yield held.party.rpartition(":")[2]
    for _, source_id in held.keys:
        if not held.person or source_id.endswith(_OWNER):
            yield source_id.partition("#")[0].rpartition(":")[2]
