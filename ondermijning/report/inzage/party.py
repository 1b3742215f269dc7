"""Everything that is held of one party, for who asks what is known of them; of others only roles, objects and companies.

The same parts come for a party that is not known, which are then empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.ledger.cases import SIGNAL, CaseSubject, cases_about
from ondermijning.ledger.disputes import disputes_of
from ondermijning.model import PARTIES
from ondermijning.report.cells import plain
from ondermijning.report.inzage.graph import hidden_numbers, nodes_of, relations_of
from ondermijning.report.inzage.records import every_number, records_of
from ondermijning.report.inzage.signals import files_with, links_of, log_lines, signals_of
from ondermijning.report.signals.explainer import DEMO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore
    from ondermijning.ledger import Ledger
    from ondermijning.resolve.party_lookup import Held
    from ondermijning.workspace import Workspace

FORMAT = "ondermijning-inzage/1"
NOTHING = "niets gevonden"
NOTE = "Dit is wat deze werkmap bevat. Van andere natuurlijke personen staat hier alleen een rol."
NO_GRAPH = (
    "Er is geen graaf: knopen en relaties ontbreken hier, en van andere ondernemingen de nummers. "
    "Vraag de inzage opnieuw na ondermijning build."
)
_OWNER = "#eigenaar"
_DELIVERY = re.compile(r"(\d{4}-\d\d-\d\d-[0-9a-f]{8})[0-9a-f]{56}")  # a name that a line for people shortens


@dataclass(frozen=True, slots=True)
class SubjectReport:
    """What is needed to say what is held of a party.

    Args:
        workspace, ledger: where it is held.
        graph: the built graph, its folder and the open store; None where none was built.
        rules: the rules that exist now.
        kept_until: source and reference date → the last day a delivery of it is kept.
        demo: mark everything as fictitious.
    """

    workspace: Workspace
    ledger: Ledger
    graph: tuple[Path, GraphStore] | None
    rules: Mapping[str, Rule]
    kept_until: Callable[[str, date], date]
    demo: bool

    def of(self, held: Held) -> dict[str, Any]:
        """Everything, in plain values; each list is empty where nothing is held."""
        hidden = self._hidden(held)
        records = records_of(self.workspace, held, hidden)
        signals = signals_of(self.ledger, self.rules, held.party)
        signal_ids = [signal["id"] for signal in signals]
        ids = {held.party, *(source_id for _, source_id in held.keys)} if held.mentions else set()
        found = {
            "vermeldingen": links_of(self.ledger, held),
            "mogelijke_koppelingen": [{"bron": register, "aantal": count} for register, count in held.possible.items()],
            "records": records,
            **self._drawn(held.party, hidden),
            "signalen": signals,
            "bestanden": files_with(self.workspace, {*signal_ids, *ids}),
            "logregels": log_lines(self.workspace, held.party, signal_ids),
            "zaken": self._cases(held, signal_ids),
            "betwistingen": self._disputes(held),
            "bewaartermijnen": self._terms(records),
        }
        note = f"{DEMO} {NOTE}" if self.demo else NOTE
        outcome = "gevonden" if held.mentions else NOTHING
        missing = "" if self.graph else NO_GRAPH
        return {
            "formaat": FORMAT,
            "partij": held.party,
            "uitkomst": outcome,
            **found,
            "ontbreekt": missing,
            "let_op": note,
        }

    def _hidden(self, held: Held) -> frozenset[str]:
        """Numbers of others that are, or may be, natural persons."""
        numbers = hidden_numbers(self.graph[0]) if self.graph else every_number(self.workspace)
        return numbers - _own_numbers(held)

    def _drawn(self, party: str, hidden: frozenset[str]) -> dict[str, list[dict[str, Any]]]:
        """What the graph holds of a party."""
        if self.graph is None:
            return {"knopen": [], "relaties": []}
        folder, store = self.graph
        return {
            "knopen": nodes_of(folder, party, hidden),
            "relaties": relations_of(folder, store, party, hidden),
        }

    def _cases(self, held: Held, signal_ids: list[str]) -> list[dict[str, Any]]:
        """The cases that the party or one of its signals stands in, without who holds them and what else they are about."""
        own = {CaseSubject(kind, held.party) for kind in PARTIES} | {CaseSubject(SIGNAL, name) for name in signal_ids}
        return [
            {"zaak": each.id, "van": each.since.isoformat(), "tot_en_met": each.until.isoformat()}
            for each in cases_about(self.ledger, own)
        ]

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
            heading = title.replace("_", " ").capitalize()
            lines += ["", f"{heading} ({len(items)})", *(f"  {_line(item)}" for item in items)]
    notes = filter(None, (report["ontbreekt"], report["let_op"]))
    return "\n".join((*(_DELIVERY.sub(r"\1", plain(line)) for line in lines), "", *notes))


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
