from __future__ import annotations

import tracemalloc
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model import records_bag as bag
from ondermijning.sources.door import Door
from ondermijning.sources.files.input_files import input_files
from tests.support.reading import read
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["bag"]
pytestmark = pytest.mark.samples
FILES = ("LIG", "NUM", "OPR", "PND", "STA", "VBO", "WPL")


def extract(kind: str) -> Path:
    return sample("bag", "extract20", f"0221{kind}15092020-000001.xml")


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("WPL", {"BagWoonplaats": 1}),
        ("OPR", {"BagOpenbareRuimte": 201}),
        ("NUM", {"BagNummeraanduiding": 15}),
        ("VBO", {"BagVerblijfsobject": 5, "BagVerblijfsobjectPand": 5, "BagNevenadres": 2}),
        ("LIG", {"BagVerblijfsobject": 2}),
        ("STA", {"BagVerblijfsobject": 2, "BagNevenadres": 2}),
        ("PND", {"BagPand": 6}),
    ],
)
def test_every_version_comes_out_of_every_file_of_doesburg(kind: str, counts: dict[str, int]) -> None:
    result = read(LOADER, extract(kind))
    assert (result.kinds(), result.rejects, set(result.subjects)) == (counts, [], {f"{kind}:0221"})
    assert len(result.remarks) == (2 if kind == "NUM" else 0)


def test_an_address_with_two_open_versions_is_told_as_a_conflict() -> None:
    result = read(LOADER, extract("NUM"))
    assert {remark.field for remark in result.remarks} == {"voorkomen"}
    versions = [one for one in result.of(bag.BagNummeraanduiding) if one.nummeraanduiding_id.endswith("330998")]
    assert [(one.voorkomen, one.geldig_tot) for one in versions] == [(1, None), (1, date(2013, 6, 10)), (3, None)]
    assert {one.woonplaats_id for one in result.of(bag.BagNummeraanduiding)} == {None, "1050"}


def test_the_versions_of_a_home_and_of_its_building_are_those_described() -> None:
    *before, last, other = read(LOADER, extract("VBO")).of(bag.BagVerblijfsobject)
    assert last == bag.BagVerblijfsobject(
        "0221010000330226",
        "verblijfsobject",
        "woonfunctie",
        223,
        "Verbouwing verblijfsobject",
        "0221200000330227",
        206336,
        447530,
        4,
        date(2019, 11, 19),
        None,
        date(2019, 11, 19),
    )
    assert [(one.oppervlakte_m2, one.geldig_van, one.geldig_tot) for one in before] == [
        (306, date(2011, 9, 6), date(2019, 1, 15)),
        (315, date(2019, 1, 15), date(2019, 3, 27)),
        (223, date(2019, 3, 27), date(2019, 11, 19)),
    ]
    assert (before[1].geregistreerd_op, before[1].registratie_tot) == (date(2019, 1, 15), date(2019, 3, 29))
    assert (other.bag_id, other.oppervlakte_m2, other.gebruiksdoel) == (
        "0221010000330999",
        18,
        "overige gebruiksfunctie",
    )
    years = [(one.pand_id, one.bouwjaar) for one in read(LOADER, extract("PND")).of(bag.BagPand)]
    assert (years[0], years[3]) == (("0221100000312938", None), ("0221100000312938", 1585))
    assert years[4:] == [("0221100000311191", None), ("0221100000311191", 1992)]


def test_a_berth_and_a_pitch_lie_within_their_outline() -> None:
    (berth, _), (pitch, _) = (read(LOADER, extract(kind)).of(bag.BagVerblijfsobject) for kind in ("LIG", "STA"))
    assert (berth.bag_id, berth.x_rd, berth.y_rd) == ("0221020000330152", 207440, 446265)
    assert (pitch.bag_id, pitch.x_rd, pitch.y_rd) == ("0221030000330172", 206273, 447164)


def test_a_folder_is_one_delivery_per_stated_date_and_other_files_are_skipped_with_a_note(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    files = [*map(extract, FILES), *(sample("bag", "extract20", name) for name in OTHERS)]
    old, new, report = load_into(workspace, LOADER, files)
    assert (old.reference_date, old.records) == (date(2020, 5, 8), {"BagGemeenteWoonplaats": 8_172})
    assert (new.reference_date, new.records) == (date(2020, 9, 15), {"BagGemeenteWoonplaats": 35})
    assert (report.reference_date, report.rows, report.rejected) == (date(2020, 9, 15), 232, 0)
    assert old.skipped == ["Leveringsdocument-BAG-Extract.xml"]
    assert all(again.already_known for again in load_into(workspace, LOADER, files))
    assert report.records == {
        "BagNevenadres": 4,
        "BagNummeraanduiding": 13,
        "BagOpenbareRuimte": 201,
        "BagPand": 6,
        "BagVerblijfsobject": 9,
        "BagVerblijfsobjectPand": 5,
        "BagWoonplaats": 1,
    }


OTHERS = (
    "GEM-WPL-RELATIE-08052020.zip",
    "GEM-WPL-RELATIE-15092020-000001.xml",
    "Leveringsdocument-BAG-Extract.xml",
)


@pytest.mark.parametrize(("name", "count"), [(OTHERS[0], 8_172), (OTHERS[1], 35)])
def test_the_towns_of_municipalities_are_read_in_both_versions(name: str, count: int) -> None:
    result = read(LOADER, sample("bag", "extract20", name))
    relations = result.of(bag.BagGemeenteWoonplaats)
    assert (len(relations), result.rejects, result.remarks) == (count, [], [])
    assert {relation.status for relation in relations} == {"voorlopig", "definitief"}
    assert len({relation[:3] for relation in relations}) == count


def test_maastricht_is_one_town_in_three_periods() -> None:
    relations = read(LOADER, sample("bag", "extract20", OTHERS[0])).of(bag.BagGemeenteWoonplaats)
    assert sorted(relation for relation in relations if relation.gemeentecode == "0935") == [
        bag.BagGemeenteWoonplaats("0935", "1406", date(2010, 12, 12), date(2010, 12, 13), "voorlopig"),
        bag.BagGemeenteWoonplaats("0935", "1406", date(2010, 12, 13), date(2010, 12, 14), "definitief"),
        bag.BagGemeenteWoonplaats("0935", "1406", date(2010, 12, 14), None, "definitief"),
    ]


def test_a_zip_in_a_zip_with_all_buildings_is_streamed(tmp_path: Path) -> None:
    outer = tmp_path / "0221.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(sample("bag", "extract20", "0221PND15092020.zip"), "0221PND15092020.zip")
    first, last = input_files([outer])
    assert first.name == "0221.zip!0221PND15092020.zip!0221PND15092020-000001.xml"
    result = read(LOADER, outer)
    assert (result.kinds(), result.rejects, result.remarks) == ({"BagPand": 13_098}, [], [])
    assert len({building.pand_id for building in result.of(bag.BagPand) if not building.geldig_tot}) == 7797
    assert result.dropped["documentnummer"] == 13_098
    assert (first.size, last.size) == (14_886_035, 4_644_365)


def test_reading_takes_less_memory_than_half_the_file() -> None:
    (first, _) = input_files([sample("bag", "extract20", "0221PND15092020.zip")])
    reader = LOADER.reader_for(first)
    assert reader is not None
    tracemalloc.start()
    try:
        count = sum(1 for _ in reader.rows(first, Door(reader.allowed, frozenset(), lambda _text: None)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count > 5000
    assert peak < first.size / 2


def test_the_small_csv_gives_objects_with_their_addresses_and_says_what_it_lacks() -> None:
    result = read(LOADER, sample("bag", "csv", "bagadres.csv"))
    assert result.kinds() == {"BagVerblijfsobject": 95, "BagNevenadres": 4, "BagNummeraanduiding": 99}
    assert len({each.nummeraanduiding_id for each in result.of(bag.BagNummeraanduiding)}) == 99
    objects = [*result.of(bag.BagVerblijfsobject), *result.of(bag.BagNevenadres)]
    assert (len(objects), len(result.remarks), set(result.subjects)) == (99, 99, {"ADR:Amsterdam"})
    homes = result.of(bag.BagVerblijfsobject)
    assert {record.voorkomen for record in homes} == {bag.BARE}
    assert all(record.x_rd and record.y_rd for record in homes)
    kinds = [record.soort for record in homes]
    assert {kind: kinds.count(kind) for kind in kinds} == {"verblijfsobject": 87, "ligplaats": 7, "standplaats": 1}


def test_the_large_csv_gives_addresses_objects_and_buildings() -> None:
    result = read(LOADER, sample("bag", "csv", "bagadresplus.csv"))
    assert result.kinds() == {
        "BagVerblijfsobject": 95,
        "BagNevenadres": 4,
        "BagNummeraanduiding": 99,
        "BagOpenbareRuimte": 99,
        "BagWoonplaats": 99,
        "BagVerblijfsobjectPand": 91,
        "BagPand": 91,
    }
    assert (result.rejects, result.remarks, set(result.subjects)) == ([], [], {"ADR:0363"})
    home = next(record for record in result.records if getattr(record, "bag_id", "") == "0363010000784610")
    assert home == bag.BagVerblijfsobject(
        "0363010000784610",
        "verblijfsobject",
        "woonfunctie",
        96,
        "Verblijfsobject in gebruik",
        "0363200000081087",
        122177,
        487877,
    )
    address = result.of(bag.BagNummeraanduiding)[0]
    assert (address.straat, address.huisnummer, address.toevoeging, address.woonplaats_id) == (
        "De Ruijterkade",
        105,
        "1",
        "1024",
    )
    assert {record.bouwjaar for record in result.of(bag.BagPand)} >= {1005}


def test_the_answer_of_the_api_gives_addresses_with_their_object_and_building() -> None:
    result = read(LOADER, sample("bag", "api", "addresses.json"))
    assert result.kinds() == {
        "BagNummeraanduiding": 5,
        "BagOpenbareRuimte": 5,
        "BagWoonplaats": 5,
        "BagVerblijfsobject": 5,
        "BagVerblijfsobjectPand": 5,
    }
    assert (result.rejects, result.remarks, result.subjects[0]) == ([], [], "NUM:0363200000502030")
    assert {record.voorkomen for record in result.of(bag.BagVerblijfsobject)} == {bag.BARE}
    first = result.of(bag.BagNummeraanduiding)[0]
    assert (first.postcode, first.huisnummer, first.toevoeging, first.straat) == ("1015CJ", 117, "A", "Keizersgracht")
