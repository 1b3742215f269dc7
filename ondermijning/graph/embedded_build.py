"""Building the embedded graph: a new file beside the old one, put in its place when it is whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import ladybug

from ondermijning.database import IN_MEMORY, Bounds
from ondermijning.errors import GraphError
from ondermijning.graph.embedded import MB, EmbeddedStore
from ondermijning.graph.folder import ENDS, Contents, check_folder, edge_file, node_file, safe_path
from ondermijning.graph.store import count
from ondermijning.language import deferred, say
from ondermijning.model import EDGES, NODES, ColumnType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ondermijning.graph.folder import Pair
    from ondermijning.graph.store import Counts
    from ondermijning.model import Column

    Writer = Callable[[Path, Path, Bounds], None]

_TYPES = {ColumnType.TEXT: "STRING", ColumnType.INT64: "INT64", ColumnType.BOOL: "BOOL", ColumnType.DATE: "DATE"}
ADVICE = deferred(
    "The old graph is unchanged. Check free disk space and geheugen_mb in gemeente.toml, then run build again."
)


def build_embedded(tables: Path, target: Path, bounds: Bounds = IN_MEMORY, *, writer: Writer | None = None) -> Counts:
    """Build the embedded graph from a folder of tables.

    The workspace lock keeps two builds of one target apart; readers of the old graph go on reading it.

    Args:
        tables: folder with ``nodes/<Label>.parquet`` and ``edges/<TYPE>.parquet``.
        target: the file to make or replace.
        bounds: of either engine.
        writer: who writes the new file; this process unless given.

    Returns:
        How many nodes and edges the new graph holds.

    Raises:
        GraphError: the tables do not fit the model, or the engine fails; the old graph is then unchanged.
    """
    contents = check_folder(tables, bounds)
    with _beside(target) as fresh:
        if writer:
            writer(fresh, tables, bounds)
        else:
            write(fresh, tables, contents, bounds)
        with EmbeddedStore(fresh, memory_mb=bounds.memory_mb) as store:
            counts = count(store)
        if counts != contents.counts():
            raise GraphError(say("the engine holds other numbers than the tables."), advice=say(ADVICE))
        _replace(fresh, target)
    return counts


@contextmanager
def empty_embedded() -> Iterator[EmbeddedStore]:
    """A graph with every kind of the model and no data, to bind a text against.

    Binding sees an unknown label or property, and a misuse of types; see ``dialect`` for what it does not see.
    """
    with tempfile.TemporaryDirectory(prefix="ondermijning-") as folder:
        path = Path(folder) / "leeg"
        write(path, Path(folder), Contents())
        with EmbeddedStore(path) as store:
            yield store


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A path on the same disk as the target, cleared before and after: a killed build leaves its remains there."""
    folder = target.with_name(f"{target.name}.nieuw")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder / target.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _replace(fresh: Path, target: Path) -> None:
    """Put the new file in the old one's place, on disk before and after."""
    _sync(fresh)
    fresh.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: Path, tables: Path, contents: Contents, bounds: Bounds = IN_MEMORY) -> None:
    """Write a new graph of tables that fit the model; see ``build_embedded``."""
    try:
        pool = ladybug.Database(path, buffer_pool_size=bounds.memory_mb * MB)
        with closing(pool) as database, closing(ladybug.Connection(database)) as connection:
            for statement in (*_schema(), *_copies(tables, contents)):
                connection.execute(statement)
    except RuntimeError as problem:  # its message may quote a value
        kind = str(problem).split(":", 1)[0]
        raise GraphError(say("the engine refuses the tables ({kind}).", kind=kind), advice=say(ADVICE)) from None


def _schema() -> Iterator[str]:
    for label, node in NODES.items():
        yield f"CREATE NODE TABLE {label}({_declared(node.columns)}, PRIMARY KEY(id))"
    for kind, edge in EDGES.items():
        ends = ", ".join(f"FROM {source} TO {target}" for source, target in sorted(edge.ends))
        yield f"CREATE REL TABLE {kind}({ends}, {_declared(edge.columns)})"


def _declared(columns: tuple[Column, ...]) -> str:
    return ", ".join(f"{column.name} {_TYPES[column.type]}" for column in columns)


def _copies(tables: Path, contents: Contents) -> Iterator[str]:
    """One copy per label and per pair of end labels; each names its columns, since a copy goes by position."""
    for label, rows in contents.nodes.items():
        if rows:
            path = safe_path(node_file(tables, label))
            yield f"COPY {label}({_names(NODES[label].columns)}) FROM '{path}'"
    for kind, pairs in contents.edges.items():
        for pair in pairs:
            yield _edge_copy(edge_file(tables, kind), kind, pair)


def _edge_copy(path: Path, kind: str, pair: Pair) -> str:
    names = _names(EDGES[kind].columns)
    source, target = pair
    own_label, own, other_label, other = ENDS
    return (
        f"COPY {kind}({names}) FROM (LOAD FROM '{safe_path(path)}' "
        f"WHERE {own_label} = '{source}' AND {other_label} = '{target}' RETURN {own}, {other}, {names}) "
        f"(from='{source}', to='{target}')"
    )


def _names(columns: tuple[Column, ...]) -> str:
    return ", ".join(column.name for column in columns)
