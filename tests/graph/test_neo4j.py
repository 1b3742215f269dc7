"""Building the graph in a real Neo4j, refreshing it in place, and reading it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import GraphError, RuleError
from ondermijning.graph import neo4j_build
from ondermijning.graph.neo4j import Neo4jStore
from ondermijning.graph.neo4j_build import build_neo4j
from ondermijning.model import EDGES, NODES
from tests.graph.small_tables import edge, write_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.graph.small_tables import Edges, Nodes
    from tests.support.neo4j_server import Server

pytestmark = pytest.mark.neo4j
NODES_OF_TWO: Nodes = {
    "Persoon": [{"id": "P1", "naam": "Jan Voorbeeld"}, {"id": "P2"}],
    "Perceel": [{"id": "O1", "soort": "perceel", "grootte_m2": 120}, {"id": "O2", "vervallen": True}],
}
EDGES_OF_TWO: Edges = {
    "BEZIT": [
        edge("Persoon/P1", "Perceel/O1", "b1", aandeel_promille=500, geldig_van=date(2019, 1, 1)),
        edge("Persoon/P1", "Perceel/O1", "b2", aandeel_promille=500),
        edge("Persoon/P2", "Perceel/O2", "b3"),
    ]
}
OWNERS = (
    "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel) "
    "RETURN b.id AS e0, p.id AS e1, o.id AS e2, b.aandeel_promille AS e3, b.geldig_van AS e4"
)


@pytest.fixture
def store(empty_neo4j: Server) -> Iterator[Neo4jStore]:
    with Neo4jStore(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password_file) as store:
        yield store


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return write_tables(tmp_path / "tables", NODES_OF_TWO, EDGES_OF_TWO)


def read(store: Neo4jStore, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return sorted(store.rows(cypher, parameters), key=repr)


def test_every_row_of_the_tables_is_in_the_graph(store: Neo4jStore, tables: Path) -> None:
    counts = build_neo4j(store, tables, build_id="een")

    assert {label: number for label, number in counts.nodes.items() if number} == {"Persoon": 2, "Perceel": 2}
    assert {kind: number for kind, number in counts.edges.items() if number} == {"BEZIT": 3}
    assert read(store, OWNERS) == [
        ("b1", "P1", "O1", 500, date(2019, 1, 1)),
        ("b2", "P1", "O1", 500, None),
        ("b3", "P2", "O2", None, None),
    ]
    assert type(read(store, OWNERS)[0][4]) is date


def test_tables_larger_than_a_batch_are_loaded_whole(
    store: Neo4jStore, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_build, "BATCH", 2)

    assert build_neo4j(store, tables, build_id="een").edges["BEZIT"] == 3


def test_a_refresh_changes_moves_adds_and_removes_and_is_the_same_as_a_first_build(
    store: Neo4jStore, tables: Path, tmp_path: Path
) -> None:
    build_neo4j(store, tables, build_id="een")
    later = write_tables(
        tmp_path / "later",
        {
            "Persoon": [{"id": "P1"}, {"id": "P3", "naam": "Els Fictief"}],
            "Perceel": [{"id": "O1", "grootte_m2": 121, "soort": None}, {"id": "O3"}],
        },
        {
            "BEZIT": [
                edge("Persoon/P3", "Perceel/O1", "b1", aandeel_promille=1000),  # moved to another person
                edge("Persoon/P1", "Perceel/O3", "b4"),  # new; b2 and b3 are gone
            ]
        },
    )
    build_neo4j(store, later, build_id="twee")

    assert read(store, OWNERS) == [("b1", "P3", "O1", 1000, None), ("b4", "P1", "O3", None, None)]
    assert read(store, "MATCH (p:Persoon) RETURN p.id AS e0, p.naam AS e1") == [("P1", None), ("P3", "Els Fictief")]
    assert read(store, "MATCH (o:Perceel) RETURN o.id AS e0, o.soort AS e1, o.grootte_m2 AS e2") == [
        ("O1", None, 121),
        ("O3", None, None),
    ]


def test_the_same_tables_twice_change_nothing(store: Neo4jStore, tables: Path) -> None:
    first = build_neo4j(store, tables, build_id="een")
    rows = read(store, OWNERS)

    assert build_neo4j(store, tables, build_id="twee") == first
    assert read(store, OWNERS) == rows


def test_data_of_others_stays_as_it_is(store: Neo4jStore, tables: Path, empty_neo4j: Server) -> None:
    mine = "CREATE (:Film {titel: 'x'})-[:DRAAIT {id: 'b1'}]->(:Zaal {id: 'O1'})"
    with empty_neo4j.driver() as driver:
        driver.execute_query(mine)
        build_neo4j(store, tables, build_id="een")
        build_neo4j(store, tables, build_id="twee")
        kept = driver.execute_query("MATCH (f:Film {titel: 'x'})-[k:DRAAIT]->(z:Zaal) RETURN k.id, z.id").records

    assert [tuple(record.values()) for record in kept] == [("b1", "O1")]


@pytest.mark.parametrize(
    ("foreign", "reason"),
    [
        ("CREATE (:Persoon {id: 'GEHEIM'})", "1 nodes Persoon of another origin"),
        (
            "MATCH (p:Persoon {id: 'P1'}) CREATE (p)-[:NOTITIE {tekst: 'GEHEIM'}]->(:Notitie)",
            "relationships of another",
        ),
        (
            "MATCH (p:Persoon {id: 'P1'}), (o:Perceel {id: 'O2'}) CREATE (p)-[:BEZIT {id: 'GEHEIM'}]->(o)",
            "1 edges BEZIT of another origin",
        ),
        ("CREATE (:Film)-[:KOPER {id: 'GEHEIM'}]->(:Zaal)", "1 edges KOPER of another origin"),
    ],
)
def test_data_of_others_among_ours_is_refused_before_anything_changes(
    foreign: str, reason: str, store: Neo4jStore, tables: Path, empty_neo4j: Server, tmp_path: Path
) -> None:
    build_neo4j(store, tables, build_id="een")
    with empty_neo4j.driver() as driver:
        driver.execute_query(foreign)
        before = driver.execute_query("MATCH (n) RETURN count(n)").records

        with pytest.raises(GraphError, match=reason) as refusal:
            build_neo4j(store, write_tables(tmp_path / "empty", {}, {}), build_id="twee")
        assert driver.execute_query("MATCH (n) RETURN count(n)").records == before
    assert refusal.value.advice
    assert "GEHEIM" not in str(refusal.value)
    assert read(store, "MATCH (o:Perceel) RETURN o.id AS e0") == [("O1",), ("O2",)]


def test_a_graph_that_was_never_built_or_half_built_is_not_read_until_the_next_build(
    store: Neo4jStore, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(GraphError, match="not whole") as refusal:
        store.rows(OWNERS, {})
    assert refusal.value.advice

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(neo4j_build, "_remove_older", cut_off)
        with pytest.raises(KeyboardInterrupt):
            build_neo4j(store, tables, build_id="een")
    with pytest.raises(GraphError, match="not whole"):
        store.rows(OWNERS, {})

    build_neo4j(store, tables, build_id="twee")
    assert len(read(store, OWNERS)) == 3


def test_a_build_id_is_used_once(store: Neo4jStore, tables: Path) -> None:
    build_neo4j(store, tables, build_id="een")

    with pytest.raises(GraphError, match="already in the database"):
        build_neo4j(store, tables, build_id="een")


def test_a_build_that_another_took_over_does_not_call_the_graph_whole(
    store: Neo4jStore, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = neo4j_build._remove_older

    def overtaken(store: Neo4jStore, build_id: str) -> None:
        remove(store, build_id)
        store.write("MATCH (b:OndermijningBouw) SET b.id = 'ander'")

    monkeypatch.setattr(neo4j_build, "_remove_older", overtaken)
    with pytest.raises(GraphError, match="took over"):
        build_neo4j(store, tables, build_id="een")


def test_orphans_are_refused_before_the_graph_changes(store: Neo4jStore, tables: Path, tmp_path: Path) -> None:
    build_neo4j(store, tables, build_id="een")
    orphans = write_tables(tmp_path / "orphans", NODES_OF_TWO, {"BEZIT": [edge("Persoon/GEHEIM", "Perceel/O1", "b9")]})

    with pytest.raises(GraphError, match="1 edges BEZIT have no Persoon") as refusal:
        build_neo4j(store, orphans, build_id="twee")
    assert "GEHEIM" not in str(refusal.value)
    assert len(read(store, OWNERS)) == 3


def test_every_kind_and_property_of_the_model_can_be_asked_for_in_an_empty_graph(
    store: Neo4jStore, tmp_path: Path
) -> None:
    build_neo4j(store, tmp_path, build_id="leeg")

    for label, kind in NODES.items():
        names = ", ".join(f"n.{column.name} AS e{place}" for place, column in enumerate(kind.columns))
        assert store.rows(f"MATCH (n:{label}) RETURN {names}", {}) == []
    for name, edge_kind in EDGES.items():
        source, target = min(edge_kind.ends)
        assert store.rows(f"MATCH (a:{source})-[r:{name}]->(b:{target}) RETURN r.id AS e0", {}) == []


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (p:Persooon) RETURN p.id AS e0",
        "MATCH (p:Persoon) WHERE p.leeftijd > 1 RETURN p.id AS e0",
        "MATCH (p:Persoon)-[:BEZITTT]->(o:Perceel) RETURN p.id AS e0",
        "MATCH (p:Persoon) RETURN p.id AS",
    ],
)
def test_a_name_that_the_server_only_warns_about_is_an_error(text: str, store: Neo4jStore, tables: Path) -> None:
    build_neo4j(store, tables, build_id="een")

    with pytest.raises(GraphError, match="does not fit the graph"):
        store.rows(text, {})


def test_nothing_can_be_written_called_or_loaded_while_reading(store: Neo4jStore, tables: Path) -> None:
    build_neo4j(store, tables, build_id="een")
    for acting in (
        "CREATE (p:Persoon {id: 'x'})",
        "MATCH (p:Persoon) dEtAcH dElEtE p",
        "MATCH (p:Persoon) SET p.naam = 'x'",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "CALL dbms.components()",
        "MATCH (p:Persoon) CALL (p) { CREATE (:Persoon) } RETURN p.id AS e0",
    ):
        with pytest.raises(GraphError, match="is not for reading"):
            store.rows(acting, {})
    for hidden in ("MATCH (p:Persoon) /* x */ RETURN p.id AS e0", "MATCH (p:`Persoon`) RETURN p.id AS e0"):
        with pytest.raises(RuleError):
            store.rows(hidden, {})


def test_the_read_transaction_itself_refuses_to_write(
    store: Neo4jStore, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_neo4j(store, tables, build_id="een")
    monkeypatch.setattr("ondermijning.graph.neo4j.require_reading", lambda *_: None)

    with pytest.raises(GraphError, match="AccessMode"):
        store.rows("CREATE (p:Persoon {id: 'x'}) RETURN p.id AS e0", {})


def test_text_that_looks_like_cypher_is_data(store: Neo4jStore, tmp_path: Path) -> None:
    attack = "Robby' WITH true as ignored MATCH (s) DETACH DELETE s; //"
    rows = [
        {"id": attack, "naam": attack},
        {"id": "`Persoon`) DETACH DELETE n // \\u0027 ${x}", "naam": "x" * 1_000_000},
    ]
    build_neo4j(store, write_tables(tmp_path / "tables", {"Straat": rows}, {}), build_id=attack)

    assert read(store, "MATCH (s:Straat) WHERE s.naam = $naam RETURN s.id AS e0", naam=attack) == [(attack,)]
    assert read(store, "MATCH (s:Straat) RETURN count(s) AS e0") == [(2,)]


def test_a_text_that_takes_too_long_is_stopped(empty_neo4j: Server, tmp_path: Path) -> None:
    nodes: Nodes = {"Perceel": [{"id": f"O{number}", "grootte_m2": number} for number in range(3000)]}
    tables = write_tables(tmp_path / "tables", nodes, {})
    with Neo4jStore(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password_file, timeout_seconds=1) as store:
        build_neo4j(store, tables, build_id="een")
        with pytest.raises(GraphError, match="too long"):
            store.rows(
                "MATCH (a:Perceel) MATCH (b:Perceel) MATCH (c:Perceel) "
                "WHERE a.grootte_m2 + b.grootte_m2 * c.grootte_m2 = -1 RETURN count(*) AS e0",
                {},
            )


def test_a_wrong_password_is_an_error_that_does_not_show_it(empty_neo4j: Server, tmp_path: Path) -> None:
    wrong = tmp_path / "wachtwoord"
    wrong.touch(mode=0o600)
    wrong.write_text("geheim-woord", encoding="utf-8")

    with pytest.raises(GraphError, match="Unauthorized") as refusal:
        Neo4jStore(empty_neo4j.uri, empty_neo4j.user, wrong)
    assert "geheim" not in str(refusal.value)
