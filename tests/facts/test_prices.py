from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.stands import Deed, Holder, Obj, Person, Right
from tests.support.tables import house, key, parcel_id, woz_line

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.tables import Registers, Row, Tables

ANNA, BERT, CLARA = (Person(f"90{at}", name) for at, name in enumerate(("Aalders", "Baks", "Claes"), 1))
BOUGHT = Deed("501", date="2021-02-10", price=200_000)
SOLD = Deed("502", date="2022-02-10", price=330_000)
FIRST, SECOND, THIRD = "2021-12-31", "2022-12-31", "2023-12-31"
INDEX = {"2021K1": "100", "2022K1": "110"}
HALF = (1, 2)


def owned(naming: str, party: Person, *deeds: Deed, share: tuple[int, int] = (1, 1)) -> Holder:
    return Holder(naming, party, share, deeds)


def both_sales(registers: Registers, first: Deed = BOUGHT, second: Deed = SOLD) -> None:
    registers.stand(FIRST, house(owned("81", ANNA, first)))
    registers.stand(SECOND, house(owned("82", BERT, second)))


def resold(registers: Registers, first: Deed = BOUGHT, second: Deed = SOLD) -> Reading[Row]:
    """What the tables say about the second of two sales of one house."""
    both_sales(registers, first, second)
    return (yield).concerned(second, house())


@in_one_city
def test_a_rise_is_corrected_for_the_market_between_the_sales(registers: Registers) -> Case:
    registers.prices(INDEX)
    sale = yield from resold(registers)
    assert sale["stijging_gecorrigeerd_procent"] == 50
    assert (sale["dagen_sinds_vorige"], sale["prijs_deel_euro"]) == (365, 330_000)


@in_one_city
def test_a_fall_is_below_zero_and_the_first_sale_has_none(registers: Registers) -> Case:
    registers.prices(INDEX)
    sale = yield from resold(registers, second=Deed("502", date="2022-02-10", price=165_000))
    assert sale["stijging_gecorrigeerd_procent"] == -25
    first = (yield).concerned(BOUGHT, house())
    assert (first["stijging_gecorrigeerd_procent"], first["dagen_sinds_vorige"]) == (None, None)


@pytest.mark.parametrize(
    ("index", "rise"),
    [
        ({"2021K1": "100"}, None),
        ({"2022K1": "110"}, None),
        ({}, None),
        ({"2021K1": "100", "2021K4": "100"}, 65),
        ({"2021K1": "100", "2021K3": "150"}, 10),
        ({"2021K1": "100", "2021K2": "150"}, None),
        ({"2020K3": "110", "2022K1": "110"}, 65),
        ({"2020K2": "110", "2022K1": "110"}, None),
        ({"2021K1": "100", "2022K1": "110", "2022K2": "999"}, 50),
    ],
    ids=[
        "none at the sale",
        "none at the purchase",
        "none at all",
        "one quarter back",
        "two quarters back",
        "three quarters back",
        "two back at the purchase",
        "three back at the purchase",
        "a later one does not count",
    ],
)
def test_the_index_is_that_of_the_quarter_or_of_at_most_two_quarters_before_it(
    registers: Registers, index: dict[str, str], rise: int | None
) -> None:
    if index:
        registers.prices(index)
    both_sales(registers)
    sale = registers.tables().concerned(SOLD, house())
    assert sale["stijging_gecorrigeerd_procent"] == rise
    assert sale["dagen_sinds_vorige"] == 365


@in_one_city
def test_the_index_of_an_area_or_a_type_of_dwelling_is_not_that_of_the_whole(registers: Registers) -> Case:
    text = (
        "kwartaal;index;gebied;woningtype\n2021K1;100;;\n2022K1;200;Limburg;\n2022K1;300;;appartement\n2021K4;110;;\n"
    )
    registers.deliver("prijsindex", "prijsindex.csv", text, "2024-12-31")
    assert (yield from resold(registers))["stijging_gecorrigeerd_procent"] == 50


@pytest.mark.parametrize("aard", ["608", "585", "606"], ids=["gift", "inheritance", "transfer without a price"])
@in_one_city
def test_what_changes_hands_in_between_without_a_price_is_no_sale(registers: Registers, aard: str) -> Case:
    given = Deed("505", aard, date="2021-06-01")
    registers.prices(INDEX)
    registers.stand("2021-03-31", house(owned("81", ANNA, BOUGHT)))
    registers.stand("2021-12-31", house(owned("82", CLARA, given)))
    registers.stand("2022-12-31", house(owned("83", BERT, SOLD)))
    tables = yield
    sale = tables.concerned(SOLD, house())
    assert (sale["dagen_sinds_vorige"], sale["stijging_gecorrigeerd_procent"]) == (365, 50)
    assert tables.concerned(given, house())["dagen_sinds_vorige"] is None
    assert tables.ends("OPGEVOLGD_DOOR") == {(key(BOUGHT), key(given)), (key(given), key(SOLD))}
    assert tables.edge("OPGEVOLGD_DOOR", key(BOUGHT), key(given))["dagen"] == 111


@in_one_city
def test_a_share_of_the_house_says_nothing_about_its_price(registers: Registers) -> Case:
    registers.prices(INDEX)
    registers.woz("2022-06-01", woz_line("093500000012", 200_000, year=2021, kadastraalobject_id=parcel_id(1)))
    registers.stand(FIRST, house(owned("81", ANNA, BOUGHT)))
    registers.stand(SECOND, house(owned("82", ANNA, BOUGHT, share=HALF), owned("83", BERT, SOLD, share=HALF)))
    sale = (yield).concerned(SOLD, house())
    assert (sale["dagen_sinds_vorige"], sale["prijs_deel_euro"], sale["aandeel_promille"]) == (365, 330_000, 500)
    assert (sale["stijging_gecorrigeerd_procent"], sale["woz_verhouding_procent"]) == (None, None)


@in_one_city
def test_a_whole_house_bought_after_a_share_has_no_rise_either(registers: Registers) -> Case:
    registers.prices(INDEX)
    registers.stand(FIRST, house(owned("80", CLARA, share=HALF), owned("81", ANNA, BOUGHT, share=HALF)))
    registers.stand(SECOND, house(owned("82", BERT, SOLD)))
    sale = (yield).concerned(SOLD, house())
    assert (sale["aandeel_promille"], sale["stijging_gecorrigeerd_procent"]) == (1000, None)


@in_one_city
def test_three_buyers_of_a_third_have_the_rise_of_the_whole(registers: Registers) -> Case:
    registers.prices(INDEX)
    registers.stand(FIRST, house(owned("81", ANNA, BOUGHT)))
    others = [Person(f"91{at}") for at in range(3)]
    registers.stand(SECOND, house(*(owned(f"9{party.id}", party, SOLD, share=(1, 3)) for party in others)))
    assert (yield).concerned(SOLD, house())["stijging_gecorrigeerd_procent"] == 50


def bought_together(registers: Registers, *lines: Row) -> Reading[Tables]:
    """Two parcels bought in one deed, with WOZ values of 1 January 2021."""
    registers.woz("2022-06-01", *lines)
    registers.stand(SECOND, *(house(owned(f"8{at}", BERT, SOLD), number=at) for at in (1, 2)))
    return (yield)


@in_one_city
def test_the_price_of_several_parcels_is_shared_by_their_woz_values(registers: Registers) -> Case:
    values = [
        woz_line(f"09350000001{at}", euro, kadastraalobject_id=parcel_id(at))
        for at, euro in ((1, 100_000), (2, 200_000))
    ]
    tables = yield from bought_together(registers, *values)
    assert [tables.concerned(SOLD, house(number=at))["prijs_deel_euro"] for at in (1, 2)] == [110_000, 220_000]


def woz_rows(tables: Tables, column: str, number: int) -> set[str]:
    """The lines of the WOZ export that a fact of the sale of one parcel came from."""
    found = tables.origins(tables.concerned(SOLD, house(number=number))["id"])
    return {place for kolom, file, place in found if kolom == column and file.startswith("woz")}


@in_one_city
def test_a_share_of_a_price_came_from_the_values_of_every_parcel_in_the_deed(registers: Registers) -> Case:
    values = [woz_line(f"09350000001{at}", 100_000, kadastraalobject_id=parcel_id(at)) for at in (1, 2)]
    tables = yield from bought_together(registers, *values)
    assert [len(woz_rows(tables, "prijs_deel_euro", at)) for at in (1, 2)] == [2, 2]


@in_one_city
def test_the_price_of_one_parcel_came_from_its_deed_and_from_no_value(registers: Registers) -> Case:
    registers.prices({"2021K1": "100", **INDEX})
    registers.woz("2022-06-01", woz_line("093500000011", 300_000, kadastraalobject_id=parcel_id(1)))
    registers.stand(SECOND, house(owned("81", BERT, SOLD)))
    tables = yield
    assert woz_rows(tables, "prijs_deel_euro", 1) == set()
    assert len(woz_rows(tables, "woz_verhouding_procent", 1)) == 1
    priced = tables.origins(tables.concerned(SOLD, house())["id"])
    assert any(kolom == "prijs_deel_euro" for kolom, *_ in priced)


@in_one_city
def test_where_one_parcel_has_no_value_none_has_a_share(registers: Registers) -> Case:
    tables = yield from bought_together(registers, woz_line("093500000011", 100_000, kadastraalobject_id=parcel_id(1)))
    assert [tables.concerned(SOLD, house(number=at))["prijs_deel_euro"] for at in (1, 2)] == [None, None]


@in_one_city
def test_a_value_for_two_parcels_belongs_to_neither(registers: Registers) -> Case:
    values = [woz_line("093500000011", 100_000, kadastraalobject_id=parcel_id(at)) for at in (1, 2)]
    tables = yield from bought_together(registers, *values)
    assert [tables.concerned(SOLD, house(number=at))["prijs_deel_euro"] for at in (1, 2)] == [None, None]


@in_one_city
def test_values_of_two_objects_on_one_parcel_add_up(registers: Registers) -> Case:
    values = [woz_line(f"09350000001{at}", 50_000, kadastraalobject_id=parcel_id(1)) for at in (3, 4)]
    tables = yield from bought_together(
        registers, *values, woz_line("093500000012", 200_000, kadastraalobject_id=parcel_id(2))
    )
    assert tables.concerned(SOLD, house())["prijs_deel_euro"] == 110_000


@pytest.mark.parametrize(
    ("index", "ratio"),
    [({"2021K1": "100", "2022K1": "110"}, 150), ({"2022K1": "110"}, None), ({"2021K1": "100"}, None)],
    ids=["brought to the day of the sale", "no index at the valuation date", "no index at the sale"],
)
def test_the_price_is_compared_with_the_woz_value_of_its_day(
    registers: Registers, index: dict[str, str], ratio: int | None
) -> None:
    registers.prices(index)
    registers.woz("2022-06-01", woz_line("093500000012", 200_000, kadastraalobject_id=parcel_id(1)))
    registers.stand(SECOND, house(owned("82", BERT, SOLD)))
    assert registers.tables().concerned(SOLD, house())["woz_verhouding_procent"] == ratio


def test_the_value_that_counts_is_the_last_one_before_the_sale(registers: Registers) -> None:
    registers.prices({"2020K1": "100", "2021K1": "100", "2022K1": "100", "2023K1": "100"})
    values = ((2020, 100_000), (2022, 300_000), (2023, 900_000))
    registers.woz(
        "2023-06-01",
        *(woz_line("093500000012", euro, year=year, kadastraalobject_id=parcel_id(1)) for year, euro in values),
    )
    registers.stand(SECOND, house(owned("82", BERT, SOLD)))
    assert registers.tables().concerned(SOLD, house())["woz_verhouding_procent"] == 110


@in_one_city
def test_each_object_has_its_own_previous_sale(registers: Registers) -> Case:
    apart = Deed("503", date="2021-03-12", price=100_000)
    registers.stand(FIRST, house(owned("81", ANNA, BOUGHT)), house(owned("82", ANNA, apart), number=2))
    registers.stand(SECOND, house(owned("91", BERT, SOLD)), house(owned("92", BERT, SOLD), number=2))
    tables = yield
    days = [tables.concerned(SOLD, house(number=at))["dagen_sinds_vorige"] for at in (1, 2)]
    assert days == [365, 335]
    follow = {(row["van"], row["perceel_id"], row["dagen"]) for row in tables.edges("OPGEVOLGD_DOOR")}
    assert follow == {(key(BOUGHT), key(house()), 365), (key(apart), key(house(number=2)), 335)}


@in_one_city
def test_two_objects_that_move_together_twice_give_a_step_each(registers: Registers) -> Case:
    registers.stand(FIRST, *(house(owned(f"8{at}", ANNA, BOUGHT), number=at) for at in (1, 2)))
    registers.stand(SECOND, *(house(owned(f"9{at}", BERT, SOLD), number=at) for at in (1, 2)))
    steps = (yield).edges("OPGEVOLGD_DOOR")
    assert [(row["van"], row["naar"]) for row in steps] == [(key(BOUGHT), key(SOLD))] * 2
    assert {row["perceel_id"] for row in steps} == {key(house(number=at)) for at in (1, 2)}
    assert len({row["id"] for row in steps}) == 2


def leased(owner: Holder, tenant: Holder) -> Obj:
    rights = [Right("71", holders=[owner], burdened_by=["72"]), Right("72", "3", [tenant], on_object=False)]
    return Obj(parcel_id(1), "MTT00 C 1", rights)


@in_one_city
def test_the_price_of_a_lease_is_not_compared_with_that_of_the_ownership(registers: Registers) -> Case:
    registers.prices(INDEX)
    lease = Deed("503", date="2022-02-10", price=90_000)
    owner, tenant = owned("81", ANNA, BOUGHT), owned("82", CLARA)
    registers.stand(FIRST, leased(owner, tenant))
    registers.stand(SECOND, leased(owner, owned("83", BERT, lease)))
    sale = (yield).concerned(lease, house())
    assert (sale["dagen_sinds_vorige"], sale["stijging_gecorrigeerd_procent"]) == (None, None)
