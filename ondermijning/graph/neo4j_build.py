"""Bringing the tables into Neo4j in place: merge what is there, then remove what an earlier build left.

Only own data is touched: every node that is written carries the label ``Ondermijning`` besides its kind, every edge the
property ``bouw``. A database where something else stands among them is refused before the first change, since it could
change what a rule finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.database import IN_MEMORY
from ondermijning.errors import GraphError
from ondermijning.graph.folder import check_folder, edge_rows, node_rows
from ondermijning.graph.neo4j import DONE_BUILD, OPEN_BUILD
from ondermijning.graph.store import count
from ondermijning.model import EDGES, NODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ondermijning.database import Bounds
    from ondermijning.graph.folder import Contents
    from ondermijning.graph.neo4j import Neo4jStore
    from ondermijning.graph.store import Counts

BATCH = 10_000
MARK = "Ondermijning"
_BUILD = "OndermijningBouw"
_ADVICE = "Give the graph a database of its own."


def build_neo4j(store: Neo4jStore, tables: Path, bounds: Bounds = IN_MEMORY, *, build_id: str) -> Counts:
    """Make Neo4j hold exactly what a folder of tables holds; readers are refused until it is done.

    The workspace lock keeps two builds apart. A build that was cut off is repaired by the next one.

    Args:
        store: an open connection.
        tables: folder with ``nodes/<Label>.parquet`` and ``edges/<TYPE>.parquet``.
        bounds: of checking the tables.
        build_id: names this build; never used before on this database.

    Returns:
        How many nodes and edges the graph holds.

    Raises:
        GraphError: the tables do not fit the model, other data stands among ours, or the server fails.
    """
    contents = check_folder(tables, bounds)
    refuse_foreign(store)
    _open(store, build_id)
    for statement in _schema():
        store.write(statement)
    _merge(store, tables, contents, build_id)
    _remove_older(store, build_id)
    counts = count(_OpenBuild(store))
    if counts != contents.counts():
        raise GraphError("Neo4j holds other numbers than the tables.", advice="Run build for Neo4j again.")
    _finish(store, build_id)
    return counts


class _OpenBuild:
    """Reads while a build is open, when the store itself refuses to."""

    def __init__(self, store: Neo4jStore) -> None:
        self._store = store

    def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """As ``Neo4jStore.rows``, without asking whether the build is done."""
        return self._store.write(cypher, **parameters)


def refuse_foreign(store: Neo4jStore) -> None:
    """Refuse a database in which something else stands among our data.

    Raises:
        GraphError: it does, or the server fails.
    """
    for label in NODES:
        [(foreign,)] = store.write(f"MATCH (n:{label}) WHERE NOT n:{MARK} RETURN count(n)")
        if foreign:
            raise GraphError(f"the database holds {foreign} nodes {label} of another origin.", advice=_ADVICE)
    for kind in EDGES:
        [(foreign,)] = store.write(f"MATCH ()-[r:{kind}]->() WHERE r.bouw IS NULL RETURN count(r)")
        if foreign:
            raise GraphError(f"the database holds {foreign} edges {kind} of another origin.", advice=_ADVICE)
    [(foreign,)] = store.write(f"MATCH (:{MARK})-[r]-() WHERE r.bouw IS NULL RETURN count(r)")
    if foreign:
        raise GraphError("our nodes carry relationships of another origin.", advice=_ADVICE)


def _open(store: Neo4jStore, build_id: str) -> None:
    if store.write(f"MATCH (b:{_BUILD} {{id: $id}}) RETURN b.id", id=build_id):
        raise GraphError("this build id is already in the database.", advice="Give each build an id of its own.")
    store.write(f"MERGE (b:{_BUILD}) SET b.id = $id, b.status = $status", id=build_id, status=OPEN_BUILD)


def _finish(store: Neo4jStore, build_id: str) -> None:
    done = f"MATCH (b:{_BUILD} {{id: $id}}) SET b.status = $status RETURN b.id"
    if not store.write(done, id=build_id, status=DONE_BUILD):
        raise GraphError("another build took over.", advice="Run build for Neo4j again, one at a time.")


def _schema() -> Iterator[str]:
    """Constraints, and the name of every property: the server warns about a name that it has never seen."""
    for label in NODES:
        yield f"CREATE CONSTRAINT ondermijning_{label} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for kind in EDGES:
        yield f"CREATE CONSTRAINT ondermijning_{kind} IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE r.id IS UNIQUE"
    columns = [*(kind.columns for kind in NODES.values()), *(kind.columns for kind in EDGES.values())]
    for name in sorted({column.name for group in columns for column in group}):
        yield f"CALL db.createProperty('{name}')"


def _merge(store: Neo4jStore, tables: Path, contents: Contents, build_id: str) -> None:
    for label in NODES:
        for rows in node_rows(tables, label, BATCH):
            store.write(_merge_nodes(label), rows=rows, bouw=build_id)
    for kind, pairs in contents.edges.items():
        for source, target in pairs:
            for rows in edge_rows(tables, kind, (source, target), BATCH):
                store.write(_delete_moved(kind), rows=rows, source=source, target=target)
                store.write(_merge_edges(kind, source, target), rows=rows, bouw=build_id)


def _merge_nodes(label: str) -> str:
    return f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row, n.bouw = $bouw, n:{MARK}"


def _delete_moved(kind: str) -> str:
    """An edge keeps the register's id when a party gets another one, and then hangs on another node.

    Without the hint a plan made while the type was small reads all its edges for each row.
    """
    return (
        f"UNWIND $rows AS row MATCH (a)-[r:{kind} {{id: row.own.id}}]->(b) USING INDEX SEEK r:{kind}(id) "
        "WHERE NOT ($source IN labels(a) AND a.id = row.van AND $target IN labels(b) AND b.id = row.naar) DELETE r"
    )


def _merge_edges(kind: str, source: str, target: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row.van}}) MATCH (b:{target} {{id: row.naar}}) "
        f"MERGE (a)-[r:{kind} {{id: row.own.id}}]->(b) SET r = row.own, r.bouw = $bouw"
    )


def _remove_older(store: Neo4jStore, build_id: str) -> None:
    """Edges first: a node that still has one cannot go."""
    older = [f"MATCH ()-[x:{kind}]->()" for kind in EDGES] + [f"MATCH (x:{MARK})"]
    for match in older:
        statement = f"{match} WHERE x.bouw <> $bouw CALL (x) {{ DELETE x }} IN TRANSACTIONS OF {BATCH} ROWS"
        store.write(statement, bouw=build_id)
