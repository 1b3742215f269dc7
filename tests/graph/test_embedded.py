"""Building the embedded graph from tables, and reading it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import ladybug
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ondermijning.errors import GraphError, RuleError
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.graph.embedded_build import build_embedded, empty_embedded
from ondermijning.graph.store import count
from ondermijning.model import EDGES, NODES
from tests.graph.small_tables import AWKWARD, Edges, Nodes, edge, write_tables

NODES_OF_TWO: Nodes = {
    "Persoon": [{"id": "P1", "naam": "Jan Voorbeeld", "afgeschermd": False}],
    "Bedrijf": [{"id": "KVK:99999990", "opgericht": date(2020, 2, 29), "werkzame_personen": 3}],
    "Perceel": [{"id": "O1", "soort": "perceel", "grootte_m2": 120, "vervallen": True}, {"id": "O2"}],
}
EDGES_OF_TWO: Edges = {
    "BEZIT": [
        edge("Persoon/P1", "Perceel/O1", "b1", aandeel_promille=500, geldig_van=date(2019, 1, 1)),
        edge("Bedrijf/KVK:99999990", "Perceel/O1", "b2", aandeel_promille=499, recht="eigendom"),
        edge("Persoon/P1", "Perceel/O2", "b3"),
    ]
}
OWNERS = "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel) RETURN p.id AS e0, b.id AS e1, o.id AS e2"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return write_tables(tmp_path / "tables", NODES_OF_TWO, EDGES_OF_TWO)


def read(path: Path, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with EmbeddedStore(path) as store:
        return sorted(store.rows(cypher, parameters), key=repr)


def test_every_row_of_the_tables_is_in_the_graph_and_in_its_own_column(tables: Path, tmp_path: Path) -> None:
    counts = build_embedded(tables, tmp_path / "graaf")

    assert {label: number for label, number in counts.nodes.items() if number} == {
        "Persoon": 1,
        "Bedrijf": 1,
        "Perceel": 2,
    }
    assert {kind: number for kind, number in counts.edges.items() if number} == {"BEZIT": 3}
    assert counts.nodes.keys() == NODES.keys()
    assert counts.edges.keys() == EDGES.keys()
    assert read(
        tmp_path / "graaf",
        "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel) RETURN p.id AS e0, b.id AS e1, b.recht AS e2, "
        "b.aandeel_promille AS e3, b.geldig_van AS e4, o.soort AS e5, o.vervallen AS e6, p.opgericht AS e7",
    ) == [
        ("KVK:99999990", "b2", "eigendom", 499, None, "perceel", True, date(2020, 2, 29)),
        ("P1", "b1", None, 500, date(2019, 1, 1), "perceel", True, None),
        ("P1", "b3", None, None, None, None, None, None),
    ]


def test_every_kind_of_the_model_can_be_asked_for_in_a_graph_without_data() -> None:
    with empty_embedded() as store:
        counts = count(store)
        for label, kind in NODES.items():
            names = ", ".join(f"n.{column.name} AS e{place}" for place, column in enumerate(kind.columns))
            assert store.rows(f"MATCH (n:{label}) RETURN {names}", {}) == []

    assert not any(counts.nodes.values())
    assert not any(counts.edges.values())


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_is_kept_as_it_is(text: str, tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables", {"Straat": [{"id": "S" + text, "naam": text}]}, {})
    build_embedded(tables, tmp_path / "graaf")

    assert read(tmp_path / "graaf", "MATCH (s:Straat) WHERE s.naam = $naam RETURN s.id AS e0", naam=text) == [
        ("S" + text,)
    ]


def test_dates_and_numbers_at_the_ends_of_their_range_are_kept(tmp_path: Path) -> None:
    rows = [
        {"id": "T1", "datum": date(1, 1, 1), "koopsom_euro": -(2**63) + 1},
        {"id": "T2", "datum": date(9999, 12, 31), "koopsom_euro": 2**63 - 1},
    ]
    build_embedded(write_tables(tmp_path / "tables", {"Transactie": rows}, {}), tmp_path / "graaf")

    found = read(tmp_path / "graaf", "MATCH (t:Transactie) RETURN t.id AS e0, t.datum AS e1, t.koopsom_euro AS e2")
    assert found == [tuple(row.values()) for row in rows]


def test_a_sum_is_a_whole_number(tables: Path, tmp_path: Path) -> None:
    build_embedded(tables, tmp_path / "graaf")

    [(total,)] = read(
        tmp_path / "graaf",
        "MATCH (:Persoon|Bedrijf)-[b:BEZIT]->(:Perceel) RETURN coalesce(sum(b.aandeel_promille), 0) AS e0",
    )
    assert (total, type(total)) == (999, int)


def test_a_new_build_replaces_the_old_graph_and_leaves_nothing_beside_it(tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph" / "graaf"
    build_embedded(tables, target)
    with EmbeddedStore(target) as old:
        build_embedded(write_tables(tmp_path / "later", {"Persoon": [{"id": "P9"}]}, {}), target)

        assert len(old.rows(OWNERS, {})) == 3
    assert read(target, OWNERS) == []
    assert [path.name for path in target.parent.iterdir()] == ["graaf"]


def test_a_build_that_is_killed_before_the_swap_leaves_the_old_graph_and_the_next_one_clears_its_remains(
    tables: Path, tmp_path: Path
) -> None:
    target = tmp_path / "graph" / "graaf"
    build_embedded(tables, target)
    later = write_tables(tmp_path / "later", {"Persoon": [{"id": "P9"}]}, {})
    script = (
        "import os, signal, sys; from pathlib import Path; from ondermijning.graph import embedded_build as build\n"
        "build._replace = lambda fresh, target: os.kill(os.getpid(), signal.SIGKILL)\n"
        "build.build_embedded(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    root = Path(__file__).resolve().parents[2]
    killed = subprocess.run(
        [sys.executable, "-c", script, later, target],
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
        timeout=60,
    )

    assert killed.returncode == -signal.SIGKILL
    assert len(read(target, OWNERS)) == 3
    assert len(list(target.parent.iterdir())) == 2
    build_embedded(later, target)
    assert [path.name for path in target.parent.iterdir()] == ["graaf"]
    assert read(target, "MATCH (p:Persoon) RETURN p.id AS e0") == [("P9",)]


def test_a_failed_build_leaves_the_old_graph_and_nothing_beside_it(tables: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph" / "graaf"
    build_embedded(tables, target)
    broken = write_tables(tmp_path / "broken", {}, {"BEZIT": [edge("Persoon/P1", "Perceel/O1", "b1")]})

    with pytest.raises(GraphError):
        build_embedded(broken, target)
    assert len(read(target, OWNERS)) == 3
    assert [path.name for path in target.parent.iterdir()] == ["graaf"]


@pytest.mark.parametrize(
    ("nodes", "edges", "reason"),
    [
        (
            NODES_OF_TWO,
            {"BEZIT": [edge("Persoon/GEHEIM", "Perceel/O1", "b1")]},
            "1 edges BEZIT have no Persoon at .* 'van'",
        ),
        (
            NODES_OF_TWO,
            {"BEZIT": [edge("Persoon/P1", "Perceel/GEHEIM", "b1")]},
            "1 edges BEZIT have no Perceel at .* 'naar'",
        ),
        (NODES_OF_TWO, {"BEZIT": [edge("Persoon/KVK:99999990", "Perceel/O1", "b1")]}, "have no Persoon"),
        (NODES_OF_TWO, {"BEZIT": [edge("Perceel/O1", "Persoon/P1", "b1")]}, "1 edges BEZIT join kinds"),
        (NODES_OF_TWO, {"BEZIT": [edge("GEHEIM/O1", "Perceel/O1", "b1")]}, "1 edges BEZIT join kinds"),
        (
            NODES_OF_TWO,
            {"BEZIT": [edge("Persoon/P1", "Perceel/O1", "GEHEIM")] * 3},
            "2 rows of BEZIT have no id or one",
        ),
        ({"Persoon": [{"id": "GEHEIM"}, {"id": "GEHEIM"}]}, {}, "1 rows of Persoon have no id or one"),
        ({"Persoon": [{"id": None}]}, {}, "1 rows of Persoon have no id or one"),
    ],
)
def test_tables_that_do_not_fit_are_refused_by_kind_and_count_without_values(
    nodes: Nodes, edges: Edges, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(GraphError, match=reason) as refusal:
        build_embedded(write_tables(tmp_path / "tables", nodes, edges), tmp_path / "graaf")

    assert "GEHEIM" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_tables_with_other_columns_or_kinds_than_the_model_are_refused(tables: Path, tmp_path: Path) -> None:
    path = tables / "nodes" / "Perceel.parquet"
    table = pq.read_table(path)
    for wrong in (
        table.drop_columns(["grootte_m2"]),
        table.append_column("nationaliteit", pa.array([None, None], pa.string())),
        table.select(table.column_names[::-1]),
        table.set_column(3, "grootte_m2", pa.array(["a", "b"])),
        table.set_column(3, "grootte_m2", pa.array([None, None], pa.null())),
    ):
        pq.write_table(wrong, path)
        with pytest.raises(GraphError, match="other columns than the model"):
            build_embedded(tables, tmp_path / "graaf")
    path.write_bytes(b"no parquet at all")
    with pytest.raises(GraphError, match="cannot be read"):
        build_embedded(tables, tmp_path / "graaf")
    path.rename(path.with_name("Buitenlander.parquet"))
    with pytest.raises(GraphError, match="no kind of the model"):
        build_embedded(tables, tmp_path / "graaf")


@pytest.mark.parametrize("name", ["it's", 'a"b', "a[b]", "a*b", "a\\b"])
def test_a_path_that_could_end_a_literal_is_refused(name: str, tmp_path: Path) -> None:
    tables = write_tables(tmp_path / name, NODES_OF_TWO, {})

    with pytest.raises(GraphError, match="holds a quote"):
        build_embedded(tables, tmp_path / "graaf")


def test_the_graph_cannot_be_written_and_no_word_that_acts_reaches_it(tables: Path, tmp_path: Path) -> None:
    build_embedded(tables, tmp_path / "graaf")
    target = tmp_path / "out.csv"
    with EmbeddedStore(tmp_path / "graaf") as store:
        for acting in (
            "CREATE (p:Persoon {id: 'x'})",
            "MATCH (p:Persoon) DETACH DELETE p",
            f"COPY (MATCH (p:Persoon) RETURN p.id) TO '{target}'",
            "LOAD FROM '/etc/passwd' RETURN *",
            "INSTALL httpfs",
            "CALL show_tables() RETURN *",
        ):
            with pytest.raises(GraphError, match="is not for reading"):
                store.rows(acting, {})
        with pytest.raises(RuleError, match="more than one statement"):
            store.rows("MATCH (p:Persoon) RETURN p.id AS e0; MATCH (p:Perceel) RETURN p.id AS e0", {})
        assert store.rows("MATCH (p:Persoon) WHERE p.id <> 'CREATE; DROP' RETURN p.id AS e0", {}) == [("P1",)]
    assert not target.exists()


def test_a_parameter_without_a_value_is_an_error_and_not_an_empty_answer(tables: Path, tmp_path: Path) -> None:
    build_embedded(tables, tmp_path / "graaf")
    with (
        EmbeddedStore(tmp_path / "graaf") as store,
        pytest.raises(GraphError, match="no value for deel"),
    ):
        store.rows("MATCH (p:Persoon)-[b:BEZIT]->(o:Perceel) WHERE b.aandeel_promille > $deel RETURN p.id AS e0", {})


def test_an_error_tells_what_is_wrong_with_the_text_and_nothing_of_the_data(tables: Path, tmp_path: Path) -> None:
    build_embedded(tables, tmp_path / "graaf")
    with EmbeddedStore(tmp_path / "graaf") as store:
        with pytest.raises(GraphError, match="Cannot find property leeftijd"):
            store.rows("MATCH (p:Persoon) WHERE p.leeftijd > 1 RETURN p.id AS e0", {})
        with pytest.raises(GraphError, match="Persooon"):
            store.rows("MATCH (p:Persooon) RETURN p.id AS e0", {})
        with pytest.raises(GraphError, match="failed while running") as refusal:
            store.rows("MATCH (p:Persoon) RETURN cast(p.naam, 'INT64') AS e0", {})
    assert "Jan" not in str(refusal.value)


def test_a_graph_from_before_a_column_existed_says_so_and_what_to_do(tables: Path, tmp_path: Path) -> None:
    build_embedded(tables, tmp_path / "g")
    with ladybug.Database(str(tmp_path / "g")) as older, ladybug.Connection(older) as connection:
        connection.execute("ALTER TABLE Perceel DROP vervallen")
    with EmbeddedStore(tmp_path / "g") as store:
        with pytest.raises(GraphError, match=r"was built before it held vervallen. Run ondermijning build"):
            store.rows("MATCH (o:Perceel) WHERE o.vervallen = true RETURN o.id AS e0", {})
        with pytest.raises(GraphError, match="Cannot find property waarvan"):
            store.rows("MATCH (o:Perceel) RETURN o.waarvan AS e0", {})


def test_a_text_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    nodes: Nodes = {"Perceel": [{"id": f"O{number}", "grootte_m2": number} for number in range(3000)]}
    build_embedded(write_tables(tmp_path / "tables", nodes, {}), tmp_path / "graaf")
    with EmbeddedStore(tmp_path / "graaf", timeout_seconds=1) as store, pytest.raises(GraphError, match="too long"):
        store.rows(
            "MATCH (a:Perceel) MATCH (b:Perceel) MATCH (c:Perceel) "
            "WHERE a.grootte_m2 + b.grootte_m2 * c.grootte_m2 = -1 RETURN count(*) AS e0",
            {},
        )


def test_a_text_that_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    nodes: Nodes = {"Perceel": [{"id": f"O{number}", "grootte_m2": number} for number in range(3000)]}
    build_embedded(write_tables(tmp_path / "tables", nodes, {}), tmp_path / "graaf")
    with (
        EmbeddedStore(tmp_path / "graaf", memory_mb=64) as store,
        pytest.raises(GraphError, match="more memory") as refusal,
    ):
        store.rows("MATCH (a:Perceel) MATCH (b:Perceel) RETURN count(DISTINCT a.id + b.id) AS e0", {})
    assert "geheugen_mb" in refusal.value.advice


def test_a_missing_or_damaged_graph_is_an_error_with_advice(tmp_path: Path) -> None:
    damaged = tmp_path / "graaf"
    damaged.write_bytes(b"x" * 5000)

    with pytest.raises(GraphError, match="there is no graph"):
        EmbeddedStore(tmp_path / "nergens")
    with pytest.raises(GraphError, match="cannot be opened") as refusal:
        EmbeddedStore(damaged)
    assert refusal.value.advice
