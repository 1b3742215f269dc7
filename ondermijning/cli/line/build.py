"""``build``: make the graph."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ondermijning import pipeline
from ondermijning.cli.shared.clocks import known_on_option
from ondermijning.cli.shared.engine import NEO4J, connect, require_embedded, require_server, target_option, tell_filled
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.session import DAY, note, progress, session, workspace_option
from ondermijning.clock import today
from ondermijning.graph.current import graph_name
from ondermijning.language import say
from ondermijning.trust.audit import Command


@click.command()
@workspace_option
@click.option("--on", type=DAY, help="The date the graph speaks for; today unless told otherwise.")
@click.option("--actueel", "make_current", is_flag=True, help="Let all commands read this graph from now on.")
@known_on_option
@target_option
@format_option
def build(root: Path, on: date | None, make_current: bool, known_on: date | None, target: str, form: str) -> None:
    """Build the embedded graph as of a date; with --to neo4j also bring the Neo4j server to the same state.

    It stands beside the graph in use, which stays that of its own day, unless --actueel is given or there is none yet.
    With --known-on it rests on the deliveries up to that day only, as a graph of its own that other commands read with the
    same option.
    """
    require_embedded(target, known_on)
    if make_current and known_on:
        raise click.UsageError(say("what was known on a day never becomes the graph in use: leave out --actueel."))
    day = on or today()
    name = graph_name(day, known_on)
    with session(root, Command("build", f"{target} {name}")) as opened:
        if target == NEO4J:
            require_server(opened)
        with progress(say("Building the graph of {name}", name=name)):
            built = pipeline.build(opened.workspace, opened.settings, day, known_on, make_current=make_current)
        _tell_place(built, known_on)
        if known_on:
            note(say("What people judged of links and the list of exclusions count as they are now."))
        for kind, count in built.tables.orphans.items():
            note(
                say(
                    "Set aside: {count} {kind} with an end point that no delivery holds (see {file}).",
                    count=count,
                    kind=kind,
                    file=built.folder / "wezen.parquet",
                )
            )
        if built.tables.conflicts:
            note(
                say(
                    "{count} contradictions between sources (see {file}).",
                    count=built.tables.conflicts,
                    file=built.folder / "conflicten.parquet",
                )
            )
        if target == NEO4J:
            with connect(opened) as store, progress(say("Filling Neo4j")):
                filled = pipeline.fill_neo4j(opened.workspace, opened.ledger, store, day)
            tell_filled(filled)
        counts = [*built.tables.nodes.items(), *built.tables.edges.items()]
        print_rows(form, ("soort", "aantal"), [(kind, count) for kind, count in counts if count])


def _tell_place(built: pipeline.Built, known_on: date | None) -> None:
    """Say where a graph stands: commands read the one in use unless they are told otherwise."""
    if built.current:
        note(say("Commands now read the graph of {on}.", on=built.on))
        return
    options = f"--on {built.on}{f' --known-on {known_on}' if known_on else ''}"
    note(say("This graph stands beside the one in use; read it with {options}.", options=options))
    if not known_on:
        note(say("To let all commands read it: ondermijning build --on {on} --actueel.", on=built.on))
