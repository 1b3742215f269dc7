"""What was known on a day stays as it was, whatever a later delivery corrects; and every interval says when it was known."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondermijning.ledger import open_ledger
from ondermijning.ledger.judgements import Judgement, Verdict, add_judgement
from ondermijning.model import EDGES, NODES
from tests.cli.running import DEMO_DAY, demo_of_session
from tests.support.hr_messages import answer, company_party, entry, office, person
from tests.support.one_city import CityOfRegisters, Deliveries
from tests.support.small_city import deliveries
from tests.support.stands import Company, Deed, Holder, Obj, Person
from tests.support.tables import Registers, house, key, profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.marks import Mark
    from tests.support.tables import Tables

    Load = Callable[[Any], None]  # of ``Registers``, or of ``Deliveries``

Contents = dict[str, list[dict[str, Any]]]

ANNA, BERT = Person("901", "Aalders", "Anna", bsn="999993653"), Person("902", "Baks", "Bert", bsn="999990019")
FIRM = Company("910", "Voorbeeld Vastgoed B.V.", kvk="99000011", rsin="999990019")
PARTIES = (ANNA, BERT, FIRM)
DAYS = ("2021-12-31", "2022-06-30", "2022-12-31", "2023-06-30")
BOUGHT = Deed("500", date="2021-02-01", price=180_000)
SOLD = Deed("501", date="2022-03-01", price=240_000)
# Facts rest on several sources; what stands behind them says when it was known.
FACTS = {"OPGEVOLGD_DOOR", "VERBONDEN_MET", "ZEGGENSCHAP_OVER", "VOLGT_OP", "NA_VERGUNNING"}


def stand(day: str, *objects: Obj) -> Load:
    return lambda registers: registers.stand(day, *objects)


def change(day: str, number: int, before: Obj | None, after: Obj | None) -> Load:
    return lambda registers: registers.change(day, number, before, after)


def entries(day: str, *offices: str) -> Load:
    text = answer(entry(owner=company_party(*offices)), moment=f"{day.replace('-', '')}120000000")
    return lambda registers: registers.deliver("hr", f"hr-{day}.xml", text, day)


def contents(tables: Tables, folder: Path) -> Contents:
    """Every written table, by name."""
    tables.write(folder)
    return {str(path.relative_to(folder)): pq.read_table(path).to_pylist() for path in folder.rglob("*.parquet")}


def then_and_since(folder: Path, known_on: str, then: list[Load], since: list[Load], on: str) -> list[Contents]:
    """The tables of a day before later deliveries came in, and those of what was known once they had."""
    with closing(Registers(folder)) as registers:
        for load in then:
            load(registers)
        before = contents(registers.tables(on), folder / "toen")
        for load in since:
            load(registers)
        registers.resolve()
        after = contents(registers.tables(on, known_on=known_on), folder / "nu")
        assert since == [] or contents(registers.tables(on), folder / "alles") != before
    return [before, after]


OWNED, RESOLD = house(Holder("81", ANNA, deeds=[BOUGHT])), house(Holder("82", BERT, deeds=[SOLD]))
BEFORE = stand("2021-12-31", OWNED)
DIRECTOR = office("bestuursfunctie", person())
CORRECTIONS: dict[str, tuple[list[Load], Load]] = {
    "another owner": (
        [BEFORE, stand("2022-12-31", RESOLD)],
        stand("2023-12-31", house(Holder("83", FIRM, deeds=[SOLD]))),
    ),
    "another price": (
        [BEFORE, stand("2022-12-31", RESOLD)],
        stand("2023-12-31", house(Holder("82", BERT, deeds=[replace(SOLD, price=420_000)]))),
    ),
    "an owner who was left out": ([stand("2022-12-31", house(number=2))], stand("2023-12-31", house(number=2), RESOLD)),
    "an officer, with effect from before": ([BEFORE, entries("2022-12-31")], entries("2023-12-31", DIRECTOR)),
    "an officer who had left before": (
        [BEFORE, entries("2022-12-31", DIRECTOR)],
        entries("2023-12-31", office("bestuursfunctie", person(), end="20210101")),
    ),
    "a sale in a change message": (
        [stand("2021-12-31", replace(OWNED, reference="A"))],
        change("2023-02-01", 1, replace(OWNED, reference="A"), replace(RESOLD, reference="B")),
    ),
    "a company with the keys of an older one": (
        [stand("2022-12-31", house(Holder("81", Company("911", "Eigen Vastgoed B.V."))))],
        lambda registers: registers.kvk(
            "2023-12-31", profile("99000011", rsin="999990019", name="Eigen Vastgoed B.V.")
        ),
    ),
}


@dataclass
class Corrected:
    """All corrections in one city.

    Args:
        before: the tables of a day before any of them came in.
        known: those of what was known then, made since.
        now: those of what is known since.
        marks: of each correction.
    """

    before: Contents
    known: Contents
    now: Contents
    marks: dict[str, Mark]

    def rows(self, written: Contents, correction: str) -> Contents:
        """The rows that are about one correction."""
        mark = self.marks[correction]
        return {name: [row for row in rows if mark in mark.marks.found(row)] for name, rows in written.items()}


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corrected]:
    folder, on = tmp_path_factory.mktemp("verbeterd"), "2023-01-15"
    with closing(CityOfRegisters(folder)) as city:
        cases = {name: Deliveries(city, city.marks.next()) for name in CORRECTIONS}
        for name, (then, _) in CORRECTIONS.items():
            for load in then:
                load(cases[name])
        before = contents(city.registers.tables(on), folder / "toen")
        for name, (_, since) in CORRECTIONS.items():
            since(cases[name])
        now = contents(city.registers.tables(on), folder / "alles")
        known = contents(city.registers.tables(on, known_on="2022-12-31"), folder / "nu")
        yield Corrected(before, known, now, {name: case.mark for name, case in cases.items()})


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_a_correction_in_a_later_delivery_never_rewrites_what_was_known(corrected: Corrected, correction: str) -> None:
    before = corrected.rows(corrected.before, correction)
    assert corrected.rows(corrected.known, correction) == before
    assert corrected.rows(corrected.now, correction) != before


def test_corrections_together_rewrite_nothing_that_was_known(corrected: Corrected) -> None:
    assert corrected.known == corrected.before


def test_a_delivery_of_an_earlier_day_that_comes_in_late_does_count(tmp_path: Path) -> None:
    with closing(Registers(tmp_path)) as registers:
        stand("2022-12-31", RESOLD)(registers)
        assert registers.tables(known_on="2022-12-31").ends("VERKOPER") == set()
        BEFORE(registers)
        assert registers.tables(known_on="2022-12-31").ends("VERKOPER") == {(key(ANNA), key(SOLD))}


def test_parties_that_one_later_mention_joins_were_two(tmp_path: Path) -> None:
    holders = (Company("911", "Oud B.V.", kvk="99000011"), Company("912", "Nieuw B.V.", rsin="999990019"))
    with closing(Registers(tmp_path)) as registers:
        registers.stand("2022-12-31", *(house(Holder(each.id, each), number=int(each.id[-1])) for each in holders))
        registers.kvk("2023-12-31", profile("99000011", rsin="999990019"))
        assert set(registers.tables().nodes("Bedrijf")) == {"KVK:99000011"}
        assert set(registers.tables(known_on="2022-12-31").nodes("Bedrijf")) == {"KVK:99000011", "RSIN:999990019"}


def test_what_a_person_judged_since_then_stays_in_force(tmp_path: Path) -> None:
    one, other = replace(ANNA, bsn=None), Person("903", "Aalders", "A.")
    with closing(Registers(tmp_path)) as registers:
        registers.stand("2022-12-31", house(Holder("81", one)), house(Holder("82", other), number=2))
        assert len(registers.tables(known_on="2022-12-31").nodes("Persoon")) == 2
        with closing(open_ledger(registers.workspace.ledger_path)) as ledger:
            add_judgement(ledger, Judgement(f"brk:{key(one)}", f"brk:{key(other)}", Verdict.SAME, "proef"))
        assert len(registers.tables(known_on="2022-12-31").nodes("Persoon")) == 1


def _series() -> st.SearchStrategy[list[tuple[str, list[Obj]]]]:
    """Stands in which two houses come, go and change hands, for a price that may be corrected."""
    state = st.none() | st.tuples(st.sampled_from(range(len(PARTIES))), st.sampled_from([None, 100_000, 200_000]))
    return st.tuples(*(st.tuples(state, state) for _ in DAYS)).map(_stands)


def _stands(turns: tuple[tuple[Any, Any], ...]) -> list[tuple[str, list[Obj]]]:
    """Each stand also shows a house that nobody sells: an empty stand is refused."""
    quiet = house(Holder("89", FIRM, deeds=[BOUGHT]), number=3)
    return [
        (day, [quiet, *(_turn(at, each) for at, each in enumerate(turn, 1) if each)])
        for day, turn in zip(DAYS, turns, strict=True)
    ]


def _turn(number: int, state: tuple[int, int | None]) -> Obj:
    who, price = state
    deed = Deed(f"5{number}{who}", date=f"2021-0{who + 1}-15", price=price)
    return house(Holder(f"8{number}{who}", PARTIES[who], deeds=[deed]), number=number, koopsom=price)


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(series=_series(), known=st.sampled_from(DAYS[:-1]), on=st.sampled_from(DAYS), officers=st.integers(0, 2))
def test_what_was_known_is_what_would_be_built_from_the_deliveries_up_to_that_day(
    tmp_path_factory: pytest.TempPathFactory,
    series: list[tuple[str, list[Obj]]],
    known: str,
    on: str,
    officers: int,
) -> None:
    loads = [(day, stand(day, *objects)) for day, objects in series]
    loads += [(day, entries(day, *([DIRECTOR] * ((at + officers) % 3)))) for at, day in enumerate(DAYS)]
    with (
        closing(Registers(tmp_path_factory.mktemp("toen"))) as early,
        closing(Registers(tmp_path_factory.mktemp("nu"))) as late,
    ):
        for day, load in loads:
            load(late)
            if day <= known:
                load(early)
        late.resolve()
        expected = contents(early.tables(on), early.folder / "tabellen")
        assert contents(late.tables(on, known_on=known), late.folder / "tabellen") == expected


@pytest.mark.slow
def test_the_small_city_as_it_was_known_halfway_is_that_of_the_deliveries_till_then(tmp_path: Path) -> None:
    loads = deliveries()
    early = [load for name, load in loads if name.endswith(("2021-12-31", "2022-12-31"))]
    late = [load for name, load in loads if not name.endswith(("2021-12-31", "2022-12-31"))]
    before, after = then_and_since(tmp_path, "2022-12-31", early, late, "2023-01-15")
    assert after == before


def test_an_edge_that_several_deliveries_show_was_known_since_the_first(tmp_path: Path) -> None:
    with closing(Registers(tmp_path)) as registers:
        BEFORE(registers)
        for day in ("2022-12-31", "2023-12-31"):
            registers.stand(day, RESOLD)
        tables = registers.tables()
        for kind, one in (("KOPER", BERT), ("VERKOPER", ANNA)):
            assert tables.edge(kind, key(one), key(SOLD))["geregistreerd_op"] == date(2022, 12, 31)
        assert tables.concerned(SOLD, RESOLD)["geregistreerd_op"] == date(2022, 12, 31)
        held = tables.edge("BEZIT", key(ANNA), key(OWNED))
        assert (held["geregistreerd_op"], held["registratie_tot"]) == (date(2021, 12, 31), date(2022, 12, 31))


def test_an_office_that_a_later_answer_no_longer_shows_was_known_until_then(tmp_path: Path) -> None:
    with closing(Registers(tmp_path)) as registers:
        entries("2022-12-31", DIRECTOR)(registers)
        entries("2023-12-31")(registers)
        (held,) = registers.tables().edges("BESTUURT")
        assert (held["geregistreerd_op"], held["registratie_tot"]) == (date(2022, 12, 31), date(2023, 12, 31))


@pytest.fixture(scope="module")
def demo_tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    with duckdb.connect() as db:
        yield db, demo_of_session(tmp_path_factory).workspace / "graph" / DEMO_DAY


KINDS = [("edges", name) for name in EDGES] + [("nodes", name) for name, kind in NODES.items() if kind.history]


@pytest.mark.parametrize(("folder", "kind"), KINDS, ids=str)
def test_every_interval_in_the_demo_says_when_it_was_known(
    demo_tables: tuple[duckdb.DuckDBPyConnection, Path], folder: str, kind: str
) -> None:
    db, graph = demo_tables
    unknown, turned = db.execute(
        "SELECT count(*) FILTER (geregistreerd_op IS NULL), count(*) FILTER (registratie_tot < geregistreerd_op)"
        " FROM read_parquet(?)",
        [str(graph / folder / f"{kind}.parquet")],
    ).fetchall()[0]
    assert (0 if kind in FACTS else unknown, turned) == (0, 0)
