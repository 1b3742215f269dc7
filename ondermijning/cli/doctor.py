"""``doctor``: what is missing or old."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.detect import rules_option
from ondermijning.cli.output import format_option, print_rows
from ondermijning.cli.session import DAY, note, session, workspace_option
from ondermijning.detect.library import load_rules
from ondermijning.doctor import Doctor, Finding, Health
from ondermijning.sources.loader import load_loaders
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("onderdeel", "toestand", "bevinding", "advies")


@click.command()
@workspace_option
@click.option("--on", type=DAY, help="The day on which deliveries should not be late; today unless told otherwise.")
@rules_option
@format_option
def doctor(root: Path, on: date | None, rules_dir: Path | None, form: str) -> None:
    """What is missing, old or incomplete, and what to ask from whom; ends with exit code 1 when something is wrong."""
    with session(root, Command("doctor", "werkmap")) as opened:
        rules = load_rules(*filter(None, [rules_dir]))
        day = on or datetime.now(UTC).date()
        findings = Doctor(opened.workspace, opened.settings, opened.ledger, load_loaders(), rules, day).examine()
        print_findings(form, findings)
        bad = [finding.part for finding in findings if finding.health is Health.BAD]
    if bad:
        note(f"Not in order: {', '.join(bad)}.")
        sys.exit(1)


def print_findings(form: str, findings: Iterable[Finding]) -> None:
    """Print findings as other commands print tables."""
    print_rows(form, COLUMNS, [(each.part, each.health.value, each.what, each.advice) for each in findings])
