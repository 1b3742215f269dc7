from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.model.records_hr import Zoekresultaat
from ondermijning.model.records_other import Vestiging
from tests.support.one_city import in_one_city
from tests.support.record_things import company, kvk, seat
from tests.support.records import made
from tests.support.tables import profile, visiting_address

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records
    from tests.support.tables import Registers

BV, BRANCH, PLACE = f"KVK:{kvk(1)}", "000099000029", "ADRES:6211AB-12-"


def told(records: Records, branch: str = "", soort: str = "rechtspersoon", **more: Any) -> None:
    """What a search told of a company or branch."""
    records.add(
        "kvk", made(Zoekresultaat, kvk=kvk(1), vestigingsnummer=branch, soort=soort, **{"naam": "Gezocht"} | more)
    )


def at_twelve(**more: Any) -> dict[str, Any]:
    return {"adres_soort": "bezoekadres", "straat": "Voorbeeldstraat", "huisnummer": 12, "postcode": "6211AB"} | more


def answer(*results: dict[str, Any]) -> dict[str, Any]:
    return {"pagina": 1, "totaal": len(results), "resultaten": list(results)}


@in_one_city
def test_a_company_that_only_a_search_told_of_is_a_company_with_its_branch_and_seat(records: Records) -> Case:
    told(records)
    told(records, BRANCH, "hoofdvestiging", **at_twelve())
    tables = yield
    assert (tables.nodes("Bedrijf")[BV]["naam"], tables.nodes("Bedrijf")[BV]["rechtsvorm"]) == ("Gezocht", None)
    assert tables.nodes("Vestiging")[f"VEST:{BRANCH}"]["hoofdvestiging"]
    assert tables.ends("HEEFT_VESTIGING") == {(BV, f"VEST:{BRANCH}")}
    assert tables.ends("GEVESTIGD_OP") == {(f"VEST:{BRANCH}", PLACE)}
    assert ("", "kvk.Zoekresultaat", "1") in tables.origins(BV)


@in_one_city
def test_a_list_of_names_gives_the_rsin_and_the_days_of_a_company(records: Records) -> Case:
    told(records)
    told(records, soort="naamgeving", rsin="999990019", statutaire_naam="Statutair B.V.", einde="2024-06-14")
    node = (yield).nodes("Bedrijf")[BV]
    assert (node["rsin"], node["naam"], str(node["beeindigd"])) == ("999990019", "Statutair B.V.", "2024-06-14")


@in_one_city
def test_a_profile_goes_before_what_a_search_told_whichever_came_last(records: Records) -> Case:
    company(records, 1, source="kvk", naam="Profiel")
    records.add("kvk", made(Vestiging, vestigingsnummer=BRANCH, kvk=kvk(1), naam="Profiel"))
    told(records)
    told(records, BRANCH, "nevenvestiging")
    tables = yield
    assert tables.nodes("Bedrijf")[BV]["naam"] == "Profiel"
    assert tables.nodes("Vestiging")[f"VEST:{BRANCH}"]["naam"] == "Profiel"


@in_one_city
def test_what_no_longer_holds_and_a_branch_do_not_name_the_company(records: Records) -> Case:
    told(records, BRANCH, "nevenvestiging", naam="Winkel")
    told(records, BRANCH, "hoofdvestiging", naam="Hoofdkantoor")
    assert (yield).nodes("Bedrijf")[BV]["naam"] == "Hoofdkantoor"


@in_one_city
def test_an_address_that_any_register_shields_stays_out(records: Records) -> Case:
    told(records, BRANCH, "hoofdvestiging", **at_twelve())
    seat(records, 1, source="hr", branch=BRANCH, afgeschermd=True)
    assert (yield).ends("GEVESTIGD_OP") == set()


@in_one_city
def test_the_address_of_a_profile_goes_before_that_of_a_search(records: Records) -> Case:
    company(records, 1, source="kvk")
    seat(records, 1, source="kvk")
    told(records, **at_twelve(huisnummer=99))
    assert (yield).ends("GEVESTIGD_OP") == {(BV, PLACE)}


@in_one_city
def test_a_street_without_a_number_is_no_place(records: Records) -> Case:
    told(records, BRANCH, "hoofdvestiging", **at_twelve(huisnummer=None, postcode=None, woonplaats="Maastricht"))
    tables = yield
    assert (tables.ends("GEVESTIGD_OP"), tables.orphans()) == (set(), [])


@in_one_city
def test_adding_them_twice_changes_nothing(records: Records) -> Case:
    told(records)
    told(records, BRANCH, "hoofdvestiging", **at_twelve())
    yield
    tables = yield
    for table in ("alle_inschrijvingen", "alle_vestigingen", "alle_vestigingsadressen"):
        assert len(tables.rows(table)) == 1


def test_a_search_after_a_profile_neither_hides_nor_ends_it(registers: Registers) -> None:
    registers.kvk("2024-01-01", profile(kvk(1), rsin="999990019", address=visiting_address(12)))
    registers.kvk("2024-06-01", answer({"kvkNummer": kvk(1), "naam": "Gezocht", "type": "rechtspersoon"}))
    registers.kvk("2024-07-01", {"kvkNummer": kvk(1), "statutaireNaam": "Genoemd B.V.", "vestigingen": []})
    tables = registers.tables()
    node = tables.nodes("Bedrijf")[BV]
    assert (node["naam"], node["rsin"], node["rechtsvorm"]) == ("Voorbeeld Vastgoed B.V.", "999990019", "BV")
    assert [edge["geldig_tot"] for edge in tables.edges("GEVESTIGD_OP")] == [None]
