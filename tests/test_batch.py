"""The nightly run: twice the same, killed at any moment and run again, and one bad delivery stops nothing."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from ondermijning.batch import LOCK
from ondermijning.detect.library import Library, load_rules
from ondermijning.doctor import Doctor, Health
from ondermijning.errors import WorkspaceError
from ondermijning.ledger import open_ledger
from ondermijning.ledger.runs import latest_run
from ondermijning.settings import read_settings
from ondermijning.sources.inbox import Receipt
from ondermijning.workspace import open_workspace
from ondermijning.workspace.atomic import exclusive
from tests.report.test_exported_form import problems
from tests.support.nightly import ON, end_state, first_wave, nightly, second_wave
from tests.support.workspaces import demo_workspace, shipped_loaders, state_of

if TYPE_CHECKING:
    from ondermijning.report.run_folder import Told
    from ondermijning.signals.lifecycle import Changes
    from ondermijning.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
KILL = """
import os, signal, sys
from functools import reduce
from importlib import import_module
from pathlib import Path

root, inbox, module, names, when = sys.argv[1:]
*owners, name = names.split(".")
owner = reduce(getattr, owners, import_module(module))
original, calls = getattr(owner, name), []

def replaced(*given, **named):
    calls.append(1)
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    result = original(*given, **named)
    if when == str(len(calls)):
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(owner, name, replaced)
from ondermijning.workspace import open_workspace
from tests.support.nightly import nightly

nightly(open_workspace(Path(root)), Path(inbox))
"""
MOMENTS = {
    "before anything": ("ondermijning.batch", "parcels", "before"),
    "while a delivery is read": ("ondermijning.sources.delivery", "_accept", "before"),
    "when a delivery stands": ("ondermijning.pipeline", "load", "1"),
    "when it is known who is who, before that is written": ("ondermijning.resolve.resolution", "_write", "before"),
    "between the links and the parties": ("ondermijning.resolve.resolution", "_write", "1"),
    "between the parties and the graph": ("ondermijning.pipeline", "computation", "before"),
    "while the graph is filled": ("ondermijning.pipeline", "build_apart", "1"),
    "when the graph stands": ("ondermijning.pipeline", "search", "before"),
    "while the run is recorded": ("ondermijning.signals.lifecycle", "keep_hit", "2"),
    "when the run is recorded": ("ondermijning.pipeline", "keep", "1"),
    "while the folder is written": ("ondermijning.report.run_folder", "write_workbook", "1"),
    "before the folder is in place": ("ondermijning.batch", "write_run", "1"),
    "when the folder is in place": ("ondermijning.batch", "add_export", "before"),
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace after the first wave, with the second in the inbox; what ``place`` is a copy of."""
    folder = tmp_path_factory.mktemp("stad")
    workspace = demo_workspace(folder)
    first_wave(folder / "inbox")
    nightly(workspace, folder / "inbox")
    second_wave(folder / "inbox")
    return folder


def test_what_nobody_says_is_held_told_by_doctor_and_blocks_nothing_else(city: Path, tmp_path: Path) -> None:
    shutil.copytree(city, tmp_path / "stad")
    workspace, inbox = open_workspace(tmp_path / "stad" / "werkmap"), tmp_path / "stad" / "inbox"
    dated = inbox / "prijsindex" / "2023-12-31"
    (dated / "index.csv").unlink()
    (dated / "nieuw.csv").write_text("kwartaal;index\n2015K1;1\n", encoding="utf-8")
    _, told, _ = nightly(workspace, inbox)
    assert {(each.source, each.receipt) for each in told.arrivals} == {
        ("brk", Receipt.LOADED),
        ("prijsindex", Receipt.HELD),
    }
    (workspace.logs / "audit.jsonl").write_text("", encoding="utf-8")
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        doctor = Doctor(workspace, read_settings(workspace), ledger, shipped_loaders(), load_rules(), ON)
        (found,) = (each for each in doctor.examine() if each.part == "inbox prijsindex")
    assert (found.health, found.what) == (
        Health.CARE,
        "1 bestand aangehouden: voor 2023-12-31 is al een levering binnen",
    )


def test_a_file_that_is_replaced_in_a_dated_folder_corrects_what_was_loaded(city: Path, tmp_path: Path) -> None:
    shutil.copytree(city, tmp_path / "stad")
    workspace, inbox = open_workspace(tmp_path / "stad" / "werkmap"), tmp_path / "stad" / "inbox"
    prices = inbox / "prijsindex" / "2023-12-31" / "index.csv"
    prices.write_text(prices.read_text().replace("2023K4;100", "2023K4;7"), encoding="utf-8")
    _, told, _ = nightly(workspace, inbox)
    (found,) = (each for each in told.arrivals if each.source == "prijsindex")
    assert (found.receipt, found.note) == (Receipt.LOADED, "verbetert wat eerder voor deze dag was geleverd")
    last = next(row for row in state_of(workspace)["Prijsindex"] if row["kwartaal"] == "2023K4")
    assert last["index_promille"] == 7000


@dataclass(frozen=True)
class Second:
    """The second run, which nothing disturbed; its workspace is read, never changed."""

    workspace: Workspace
    folder: Path
    told: Told
    changes: Changes


@pytest.fixture(scope="module")
def second(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Second:
    folder = tmp_path_factory.mktemp("rust") / "stad"
    shutil.copytree(city, folder)
    workspace = open_workspace(folder / "werkmap")
    return Second(workspace, *nightly(workspace, folder / "inbox"))


@pytest.fixture(scope="module")
def undisturbed(second: Second) -> dict[str, Any]:
    """What it left."""
    return end_state(second.workspace)


@pytest.fixture
def inbox(city: Path, tmp_path: Path) -> Path:
    shutil.copytree(city, tmp_path / "stad")
    return tmp_path / "stad" / "inbox"


@pytest.fixture
def place(inbox: Path) -> Workspace:
    """The first wave was dealt with; the second waits."""
    return open_workspace(inbox.parent / "werkmap")


def document(folder: Path, name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return read


def objects(folder: Path, name: str) -> list[str]:
    """What the signals in a list are about."""
    return sorted(each["onderwerp"]["aanduiding"] for each in document(folder, f"{name}.json")["signalen"])


class TestWhatIsTold:
    def test_the_first_run_is_the_baseline_and_tells_everything(self, city: Path) -> None:
        folder = city / "werkmap" / "export" / f"run-{ON}-1"
        assert objects(folder, "nieuw") == ["MTT00 C 1", "MTT00 C 2", "MTT00 C 3"]
        manifest = document(folder, "manifest.json")
        assert (manifest["nulmeting"], manifest["run"], manifest["demo"]) == (True, 1, True)

    def test_a_later_run_tells_what_is_new_and_gone(self, second: Second) -> None:
        assert second.folder.name == f"run-{ON}-2"
        assert objects(second.folder, "nieuw") == ["MTT00 C 4"]
        assert objects(second.folder, "verdwenen") == ["MTT00 C 3"]
        assert [(each.source, str(each.day), each.receipt) for each in second.told.arrivals] == [
            ("brk", "2023-06-30", Receipt.LOADED)
        ]
        assert (len(second.changes.new), len(second.changes.gone)) == (1, 1)
        assert document(second.folder, "manifest.json")["nulmeting"] is False

    def test_every_list_keeps_the_schema_and_says_that_it_is_a_demo(self, second: Second) -> None:
        for name in ("nieuw", "gewijzigd", "verdwenen"):
            read = document(second.folder, f"{name}.json")
            assert problems(read) == []
            assert read["demo"] is True

    def test_the_spreadsheet_has_a_sheet_for_each_question(self, second: Second) -> None:
        with closing(openpyxl.load_workbook(second.folder / "signalen.xlsx")) as book:
            assert book.sheetnames == ["samenvatting", "nieuw", "gewijzigd", "verdwenen", "onbeslist", "leveringen"]
            assert {str(page.cell(1, 1).value)[:6] for page in book} == {"DEMO: "}
            new = list(book["nieuw"].iter_rows(min_row=3, values_only=True))
            row = dict(zip(new[0], new[1], strict=True))
            gone = list(book["verdwenen"].iter_rows(min_row=4, values_only=True))
            unanswered = {cells[0].value for cells in book["onbeslist"].iter_rows(min_row=4)}
        assert (row["aanduiding"], row["nulmeting"], str(row["eerst_gezien"])) == ("MTT00 C 4", False, f"{ON} 00:00:00")
        assert isinstance(row["gewicht"], int)
        assert len(gone) == 1
        assert "ontbonden_eigenaar" in unanswered

    def test_the_manifest_leads_to_inputs_and_outputs(self, second: Second) -> None:
        manifest = document(second.folder, "manifest.json")
        assert set(manifest["uitvoer"]) == {path.name for path in second.folder.iterdir()} - {"manifest.json"}
        assert len(manifest["leveringen"]) == 5
        assert manifest["regels"]["snelle_doorverkoop"]["uitkomst"] == "treffer"
        assert {value["norm"] for value in manifest["normen"]["waarden"]} >= {
            "opkoop_woz_euro",
            "omzetting_oppervlakte_m2",
        }
        assert set(manifest["seconden"]) == {"laden", "koppelen", "bouwen", "zoeken", "uitleggen"}
        assert "xml" not in json.dumps(manifest["leveringen"])

    def test_a_rule_that_was_removed_counts_no_longer_and_the_folder_says_so(self, city: Path, tmp_path: Path) -> None:
        shutil.copytree(city, tmp_path / "stad")
        workspace = open_workspace(tmp_path / "stad" / "werkmap")
        left = {name: rule for name, rule in load_rules().items() if name != "snelle_doorverkoop"}

        nothing = tmp_path / "leeg"
        nothing.mkdir()

        folder, _, changes = nightly(workspace, nothing, rules=Library(left))

        told = document(folder, "gewijzigd.json")["signalen"]
        assert len(told) == len(changes.changed) > 0
        assert all("snelle_doorverkoop" not in signal["regels"] for signal in told)
        assert document(folder, "manifest.json")["gestopt"] == {"snelle_doorverkoop": "bestaat niet meer"}
        with closing(openpyxl.load_workbook(folder / "signalen.xlsx")) as book:
            why = [str(row[-1]) for row in book["gewijzigd"].iter_rows(min_row=4, values_only=True)]
        assert any("regel snelle_doorverkoop draait niet meer (bestaat niet meer)" in text for text in why)

    def test_the_folder_and_its_files_are_private(self, second: Second) -> None:
        assert {path.stat().st_mode & 0o077 for path in (second.folder, *second.folder.iterdir())} == {0}

    def test_no_person_is_named(self, second: Second) -> None:
        written = b"".join(path.read_bytes() for path in second.folder.iterdir() if path.suffix != ".xlsx")
        with closing(openpyxl.load_workbook(second.folder / "signalen.xlsx")) as book:
            cells = " ".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row)
        for word in ("Aalders", "Baks", "Persoon:90", "999993653"):
            assert word.encode() not in written
            assert word not in cells

    @pytest.mark.slow
    def test_the_next_run_tells_nothing_and_changes_nothing(
        self, place: Workspace, inbox: Path, undisturbed: dict[str, Any]
    ) -> None:
        nightly(place, inbox)
        folder, told, _ = nightly(place, inbox)
        assert end_state(place) == undisturbed
        assert (told.arrivals, told.story.new, told.story.changed, told.story.gone) == ([], [], [], [])
        assert document(folder, "nieuw.json")["signalen"] == []


class TestWhatGoesWrong:
    @pytest.mark.slow
    def test_what_is_refused_strange_or_late_stops_nothing_and_is_told(self, place: Workspace, inbox: Path) -> None:
        (inbox / "woz" / "2023-12-31").mkdir(parents=True)
        (inbox / "woz" / "2023-12-31" / "woz.csv").write_text("wozobjectnummer;onzin\n1;2\n", encoding="utf-8")
        (inbox / "kvk").mkdir()
        (inbox / "kvk" / "link.json").symlink_to(inbox / "elders.json")
        text = (inbox / "brk" / "2023-06-30.xml").read_text(encoding="utf-8")
        cut_off = text.replace("2023-06-30", "2023-03-31")[: len(text) // 2]
        (inbox / "brk" / "2023-03-31.xml").write_text(cut_off, encoding="utf-8")
        (inbox / "foto").mkdir()
        (inbox / "foto" / "x.jpg").touch()
        (inbox / "los.xml").touch()
        with place.settings_path.open("a", encoding="utf-8") as settings:
            settings.write("[run.expected]\nbrk = 92\nwoz = 400\nprijsindex = 92\n")
        folder, told, changes = nightly(place, inbox)

        stands = [(each.receipt, str(each.day)) for each in told.arrivals if each.source == "brk"]
        assert stands == [(Receipt.REFUSED, "None"), (Receipt.LOADED, "2023-06-30")]
        assert {each.source: each.receipt for each in told.arrivals} == {
            "brk": Receipt.LOADED,
            "foto": Receipt.NO_SOURCE,
            "kvk": Receipt.REFUSED,
            "los.xml": Receipt.NO_SOURCE,
            "woz": Receipt.NO_FORMAT,
        }
        assert [(late.source, str(late.last)) for late in told.late] == [("brk", "2023-06-30"), ("woz", "None")]
        assert len(changes.new) == 1
        with closing(openpyxl.load_workbook(folder / "signalen.xlsx")) as book:
            rows = {(row[0], row[2]) for row in book["leveringen"].iter_rows(min_row=4, values_only=True)}
        assert {("kvk", "geweigerd"), ("woz", "niet ontvangen"), ("woz", "onbekend formaat")} <= rows

    def test_a_second_nightly_run_waits_for_the_first(self, place: Workspace, inbox: Path) -> None:
        with exclusive(place.inside(LOCK)), pytest.raises(WorkspaceError, match="is writing in this workspace"):
            nightly(place, inbox)


@pytest.mark.slow
class TestKill:
    @pytest.mark.parametrize("moment", MOMENTS)
    def test_kill_9_at_any_moment_and_another_run_end_as_one_run(
        self, place: Workspace, inbox: Path, undisturbed: dict[str, Any], moment: str
    ) -> None:
        before = sorted(path.name for path in inbox.rglob("*"))
        words = [sys.executable, "-c", KILL, str(place.root), str(inbox), *MOMENTS[moment]]
        killed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        folder, _, _ = nightly(place, inbox)

        assert end_state(place) == undisturbed
        assert (objects(folder, "nieuw"), objects(folder, "verdwenen")) == (["MTT00 C 4"], ["MTT00 C 3"])
        assert not list(place.root.rglob(".tmp-*"))
        assert sorted(path.name for path in inbox.rglob("*")) == before

    def test_a_run_that_was_recorded_before_it_was_killed_is_not_lost(self, place: Workspace, inbox: Path) -> None:
        words = [sys.executable, "-c", KILL, str(place.root), str(inbox), *MOMENTS["when the run is recorded"]]
        subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
        with closing(open_ledger(place.ledger_path)) as ledger:
            assert latest_run(ledger) == 2
        folder, _, changes = nightly(place, inbox)
        assert changes.new == []
        assert objects(folder, "nieuw") == ["MTT00 C 4"]
