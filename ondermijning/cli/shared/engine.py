"""Which graph a command reads: the embedded one of a date, or the Neo4j server of the settings."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.clocks import tell_graph
from ondermijning.errors import GraphError
from ondermijning.graph.current import GRAPH_FILE, current_graph
from ondermijning.graph.store import TIMEOUT_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from ondermijning.cli.shared.session import Session
    from ondermijning.graph.current import Clocks
    from ondermijning.graph.embedded import EmbeddedStore
    from ondermijning.graph.neo4j import Neo4jStore
    from ondermijning.graph.store import GraphStore
    from ondermijning.settings import Neo4jSettings

EMBEDDED = "embedded"
NEO4J = "neo4j"

engine_option = click.option(
    "--engine", type=click.Choice([EMBEDDED, NEO4J]), default=EMBEDDED, show_default=True, help="Which graph to read."
)

target_option = click.option(
    "--to",
    "target",
    type=click.Choice([EMBEDDED, NEO4J]),
    default=EMBEDDED,
    show_default=True,
    help="Also fill a server.",
)


def connect(session: Session, timeout_seconds: int = TIMEOUT_SECONDS) -> Neo4jStore:
    """The Neo4j server of the settings.

    Args:
        session: the open workspace.
        timeout_seconds: how long one text may take.

    Raises:
        GraphError: none is named there, or it does not let us in.
    """
    from ondermijning.graph.neo4j import Neo4jStore  # noqa: PLC0415 - the driver is only needed for a server

    server = named_server(session)
    return Neo4jStore(server.uri, server.user, server.password_file, timeout_seconds=timeout_seconds)


def named_server(session: Session) -> Neo4jSettings:
    """What the settings say of the Neo4j server.

    Raises:
        GraphError: they name none.
    """
    if session.settings.neo4j is None:
        raise GraphError("no Neo4j server is named.", where=str(session.settings.file), advice="Fill in [neo4j] there.")
    return session.settings.neo4j


def require_server(session: Session) -> None:
    """Refuse what the server would refuse, before anything has changed.

    Raises:
        GraphError: none is named in the settings, it does not let us in, or other data stands among ours in it.
    """
    from ondermijning.graph.neo4j_build import refuse_foreign  # noqa: PLC0415 - the driver is only needed for a server

    with connect(session) as store:
        refuse_foreign(store)


def require_embedded(engine: str, known_on: date | None) -> None:
    """Refuse to put the knowledge of a day in a server, or to look for it there: a server holds one graph."""
    if engine == NEO4J and known_on is not None:
        raise click.UsageError("Neo4j holds all that is known now; --known-on goes with the embedded graph only.")


@contextmanager
def graph(
    session: Session, engine: str, clocks: Clocks, *, on_page: bool = False
) -> Iterator[tuple[date, Path, GraphStore]]:
    """The date, the built folder and the open graph that a command reads; ``on_page``: see ``clocks.tell_graph``.

    Raises:
        GraphError: that graph was not built, or Neo4j holds another date.
    """
    require_embedded(engine, clocks.known_on)
    day, folder = current_graph(session.workspace, *clocks)
    tell_graph(session.workspace, day, folder, on_page=on_page)
    store: GraphStore
    with _server_of(session, day) if engine == NEO4J else embedded_in(session, folder) as store:
        yield day, folder, store


def embedded_in(session: Session, folder: Path) -> EmbeddedStore:
    """The embedded graph in a built folder."""
    from ondermijning.graph.embedded import EmbeddedStore  # noqa: PLC0415 - heavy; not for commands that only name an engine

    return EmbeddedStore(folder / GRAPH_FILE, memory_mb=session.settings.geheugen_mb)


@contextmanager
def _server_of(session: Session, day: date) -> Iterator[Neo4jStore]:
    from ondermijning.pipeline import require_neo4j_date  # noqa: PLC0415 - heavy, and only needed for a server

    with connect(session) as store:
        require_neo4j_date(store, day)
        yield store
