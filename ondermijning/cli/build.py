"""``build``: make the graph."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from ondermijning import pipeline
from ondermijning.cli.engine import NEO4J, connect, target_option
from ondermijning.cli.output import format_option, print_rows
from ondermijning.cli.session import DAY, note, progress, session, workspace_option
from ondermijning.trust.audit import Command


@click.command()
@workspace_option
@click.option("--on", type=DAY, help="The date the graph speaks for; today unless told otherwise.")
@target_option
@format_option
def build(root: Path, on: date | None, target: str, form: str) -> None:
    """Build the embedded graph as of a date; with --to neo4j also bring the Neo4j server to the same state."""
    day = on or datetime.now(UTC).date()
    with session(root, Command("build", f"{target} {day}")) as opened:
        with progress(f"Building the graph of {day}"):
            built = pipeline.build(opened.workspace, opened.settings, day)
        for kind, count in built.tables.orphans.items():
            note(
                f"Set aside: {count} {kind} with an end point that no delivery holds (see {built.folder / 'wezen.parquet'})."
            )
        if built.tables.conflicts:
            note(
                f"{built.tables.conflicts} contradictions between sources (see {built.folder / 'conflicten.parquet'})."
            )
        if target == NEO4J:
            with connect(opened) as store, progress("Filling Neo4j"):
                pipeline.fill_neo4j(opened.workspace, opened.ledger, store, day)
        counts = [*built.tables.nodes.items(), *built.tables.edges.items()]
        print_rows(form, ("soort", "aantal"), [(kind, count) for kind, count in counts if count])
