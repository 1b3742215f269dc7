from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.stands import Deed, Holder, Person
from tests.support.tables import Registers, house, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.one_city import Case
    from tests.support.tables import Row, Tables

ANNA, BERT, CLARA, DIRK = (Person(f"90{at}", name) for at, name in enumerate(("Aalders", "Baks", "Claes", "Dols"), 1))
OLD = Deed("500", date="2015-06-01", price=150_000)
SALE = Deed("501", date="2022-03-01", price=240_000)
CORRECTION = Deed("564", "564", date="2023-02-01")
FIRST, SECOND, THIRD = "2021-12-31", "2022-12-31", "2023-12-31"
HALF = (1, 2)


def owned(naming: str, party: Person, *deeds: Deed, share: tuple[int, int] = (1, 1)) -> Holder:
    return Holder(naming, party, share, deeds)


def buyers(tables: Tables, deed: Deed) -> dict[str, int]:
    return {van: share for (van, naar), share in tables.shares("KOPER").items() if naar == key(deed)}


def sellers(tables: Tables, deed: Deed) -> dict[str, int]:
    return {van: share for (van, naar), share in tables.shares("VERKOPER").items() if naar == key(deed)}


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tables]:
    """Bert stood in the register by mistake: Clara bought."""
    with closing(Registers(tmp_path_factory.mktemp("corrected"))) as registers:
        registers.stand(FIRST, house(owned("81", ANNA, OLD)))
        registers.stand(SECOND, house(owned("82", BERT, SALE)))
        registers.stand(THIRD, house(owned("83", CLARA, SALE, CORRECTION)))
        yield registers.tables()


def test_a_correction_is_no_sale(corrected: Tables) -> None:
    assert set(corrected.nodes("Transactie")) == {key(OLD), key(SALE)}
    assert corrected.ends("OPGEVOLGD_DOOR") == {(key(OLD), key(SALE))}


def test_the_corrected_party_is_the_buyer(corrected: Tables) -> None:
    assert buyers(corrected, SALE) == {key(CLARA): 1000}
    assert sellers(corrected, SALE) == {key(ANNA): 1000}
    assert corrected.concerned(SALE, house())["aandeel_promille"] == 1000


def test_who_stood_there_by_mistake_held_for_no_day_and_the_right_one_from_the_deed_on(corrected: Tables) -> None:
    spans = {row["van"]: (row["geldig_van"], row["geldig_tot"]) for row in corrected.edges("BEZIT")}
    bought = date(2022, 3, 1)
    assert spans == {
        key(ANNA): (date(2015, 6, 1), bought),
        key(BERT): (bought, bought),
        key(CLARA): (bought, None),
    }


@in_one_city
def test_a_correction_alone_gives_no_transfer(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", BERT, CORRECTION)))
    tables = yield
    assert set(tables.nodes("Transactie")) == {key(OLD)}
    assert tables.ends("VERKOPER") == set()


@in_one_city
def test_a_correction_of_one_buyer_leaves_the_other_one(registers: Registers) -> Case:
    kinds = ("564", "526", "635", "673", "532")
    sales = {at: Deed(f"50{at}", price=240_000) for at, _ in enumerate(kinds, 1)}
    stays = {at: owned(f"2{at}", BERT, sale, share=HALF) for at, sale in sales.items()}
    wrong = {at: owned(f"3{at}", CLARA, sale, share=HALF) for at, sale in sales.items()}
    right = {
        at: owned(f"4{at}", DIRK, sales[at], Deed(f"60{at}", kind, date="2023-02-01"), share=HALF)
        for at, kind in enumerate(kinds, 1)
    }
    registers.stand(FIRST, *(house(owned(f"1{at}", ANNA, OLD), number=at) for at in sales))
    registers.stand(SECOND, *(house(stays[at], wrong[at], number=at) for at in sales))
    registers.stand(THIRD, *(house(stays[at], right[at], number=at) for at in sales))
    tables = yield
    assert [buyers(tables, sale) for sale in sales.values()] == [{key(BERT): 500, key(DIRK): 500}] * len(kinds)
    assert {tables.concerned(sale, house(number=at))["aandeel_promille"] for at, sale in sales.items()} == {1000}


@in_one_city
def test_a_buyer_whose_name_changed_before_the_first_stand_is_not_the_only_buyer(registers: Registers) -> Case:
    renamed = Deed("635", "635", date="2018-01-01")
    registers.stand(FIRST, house(owned("81", ANNA, OLD, share=HALF), owned("82", BERT, OLD, renamed, share=HALF)))
    assert buyers((yield), OLD) == {key(ANNA): 500, key(BERT): 500}


@in_one_city
def test_a_buyer_who_sold_before_the_other_was_corrected_bought_all_the_same(registers: Registers) -> Case:
    resale = Deed("502", date="2023-03-01", price=150_000)
    renamed = Deed("635", "635", date="2024-02-01")
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", BERT, SALE, share=HALF), owned("83", CLARA, SALE, share=HALF)))
    registers.stand(THIRD, house(owned("84", DIRK, resale, share=HALF), owned("83", CLARA, SALE, share=HALF)))
    registers.stand(
        "2024-12-31", house(owned("84", DIRK, resale, share=HALF), owned("85", CLARA, SALE, renamed, share=HALF))
    )
    tables = yield
    assert buyers(tables, SALE) == {key(BERT): 500, key(CLARA): 500}
    assert (buyers(tables, resale), sellers(tables, resale)) == ({key(DIRK): 500}, {key(BERT): 500})


@in_one_city
def test_a_half_bought_after_a_correction_is_a_half(registers: Registers) -> Case:
    correction = Deed("564", "564", date="2016-01-01")
    registers.stand(FIRST, house(owned("81", ANNA, OLD, correction, share=HALF), owned("82", BERT, OLD, share=HALF)))
    registers.stand(SECOND, house(owned("83", ANNA, OLD, correction, SALE)))
    tables = yield
    assert (buyers(tables, SALE), sellers(tables, SALE)) == ({key(ANNA): 500}, {key(BERT): 500})
    assert buyers(tables, OLD) == {key(ANNA): 500, key(BERT): 500}


@pytest.mark.parametrize("deed", [Deed("403", "403", date="2022-05-01"), Deed("403", None, date="2022-05-01")])
@in_one_city
def test_a_change_that_no_transfer_deed_states_is_derived(registers: Registers, deed: Deed) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", BERT, deed)))
    tables = yield
    (found,) = (row for row in tables.nodes("Transactie").values() if row["id"] != key(OLD))
    assert re.fullmatch(r"[0-9a-f]{32}", found["id"])
    assert (found["afgeleid"], found["soort"], found["koopsom_euro"]) == (True, "onbekend", None)
    assert found["datum"] == date(2022, 5, 1)
    assert tables.shares("VERKOPER") == {(key(ANNA), found["id"]): 1000}
    assert tables.shares("KOPER")[key(BERT), found["id"]] == 1000


@in_one_city
def test_a_derived_change_without_any_deed_is_dated_by_the_stand(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", BERT)))
    assert [row["datum"] for row in derived((yield))] == [date(2022, 12, 31)]


def derived(tables: Tables) -> list[Row]:
    return [row for row in tables.nodes("Transactie").values() if row["afgeleid"]]


@in_one_city
def test_the_first_stand_derives_nothing_from_holders_without_a_transfer_deed(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, Deed("403", "403", date="1995-01-01"))))
    tables = yield
    assert tables.nodes("Transactie") == {}
    assert tables.ends("BEZIT") == {(key(ANNA), key(house()))}


@in_one_city
def test_a_renewed_naming_of_the_same_holder_derives_nothing(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)))
    registers.stand(SECOND, house(owned("82", ANNA, Deed("403", "403", date="2022-05-01"))))
    assert derived((yield)) == []


@in_one_city
def test_an_object_that_is_gone_sells_nothing(registers: Registers) -> Case:
    registers.stand(FIRST, house(owned("81", ANNA, OLD)), house(owned("82", BERT, SALE), number=2))
    registers.stand(SECOND, house(owned("82", BERT, SALE), number=2))
    tables = yield
    assert tables.ends("VERKOPER") == set()
    assert derived(tables) == []
