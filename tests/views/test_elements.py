"""Nodes, edges, facts and origins: what their declarations make, and what is refused."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import duckdb
import pytest

from ondermijning.errors import ModelError
from ondermijning.views import Computation, Flow
from ondermijning.views.elements import DerivedEdge, Edge, Fact, Node, Origin, views_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.views.elements import Declaration

ORIGIN = "'bron' AS _bron, 'levering' AS _levering, 'bestand' AS _bestand, plaats AS _positie"
PARCELS = Node(label="Perceel", sql=f"SELECT id, geldig_van, {ORIGIN} FROM perceel", reads=("perceel",))
COMPANIES = Node(
    label="Bedrijf", sql="SELECT 'B' AS id, 'h' AS _bron, 'l' AS _levering, 'f' AS _bestand, '1' AS _positie", reads=()
)
HELD = Edge(
    type="BEZIT",
    sql=(f"SELECT 'Bedrijf' AS van_soort, 'B' AS van, 'Perceel' AS naar_soort, id AS naar, {ORIGIN} FROM bezit",),
    reads=("bezit",),
)
SIZE = Fact(
    name="grootte",
    makes="a parcel with its size",
    of="Perceel",
    gives=("grootte_m2",),
    reads=("n_Perceel",),
    sql="SELECT id, 12 AS grootte_m2 FROM n_Perceel",
    origins=(Origin(element="id", of=("Perceel",)),),
)


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect()) as made:
        made.execute("CREATE TABLE perceel (id TEXT, geldig_van DATE, plaats TEXT)")
        made.execute("CREATE TABLE bezit (id TEXT, plaats TEXT)")
        made.execute(
            "INSERT INTO perceel VALUES ('P', '2020-01-01', '1'), ('P', '2020-01-01', '2'), ('N', '2030-01-01', '3')"
        )
        made.execute("INSERT INTO bezit VALUES ('P', '4'), ('X', '5'), ('N', '6')")
        yield made


def computed(db: duckdb.DuckDBPyConnection, *declared: Declaration) -> Computation:
    flow = Flow(views_of({"hier.py": declared}), {"perceel", "bezit"})
    return Computation(db, flow, {"peildatum": date(2024, 12, 31), "bekend_op": None})


def rows(computation: Computation, select: str, *tables: str) -> list[tuple[object, ...]]:
    computation.make(*tables)
    return sorted(computation.db.execute(select).fetchall())


def test_one_node_per_id_with_the_origins_of_all_its_rows_and_none_that_has_not_begun(
    db: duckdb.DuckDBPyConnection,
) -> None:
    made = computed(db, PARCELS)
    assert rows(made, "SELECT id, _positie FROM graaf_Perceel", "graaf_Perceel") == [("P", "1")]
    assert rows(made, "SELECT element, positie FROM herkomst", "herkomst") == [("P", "1"), ("P", "2")]
    assert rows(made, "FROM nog_niet", "nog_niet") == [("Perceel", "N")]


def test_an_edge_to_nothing_is_set_aside_unless_its_end_has_not_begun(db: duckdb.DuckDBPyConnection) -> None:
    made = computed(db, PARCELS, COMPANIES, HELD)
    assert rows(made, "SELECT naar FROM graaf_BEZIT", "graaf_BEZIT") == [("P",)]
    assert rows(made, "SELECT naar FROM alle_BEZIT") == [("N",), ("P",), ("X",)]
    assert rows(made, "SELECT soort, reden FROM wees", "wees") == [("BEZIT", "naar: Perceel bestaat niet")]
    assert rows(made, "SELECT positie FROM herkomst_BEZIT", "herkomst_BEZIT") == [("4",)]


def test_an_edge_looks_for_the_nodes_that_its_kind_allows_and_no_others(db: duckdb.DuckDBPyConnection) -> None:
    made = computed(db, PARCELS, COMPANIES, HELD)
    names: list[str] = []
    made.make("e_BEZIT", made=names.append)
    assert {name for name in names if name.startswith("n_")} == {"n_Bedrijf", "n_Perceel", "n_Persoon"}


def test_a_fact_stands_in_the_final_table_and_not_in_the_basis_with_the_origins_of_what_it_rests_on(
    db: duckdb.DuckDBPyConnection,
) -> None:
    made = computed(db, PARCELS, SIZE)
    assert rows(made, "SELECT id, grootte_m2 FROM graaf_Perceel", "graaf_Perceel", "herkomst") == [("P", 12)]
    assert "grootte_m2" not in made.db.table("n_Perceel").columns
    told = "SELECT positie FROM herkomst WHERE kolom = 'grootte_m2'"
    assert rows(made, told) == [("1",), ("2",)]


def test_a_column_that_the_model_does_not_have_is_refused(db: duckdb.DuckDBPyConnection) -> None:
    red = Node(label="Perceel", sql=f"SELECT id, 'rood' AS kleur, {ORIGIN} FROM perceel", reads=("perceel",))
    with pytest.raises(ModelError, match=r"hier\.py: rijen_Perceel gets kleur, which the model does not have"):
        computed(db, red).make("n_Perceel")
    bare = Node(label="Perceel", sql="SELECT id FROM perceel", reads=("perceel",))
    with pytest.raises(ModelError, match=r"rijen_Perceel cannot be computed: .*_positie"):
        computed(db, bare).make("n_Perceel")
    edge = Edge(type="BEZIT", sql=(HELD.sql[0].replace("SELECT ", "SELECT 'rood' AS kleur, "),), reads=("bezit",))
    with pytest.raises(ModelError, match=r"rijen_BEZIT gets kleur"):
        computed(db, PARCELS, COMPANIES, edge).make("e_BEZIT")


def test_a_column_that_two_facts_give_or_a_basis_and_a_fact_is_refused(db: duckdb.DuckDBPyConnection) -> None:
    again = Fact(name="maat", of="Perceel", gives=("grootte_m2",), reads=("n_Perceel",), sql=SIZE.sql)
    with pytest.raises(ModelError, match="facts of Perceel give grootte_m2"):
        computed(db, PARCELS, SIZE, again)
    given = Node(label="Perceel", sql=f"SELECT id, 1 AS grootte_m2, {ORIGIN} FROM perceel", reads=("perceel",))
    with pytest.raises(ModelError, match="rijen_Perceel gets grootte_m2"):
        computed(db, given, SIZE).make("n_Perceel")


def test_a_label_that_the_model_does_not_have_is_refused(db: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ModelError, match="Kasteel is no label or edge type"):
        computed(db, Node(label="Kasteel", sql="SELECT 1 AS id", reads=()))


def test_a_derived_edge_has_the_origins_of_its_ends(db: duckdb.DuckDBPyConnection) -> None:
    came = DerivedEdge(
        type="ZEGGENSCHAP_OVER",
        reads=("n_Perceel",),
        sql="SELECT 'Bedrijf' AS van_soort, 'B' AS van, 'Bedrijf' AS naar_soort, 'B' AS naar, 'Z' AS id FROM n_Perceel",
        origins=(Origin(element="naar", of=("Bedrijf",)),),
    )
    made = computed(db, PARCELS, COMPANIES, came)
    assert rows(made, "SELECT element, kolom, bron FROM herkomst_ZEGGENSCHAP_OVER", "herkomst_ZEGGENSCHAP_OVER") == [
        ("Z", "", "h")
    ]


def test_an_origin_names_one_way_to_its_elements() -> None:
    with pytest.raises(ModelError, match="one of element, elements and inputs"):
        Origin(element="id", elements="ids", of=("Perceel",))
