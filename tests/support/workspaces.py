"""Workspaces for tests: made as ``init`` makes them, filled as ``load`` fills them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from ondermijning.model import RECORDS
from ondermijning.settings import MEMORY_MB, Mode, initial_settings, read_settings
from ondermijning.sources.delivery import LoadOptions, load
from ondermijning.sources.loader import Loader, load_loaders
from ondermijning.sources.state import open_state
from ondermijning.trust.pseudonym import Pseudonymiser
from ondermijning.workspace import Workspace, create
from tests.support.cases import opened_case

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from ondermijning.sources.delivery import LoadReport

State = dict[str, list[dict[str, Any]]]


@cache
def shipped_loaders() -> dict[str, Loader]:
    """The loaders that come with the package, by id."""
    return load_loaders()


def demo_workspace(folder: Path, memory_mb: int = MEMORY_MB) -> Workspace:
    """A finished workspace in demo mode, with its key, its ledger and case Z-1, in ``folder/werkmap``."""
    folder.mkdir(parents=True, exist_ok=True)
    workspace = create(folder / "werkmap")
    with workspace.write_lock():
        initial_settings(workspace, Mode.DEMO, "0935", "Maastricht")
        opened_case(workspace)
    _allow(workspace, memory_mb)
    return workspace


def _allow(workspace: Workspace, memory_mb: int) -> None:
    """Write down how much memory an engine may take."""
    if memory_mb != MEMORY_MB:
        path, line = workspace.settings_path, "\ngeheugen_mb = {}\n"
        told = path.read_text(encoding="utf-8").replace(line.format(MEMORY_MB), line.format(memory_mb))
        path.write_text(told, encoding="utf-8")
        assert read_settings(workspace).geheugen_mb == memory_mb


def load_into(workspace: Workspace, loader: Loader | str, paths: Iterable[Path], **options: Any) -> list[LoadReport]:
    """Load files as the command does; ``options`` are those of ``LoadOptions``, and each delivery arrived on its own day."""
    options = {"received_then": "received" not in options, "reason": "een test", **options}
    chosen = shipped_loaders()[loader] if isinstance(loader, str) else loader
    pseudonymise = Pseudonymiser(workspace.hmac_key_path)
    with workspace.write_lock():
        return load(workspace, chosen, paths, pseudonymise, LoadOptions(**options))


def state_of(workspace: Workspace, known_on: date | None = None) -> State:
    """Every record of the state, as a dict per record, in an order that depends on the records alone."""
    with open_state(workspace, known_on) as db:
        tables = {kind: db.table(kind).to_arrow_table().to_pylist() for kind in RECORDS}
    return {kind: sorted(rows, key=repr) for kind, rows in tables.items() if rows}
