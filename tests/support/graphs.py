"""Small graphs for tests: described in a line or two, written as a folder of tables, opened in either engine."""

from __future__ import annotations

import random
import tempfile
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ondermijning.graph.server.filling import fill
from ondermijning.graph.server.marker import Build
from ondermijning.graph.small import Graph, Node, embedded
from tests.support.random_cash import add_cash
from tests.support.random_financing import add_financing
from tests.support.random_owners import add_owners, add_shells
from tests.support.random_permits import add_closures, add_permits
from tests.support.random_sales import add_sales
from tests.support.random_use import add_use

__all__ = ["Graph", "Node", "embedded", "fill_server", "in_neo4j", "random_graph", "shuffled", "together"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ondermijning.graph.server.filling import Filled
    from ondermijning.graph.server.store import Neo4jStore
    from tests.support.neo4j_server import Server


def shuffled(graph: Graph, rng: random.Random) -> Graph:
    """The same graph with every row in another place."""
    parts = (graph.nodes, graph.edges)
    return Graph(*({kind: _in_any_order(rows, rng) for kind, rows in part.items()} for part in parts))


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


@contextmanager
def in_neo4j(tables: Path, server: Server) -> Iterator[Neo4jStore]:
    """A folder of tables in a real Neo4j server, in the place of what it held."""
    with server.store() as store:
        fill_server(store, tables)
        yield store


def fill_server(store: Neo4jStore, tables: Path, build: str = "een", sent: Path | None = None) -> Filled:
    """Bring a server to the state of a folder of tables; parties are numbered in the order of their ids.

    Args:
        store: an open connection.
        tables: the folder.
        build: names the build.
        sent: where what was sent is kept; else it is forgotten, so that the server is asked.
    """
    with tempfile.TemporaryDirectory() as passing:
        kept = sent or Path(passing) / "sent"
        return fill(store, tables, Build("2024-12-31", build), kept, _numbers)


def _numbers(parties: Sequence[str]) -> dict[str, int]:
    return {party: number for number, party in enumerate(parties, 1)}


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
    add_owners(graph, random.Random(seed))
    add_sales(graph, random.Random(seed))
    add_use(graph, random.Random(seed))
    add_shells(graph, random.Random(seed))
    add_cash(graph, random.Random(seed))
    add_closures(graph, random.Random(seed))
    return graph


def _random_nodes(graph: Graph, rng: random.Random, number: int) -> None:
    began = date(2019, 1, 1) + timedelta(days=rng.randrange(1500))
    graph.node("Persoon", f"p{number}", naam=f"Persoon {number}")
    graph.node(
        "Bedrijf",
        f"KVK:{number:08}",
        naam=rng.choice((None, f"Bedrijf {number} B.V.")),
        opgericht=began,
        beeindigd=rng.choice((None, began + timedelta(days=900))),
        uitgezonderd=rng.choice(_REASONS),
        eenmanszaak=rng.choice((False, False, True)),
    )
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
            "BETREFT",
            transfer,
            thing,
            dagen_sinds_vorige=rng.choice(_DAYS),
            prijs_deel_euro=rng.choice((None, 250_000)),
            stijging_gecorrigeerd_procent=rng.choice(_RISES),
        )
    if rng.random() < 0.8:
        graph.edge("OPGEVOLGD_DOOR", first, second, perceel_id=parcel[1], dagen=rng.choice(_DAYS))


def _random_holding(graph: Graph, rng: random.Random, number: int, size: int) -> None:
    owner, parcel = _random_party(rng, size), ("Perceel", f"o{rng.randrange(size)}")
    graph.edge(
        "BEZIT",
        owner,
        parcel,
        id=f"BEZIT:{number}",
        recht=rng.choice(("eigendom", "erfpacht")),
        dagen_na_einde=_random_days(rng, owner),
        geldig_tot=rng.choice((None, None, date(2024, 5, 1))),
    )


def _random_party(rng: random.Random, size: int) -> Node:
    number = rng.randrange(size)
    return rng.choice((("Persoon", f"p{number}"), ("Bedrijf", f"KVK:{number:08}"), ("Bedrijf", f"KVK:{number:08}")))


def _random_days(rng: random.Random, party: Node) -> int | None:
    """Only a company has an age."""
    return rng.choice(_DAYS) if party[0] == "Bedrijf" else None
