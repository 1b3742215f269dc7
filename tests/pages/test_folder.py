"""Pages in the workspace: private, made anew each night, and gone with the signal, the day or the delivery they rest on."""

from __future__ import annotations

import json
import shutil
import stat
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger import open_ledger
from ondermijning.ledger.signals import list_signals
from ondermijning.pages.folder import (
    WORK_LIST,
    WORK_SHEET,
    WORK_TABLE,
    add_page,
    pages_folder,
    signal_file,
    sweep_pages,
    write_pages,
)
from ondermijning.workspace import open_workspace
from tests.cli.running import DEMO_DAY, done, run

if TYPE_CHECKING:
    from tests.cli.running import Demo

TODAY = date(2025, 1, 10)
MOST_BYTES = 300_000
OTHER = '<meta name="vervalt" content="2025-01-09">'


@pytest.fixture
def listed(workspace: Path) -> list[str]:
    """Ids of the signals that are before people."""
    return [each["signaal"] for each in done("signals", "list", "-w", workspace, "--format", "json").json()]


def last_lines(workspace: Path) -> list[dict[str, str]]:
    text = (workspace / "logs" / "audit.jsonl").read_text(encoding="ascii")
    return [json.loads(line) for line in text.splitlines()[-2:]]


def test_a_page_goes_with_its_signal_or_on_its_day_and_the_list_goes_with_it(workspace: Path) -> None:
    opened = open_workspace(workspace)
    ledger = open_ledger(opened.ledger_path)
    first, second = list_signals(ledger)[:2]
    pages: dict[str, str | bytes] = {
        signal_file(first): "a",
        signal_file(second): "b",
        "adres-1.html": OTHER,
        WORK_LIST: "lijst",
        WORK_SHEET: b"lijst",
    }
    write_pages(opened, pages)
    assert sweep_pages(opened, ledger, date(2025, 1, 9)) == 0
    assert sweep_pages(opened, ledger, TODAY) == 1
    ledger.execute("UPDATE signals SET subject_id = 'gewist:' || id WHERE id = ?", (first.id,))
    assert sweep_pages(opened, ledger, TODAY) == 3
    assert sorted(path.name for path in pages_folder(opened).iterdir()) == ["leveringen.txt", signal_file(second)]
    ledger.close()


def test_pages_are_private_and_name_the_deliveries_by_which_a_purge_finds_them(workspace: Path) -> None:
    opened = open_workspace(workspace)
    path = add_page(opened, "adres-1.html", "x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    named = (path.parent / "leveringen.txt").read_text(encoding="utf-8")
    folders = {folder.stem for folder in opened.deliveries.glob("*/*.parquet")}
    assert folders
    assert all(folder in named for folder in folders)


def test_the_page_of_a_signal_is_written_and_its_opening_logged(workspace: Path, listed: list[str]) -> None:
    said = done("pagina", listed[0], "-w", workspace)
    path = Path(said.out.strip())
    assert path.parent == workspace / "export" / "paginas"
    assert listed[0] in path.read_text(encoding="utf-8")
    assert [(line["actie"], line["object"]) for line in last_lines(workspace)] == [
        ("pagina", f"signaal {listed[0]}")
    ] * 2


def test_outside_the_workspace_a_reason_is_asked_but_in_a_demo(
    workspace: Path, listed: list[str], tmp_path: Path
) -> None:
    path = Path(done("pagina", listed[0], "--out", tmp_path / "uit", "-w", workspace).out.strip())
    assert path.parent == tmp_path / "uit"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_names_need_a_case_a_reason_and_a_recipient_which_stand_on_the_page_and_in_the_log(
    workspace: Path, tmp_path: Path
) -> None:
    address = "0935200000070001"
    for words in (
        ["--zaak", "Z-1"],
        ["--zaak", "Z-1", "--reden", "overleg over de casus"],
        ["--ontvanger", "officier"],
    ):
        assert run("pagina", address, "--met-personen", *words, "-w", workspace).code == 2
    words = [
        "--met-personen",
        "--zaak",
        "Z-1",
        "--reden",
        "overleg over de casus",
        "--ontvanger",
        "officier",
        "--vervalt",
        "2025-02-01",
    ]
    path = Path(done("pagina", address, *words, "--out", tmp_path / "uit", "-w", workspace).out.strip())
    page = path.read_text(encoding="utf-8")
    assert "Op deze pagina staan natuurlijke personen met hun naam. Zaak Z-1: overleg over de casus." in page
    assert "Voor officier. Vernietigen na 1 februari 2025." in page
    for line in last_lines(workspace):
        assert (line["zaak"], line["reden"]) == ("Z-1", "overleg over de casus; ontvanger officier; vervalt 2025-02-01")


def test_what_nobody_knows_and_who_may_not_be_shown_gets_no_page(workspace: Path) -> None:
    assert run("pagina", "deadbeefdeadbeef", "-w", workspace).code == 1
    assert run("pagina", "zoiets bestaat niet", "-w", workspace).code == 1


@pytest.mark.slow
def test_a_night_writes_the_list_and_a_page_per_signal_before_people(demo: Demo, tmp_path: Path) -> None:
    workspace = demo.copy(tmp_path)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.rmtree(workspace / "export" / "paginas", ignore_errors=True)
    done("run", "--on", DEMO_DAY, "--inbox", inbox, "-w", workspace)
    shown = [each["signaal"] for each in done("signals", "list", "-w", workspace, "--format", "json").json()]
    folder = workspace / "export" / "paginas"
    files = sorted(path.name for path in folder.glob("signaal-*.html"))
    assert sorted(name[8:16] for name in files) == sorted(shown)
    assert all(path.stat().st_size <= MOST_BYTES for path in folder.iterdir())
    assert {WORK_SHEET, WORK_TABLE} <= {path.name for path in folder.iterdir()}
    page = (folder / WORK_LIST).read_text(encoding="utf-8")
    assert all(f'href="{name}"' in page for name in files)
    assert "nieuw" in page
