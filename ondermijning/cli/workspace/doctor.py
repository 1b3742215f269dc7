"""``doctor``: what is missing or old."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from ondermijning.cli.shared.clocks import tell_current
from ondermijning.cli.shared.lazy import LazyGroup
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.rule_options import rules_option
from ondermijning.cli.shared.session import DAY, note, session, workspace_option
from ondermijning.clock import today
from ondermijning.detect.library import load_rules
from ondermijning.doctor import Doctor, Finding, Health
from ondermijning.language import say
from ondermijning.sources.loader import load_loaders
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMANDS = {
    "data": ("ondermijning.cli.workspace.doctor_data:data", "How full, fresh and joined the data are, per source."),
}
COLUMNS = ("onderdeel", "toestand", "bevinding", "advies")


@click.group(cls=LazyGroup, commands=COMMANDS, invoke_without_command=True)
@click.pass_context
@workspace_option
@click.option("--on", type=DAY, help="The day on which deliveries should not be late; today unless told otherwise.")
@rules_option
@format_option
def doctor(context: click.Context, root: Path, on: date | None, rules_dir: Path | None, form: str) -> None:
    """What is missing, old or incomplete, and what to ask from whom; ends with exit code 1 when something is wrong."""
    if context.invoked_subcommand is not None:
        _refuse_options_before(context)
        return
    with session(root, Command("doctor", "werkmap")) as opened:
        tell_current(opened.workspace)
        rules = load_rules(*filter(None, [rules_dir]))
        day = on or today()
        findings = Doctor(opened.workspace, opened.settings, opened.ledger, load_loaders(), rules, day).examine()
        print_findings(form, findings)
        bad = [finding.part for finding in findings if finding.health is Health.BAD]
    if bad:
        note(say("Not in order: {bad}.", bad=", ".join(bad)))
        sys.exit(1)


def _refuse_options_before(context: click.Context) -> None:
    """An option in front of the name of another command would be read and not used."""
    given = [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if given:
        raise click.UsageError(say("Put the options behind {command}.", command=context.invoked_subcommand))


def print_findings(form: str, findings: Iterable[Finding]) -> None:
    """Print findings as other commands print tables."""
    print_rows(form, COLUMNS, [(each.part, each.health.value, each.what, each.advice) for each in findings])
