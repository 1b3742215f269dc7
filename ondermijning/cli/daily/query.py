"""``query``: a question of an analyst, in the portable dialect."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import Daily, daily, daily_options
from ondermijning.cli.shared.engine import NEO4J, engine_option, require_embedded, server_of
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import note
from ondermijning.daily.query import MAX_ROWS, ask, checked, veiled
from ondermijning.errors import RuleError, WorkspaceError
from ondermijning.graph.current import GRAPH_FILE
from ondermijning.graph.store import TIMEOUT_SECONDS
from ondermijning.language import say
from ondermijning.trust.audit import actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.graph.current import Clocks
    from ondermijning.graph.store import GraphStore


@click.command()
@click.argument("cypher")
@engine_option
@click.option("--limit", type=click.IntRange(1, 100_000), default=MAX_ROWS, show_default=True, help="Rows at most.")
@click.option("--seconds", type=click.IntRange(1, 3600), default=TIMEOUT_SECONDS, show_default=True, help="Time limit.")
@daily_options
def query(
    cypher: str,
    engine: str,
    limit: int,
    seconds: int,
    root: Path,
    clocks: Clocks,
    persons: PersonsAllowed | None,
    form: str,
) -> None:
    """Ask the graph CYPHER: MATCH … RETURN with named values, of which $peildatum is the only parameter.

    Only for the analysts that gemeente.toml names. The text may read no name and no class-B attribute.
    """
    with daily(root, "query", [], clocks=clocks, persons=persons, target=engine, reason=_kinds(cypher)) as asked:
        _require_analyst(asked)
        pattern = checked(cypher)
        parameters = {"peildatum": asked.day} if pattern.parameters else {}
        with _store(asked, engine, seconds) as store:
            answer = ask(store, cypher, parameters, limit=limit)
        if answer.more:
            note(
                say(
                    "There are more than {limit} rows, and which of them are shown is chance; narrow the text.",
                    limit=limit,
                )
            )
        print_rows(form, answer.columns, veiled(asked.index, asked.shown, answer.rows, persons=asked.persons))


def _require_analyst(asked: Daily) -> None:
    if not asked.opened.settings.may_query(actor()):
        raise WorkspaceError(
            say("you are no analyst."),
            where=str(asked.opened.settings.file),
            advice=say("Ask for your user under [analist]."),
        )


def _kinds(cypher: str) -> str:
    """What a text reads, for the audit log; its values may name a person."""
    try:
        pattern = checked(cypher)
    except RuleError:
        return "leest: geweigerde tekst"
    return f"leest: {', '.join(sorted((*pattern.labels, *pattern.types)))}"


@contextmanager
def _store(asked: Daily, engine: str, seconds: int) -> Iterator[GraphStore]:
    require_embedded(engine, asked.known_on)
    if engine == NEO4J:
        with server_of(asked.opened, asked.day, asked.folder, seconds) as server:
            yield server
        return
    from ondermijning.graph.embedded import EmbeddedStore  # noqa: PLC0415 - an engine only where it is asked

    memory_mb = asked.opened.settings.geheugen_mb
    with EmbeddedStore(asked.folder / GRAPH_FILE, timeout_seconds=seconds, memory_mb=memory_mb) as store:
        yield store
