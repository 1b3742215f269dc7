"""Where one party stands in signals, files that were written, the audit log and what people judged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.judgements import standing_judgements
from ondermijning.ledger.signals import list_signals
from ondermijning.ledger.text import day_of
from ondermijning.model import PARTIES
from ondermijning.normalise.dutch import readable
from ondermijning.report.manifest import MANIFEST
from ondermijning.report.written import days_written
from ondermijning.trust.audit import audit_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.hits import KeptHit
    from ondermijning.ledger.signals import Signal
    from ondermijning.resolve.party_lookup import Held
    from ondermijning.workspace import Workspace

_UNKNOWN = "onbekend"
_LEAST = 6  # signs of a signal id that a line of the audit log may shorten it to


def signals_of(ledger: Ledger, rules: Mapping[str, Rule], party: str) -> list[dict[str, Any]]:
    """Signals in whose evidence a party stands, or that are about it, with what each rule saw and how it works."""
    found = []
    for signal in list_signals(ledger):
        about = signal.subject_kind in PARTIES and current_id(ledger, signal.subject_id) == party
        hits = [kept for kept in hits_of(ledger, signal.id) if about or _names(ledger, kept, party)]
        if hits or about:
            found.append(_signal(signal, hits, rules))
    return found


def files_with(workspace: Workspace, names: Collection[str]) -> list[dict[str, str]]:
    """Files for people that name one of these ids, with the day they were written as far as that was told."""
    wanted = [name.encode() for name in sorted(names)]
    found = [
        path.relative_to(workspace.export)
        for path in sorted(workspace.export.rglob("*"))
        if path.is_file() and path.suffix in (".json", ".csv") and _holds(path, wanted)
    ]
    told = _days_told(workspace)
    return [{"bestand": str(path), "geschreven_op": told.get(path.parts[0], _UNKNOWN)} for path in found]


def _days_told(workspace: Workspace) -> dict[str, str]:
    """Name of a file or of the folder of a run → the day it was written: a copy of the workspace has other times of files."""
    runs = {path.parent.name: _begun(path) for path in workspace.export.glob(f"*/{MANIFEST}")}
    return days_written(workspace) | runs


def _begun(path: Path) -> str:
    """When a run began, as it tells itself."""
    begun = json.loads(path.read_text(encoding="utf-8")).get("begonnen")
    return str(day_of(begun)) if begun else _UNKNOWN


def log_lines(workspace: Workspace, party: str, signal_ids: Iterable[str]) -> list[dict[str, str]]:
    """Lines of the audit log about a party or its signals; they name no natural person, nor does this who did it."""
    wanted, lines = [*signal_ids], audit_path(workspace).read_text(encoding="utf-8").splitlines()
    return [
        {name: line[name] for name in ("tijdstip", "actie", "resultaat", "zaak")}
        for line in map(json.loads, lines)
        if _about(line["object"], party)
        or any(_shortens(word, name) for word in line["object"].split() for name in wanted)
    ]


def _about(told: str, party: str) -> bool:
    """Whether a line names a party among the things it tells of; an id may hold a space, and a kind may stand before it."""
    return any(f" {thing}".endswith(f" {party}") for thing in told.split(", "))


def links_of(ledger: Ledger, held: Held) -> list[dict[str, Any]]:
    """The mentions that are taken for this party, how sure that is, and what people judged about them."""
    verdicts = standing_judgements(ledger)
    return [
        {
            "bron": row["register"],
            "vermelding": row["source_id"],
            "zekerheid_promille": row["score_promille"],
            "reden": row["reden"],
            "oordelen": _verdicts(verdicts, f"{row['register']}:{row['source_id']}"),
        }
        for row in held.mentions
    ]


def _verdicts(verdicts: Mapping[tuple[str, str], str], key: str) -> list[str]:
    return sorted(str(verdict) for pair, verdict in verdicts.items() if key in pair)


def _names(ledger: Ledger, kept: KeptHit, party: str) -> bool:
    parts = kept.hit.evidence["delen"]
    return any(part["soort"] in PARTIES and current_id(ledger, part["id"]) == party for part in parts)


def _signal(signal: Signal, hits: list[KeptHit], rules: Mapping[str, Rule]) -> dict[str, Any]:
    return {
        "id": signal.id,
        "soort_onderwerp": signal.subject_kind,
        "status": signal.state.value,
        "eerst_gezien": signal.first_seen.isoformat(),
        "regels": [*map(dict, _explained(hits, rules))],
    }


def _explained(hits: list[KeptHit], rules: Mapping[str, Rule]) -> Iterator[dict[str, Any]]:
    for kept in hits:
        rule = rules.get(kept.hit.rule)
        known = rule and {
            "titel": rule.title,
            "werking": readable(rule.why),
            "bron": rule.source,
            "grondslag": rule.card.grondslag,
            "andere_verklaringen": list(rule.other_explanations),
            "grenzen": {each.name: str(each.default) for each in rule.parameters},
        }
        yield {
            "regel": kept.hit.rule,
            "gezien": kept.hit.sentence,
            "geldt_nu": kept.gone_run is None,
            **(known or {}),
        }


def _shortens(text: str, signal_id: str) -> bool:
    return len(text) >= _LEAST and signal_id.startswith(text)


def _holds(path: Path, wanted: list[bytes]) -> bool:
    contents = path.read_bytes()
    return any(name in contents for name in wanted)
