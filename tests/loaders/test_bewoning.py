from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_gebied import Bewoningtelling
from ondermijning.sources.files.input_files import input_files
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.samples import sample
from tests.support.workbooks import workbook
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

HOME = "0935010000000012"
FORM = CsvForm(
    "bewoning",
    {
        "bag_id": HOME,
        "peildatum": "2024-01-01",
        "aantal_ingeschreven": "4",
        "aantal_volwassenen": "2",
        "aantal_huishoudens": "1",
    },
)
COUNT = Bewoningtelling(HOME, date(2024, 1, 1), 4, 2, 1)


def test_a_line_is_a_count_of_one_object_on_one_day(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {})
    assert (result.records, result.rejects, result.remarks, result.subjects) == ([COUNT], [], [], ["2024-01-01"])


def test_nobody_and_what_was_not_counted_differ(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"aantal_ingeschreven": "0", "aantal_volwassenen": "0", "aantal_huishoudens": ""})
    assert result.records == [Bewoningtelling(HOME, date(2024, 1, 1), 0, 0, None)]
    assert result.remarks == []


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("bag_id", ""),
        ("bag_id", "9350100000"),
        ("bag_id", "0935200000000012"),
        ("bag_id", "0935100000000012"),
        ("peildatum", ""),
        ("peildatum", "2024-13-01"),
        ("aantal_ingeschreven", ""),
        ("aantal_ingeschreven", "-1"),
        ("aantal_ingeschreven", "veel"),
    ],
)
def test_a_line_without_object_day_or_count_is_refused(tmp_path: Path, column: str, text: str) -> None:
    result = FORM.read(tmp_path, {column: text}, {})
    assert ([reject.field for reject in result.rejects], result.refused_at) == ([column], ["regel 2"])
    assert result.records == [COUNT]


@pytest.mark.parametrize("kind", ["01", "02", "03"])
def test_people_are_registered_at_dwellings_berths_and_pitches(tmp_path: Path, kind: str) -> None:
    result = FORM.read(tmp_path, {"bag_id": f"0935{kind}0000000012"})
    assert ([count.bag_id[4:6] for count in result.of(Bewoningtelling)], result.rejects) == ([kind], [])


@pytest.mark.parametrize(
    ("column", "text", "kept"),
    [("aantal_volwassenen", "5", 5), ("aantal_huishoudens", "9", 9), ("aantal_volwassenen", "-1", None)],
)
def test_a_part_that_cannot_be_is_a_remark(tmp_path: Path, column: str, text: str, kept: int | None) -> None:
    result = FORM.read(tmp_path, {column: text})
    assert ([remark.field for remark in result.remarks], getattr(result.records[0], column)) == ([column], kept)


def test_an_object_that_stands_twice_on_one_day_is_a_remark(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {}, {"peildatum": "2024-02-01"}, {"aantal_ingeschreven": "3"})
    assert [remark.field for remark in result.remarks] == ["bag_id"]


PERSONAL = (
    "bsn", "BSN", "Burgerservicenummer", "naam", "Naam", "geslachtsnaam", "voornamen", "achternaam", "geboortedatum",
    "geboorte_datum", "a-nummer", "anummer", "A nummer", "leeftijd", "geslacht", "nationaliteit", "partner", "01.01.20",
    "bsn_hash", "persoon", "kinderen", "e-mailadres", "indicatie geheim", "nаam",
)  # fmt: skip


@pytest.mark.parametrize("column", PERSONAL)
def test_a_file_with_a_column_about_persons_is_refused_whole_even_if_that_column_is_empty(
    tmp_path: Path, column: str
) -> None:
    workspace = demo_workspace(tmp_path)
    path = FORM.write(tmp_path / "bewoning.csv", {column: "Janssen"}, {column: ""})
    with pytest.raises(DeliveryError, match=r"takes counts only.*Leave persons out at the source") as caught:
        load_into(workspace, "bewoning", [path], max_rejects=100)
    assert "Janssen" not in str(caught.value)
    assert state_of(workspace) == {}
    assert list(workspace.rejects.rglob("*.csv")) == []


@pytest.mark.parametrize(
    "column",
    ["straatnaam", "woonplaats", "postcode", "huisnummer", "aantal_kinderen", "programmanummer", "oppervlakte m²"],
)
def test_a_column_about_the_place_or_another_count_is_left_at_the_door(tmp_path: Path, column: str) -> None:
    result = FORM.read(tmp_path, {column: "3"})
    assert (result.records, result.dropped) == ([COUNT], {column: 1})


def test_a_sheet_with_persons_is_refused_too(tmp_path: Path) -> None:
    columns = [*FORM.plain, "bsn"]
    path = workbook(tmp_path / "bewoning.xlsx", {"telling": [columns, [*FORM.plain.values(), "999993653"]]})
    with pytest.raises(DeliveryError, match="takes counts only"):
        read(shipped_loaders()["bewoning"], path)


BRP = (
    "20220502_testset_persoonslijsten_gba-v.csv",
    "bewoning_testdata.json",
    "personen_999993847_v1.3.json",
    "personen_999993847_v2.1.json",
    "personen_v2_children.json",
    "personen_v2_iconnect.json",
    "personen_v2_leeg.json",
    "stuf_bg_family_members.xml",
)


@pytest.mark.samples
def test_every_answer_of_the_brp_is_among_the_samples() -> None:
    assert sorted(path.name for path in sample("brp").iterdir()) == sorted(BRP)


@pytest.mark.samples
@pytest.mark.parametrize("name", BRP)
def test_no_loader_recognises_an_answer_of_the_brp(name: str) -> None:
    (file,) = input_files([sample("brp", name)])
    takers = [loader.id for loader in shipped_loaders().values() if loader.reader_for(file) is not None]
    assert takers == []


def test_an_empty_file_is_refused_and_one_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "bewoning.csv"
    path.write_text(FORM.text({}, {})[:-8], encoding="utf-8")
    assert read(shipped_loaders()["bewoning"], path).refused_at == ["regel 3"]
    path.write_text("", encoding="utf-8")
    with pytest.raises(DeliveryError):
        load_into(demo_workspace(tmp_path), "bewoning", [path])


def test_a_later_file_about_a_day_replaces_that_day_and_leaves_the_others(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    other, moved = {"bag_id": "0935010000000013"}, {"peildatum": "2024-02-01"}
    for name, day, lines in (("een.csv", 10, [{}, other, moved]), ("twee.csv", 20, [{"aantal_ingeschreven": "5"}])):
        path = FORM.write(tmp_path / name, *lines)
        load_into(workspace, "bewoning", [path], reference_date=date(2024, 2, day), accept_small=True)
    held = {
        (row["bag_id"][-2:], str(row["peildatum"])): (row["aantal_ingeschreven"], row["_gezien_tot"])
        for row in state_of(workspace)["Bewoningtelling"]
    }
    assert held == {
        ("12", "2024-01-01"): (5, None),
        ("13", "2024-01-01"): (4, date(2024, 2, 20)),
        ("12", "2024-02-01"): (4, None),
    }
