"""``withdraw``: take a delivery out of all that is computed from now on."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.shared.reasons import reason_option, reason_required
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.clock import today
from ondermijning.language import plural, say
from ondermijning.sources import deliveries
from ondermijning.trust.audit import Command, actor


@click.command()
@click.argument("delivery")
@workspace_option
@click.option("--undo", is_flag=True, help="Put back a delivery that was withdrawn.")
@reason_option("Why it is withdrawn or put back; logged.")
def withdraw(delivery: str, root: Path, undo: bool, reason: str) -> None:
    """Take DELIVERY (the first signs of its name in `deliveries`) out of all that is computed from now on.

    It is kept: --known-on still tells what was known before, and a delivery that it had replaced counts again.
    """
    reason_required(reason)
    action = "withdraw undo" if undo else "withdraw"
    with session(root, Command(action, delivery, reason=reason)) as opened:
        with opened.workspace.write_lock():
            manifest = deliveries.withdraw(
                opened.workspace, delivery, day=today(), reason=reason, actor=actor(), undo=undo
            )
        rows = plural(manifest["rows"], "{count} row", "{count} rows")
        what = f"{manifest['source']} {manifest['reference_date']}, {rows}"
        note(say("Put back: {what}.", what=what) if undo else say("Withdrawn: {what}.", what=what))
        note(say("Run ondermijning resolve and ondermijning build --actueel, so that the graph follows."))
