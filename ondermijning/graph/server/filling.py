"""Bringing a server to the state of a built graph by what differs.

Only own data is touched: every node that is written carries the label ``Ondermijning`` and, as every edge, the hash of what
it holds. What others put in the database is told and left alone. Differences are put in place in one transaction, so that
readers see the state before or the state after; a first filling, and what the server cannot do at once, goes in parts, and
readers are refused until it is done. A filling that was cut off is mended by the next one.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.database import IN_MEMORY
from ondermijning.errors import GraphError
from ondermijning.graph.folder import check_folder
from ondermijning.graph.server import differences
from ondermijning.graph.server.content import (
    CAPTION,
    HASH,
    IN_WORDS,
    LABELS,
    LOOKED_UP,
    RULES,
    TYPES,
    WORD_PROPERTIES,
    WORDS,
    numbered_parties,
    prepare,
)
from ondermijning.graph.server.marker import SCHEMA, Marker, Status, require_ours
from ondermijning.graph.server.signal_graph import ABOUT, EVIDENCE
from ondermijning.graph.server.store import Statement, TooLargeError
from ondermijning.graph.store import Counts
from ondermijning.language import say
from ondermijning.model import EDGES, NODES
from ondermijning.workspace.atomic import written_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import duckdb

    from ondermijning.database import Bounds
    from ondermijning.graph.server.differences import Differences, Ends, Rows
    from ondermijning.graph.server.marker import Build
    from ondermijning.graph.server.store import Neo4jStore

MARK = "Ondermijning"
AT_ONCE = 150_000  # elements in one transaction; more is not tried
_GENERATION = "generatie.json"


class Filled(NamedTuple):
    """What became of a server.

    Args:
        counts: what of ours it holds now.
        changed: elements that were written or removed.
        foreign: nodes or edges of a kind of ours that others put there, per kind.
    """

    counts: Counts
    changed: int
    foreign: Mapping[str, int]


def fill(
    store: Neo4jStore,
    tables: Path,
    build: Build,
    sent: Path,
    numbers: Callable[[Sequence[str]], Mapping[str, int]],
    bounds: Bounds = IN_MEMORY,
) -> Filled:
    """Make a server hold what it may hold of a folder of tables; the workspace lock keeps two fillings apart.

    Args:
        store: an open connection.
        tables: folder with ``nodes/<Label>.parquet`` and ``edges/<TYPE>.parquet``.
        build: what the tables speak for.
        sent: folder that keeps what the server holds, so that it need not be asked.
        numbers: gives each party that is shown as a role its number.
        bounds: of comparing.

    Raises:
        GraphError: the tables do not fit the model, the server holds another workspace, or it fails.
    """
    check_folder(tables, bounds)
    held = store.marker()
    if held is not None:
        require_ours(held, store.whose)
    with bounds.connect() as db:
        prepare(db, numbers(numbered_parties(db, tables)))
        _read_held(db, store, held, sent)
        found = differences.count_differences(db)
        target = Marker(store.whose, build, SCHEMA, held.generatie + 1 if held else 1, Status.DONE, _wanted(db))
        _put_in_place(store, db, held, target, found)
        _require_held(store, target)
        store.mark(target)
        _keep_sent(db, sent, target)
    return Filled(_counts(target), sum(map(sum, found.values())), foreign(store, target))


def _read_held(db: duckdb.DuckDBPyConnection, store: Neo4jStore, held: Marker | None, sent: Path) -> None:
    """What the server holds: as it was sent last, where it is still in that state; else as it says itself."""
    if held is None or (held.status is Status.DONE and held.schema == SCHEMA and held.generatie == _sent(sent, held)):
        differences.read_sent(db, sent if held else None)
    else:
        differences.ask_server(db, store)


def _sent(sent: Path, held: Marker) -> int | None:
    try:
        told = json.loads((sent / _GENERATION).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return int(told["generatie"]) if told["werkmap"] == held.whose.werkmap else None


def _keep_sent(db: duckdb.DuckDBPyConnection, sent: Path, marker: Marker) -> None:
    with written_folder(sent) as folder:
        differences.write_sent(db, folder)
        told = json.dumps({"werkmap": marker.whose.werkmap, "generatie": marker.generatie})
        (folder / _GENERATION).write_text(told, encoding="utf-8")


def _put_in_place(
    store: Neo4jStore, db: duckdb.DuckDBPyConnection, held: Marker | None, target: Marker, found: dict[str, Differences]
) -> None:
    whole = held is not None and held.status is Status.DONE and held.schema == SCHEMA
    if held is not None and whole and sum(map(sum, found.values())) <= AT_ONCE:
        try:
            store.change_at_once(_statements(db, found), held)
        except TooLargeError:
            pass
        else:
            return
    store.mark(target._replace(status=Status.BUSY, aantallen={}))
    _name_everything(store)
    store.change(_statements(db, found))
    if held is not None and held.schema != SCHEMA:
        _remove_left_kinds(store)


def _statements(db: duckdb.DuckDBPyConnection, found: dict[str, Differences]) -> Iterator[Statement]:
    """What must happen, in an order in which every edge has its ends."""
    yield from chain.from_iterable(_gone_edges(db, kind) for kind in TYPES if found[kind].gone)
    yield from chain.from_iterable(_gone_nodes(db, label) for label in LABELS if found[label].gone)
    yield from chain.from_iterable(_nodes(db, label, found[label]) for label in LABELS)
    yield from chain.from_iterable(_edges(db, kind, found[kind]) for kind in TYPES)


def _gone_edges(db: duckdb.DuckDBPyConnection, kind: str) -> Iterator[Statement]:
    text = f"UNWIND $ids AS id MATCH ()-[r:{kind} {{id: id}}]->() WHERE r.{HASH} IS NOT NULL DELETE r"
    return (Statement(text, {"ids": ids}) for ids in differences.gone_edges(db, kind))


def _gone_nodes(db: duckdb.DuckDBPyConnection, label: str) -> Iterator[Statement]:
    """A node to which others tied something of theirs loses what is ours and stays, so that theirs does."""
    ours = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE n.{HASH} IS NOT NULL"
    for ids in differences.gone_nodes(db, label):
        yield Statement(f"{ours} MATCH (n)<-[r:{ABOUT}|{EVIDENCE}]-(:Signaal) DELETE r", {"ids": ids})
        yield Statement(f"{ours} AND NOT (n)--() DELETE n", {"ids": ids})
        yield Statement(f"{ours} REMOVE n:{label}:{MARK} SET n = {{}}", {"ids": ids})


def _nodes(db: duckdb.DuckDBPyConnection, label: str, found: Differences) -> Iterator[Statement]:
    if found.new:
        text = f"UNWIND $rows AS row CREATE (n:{label}:{MARK}) SET n = row"
        yield from _with_rows(text, differences.new_nodes(db, label))
    if found.changed:
        text = f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) WHERE n.{HASH} IS NOT NULL SET n = row"
        yield from _with_rows(text, differences.changed_nodes(db, label))


def _edges(db: duckdb.DuckDBPyConnection, kind: str, found: Differences) -> Iterator[Statement]:
    if found.new:
        for ends in differences.pairs_of(db, kind):
            yield from _with_rows(_new_edges(kind, ends), differences.new_edges(db, kind, ends))
    if found.changed:
        text = (
            f"UNWIND $rows AS row MATCH ()-[r:{kind} {{id: row.own.id}}]->() WHERE r.{HASH} IS NOT NULL SET r = row.own"
        )
        yield from _with_rows(text, differences.changed_edges(db, kind))


def _new_edges(kind: str, ends: Ends) -> str:
    source, target = ends
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row.van}}) WHERE a.{HASH} IS NOT NULL"
        f" MATCH (b:{target} {{id: row.naar}}) WHERE b.{HASH} IS NOT NULL"
        f" CREATE (a)-[r:{kind}]->(b) SET r = row.own"
    )


def _with_rows(text: str, batches: Iterator[Rows]) -> Iterator[Statement]:
    return (Statement(text, {"rows": rows}) for rows in batches if rows)


def _name_everything(store: Neo4jStore) -> None:
    """Constraints, indexes, and the name of every property: the server warns about a name that it has never seen."""
    for label in NODES:
        store.write(f"CREATE CONSTRAINT ondermijning_{label} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    for kind in EDGES:
        store.write(f"CREATE CONSTRAINT ondermijning_{kind} IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE r.id IS UNIQUE")
    _index(store)
    columns = [*(kind.columns for kind in NODES.values()), *(kind.columns for kind in EDGES.values())]
    names = {CAPTION, HASH, RULES, *(column.name for group in columns for column in group)}
    for name in sorted(names):
        store.write(f"CALL db.createProperty('{name}')")


def _index(store: Neo4jStore) -> None:
    """What people search by in Neo4j Browser; rules find their way without."""
    for label, properties in LOOKED_UP.items():
        for name in properties:
            store.write(f"CREATE INDEX ondermijning_{label}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})")
    on = ", ".join(f"n.{name}" for name in WORD_PROPERTIES)
    store.write(f"CREATE FULLTEXT INDEX {WORDS} IF NOT EXISTS FOR (n:{'|'.join(IN_WORDS)}) ON EACH [{on}]")


def _remove_left_kinds(store: Neo4jStore) -> None:
    """What of ours is of a kind that the model no longer has."""
    known = "|".join(NODES)
    for match in (
        f"MATCH (:{MARK})-[x]->(:{MARK}) WHERE NOT type(x) IN $types AND x.{HASH} IS NOT NULL",
        f"MATCH (x:{MARK}) WHERE NOT x:{known}",
    ):
        store.write(f"{match} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 10000 ROWS", types=[*EDGES])


def _wanted(db: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {kind: int(db.sql(f"SELECT count(*) FROM inhoud_{kind}").fetchall()[0][0]) for kind in (*LABELS, *TYPES)}


def _counts(marker: Marker) -> Counts:
    nodes, edges = ({kind: marker.aantallen.get(kind, 0) for kind in kinds} for kinds in (NODES, EDGES))
    return Counts(nodes, edges)


def _require_held(store: Neo4jStore, marker: Marker) -> None:
    """Refuse to call a server whole that does not hold what was sent.

    Raises:
        GraphError: it does not.
    """
    for kind in foreign(store, marker):
        [(own,)] = store.write(f"MATCH {_any(kind)} WHERE x.{HASH} IS NOT NULL RETURN count(x)")
        if own != marker.aantallen[kind]:
            raise GraphError(
                say("Neo4j holds other numbers than the tables."), advice=say("Run build for Neo4j again.")
            )


def foreign(store: Neo4jStore, marker: Marker) -> dict[str, int]:
    """Kind of ours → how many nodes or edges of it others put on the server; a rule would count them."""
    held = {kind: int(store.write(f"MATCH {_any(kind)} RETURN count(x)")[0][0]) for kind in marker.aantallen}
    return {kind: number - marker.aantallen[kind] for kind, number in held.items() if number != marker.aantallen[kind]}


def _any(kind: str) -> str:
    return f"(x:{kind})" if kind in NODES else f"()-[x:{kind}]->()"
