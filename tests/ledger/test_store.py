from __future__ import annotations

import os
import sqlite3
import stat
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.ledger import Ledger, open_ledger, store
from ondermijning.ledger.aliases import add_alias, current_id

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_is_private_in_wal_mode_with_foreign_keys(ledger: Ledger, path: Path) -> None:
    add_alias(ledger, "a", "b", "test")
    assert ledger.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ledger.execute("PRAGMA foreign_keys").fetchone() == (1,)
    files = list(path.parent.iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_what_was_written_is_there_after_opening_again(path: Path) -> None:
    with closing(open_ledger(path)) as ledger:
        add_alias(ledger, "a", "b", "test")
    with closing(open_ledger(path)) as ledger:
        assert current_id(ledger, "a") == "b"


def test_a_transaction_that_fails_keeps_nothing_of_itself_and_of_inner_ones(ledger: Ledger) -> None:
    def add_and_break_off() -> None:
        with ledger.transaction():
            add_alias(ledger, "a", "b", "test")
            raise KeyError

    with pytest.raises(KeyError):
        add_and_break_off()
    assert current_id(ledger, "a") == "a"
    assert not ledger.in_transaction


def test_a_reader_sees_the_old_state_and_does_not_wait_for_a_writer(ledger: Ledger, path: Path) -> None:
    with ledger.transaction():
        add_alias(ledger, "a", "b", "test")
        with closing(open_ledger(path)) as reader:
            assert current_id(reader, "a") == "a"
    with closing(open_ledger(path)) as reader:
        assert current_id(reader, "a") == "b"


def test_a_second_writer_waits_and_then_is_told(ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_BUSY_SECONDS", 0.05)
    with closing(open_ledger(path)) as second, ledger.transaction():
        with pytest.raises(WorkspaceError, match=r"SQLITE_BUSY.*Wait until other commands are done"):
            add_alias(second, "a", "b", "test")
        assert not second.in_transaction


def test_opening_and_closing_it_twice_does_not_free_the_lock_of_the_first(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_BUSY_SECONDS", 0.05)
    with ledger.transaction():
        open_ledger(path).close()
        pid = os.fork()
        if pid == 0:
            try:
                with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
                    other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                os._exit(7)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7


def test_many_can_open_a_new_file_at_once(path: Path) -> None:
    failures: list[WorkspaceError] = []

    def open_and_close() -> None:
        try:
            open_ledger(path).close()
        except WorkspaceError as problem:
            failures.append(problem)

    threads = [threading.Thread(target=open_and_close) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_told_and_not_touched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(WorkspaceError, match=r"ledger\.sqlite: cannot be opened .*backup"):
        open_ledger(path)
    assert path.read_bytes() == content


def test_a_link_is_refused(path: Path, tmp_path: Path) -> None:
    path.symlink_to(tmp_path / "elders")
    with pytest.raises(WorkspaceError, match="is a link or no file"):
        open_ledger(path)
    assert not (tmp_path / "elders").exists()


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"cannot be opened \(FileNotFoundError\)"):
        open_ledger(tmp_path / "weg" / "ledger.sqlite")
