"""Which graph a command reads: the embedded one of a date, or the Neo4j server of the settings."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.clocks import tell_graph
from ondermijning.cli.shared.session import note
from ondermijning.errors import GraphError
from ondermijning.graph.current import GRAPH_FILE, build_hash, current_graph
from ondermijning.graph.store import TIMEOUT_SECONDS
from ondermijning.language import say
from ondermijning.ledger.roles import workspace_identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from ondermijning.cli.shared.session import Session
    from ondermijning.graph.current import Clocks
    from ondermijning.graph.embedded import EmbeddedStore
    from ondermijning.graph.server.filling import Filled
    from ondermijning.graph.server.store import Neo4jStore
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
    from ondermijning.graph.server.marker import Identity  # noqa: PLC0415 - only needed for a server
    from ondermijning.graph.server.store import Neo4jStore  # noqa: PLC0415 - the driver is only needed for a server

    server, settings = named_server(session), session.settings
    return Neo4jStore(
        server.uri,
        server.user,
        server.password_file,
        Identity(workspace_identity(session.ledger), settings.gemeente_code, settings.mode.value),
        database=server.database,
        timeout_seconds=timeout_seconds,
    )


def named_server(session: Session) -> Neo4jSettings:
    """What the settings say of the Neo4j server.

    Raises:
        GraphError: they name none.
    """
    if session.settings.neo4j is None:
        raise GraphError(
            say("no Neo4j server is named."), where=str(session.settings.file), advice=say("Fill in [neo4j] there.")
        )
    return session.settings.neo4j


def require_server(session: Session) -> None:
    """Refuse what the server would refuse, before anything has changed.

    Raises:
        GraphError: none is named in the settings, it does not let us in, or it holds the graph of another workspace.
    """
    from ondermijning.graph.server.marker import require_ours  # noqa: PLC0415 - only needed for a server

    with connect(session) as store:
        held = store.marker()
        if held is not None:
            require_ours(held, store.whose)


def require_embedded(engine: str, known_on: date | None) -> None:
    """Refuse to put the knowledge of a day in a server, or to look for it there: a server holds one graph."""
    if engine == NEO4J and known_on is not None:
        raise click.UsageError(say("Neo4j holds all that is known now; --known-on goes with the embedded graph only."))


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
    with server_of(session, day, folder) if engine == NEO4J else embedded_in(session, folder) as store:
        yield day, folder, store


def embedded_in(session: Session, folder: Path) -> EmbeddedStore:
    """The embedded graph in a built folder."""
    from ondermijning.graph.embedded import EmbeddedStore  # noqa: PLC0415 - heavy; not for commands that only name an engine

    return EmbeddedStore(folder / GRAPH_FILE, memory_mb=session.settings.geheugen_mb)


@contextmanager
def server_of(
    session: Session, day: date, folder: Path, timeout_seconds: int = TIMEOUT_SECONDS
) -> Iterator[Neo4jStore]:
    """The server of the settings, which must hold the very graph that stands in a built folder and no more.

    Raises:
        GraphError: it holds none, another one, or things of others that a rule would take for ours.
    """
    from ondermijning.graph.server.filling import foreign  # noqa: PLC0415 - only for a server
    from ondermijning.graph.server.marker import require_build, require_whole  # noqa: PLC0415 - only for a server

    with connect(session, timeout_seconds) as store:
        held = require_whole(store.marker(), store.whose)
        require_build(held, day, build_hash(folder))
        strange = foreign(store, held)
        if strange:
            raise GraphError(
                say("others put {listed} in the graph on the server.", listed=_listed(strange)),
                advice=say("Remove these, or give the graph a database of its own."),
            )
        yield store


def _listed(strange: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in strange.items())


def tell_filled(filled: Filled) -> None:
    """Say what became of the server, and what of others lies among ours."""
    note(say("Neo4j: {count} nodes and edges written or removed.", count=filled.changed))
    if filled.foreign:
        note(
            say(
                "Left alone in Neo4j, where others put it: {listed}. Rules do not run there while it stands.",
                listed=_listed(filled.foreign),
            )
        )
