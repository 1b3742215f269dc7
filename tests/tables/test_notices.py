from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_gemeente import Bekendmaking
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import dwelling, event, permit
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records

GMB = "gmb-2024-999001"
PLACE = "ADRES:6211AB-12-"


def notice(records: Records, number: str = GMB, **about: Any) -> str:
    """A notice of an application for house number 12, unless said otherwise; its id."""
    words = {"soort": "kamerverhuur", "fase": "aanvraag", "datum": "2018-02-01", "postcode": "6211AB", "huisnummer": 12}
    records.add("sru", made(Bekendmaking, publicatie_id=number, **words | about))
    return number


@in_one_city
def test_a_notice_is_a_permit_without_a_decision_or_a_party_at_its_place(records: Records) -> Case:
    notice(records, activiteit="het verhuren van kamers")
    tables = yield
    node = tables.nodes("Vergunning")[GMB]
    assert (node["soort"], node["fase"], node["activiteit"], node["datum_aanvraag"]) == (
        "kamerverhuur",
        "aanvraag",
        "het verhuren van kamers",
        date(2018, 2, 1),
    )
    assert (node["besluit"], node["status"], node["datum_besluit"], node["exploitatie"]) == (None, None, None, False)
    assert tables.ends("VERGUND_VOOR") == {(GMB, PLACE)}
    assert (tables.edges("VRAAGT_AAN"), tables.edges("HOUDT"), tables.orphans()) == ([], [], [])


@pytest.mark.parametrize("phase", ["afgehandeld", "verlenging", "melding", "rectificatie"])
@in_one_city
def test_only_a_notice_of_an_application_gives_its_day_and_none_gives_a_decision(records: Records, phase: str) -> Case:
    notice(records, fase=phase)
    node = (yield).nodes("Vergunning")[GMB]
    assert (node["fase"], node["datum_aanvraag"], node["besluit"]) == (phase, None, None)
    assert node["status"] == ("afgehandeld" if phase == "afgehandeld" else None)


@in_one_city
def test_a_notice_about_no_permit_and_one_of_after_the_date_are_left_out(records: Records) -> Case:
    notice(records, fase=None, soort="ruimtelijk plan", huisnummer=90)
    notice(records, "gmb-2024-999002", datum="2024-05-02")
    tables = yield as_of("2024-05-01")
    assert (tables.nodes("Vergunning"), tables.nodes("Adres").keys() & {"ADRES:6211AB-90-"}) == ({}, set())
    assert set((yield as_of("2024-05-02")).nodes("Vergunning")) == {"gmb-2024-999002"}


@pytest.mark.parametrize("written", ["Z2024-00000001", "z2024 00000001"])
@in_one_city
def test_a_notice_with_the_number_of_a_case_is_one_more_origin_of_that_case(records: Records, written: str) -> Case:
    permit(records, "Z2024-00000001", soort="omzetting", besluit="geweigerd", datum_besluit="2018-03-01")
    notice(records, zaaknummer=written, huisnummer=14)
    tables = yield
    assert set(tables.nodes("Vergunning")) == {"Z2024-00000001"}
    assert tables.nodes("Vergunning")["Z2024-00000001"]["besluit"] == "geweigerd"
    assert tables.nodes("Vergunning")["Z2024-00000001"]["soort"] == "omzetting"
    assert {file for _, file, _ in tables.origins("Z2024-00000001")} == {
        "vergunningen.Vergunningzaak",
        "sru.Bekendmaking",
    }
    assert tables.ends("VERGUND_VOOR") == {("Z2024-00000001", PLACE), ("Z2024-00000001", "ADRES:6211AB-14-")}


@in_one_city
def test_a_notice_with_the_number_of_a_case_that_nobody_delivered_stays_itself(records: Records) -> Case:
    permit(records, "Z2024-00000001")
    notice(records, zaaknummer="Z2024-00000002")
    assert set((yield).nodes("Vergunning")) == {"Z2024-00000001", GMB}


@in_one_city
def test_a_correction_stands_beside_the_notice_that_it_corrects(records: Records) -> Case:
    notice(records)
    notice(records, "gmb-2024-999002", fase="rectificatie", datum="2018-03-01")
    nodes = (yield).nodes("Vergunning")
    assert {number: node["fase"] for number, node in nodes.items()} == {
        GMB: "aanvraag",
        "gmb-2024-999002": "rectificatie",
    }


@in_one_city
def test_an_application_that_was_announced_follows_an_event_and_a_handled_one_is_followed_by_nothing(
    records: Records,
) -> Case:
    event(records, "G1", "sluiting_13b", "2018-01-01")
    notice(records)
    notice(records, "gmb-2024-999002", fase="afgehandeld")
    permit(records, "Z9", datum_aanvraag="2018-06-01")
    assert (yield).ends("VOLGT_OP") == {(GMB, "G1"), ("Z9", "G1")}


@in_one_city
def test_a_notice_about_a_row_is_for_each_house_in_it_that_the_bag_knows(records: Records) -> Case:
    (_, first), (_, _), (_, last), (_, _) = (dwelling(records, number, parcel=None) for number in (12, 13, 14, 16))
    notice(records, toevoeging="14")
    assert (yield).ends("VERGUND_VOOR") == {(GMB, "ADRES:6211AB-12-14"), (GMB, first), (GMB, last)}


@in_one_city
def test_a_house_that_the_bag_knows_by_two_numbers_is_no_row(records: Records) -> Case:
    dwelling(records, 12, parcel=None)
    dwelling(records, 14, parcel=None)
    _, named = dwelling(records, 99, parcel=None, huisnummer=12, toevoeging="14")
    notice(records, toevoeging="14")
    assert (yield).ends("VERGUND_VOOR") == {(GMB, named)}


@in_one_city
def test_a_notice_about_a_street_has_no_address(records: Records) -> Case:
    notice(records, huisnummer=None, straat="Voorbeeldsingel")
    tables = yield
    assert (set(tables.nodes("Vergunning")), tables.edges("VERGUND_VOOR")) == ({GMB}, [])
