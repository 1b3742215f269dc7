from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_gemeente import Subsidieverlening
from ondermijning.model.records_hr import BijzondereRechtstoestand
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, dwelling, event, grant, kvk
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records


@in_one_city
def test_a_grant_is_received_from_its_decision_and_spent_at_its_address(records: Records) -> Case:
    bv = company(records, 1)
    _, place = dwelling(records, 12, parcel=None)
    grant(
        records,
        "S1",
        bv,
        "2022-05-01",
        datum_aanvraag="2022-01-01",
        regeling="Buurtfonds",
        straat="Voorbeeldstraat",
        huisnummer=12,
    )
    tables = yield
    node = tables.nodes("Subsidie")["S1"]
    assert (node["regeling"], node["verleend_euro"], node["datum_besluit"]) == ("Buurtfonds", 5_000, date(2022, 5, 1))
    received = tables.edge("ONTVANGT", bv, "S1")
    assert (received["geldig_van"], received["geldig_van_precisie"]) == (date(2022, 5, 1), "dag")
    assert tables.ends("BESTEED_OP") == {("S1", place)}
    asked = yield as_of("2022-04-30")
    assert (asked.nodes("Subsidie")["S1"]["verleend_euro"], asked.edges("ONTVANGT")) == (None, [])
    assert (yield as_of("2021-12-31")).nodes("Subsidie") == {}


@in_one_city
def test_a_grant_of_which_the_year_is_known_counts_from_the_first_of_it(records: Records) -> Case:
    records.add("subsidies", made(Subsidieverlening, dossiernummer="abc#1", aanvrager="Voorbeeld", subsidiejaar=2021))
    records.party("subsidies", "abc#1", "KVK:99000001")
    received = (yield).edge("ONTVANGT", "KVK:99000001", "abc#1")
    assert (received["geldig_van"], received["geldig_van_precisie"]) == (date(2021, 1, 1), "jaar")
    assert (yield as_of("2020-12-31")).nodes("Subsidie") == {}


@in_one_city
def test_who_was_granted_nothing_receives_nothing(records: Records) -> Case:
    grant(records, "S1", "P1", "2022-05-01", verleend_euro=0)
    grant(records, "S2", "P1", "2022-05-01", verleend_euro=None)
    assert (yield).ends("ONTVANGT") == {("P1", "S2")}


@pytest.mark.parametrize(
    ("about", "received"),
    [
        ({"datum_aanvraag": "2024-03-01", "status": "in behandeling"}, False),
        ({"datum_aanvraag": "2024-03-01"}, False),
        ({"datum_besluit": "2024-05-01", "status": "Afgewezen"}, False),
        ({"status": "Ingetrokken"}, False),
        ({"datum_besluit": "2024-05-01", "datum_aanvraag": "2024-03-01", "status": "verleend"}, True),
        ({"datum_aanvraag": "2024-03-01", "vastgesteld_euro": 100}, True),
        ({}, True),
    ],
)
@in_one_city
def test_without_a_sum_a_grant_that_was_refused_or_is_not_decided_is_not_received(
    records: Records, about: dict[str, Any], *, received: bool
) -> Case:
    grant(records, "S1", "P1", None, **{"verleend_euro": None, "subsidiejaar": 2024} | about)
    assert bool((yield).edges("ONTVANGT")) == received


@in_one_city
def test_an_event_happened_at_a_place_and_is_about_who_it_names(records: Records) -> Case:
    bv = company(records, 1)
    event(records, "G1", "sluiting_13b", "2022-05-01", bv)
    event(records, "G2", "controle", "2022-06-01")
    tables = yield
    assert (tables.nodes("Gebeurtenis")["G1"]["soort"], tables.nodes("Gebeurtenis")["G1"]["datum"]) == (
        "sluiting_13b",
        date(2022, 5, 1),
    )
    assert tables.ends("GEBEURD_OP") == {("G1", "ADRES:6211AB-12-"), ("G2", "ADRES:6211AB-12-")}
    assert tables.ends("GAAT_OVER") == {("G1", bv)}
    assert set((yield as_of("2022-05-31")).nodes("Gebeurtenis")) == {"G1"}


@in_one_city
def test_bankruptcy_and_suspension_are_insolvencies_of_the_company_and_dissolution_is_none(records: Records) -> Case:
    bv = company(records, 1)
    for kind, end in (("Faillissement", None), ("surseance van betaling", "2022-02-01"), ("ontbinding", None)):
        records.add("hr", made(BijzondereRechtstoestand, kvk=kvk(1), soort=kind, aanvang="2022-01-01", einde=end))
    tables = yield
    kinds = {key: row["soort"] for key, row in tables.nodes("Insolventie").items()}
    assert kinds == {f"{bv}/Faillissement/2022-01-01": "F", f"{bv}/surseance van betaling/2022-01-01": "S"}
    ends = {edge["van"]: edge["geldig_tot"] for edge in tables.edges("GAAT_OVER")}
    assert ends == {f"{bv}/Faillissement/2022-01-01": None, f"{bv}/surseance van betaling/2022-01-01": date(2022, 2, 1)}
