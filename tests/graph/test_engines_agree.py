"""One text, two engines, one answer: on random graphs with empty values, circles and awkward text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.graph.dialect.check import check_query
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.graph.embedded_build import build_embedded
from ondermijning.graph.neo4j import Neo4jStore
from ondermijning.graph.neo4j_build import build_neo4j
from ondermijning.graph.store import count
from tests.graph.portable_texts import PARAMETERS, PORTABLE
from tests.graph.small_tables import random_tables, write_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.graph.store import GraphStore
    from tests.support.neo4j_server import Server

SEEDS = (1, 2, 3)
Stores = tuple[EmbeddedStore, Neo4jStore]


@pytest.fixture(scope="module")
def server_store(neo4j_server: Server) -> Iterator[Neo4jStore]:
    neo4j_server.erase()
    with Neo4jStore(neo4j_server.uri, neo4j_server.user, neo4j_server.password_file) as store:
        yield store


@pytest.fixture(scope="module", params=SEEDS)
def stores(
    request: pytest.FixtureRequest, server_store: Neo4jStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stores]:
    """Both engines with the same random graph; Neo4j is refreshed in place from one seed to the next."""
    folder = tmp_path_factory.mktemp("graaf")
    tables = write_tables(folder / "tables", *random_tables(request.param))
    build_embedded(tables, folder / "graaf")
    build_neo4j(server_store, tables, build_id=str(folder))
    with EmbeddedStore(folder / "graaf") as embedded:
        yield embedded, server_store


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
