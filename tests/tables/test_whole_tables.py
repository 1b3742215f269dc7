from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondermijning.errors import ModelError
from ondermijning.model import EDGES, NODES, RECORDS
from ondermijning.views.elements import ENDS
from tests.support.small_city import deliveries
from tests.support.tables import Registers, parcel_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.support.tables import Tables

FILLED_NODES = {
    "Persoon",
    "Bedrijf",
    "Perceel",
    "Verblijfsobject",
    "Adres",
    "Straat",
    "Recht",
    "Transactie",
    "Waardering",
}
FILLED_EDGES = {
    "HEEFT_RECHT", "RUST_OP", "BELAST", "BEZIT", "VERKOPER", "KOPER", "BETREFT", "OPGEVOLGD_DOOR", "GEVESTIGD_OP", "WOONT_OP",
    "HEEFT_VBO", "HEEFT_ADRES", "LIGT_AAN", "WAARDE_VAN",
}  # fmt: skip


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registers]:
    with closing(Registers(tmp_path_factory.mktemp("city"))) as made:
        for _, load in deliveries():
            load(made)
        yield made


@pytest.fixture(scope="module")
def tables(city: Registers) -> Tables:
    return city.tables()


def test_the_small_city_fills_what_its_registers_can_fill(tables: Tables) -> None:
    assert {label for label in NODES if tables.nodes(label)} == FILLED_NODES
    assert {name for name in EDGES if tables.edges(name)} == FILLED_EDGES


def test_every_node_and_every_edge_has_an_origin(tables: Tables) -> None:
    known = {row["element"] for row in tables.rows("herkomst")}
    assert {label: set(tables.nodes(label)) - known for label in FILLED_NODES} == {
        label: set() for label in FILLED_NODES
    }
    assert {name: {row["id"] for row in tables.edges(name)} - known for name in FILLED_EDGES} == {
        name: set() for name in FILLED_EDGES
    }


def test_every_origin_is_a_place_where_a_record_stood(tables: Tables) -> None:
    places = set()
    for kind in RECORDS:
        places |= set(
            tables.db.execute(f"SELECT DISTINCT _bron, _levering, _bestand, _positie FROM {kind}_versies").fetchall()
        )
    assert tables.places() <= places


def test_the_origins_of_a_corrected_rise_are_both_sales_and_the_index(tables: Tables) -> None:
    (risen,) = (row for row in tables.edges("BETREFT") if row["stijging_gecorrigeerd_procent"] is not None)
    files = {file for column, file, _ in tables.origins(risen["id"]) if column == "stijging_gecorrigeerd_procent"}
    assert files == {"stand-0935-2021-12-31.xml", "stand-0935-2023-12-31.xml", "prijsindex.csv"}


def test_an_address_that_two_registers_know_has_the_origins_of_both(tables: Tables) -> None:
    files = {file.split("-")[0] for _, file, _ in tables.origins("ADRES:6211AB-14-")}
    assert files == {"stand", "kvk"}


def test_ids_are_unique_and_end_points_exist_and_are_allowed(tables: Tables) -> None:
    known = {(label, key) for label in NODES for key in tables.nodes(label)}
    for name, kind in EDGES.items():
        rows = tables.edges(name)
        assert len({row["id"] for row in rows}) == len(rows)
        assert {(row["van_soort"], row["naar_soort"]) for row in rows} <= kind.ends
        assert {(row["van_soort"], row["van"]) for row in rows} <= known
        assert {(row["naar_soort"], row["naar"]) for row in rows} <= known


def test_an_edge_to_nothing_is_set_aside_with_its_reason_and_leaves_no_trace(tables: Tables) -> None:
    (orphan,) = tables.orphans()
    assert (orphan["soort"], orphan["reden"]) == ("WAARDE_VAN", "naar: Perceel bestaat niet")
    assert orphan["id"] not in {row["id"] for row in tables.edges("WAARDE_VAN")}
    assert f"NL.IMKAD.KadastraalObject:{parcel_id(99)}" not in {naar for _, naar in tables.ends("WAARDE_VAN")}
    assert tables.origins(orphan["id"]) == set()


def test_the_written_files_have_the_columns_of_the_model_and_nothing_else(tables: Tables, tmp_path: Path) -> None:
    report = tables.write(tmp_path)
    for label, node in NODES.items():
        table = pq.read_table(tmp_path / "nodes" / f"{label}.parquet")
        assert table.column_names == [column.name for column in node.columns]
        assert table.num_rows == report.nodes[label] == len(tables.nodes(label))
    for name, edge in EDGES.items():
        table = pq.read_table(tmp_path / "edges" / f"{name}.parquet")
        assert table.column_names == [*ENDS, *(column.name for column in edge.columns)]
        assert table.column("id").to_pylist() == sorted(row["id"] for row in tables.edges(name))
    assert report.orphans == {"WAARDE_VAN": 1}
    assert pq.read_table(tmp_path / "wezen.parquet").num_rows == 1
    assert pq.read_table(tmp_path / "herkomst.parquet").num_rows == len(
        tables.db.execute("SELECT DISTINCT * FROM herkomst").fetchall()
    )


def test_a_repeated_id_is_refused(city: Registers, tmp_path: Path) -> None:
    tables = city.tables()
    tables.computed.make("graaf_Perceel")
    tables.db.execute("INSERT INTO graaf_Perceel SELECT * FROM graaf_Perceel LIMIT 1")
    with pytest.raises(ModelError, match="Perceel has 1 repeated ids"):
        tables.write(tmp_path)


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.parquet")
    }


def built(folder: Path, order: Sequence[int]) -> dict[str, str]:
    """The hashes of all files after loading deliveries in an order, also more than once."""
    loads = [load for _, load in deliveries()]
    with closing(Registers(folder)) as registers:
        for at in order:
            loads[at](registers)
        registers.tables().write(folder / "tabellen")
    return digests(folder / "tabellen")


@pytest.fixture(scope="module")
def in_order(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("tabellen")
    tables.write(folder)
    return digests(folder)


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(
    order=st.permutations(range(len(deliveries()))), again=st.lists(st.integers(0, len(deliveries()) - 1), max_size=3)
)
def test_equal_deliveries_give_equal_files_in_any_order_and_loaded_twice(
    tmp_path_factory: pytest.TempPathFactory, in_order: dict[str, str], order: list[int], again: list[int]
) -> None:
    assert built(tmp_path_factory.mktemp("volgorde"), [*order, *again]) == in_order
