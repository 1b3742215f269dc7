"""``export browser``: style, favourites and guide for Neo4j Browser; nothing of a workspace is in them."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.shared.rule_options import rules_option
from ondermijning.detect.library import load_rules


@click.command("browser")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="A folder.")
@rules_option
def export_browser(out: Path, rules_dir: Path | None) -> None:
    """A style sheet, favourites and a Dutch guide to drop into Neo4j Browser; no data of anyone."""
    from ondermijning.report.neo4j_browser.files import browser_files  # noqa: PLC0415 - only for who uses it
    from ondermijning.workspace.atomic import written_files  # noqa: PLC0415

    rules = load_rules(*filter(None, [rules_dir]))
    for path in written_files(out, browser_files(rules.values())):
        click.echo(str(path))
