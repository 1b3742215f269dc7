"""Runs answers about WOZ values through the loader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.support.reading import Reading, read
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path


def run_json(tmp_path: Path, document: object) -> Reading:
    path = tmp_path / "woz.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read(shipped_loaders()["woz"], path)
