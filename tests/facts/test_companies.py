from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.stands import Company, Deed, Holder, Person
from tests.support.tables import house, key, profile

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.tables import Registers

KVK = "99000011"
BV = Company("910", kvk=KVK)
ANNA = Person("901")
SALE = Deed("501", date="2022-03-15", price=240_000)
FIRST, SECOND, THIRD = "2021-12-31", "2022-12-31", "2023-12-31"


AGE_OF_BEGIN = {
    "20220301": 14,
    "20220315": 0,
    "20220200": 42,
    "20210000": 438,  # from the first of a month or year of which no more is known
    "20220316": None,
    None: None,
}


@in_one_city
def test_the_age_of_a_buying_company_counts_from_the_lower_bound_of_its_founding(registers: Registers) -> Case:
    buyers = {begin: Company(f"92{at}", kvk=f"9900010{at}") for at, begin in enumerate(AGE_OF_BEGIN)}
    registers.kvk("2023-01-01", *(profile(buyer.kvk or "", begin=begin) for begin, buyer in buyers.items()))
    share = (1, len(buyers))
    registers.stand(SECOND, house(*(Holder(f"8{buyer.id}", buyer, share, [SALE]) for buyer in buyers.values())))
    tables = yield
    ages = {
        begin: tables.edge("KOPER", key(buyer), key(SALE))["dagen_sinds_oprichting"] for begin, buyer in buyers.items()
    }
    assert ages == AGE_OF_BEGIN


@in_one_city
def test_a_person_who_buys_has_no_age(registers: Registers) -> Case:
    registers.stand(SECOND, house(Holder("82", ANNA, deeds=[SALE])))
    assert (yield).edge("KOPER", key(ANNA), key(SALE))["dagen_sinds_oprichting"] is None


def outlasting(on: str) -> Reading[int | None]:
    (holding,) = (row for row in (yield as_of(on=on)).edges("BEZIT") if row["van"] == key(BV))
    days: int | None = holding["dagen_na_einde"]
    return days


@in_one_city
def test_a_company_of_which_the_year_it_ended_is_known_may_have_been_there_until_the_last_day_of_it(
    registers: Registers,
) -> Case:
    registers.kvk("2024-01-01", profile(KVK, begin="20200101", end="20230000"))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    assert (yield from outlasting("2023-11-30")) is None
    assert (yield from outlasting("2024-01-10")) == 10


@pytest.mark.slow
@in_one_city
def test_a_holding_outlasts_its_company_until_the_date_of_the_tables(registers: Registers) -> Case:
    registers.kvk("2024-01-01", profile(KVK, begin="20200101", end="20220600"))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    days = {"2022-06-29": None, "2022-06-30": 0, "2022-07-10": 10, "2023-06-30": 365}
    for on, outlasted in days.items():
        assert (yield from outlasting(on)) == outlasted, on


@in_one_city
def test_a_holding_that_ended_outlasts_its_company_until_then(registers: Registers) -> Case:
    resale = Deed("502", date="2023-06-01", price=250_000)
    registers.kvk("2024-01-01", profile(KVK, end="20230501"))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    registers.stand(THIRD, house(Holder("83", ANNA, deeds=[resale])))
    assert (yield from outlasting("2024-12-31")) == 31


@in_one_city
def test_a_holding_that_ended_before_its_company_does_not_outlast_it(registers: Registers) -> Case:
    resale = Deed("502", date="2023-04-30", price=250_000)
    registers.kvk("2024-01-01", profile(KVK, end="20230501"))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    registers.stand(THIRD, house(Holder("83", ANNA, deeds=[resale])))
    assert (yield from outlasting("2024-12-31")) is None


@in_one_city
def test_the_age_has_the_origin_of_the_founding_and_of_the_deed(registers: Registers) -> Case:
    registers.kvk("2023-01-01", profile(KVK, begin="20220301"))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    tables = yield
    edge = tables.edge("KOPER", key(BV), key(SALE))
    files = {file for column, file, _ in tables.origins(edge["id"]) if column == "dagen_sinds_oprichting"}
    assert files == {"kvk-2023-01-01.json", f"stand-0935-{SECOND}.xml"}


@in_one_city
def test_days_until_the_end_count_for_buyer_and_seller_and_not_after_a_merger(registers: Registers) -> Case:
    resale, third = Deed("502", date="2023-03-15", price=250_000), Company("911", kvk="99000012")
    for reason_end, kvk in (("20230701", KVK), (None, "99000012")):
        registers.kvk(f"2024-01-0{1 if reason_end else 2}", profile(kvk, begin="20200101", end=reason_end))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    registers.stand(THIRD, house(Holder("83", third, deeds=[resale])))
    tables = yield
    assert tables.edge("KOPER", key(BV), key(SALE))["dagen_tot_einde"] == 473
    assert tables.edge("VERKOPER", key(BV), key(resale))["dagen_tot_einde"] == 108
    assert tables.edge("KOPER", key(third), key(resale))["dagen_tot_einde"] is None
