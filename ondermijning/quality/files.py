"""The report as files: ``kwaliteit-<dag>.html`` and ``.json``, private, each whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.quality.document import document
from ondermijning.quality.page import page
from ondermijning.report.cells import json_text
from ondermijning.workspace.atomic import PRIVATE_FILE, written_file

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.quality.examine import Quality


def write_quality(folder: Path, quality: Quality) -> list[Path]:
    """Write both files; older ones of the same day are replaced.

    Raises:
        WorkspaceError: the folder cannot be written.
    """
    texts = {"html": page(quality), "json": json_text(document(quality)) + "\n"}
    paths = []
    for ending, text in texts.items():
        target = folder.absolute() / f"kwaliteit-{quality.on}.{ending}"
        with written_file(target, PRIVATE_FILE) as path:
            path.write_text(text, encoding="utf-8")
        paths.append(target)
    return paths
