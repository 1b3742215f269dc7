"""One text, two engines, one answer: on random graphs with empty values, circles and awkward text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.graph.dialect.check import check_query
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.graph.embedded_build import build_embedded
from ondermijning.graph.server.signal_graph import ABOUT, EVIDENCE, SignalEdge, SignalNode
from ondermijning.graph.server.signals import write_signals
from ondermijning.graph.server.store import Neo4jStore
from ondermijning.graph.store import count
from tests.graph.portable_texts import PARAMETERS, PORTABLE
from tests.graph.small_tables import AWKWARD, Row, random_tables, write_tables
from tests.support.graphs import fill_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.graph.store import GraphStore
    from tests.support.neo4j_server import Server

SEEDS = (1, 2, 3)
Tables = dict[str, list[Row]]
Stores = tuple[EmbeddedStore, Neo4jStore]


@pytest.fixture(scope="module")
def server_store(neo4j_server: Server) -> Iterator[Neo4jStore]:
    neo4j_server.erase()
    with neo4j_server.store() as store:
        yield store


@pytest.fixture(scope="module", params=SEEDS)
def stores(
    request: pytest.FixtureRequest, server_store: Neo4jStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stores]:
    """Both engines with the same random graph; Neo4j is refreshed in place from one seed to the next."""
    folder = tmp_path_factory.mktemp("graaf")
    nodes, edges = without_what_is_withheld(*random_tables(request.param))
    tables = write_tables(folder / "tables", nodes, edges)
    build_embedded(tables, folder / "graaf")
    fill_server(server_store, tables, str(folder))
    write_signals(server_store, *signals_in(nodes, edges), anew=True)
    with EmbeddedStore(folder / "graaf") as embedded:
        yield embedded, server_store


def without_what_is_withheld(nodes: Tables, edges: Tables) -> tuple[Tables, Tables]:
    """A graph that may go to a server whole; in it a signal points at a node once, by the id that the server gives that.

    Companies whose name is public are added, since few of the random ones are.
    """
    personal = {row["id"] for row in nodes["Bedrijf"] if row["eenmanszaak"] is not False or not row["rechtsvorm"]}
    personal |= {row["naar"] for row in edges["HEEFT_VESTIGING"] if row["van"] in personal}
    kept: Tables = {
        **nodes,
        "Persoon": [{**row, "naam": None, "afgeschermd": None, "minderjarig": None} for row in nodes["Persoon"]],
        **{
            label: [{**row, "naam": None} if row["id"] in personal else row for row in nodes[label]]
            for label in ("Bedrijf", "Vestiging")
        },
    }
    pointing = {kind: {f"{kind}:{row['van']}:{row['naar']}": row for row in edges[kind]} for kind in (ABOUT, EVIDENCE)}
    once: Tables = {
        kind: [{**row, "id": identifier} for identifier, row in rows.items()] for kind, rows in pointing.items()
    }
    public = [
        {"id": f"Bedrijf:naam {number}", "naam": name, "rechtsvorm": "BV", "eenmanszaak": False}
        for number, name in enumerate(AWKWARD)
    ]
    return {**kept, "Bedrijf": [*kept["Bedrijf"], *public]}, {**edges, "WOONT_OP": [], **once}


def signals_in(nodes: Tables, edges: Tables) -> tuple[list[SignalNode], list[SignalEdge]]:
    """The signals of these tables, as the ledger would tell them."""
    drawn = [SignalNode(row["id"], row["soort"], row["status"], row["zin"], "signaal", ()) for row in nodes["Signaal"]]
    pointing = [
        SignalEdge(kind, row["van"], row["naar_soort"], row["naar"])
        for kind in (ABOUT, EVIDENCE)
        for row in edges[kind]
    ]
    return drawn, pointing


def answer(store: GraphStore, text: str) -> list[tuple[Any, ...]]:
    """The rows in an order of their own; lists too, since the engines collect in another order."""
    rows = store.rows(text, PARAMETERS)
    plain = [tuple(sorted(value) if isinstance(value, list) else value for value in row) for row in rows]
    return sorted(plain, key=repr)


@pytest.mark.parametrize("name", PORTABLE)
def test_a_portable_text_passes_the_static_check(name: str) -> None:
    check_query(PORTABLE[name], allowed_parameters=frozenset(PARAMETERS))


@pytest.mark.slow
@pytest.mark.neo4j
def test_both_engines_hold_the_same_numbers(stores: Stores) -> None:
    embedded, server = stores

    assert count(embedded) == count(server)


@pytest.mark.slow
@pytest.mark.neo4j
@pytest.mark.parametrize("name", PORTABLE)
def test_both_engines_give_the_same_rows(stores: Stores, name: str) -> None:
    embedded, server = stores
    rows = answer(embedded, PORTABLE[name])

    assert rows == answer(server, PORTABLE[name])
    assert [[type(value) for value in row] for row in rows] == [
        [type(value) for value in row] for row in answer(server, PORTABLE[name])
    ]
