from __future__ import annotations

import fcntl
import json
import os
import pwd
import shutil
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning import clock
from ondermijning.errors import WorkspaceError
from ondermijning.trust import audit
from ondermijning.trust.audit import Command, Stage, audit_path, audited, record
from ondermijning.trust.chain import verify

if TYPE_CHECKING:
    from ondermijning.workspace import Workspace

REPOSITORY = Path(__file__).resolve().parents[2]
COMMAND = Command("export", "signalen.csv", "Z-1", "verzoek van het team")
WRITE_ONE = """
import sys
from pathlib import Path
from ondermijning.trust.audit import Command, Stage, record
from ondermijning.workspace import Workspace
record(Workspace(Path(sys.argv[1])), Command("load", "brk"), Stage.BEGIN)
"""


def lines(place: Workspace) -> list[dict[str, Any]]:
    return [json.loads(line) for line in audit_path(place).read_text(encoding="ascii").splitlines()]


def in_a_process(place: Workspace, code: str = WRITE_ONE, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(place.root)],
        cwd=REPOSITORY,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


class TestLines:
    def test_a_line_has_every_element(self, place: Workspace) -> None:
        record(place, COMMAND, Stage.BEGIN)
        (line,) = lines(place)
        moment = datetime.fromisoformat(line.pop("tijdstip"))
        assert clock.now() - moment < timedelta(minutes=1)
        assert len(line.pop("keten")) == 64
        assert line.pop("oorsprong").keys() == {"host", "tty"}
        assert line == {
            "actor": pwd.getpwuid(os.getuid()).pw_name,
            "actie": "export",
            "object": "signalen.csv",
            "resultaat": "begin",
            "zaak": "Z-1",
            "reden": "verzoek van het team",
            "trace_id": COMMAND.trace_id,
            "versie": "0.1.0",
            "formaat": 1,
        }

    def test_a_command_writes_before_it_begins_and_after_it_is_done(self, place: Workspace) -> None:
        with audited(place, COMMAND):
            assert [line["resultaat"] for line in lines(place)] == ["begin"]
        assert [line["resultaat"] for line in lines(place)] == ["begin", "klaar"]
        assert {line["trace_id"] for line in lines(place)} == {COMMAND.trace_id}

    @pytest.mark.parametrize("problem", [ValueError, KeyboardInterrupt])
    def test_a_command_that_fails_or_is_broken_off_says_so(
        self, place: Workspace, problem: type[BaseException]
    ) -> None:
        with pytest.raises(problem), audited(place, COMMAND):
            raise problem
        assert [line["resultaat"] for line in lines(place)] == ["begin", "fout"]

    def test_two_commands_can_be_told_apart(self, place: Workspace) -> None:
        for _ in range(2):
            record(place, Command("load", "brk"), Stage.BEGIN)
        assert len({line["trace_id"] for line in lines(place)}) == 2

    def test_no_value_can_break_a_line_or_move_a_cursor(self, place: Workspace) -> None:
        nasty = 'a"\n{"keten":"x"}\r\x1b[2J\u202e\u2028\udcff'
        record(place, Command("export", nasty, nasty, nasty), Stage.BEGIN)
        raw = audit_path(place).read_bytes()
        assert raw.count(b"\n") == 1
        assert raw[:-1].decode("ascii").isprintable()
        assert lines(place)[0]["object"] == nasty
        assert verify(audit_path(place)).problems == ()

    def test_a_text_that_is_too_long_is_refused_before_anything_is_done(self) -> None:
        with pytest.raises(WorkspaceError, match="over 500 characters"):
            Command("export", "signalen", reason="x" * 501)

    def test_the_longest_lines_still_chain(self, place: Workspace) -> None:
        for _ in range(3):
            record(place, Command(*(["\U0001f3e0" * 500] * 4)), Stage.BEGIN)
        assert verify(audit_path(place)).problems == ()


class TestActor:
    def test_the_environment_cannot_say_who_the_actor_is(self, place: Workspace) -> None:
        names = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME", "SUDO_USER"), "iemand-anders")
        done = in_a_process(place, **names, HOME="/tmp")
        assert (done.returncode, done.stderr) == (0, "")
        assert lines(place)[0]["actor"] == pwd.getpwuid(os.getuid()).pw_name

    def test_a_user_without_a_name_is_a_number(self, place: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.getuid", lambda: 3_999_999_999)
        record(place, COMMAND, Stage.BEGIN)
        assert lines(place)[0]["actor"] == "uid 3999999999"


class TestManyWriters:
    def test_lines_of_many_processes_form_one_chain(self, place: Workspace) -> None:
        children = [
            subprocess.Popen([sys.executable, "-c", WRITE_ONE * 5, str(place.root)], cwd=REPOSITORY) for _ in range(4)
        ]
        assert [child.wait() for child in children] == [0] * 4
        report = verify(audit_path(place))
        assert (report.head.lines, report.problems) == (20, ())

    def test_a_log_that_another_process_keeps_stops_the_command_in_time(
        self, place: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(audit, "_PATIENCE_SECONDS", 0.05)
        record(place, COMMAND, Stage.BEGIN)
        with audit_path(place).open() as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            with pytest.raises(WorkspaceError, match="cannot be written"):
                record(place, COMMAND, Stage.DONE)
        assert len(lines(place)) == 1


def break_the_log(place: Workspace, tmp_path: Path, how: str) -> None:
    path = audit_path(place)
    if how == "link":
        path.symlink_to(tmp_path / "elders.jsonl")
    elif how == "folder":
        path.mkdir()
    elif how == "fifo":
        os.mkfifo(path, 0o600)
    elif how == "open to others":
        path.touch()
        path.chmod(0o644)
    elif how == "no folder":
        place.logs.rmdir()
    elif how == "folder elsewhere":
        place.logs.rmdir()
        place.logs.symlink_to(tmp_path)
    else:
        path.write_bytes(b"\0" * 100_000)
        path.chmod(0o600)


class TestUnwritable:
    @pytest.mark.parametrize(
        "how", ["link", "folder", "fifo", "open to others", "no folder", "folder elsewhere", "overwritten"]
    )
    def test_without_a_log_the_command_is_not_done(self, place: Workspace, tmp_path: Path, how: str) -> None:
        break_the_log(place, tmp_path, how)
        before = sorted(tmp_path.iterdir())
        with (
            pytest.raises(WorkspaceError, match=r"cannot be written|is no private file|leads out|is damaged"),
            audited(place, COMMAND),
        ):
            pytest.fail("was done")
        assert sorted(tmp_path.iterdir()) == before

    def test_a_log_replaced_by_a_link_halfway_is_told_at_the_end(self, place: Workspace, tmp_path: Path) -> None:
        def replaced_by_a_link() -> None:
            with audited(place, COMMAND):
                shutil.move(audit_path(place), tmp_path / "weg")
                audit_path(place).symlink_to(tmp_path / "weg")

        with pytest.raises(WorkspaceError, match="cannot be written"):
            replaced_by_a_link()
        assert (tmp_path / "weg").read_bytes().count(b"\n") == 1

    @pytest.mark.parametrize("room", [0, 10])
    def test_a_full_disk_stops_the_command_and_leaves_the_log_whole(self, place: Workspace, room: int) -> None:
        record(place, COMMAND, Stage.BEGIN)
        size = audit_path(place).stat().st_size
        limited = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({size + room}, {size + room}))\n"
        done = in_a_process(place, limited + WRITE_ONE)
        assert "WorkspaceError" in done.stderr
        assert "cannot be written" in done.stderr
        assert audit_path(place).stat().st_size == size
        assert verify(audit_path(place)).problems == ()

    def test_the_log_is_private_and_on_disk_when_record_returns(
        self, place: Workspace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced: list[int] = []
        monkeypatch.setattr("os.fsync", lambda handle: synced.append(os.fstat(handle).st_size))
        record(place, COMMAND, Stage.BEGIN)
        info = audit_path(place).stat()
        assert stat.S_IMODE(info.st_mode) == 0o600
        assert synced == [info.st_size]

    def test_after_a_line_that_a_crash_cut_off_the_chain_goes_on(self, place: Workspace) -> None:
        record(place, COMMAND, Stage.BEGIN)
        with audit_path(place).open("ab") as stream:
            stream.write(b'{"tijdstip":"2025-')
        record(place, COMMAND, Stage.BEGIN)
        record(place, COMMAND, Stage.DONE)
        report = verify(audit_path(place))
        assert report.head.lines == 4
        assert [problem.line for problem in report.problems] == [2]
