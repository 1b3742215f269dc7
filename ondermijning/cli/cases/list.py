"""``case list``: the cases there are, and what happened to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.cases.subjects import shown
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.session import session, workspace_option
from ondermijning.clock import today
from ondermijning.ledger.cases import case_events, list_cases
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.cli.shared.session import Session
    from ondermijning.ledger.cases import Case

COLUMNS = ("zaak", "houder", "van", "tot_en_met", "stand", "onderwerpen")
HISTORY = ("tijdstip", "zaak", "gebeurtenis", "door", "onderwerpen", "reden")


@click.command("list")
@workspace_option
@click.option("--all", "everything", is_flag=True, help="Also those that have ended.")
@click.option("--history", is_flag=True, help="What happened to cases: when, by whom and why.")
@format_option
def list_command(root: Path, everything: bool, history: bool, form: str) -> None:
    """The cases that have not ended, oldest first."""
    with session(root, Command("case list", "zaken")) as opened:
        if history:
            print_rows(form, HISTORY, _history(opened))
            return
        day = today()
        found = [case for case in list_cases(opened.ledger) if everything or day <= case.until]
        print_rows(form, COLUMNS, [_row(opened, case, day) for case in found])


def _row(opened: Session, case: Case, day: date) -> tuple[str, ...]:
    stand = "open" if case.is_open(day) else "niet begonnen" if day < case.since else "afgelopen"
    return (case.id, case.holder, str(case.since), str(case.until), stand, shown(opened, case.subjects))


def _history(opened: Session) -> list[tuple[str, ...]]:
    return [
        (each.at, each.case, each.happening.value, each.actor, shown(opened, each.subjects), each.reason)
        for each in case_events(opened.ledger)
    ]
