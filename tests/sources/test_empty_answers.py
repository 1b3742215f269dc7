"""An answer that holds nothing, or says that nothing was found, is an answer: it is loaded, ends nothing and fails nothing."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from tests.support.workspaces import demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from pathlib import Path

DAY, LATER = date(2024, 1, 1), date(2024, 2, 1)
NOT_FOUND = {"type": "about:blank", "title": "Opgevraagde resource bestaat niet.", "status": 404, "code": "notFound"}
UNAVAILABLE = {"type": "about:blank", "title": "Dienst niet beschikbaar.", "status": 503}
EMPTY: dict[str, tuple[str, Any]] = {
    "a search without results": ("kvk", {"pagina": 1, "totaal": 0, "resultaten": []}),
    "an empty list of companies": ("kvk", []),
    "an error that says nothing was found": ("kvk", {"fout": [{"code": "IPD5200", "omschrijving": "Geen gegevens"}]}),
    "no valued objects": ("woz", {"_embedded": {"wozObjecten": []}}),
    "a valued object that does not exist": ("woz", NOT_FOUND),
    "an object of the land registry that does not exist": ("kik", NOT_FOUND),
    "no notices": ("sru", []),
}
COMPANY = {"kvkNummer": "99000011", "naam": "Voorbeeld B.V.", "sbiActiviteiten": []}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_answer_is_an_answer(tmp_path: Path, name: str) -> None:
    source, body = EMPTY[name]
    (tmp_path / "antwoord.json").write_text(json.dumps(body), encoding="utf-8")
    workspace = demo_workspace(tmp_path)
    (report,) = load_into(workspace, source, [tmp_path / "antwoord.json"], reference_date=DAY)
    assert (report.rejected, report.records) == (0, {})
    assert state_of(workspace) == {}


def test_it_says_so_and_ends_nothing_of_before(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    for body, day in (([COMPANY], DAY), ([], LATER)):
        (tmp_path / "kvk.json").write_text(json.dumps(body), encoding="utf-8")
        (report,) = load_into(workspace, "kvk", [tmp_path / "kvk.json"], reference_date=day)
    assert report.notes == ["an empty answer: nothing was found, so it says nothing about anything"]
    assert {row["_gezien_tot"] for row in state_of(workspace)["Inschrijving"]} == {None}


@pytest.mark.parametrize("alone", [False, True])
def test_what_was_not_found_beside_good_answers_refuses_nothing(tmp_path: Path, *, alone: bool) -> None:
    """In a file of its own, and in the list with the others."""
    answers = [{**COMPANY, "kvkNummer": f"9900001{at}"} for at in range(3)]
    files = [answers, [NOT_FOUND]] if alone else [[*answers, NOT_FOUND]]
    paths = [tmp_path / f"{at}.json" for at in range(len(files))]
    for path, body in zip(paths, files, strict=True):
        path.write_text(json.dumps(body), encoding="utf-8")
    (report,) = load_into(demo_workspace(tmp_path), "kvk", paths, reference_date=DAY)
    assert (report.rows, report.rejected, report.skipped) == (3, 0, [])


def test_an_error_is_no_answer_but_a_few_beside_good_ones_are_refused_alone(tmp_path: Path) -> None:
    answers = [{**COMPANY, "kvkNummer": f"9900001{at}"} for at in range(3)]
    (tmp_path / "kvk.json").write_text(json.dumps([*answers, UNAVAILABLE]), encoding="utf-8")
    (tmp_path / "fout.json").write_text(json.dumps(UNAVAILABLE), encoding="utf-8")
    workspace = demo_workspace(tmp_path)
    (report,) = load_into(workspace, "kvk", [tmp_path / "kvk.json"], reference_date=DAY)
    assert (report.rows, report.rejected) == (4, 1)
    with pytest.raises(DeliveryError, match="in a format of kvk"):
        load_into(workspace, "kvk", [tmp_path / "fout.json"], reference_date=LATER)


def test_a_whole_list_of_nothing_is_refused(tmp_path: Path) -> None:
    """There its silence would end everything."""
    (tmp_path / "index.csv").write_text("kwartaal;index\n", encoding="utf-8")
    with pytest.raises(DeliveryError, match="0 rows, at least 1 expected"):
        load_into(demo_workspace(tmp_path), "prijsindex", [tmp_path / "index.csv"], reference_date=DAY)
