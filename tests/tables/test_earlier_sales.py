from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.csv_forms import CsvForm
from tests.support.one_city import in_one_city
from tests.support.stands import Company, Deed, Holder, Person
from tests.support.tables import Registers, house, key, parcel_id

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.tables import Row, Tables

FORM = CsvForm(
    "transacties",
    {
        "kadastraalobject_id": parcel_id(1),
        "datum": "2019-05-20",
        "soort": "koop",
        "koopsom_euro": "180000",
        "aantal_objecten": "1",
        "verkoper": "T. de Fictie",
        "verkoper_kvk": "",
        "koper": "Tussen B.V.",
        "koper_kvk": "99000011",
        "stuk": "",
    },
)
LAST = Company("901", "Laatste B.V.", kvk="99000022")
ANNA = Person("902", "Aalders")
SALE = Deed("501", date="2022-03-01")
TO_LAST = {
    "datum": "2022-03-02",
    "koopsom_euro": "300000",
    "verkoper": "Tussen B.V.",
    "verkoper_kvk": "99000011",
    "koper": "Laatste B.V.",
    "koper_kvk": "99000022",
}


def listed(registers: Registers, *lines: dict[str, str], deed: Deed = SALE) -> None:
    """One stand in which the last company holds the house, and a list of sales."""
    registers.stand("2022-12-31", house(Holder("81", LAST, deeds=[deed])))
    registers.deliver("transacties", "lijst.csv", FORM.text(*lines), "2023-01-01")


def test_a_sale_of_an_object_that_the_list_names_by_its_designation_is_one_of_that_object(registers: Registers) -> None:
    listed(registers, {"kadastraalobject_id": "MTT00 C 1"}, TO_LAST | {"kadastraalobject_id": "Maastricht C 1"})
    tables = registers.tables()
    assert {naar for _, naar in tables.ends("BETREFT")} == {key(house())}
    assert set(sales(tables)) == {date(2019, 5, 20), date(2022, 3, 1)}


def sales(tables: Tables) -> dict[date, Row]:
    return {row["datum"]: row for row in tables.nodes("Transactie").values()}


def conflicts(tables: Tables) -> list[tuple[str, str]]:
    return sorted({(row["id"], row["kolom"]) for row in tables.rows("conflict")})


@in_one_city
def test_a_city_with_one_stand_has_history(registers: Registers) -> Case:
    listed(registers, {}, TO_LAST)
    tables = yield
    first, last = (sales(tables)[day] for day in (date(2019, 5, 20), date(2022, 3, 1)))
    assert (first["soort"], first["koopsom_euro"], first["afgeleid"]) == ("koop", 180_000, False)
    assert last["id"] == key(SALE)
    assert tables.ends("OPGEVOLGD_DOOR") == {(first["id"], key(SALE))}
    assert tables.ends("KOPER") == {("KVK:99000011", first["id"]), ("KVK:99000022", key(SALE))}
    assert ("KVK:99000011", key(SALE)) in tables.ends("VERKOPER")
    assert tables.concerned(SALE, house())["dagen_sinds_vorige"] == 1016
    assert conflicts(tables) == []


def test_resale_is_measured_over_the_list_and_the_stand(registers: Registers) -> None:
    registers.prices({"2019K2": "100", "2022K1": "150"})
    listed(registers, {}, TO_LAST)
    tables = registers.tables()
    assert tables.concerned(SALE, house())["stijging_gecorrigeerd_procent"] == 11


@in_one_city
def test_the_list_fills_the_price_that_the_land_registry_lacks_and_the_places_of_both_are_kept(
    registers: Registers,
) -> Case:
    listed(registers, TO_LAST)
    tables = yield
    assert (sales(tables)[date(2022, 3, 1)]["koopsom_euro"], sales(tables)[date(2022, 3, 1)]["soort"]) == (
        300_000,
        "koop",
    )
    files = {(column, file) for column, file, _ in tables.origins(key(SALE))}
    assert {("", "lijst.csv"), ("koopsom_euro", "lijst.csv"), ("", "stand-0935-2022-12-31.xml")} <= files


@in_one_city
def test_a_price_that_differs_is_kept_from_the_land_registry_and_told(registers: Registers) -> Case:
    listed(registers, TO_LAST, deed=Deed("501", date="2022-03-01", price=250_000))
    tables = yield
    assert sales(tables)[date(2022, 3, 1)]["koopsom_euro"] == 250_000
    assert conflicts(tables) == [(key(SALE), "koopsom_euro")]


@in_one_city
def test_a_price_that_is_rounded_is_no_conflict(registers: Registers) -> Case:
    listed(registers, TO_LAST, deed=Deed("501", date="2022-03-01", price=298_000))
    tables = yield
    assert conflicts(tables) == []


@in_one_city
def test_another_buyer_at_the_same_price_is_told_and_does_not_count(registers: Registers) -> Case:
    other = {**TO_LAST, "koper": "Ander B.V.", "koper_kvk": "99000033"}
    listed(registers, other, deed=Deed("501", date="2022-03-01", price=300_000))
    tables = yield
    assert {van for van, _ in tables.ends("KOPER")} == {"KVK:99000022"}
    assert conflicts(tables) == [(key(SALE), "koper")]


def test_a_buyer_without_a_number_is_no_conflict_unless_a_person_stands_for_a_company(registers: Registers) -> None:
    price = Deed("501", date="2022-03-01", price=300_000)
    listed(registers, {**TO_LAST, "koper": "Laatste Beheer B.V.", "koper_kvk": ""}, deed=price)
    tables = registers.tables()
    assert conflicts(tables) == []
    registers.deliver(
        "transacties", "later.csv", FORM.text({**TO_LAST, "koper": "P. Proef", "koper_kvk": ""}), "2023-02-01"
    )
    tables = registers.tables()
    assert conflicts(tables) == [(key(SALE), "koper")]


@pytest.mark.parametrize("deed", ["NL.IMKAD.Stukdeel:501"])
def test_the_same_deed_on_another_day_is_one_transfer_and_told(registers: Registers, deed: str) -> None:
    listed(registers, {**TO_LAST, "stuk": deed, "datum": "2022-05-01"})
    tables = registers.tables()
    assert set(sales(tables)) == {date(2022, 3, 1)}
    assert conflicts(tables) == [(key(SALE), "datum")]


@pytest.mark.parametrize(("day", "transfers"), [("2022-03-08", 1), ("2022-03-09", 2)])
@in_one_city
def test_a_week_apart_is_one_transfer_and_more_is_two(registers: Registers, day: str, transfers: int) -> Case:
    listed(registers, {**TO_LAST, "datum": day})
    tables = yield
    assert len(sales(tables)) == transfers


@in_one_city
def test_the_sale_that_stands_could_not_show_has_its_buyer_as_the_seller_of_the_next(registers: Registers) -> Case:
    old = Deed("500", date="2010-01-01")
    registers.stand("2021-12-31", house(Holder("80", ANNA, deeds=[old])))
    first = {"datum": "2022-02-28", "koopsom_euro": "200000", "verkoper": "A. Aalders"}
    listed(registers, first, TO_LAST)
    tables = yield
    between = sales(tables)[date(2022, 2, 28)]["id"]
    assert tables.ends("OPGEVOLGD_DOOR") == {(key(old), between), (between, key(SALE))}
    assert [van for van, naar in tables.ends("VERKOPER") if naar == key(SALE)] == ["KVK:99000011"]


@in_one_city
def test_shares_of_several_buyers_are_unknown_and_that_of_one_is_the_whole(registers: Registers) -> Case:
    listed(registers, {"koper": "P. Proef", "koper_kvk": ""}, {"koper": "S. Proef", "koper_kvk": ""})
    tables = yield
    sale = sales(tables)[date(2019, 5, 20)]["id"]
    assert [share for (_, naar), share in tables.shares("KOPER").items() if naar == sale] == [None, None]
    assert [share for (_, naar), share in tables.shares("VERKOPER").items() if naar == sale] == [1000]


@in_one_city
def test_two_sales_on_one_day_follow_each_other_by_who_sold_what_he_bought(registers: Registers) -> Case:
    first = {"stuk": "Hyp4 9/9", "datum": "2020-01-01"}
    second = {**TO_LAST, "stuk": "Hyp4 1/1", "datum": "2020-01-01", "koper": "Derde B.V.", "koper_kvk": "99000033"}
    listed(registers, second, first)
    tables = yield
    by_buyer = dict(tables.ends("KOPER"))
    assert (by_buyer["KVK:99000011"], by_buyer["KVK:99000033"]) in tables.ends("OPGEVOLGD_DOOR")
    assert (by_buyer["KVK:99000033"], by_buyer["KVK:99000011"]) not in tables.ends("OPGEVOLGD_DOOR")


@in_one_city
def test_lines_of_one_transfer_with_different_prices_give_no_price(registers: Registers) -> Case:
    listed(registers, {"koper": "P. Proef"}, {"koper": "S. Proef", "koopsom_euro": "190000"})
    tables = yield
    sale = sales(tables)[date(2019, 5, 20)]
    assert (sale["koopsom_euro"], conflicts(tables)) == (None, [(sale["id"], "koopsom_euro")])


@in_one_city
def test_a_sale_that_left_the_list_does_not_count(registers: Registers) -> Case:
    listed(registers, {"stuk": "Hyp4 1/1"}, {"stuk": "Hyp4 2/2", "koopsom_euro": "1"})
    registers.deliver("transacties", "later.csv", FORM.text({"stuk": "Hyp4 1/1"}), "2023-02-01")
    tables = yield
    assert [row["koopsom_euro"] for day, row in sales(tables).items() if day.year == 2019] == [180_000]


def test_the_conflicts_are_counted_and_written_without_names(registers: Registers, tmp_path: Path) -> None:
    listed(registers, TO_LAST, deed=Deed("501", date="2022-03-01", price=250_000))
    report = registers.tables().write(tmp_path / "graaf")
    rows = duckdb.read_parquet(str(tmp_path / "graaf" / "conflicten.parquet")).fetchall()
    assert (report.conflicts, [row[:3] for row in rows]) == (1, [("Transactie", key(SALE), "koopsom_euro")])
    assert "B.V." not in str(rows)


LINES = [
    {"stuk": "Hyp4 1/1"},
    {"stuk": "Hyp4 1/1", "verkoper": "S. de Fictie"},
    TO_LAST,
    {"stuk": "Hyp4 1/1", "kadastraalobject_id": parcel_id(2)},
    {"datum": "2015-01-01", "koper": "P. Proef", "koper_kvk": ""},
]


def transactions(lines: list[dict[str, str]], parts: list[int]) -> list[object]:
    """Transfers with their sides, from a list that comes in as files of these lines."""
    with TemporaryDirectory() as folder, closing(Registers(Path(folder))) as registers:
        registers.stand("2022-12-31", house(Holder("81", LAST, deeds=[SALE])), house(number=2))
        whole = ""
        for part in sorted(set(parts)):
            chosen = [line for line, at in zip(lines, parts, strict=True) if at == part]
            whole = registers.deliver("transacties", f"deel{part}.csv", FORM.text(*chosen), "2023-01-01", whole)
        tables = registers.tables()
        kinds = ("KOPER", "VERKOPER", "BETREFT", "OPGEVOLGD_DOOR")
        nodes = [
            tuple(row[name] for name in ("id", "datum", "koopsom_euro", "aantal_objecten"))
            for row in tables.nodes("Transactie").values()
        ]
        return [sorted(nodes), *(sorted(tables.ends(kind)) for kind in kinds)]


@cache
def as_listed() -> list[object]:
    return transactions(LINES, [1] * len(LINES))


@pytest.mark.slow
@settings(max_examples=6)
@given(st.permutations(LINES), st.lists(st.integers(1, 3), min_size=len(LINES), max_size=len(LINES)))
def test_the_order_of_lines_and_their_division_over_files_change_nothing(
    lines: list[dict[str, str]], parts: list[int]
) -> None:
    assert transactions(lines, parts) == as_listed()
