"""``audit``: show and verify the audit log."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.cli.shared.spoken import SpokenGroup
from ondermijning.errors import OndermijningError
from ondermijning.language import say
from ondermijning.trust.audit import Command, audit_path
from ondermijning.trust.chain import verify


@click.group(cls=SpokenGroup)
def audit() -> None:
    """Show and verify the audit log."""


@audit.command("show")
@workspace_option
@click.option("--last", type=click.IntRange(min=1), default=20, show_default=True, help="How many lines.")
@format_option
def show(root: Path, last: int, form: str) -> None:
    """The last lines of the audit log."""
    with session(root, Command("audit show", "auditlog")) as opened:
        lines = audit_path(opened.workspace).read_text(encoding="utf-8").splitlines()[-last:]
        columns = ("tijdstip", "actor", "actie", "object", "resultaat", "zaak")
        print_rows(form, columns, [[json.loads(line)[name] for name in columns] for line in lines])


@audit.command("verify")
@workspace_option
def verify_log(root: Path) -> None:
    """Check that no line was changed, removed or moved; prints the head of the chain to keep elsewhere."""
    with session(root, Command("audit verify", "auditlog")) as opened:
        report = verify(audit_path(opened.workspace))
        for problem in report.problems:
            note(say("Line {line}: {reason}", line=problem.line, reason=problem.reason))
        if report.problems:
            raise OndermijningError(say("the audit log is not whole."), advice=say("Compare it with the last backup."))
        note(say("The audit log is whole."))
        click.echo(f"{report.head.lines} {report.head.keten}")
