from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import PARCEL, company, dwelling, owners, permit

if TYPE_CHECKING:
    from typing import Any

    from tests.support.one_city import Case
    from tests.support.records import Records

PLACE = "ADRES:6211AB-12-"
ASKED, DECIDED = (
    {"datum_aanvraag": "2022-01-10"},
    {"besluit": "verleend", "datum_besluit": "2022-03-01", "status": "afgehandeld"},
)


@in_one_city
def test_a_case_has_its_parties_and_its_place(records: Records) -> Case:
    bv = company(records, 1)
    parties = ((bv, "aanvrager"), ("P1", "houder"), ("P2", "leidinggevende"))
    permit(records, "Z1", *parties, soort="exploitatie horeca", bouwsom_euro=9, aantal_eenheden=2, **ASKED, **DECIDED)
    tables = yield
    node = tables.nodes("Vergunning")["Z1"]
    assert (
        node["soort"],
        node["fase"],
        node["besluit"],
        node["exploitatie"],
        node["bouwsom_euro"],
        node["aantal_eenheden"],
    ) == (
        "exploitatie horeca",
        "besloten",
        "verleend",
        True,
        9,
        2,
    )
    assert (tables.ends("VRAAGT_AAN"), tables.ends("HOUDT")) == ({(bv, "Z1")}, {("P1", "Z1")})
    assert tables.edge("VRAAGT_AAN", bv, "Z1")["geldig_van"] == date(2022, 1, 10)
    assert tables.ends("VERGUND_VOOR") == {("Z1", PLACE)}
    assert "P2" in tables.nodes("Persoon")


HELD_BY_APPLICANT: dict[str, tuple[dict[str, Any], tuple[str | None, str | None] | None]] = {
    "granted": (DECIDED, ("2022-03-01", None)),
    "granted from a day until a day": (
        DECIDED | {"geldig_van": "2022-04-01", "geldig_tot": "2024-04-01"},
        ("2022-04-01", "2024-04-01"),
    ),
    "refused": (DECIDED | {"besluit": "geweigerd"}, None),
    "not decided": ({}, None),
    "application withdrawn": (DECIDED | {"besluit": "ingetrokken"}, None),
    "withdrawn after it held": (
        DECIDED | {"besluit": "ingetrokken", "geldig_van": "2020-01-01", "geldig_tot": "2025-01-01"},
        ("2020-01-01", "2022-03-01"),
    ),
}


@pytest.mark.parametrize("case", HELD_BY_APPLICANT)
@in_one_city
def test_who_asked_holds_what_was_granted_when_no_holder_is_named(records: Records, case: str) -> Case:
    about, span = HELD_BY_APPLICANT[case]
    permit(records, "Z1", ("P1", "aanvrager"), **ASKED, **about)
    held = (yield).edges("HOUDT")
    days = [tuple(day and str(day) for day in (edge["geldig_van"], edge["geldig_tot"])) for edge in held]
    assert days == ([span] if span else [])


@in_one_city
def test_a_register_of_permits_without_decisions_names_holders(records: Records) -> Case:
    permit(records, "Z1", ("P1", "aanvrager"), ("P2", "houder"), geldig_van="2021-01-01")
    permit(records, "Z2", ("P1", "aanvrager"), ("P2", "houder"), besluit="geweigerd", datum_besluit="2021-01-01")
    assert (yield).ends("HOUDT") == {("P2", "Z1")}


def test_a_permit_is_held_from_its_first_day_and_until_a_withdrawal_that_is_yet_to_come(records: Records) -> None:
    permit(records, "Z1", ("P1", "aanvrager"), ("P2", "houder"), **ASKED, **DECIDED, geldig_van="2022-05-01")
    permit(
        records, "Z2", ("P3", "aanvrager"), geldig_van="2021-01-01", besluit="ingetrokken", datum_besluit="2023-01-01"
    )
    held = {}
    for on in ("2022-02-01", "2022-04-30", "2022-05-01", "2023-01-01"):
        held[on] = {(edge["van"], edge["geldig_tot"] is None) for edge in records.tables(on).edges("HOUDT")}
    assert held == {
        "2022-02-01": {("P3", True)},
        "2022-04-30": {("P3", True)},
        "2022-05-01": {("P3", True), ("P2", True)},
        "2023-01-01": {("P3", False), ("P2", True)},
    }


@in_one_city
def test_a_decision_after_the_date_is_not_known_and_an_application_after_it_is_no_case(records: Records) -> Case:
    permit(records, "Z1", ("P1", "aanvrager"), **ASKED, **DECIDED, geldig_van="2022-05-01")
    tables = yield as_of("2022-02-28")
    node = tables.nodes("Vergunning")["Z1"]
    assert (node["fase"], node["besluit"], node["status"], node["datum_besluit"], node["geldig_van"]) == (
        "aangevraagd",
        None,
        None,
        None,
        None,
    )
    assert (tables.ends("VRAAGT_AAN"), tables.ends("HOUDT")) == ({("P1", "Z1")}, set())
    earlier = yield as_of("2022-01-09")
    assert (earlier.nodes("Vergunning"), earlier.orphans()) == ({}, [])


EXPLOITATION = {
    "Exploitatievergunning": True,
    "Alcoholwet": True,
    "Drank- en Horecawet": True,
    "SEKSINRICHTING": True,
    "speelautomatenhal": True,
    "coffeeshop": True,
    "omgevingsvergunning bouwen": False,
    "omzetting": False,
    None: False,
}


@in_one_city
def test_words_of_the_kind_say_whether_a_permit_is_to_run_a_business(records: Records) -> Case:
    for at, kind in enumerate(EXPLOITATION):
        permit(records, f"Z{at}", soort=kind)
    nodes = (yield).nodes("Vergunning").values()
    assert {node["soort"]: node["exploitatie"] for node in nodes} == EXPLOITATION


@in_one_city
def test_the_place_is_that_of_a_bag_id_of_an_address_or_of_what_stands_there(records: Records) -> Case:
    home, place = dwelling(records, 12, parcel=None)
    permit(records, "Z1", bag_id=home)
    permit(records, "Z2", bag_id=place)
    permit(records, "Z3")
    assert (yield).ends("VERGUND_VOOR") == {(case, place) for case in ("Z1", "Z2", "Z3")}


def test_the_place_of_an_object_is_its_address_as_long_as_it_has_one(records: Records) -> None:
    _, place = dwelling(records, 12)
    owners(records, ("P1", "2020-03-01", None))
    permit(records, "Z1", object_id=PARCEL)
    permit(records, "Z2", object_id=PARCEL, huisnummer=40, postcode="6211AB")
    assert records.tables().ends("VERGUND_VOOR") == {("Z1", place), ("Z2", "ADRES:6211AB-40-")}
    dwelling(records, 14)
    assert records.tables().ends("VERGUND_VOOR") == {("Z2", "ADRES:6211AB-40-")}
