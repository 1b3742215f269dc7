from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.records_overdracht import Overdracht, OverdrachtObject, OverdrachtPartij
from tests.support.one_city import in_one_city
from tests.support.record_things import owners
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records

ANNA = "P1"


@in_one_city
def test_a_purchase_is_the_first_when_nothing_was_held_before_it(records: Records) -> Case:
    owners(records, ("P9", "2010-01-01", 1), (ANNA, "2018-05-01", 1), ("P8", "2019-05-01", 1), parcel="O1")
    owners(records, ("P9", "2010-01-01", 1), (ANNA, "2020-05-01", 1), parcel="O2")
    tables = yield
    first = {row["naar"]: row["eerste_aankoop"] for row in tables.edges("KOPER") if row["van"] == ANNA}
    assert first == {"O1/1": True, "O2/1": False}


@in_one_city
def test_a_purchase_that_only_a_list_of_earlier_sales_shows_came_before_it_too(records: Records) -> Case:
    bv = "KVK:99000001"
    records.add(
        "transacties",
        made(Overdracht, overdracht_id="L", datum="2016-05-01", soort="koop"),
        made(OverdrachtObject, overdracht_id="L", object_id="O9"),
        made(
            OverdrachtPartij, overdracht_id="L", rol="koper", partij_sleutel=bv, partij_soort="bedrijf", kvk="99000001"
        ),
    )
    owners(records, ("P9", "2010-01-01", 1), (bv, "2020-05-01", 1), parcel="O2")
    first = {row["geldig_van"].year: row["eerste_aankoop"] for row in (yield).edges("KOPER") if row["van"] == bv}
    assert first == {2016: True, 2020: False}


def sales(records: Records, number: int) -> list[int | None]:
    for at in range(number):
        owners(records, ("P9", "2010-01-01", None), (f"K{at}", "2020-05-01", 1_000 * (at + 1)), parcel=f"O{at}")
    tables = records.tables()
    return [tables.edge("BETREFT", f"O{at}/1", f"O{at}")["prijs_rang_promille"] for at in (0, number - 1)]


def test_the_rank_of_a_price_is_the_part_of_the_sales_of_that_year_that_were_cheaper(records: Records) -> None:
    assert sales(records, 21) == [0, 1000]


def test_among_few_sales_there_is_no_rank(records: Records) -> None:
    assert sales(records, 19) == [None, None]
