"""Pages inside the workspace: private, whole or not at all, and gone with the signal or with the deliveries they rest on."""

from __future__ import annotations

import re
import secrets
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.ledger.signals import list_signals
from ondermijning.signals.disputed import withheld_signals
from ondermijning.workspace import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ondermijning.daily.index import Node
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.signals import Signal
    from ondermijning.workspace import Workspace

WORK_LIST = "werklijst.html"
WORK_SHEET, WORK_TABLE = "werklijst.xlsx", "werklijst.csv"
# The purge removes what leads to a delivery that it removes; this file names those that the pages are made from.
_DELIVERIES = "leveringen.txt"
_SIGNAL = re.compile(r"signaal-([0-9a-f]+)\.html")
_UNTIL = re.compile(r'<meta name="vervalt" content="(\d{4}-\d{2}-\d{2})">')


def pages_folder(workspace: Workspace) -> Path:
    """Where they lie."""
    return workspace.export / "paginas"


def signal_file(signal: Signal) -> str:
    """The name of the page of a signal."""
    return f"signaal-{signal.id}.html"


def thing_file(node: Node) -> str:
    """The name of the page of a thing; of a natural person it says nothing."""
    name = secrets.token_hex(4) if node.personal else re.sub(r"[^0-9A-Za-z]+", "-", node.id).strip("-")
    return f"{'partij' if node.personal else node.label.lower()}-{name}.html"


def question_file(question: str) -> str:
    """The name of the page of a question about several things."""
    return f"{question}-{secrets.token_hex(4)}.html"


def write_pages(workspace: Workspace, pages: Mapping[str, str | bytes]) -> Path:
    """Write all pages anew, in the place of those that were there; the caller holds the write lock.

    Args:
        workspace: where they go.
        pages: name → page.

    Returns:
        The folder.
    """
    with workspace.atomic_folder(pages_folder(workspace)) as folder:
        for name, page in {**pages, _DELIVERIES: _named(workspace)}.items():
            (folder / name).write_bytes(page.encode() if isinstance(page, str) else page)
            (folder / name).chmod(PRIVATE_FILE)
    return pages_folder(workspace)


def add_page(workspace: Workspace, name: str, page: str) -> Path:
    """Write one page beside the others; the caller holds the write lock.

    Returns:
        Its path.
    """
    if not pages_folder(workspace).is_dir():
        write_pages(workspace, {})
    for file, text in ((_DELIVERIES, _named(workspace)), (name, page)):
        with workspace.atomic_file(pages_folder(workspace) / file) as path:
            path.write_text(text, encoding="utf-8")
    return pages_folder(workspace) / name


def sweep_pages(workspace: Workspace, ledger: Ledger, today: date) -> int:
    """Remove pages of signals that are gone or disputed, those over their day, and a work list that still tells of them.

    Returns:
        How many pages were removed.
    """
    folder = pages_folder(workspace)
    if not folder.is_dir():
        return 0
    kept = {signal.id for signal in list_signals(ledger)} - withheld_signals(ledger)
    over = [path for path in sorted(folder.glob("*.html")) if _is_over(path, kept, today)]
    if any(_SIGNAL.fullmatch(path.name) for path in over):
        over += [folder / name for name in (WORK_LIST, WORK_SHEET, WORK_TABLE) if (folder / name).exists()]
    for path in over:
        workspace.remove(path)
    return len(over)


def _is_over(path: Path, kept: set[str], today: date) -> bool:
    if signal := _SIGNAL.fullmatch(path.name):
        return signal[1] not in kept
    until = _UNTIL.search(path.read_text(encoding="utf-8"))
    return until is not None and date.fromisoformat(until[1]) < today


def _named(workspace: Workspace) -> str:
    return "".join(f"{path.parent.name} {path.stem}\n" for path in sorted(workspace.deliveries.glob("*/*.parquet")))
