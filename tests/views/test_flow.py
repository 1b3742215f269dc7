"""Declared tables: what is refused when they are put together, and what is computed when they are asked for."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from ondermijning.errors import ModelError
from ondermijning.views import Computation, Flow, PythonView, Union, View
from ondermijning.views.reads import ReadsLock, reads_in, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NUMBERS = View(name="getal", sql="SELECT n FROM gegeven", reads=("gegeven",), key=("n",))
DOUBLE = View(name="dubbel", sql="SELECT n * $keer AS n FROM getal", reads=("getal",), constants={"keer": 2})
APART = View(name="apart", sql="SELECT 1 AS n", reads=())


def _biggest(getallen: pa.Table) -> pa.Table:
    return pa.table({"n": [pc.max(getallen["n"])], "eerste": [getallen["n"][0]]})


BIGGEST = PythonView(
    name="grootste",
    makes="the biggest number, and the first that came in",
    inputs={"getallen": "SELECT n FROM dubbel"},
    reads=("dubbel",),
    function=_biggest,
    schema=pa.schema([("n", pa.int64()), ("eerste", pa.int64())]),
)


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect()) as made:
        made.execute("CREATE TABLE gegeven AS SELECT unnest([3, 1, 2]) AS n")
        yield made


def flow(*views: View | PythonView | Union, **macros: str) -> Flow:
    return Flow({"hier.py": views}, {"gegeven"}, macros)


def made(computation: Computation, *asked: str) -> list[str]:
    """The names of the tables that were computed."""
    names: list[str] = []
    computation.make(*asked, made=names.append)
    return names


def rows(computation: Computation, name: str) -> list[tuple[Any, ...]]:
    computation.make(name)
    return computation.db.execute(f"FROM {name}").fetchall()


def test_a_name_that_is_made_twice_is_refused_with_both_files() -> None:
    with pytest.raises(ModelError, match=r"elders\.py and hier\.py: getal is made twice"):
        Flow({"hier.py": [NUMBERS], "elders.py": [NUMBERS]}, {"gegeven"})


def test_names_that_differ_in_capitals_only_are_one_name_to_the_database() -> None:
    with pytest.raises(ModelError, match="Gegeven is made twice"):
        flow(View(name="Gegeven", sql="SELECT 1 AS n", reads=()))


def test_a_read_of_nothing_is_refused_with_name_and_file() -> None:
    with pytest.raises(ModelError, match=r"hier\.py: dubbel reads getal, which nothing makes"):
        flow(DOUBLE)


def test_a_circle_is_refused_and_told() -> None:
    one = View(name="een", sql="FROM twee", reads=("twee",))
    two = View(name="twee", sql="FROM een", reads=("een",))
    with pytest.raises(ModelError, match=r"in a circle: (een → twee → een|twee → een → twee)"):
        flow(one, two)


@pytest.mark.parametrize(
    ("reads", "told"),
    [((), "reads gegeven without saying so"), (("gegeven", "apart"), "says that it reads apart and does not")],
)
def test_reads_that_differ_from_the_text_are_refused(
    db: duckdb.DuckDBPyConnection, reads: tuple[str, ...], told: str
) -> None:
    wrong = View(name="fout", sql="SELECT n FROM gegeven", reads=reads)
    with pytest.raises(ModelError, match=rf"hier\.py: fout {told}"):
        Computation(db, flow(wrong, APART), {}).make("fout")


def test_a_text_that_is_no_select_is_refused_with_name_and_file(db: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ModelError, match=r"hier\.py: fout is no SELECT"):
        Computation(db, flow(View(name="fout", sql="SELEC 1", reads=())), {}).make("fout")


def test_a_column_that_is_not_there_is_told_with_name_and_file(db: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ModelError, match=r"hier\.py: fout cannot be computed: .*kleur"):
        Computation(db, flow(View(name="fout", sql="SELECT kleur FROM gegeven", reads=("gegeven",))), {}).make("fout")


def test_two_rows_with_one_key_are_refused_without_showing_it(db: duckdb.DuckDBPyConnection) -> None:
    db.execute("INSERT INTO gegeven VALUES (3)")
    with pytest.raises(ModelError, match=r"hier\.py: getal has 1 repeated keys \(n\)\.$"):
        Computation(db, flow(NUMBERS), {}).make("getal")


def test_only_what_is_asked_and_what_it_rests_on_is_computed(db: duckdb.DuckDBPyConnection) -> None:
    computation = Computation(db, flow(BIGGEST, DOUBLE, NUMBERS, APART), {})
    assert made(computation, "dubbel") == ["getal", "dubbel"]
    assert made(computation, "grootste") == ["grootste"]
    assert made(computation, "grootste", "dubbel") == []
    with pytest.raises(ModelError, match="there is no table nergens"):
        computation.make("nergens")


def test_what_is_given_anew_is_computed_anew(db: duckdb.DuckDBPyConnection) -> None:
    computation = Computation(db, flow(DOUBLE, NUMBERS), {}, given="maandag")
    assert sorted(rows(computation, "dubbel")) == [(2,), (4,), (6,)]
    db.execute("INSERT INTO gegeven VALUES (10)")
    assert made(computation, "dubbel") == []
    computation.renew({}, given="dinsdag")
    assert made(computation, "dubbel") == ["getal", "dubbel"]
    assert (20,) in rows(computation, "dubbel")


def test_another_day_is_another_table(db: duckdb.DuckDBPyConnection) -> None:
    later = View(name="later", sql="SELECT n FROM gegeven WHERE n > getvariable('peildatum')", reads=("gegeven",))
    computation = Computation(db, flow(later), {"peildatum": 1})
    assert len(rows(computation, "later")) == 2
    computation.renew({"peildatum": 2}, given="")
    assert rows(computation, "later") == [(3,)]


def test_tables_on_the_way_go_when_nothing_reads_them_any_more(db: duckdb.DuckDBPyConnection) -> None:
    kept = View(name="gezien", sql="FROM getal", reads=("getal",), stored=False)
    last = View(name="laatst", sql="SELECT max(n) AS n FROM gezien", reads=("gezien",))
    computation = Computation(db, flow(NUMBERS, DOUBLE, BIGGEST, kept, last), {})
    computation.make("grootste", "laatst", keep_all=False)
    tables = {name for (name,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert tables == {"gegeven", "grootste", "laatst"}
    assert made(computation, "dubbel") == ["getal", "dubbel"]


def test_what_an_asked_table_is_read_from_stays(db: duckdb.DuckDBPyConnection) -> None:
    seen = View(name="gezien", sql="FROM getal", reads=("getal",), stored=False)
    computation = Computation(db, flow(NUMBERS, DOUBLE, seen), {})
    computation.make("dubbel", "gezien", keep_all=False)
    assert len(rows(computation, "gezien")) == 3


def test_a_function_gets_its_rows_in_order_and_names_no_table(db: duckdb.DuckDBPyConnection) -> None:
    assert rows(Computation(db, flow(BIGGEST, DOUBLE, NUMBERS), {}), "grootste") == [(6, 2)]


def test_a_union_has_the_rows_of_all_its_parts_and_none_without_parts(db: duckdb.DuckDBPyConnection) -> None:
    union = Union(name="samen", makes="a number", columns={"n": "BIGINT"})
    parts = [
        View(name=name, sql=f"SELECT {n} AS n", reads=(), part_of="samen") for name, n in (("een", 1), ("twee", 2))
    ]
    assert rows(Computation(db, flow(union, *parts), {}), "samen") == [(1,), (2,)]
    assert rows(Computation(db, flow(union), {}), "samen") == []
    with pytest.raises(ModelError, match="een is a part of samen, which is no union"):
        flow(*parts)


def test_macros_are_there_and_count_in_what_a_table_is(db: duckdb.DuckDBPyConnection) -> None:
    even = View(name="even", sql="SELECT n FROM gegeven WHERE is_even(n)", reads=("gegeven",))
    assert rows(Computation(db, flow(even, **{"is_even(n)": "n % 2 = 0"}), {}), "even") == [(2,)]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("FROM een SELECT n QUALIFY row_number() OVER (ORDER BY n) = 1", {"een"}),
        ("WITH alle AS (SELECT * FROM een) FROM alle SEMI JOIN twee USING (n)", {"een", "twee"}),
        (
            "SELECT * EXCLUDE (a) REPLACE (1 AS b) FROM een ASOF LEFT JOIN twee ON een.n >= twee.n WHERE n NOT IN (FROM drie)",
            {"een", "twee", "drie"},
        ),
        ("WITH een AS (SELECT 1 AS n FROM een) SELECT * FROM een", {"een"}),
        (
            "WITH RECURSIVE k (n) AS (SELECT n FROM een UNION SELECT t.n FROM twee t JOIN k USING (n)) FROM k",
            {"een", "twee"},
        ),
        (
            "SELECT (SELECT max(n) FROM een) AS n FROM (VALUES (1)) v (m) CROSS JOIN LATERAL (FROM twee) x",
            {"een", "twee"},
        ),
        ("FROM een UNION ALL BY NAME FROM twee", {"een", "twee"}),
        ("SELECT $n AS n WHERE EXISTS (SELECT 1 FROM een e WHERE e.n > $n)", {"een"}),
    ],
)
def test_reads_are_found_in_the_dialect_that_is_written(
    db: duckdb.DuckDBPyConnection, sql: str, found: set[str]
) -> None:
    assert reads_in(db, sql) == found


def test_what_stands_in_the_lock_is_not_parsed_again(db: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "lock.json"
    path.write_text(f'{{"{text_hash(NUMBERS)}": ["elders"]}}', encoding="utf-8")
    lock = ReadsLock(path)
    assert lock.found(db, NUMBERS) == {"elders"}
    assert lock.found(db, DOUBLE) == {"getal"}
    assert text_hash(DOUBLE) in lock.text([DOUBLE])
    assert text_hash(NUMBERS) not in lock.text([DOUBLE])
