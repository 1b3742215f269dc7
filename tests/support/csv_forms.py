"""Small deliveries in the CSV forms that a municipality fills itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.reading import Reading, read
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class CsvForm:
    """A loader with a line that it reads without a remark.

    Args:
        loader_id: the loader.
        plain: the line by column.
    """

    loader_id: str
    plain: Mapping[str, str]

    def text(self, *changes: Mapping[str, str]) -> str:
        """A file with a line per set of changes to the plain one."""
        columns = sorted({*self.plain, *(name for change in changes for name in change)})
        lines = [{**self.plain, **change} for change in changes]
        return "\n".join((";".join(columns), *(";".join(line.get(name, "") for name in columns) for line in lines), ""))

    def write(self, path: Path, *changes: Mapping[str, str]) -> Path:
        """Such a file on disk."""
        path.write_text(self.text(*changes), encoding="utf-8")
        return path

    def read(self, folder: Path, *changes: Mapping[str, str]) -> Reading:
        """What the loader makes of such a file."""
        return read(shipped_loaders()[self.loader_id], self.write(folder / "levering.csv", *changes))
