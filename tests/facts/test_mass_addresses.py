from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_bag import BagNevenadres, BagVerblijfsobject
from ondermijning.model.records_other import Vestiging
from tests.support.one_city import in_one_city
from tests.support.record_things import company, dwelling, kvk, seat
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

PLACE = "0935200000000012"


def figures(place: str = PLACE) -> Reading[tuple[int | None, int | None, int | None]]:
    row = (yield).nodes("Adres")[place]
    return row["bedrijven"], row["oppervlakte_m2"], row["per_bedrijf_m2"]


@in_one_city
def test_companies_with_a_seat_there_share_the_floor(records: Records) -> Case:
    dwelling(records, 12, area=29)
    for number in (1, 2, 3):
        company(records, number)
        seat(records, number)
    assert (yield from figures()) == (3, 29, 9)
    tables = yield
    files = {
        column: {file for name, file, _ in tables.origins(PLACE) if name == column}
        for column in ("bedrijven", "per_bedrijf_m2")
    }
    assert files["bedrijven"] == {"hr.VestigingAdres"}
    assert files["per_bedrijf_m2"] >= {"hr.VestigingAdres", "bag.BagVerblijfsobject"}


@in_one_city
def test_a_company_that_two_registers_or_its_branch_seat_there_counts_once(records: Records) -> Case:
    dwelling(records, 12)
    company(records, 1)
    company(records, 1, source="kvk")
    seat(records, 1)
    seat(records, 1, source="kvk")
    records.add("hr", made(Vestiging, vestigingsnummer="000099000011", kvk=kvk(1)))
    seat(records, 1, branch="000099000011")
    assert (yield from figures())[0] == 1


@in_one_city
def test_who_ended_moved_or_only_takes_its_mail_there_does_not_count(records: Records) -> Case:
    dwelling(records, 12)
    company(records, 1, einde="2022-01-01")
    seat(records, 1)
    company(records, 2)
    seat(records, 2, soort="correspondentieadres")
    company(records, 3)
    seat(records, 3)
    records.db.execute("UPDATE VestigingAdres SET _gezien_tot = DATE '2022-01-01' WHERE kvk = ?", [kvk(3)])
    assert (yield from figures()) == (None, 80, None)


@pytest.mark.parametrize(
    ("status", "area"), [("Verblijfsobject in gebruik", None), ("Verblijfsobject ingetrokken", 80)]
)
@in_one_city
def test_the_floor_is_unknown_when_that_of_one_part_is(records: Records, status: str, area: int | None) -> Case:
    dwelling(records, 12)
    records.add("bag", made(BagVerblijfsobject, bag_id="0935010000000099", soort="verblijfsobject", status=status))
    records.add("bag", made(BagNevenadres, bag_id="0935010000000099", nummeraanduiding_id=PLACE))
    company(records, 1)
    seat(records, 1)
    assert (yield from figures()) == (1, area, area)
