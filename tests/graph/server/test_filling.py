"""Building the graph in a real Neo4j, refreshing it in place, and reading it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import GraphError, RuleError
from ondermijning.graph.server import differences, filling
from ondermijning.graph.server import store as server_store
from ondermijning.graph.server.store import Neo4jStore
from ondermijning.model import EDGES, NODES
from tests.graph.small_tables import edge, write_tables
from tests.support.graphs import fill_server
from tests.support.neo4j_server import OURS

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
    with empty_neo4j.store() as store:
        yield store


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return write_tables(tmp_path / "tables", NODES_OF_TWO, EDGES_OF_TWO)


def read(store: Neo4jStore, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return sorted(store.rows(cypher, parameters), key=repr)


def test_every_row_of_the_tables_is_in_the_graph(store: Neo4jStore, tables: Path) -> None:
    counts = fill_server(store, tables).counts

    assert {label: number for label, number in counts.nodes.items() if number} == {"Persoon": 2, "Perceel": 2}
    assert {kind: number for kind, number in counts.edges.items() if number} == {"BEZIT": 3}
    assert read(store, OWNERS) == [
        ("b1", "P1", "O1", 500, date(2019, 1, 1)),
        ("b2", "P1", "O1", 500, None),
        ("b3", "P2", "O2", None, None),
    ]
    assert type(read(store, OWNERS)[0][4]) is date


def test_things_of_two_kinds_that_share_an_id_are_one_each_with_captions_of_their_own(
    store: Neo4jStore, tmp_path: Path
) -> None:
    nodes: Nodes = {
        "Perceel": [{"id": "x", "aanduiding": "MTT00 A 1"}],
        "Verblijfsobject": [{"id": "x", "gebruiksdoel": "woonfunctie"}],
        "Adres": [{"id": "x", "straat": "Eikengracht", "huisnummer": 90}, {"id": "y", "straat": "Lindeplein"}],
    }
    edges: Edges = {
        "HEEFT_VBO": [edge("Perceel/x", "Verblijfsobject/x", "v")],
        "HEEFT_ADRES": [edge("Verblijfsobject/x", "Adres/y", "a")],
    }
    fill_server(store, write_tables(tmp_path / "tables", nodes, edges))

    found = read(store, "MATCH (n:Perceel|Verblijfsobject|Adres) RETURN labels(n)[0] AS e0, n.id AS e1, n.name AS e2")
    assert sorted((identity, caption) for _, identity, caption in found) == [
        ("x", "Eikengracht 90"),
        ("x", "Lindeplein"),
        ("x", "Lindeplein woonfunctie"),
        ("y", "Lindeplein"),
    ]


def test_tables_larger_than_a_batch_are_loaded_whole(
    store: Neo4jStore, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(differences, "BATCH", 2)

    assert fill_server(store, tables).counts.edges["BEZIT"] == 3


LATER: tuple[Nodes, Edges] = (
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


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("remembered", [True, False])
def test_a_refresh_changes_moves_adds_and_removes_and_is_the_same_as_a_first_filling(
    store: Neo4jStore, tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, remembered: bool, at_once: bool
) -> None:
    sent = tmp_path / "sent" if remembered else None
    monkeypatch.setattr(filling, "AT_ONCE", 1000 if at_once else 0)
    fill_server(store, tables, sent=sent)
    fill_server(store, write_tables(tmp_path / "later", *LATER), "twee", sent)

    assert read(store, OWNERS) == [("b1", "P3", "O1", 1000, None), ("b4", "P1", "O3", None, None)]
    assert read(store, "MATCH (p:Persoon) RETURN p.id AS e0") == [("P1",), ("P3",)]
    assert read(store, "MATCH (o:Perceel) RETURN o.id AS e0, o.soort AS e1, o.grootte_m2 AS e2") == [
        ("O1", None, 121),
        ("O3", None, None),
    ]


@pytest.mark.parametrize("remembered", [True, False])
def test_the_same_tables_twice_write_nothing(
    store: Neo4jStore, tables: Path, tmp_path: Path, *, remembered: bool
) -> None:
    sent = tmp_path / "sent" if remembered else None
    first = fill_server(store, tables, sent=sent)
    rows = read(store, OWNERS)

    again = fill_server(store, tables, "twee", sent)
    assert (first.changed, again.changed) == (7, 0)
    assert again.counts == first.counts
    assert read(store, OWNERS) == rows


def test_what_was_changed_on_the_server_since_is_not_mended_by_what_was_sent_but_by_asking(
    store: Neo4jStore, tables: Path, tmp_path: Path
) -> None:
    """Another copy of the workspace filled the server meanwhile: what this one remembers is of before."""
    here, there = tmp_path / "here", tmp_path / "there"
    fill_server(store, tables, sent=here)
    fill_server(store, write_tables(tmp_path / "later", *LATER), "twee", there)

    fill_server(store, tables, "drie", here)
    assert len(read(store, OWNERS)) == 3


FOREIGN: tuple[tuple[str, dict[str, int]], ...] = (
    ("CREATE (:Persoon {id: 'GEHEIM'})", {"Persoon": 1}),
    ("MATCH (p:Persoon {id: 'P1'}) CREATE (p)-[:NOTITIE {tekst: 'GEHEIM'}]->(:Notitie)", {}),
    ("MATCH (p:Persoon {id: 'P1'}), (o:Perceel {id: 'O2'}) CREATE (p)-[:BEZIT {id: 'GEHEIM'}]->(o)", {"BEZIT": 1}),
    ("CREATE (:Film)-[:KOPER {id: 'GEHEIM'}]->(:Zaal)", {"KOPER": 1}),
)
EVERYTHING = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) + count(DISTINCT r) AS number"


@pytest.mark.parametrize(("made", "told"), FOREIGN)
def test_what_others_put_among_ours_is_told_and_left_alone(
    made: str, told: dict[str, int], store: Neo4jStore, tables: Path, empty_neo4j: Server, tmp_path: Path
) -> None:
    fill_server(store, tables)
    with empty_neo4j.driver() as driver:
        before = driver.execute_query(EVERYTHING).records[0]["number"]
        driver.execute_query(made)
        theirs = driver.execute_query(EVERYTHING).records[0]["number"] - before
        assert fill_server(store, tables, "twee").foreign == told

        ends = {"Persoon": [{"id": "P1"}], "Perceel": [{"id": "O2"}]} if "BEZIT" in told else {}
        fill_server(store, write_tables(tmp_path / "empty", ends, {}), "drie")
        left = driver.execute_query(EVERYTHING).records[0]["number"]
        ours = driver.execute_query("MATCH (n) WHERE n:Ondermijning OR n:OndermijningBouw RETURN count(n) AS n").records
    stub = 1 if "NOTITIE" in made else 0  # a node of ours that they tied something to stays, without what was ours
    assert left == ours[0]["n"] + theirs + stub


def test_data_of_others_stays_as_it_is(store: Neo4jStore, tables: Path, empty_neo4j: Server) -> None:
    mine = "CREATE (:Film {titel: 'x'})-[:DRAAIT {id: 'b1'}]->(:Zaal {id: 'O1'})"
    with empty_neo4j.driver() as driver:
        driver.execute_query(mine)
        fill_server(store, tables)
        fill_server(store, tables, "twee")
        kept = driver.execute_query("MATCH (f:Film {titel: 'x'})-[k:DRAAIT]->(z:Zaal) RETURN k.id, z.id").records

    assert [tuple(record.values()) for record in kept] == [("b1", "O1")]


def test_a_graph_that_was_never_filled_or_half_filled_is_not_read_until_the_next_filling(
    store: Neo4jStore, tables: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(GraphError, match="not whole") as refusal:
        store.rows(OWNERS, {})
    assert refusal.value.advice

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    sent = tmp_path / "sent"
    with monkeypatch.context() as patch:
        patch.setattr(filling, "_require_held", cut_off)
        with pytest.raises(KeyboardInterrupt):
            fill_server(store, tables, sent=sent)
    with pytest.raises(GraphError, match="not whole"):
        store.rows(OWNERS, {})

    assert fill_server(store, tables, "twee", sent).changed == 0
    assert len(read(store, OWNERS)) == 3


def test_a_server_of_another_workspace_or_mode_is_neither_read_nor_filled(
    store: Neo4jStore, tables: Path, empty_neo4j: Server
) -> None:
    fill_server(store, tables)
    for theirs, what in (
        (OURS._replace(werkmap="een-andere"), "werkmap"),
        (OURS._replace(modus="productie"), "modus"),
        (OURS._replace(gemeente="0363"), "gemeente"),
    ):
        with empty_neo4j.store(theirs) as other:
            for act in (lambda other=other: fill_server(other, tables), lambda other=other: other.rows(OWNERS, {})):
                with pytest.raises(GraphError, match=f"another workspace .*{what} differs") as refusal:
                    act()
                assert refusal.value.advice
    assert len(read(store, OWNERS)) == 3


def test_a_text_that_saw_the_server_change_is_asked_again(
    store: Neo4jStore, tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_server(store, tables)
    later = write_tables(tmp_path / "later", *LATER)
    asked = server_store._read
    times: list[str] = []

    def meanwhile(*arguments: Any) -> Any:
        times.append("asked")
        read_rows = asked(*arguments)

        def read(transaction: Any) -> Any:
            rows = read_rows(transaction)
            if len(times) == 1:
                fill_server(store, later, "twee")
            return rows

        return read

    monkeypatch.setattr(server_store, "_read", meanwhile)
    assert read(store, OWNERS) == [("b1", "P3", "O1", 1000, None), ("b4", "P1", "O3", None, None)]
    assert len(times) == 2


def test_orphans_are_refused_before_the_graph_changes(store: Neo4jStore, tables: Path, tmp_path: Path) -> None:
    fill_server(store, tables)
    orphans = write_tables(tmp_path / "orphans", NODES_OF_TWO, {"BEZIT": [edge("Persoon/GEHEIM", "Perceel/O1", "b9")]})

    with pytest.raises(GraphError, match="1 edges BEZIT have no Persoon") as refusal:
        fill_server(store, orphans, "twee")
    assert "GEHEIM" not in str(refusal.value)
    assert len(read(store, OWNERS)) == 3


def test_every_kind_and_property_of_the_model_can_be_asked_for_in_an_empty_graph(
    store: Neo4jStore, tmp_path: Path
) -> None:
    fill_server(store, tmp_path, "leeg")

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
    fill_server(store, tables)

    with pytest.raises(GraphError, match="does not fit the graph"):
        store.rows(text, {})


def test_nothing_can_be_written_called_or_loaded_while_reading(store: Neo4jStore, tables: Path) -> None:
    fill_server(store, tables)
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
    fill_server(store, tables)
    monkeypatch.setattr("ondermijning.graph.server.store.require_reading", lambda *_: None)

    with pytest.raises(GraphError, match="AccessMode"):
        store.rows("CREATE (p:Persoon {id: 'x'}) RETURN p.id AS e0", {})


def test_text_that_looks_like_cypher_is_data(store: Neo4jStore, tmp_path: Path) -> None:
    attack = "Robby' WITH true as ignored MATCH (s) DETACH DELETE s; //"
    rows = [
        {"id": attack, "naam": attack},
        {"id": "`Persoon`) DETACH DELETE n // \\u0027 ${x}", "naam": "x" * 1_000_000},
    ]
    fill_server(store, write_tables(tmp_path / "tables", {"Straat": rows}, {}), attack)

    assert read(store, "MATCH (s:Straat) WHERE s.naam = $naam RETURN s.id AS e0", naam=attack) == [(attack,)]
    assert read(store, "MATCH (s:Straat) RETURN count(s) AS e0") == [(2,)]


def test_a_text_that_takes_too_long_is_stopped(empty_neo4j: Server, tmp_path: Path) -> None:
    nodes: Nodes = {"Perceel": [{"id": f"O{number}", "grootte_m2": number} for number in range(3000)]}
    tables = write_tables(tmp_path / "tables", nodes, {})
    with empty_neo4j.store(timeout_seconds=1) as store:
        fill_server(store, tables)
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

    with pytest.raises(GraphError, match="does not know this user with this password") as refusal:
        Neo4jStore(empty_neo4j.uri, empty_neo4j.user, wrong, OURS)
    assert "geheim" not in str(refusal.value)
