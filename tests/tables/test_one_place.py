from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_bag import (
    BagNevenadres,
    BagNummeraanduiding,
    BagOpenbareRuimte,
    BagPand,
    BagVerblijfsobjectPand,
    BagWoonplaats,
)
from ondermijning.model.records_brk import AdresLocatie, BagObject, NatuurlijkPersoon
from tests.support.one_city import in_one_city
from tests.support.record_things import company, dwelling, event, grant, owners, permit, seat
from tests.support.records import made

if TYPE_CHECKING:
    from typing import Any

    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

BAG, OTHER_BAG = "0935200000000012", "0935200000000013"
HOME, BUILDING, TOWN, STREET = "0935010000000012", "0935100000000001", "1234", "0935300000000001"


def place_of(records: Records, **line: Any) -> Reading[str]:
    """The node of an address that an event writes so."""
    event(records, "G1", "controle", "2022-01-01", **line)
    ((_, place),) = (yield).ends("GEBEURD_OP")
    return place


@in_one_city
def test_all_registers_mean_the_node_of_the_bag(records: Records) -> Case:
    dwelling(records, 12)
    seat(records, 1)
    seat(records, 1, source="kvk")
    company(records, 1)
    permit(records, "Z1")
    grant(records, "S1", "P1", postcode="6211AB", huisnummer=12)
    event(records, "G1", "controle", "2022-01-01")
    tables = yield
    assert set(tables.nodes("Adres")) == {BAG}
    for edge in ("GEVESTIGD_OP", "VERGUND_VOOR", "BESTEED_OP", "GEBEURD_OP", "HEEFT_ADRES"):
        assert {place for _, place in tables.ends(edge)} == {BAG}
    sources = {file.partition(".")[0] for _, file, _ in tables.origins(BAG)}
    assert sources == {"bag", "brk", "hr", "kvk", "vergunningen", "subsidies_intern", "gebeurtenissen"}


@pytest.mark.parametrize("addition", ["A02", "a-02", "A 02"])
@in_one_city
def test_an_addition_is_one_however_it_is_written(records: Records, addition: str) -> Case:
    dwelling(records, 12, toevoeging="A02")
    assert (yield from place_of(records, postcode="6211AB", huisnummer=12, toevoeging=addition)) == BAG


@in_one_city
def test_another_addition_is_another_place(records: Records) -> Case:
    dwelling(records, 12, toevoeging="A02")
    assert (yield from place_of(records, postcode="6211AB", huisnummer=12, toevoeging="A03")) == "ADRES:6211AB-12-A03"


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ({"straat": "VOORBEELDSTRAAT"}, True),
        ({"straat": "Voorbeeld-straat", "toevoeging": "-"}, True),
        ({"straat": "Voorbeeldstr."}, True),
        ({"straat": "Andere straat"}, False),
        ({"straat": "Voorbeeldstraat", "toevoeging": "B"}, False),
    ],
)
@in_one_city
def test_street_and_number_are_enough_where_one_address_has_them(
    records: Records, line: dict[str, str], *, known: bool
) -> Case:
    dwelling(records, 12, parcel=None)
    event(records, "G1", "controle", "2022-01-01", huisnummer=12, **line)
    assert (yield).ends("GEBEURD_OP") == ({("G1", BAG)} if known else set())


@in_one_city
def test_a_word_for_an_addition_is_the_addition_of_the_bag(records: Records) -> Case:
    dwelling(records, 12, parcel=None, toevoeging="RD")
    event(records, "G1", "controle", "2022-01-01", huisnummer=12, straat="Voorbeeldstraat", toevoeging="ROOD")
    assert (yield).ends("GEBEURD_OP") == {("G1", BAG)}


@in_one_city
def test_the_same_street_in_another_town_is_another_place(records: Records) -> Case:
    dwelling(records, 12, parcel=None)
    permit(records, "Z1", straat="Voorbeeldstraat", huisnummer=12, woonplaats="Heerlen")
    permit(records, "Z2", straat="Voorbeeldstraat", huisnummer=12, woonplaats="MAASTRICHT")
    places = dict((yield).ends("VERGUND_VOOR"))
    assert places["Z2"] == BAG
    assert places["Z1"].startswith("ADRES:NL:")


@in_one_city
def test_a_street_and_number_of_two_addresses_are_no_place(records: Records) -> Case:
    dwelling(records, 12, parcel=None)
    dwelling(records, 13, parcel=None, huisnummer=12, postcode="6212AB")
    event(records, "G1", "controle", "2022-01-01", huisnummer=12, straat="Voorbeeldstraat")
    assert (yield).ends("GEBEURD_OP") == set()


@in_one_city
def test_the_bag_outranks_another_register_that_gives_the_place_another_id(records: Records) -> Case:
    dwelling(records, 12, parcel=None)
    records.add(
        "brk", made(AdresLocatie, adres_id="A1", nummeraanduiding_id=OTHER_BAG, postcode="6211AB", huisnummer=12)
    )
    assert (yield from place_of(records, postcode="6211AB", huisnummer=12)) == BAG


@in_one_city
def test_an_address_that_the_bag_withdrew_does_not_stand_in_the_way_of_its_successor(records: Records) -> Case:
    dwelling(records, 12, parcel=None)
    gone = {"postcode": "6211AB", "huisnummer": 12, "status": "Naamgeving ingetrokken"}
    records.add("bag", made(BagNummeraanduiding, nummeraanduiding_id=OTHER_BAG, **gone))
    assert (yield from place_of(records, postcode="6211AB", huisnummer=12)) == BAG


@in_one_city
def test_street_and_town_of_an_address_come_through_their_ids(records: Records) -> Case:
    records.add(
        "bag",
        made(BagNummeraanduiding, nummeraanduiding_id=BAG, postcode="6211AB", huisnummer=12, openbareruimte_id=STREET),
        made(BagOpenbareRuimte, openbareruimte_id=STREET, naam="Voorbeeldstraat", woonplaats_id=TOWN),
        made(BagWoonplaats, woonplaats_id=TOWN, naam="Maastricht"),
    )
    tables = yield
    node = tables.nodes("Adres")[BAG]
    assert (node["straat"], node["woonplaats"]) == ("Voorbeeldstraat", "Maastricht")
    assert tables.ends("LIGT_AAN") == {(BAG, "STRAAT:MAASTRICHT/Voorbeeldstraat")}


@in_one_city
def test_a_node_shows_the_fullest_line_that_a_register_writes(records: Records) -> Case:
    event(records, "G1", "controle", "2022-01-01", bag_id=BAG)
    seat(records, 1, source="kvk", nummeraanduiding_id=BAG, straat="Voorbeeldstraat", woonplaats="Maastricht")
    node = (yield).nodes("Adres")[BAG]
    assert (node["postcode"], node["straat"], node["_bron"]) == ("6211AB", "Voorbeeldstraat", "kvk")


def test_a_dwelling_has_what_the_bag_says_its_building_and_all_its_addresses(records: Records) -> None:
    dwelling(records, 12, area=85, parcel=None)
    records.add("brk", made(BagObject, bag_id=HOME))
    dwelling(records, 13, parcel=None)
    records.db.execute("UPDATE BagVerblijfsobject SET gebruiksdoel = 'woonfunctie', status = 'in gebruik'")
    records.add(
        "bag",
        made(BagNevenadres, bag_id=HOME, nummeraanduiding_id=OTHER_BAG),
        made(BagVerblijfsobjectPand, bag_id=HOME, pand_id=BUILDING),
        made(BagPand, pand_id=BUILDING, bouwjaar=1931, status="Pand in gebruik"),
        made(BagVerblijfsobjectPand, bag_id=HOME, pand_id="0935100000000002"),
    )
    tables = records.tables()
    node = tables.nodes("Verblijfsobject")[HOME]
    assert (node["gebruiksdoel"], node["oppervlakte_m2"], node["status"], node["bouwjaar"]) == (
        "woonfunctie",
        85,
        "in gebruik",
        1931,
    )
    assert tables.nodes("Pand")[BUILDING]["bouwjaar"] == 1931
    assert tables.ends("IN_PAND") == {(HOME, BUILDING)}
    assert [row["soort"] for row in tables.orphans()] == ["IN_PAND"]
    assert {place for home, place in tables.ends("HEEFT_ADRES") if home == HOME} == {BAG, OTHER_BAG}
    assert len(tables.edges("HEEFT_ADRES")) == 3


@in_one_city
def test_a_dwelling_that_is_gone_leaves_the_object_while_its_address_stays(records: Records) -> Case:
    owners(records, ("P1", "2020-03-01", None))
    dwelling(records, 12)
    records.db.execute("UPDATE BagObject SET _gezien_tot = DATE '2022-01-01'")
    (row,) = (yield).edges("HEEFT_VBO")
    assert (row["geldig_tot"], row["registratie_tot"]) == (date(2022, 1, 1), date(2022, 1, 1))


@in_one_city
def test_where_the_bag_is_missing_the_land_registry_gives_the_main_address(records: Records) -> Case:
    records.add(
        "brk", made(AdresLocatie, adres_id="A1", nummeraanduiding_id=BAG), made(BagObject, bag_id=HOME, adres_id="A1")
    )
    assert (yield from place_of(records, bag_id=HOME)) == BAG


@in_one_city
def test_a_seat_and_a_home_that_two_registers_give_are_one_edge(records: Records) -> Case:
    for source in ("hr", "kvk"):
        company(records, 1, source=source)
        seat(records, 1, source=source)
        seat(records, 1, source=source, soort="correspondentieadres")
    for source in ("brk", "kik"):
        records.add(
            source,
            made(AdresLocatie, adres_id="A1", nummeraanduiding_id=BAG),
            made(NatuurlijkPersoon, persoon_id="P1", woonadres_id="A1"),
        )
    tables = yield
    assert sorted(row["soort"] for row in tables.edges("GEVESTIGD_OP")) == ["bezoekadres", "correspondentieadres"]
    assert tables.ends("WOONT_OP") == {("P1", BAG)}
    assert len(tables.edges("WOONT_OP")) == 1
    seats = {file for row in tables.edges("GEVESTIGD_OP") for _, file, _ in tables.origins(row["id"])}
    assert seats == {"hr.VestigingAdres", "kvk.VestigingAdres"}


@in_one_city
def test_a_seat_that_ended_in_one_register_is_open_while_another_gives_it(records: Records) -> Case:
    for source in ("hr", "kvk"):
        company(records, 1, source=source)
        seat(records, 1, source=source)
    records.db.execute("UPDATE VestigingAdres SET _gezien_tot = DATE '2022-01-01' WHERE _bron = 'hr'")
    assert [row["geldig_tot"] for row in (yield).edges("GEVESTIGD_OP")] == [None]
