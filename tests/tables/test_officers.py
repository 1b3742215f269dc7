from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.model.records_hr import Functievervulling
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, kvk, office
from tests.support.records import made
from tests.support.samples import sample

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records
    from tests.support.tables import Registers


@in_one_city
def test_an_office_is_an_edge_of_its_kind_with_its_words_and_span(records: Records) -> Case:
    bv, holding = company(records, 1), company(records, 2)
    span = {"aanvang": "2020-03-01", "aanvang_precisie": "maand", "einde": "2023-05-10", "einde_precisie": "dag"}
    office(records, "P1", 1, functie="Directeur", **span)
    office(records, holding, 1)
    for kind in ("gemachtigde", "commissaris", "aansprakelijke"):
        office(records, "P2", 1, kind)
    office(records, "P3", 1, "overig")
    tables = yield
    directs = tables.edge("BESTUURT", "P1", bv)
    assert (directs["van_soort"], directs["functie"]) == ("Persoon", "Directeur")
    assert (directs["geldig_van"], directs["geldig_van_precisie"]) == (date(2020, 3, 1), "maand")
    assert (directs["geldig_tot"], directs["geldig_tot_precisie"]) == (date(2023, 5, 10), "dag")
    assert tables.edge("BESTUURT", holding, bv)["van_soort"] == "Bedrijf"
    assert {edge["functie"] for edge in tables.edges("GEMACHTIGDE_VAN")} == {
        "gemachtigde",
        "commissaris",
        "aansprakelijke",
    }
    assert {van for edge in ("BESTUURT", "GEMACHTIGDE_VAN") for van, _ in tables.ends(edge)} == {"P1", "P2", holding}
    assert ("", "hr.Functievervulling", "3") in tables.origins(directs["id"])


@in_one_city
def test_only_of_a_sole_shareholder_the_share_is_known(records: Records) -> Case:
    bv = company(records, 1)
    office(records, "P1", 1, "aandeelhouder", functie_code="08", aanvang="2021-01-01")
    office(records, "P2", 1, "aandeelhouder")
    tables = yield
    assert tables.shares("AANDEELHOUDER_VAN") == {("P1", bv): 1000, ("P2", bv): None}
    assert tables.edge("AANDEELHOUDER_VAN", "P1", bv)["geldig_van"] == date(2021, 1, 1)
    assert tables.shares("ZEGGENSCHAP_OVER") == {("P1", bv): 1000}


@in_one_city
def test_a_sole_trader_directs_its_business_and_a_company_never_itself(records: Records) -> Case:
    business, bv = company(records, 1, rechtsvorm="Eenmanszaak"), company(records, 2)
    records.add("hr", made(Functievervulling, kvk=kvk(1), volgnummer=0, soort="eigenaar", partij_soort="persoon"))
    records.party("hr", f"{business}#eigenaar", "P1")
    office(records, bv, 2)
    assert (yield).ends("BESTUURT") == {("P1", business)}


@in_one_city
def test_an_end_after_the_date_is_open_and_an_office_that_has_yet_to_begin_is_no_edge(records: Records) -> Case:
    bv = company(records, 1)
    office(records, "P1", 1, aanvang="2020-01-01", einde="2023-06-01")
    office(records, "P2", 1, aanvang="2023-06-01")
    before, after = (yield as_of("2023-05-31")).edges("BESTUURT"), (yield as_of("2023-06-01")).edges("BESTUURT")
    assert [(edge["van"], edge["geldig_tot"]) for edge in before] == [("P1", None)]
    assert [(edge["van"], edge["geldig_tot"]) for edge in after] == [("P1", date(2023, 6, 1)), ("P2", None)]
    assert after[0]["naar"] == bv


@in_one_city
def test_an_office_that_a_later_answer_no_longer_names_ended_then(records: Records) -> Case:
    bv = company(records, 1)
    records.add(
        "hr",
        made(Functievervulling, kvk=kvk(1), volgnummer=1, soort="bestuurder", partij_soort="persoon"),
        ended="2022-01-01",
    )
    records.party("hr", f"{bv}#1", "P1")
    assert (yield).edge("BESTUURT", "P1", bv)["geldig_tot"] == date(2022, 1, 1)


@in_one_city
def test_terms_that_follow_each_other_are_two_edges_and_one_told_twice_is_one(records: Records) -> Case:
    company(records, 1)
    for begin, end in (("2015-01-01", "2018-01-01"), ("2020-01-01", None), ("2020-01-01", None)):
        office(records, "P1", 1, functie="Directeur", aanvang=begin, einde=end)
    assert [edge["geldig_van"].year for edge in (yield).edges("BESTUURT")] == [2015, 2020]


def test_a_foreign_company_in_office_has_its_seat_and_its_number_in_the_register_there(registers: Registers) -> None:
    registers.load("hr", sample("kvk", "hr_dataservice", "01037917.afgeleid.xml"))
    tables = registers.tables()
    ((holder, _),) = tables.ends("AANDEELHOUDER_VAN")
    company = tables.nodes("Bedrijf")[holder]
    assert (company["land"], company["buitenlands_register"], company["buitenlands_nummer"]) == (
        "Zweden",
        "Bolagsverket",
        "556598-2773",
    )
    (seat,) = (tables.nodes("Adres")[naar] for van, naar in tables.ends("GEVESTIGD_OP") if van == holder)
    assert (seat["straat"], seat["woonplaats"], seat["land"]) == ("Egnahemsgatan 39", "571 34 Nässjö", "Zweden")
