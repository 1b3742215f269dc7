"""``doctor data``: how good the data are, as lines, a page and a document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ondermijning.cli.shared.clocks import tell_current
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.rule_options import rules_option
from ondermijning.cli.shared.session import DAY, note, progress, session, workspace_option
from ondermijning.clock import today
from ondermijning.detect.library import load_rules
from ondermijning.language import say
from ondermijning.quality.document import SUMMARY, summary
from ondermijning.quality.examine import Examiner
from ondermijning.quality.files import write_quality
from ondermijning.sources.loader import load_loaders
from ondermijning.trust.audit import Command


@click.command("data")
@workspace_option
@click.option("--on", type=DAY, help="The day on which deliveries should be fresh; today unless told otherwise.")
@click.option("--out", type=click.Path(path_type=Path), help="A folder to write the whole report to, as HTML and JSON.")
@rules_option
@format_option
def data(root: Path, on: date | None, out: Path | None, rules_dir: Path | None, form: str) -> None:
    """How full, fresh and joined the data are, per source, and which rules cannot answer for it; counts only, no persons."""
    with session(root, Command("doctor data", "werkmap")) as opened:
        rules = load_rules(*filter(None, [rules_dir]))
        day = on or today()
        tell_current(opened.workspace)
        with progress(say("Examining the data")):
            quality = Examiner(opened.workspace, opened.settings, opened.ledger, load_loaders(), rules, day).examine()
        if quality.stale:
            note(
                say(
                    "The graph is older than the deliveries or the parties; run build --actueel to bring it up to date."
                )
            )
        for path in write_quality(out, quality) if out else ():
            note(say("Written: {path}", path=path))
        print_rows(form, SUMMARY, summary(quality))
