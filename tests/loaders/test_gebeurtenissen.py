from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_gemeente import Melding
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

FORM = CsvForm(
    "gebeurtenissen",
    {
        "gebeurtenis_id": "G1",
        "soort": "sluiting_13b",
        "datum": "2024-04-02",
        "adres": "Voorbeeldstraat 12-A",
        "postcode": "6211AB",
        "bag_id": "0935010000000012",
        "partij_naam": "Voorbeeld B.V.",
        "kvk_nummer": "99000011",
    },
)
CLOSURE = Melding(
    "G1",
    "sluiting_13b",
    date(2024, 4, 2),
    "Voorbeeldstraat",
    12,
    "A",
    "6211AB",
    "0935010000000012",
    "Voorbeeld B.V.",
    "99000011",
)


def test_a_line_gives_the_event_with_its_place_and_party(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {})
    assert (result.records, result.rejects, result.remarks, result.subjects) == ([CLOSURE], [], [], [""])


def test_the_free_text_never_comes_in(tmp_path: Path) -> None:
    result = FORM.read(tmp_path, {"toelichting": "Dit mag nergens staan"})
    assert result.records == [CLOSURE]
    assert result.dropped == {"toelichting": 1}
    assert "nergens" not in str(result)


OFF = [
    ("bibob_negatief", "bibob"), ("Bibob negatief", "bibob"), ("negatief BIBOB-advies", "bibob"),
    ("bibob: ernstig gevaar, zie brief", "bibob"), ("proces-verbaal", "politie"), ("Politieregistratie", "politie"),
    ("strafrechtelijke antecedenten", "justitie"), ("Justitiële documentatie", "justitie"), ("RIEC-casus", "riec"),
    ("UBO", "ubo"), ("belastingschuld", "belasting"), ("signaal Belastingdienst", "belasting"),
    ("bijstandsuitkering", "sociaal"), ("WMO", "sociaal"), ("Jeugdzorg", "jeugd"), ("medisch dossier", "gezondheid"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "name"), OFF)
def test_a_restricted_class_never_reaches_the_state_and_does_not_make_the_list_fail(
    tmp_path: Path, kind: str, name: str
) -> None:
    workspace = demo_workspace(tmp_path)
    path = FORM.write(tmp_path / "lijst.csv", {"gebeurtenis_id": "G2", "soort": kind}, {})
    (report,) = load_into(workspace, "gebeurtenissen", [path])
    assert (report.restricted, report.rejected, report.records) == ({name: 1}, 0, {"Melding": 1})
    assert f"kept out, of a restricted class ({name}): 1" in report.notes
    assert [row["gebeurtenis_id"] for row in state_of(workspace)["Melding"]] == ["G1"]
    (rejects,) = workspace.rejects.rglob("*.csv")
    told = rejects.read_text(encoding="utf-8")
    assert f"regel 2;{name};is a restricted class" in told
    assert "G2" not in told


def test_a_list_of_restricted_rows_only_is_loaded_as_an_empty_one(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    path = FORM.write(tmp_path / "lijst.csv", *({"gebeurtenis_id": kind, "soort": kind} for kind, _ in OFF))
    (report,) = load_into(workspace, "gebeurtenissen", [path])
    assert (sum(report.restricted.values()), report.rejected) == (len(OFF), 0)
    assert state_of(workspace) == {}


def test_a_bibob_outcome_comes_in_when_the_settings_say_so_and_then_without_any_other_word(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    lines = [
        {"gebeurtenis_id": f"G{at}", "soort": kind, "toelichting": "geheim advies"}
        for at, (kind, _) in enumerate(OFF, 1)
    ]
    path = FORM.write(tmp_path / "lijst.csv", *lines)
    load_into(workspace, "gebeurtenissen", [path])
    (report,) = load_into(workspace, "gebeurtenissen", [path], enabled=frozenset({"bibob"}))
    assert not report.already_known
    assert set(report.restricted) == {
        "politie",
        "justitie",
        "riec",
        "ubo",
        "belasting",
        "sociaal",
        "jeugd",
        "gezondheid",
    }
    state = state_of(workspace)
    kinds = {row["gebeurtenis_id"]: row["soort"] for row in state["Melding"]}
    assert kinds == {"G1": "bibob_negatief", "G2": "bibob_negatief", "G3": "bibob", "G4": "bibob"}
    assert not any(word in str(state) for word in ("brief", "geheim", "advies"))


@pytest.mark.parametrize(
    ("given", "kept", "remarks"),
    [
        ("sluiting_13b", "sluiting_13b", 0),
        ("Last onder dwangsom", "last_onder_dwangsom", 0),
        ("weigering-vergunning", "weigering_vergunning", 0),
        ("controle", "controle", 0),
        ("brand", "brand", 1),
    ],
)
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
