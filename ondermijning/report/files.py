"""Files in the export folder of the workspace: mode 0600, written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.errors import GraphError
from ondermijning.language import say
from ondermijning.report.cells import harmless, json_text, write_csv
from ondermijning.report.written import telling
from ondermijning.resolve.parties import parties_path, read_parties
from ondermijning.resolve.personal import impersonal_mentions

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import pandas as pd

    from ondermijning.workspace import Workspace

FORMAT = "ondermijning-signalen/1"
SIGNAL_COLUMNS = (
    "id", "soort", "onderwerp", "aanduiding", "regels", "families", "gewicht", "zin", "andere_verklaringen", "niet_onderzocht",
    "eerst_gezien", "status", "nulmeting", "let_op",
)  # fmt: skip
LINK_COLUMNS = ("register", "source_id", "party_id", "zone", "score", "reden")


def write_signals(workspace: Workspace, explained: list[dict[str, Any]], on: date, *, demo: bool) -> tuple[Path, Path]:
    """Write signals as JSON (form: ``signalen.schema.json``) and as CSV.

    Returns:
        Both paths.
    """
    json_path, csv_path = (workspace.export / f"signalen-{on}.{ending}" for ending in ("json", "csv"))
    with telling(workspace, json_path, csv_path):
        with workspace.atomic_file(json_path) as path:
            write_signals_json(path, explained, on, demo=demo)
        with workspace.atomic_file(csv_path) as path:
            write_signals_csv(path, explained)
    return json_path, csv_path


def write_signals_json(path: Path, explained: list[dict[str, Any]], on: date, *, demo: bool) -> None:
    """Write signals in the form of ``signalen.schema.json``; the caller sees to it that the file appears whole."""
    document = {"formaat": FORMAT, "peildatum": on.isoformat(), "demo": demo, "signalen": explained}
    path.write_text(json_text(document) + "\n", encoding="utf-8")


def write_signals_csv(path: Path, explained: list[dict[str, Any]]) -> None:
    """Write signals as CSV; the caller sees to it that the file appears whole."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = ([_cell(value) for value in flat(signal).values()] for signal in explained)
        write_csv(stream, SIGNAL_COLUMNS, rows)


def write_links(workspace: Workspace, *, with_persons: bool = False) -> tuple[Path, int]:
    """Write the party of every mention as CSV; the score lies between 0 and 1.

    Args:
        workspace: resolved.
        with_persons: also write mentions of what may be a natural person; the caller has a case and a reason.

    Returns:
        The path, and how many mentions were left out.

    Raises:
        GraphError: nothing was resolved yet, or a delivery came in since.
    """
    source = parties_path(workspace)
    if not source.exists():
        raise GraphError(say("no parties yet."), where=str(source), advice=say("Run ondermijning resolve first."))
    target = workspace.export / "koppelingen.csv"
    everything = read_parties(workspace).to_pandas()
    rows = everything if with_persons else _impersonal(everything, workspace)
    rows = rows.assign(
        source_id=rows["source_id"].map(harmless),
        party_id=rows["partij_id"].map(harmless),
        score=(rows["score_promille"] / 1000).map("{:.3f}".format),
    )
    with telling(workspace, target), workspace.atomic_file(target) as path:
        rows.to_csv(path, sep=";", index=False, columns=list(LINK_COLUMNS), encoding="utf-8")
    return target, len(everything) - len(rows)


def _impersonal(rows: pd.DataFrame, workspace: Workspace) -> pd.DataFrame:
    keys = impersonal_mentions(workspace)
    return rows[[key in keys for key in zip(rows["register"], rows["source_id"], strict=True)]]


def flat(signal: dict[str, Any]) -> dict[str, Any]:
    """The parts of a signal that fit one row, by column."""
    subject = signal["onderwerp"]
    parts = {**signal, "soort": subject["soort"], "onderwerp": subject["id"], "aanduiding": subject["aanduiding"]}
    return {name: parts[name] for name in SIGNAL_COLUMNS}


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return " | ".join(value) if isinstance(value, list) else value
