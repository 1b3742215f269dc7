"""``init``: make a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.shared.session import note, workspace_option
from ondermijning.language import say
from ondermijning.ledger import open_ledger
from ondermijning.settings import Mode, initial_settings
from ondermijning.trust.audit import Command, audited
from ondermijning.workspace import create


@click.command()
@workspace_option
@click.option("--mode", type=click.Choice([mode.value for mode in Mode]), required=True, help="What the data are.")
@click.option("--gemeente-code", default="0935", show_default=True, help="CBS code of the municipality.")
@click.option("--gemeente-naam", default="Maastricht", show_default=True, help="Name of the municipality.")
def init(root: Path, mode: str, gemeente_code: str, gemeente_naam: str) -> None:
    """Make a workspace for a municipality.

    proef and productie work only after gemeente.toml names the DPIA, the advice of the FG, the decision, a retention term
    per source and the key file.
    """
    workspace = create(root)
    with audited(workspace, Command("init", mode)), workspace.write_lock():
        initial_settings(workspace, Mode(mode), gemeente_code, gemeente_naam)
        open_ledger(workspace.ledger_path).close()
    note(
        say(
            "Workspace {root} is ready ({mode}). Settings: {settings_path}",
            root=workspace.root,
            mode=mode,
            settings_path=workspace.settings_path,
        )
    )
