from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_kik import ZekerheidsstellingPartij
from ondermijning.model.records_other import Kredietvergunning
from tests.support.one_city import in_one_city
from tests.support.record_things import PARCEL, answered, company, dwelling, mortgage, office, owners, permit, seat
from tests.support.record_use import valued
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

A = "KVK:99000001"
GRANTED = {"besluit": "verleend"}


def with_home(records: Records, area: int = 200) -> str:
    home, place = dwelling(records, 12, area=area)
    valued(records, home, "2020-01-01", 200_000)
    owners(records, ("P1", "2015-01-15", 150_000), ("P2", "2022-02-01", 300_000))
    return place


@pytest.mark.parametrize(
    ("kind", "asked", "days"),
    [
        ("omzetting", "2022-02-01", 0),
        ("splitsing", "2022-03-01", 28),
        ("omzetting", "2022-01-31", 2573),
        ("omzetting", "2015-01-14", None),
        ("omgevingsvergunning", "2022-03-01", None),
    ],
)
@in_one_city
def test_a_conversion_is_counted_from_the_last_purchase_before_it(
    records: Records, kind: str, asked: str, days: int | None
) -> Case:
    place = with_home(records)
    permit(records, "Z1", ("P2", "aanvrager"), soort=kind, datum_aanvraag=asked)
    edge = (yield).edge("VERGUND_VOOR", "Z1", place)
    assert edge["dagen_na_aankoop"] == days
    assert edge["aankoop_id"] == (None if days is None else f"{PARCEL}/{0 if days > 2000 else 1}")


@pytest.mark.parametrize(
    ("area", "units", "day", "beyond"),
    [
        (200, 4, "2023-03-01", None),
        (109, 4, "2023-03-01", "oppervlakte"),
        (110, 40, "2023-03-01", None),
        (110, 41, "2023-03-01", "aantal in het jaar"),
        (109, 41, "2023-03-01", "aantal in het jaar, oppervlakte"),
        (109, 41, "2016-07-21", None),
    ],
)
def test_a_conversion_is_laid_beside_the_norms_of_its_day(
    records: Records, area: int, units: int, day: str, beyond: str | None
) -> None:
    with_home(records, area)
    for number in range(13, 20):
        dwelling(records, number, parcel=None)
    permit(records, "Z1", ("P2", "aanvrager"), soort="omzetting", datum_besluit=day, aantal_eenheden=units, **GRANTED)
    assert records.tables().nodes("Vergunning")["Z1"]["buiten_norm"] == beyond


def test_more_than_a_fifth_of_a_street_is_beyond_the_norm(records: Records) -> None:
    for number in range(1, 11):
        dwelling(records, number, parcel=None, area=200)
    for number, day in ((1, "2023-01-01"), (2, "2023-02-01"), (3, "2023-03-01")):
        permit(
            records,
            f"Z{number}",
            ("P2", "aanvrager"),
            soort="omzetting",
            datum_besluit=day,
            huisnummer=number,
            postcode="6211AB",
            **GRANTED,
        )
    cases = records.tables().nodes("Vergunning")
    assert [cases[f"Z{number}"]["buiten_norm"] for number in (1, 2, 3)] == [None, None, "deel van de straat"]


@pytest.mark.parametrize(
    ("asked", "loans", "lent_by", "banks"),
    [
        ("2023-12-01", [], A, 0),
        ("2023-11-30", [], A, None),
        ("2023-12-01", ["2022-06-01"], A, 1),
        ("2023-12-01", ["2021-11-30"], A, 0),
        ("2024-06-01", ["2024-01-01"], A, None),
        ("2023-12-01", ["2022-06-01"], "P7", 0),
        ("2023-12-01", ["2022-06-01"], None, None),
        ("2023-12-01", ["2022-06-01"], "KVK:99000002", None),
        ("2023-12-01", ["2022-06-01"], "KVK:99000003", 0),
        ("2023-12-01", ["2022-06-01"], "KVK:99000004", 1),
    ],
    ids=[
        "no loan",
        "asked too early",
        "a bank",
        "too old",
        "too late",
        "a person",
        "nobody",
        "unknown",
        "a holding",
        "licensed",
    ],
)
@in_one_city
def test_a_bank_is_absent_only_when_the_answer_is_late_enough_and_every_lender_known(
    records: Records, asked: str, loans: list[str], lent_by: str | None, banks: int | None
) -> Case:
    with_home(records)
    company(records, 1, sbi="64191")
    company(records, 2)
    company(records, 3, sbi="6420")
    company(records, 4)
    licence = made(Kredietvergunning, register="afm", kvk="99000004", soort="kredietaanbieder", peildatum="2022-01-01")
    records.add("kredietverleners", licence)
    for number, day in enumerate(loans):
        loan = mortgage(records, number, day)
        if lent_by:
            records.add("kik", made(ZekerheidsstellingPartij, zekerheid_id=loan, persoon_id=lent_by, rol="geldgever"))
            records.party("kik", lent_by, lent_by)
    answered(records, asked)
    permit(
        records, "Z1", ("P2", "aanvrager"), soort="bouwen", bouwsom_euro=90_000, datum_besluit="2022-06-01", **GRANTED
    )
    found = (yield).nodes("Vergunning")["Z1"]
    assert (found["bankhypotheken"], found["bouwsom_woz_procent"]) == (banks, 45)


def held(case: str, party: str) -> Reading[dict[str, Any]]:
    return (yield).edge("HOUDT", party, case)


@pytest.mark.parametrize(("other", "days"), [(None, 305), ("open", None), ("refused", 305)])
@in_one_city
def test_a_permit_has_lapsed_while_its_holder_is_there_and_nobody_holds_another(
    records: Records, other: str | None, days: int | None
) -> Case:
    with_home(records)
    company(records, 1)
    seat(records, 1)
    permit(
        records,
        "Z1",
        (A, "aanvrager"),
        soort="exploitatie",
        geldig_van="2020-01-01",
        geldig_tot="2024-03-01",
        **GRANTED,
    )
    if other:
        decided = GRANTED if other == "open" else {"besluit": "geweigerd"}
        permit(records, "Z2", ("P5", "aanvrager"), soort="exploitatie", datum_besluit="2024-03-01", **decided)
    assert (yield from held("Z1", A))["dagen_na_einde"] == days


@pytest.mark.parametrize(
    ("since", "days"),
    [(["2024-01-01"], 31), (["2024-01-01", "2020-01-01"], 1492), (["2024-03-01"], None), (["2024-01-01", None], None)],
)
@in_one_city
def test_a_board_is_as_old_as_the_officer_longest_in_place(
    records: Records, since: list[str | None], days: int | None
) -> Case:
    with_home(records)
    company(records, 1)
    for number, begun in enumerate(since):
        office(records, f"P{number}", 1, **({"aanvang": begun} if begun else {}))
    permit(records, "Z1", (A, "aanvrager"), soort="exploitatie", datum_aanvraag="2024-02-01", **GRANTED)
    assert (yield from held("Z1", A))["dagen_bestuur"] == days


@in_one_city
def test_addresses_of_others_count_for_whoever_asks_permits_of_use(records: Records) -> Case:
    with_home(records)
    company(records, 1)
    company(records, 2)
    seat(records, 2)
    for case, party, kind in (
        ("Z1", A, "omzetting"),
        ("Z2", "P2", "omzetting"),
        ("Z3", "KVK:99000002", "exploitatie"),
        ("Z4", "P4", "bouwen"),
    ):
        permit(records, case, (party, "aanvrager"), soort=kind, datum_aanvraag="2023-03-01")
    found = {row["naar"]: row["vreemde_adressen"] for row in (yield).edges("VRAAGT_AAN")}
    assert found == {"Z1": 1, "Z2": None, "Z3": None, "Z4": None}
