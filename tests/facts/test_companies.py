from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.stands import Company, Deed, Holder, Person
from tests.support.tables import house, key, profile

if TYPE_CHECKING:
    from tests.support.tables import Registers

KVK = "99000011"
BV = Company("910", kvk=KVK)
ANNA = Person("901")
SALE = Deed("501", date="2022-03-15", price=240_000)
FIRST, SECOND, THIRD = "2021-12-31", "2022-12-31", "2023-12-31"


def age(registers: Registers, begin: str | None) -> int | None:
    """Days between the founding of the company and its purchase."""
    registers.kvk("2023-01-01", profile(KVK, begin=begin))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    days: int | None = registers.tables().edge("KOPER", key(BV), key(SALE))["dagen_sinds_oprichting"]
    return days


@pytest.mark.parametrize(
    ("begin", "days"),
    [("20220301", 14), ("20220315", 0), ("20220200", 42), ("20210000", 438), ("20220316", None), (None, None)],
    ids=["by the day", "on the day", "from the first of the month", "from the first of the year", "founded later", "unknown"],
)  # fmt: skip
def test_the_age_of_a_buying_company_counts_from_the_lower_bound_of_its_founding(
    registers: Registers, begin: str | None, days: int | None
) -> None:
    assert age(registers, begin) == days


def test_a_person_who_buys_has_no_age(registers: Registers) -> None:
    registers.stand(SECOND, house(Holder("82", ANNA, deeds=[SALE])))
    assert registers.tables().edge("KOPER", key(ANNA), key(SALE))["dagen_sinds_oprichting"] is None


def outlasting(registers: Registers, on: str) -> int | None:
    (holding,) = (row for row in registers.tables(on=on).edges("BEZIT") if row["van"] == key(BV))
    days: int | None = holding["dagen_na_einde"]
    return days


@pytest.mark.parametrize(
    ("on", "days"), [("2022-05-31", None), ("2022-06-01", 0), ("2022-06-11", 10), ("2023-06-01", 365)]
)
def test_a_holding_outlasts_its_company_until_the_date_of_the_tables(
    registers: Registers, on: str, days: int | None
) -> None:
    registers.kvk("2024-01-01", profile(KVK, begin="20200101", end="20220600"))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    assert outlasting(registers, on) == days


def test_a_holding_that_ended_outlasts_its_company_until_then(registers: Registers) -> None:
    resale = Deed("502", date="2023-06-01", price=250_000)
    registers.kvk("2024-01-01", profile(KVK, end="20230501"))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    registers.stand(THIRD, house(Holder("83", ANNA, deeds=[resale])))
    assert outlasting(registers, "2024-12-31") == 31


def test_a_holding_that_ended_before_its_company_does_not_outlast_it(registers: Registers) -> None:
    resale = Deed("502", date="2023-04-30", price=250_000)
    registers.kvk("2024-01-01", profile(KVK, end="20230501"))
    registers.stand(SECOND, house(Holder("82", BV, deeds=[SALE])))
    registers.stand(THIRD, house(Holder("83", ANNA, deeds=[resale])))
    assert outlasting(registers, "2024-12-31") is None


def test_the_age_has_the_origin_of_the_founding_and_of_the_deed(registers: Registers) -> None:
    age(registers, "20220301")
    tables = registers.tables()
    edge = tables.edge("KOPER", key(BV), key(SALE))
    files = {file for column, file, _ in tables.origins(edge["id"]) if column == "dagen_sinds_oprichting"}
    assert files == {"kvk-2023-01-01.json", f"stand-0935-{SECOND}.xml"}
