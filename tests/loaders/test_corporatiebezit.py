from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_gebied import Corporatiebezit
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

FORM = CsvForm(
    "corporatiebezit",
    {
        "bag_id": "0935010000000021",
        "corporatie": "Woonstichting Voorbeeld",
        "kvk_nummer": "99000061",
        "peildatum": "2024-01-01",
    },
)
OWNED = Corporatiebezit("0935010000000021", "Woonstichting Voorbeeld", "99000061", date(2024, 1, 1))
SECOND = {"bag_id": "0935010000000022"}


def test_a_line_is_an_object_of_a_corporation(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {})
    assert (result.records, result.rejects, result.remarks, result.subjects) == ([OWNED], [], [], ["KVK:99000061"])


@pytest.mark.parametrize("number", ["", "12"])
def test_a_corporation_without_a_usable_number_is_known_by_name_with_a_remark(tmp_path: Path, number: str) -> None:
    result = FORM.read(tmp_path, {"kvk_nummer": number})
    assert (result.records, result.subjects) == ([OWNED._replace(kvk=None)], ["NAAM:woonstichting voorbeeld"])
    assert [remark.field for remark in result.remarks] == ["kvk_nummer"]


def test_a_corporation_without_a_name_is_known_by_number(tmp_path: Path) -> None:
    assert FORM.read(tmp_path, {"corporatie": ""}).records == [OWNED._replace(corporatie=None)]


@pytest.mark.parametrize(
    "change",
    [
        {"bag_id": ""},
        {"bag_id": "0935200000000021"},
        {"bag_id": "12"},
        {"peildatum": ""},
        {"peildatum": "31 mei"},
        {"corporatie": "", "kvk_nummer": ""},
        {"corporatie": "", "kvk_nummer": "12"},
    ],
)
def test_a_line_without_object_day_or_corporation_is_refused(tmp_path: Path, change: dict[str, str]) -> None:
    result = FORM.read(tmp_path, change, {})
    assert ([reject.field for reject in result.rejects], result.refused_at) == ([next(iter(change))], ["regel 2"])
    assert result.records == [OWNED]


def test_an_object_that_stands_twice_is_a_remark(tmp_path: Path) -> None:
    assert [remark.field for remark in FORM.read(tmp_path, {}, {}).remarks] == ["bag_id"]


def test_other_columns_are_left_at_the_door(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"huurder": "Janssen", "huurprijs": "700"})
    assert (result.records, result.dropped) == ([OWNED], {"huurder": 1, "huurprijs": 1})
    assert "Janssen" not in str(result)


def test_an_empty_file_is_refused_and_one_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "bezit.csv"
    path.write_text(FORM.text({}, {})[:-12], encoding="utf-8")
    assert read(shipped_loaders()["corporatiebezit"], path).refused_at == ["regel 3"]
    path.write_text("", encoding="utf-8")
    with pytest.raises(DeliveryError):
        load_into(demo_workspace(tmp_path), "corporatiebezit", [path])


def test_a_list_speaks_for_its_day_and_for_the_corporations_in_it_only(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    other = {"bag_id": "0935010000000023", "corporatie": "Stichting Proefwonen", "kvk_nummer": "99000062"}
    for day, lines in (("2023-01-01", [{}, SECOND, other]), ("2024-01-01", [{}])):
        path = FORM.write(tmp_path / f"{day}.csv", *({"peildatum": day} | line for line in lines))
        (report,) = load_into(workspace, "corporatiebezit", [path])
        assert str(report.reference_date) == day
    ended = {row["bag_id"][-2:]: row["_gezien_tot"] for row in state_of(workspace)["Corporatiebezit"]}
    assert ended == {"21": None, "22": date(2024, 1, 1), "23": None}
