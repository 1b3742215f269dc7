"""``export beeld-intrekken``: take back what the picture told of a year, made of wrong data."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.reasons import reason_option, reason_required
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.clock import day_here
from ondermijning.errors import WorkspaceError
from ondermijning.language import plural, say
from ondermijning.ledger.publications import Withdrawal, standing, withdraw
from ondermijning.trust.audit import Command, actor, happened

if TYPE_CHECKING:
    from ondermijning.workspace import Workspace

_EXPORTS = ("export beeld", "export corporaties")
OUTSIDE = "buiten de werkmap"  # as the log says where an export went


@click.command("beeld-intrekken")
@click.argument("year", metavar="JAAR", type=click.IntRange(1900, 2999))
@workspace_option
@click.option(
    "--factor", "factors", multiple=True, help="Only this factor; all of the year otherwise. May be repeated."
)
@click.option(
    "--niet-verspreid",
    "unseen",
    is_flag=True,
    help="Nobody outside has seen it: the next export tells the year anew. Refused where the log says that it left.",
)
@reason_option("What was wrong; kept and logged.")
def withdraw_picture(year: int, root: Path, factors: tuple[str, ...], unseen: bool, reason: str) -> None:
    """Take back what `export beeld` and `export corporaties` told of JAAR, for a reason.

    What was seen outside cannot be called back: the year is told no more, and the next picture says so. What nobody saw
    is told anew.
    """
    reason_required(reason)
    target = f"{year} {' '.join(factors) or 'alles'}, {'niet verspreid' if unseen else 'verspreid'}"
    with session(root, Command("export beeld-intrekken", target, reason=reason.strip())) as opened:
        ledger = opened.ledger
        with opened.workspace.write_lock(), ledger.transaction():
            told = standing(ledger, year)
            wanted = sorted(set(factors)) or list(told)
            if not wanted:
                raise WorkspaceError(say("nothing of this stands in the picture."), where=str(year))
            if unseen:
                _require_inside(opened.workspace, min((told[each] for each in wanted if each in told), default=""))
            for factor in wanted:
                withdraw(ledger, Withdrawal(factor, year, not unseen, reason, actor()))
        for factor in wanted:
            click.echo(f"{factor} {year}")
        note(say("{factors} withdrawn.", factors=plural(len(wanted), "{count} factor", "{count} factors")))
        note(
            say("The next export tells the year anew; remove the files that were made.")
            if unseen
            else say("Tell whoever has the files; the year is told no more.")
        )


def _require_inside(workspace: Workspace, since: str) -> None:
    """The log knows of no file that left the workspace since something was told."""
    left = [
        at for action in _EXPORTS for at, target in happened(workspace, action) if target == OUTSIDE and at >= since
    ]
    if left:
        raise WorkspaceError(
            say("it left the workspace on {day}.", day=day_here(datetime.fromisoformat(left[0]))),
            advice=say("Leave out --niet-verspreid."),
        )
