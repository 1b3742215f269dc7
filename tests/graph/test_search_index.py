"""The index holds every node once, names no key twice, and says of each node how far it is a natural person."""

from __future__ import annotations

import random
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ondermijning.daily.index import open_index
from ondermijning.errors import GraphError
from ondermijning.graph.current import INDEX_FILE, OBJECT, PERSON, SHIELDED
from ondermijning.graph.index_words import keys_of, words_of
from ondermijning.graph.search_index import LEFT_OUT, build_index
from tests.support.graphs import Graph, random_graph, shuffled

if TYPE_CHECKING:
    from pathlib import Path

PLACE = {"bron": "brk", "levering": "2024-12-31-aa", "bestand": "stand.xml"}


def built(graph: Graph, folder: Path, origins: list[dict[str, str]] | None = None) -> Path:
    graph.write(folder)
    if origins is not None:
        pq.write_table(pa.Table.from_pylist(origins), folder / "herkomst.parquet")
    build_index(folder, folder / INDEX_FILE)
    return folder


def rows(folder: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / INDEX_FILE)) as index:
        return index.execute(statement).fetchall()


def test_every_node_and_edge_has_a_number_of_its_own(tmp_path: Path) -> None:
    graph = random_graph(1)
    folder = built(graph, tmp_path)
    nodes, edges = rows(folder, "SELECT nr, soort, id FROM node"), rows(folder, "SELECT nr, soort FROM edge")
    assert sorted((label, key) for _, label, key in nodes) == sorted(
        (label, key) for label, part in graph.nodes.items() for key in part
    )
    assert len(edges) == sum(len(part) for kind, part in graph.edges.items() if kind not in LEFT_OUT)
    assert len({row[0] for row in (*nodes, *edges)}) == len(nodes) + len(edges)


def test_equal_tables_give_equal_indexes_whatever_the_order_of_their_rows(tmp_path: Path) -> None:
    graph = random_graph(2)
    answers = []
    for name, each in (("een", graph), ("twee", shuffled(graph, random.Random(5)))):
        folder = tmp_path / name
        folder.mkdir()
        built(each, folder)
        answers.append([sorted(rows(folder, f"SELECT * FROM {table}")) for table in ("node", "sleutel")])
    assert answers[0] == answers[1]


def test_a_node_says_how_far_it_is_a_natural_person(tmp_path: Path) -> None:
    graph = (
        Graph()
        .node("Persoon", "p")
        .node("Persoon", "kind", minderjarig=True)
        .node("Persoon", "geheim", afgeschermd=True)
    )
    graph.node("Bedrijf", "bv").node("Bedrijf", "emz", eenmanszaak=True)
    graph.edge("HEEFT_VESTIGING", ("Bedrijf", "emz"), ("Vestiging", "VEST:1"))
    graph.edge("HEEFT_VESTIGING", ("Bedrijf", "bv"), ("Vestiging", "VEST:2"))
    graph.edge("GAAT_OVER", ("Insolventie", "F.1"), ("Persoon", "p")).edge(
        "GAAT_OVER", ("Insolventie", "F.2"), ("Bedrijf", "bv")
    )
    assert dict(rows(built(graph, tmp_path), "SELECT id, persoon FROM node")) == {
        "F.1": PERSON,
        "F.2": OBJECT,
        "p": PERSON,
        "kind": SHIELDED,
        "geheim": SHIELDED,
        "bv": OBJECT,
        "emz": PERSON,
        "VEST:1": PERSON,
        "VEST:2": OBJECT,
    }


def test_an_element_leads_to_the_places_of_the_whole_and_not_to_those_of_a_column(tmp_path: Path) -> None:
    graph = Graph().node("Bedrijf", "bv", naam="B.V.")
    places = [
        {"element": "bv", "kolom": column, **PLACE, "positie": f"regel {line}"}
        for line, column in enumerate(("", "", "naam"), 1)
    ]
    with open_index(built(graph, tmp_path, places)) as index:
        (found,) = index.places([1]).values()
    assert [place.position for place in found] == ["regel 1", "regel 2"]


def test_the_index_is_private(tmp_path: Path) -> None:
    assert stat.S_IMODE((built(Graph(), tmp_path) / INDEX_FILE).stat().st_mode) == 0o600


def test_an_address_has_the_words_and_keys_by_which_people_call_it() -> None:
    address = {
        "id": "0935200000000012",
        "straat": "Sint Jansstraat",
        "huisnummer": 12,
        "toevoeging": "A",
        "postcode": "6211AB",
    }
    assert words_of("Adres", address) == "sint jansstraat 12 a 6211ab 12a"
    assert keys_of("Adres", address) == {"0935200000000012", "sintjansstraat#12#a", "6211ab#12#a"}


@pytest.mark.parametrize("label", ["Recht", "Waardering", "Pand"])
def test_what_is_only_reached_from_others_has_no_words(label: str) -> None:
    assert words_of(label, {"id": "1", "naam": "Naam"}) == ""


def test_a_graph_without_an_index_or_with_another_one_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no index yet\. Run ondermijning build"), open_index(tmp_path):
        pass
    folder = built(Graph(), tmp_path)
    with closing(sqlite3.connect(folder / INDEX_FILE)) as index:
        index.execute("PRAGMA user_version = 99")
    with pytest.raises(GraphError, match=r"another form\. Run ondermijning build"), open_index(folder):
        pass


def test_a_damaged_index_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / INDEX_FILE).write_bytes(b"x" * 5000)
    with pytest.raises(GraphError, match=r"cannot be read\. Run ondermijning build"), open_index(tmp_path):
        pass
