"""Small graphs for tests: described in a line or two, written as a folder of tables, opened in either engine."""

from __future__ import annotations

import random
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.graph.embedded_build import build_embedded
from ondermijning.graph.folder import ENDS, edge_file, node_file
from ondermijning.graph.neo4j import Neo4jStore
from ondermijning.graph.neo4j_build import build_neo4j
from ondermijning.model import EDGES, NODES
from ondermijning.sources.snapshot import arrow_schema
from tests.support.random_financing import add_financing
from tests.support.random_permits import add_permits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Self

    from tests.support.neo4j_server import Server

Node = tuple[str, str]  # (label, id)


@dataclass
class Graph:
    """Nodes and edges with the model's columns; what a test does not mention is empty.

    Args:
        nodes: label → id → row.
        edges: type → id → row.
    """

    nodes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    edges: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def node(self, label: str, node_id: str, **values: Any) -> Self:
        """Add a node, or set values of one that is there; a company is no sole trader unless the test says so."""
        known = {column.name for column in NODES[label].columns}
        assert values.keys() <= known, f"{label} has no {sorted(values.keys() - known)}"
        first: dict[str, Any] = {"id": node_id, "eenmanszaak": False} if label == "Bedrijf" else {"id": node_id}
        self.nodes.setdefault(label, {}).setdefault(node_id, first).update(values)
        return self

    def edge(self, kind: str, source: Node, target: Node, **values: Any) -> Self:
        """Add an edge, and its ends where they are absent; its id names kind and ends unless the test gives one."""
        known = {column.name for column in EDGES[kind].columns}
        assert values.keys() <= known, f"{kind} has no {sorted(values.keys() - known)}"
        assert (source[0], target[0]) in EDGES[kind].ends, f"{kind} does not join {source[0]} and {target[0]}"
        self.node(*source).node(*target)
        row = {"id": f"{kind}:{source[1]}|{target[1]}", **dict(zip(ENDS, (*source, *target), strict=True)), **values}
        assert row["id"] not in self.edges.get(kind, {}), f"{row['id']} is there already"
        self.edges.setdefault(kind, {})[row["id"]] = row
        return self

    def shuffled(self, rng: random.Random) -> Graph:
        """The same graph with every row in another place."""
        parts = (self.nodes, self.edges)
        return Graph(*({kind: _in_any_order(rows, rng) for kind, rows in part.items()} for part in parts))

    def write(self, folder: Path) -> Path:
        """Write ``nodes/<Label>.parquet`` and ``edges/<TYPE>.parquet``; returns the folder."""
        for label, rows in self.nodes.items():
            _write(node_file(folder, label), arrow_schema(NODES[label].columns), rows)
        ends = [(name, pa.string()) for name in ENDS]
        for kind, rows in self.edges.items():
            columns = pa.schema([*ends, *arrow_schema(EDGES[kind].columns)])
            _write(edge_file(folder, kind), columns, rows)
        return folder


def together(graphs: Iterable[Graph]) -> Graph:
    """Graphs beside each other in one; what has the same id is the same."""
    whole = Graph()
    for graph in graphs:
        for mine, theirs in ((whole.nodes, graph.nodes), (whole.edges, graph.edges)):
            for kind, rows in theirs.items():
                for key, row in rows.items():
                    mine.setdefault(kind, {}).setdefault(key, {}).update(row)
    return whole


def _in_any_order(rows: dict[str, dict[str, Any]], rng: random.Random) -> dict[str, dict[str, Any]]:
    keys = list(rows)
    rng.shuffle(keys)
    return {key: rows[key] for key in keys}


def _write(path: Path, schema: Any, rows: dict[str, dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(rows.values()), schema=schema), path)


@contextmanager
def embedded(graph: Graph, folder: Path) -> Iterator[EmbeddedStore]:
    """The graph in the embedded engine; the folder must be empty or hold an earlier graph of the same kinds."""
    target = folder / "graaf"
    build_embedded(graph.write(folder), target)
    with EmbeddedStore(target) as store:
        yield store


@contextmanager
def in_neo4j(tables: Path, server: Server) -> Iterator[Neo4jStore]:
    """A folder of tables in a real Neo4j server, in the place of what it held."""
    with Neo4jStore(server.uri, server.user, server.password_file) as store:
        build_neo4j(store, tables, build_id=f"test/{uuid.uuid4().hex}")
        yield store


# Values on, just under and just over the thresholds of the shipped rules, and absent.
_DAYS = (None, 0, 29, 30, 89, 90, 91, 182, 183, 184, 364, 365, 366, 800)
_RISES = (None, -10, 0, 19, 20, 21, 49, 50, 51, 300)
_KINDS = ("koop", "koop", "koop", "schenking", "fusie", None)
_REASONS = (None, None, None, "overheid", "corporatie")


def random_graph(seed: int, size: int = 12) -> Graph:
    """Parties, objects and chains of transfers with values around the thresholds of the rules; also empty ones."""
    rng = random.Random(seed)
    graph = Graph()
    for number in range(size):
        _random_nodes(graph, rng, number)
    for number in range(3 * size):
        _random_chain(graph, rng, number, size)
    for number in range(2 * size):
        _random_holding(graph, rng, number, size)
    add_financing(graph, random.Random(seed))
    add_permits(graph, random.Random(seed))
    return graph


def _random_nodes(graph: Graph, rng: random.Random, number: int) -> None:
    began = date(2019, 1, 1) + timedelta(days=rng.randrange(1500))
    graph.node("Persoon", f"p{number}", naam=f"Persoon {number}")
    graph.node(
        "Bedrijf", f"KVK:{number:08}", naam=rng.choice((None, f"Bedrijf {number} B.V.")), opgericht=began,
        beeindigd=rng.choice((None, began + timedelta(days=900))), uitgezonderd=rng.choice(_REASONS),
        eenmanszaak=rng.choice((False, False, True)),
    )  # fmt: skip
    graph.node("Perceel", f"o{number}", aanduiding=rng.choice((None, f"MTT00 A {number}")))


def _random_chain(graph: Graph, rng: random.Random, number: int, size: int) -> None:
    """Two transfers with a party in the middle; now and then of another object, or not linked."""
    parcel, other = (("Perceel", f"o{rng.randrange(size)}") for _ in range(2))
    middle, first, second = _random_party(rng, size), ("Transactie", f"t{number}a"), ("Transactie", f"t{number}b")
    for transfer, sellers, buyers, thing in (
        (first, {_random_party(rng, size)}, {middle, _random_party(rng, size)}, parcel),
        (second, {middle, _random_party(rng, size)}, {_random_party(rng, size)}, rng.choice((parcel, parcel, other))),
    ):
        day = rng.choice((None, date(2022, 1, 1) + timedelta(days=rng.randrange(1000))))
        graph.node(*transfer, datum=day, soort=rng.choice(_KINDS))
        for seller in sorted(sellers):
            graph.edge("VERKOPER", seller, transfer)
        for buyer in sorted(buyers):
            graph.edge("KOPER", buyer, transfer, dagen_sinds_oprichting=_random_days(rng, buyer))
        graph.edge(
            "BETREFT", transfer, thing, dagen_sinds_vorige=rng.choice(_DAYS), prijs_deel_euro=rng.choice((None, 250_000)),
            stijging_gecorrigeerd_procent=rng.choice(_RISES),
        )  # fmt: skip
    if rng.random() < 0.8:
        graph.edge("OPGEVOLGD_DOOR", first, second, perceel_id=parcel[1], dagen=rng.choice(_DAYS))


def _random_holding(graph: Graph, rng: random.Random, number: int, size: int) -> None:
    owner, parcel = _random_party(rng, size), ("Perceel", f"o{rng.randrange(size)}")
    graph.edge(
        "BEZIT", owner, parcel, id=f"BEZIT:{number}", recht=rng.choice(("eigendom", "erfpacht")),
        dagen_na_einde=_random_days(rng, owner), geldig_tot=rng.choice((None, None, date(2024, 5, 1))),
    )  # fmt: skip


def _random_party(rng: random.Random, size: int) -> Node:
    number = rng.randrange(size)
    return rng.choice((("Persoon", f"p{number}"), ("Bedrijf", f"KVK:{number:08}"), ("Bedrijf", f"KVK:{number:08}")))


def _random_days(rng: random.Random, party: Node) -> int | None:
    """Only a company has an age."""
    return rng.choice(_DAYS) if party[0] == "Bedrijf" else None
