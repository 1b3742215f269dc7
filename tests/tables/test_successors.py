"""Objects that came from others, by a split or a merger, while their namings still rest on the deeds of before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.one_city import in_one_city
from tests.support.stands import Deed, Holder, Obj, Person, Right
from tests.support.tables import house, key, parcel_id

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.tables import Registers

ANNA, BERT = Person("901", "Aalders"), Person("902", "Baks")
BOUGHT = Deed("501", date="2021-03-01", price=300_000)
FIRST, SECOND, THIRD = "2021-12-31", "2022-12-31", "2023-12-31"
WHOLE, LEFT, RIGHT = (house(number=at) for at in (1, 2, 3))


def flat(number: int, *deeds: Deed, party: Person = ANNA) -> Obj:
    right = Right(f"17{number}", holders=[Holder(f"9{number}{party.id}", party, deeds=deeds)])
    return Obj(f"12300001000{number}", f"MTT00 C 1 A{number}", [right], born_on=None)


SPLIT = {
    "the day it came into being": {"born_on": "2022-06-01"},
    "the object it came from": {"born_on": None, "origins": [parcel_id(1)]},
}


@pytest.mark.parametrize("known", SPLIT.values(), ids=SPLIT)
@in_one_city
def test_what_was_split_off_later_was_no_part_of_the_earlier_sale(registers: Registers, known: dict[str, Any]) -> Case:
    registers.prices({"2021K1": "100"})
    registers.stand(FIRST, house(Holder("81", ANNA, deeds=[BOUGHT])))
    registers.stand(SECOND, *(house(Holder(f"8{at}", ANNA, deeds=[BOUGHT]), number=at, **known) for at in (2, 3)))
    tables = yield
    assert tables.ends("BETREFT") == {(key(BOUGHT), key(WHOLE))}
    assert tables.nodes("Transactie")[key(BOUGHT)]["aantal_objecten"] == 1
    assert tables.concerned(BOUGHT, WHOLE)["prijs_deel_euro"] == 300_000
    assert {naar for van, naar in tables.ends("BEZIT") if van == key(ANNA)} == {key(WHOLE), key(LEFT), key(RIGHT)}


@in_one_city
def test_apartments_of_a_building_that_was_split_were_no_part_of_its_sale(registers: Registers) -> Case:
    registers.stand(FIRST, house(Holder("81", ANNA, deeds=[BOUGHT])))
    registers.stand(SECOND, house(Holder("81", ANNA, deeds=[BOUGHT])), flat(1, BOUGHT), flat(2, BOUGHT))
    assert (yield).ends("BETREFT") == {(key(BOUGHT), key(WHOLE))}


@in_one_city
def test_a_sale_of_what_was_split_off_is_its_first(registers: Registers) -> Case:
    sold = Deed("502", date="2023-03-01", price=250_000)
    registers.stand(FIRST, house(Holder("81", ANNA, deeds=[BOUGHT])))
    registers.stand(SECOND, flat(1, BOUGHT), flat(2, BOUGHT))
    registers.stand(THIRD, flat(1, sold, party=BERT), flat(2, BOUGHT))
    tables = yield
    assert tables.concerned(sold, flat(1))["dagen_sinds_vorige"] is None
    assert tables.ends("VERKOPER") == {(key(ANNA), key(sold))}


@in_one_city
def test_a_parcel_formed_for_the_sale_is_part_of_it(registers: Registers) -> Case:
    sold = Deed("502", date="2022-03-01", price=90_000)
    registers.stand(FIRST, house(Holder("81", ANNA, deeds=[BOUGHT])))
    formed = house(Holder("82", BERT, deeds=[sold]), number=2, born_on="2022-02-15", origins=[parcel_id(1)])
    registers.stand(SECOND, house(Holder("81", ANNA, deeds=[BOUGHT])), formed)
    tables = yield
    assert (key(sold), key(LEFT)) in tables.ends("BETREFT")
    assert tables.concerned(sold, LEFT)["prijs_deel_euro"] == 90_000


@in_one_city
def test_a_parcel_of_another_area_whose_stand_came_later_is_part_of_the_sale(registers: Registers) -> Case:
    registers.stand(FIRST, house(Holder("81", ANNA, deeds=[BOUGHT])), area="0935")
    registers.stand(SECOND, house(Holder("82", ANNA, deeds=[BOUGHT]), number=2, born_on="1990-01-01"), area="0899")
    assert (yield).ends("BETREFT") == {(key(BOUGHT), key(WHOLE)), (key(BOUGHT), key(LEFT))}
