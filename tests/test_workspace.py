from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.workspace import Workspace, atomic, create, open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return create(tmp_path / "werkmap")


@contextmanager
def waiting_child(script: str, workspace: Workspace) -> Iterator[subprocess.Popen[str]]:
    """A process that runs a script until it prints a line, and then sleeps until it is killed."""
    setup = "import sys, time\nfrom pathlib import Path\nfrom ondermijning.workspace import Workspace\n"
    code = f"{setup}w = Workspace(Path(sys.argv[1]))\n{script}"
    command = [sys.executable, "-c", code, str(workspace.root)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            yield child
        finally:
            child.kill()


READY = "print('ready', flush=True); time.sleep(60)\n"
IN_LOCK = f"with w.write_lock():\n    {READY}"
IN_FILE = f"with w.atomic_file('export/a.txt') as path:\n    path.write_text('half'); {READY}"
IN_FOLDER = f"with w.atomic_folder('graph/stad') as path:\n    (path / 'b').write_text('half'); {READY}"


def break_off(path: Path) -> None:
    path.write_text("half")
    raise RuntimeError


def left_overs(workspace: Workspace) -> list[Path]:
    return sorted(workspace.root.rglob(".tmp-*"))


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


class TestCreate:
    def test_everything_is_private_whatever_the_umask(self, tmp_path: Path) -> None:
        before = os.umask(0)
        try:
            workspace = create(tmp_path / "werkmap")
        finally:
            os.umask(before)
        assert mode_of(workspace.root) == 0o700
        assert {mode_of(path) & 0o077 for path in workspace.root.rglob("*")} == {0}
        assert workspace.deliveries.is_dir()
        assert workspace.rejects.is_dir()
        assert workspace.parties.is_dir()
        assert workspace.graph.is_dir()
        assert workspace.logs.is_dir()
        assert workspace.export.is_dir()

    def test_an_empty_folder_is_used_and_made_private(self, tmp_path: Path) -> None:
        (tmp_path / "leeg").mkdir(mode=0o755)
        assert mode_of(create(tmp_path / "leeg").root) == 0o700

    def test_doing_it_again_keeps_what_is_there(self, place: Workspace) -> None:
        (place.parties / "parties.parquet").write_bytes(b"x")
        create(place.root)
        assert (place.parties / "parties.parquet").read_bytes() == b"x"

    def test_a_folder_with_other_things_is_refused_and_not_touched(self, tmp_path: Path) -> None:
        (tmp_path / "brief.txt").write_text("x")
        with pytest.raises(WorkspaceError, match="holds other things"):
            create(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]

    def test_a_link_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "echt").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "echt")
        with pytest.raises(WorkspaceError, match="link"):
            create(tmp_path / "link")

    def test_a_file_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "bestand").write_text("x")
        with pytest.raises(WorkspaceError, match="cannot be written"):
            create(tmp_path / "bestand")

    def test_a_parent_that_everyone_may_write_to_is_accepted(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o777)
        assert create(tmp_path / "werkmap").root.is_dir()

    def test_a_missing_parent_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(WorkspaceError, match="cannot be written"):
            create(tmp_path / "weg" / "werkmap")


class TestOpen:
    def test_a_finished_workspace_opens_by_a_relative_name(
        self, place: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place.settings_path.write_text("")
        monkeypatch.chdir(place.root.parent)
        assert open_workspace(Path("werkmap")) == place

    @pytest.mark.parametrize("name", ["werkmap", "weg"])
    def test_without_init_it_says_what_to_do(self, place: Workspace, name: str) -> None:
        with pytest.raises(WorkspaceError, match="Run ondermijning init"):
            open_workspace(place.root.parent / name)

    def test_a_workspace_open_to_others_is_refused(self, place: Workspace) -> None:
        place.settings_path.write_text("")
        place.root.chmod(0o750)
        with pytest.raises(WorkspaceError, match="chmod 700"):
            open_workspace(place.root)

    def test_a_link_to_a_workspace_is_refused(self, place: Workspace) -> None:
        place.settings_path.write_text("")
        link = place.root.parent / "link"
        link.symlink_to(place.root)
        with pytest.raises(WorkspaceError, match="link"):
            open_workspace(link)

    def test_a_workspace_of_another_user_is_refused(self, place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        place.settings_path.write_text("")
        monkeypatch.setattr(os, "geteuid", lambda: place.root.stat().st_uid + 1)
        with pytest.raises(WorkspaceError, match="another user"):
            open_workspace(place.root)


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            "",
            ".",
            "..",
            "../x",
            "export/../../x",
            "export/..",
            "/etc/passwd",
            "~/x",
            "export/~root",
            "C:\\x",
            "\\\\host\\x",
            "export/a\0b",
            "export/a\nb",
            "export/\x1b[2J",
            "export/\u202etxt",
            "export/.tmp-1-x",
            "export/" + "a" * 201,
        ],
    )
    def test_an_unsafe_name_is_refused(self, place: Workspace, name: str) -> None:
        with pytest.raises(WorkspaceError, match="unsafe or leads out"):
            place.inside(name)

    def test_a_link_that_leads_out_is_refused(self, place: Workspace, tmp_path: Path) -> None:
        (place.export / "uit").symlink_to(tmp_path)
        with pytest.raises(WorkspaceError, match="leads out"), place.atomic_file("export/uit/x"):
            pytest.fail("was let in")
        assert not (tmp_path / "x").exists()

    @pytest.mark.parametrize("name", ["export/a b.csv", "export/één.csv", "nieuw/map/x", "ledger.sqlite"])
    def test_a_plain_name_may_be_relative_or_absolute(self, place: Workspace, name: str) -> None:
        assert place.inside(name) == place.inside(place.root / name) == place.root / name

    def test_a_workspace_may_itself_have_a_strange_name(self, tmp_path: Path) -> None:
        workspace = create(tmp_path / "~ werk\\map")
        assert workspace.inside(workspace.export / "x") == workspace.export / "x"


class TestWriteLock:
    def test_a_second_writer_is_told_who_writes(self, place: Workspace) -> None:
        with (
            waiting_child(IN_LOCK, place) as child,
            pytest.raises(WorkspaceError, match=f"process {child.pid} is writing"),
            place.write_lock(),
        ):
            pytest.fail("two writers")

    def test_a_writer_in_the_same_process_is_kept_out_too(self, place: Workspace) -> None:
        with (
            place.write_lock(),
            pytest.raises(WorkspaceError, match=f"process {os.getpid()} is writing"),
            place.write_lock(),
        ):
            pytest.fail("two writers")

    def test_it_is_free_again_after_a_failure_and_after_kill_9(self, place: Workspace) -> None:
        with pytest.raises(RuntimeError), place.write_lock():
            raise RuntimeError
        with waiting_child(IN_LOCK, place) as child:
            child.send_signal(signal.SIGKILL)
            child.wait()
            with place.write_lock():
                assert place.lock_path.read_text() == str(os.getpid())

    def test_readers_do_not_wait_for_a_writer(self, place: Workspace) -> None:
        place.settings_path.write_text("")
        with place.atomic_file("export/a.txt") as path:
            path.write_text("whole")
        script = f"with w.write_lock(), w.atomic_file('export/a.txt') as path:\n    path.write_text('half'); {READY}"
        with waiting_child(script, place):
            assert (open_workspace(place.root).export / "a.txt").read_text() == "whole"

    def test_a_lock_file_that_is_a_link_is_refused(self, place: Workspace, tmp_path: Path) -> None:
        place.lock_path.unlink()
        place.lock_path.symlink_to(tmp_path / "elders")
        with pytest.raises(WorkspaceError, match="cannot be written"), place.write_lock():
            pytest.fail("was let in")
        assert not (tmp_path / "elders").exists()


class TestAtomicFile:
    def test_it_appears_whole_with_its_mode_and_leaves_nothing_beside_it(self, place: Workspace) -> None:
        with place.atomic_file("export/diep/a.txt", 0o640) as path:
            path.write_text("nieuw")
            assert not (place.export / "diep" / "a.txt").exists()
        assert (place.export / "diep" / "a.txt").read_text() == "nieuw"
        assert mode_of(place.export / "diep" / "a.txt") == 0o640
        assert mode_of(place.export / "diep") == 0o700
        assert left_overs(place) == []

    def test_a_failure_leaves_the_old_file(self, place: Workspace) -> None:
        with place.atomic_file("export/a.txt") as path:
            path.write_text("oud")
        with pytest.raises(RuntimeError), place.atomic_file("export/a.txt") as path:
            break_off(path)
        assert (place.export / "a.txt").read_text() == "oud"
        assert left_overs(place) == []

    def test_a_tool_that_replaces_the_file_does_not_open_it_to_others(self, place: Workspace) -> None:
        with place.atomic_file("export/a.txt") as path:
            path.unlink()
            path.write_text("opnieuw")
            path.chmod(0o666)
        assert mode_of(place.export / "a.txt") == 0o600

    def test_a_full_disk_is_told_in_one_sentence(self, place: Workspace) -> None:
        with pytest.raises(WorkspaceError, match=r"No space left.*free space"), place.atomic_file("export/a.txt"):
            Path("/dev/full").write_text("x")
        assert not (place.export / "a.txt").exists()

    @pytest.mark.parametrize("kind", ["link", "fifo", "folder"])
    def test_something_else_in_its_place_is_refused(self, place: Workspace, tmp_path: Path, kind: str) -> None:
        target = place.export / "a.txt"
        if kind == "link":
            target.symlink_to(tmp_path / "x")
        elif kind == "fifo":
            os.mkfifo(target)
        else:
            target.mkdir()
        with pytest.raises(WorkspaceError, match="another kind"), place.atomic_file(target):
            pytest.fail("was let in")
        assert not (tmp_path / "x").exists()

    def test_it_is_on_disk_before_it_appears(self, place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[tuple[str, bool]] = []
        fsync = os.fsync

        def spy(handle: int) -> None:
            seen.append((Path(f"/proc/self/fd/{handle}").readlink().name, (place.export / "a.txt").exists()))
            fsync(handle)

        monkeypatch.setattr(os, "fsync", spy)
        with place.atomic_file("export/a.txt"):
            pass
        assert seen == [("a.txt", False), ("export", True)]


class TestAtomicFolder:
    def test_a_new_one_replaces_an_old_one_as_a_whole(self, place: Workspace) -> None:
        for name in ("oud", "nieuw"):
            with place.atomic_folder("graph/stad") as path:
                (path / "deep").mkdir()
                (path / "deep" / name).write_text(name)
        assert [path.name for path in (place.graph / "stad" / "deep").iterdir()] == ["nieuw"]
        assert mode_of(place.graph / "stad") == 0o700
        assert left_overs(place) == []

    def test_it_never_is_away_while_it_is_replaced(self, place: Workspace) -> None:
        away: list[str] = []
        done = threading.Event()

        def watch() -> None:
            while not done.is_set():
                if not (place.graph / "stad").exists():
                    away.append("away")

        with place.atomic_folder("graph/stad"):
            pass
        watcher = threading.Thread(target=watch)
        watcher.start()
        for _ in range(200):
            with place.atomic_folder("graph/stad"):
                pass
        done.set()
        watcher.join()
        assert away == []

    def test_half_written_folders_are_not_found_by_the_name_they_will_have(self, place: Workspace) -> None:
        with place.atomic_folder("deliveries/brk/2024-01-01-abc.parquet") as path:
            (path / "manifest.json").write_text("{}")
            assert list(place.deliveries.glob("*/*.parquet")) == []
        assert len(list(place.deliveries.glob("*/*.parquet"))) == 1

    def test_a_failure_leaves_the_old_one(self, place: Workspace) -> None:
        with place.atomic_folder("graph/stad") as path:
            (path / "a").write_text("oud")
        with pytest.raises(RuntimeError), place.atomic_folder("graph/stad") as path:
            break_off(path / "a")
        assert (place.graph / "stad" / "a").read_text() == "oud"

    def test_a_link_inside_is_refused(self, place: Workspace, tmp_path: Path) -> None:
        (tmp_path / "x").write_text("x")
        with pytest.raises(WorkspaceError, match="cannot be written"), place.atomic_folder("graph/stad") as path:
            (path / "link").symlink_to(tmp_path / "x")
        assert not (place.graph / "stad").exists()

    def test_a_disk_that_cannot_exchange_folders_is_told_and_keeps_the_old_one(
        self, place: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with place.atomic_folder("graph/stad") as path:
            (path / "a").write_text("oud")
        monkeypatch.setattr(atomic, "_SWAP", 1 << 20)
        with pytest.raises(WorkspaceError, match="local disk"), place.atomic_folder("graph/stad"):
            pass
        assert (place.graph / "stad" / "a").read_text() == "oud"


class TestCrash:
    @pytest.mark.parametrize("script", [IN_FILE, IN_FOLDER])
    def test_kill_9_leaves_nothing_visible_and_the_next_writer_sweeps(self, place: Workspace, script: str) -> None:
        with place.atomic_file("export/a.txt") as path:
            path.write_text("oud")
        with waiting_child(script, place) as child:
            child.send_signal(signal.SIGKILL)
            child.wait()
        assert (place.export / "a.txt").read_text() == "oud"
        assert not (place.graph / "stad").exists()
        assert left_overs(place) != []
        with place.write_lock():
            assert left_overs(place) == []

    def test_what_a_living_process_is_writing_is_not_swept(self, place: Workspace) -> None:
        with waiting_child(IN_FILE, place), place.atomic_file("export/b.txt") as path:
            place.sweep()
            path.write_text("whole")
            assert len(left_overs(place)) == 2
        assert (place.export / "b.txt").read_text() == "whole"

    def test_a_left_over_of_an_earlier_process_with_this_id_is_swept(self, place: Workspace) -> None:
        (place.graph / f".tmp-{os.getpid()}-00000000-abc").mkdir()
        (place.graph / ".tmp-99999999999999999999-00000000-abc").mkdir()
        (place.graph / ".tmp-mine").mkdir()
        place.sweep()
        assert [path.name for path in left_overs(place)] == [".tmp-mine"]
