from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from ondermijning.model.records_bag import BagNevenadres, BagNummeraanduiding, BagVerblijfsobject
from ondermijning.model.records_gebied import Buurtcijfer, Buurtindeling, Buurtvlak
from ondermijning.tables.places.neighbourhoods import _first_around
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.records import Records

WEST, EAST = "BU09359901", "BU09359902"
PLACE, OTHER, HOME = "0935200000000012", "0935200000000013", "0935010000000012"


def square(x: int, size: int = 100) -> str:
    """A square whose south-west corner lies at (176000 + x, 318000)."""
    west, south, east, north = 176_000 + x, 318_000, 176_000 + x + size, 318_000 + size
    return f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def outline(code: str, x: int, part: int = 1) -> Any:
    return made(Buurtvlak, buurtcode=code, volgnummer=part, wkt=square(x))


def placed(records: Records, x: int | None, address: str = PLACE, home: str = HOME, **life: Any) -> None:
    """A home with an address at (176000 + x, 318050)."""
    east, north = (None, None) if x is None else (176_000 + x, 318_050)
    records.add(
        "bag",
        made(BagNummeraanduiding, nummeraanduiding_id=address, huisnummer=12, postcode="6211AB"),
        made(BagVerblijfsobject, bag_id=home, nummeraanduiding_id=address, x_rd=east, y_rd=north, **life),
    )


def test_a_neighbourhood_has_its_name_district_and_figures(records: Records) -> None:
    records.add(
        "buurten",
        made(Buurtindeling, buurtcode=WEST, buurtnaam="Voorbeeldbuurt", wijknaam="Voorbeeldwijk"),
        made(Buurtcijfer, buurtcode=WEST, kenmerk="aantal_inwoners", waarde_promille=1_240_000),
        made(Buurtcijfer, buurtcode=WEST, kenmerk="aantal_woningen", waarde_promille=610_000),
        made(Buurtcijfer, buurtcode=WEST, kenmerk="percentage_leegstand", waarde_promille=4_000),
    )
    unsafe = made(Buurtcijfer, buurtcode=WEST, kenmerk="onveilig_gevoel_procent", waarde_promille=21_500)
    records.add("buurten", unsafe, seen="2018-01-01", ended="2021-01-01")
    tables = records.tables()
    (node,) = tables.nodes("Buurt").values()
    columns = ("id", "naam", "wijk", "inwoners", "woningen", "onveilig_procent")
    assert tuple(node[name] for name in columns) == (WEST, "Voorbeeldbuurt", "Voorbeeldwijk", 1_240, 610, 22)
    assert {name for name, file, _ in tables.origins(WEST) if file == "buurten.Buurtcijfer"} == {
        "inwoners",
        "woningen",
        "onveilig_procent",
    }


@pytest.mark.parametrize(
    ("x", "buurt"),
    [(50, WEST), (150, EAST), (100, WEST), (450, EAST), (350, None), (None, None)],
    ids=["west", "east", "border", "second polygon", "outside", "no point"],
)
def test_an_address_lies_in_the_neighbourhood_around_its_object(
    records: Records, x: int | None, buurt: str | None
) -> None:
    records.add("buurten", outline(EAST, 100), outline(EAST, 400, 2), outline(WEST, 0))
    placed(records, x)
    tables = records.tables()
    assert tables.ends("IN_BUURT") == ({(PLACE, buurt)} if buurt else set())
    assert set(tables.nodes("Buurt")) == {WEST, EAST}
    for edge in tables.edges("IN_BUURT"):
        assert {file for _, file, _ in tables.origins(edge["id"])} == {"buurten.Buurtvlak", "bag.BagVerblijfsobject"}


def test_a_hole_is_not_in_the_neighbourhood(records: Records) -> None:
    ring = square(0)[:-1] + ", (176040 318040, 176060 318040, 176060 318060, 176040 318060, 176040 318040))"
    records.add("buurten", made(Buurtvlak, buurtcode=WEST, volgnummer=1, wkt=ring))
    placed(records, 50)
    assert records.tables().ends("IN_BUURT") == set()


def test_a_further_address_lies_where_its_object_does(records: Records) -> None:
    records.add("buurten", outline(WEST, 0))
    placed(records, 50)
    records.add(
        "bag",
        made(BagNummeraanduiding, nummeraanduiding_id=OTHER, huisnummer=14, postcode="6211AB"),
        made(BagNevenadres, bag_id=HOME, nummeraanduiding_id=OTHER),
    )
    assert records.tables().ends("IN_BUURT") == {(PLACE, WEST), (OTHER, WEST)}


def test_of_several_objects_at_an_address_the_one_that_still_has_it_tells_where_it_lies(records: Records) -> None:
    records.add("buurten", outline(WEST, 0), outline(EAST, 100))
    placed(records, 50, voorkomen=1, geldig_van="2010-01-01", geldig_tot="2020-01-01")
    placed(records, 150, home="0935010000000013", voorkomen=1, geldig_van="2020-01-01")
    assert records.tables("2024-01-01").ends("IN_BUURT") == {(PLACE, EAST)}


def test_a_neighbourhood_that_a_later_delivery_leaves_out_is_gone_from_that_day(records: Records) -> None:
    records.add(
        "buurten", made(Buurtindeling, buurtcode=WEST, buurtnaam="Voorbeeldbuurt"), outline(WEST, 0), ended="2022-01-01"
    )
    placed(records, 50)
    assert set(records.tables("2021-12-31").nodes("Buurt")) == {WEST}
    tables = records.tables("2022-01-01")
    assert (tables.nodes("Buurt"), tables.ends("IN_BUURT")) == ({}, set())


def test_a_city_of_seventy_thousand_points_takes_under_three_seconds() -> None:
    outlines = np.array(
        [square(100 * (at % 10)).replace("318", str(318 + at // 10)) for at in range(100)], dtype=object
    )
    places = np.arange(70_000)
    begin = time.perf_counter()
    which, around = _first_around(outlines, 176_000 + places % 1_000, 318_050 + 1_000 * (places % 10))
    assert time.perf_counter() - begin < 3
    assert len(which) == len(around) == 70_000


def test_the_date_of_the_tables_may_be_before_anything_was_known(records: Records) -> None:
    records.add("buurten", outline(WEST, 0))
    placed(records, 50, voorkomen=1, geldig_van=date(2010, 1, 1))
    assert records.tables("2009-01-01").ends("IN_BUURT") == set()
