"""Files in the export folder of the workspace: mode 0600, written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from ondermijning.errors import GraphError
from ondermijning.report.cells import harmless, json_text, write_csv
from ondermijning.resolve.parties import parties_path

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ondermijning.workspace import Workspace

FORMAT = "ondermijning-signalen/1"
SIGNAL_COLUMNS = (
    "id", "soort", "onderwerp", "aanduiding", "regels", "families", "gewicht", "zin", "andere_verklaringen", "niet_onderzocht",
    "eerst_gezien", "status", "nulmeting", "let_op",
)  # fmt: skip
LINK_COLUMNS = ("register", "source_id", "party_id", "zone", "score")


def write_signals(workspace: Workspace, explained: list[dict[str, Any]], on: date, *, demo: bool) -> tuple[Path, Path]:
    """Write signals as JSON (form: ``signalen.schema.json``) and as CSV.

    Returns:
        Both paths.
    """
    document = {"formaat": FORMAT, "peildatum": on.isoformat(), "demo": demo, "signalen": explained}
    json_path, csv_path = (workspace.export / f"signalen-{on}.{ending}" for ending in ("json", "csv"))
    with workspace.atomic_file(json_path) as path:
        path.write_text(json_text(document) + "\n", encoding="utf-8")
    with workspace.atomic_file(csv_path) as path, path.open("w", newline="", encoding="utf-8") as stream:
        write_csv(stream, SIGNAL_COLUMNS, map(_row, explained))
    return json_path, csv_path


def write_links(workspace: Workspace) -> Path:
    """Write the party of every mention as CSV; the score lies between 0 and 1.

    Raises:
        GraphError: nothing was resolved yet.
    """
    source = parties_path(workspace)
    if not source.exists():
        raise GraphError("no parties yet.", where=str(source), advice="Run ondermijning resolve first.")
    target = workspace.export / "koppelingen.csv"
    rows = pq.read_table(source).to_pandas()
    rows = rows.assign(
        source_id=rows["source_id"].map(harmless),
        party_id=rows["partij_id"].map(harmless),
        score=(rows["score_promille"] / 1000).map("{:.3f}".format),
    )
    with workspace.atomic_file(target) as path:
        rows.to_csv(path, sep=";", index=False, columns=list(LINK_COLUMNS), encoding="utf-8")
    return target


def _row(signal: dict[str, Any]) -> tuple[Any, ...]:
    subject = signal["onderwerp"]
    flat = {**signal, "soort": subject["soort"], "onderwerp": subject["id"], "aanduiding": subject["aanduiding"]}
    return tuple(_cell(flat[name]) for name in SIGNAL_COLUMNS)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return " | ".join(value) if isinstance(value, list) else value
