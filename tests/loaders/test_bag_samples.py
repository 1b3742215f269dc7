from __future__ import annotations

import tracemalloc
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model import records_bag as bag
from ondermijning.sources.door import Door
from ondermijning.sources.files import input_files
from tests.support.reading import read
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

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
        ("WPL", {"BagWoonplaats": 1}), ("OPR", {"BagOpenbareRuimte": 198}), ("NUM", {"BagNummeraanduiding": 9}),
        ("VBO", {"BagVerblijfsobject": 2, "BagVerblijfsobjectPand": 2, "BagNevenadres": 2}),
        ("LIG", {"BagVerblijfsobject": 2}), ("STA", {"BagVerblijfsobject": 2, "BagNevenadres": 2}),
        ("PND", {"BagPand": 2}),
    ],
)  # fmt: skip
def test_the_versions_that_hold_come_out_of_every_file_of_doesburg(kind: str, counts: dict[str, int]) -> None:
    result = read(LOADER, extract(kind))
    assert (result.kinds(), result.rejects, set(result.subjects)) == (counts, [], {f"{kind}:0221"})
    assert len(result.remarks) == (2 if kind == "NUM" else 0)


def test_of_an_address_with_two_open_versions_the_highest_counts_and_the_conflict_is_told() -> None:
    result = read(LOADER, extract("NUM"))
    addresses = {record.nummeraanduiding_id: record for record in result.of(bag.BagNummeraanduiding)}
    edited = [addresses[f"0221200000330{serial}"] for serial in ("998", "999")]
    assert [(address.huisnummer, address.toevoeging) for address in edited] == [(9, "X"), (9, "Y")]
    assert addresses["0362200001221879"].woonplaats_id == "1050"
    assert {remark.field for remark in result.remarks} == {"voorkomen"}


def test_the_last_version_of_a_home_and_of_its_building_are_those_described() -> None:
    first, second = read(LOADER, extract("VBO")).of(bag.BagVerblijfsobject)
    assert first == bag.BagVerblijfsobject(
        "0221010000330226", "verblijfsobject", "woonfunctie", 223, "Verbouwing verblijfsobject", "0221200000330227",
        date(2019, 11, 19),
    )  # fmt: skip
    assert (second.bag_id, second.oppervlakte_m2, second.gebruiksdoel) == (
        "0221010000330999", 18, "overige gebruiksfunctie",
    )  # fmt: skip
    years = {record.pand_id: record.bouwjaar for record in read(LOADER, extract("PND")).of(bag.BagPand)}
    assert years == {"0221100000312938": 1585, "0221100000311191": 1992}


def test_a_folder_is_one_delivery_of_its_stated_date_and_other_files_are_skipped_with_a_note(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    files = [*map(extract, FILES), *(sample("bag", "extract20", name) for name in OTHERS)]
    (report,) = load_into(workspace, LOADER, files)
    assert (report.reference_date, report.rows, report.rejected) == (date(2020, 9, 15), 216, 0)
    assert [name.partition("!")[0] for name in report.skipped] == list(OTHERS)
    (again,) = load_into(workspace, LOADER, files)
    assert again.already_known
    state = state_of(workspace)
    assert {kind: len(rows) for kind, rows in state.items()} == report.records
    assert report.records["BagVerblijfsobject"] == 6


OTHERS = (
    "GEM-WPL-RELATIE-08052020.zip", "GEM-WPL-RELATIE-15092020-000001.xml", "Leveringsdocument-BAG-Extract.xml",
)  # fmt: skip


def test_a_zip_in_a_zip_with_all_buildings_is_streamed(tmp_path: Path) -> None:
    outer = tmp_path / "0221.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(sample("bag", "extract20", "0221PND15092020.zip"), "0221PND15092020.zip")
    first, last = input_files([outer])
    assert first.name == "0221.zip!0221PND15092020.zip!0221PND15092020-000001.xml"
    result = read(LOADER, outer)
    assert (result.kinds(), result.rejects, result.remarks) == ({"BagPand": 7797}, [], [])
    assert result.dropped["geometrie"] == 13_098
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


def test_the_small_csv_gives_the_objects_and_says_what_it_lacks() -> None:
    result = read(LOADER, sample("bag", "csv", "bagadres.csv"))
    objects = result.of(bag.BagVerblijfsobject)
    assert (len(objects), len(result.remarks), set(result.subjects)) == (99, 99, {"ADR:Amsterdam"})
    kinds = [record.soort for record in objects]
    assert {kind: kinds.count(kind) for kind in kinds} == {"verblijfsobject": 91, "ligplaats": 7, "standplaats": 1}


def test_the_large_csv_gives_addresses_objects_and_buildings() -> None:
    result = read(LOADER, sample("bag", "csv", "bagadresplus.csv"))
    assert result.kinds() == {
        "BagVerblijfsobject": 95, "BagNevenadres": 4, "BagNummeraanduiding": 99, "BagOpenbareRuimte": 99,
        "BagWoonplaats": 99, "BagVerblijfsobjectPand": 91, "BagPand": 91,
    }  # fmt: skip
    assert (result.rejects, result.remarks, set(result.subjects)) == ([], [], {"ADR:0363"})
    home = next(record for record in result.records if getattr(record, "bag_id", "") == "0363010000784610")
    assert home == bag.BagVerblijfsobject(
        "0363010000784610", "verblijfsobject", "woonfunctie", 96, "Verblijfsobject in gebruik", "0363200000081087", None
    )
    address = result.of(bag.BagNummeraanduiding)[0]
    assert (address.straat, address.huisnummer, address.toevoeging, address.woonplaats_id) == (
        "De Ruijterkade", 105, "1", "1024",
    )  # fmt: skip
    assert {record.bouwjaar for record in result.of(bag.BagPand)} >= {1005}
