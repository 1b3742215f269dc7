"""The plain CSV form of the municipality's own registers: ``;`` between columns, one header, ISO dates."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def write_rows(path: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> None:
    """Write rows that name their columns; what a row does not name stays empty."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
