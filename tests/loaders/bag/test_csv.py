from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model import records_bag as bag
from tests.support.bag_extract import ADDRESS, BUILDING, HOME, STREET, number, thing, write
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

PLUS = CsvForm(
    "bag",
    {
        "openbareruimtenaam": "Voorbeeldstraat",
        "openbareruimte_id": STREET,
        "huisnummer": "12",
        "huisletter": "A",
        "huisnummertoevoeging": "02",
        "postcode": "6211AB",
        "nummeraanduiding_id": ADDRESS,
        "woonplaats": "Maastricht",
        "woonplaatscode": "1406",
        "gemeentecode": "0935",
        "nevenadres": "0",
        "adresseerbaarobject_id": HOME,
        "adresseerbaarobject_status": "Verblijfsobject in gebruik",
        "opp_adresseerbaarobject_m2": "120",
        "woonfunctie": "1",
        "winkelfunctie": "1",
        "overige_gebruiksfunctie": "0",
        "pand_id": BUILDING,
        "aantal_pand_relaties_dit_vbo": "1",
        "bouwjaar": "1931",
        "pandstatus": "Pand in gebruik",
        "x": "176005",
        "y": "318011",
    },
)
PLAIN = CsvForm(
    "bag",
    {
        "openbareruimte": "Voorbeeldstraat",
        "huisnummer": "12",
        "huisletter": "A",
        "huisnummertoevoeging": "",
        "postcode": "6211AB",
        "woonplaats": "Maastricht",
        "gemeente": "Maastricht",
        "object_id": HOME,
        "object_type": "VBO",
        "nevenadres": "f",
        "x": "176005",
        "y": "318011",
    },
)


def test_a_line_gives_object_address_street_town_and_building(tmp_path: Path) -> None:
    result = PLUS.read(tmp_path, {})
    status = "Verblijfsobject in gebruik"
    assert result.records == [
        bag.BagVerblijfsobject(
            HOME, "verblijfsobject", "winkelfunctie, woonfunctie", 120, status, ADDRESS, 176005, 318011
        ),
        bag.BagNummeraanduiding(ADDRESS, "6211AB", 12, "A02", "Voorbeeldstraat", "Maastricht", STREET, "1406", None),
        bag.BagOpenbareRuimte(STREET, "Voorbeeldstraat", None, "1406"),
        bag.BagWoonplaats("1406", "Maastricht"),
        bag.BagVerblijfsobjectPand(HOME, BUILDING),
        bag.BagPand(BUILDING, 1931, "Pand in gebruik"),
    ]
    assert (result.subjects, result.remarks, result.rejects) == (["ADR:0935"], [], [])


@pytest.mark.parametrize("flag", ["1", "t", "true"])
def test_a_further_address_does_not_become_the_main_one(tmp_path: Path, flag: str) -> None:
    result = PLUS.read(tmp_path, {"nevenadres": flag})
    assert result.records[0] == bag.BagNevenadres(HOME, ADDRESS)
    assert result.of(bag.BagVerblijfsobject) == []


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("adresseerbaarobject_id", ADDRESS),
        ("adresseerbaarobject_id", ""),
        ("nummeraanduiding_id", "9352000000"),
        ("huisnummer", "0"),
    ],
)
def test_a_line_without_usable_ids_or_number_is_refused_whole(tmp_path: Path, column: str, text: str) -> None:
    result = PLUS.read(tmp_path, {column: text}, {})
    assert ([reject.field for reject in result.rejects], result.refused_at) == ([column], ["regel 2"])
    assert len(result.records) == 6


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("postcode", "0000AA"),
        ("opp_adresseerbaarobject_m2", "groot"),
        ("bouwjaar", "31"),
        ("pand_id", HOME),
        ("openbareruimte_id", HOME),
        ("woonplaatscode", "14"),
        ("woonfunctie", "x"),
        ("nevenadres", "x"),
        ("x", "5.69"),
    ],
)
def test_a_value_that_cannot_be_read_is_a_remark(tmp_path: Path, column: str, text: str) -> None:
    result = PLUS.read(tmp_path, {column: text})
    assert ([remark.field for remark in result.remarks], result.rejects) == ([column], [])


def test_half_a_point_is_none(tmp_path: Path) -> None:
    result = PLUS.read(tmp_path, {"y": ""}, {"x": "", "y": ""})
    assert [(found.x_rd, found.y_rd) for found in result.of(bag.BagVerblijfsobject)] == [(None, None)] * 2
    assert [remark.field for remark in result.remarks] == ["x"]


def test_an_object_in_several_buildings_is_told(tmp_path: Path) -> None:
    result = PLUS.read(tmp_path, {"aantal_pand_relaties_dit_vbo": "2"})
    assert [remark.field for remark in result.remarks] == ["pand_id"]


def test_the_small_form_gives_the_object_with_its_address_by_postcode_and_number(tmp_path: Path) -> None:
    result = PLAIN.read(tmp_path, {}, {"object_id": "1"})
    place = "ADRES:6211AB-12-A"
    assert result.records == [
        bag.BagVerblijfsobject(HOME, "verblijfsobject", None, None, None, place, 176005, 318011, bag.BARE),
        bag.BagNummeraanduiding(place, "6211AB", 12, "A", "Voorbeeldstraat", "Maastricht", None, None, None),
    ]
    assert [remark.field for remark in result.remarks] == ["nummeraanduiding_id"]
    assert ([reject.field for reject in result.rejects], result.subjects[0]) == (["object_id"], "ADR:Maastricht")


def test_a_further_address_of_the_small_form_is_one_more_of_its_object(tmp_path: Path) -> None:
    result = PLAIN.read(tmp_path, {"nevenadres": "t"})
    assert result.of(bag.BagNevenadres) == [bag.BagNevenadres(HOME, "ADRES:6211AB-12-A", bag.BARE)]
    assert result.of(bag.BagVerblijfsobject) == []


FULL = CsvForm(
    "bag",
    dict(PLAIN.plain)
    | {
        "nummeraanduiding": ADDRESS,
        "verblijfsobjectgebruiksdoel": "{woonfunctie,winkelfunctie}",
        "oppervlakteverblijfsobject": "120",
        "verblijfsobjectstatus": "Verblijfsobject in gebruik",
        "pandid": BUILDING,
        "pandstatus": "Pand in gebruik",
        "pandbouwjaar": "1931",
    },
)


def test_the_fuller_form_of_it_gives_the_id_of_the_address_use_size_and_building(tmp_path: Path) -> None:
    result = FULL.read(tmp_path, {})
    assert result.of(bag.BagVerblijfsobject) == [
        bag.BagVerblijfsobject(
            HOME,
            "verblijfsobject",
            "winkelfunctie, woonfunctie",
            120,
            "Verblijfsobject in gebruik",
            ADDRESS,
            176005,
            318011,
        )
    ]
    assert [each.nummeraanduiding_id for each in result.of(bag.BagNummeraanduiding)] == [ADDRESS]
    assert result.of(bag.BagPand) == [bag.BagPand(BUILDING, 1931, "Pand in gebruik")]
    assert result.remarks == []


def test_a_file_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "bagadresplus.csv"
    path.write_text(PLUS.text({}, {})[:-60], encoding="utf-8")
    assert read(shipped_loaders()["bag"], path).refused_at == ["regel 3"]


def test_an_extract_and_a_csv_do_not_end_what_the_other_gave(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    objects = (number(identity="0935200000000099"), thing("Pand", "0935100000000099"))
    for day in (1, 3):
        path = write(tmp_path / f"bag{day}.xml", *objects, day=f"2024-01-0{day}")
        load_into(workspace, "bag", [path])
        path = PLUS.write(tmp_path / f"bag{day}.csv", {"pandstatus": f"dag {day}"})
        load_into(workspace, "bag", [path], reference_date=date(2024, 1, day + 1))
    state = state_of(workspace)
    assert {row["_gezien_tot"] for rows in state.values() for row in rows} == {None}
    assert len(state["BagPand"]) == len(state["BagNummeraanduiding"]) == 2
