"""Exported files are private, and whole or absent whatever goes wrong half-way."""

from __future__ import annotations

import csv
import errno
import json
import stat
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ondermijning.errors import GraphError, WorkspaceError
from ondermijning.report import files
from ondermijning.report.files import write_links, write_signals
from ondermijning.report.written import NOTE
from ondermijning.resolve import parties
from ondermijning.workspace import Workspace, open_workspace
from tests.cli.running import DEMO_DAY
from tests.report.small_city import ON
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


def full(*_: Any) -> None:
    """The disk is full after the first rows."""
    raise OSError(errno.ENOSPC, "No space left on device")


def written(place: Workspace) -> dict[str, str]:
    """Contents of what was exported, without the note of when."""
    found = sorted(path for path in place.export.rglob("*") if path.name != NOTE)
    return {path.name: path.read_text(encoding="utf-8") for path in found}


def test_every_exported_file_is_readable_by_its_owner_only(demo: Demo) -> None:
    found = sorted((demo.workspace / "export").iterdir())
    assert [path.name for path in found] == [
        NOTE,
        "koppelingen.csv",
        f"signalen-{DEMO_DAY}.csv",
        f"signalen-{DEMO_DAY}.json",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in found} == {0o600}


def test_signals_are_written_twice_as_the_same_bytes(place: Workspace, exported: dict[str, Any]) -> None:
    write_signals(place, exported["signalen"], ON, demo=True)
    first = written(place)
    write_signals(place, exported["signalen"], ON, demo=True)
    assert written(place) == first


def test_a_disk_that_fills_up_leaves_no_half_file(
    place: Workspace, exported: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(stream: Any, columns: Any, _rows: Any) -> None:
        stream.write(";".join(columns))
        full()

    monkeypatch.setattr(files, "write_csv", half)
    with pytest.raises(WorkspaceError, match="No space left on device"):
        write_signals(place, exported["signalen"], ON, demo=True)
    assert not list(place.export.glob("*.csv"))
    assert not list(place.root.rglob(".tmp-*"))


def test_a_disk_that_fills_up_leaves_the_older_file_as_it_was(
    place: Workspace, exported: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_signals(place, exported["signalen"], ON, demo=True)
    before = written(place)
    monkeypatch.setattr(files, "write_csv", full)
    monkeypatch.setattr(files, "json_text", full)
    with pytest.raises(WorkspaceError):
        write_signals(place, [], ON, demo=True)
    assert written(place) == before


def test_a_signal_that_cannot_be_written_leaves_nothing(place: Workspace, exported: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        write_signals(place, [*exported["signalen"], {"id": "half"}], ON, demo=True)
    assert not list(place.export.glob("*.csv"))
    assert not list(place.root.rglob(".tmp-*"))


@pytest.mark.parametrize("kind", ["symlink", "folder"])
def test_something_else_in_the_place_of_a_file_is_refused(place: Workspace, tmp_path: Path, kind: str) -> None:
    target = place.export / f"signalen-{ON}.json"
    elsewhere = tmp_path / "elders"
    elsewhere.write_text("van een ander", encoding="utf-8")
    if kind == "symlink":
        target.symlink_to(elsewhere)
    else:
        target.mkdir()
    with pytest.raises(WorkspaceError, match="another kind"):
        write_signals(place, [], ON, demo=True)
    assert elsewhere.read_text(encoding="utf-8") == "van een ander"


def test_signals_without_any_are_a_whole_file(place: Workspace) -> None:
    json_path, csv_path = write_signals(place, [], ON, demo=False)
    assert json.loads(json_path.read_text(encoding="utf-8")) == {
        "formaat": "ondermijning-signalen/1",
        "peildatum": str(ON),
        "demo": False,
        "signalen": [],
    }
    assert len(csv_path.read_text(encoding="utf-8").splitlines()) == 1


def test_links_name_the_party_of_every_mention_with_a_score_from_0_to_1(demo: Demo) -> None:
    with (demo.workspace / "export" / "koppelingen.csv").open(encoding="utf-8", newline="") as stream:
        heading, *rows = csv.reader(stream, delimiter=";")
    assert heading == ["register", "source_id", "party_id", "zone", "score", "reden"]
    assert len({(row[0], row[1]) for row in rows}) == len(rows) > 500
    assert {row[3] for row in rows} == {"zelfde"}
    assert all(0 <= float(row[4]) <= 1 for row in rows)


def test_links_hold_no_cell_that_a_spreadsheet_executes(place: Workspace) -> None:
    row = {
        "register": "eigen",
        "source_id": "=1+1",
        "soort": "bedrijf",
        "partij_id": "x;@SUM(A1)",
        "zone": "zelfde",
        "score_promille": 1000,
        "reden": "eigen sleutel",
    }
    pq.write_table(pa.Table.from_pylist([row], schema=parties.SCHEMA), place.parties / "parties.parquet")
    path, _ = write_links(place, with_persons=True)
    with path.open(encoding="utf-8", newline="") as stream:
        _, cells = csv.reader(stream, delimiter=";")
    assert cells == ["eigen", "'=1+1", "x;'@SUM(A1)", "zelfde", "1.000", "eigen sleutel"]


def test_links_before_parties_say_what_to_do(place: Workspace) -> None:
    with pytest.raises(GraphError, match="Run ondermijning resolve first"):
        write_links(place)


def test_links_are_those_of_the_workspace(workspace: Path) -> None:
    opened = open_workspace(workspace)
    before = (opened.export / "koppelingen.csv").read_bytes()
    path, left_out = write_links(opened)
    assert (path.read_bytes() == before, left_out > 500) == (True, True)


def test_links_hold_no_mention_of_which_nobody_says_what_it_is(place: Workspace) -> None:
    row = {
        "register": "eigen",
        "source_id": "1",
        "soort": "bedrijf",
        "partij_id": "1",
        "zone": "zelfde",
        "score_promille": 1000,
        "reden": "eigen sleutel",
    }
    pq.write_table(pa.Table.from_pylist([row], schema=parties.SCHEMA), place.parties / "parties.parquet")
    path, left_out = write_links(place)
    assert (len(path.read_text(encoding="utf-8").splitlines()), left_out) == (1, 1)
