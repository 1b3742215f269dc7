"""Hostile paths, for what is read and for what is written: rows P1 to P5 of the list of hostile inputs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError, WorkspaceError
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.files.input_files import input_files
from tests.cli.running import run
from tests.support.damage import MARK
from tests.support.hostile import QUARTERS, STAND, Held, files_of, written, zipped
from tests.support.workspaces import load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[3]
DAY = date(2024, 1, 1)
CHANGED = r"prijs\.(csv|zip).*changed while it was loaded"


@pytest.mark.parametrize(
    "name",
    ["../../x", "/etc/x", "~/x", "export/~root", "C:\\x", "\\\\host\\share\\x", "export/a\0b", "export/a\nb", ".."],
)
def test_p1_an_output_that_leads_out_or_has_a_strange_name_is_refused(workspace: Workspace, name: str) -> None:
    before = files_of(workspace)
    for write in (workspace.atomic_file, workspace.atomic_folder):
        with pytest.raises(WorkspaceError, match="unsafe or leads out"), write(name):
            pytest.fail("was let in")
    assert files_of(workspace) == before


@pytest.mark.parametrize(
    "name", ["", "~", "~/x.xml", "C:\\x.xml", "\\\\host\\share\\x.xml", "niet\ner.xml", "n\x1b[2Jer.xml"]
)
def test_p1_an_input_that_is_not_there_is_told_on_one_line(
    held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(written(tmp_path / "x.xml", STAND).parent))
    said = run("load", "brk", f"{tmp_path}/map/{name}", "-w", held.workspace.root)
    assert (said.code, said.out) == (1, "")
    (error,) = said.notes()
    assert "does not exist" in error
    assert error.isprintable()
    held.is_unchanged()


def test_p1_a_nul_in_the_name_of_an_input_is_refused(held: Held) -> None:
    with pytest.raises(DeliveryError, match="does not exist"):
        load_into(held.workspace, "brk", [Path("a\0b.xml")])
    held.is_unchanged()


@pytest.mark.parametrize("source", ["../../x", "/etc/passwd", "brk/../woz", "BRK", "brk\n"])
def test_p1_a_source_is_one_of_the_registers_and_never_a_path(held: Held, source: str, tmp_path: Path) -> None:
    said = run("load", source, written(tmp_path / "x.xml", STAND), "-w", held.workspace.root)
    assert (said.code, said.out) == (2, "")
    held.is_unchanged()


@pytest.mark.parametrize("target", ["/etc/passwd", "echt.xml", "map", "nergens"])
@pytest.mark.parametrize("place", ["itself", "in a folder"])
def test_p2_an_input_that_is_a_link_is_refused_by_its_own_name(
    held: Held, tmp_path: Path, target: str, place: str
) -> None:
    (tmp_path / "map").mkdir()
    written(tmp_path / "echt.xml", STAND)
    link = tmp_path / "in" / "link.xml"
    link.parent.mkdir()
    link.symlink_to(tmp_path / target)
    held.expects_refusal("brk", link if place == "itself" else link.parent, "is a link", names="link.xml")


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_p2_an_input_that_is_no_file_is_refused_without_waiting(held: Held, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "pijp.xml" if kind == "pipe" else Path("/dev/zero")
    if kind == "pipe":
        os.mkfifo(path)
    held.expects_refusal("brk", path, "is no ordinary file")


@pytest.mark.parametrize("kind", ["link", "pipe", "file"])
def test_p3_a_delivery_whose_place_is_taken_by_something_else_is_refused(
    workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    path = written(tmp_path / "prijs.csv", QUARTERS + "2023K3;102\n")
    (report,) = load_into(workspace, "prijsindex", [path], reference_date=DAY)
    (folder,) = workspace.deliveries.glob(f"prijsindex/*-{report.delivery}.parquet")
    shutil.rmtree(folder)
    (tmp_path / "elders").mkdir()
    if kind == "link":
        folder.symlink_to(tmp_path / "elders")
    elif kind == "pipe":
        os.mkfifo(folder)
    else:
        folder.touch()
    said = run("load", "prijsindex", path, "--reference-date", DAY, "-w", workspace.root)
    assert (said.code, said.out) == (1, "")
    assert "Traceback" not in said.err
    assert list((tmp_path / "elders").iterdir()) == []


def test_p3_a_folder_of_deliveries_that_is_a_link_is_not_written_through(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (workspace.deliveries / "woz").symlink_to(tmp_path / "elders")
    path = written(tmp_path / shipped_loaders()["woz"].example_name, shipped_loaders()["woz"].example)
    with pytest.raises(WorkspaceError, match="leads out"):
        load_into(workspace, "woz", [path])
    assert list((tmp_path / "elders").iterdir()) == []


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from ondermijning.errors import OndermijningError
from ondermijning.workspace import open_workspace
from tests.support.workspaces import load_into

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))
try:
    load_into(open_workspace(Path(sys.argv[1])), "prijsindex", [Path(sys.argv[2])])
except OndermijningError as problem:
    print(problem)
    sys.exit(1)
"""


def test_p3_a_disk_without_room_is_told_and_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """The limit on the size of a file fails as a full disk does: in the middle of writing."""
    lines = "".join(f"{1000 + number // 4}K{number % 4 + 1};{number * 7919 % 999_983}\n" for number in range(6000))
    path = written(tmp_path / "prijs.csv", "kwartaal;index\n" + lines)
    before, state = files_of(workspace), state_of(workspace)
    command = [sys.executable, "-c", FULL_DISK, str(workspace.root), str(path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "cannot be written" in done.stdout
    assert (files_of(workspace), state_of(workspace)) == (before, state)
    assert list(workspace.root.rglob(".tmp-*")) == []


def meddling(*, before: Callable[[], object] = list, during: Callable[[], object] = list) -> Loader:
    """The loader of price indices, beside which another process does something to the file.

    Args:
        before: done when its date is asked for, so between finding and hashing.
        during: done when its first row is read, so between hashing and reading on.
    """
    loader = shipped_loaders()["prijsindex"]
    (reader,) = loader.reads
    assert isinstance(reader, CsvReader)
    given = reader.subject
    done: list[object] = []

    def date_in(_file: Any) -> date:
        before()
        return DAY

    def subject(row: Any) -> Any:
        if not done:
            done.append(during())
        return given(row)

    return replace(loader, reads=(replace(reader, date_in=date_in, subject=subject),))


def long_file(path: Path) -> Path:
    """A file of which a reader has seen a part only when it gives its first row."""
    lines = (f"{1000 + number // 4 % 1000}K{number % 4 + 1};{100 + number % 7}\n" for number in range(200_000))
    return written(path, "kwartaal;index\n" + "".join(lines))


def with_another_end(path: Path) -> None:
    """Write other figures at the end, in place, and hide that: same file, same size, same moment."""
    moment = path.stat().st_mtime_ns
    with path.open("r+b") as stream:
        stream.seek(-4, os.SEEK_END)
        stream.write(b"999\n")
    os.utime(path, ns=(moment, moment))


def replaced(path: Path, contents: bytes) -> None:
    """Another file under the name."""
    written(path.with_suffix(".nieuw"), contents).replace(path)


def test_p4_a_file_that_is_exchanged_before_it_is_read_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path / "prijs.csv", QUARTERS)
    before = files_of(workspace)
    loader = meddling(before=lambda: replaced(path, QUARTERS.replace("101", "999").encode()))
    with pytest.raises(DeliveryError, match=CHANGED):
        load_into(workspace, loader, [path])
    assert files_of(workspace) == before


@pytest.mark.parametrize("target", ["/etc/passwd", "echt.csv"])
def test_p4_a_file_that_becomes_a_link_before_it_is_read_is_refused(
    workspace: Workspace, tmp_path: Path, target: str
) -> None:
    path = written(tmp_path / "prijs.csv", QUARTERS)
    written(tmp_path / "echt.csv", QUARTERS)
    before = files_of(workspace)

    def swap() -> None:
        path.unlink()
        path.symlink_to(tmp_path / target)

    with pytest.raises(DeliveryError, match=r"prijs\.csv: cannot be read"):
        load_into(workspace, meddling(before=swap), [path])
    assert files_of(workspace) == before


def test_p4_a_file_that_becomes_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    (file,) = input_files([written(tmp_path / "prijs.csv", QUARTERS)])
    file.path.unlink()
    os.mkfifo(file.path)
    with pytest.raises(DeliveryError, match=CHANGED):
        file.open()


def test_p4_a_folder_above_it_that_becomes_a_link_is_refused(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        written(tmp_path / name / "prijs.csv", QUARTERS)
    (file,) = input_files([tmp_path / "een"])
    (tmp_path / "een").rename(tmp_path / "weg")
    (tmp_path / "een").symlink_to(tmp_path / "twee")
    with pytest.raises(DeliveryError, match=CHANGED):
        file.sha256()


def test_p4_a_zip_that_is_exchanged_after_it_was_checked_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = zipped(tmp_path / "prijs.zip", {"prijs.csv": QUARTERS})
    bomb = zipped(tmp_path / "bom.zip", {"prijs.csv": bytes(5_000_000)}).read_bytes()
    before = files_of(workspace)
    with pytest.raises(DeliveryError, match=CHANGED):
        load_into(workspace, meddling(before=lambda: replaced(path, bomb)), [path])
    assert files_of(workspace) == before


def test_p4_what_is_parsed_is_what_was_hashed_even_when_the_change_is_hidden(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = long_file(tmp_path / "prijs.csv")
    before, state = files_of(workspace), state_of(workspace)
    with pytest.raises(DeliveryError, match=CHANGED):
        load_into(workspace, meddling(during=lambda: with_another_end(path)), [path])
    assert (files_of(workspace), state_of(workspace)) == (before, state)
    (report,) = load_into(workspace, meddling(), [path])
    assert report.rows == 200_000


@pytest.mark.parametrize("change", [b"", b"2023K3;102\n"])
def test_p4_a_file_that_shrinks_or_grows_while_it_is_read_is_refused(
    workspace: Workspace, tmp_path: Path, change: bytes
) -> None:
    path = long_file(tmp_path / "prijs.csv")
    before = files_of(workspace)

    def write() -> None:
        with path.open("ab") as stream:
            stream.write(change) if change else stream.truncate(2_000_000)

    with pytest.raises(DeliveryError, match=CHANGED):
        load_into(workspace, meddling(during=write), [path])
    assert files_of(workspace) == before


def test_p4_a_member_is_sealed_as_well(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "prijs.zip", "w") as archive:
        archive.writestr("prijs.csv", QUARTERS)
    (file,) = input_files([tmp_path / "prijs.zip"])
    with file.sealed(file.sha256()).open() as stream:
        assert stream.read() == QUARTERS.encode()
    with file.sealed("0" * 64).open() as stream, pytest.raises(DeliveryError, match=CHANGED):
        stream.read()


@pytest.mark.parametrize(
    "name", ["../a", "CON", "a" * 300, "/etc/passwd", "a\nb", f"x';DROP TABLE signal;--{MARK}", "%", ""]
)
def test_p5_an_id_of_a_signal_is_never_a_path_or_a_pattern(held: Held, name: str) -> None:
    said = run("signals", "show", "-w", held.workspace.root, "--", name)
    assert (said.code, said.out) == (1, "")
    assert "Traceback" not in said.err
    assert all(line.isprintable() for line in said.notes())
    held.is_unchanged()
