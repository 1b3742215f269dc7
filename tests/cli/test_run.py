"""``run`` on the command line: exit codes, its one line in the log, and what it says where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.broken_rule import broken_rule
from tests.cli.running import Said, run
from tests.support.nightly import ON, first_wave
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("post") / "inbox"
    first_wave(folder)
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return demo_workspace(tmp_path).root


def nightly(root: Path, *words: object) -> Said:
    return run("run", "--on", ON, "-w", root, *words)


@pytest.mark.slow
def test_a_run_says_what_came_and_where_it_wrote_and_ends_with_3_where_asked_for_news(empty: Path, inbox: Path) -> None:
    said = nightly(empty, "--inbox", inbox, "--exit-code", "--format", "json")
    folder = empty / "export" / f"run-{ON}-1"
    counts = {row["wat"]: row["aantal"] for row in said.json()}

    assert said.code == 3
    assert (counts["nieuwe signalen"], counts["deze week aangeboden"], counts["wachtende signalen"]) == (3, 3, 0)
    assert "brk 2022-06-30: loaded: 4 rows, 0 refused" in said.notes()
    assert said.notes()[-1] == f"Written: {folder}"
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["aantallen"] == counts

    again = nightly(empty, "--inbox", inbox, "--exit-code")
    assert (again.code, again.notes()) == (0, [f"Written: {folder.with_name(f'run-{ON}-2')}"])
    lines = [json.loads(line) for line in (empty / "logs" / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["actie"], line["object"], line["resultaat"]) for line in lines] == [
        ("run", str(ON), "begin"),
        ("run", str(ON), "klaar"),
        ("run", str(ON), "begin"),
        ("run", str(ON), "klaar"),
    ]


@pytest.mark.slow
def test_a_delivery_that_is_refused_or_a_rule_that_fails_gives_4_and_the_rest_is_done(
    empty: Path, inbox: Path, tmp_path: Path
) -> None:
    (tmp_path / "inbox").mkdir()
    for source in inbox.iterdir():
        (tmp_path / "inbox" / source.name).symlink_to(source)
    for folder in ("foto", "bag", "woz"):
        (tmp_path / "inbox" / folder).mkdir()
    for strange in ("foto/x.jpg", "bag/x.txt"):
        (tmp_path / "inbox" / strange).touch()
    (tmp_path / "inbox" / "woz" / "link.csv").symlink_to(tmp_path / "elders.csv")
    with empty.joinpath("gemeente.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'[run]\ninbox = "{tmp_path / "inbox"}"\n[run.expected]\nkvk = 31\n')
    said = nightly(empty, "--exit-code")

    assert said.code == 4
    (woz,) = (line for line in said.notes() if line.startswith("woz"))
    assert "link.csv: refused: is a link" in woz
    assert [line for line in said.notes() if line.startswith(("foto", "bag"))] == [
        "bag: files in no format of this source: 1",
        "foto: no register has this name",
    ]
    assert "kvk: expected and never loaded." in said.notes()
    assert sorted(path.name for path in (empty / "export").iterdir()) == ["paginas", "run-2023-12-31-1"]

    (tmp_path / "inbox" / "woz" / "link.csv").unlink()
    assert nightly(empty, "--rules-dir", broken_rule(tmp_path)).code == 4


def test_a_run_without_an_inbox_is_wrong_usage(empty: Path) -> None:
    said = nightly(empty)
    assert said.code == 2
    assert "fill in [run] inbox in" in said.err


def test_an_inbox_that_is_not_there_fails_in_one_sentence(empty: Path, tmp_path: Path) -> None:
    said = nightly(empty, "--inbox", tmp_path / "weg")
    assert (said.code, len(said.notes())) == (1, 1)
    assert "cannot be read (FileNotFoundError)" in said.err


def test_a_run_on_nothing_says_what_to_do(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    said = nightly(empty, "--inbox", tmp_path / "inbox")
    assert said.code == 1
    assert "nothing was loaded yet" in said.err
