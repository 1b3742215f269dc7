from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_gemeente import Melding
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

FORM = CsvForm(
    "gebeurtenissen",
    {
        "gebeurtenis_id": "G1", "soort": "sluiting_13b", "datum": "2024-04-02", "adres": "Voorbeeldstraat 12-A",
        "postcode": "6211AB", "bag_id": "0935010000000012", "partij_naam": "Voorbeeld B.V.", "kvk_nummer": "99000011",
    },
)  # fmt: skip
CLOSURE = Melding(
    "G1", "sluiting_13b", date(2024, 4, 2), "Voorbeeldstraat", 12, "A", "6211AB", "0935010000000012", "Voorbeeld B.V.",
    "99000011",
)  # fmt: skip


def test_a_line_gives_the_event_with_its_place_and_party(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {})
    assert (result.records, result.rejects, result.remarks, result.subjects) == ([CLOSURE], [], [], [""])


def test_the_free_text_never_comes_in(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"toelichting": "Dit mag nergens staan"})
    assert result.records == [CLOSURE]
    assert result.dropped == {"toelichting": 1}
    assert "nergens" not in str(result)


@pytest.mark.parametrize("kind", ["bibob_negatief", "Bibob negatief", "negatief BIBOB-advies"])
def test_the_outcome_of_a_bibob_investigation_is_refused_by_name(tmp_path: Path, kind: str) -> None:
    result = FORM.read(tmp_path, {"soort": kind}, {})
    assert (result.records, result.refused_at) == ([CLOSURE], ["regel 2"])
    assert [(reject.field, "restricted class (Bibob)" in reject.reason) for reject in result.rejects] == [
        ("soort", True)
    ]


def test_a_list_with_such_an_outcome_is_not_taken_in_unless_the_user_says_so(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    path = FORM.write(tmp_path / "lijst.csv", {"gebeurtenis_id": "G2", "soort": "bibob_negatief"}, {})
    with pytest.raises(DeliveryError, match="1 of 2 rows refused"):
        load_into(workspace, "gebeurtenissen", [path])
    assert state_of(workspace) == {}
    load_into(workspace, "gebeurtenissen", [path], max_rejects=50)
    assert [row["gebeurtenis_id"] for row in state_of(workspace)["Melding"]] == ["G1"]


@pytest.mark.parametrize(
    ("given", "kept", "remarks"),
    [
        ("sluiting_13b", "sluiting_13b", 0), ("Last onder dwangsom", "last_onder_dwangsom", 0),
        ("weigering-vergunning", "weigering_vergunning", 0), ("controle", "controle", 0), ("brand", "brand", 1),
    ],
)  # fmt: skip
def test_a_kind_is_brought_into_one_spelling_and_an_unknown_one_is_kept_with_a_remark(
    tmp_path: Path, given: str, kept: str, remarks: int
) -> None:
    result = FORM.read(tmp_path, {"soort": given})
    assert ([event.soort for event in result.of(Melding)], len(result.remarks)) == ([kept], remarks)


@pytest.mark.parametrize(
    ("column", "text"), [("gebeurtenis_id", ""), ("soort", ""), ("datum", ""), ("datum", "2024-13-01")]
)
def test_a_line_without_id_kind_or_day_is_refused(tmp_path: Path, column: str, text: str) -> None:
    result = FORM.read(tmp_path, {column: text})
    assert ([reject.field for reject in result.rejects], result.records) == ([column], [])


@pytest.mark.parametrize(
    ("column", "text"), [("kvk_nummer", "1"), ("postcode", "6211"), ("huisnummer", "x"), ("bag_id", "12")]
)
def test_a_value_that_cannot_be_read_is_a_remark(tmp_path: Path, column: str, text: str) -> None:
    result = FORM.read(tmp_path, {column: text})
    assert ([remark.field for remark in result.remarks], len(result.records)) == ([column], 1)


def test_a_file_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(FORM.text({}, {"gebeurtenis_id": "G2"})[:-40], encoding="utf-8")
    assert read(shipped_loaders()["gebeurtenissen"], path).refused_at == ["regel 3"]


def test_an_event_on_two_lists_counts_once_and_one_that_left_the_list_has_ended(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    for name, day, lines in (("een.csv", 1, [{}, {"gebeurtenis_id": "G2"}]), ("twee.csv", 2, [{}])):
        path = FORM.write(tmp_path / name, *lines)
        load_into(workspace, "gebeurtenissen", [path], reference_date=date(2024, 6, day))
    ended = {row["gebeurtenis_id"]: row["_gezien_tot"] for row in state_of(workspace)["Melding"]}
    assert ended == {"G1": None, "G2": date(2024, 6, 2)}
