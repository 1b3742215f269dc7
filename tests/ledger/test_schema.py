from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import WorkspaceError
from ondermijning.ledger import Ledger, open_ledger
from ondermijning.ledger.aliases import add_alias, current_id
from ondermijning.ledger.runs import Result, RuleResult, add_rule_result, rule_results
from ondermijning.ledger.schema import MIGRATIONS, migrate, schema_version
from ondermijning.ledger.signals import list_signals

if TYPE_CHECKING:
    from pathlib import Path


def tables(ledger: Ledger) -> set[str]:
    return {name for (name,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The migrations of a later version of the program: those of today and one more."""
    folder = tmp_path / "later"
    shutil.copytree(MIGRATIONS, folder)
    number = len(list(folder.iterdir())) + 1
    (folder / f"{number:04}_later.sql").write_text("CREATE TABLE extra (id INTEGER);\nINSERT INTO extra VALUES (7);\n")
    return folder


def test_a_new_file_has_every_table_and_the_version_of_the_last_migration(ledger: Ledger) -> None:
    assert {
        "judgements",
        "aliases",
        "runs",
        "rule_results",
        "signals",
        "hits",
        "signal_events",
        "snoozes",
        "exports",
        "schema_version",
    } <= tables(ledger)
    assert schema_version(ledger) == len(list(MIGRATIONS.glob("*.sql")))


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [int(file.name[:4]) for file in sorted(MIGRATIONS.iterdir())]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_older_file_is_migrated_and_keeps_what_it_has(ledger: Ledger, later: Path) -> None:
    add_alias(ledger, "a", "b", "test")
    before = schema_version(ledger)
    migrate(ledger, later)
    assert schema_version(ledger) == before + 1
    assert ledger.execute("SELECT id FROM extra").fetchall() == [(7,)]
    assert current_id(ledger, "a") == "b"


def test_a_file_of_the_first_version_keeps_its_answers_and_its_signals(path: Path, tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.mkdir()
    shutil.copy(MIGRATIONS / "0001_begin.sql", first)
    with closing(sqlite3.connect(path, isolation_level=None, factory=Ledger)) as old:
        migrate(old, first)
        old.execute("INSERT INTO runs VALUES (1, '', '2024-12-31', 'ladybug', '0.1.0', '{}', '{}', 1)")
        old.execute("INSERT INTO rule_results VALUES (1, 'prijs', 'treffer', 3, '')")
        old.execute("INSERT INTO signals VALUES ('s1', 'Perceel', 'p1', '2024-12-31', 1, 1, 'nieuw', 1, NULL)")
    with closing(open_ledger(path)) as new:
        assert rule_results(new, 1) == [RuleResult("prijs", Result.HIT, 3)]
        (signal,) = list_signals(new)
        assert (signal.id, signal.offered_week, signal.assignee) == ("s1", None, "")
        add_rule_result(new, 1, RuleResult("anders", Result.CAPPED, 900))


def test_a_migrated_file_is_not_migrated_again(ledger: Ledger, later: Path) -> None:
    migrate(ledger, later)
    migrate(ledger, later)
    assert ledger.execute("SELECT count(*) FROM extra").fetchone() == (1,)


def test_a_migration_that_fails_changes_nothing(ledger: Ledger, later: Path) -> None:
    before = schema_version(ledger)
    (later / f"{before + 2:04}_broken.sql").write_text("CREATE TABLE more (id INTEGER);\nSELECT id FROM nowhere;\n")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(ledger, later)
    assert schema_version(ledger) == before
    assert tables(ledger).isdisjoint({"extra", "more"})


def test_a_file_of_a_newer_program_is_refused_and_not_touched(path: Path, later: Path) -> None:
    with closing(open_ledger(path)) as ledger:
        migrate(ledger, later)
        newer = schema_version(ledger)
    with pytest.raises(
        WorkspaceError, match=rf"has schema {newer}; this program knows {newer - 1}\. Install the newer"
    ):
        open_ledger(path)
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT max(version) FROM schema_version").fetchone() == (newer,)


def test_a_database_of_something_else_is_refused_and_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE klanten (id INTEGER)")
    with pytest.raises(WorkspaceError, match=r"ledger\.sqlite: is a database of something else"):
        open_ledger(path)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("klanten",)]
