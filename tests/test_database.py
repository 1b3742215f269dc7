"""What engines take of the machine: their memory is bounded, and what does not fit stays inside the workspace and is gone after."""

from __future__ import annotations

import ast
import signal
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from ondermijning import pipeline
from ondermijning.cli.shared.damage import damage_of
from ondermijning.database import IN_MEMORY, SMALL, Bounds, bounds_of
from ondermijning.facts.build import computation, write_tables
from ondermijning.ledger import open_ledger
from ondermijning.settings import MEMORY_MB, read_settings
from ondermijning.sources.state import open_state
from ondermijning.workspace import create
from tests.support.stands import Holder, Obj, Person, Right, stand
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.facts.build import TablesReport
    from ondermijning.views import Computation
    from ondermijning.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2023, 12, 31)
MANY = "CREATE TABLE veel AS SELECT i, md5(i::VARCHAR) AS een, md5((i + 1)::VARCHAR) AS twee FROM range({rows}) r(i)"
SPILLING = f"""
import sys
from pathlib import Path
from ondermijning.database import Bounds
db = Bounds(60, Path(sys.argv[1])).connect()
db.execute({MANY.format(rows=2_000_000)!r})
print("klaar", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder where the command is typed and where the system keeps temporary files."""
    folder = tmp_path / "nergens"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def bounds_in(db: duckdb.DuckDBPyConnection) -> tuple[Any, ...]:
    names = ("memory_limit", "temp_directory", "threads")
    return db.execute("SELECT " + ", ".join(f"current_setting('{name}')" for name in names)).fetchall()[0]


class TestOnePlace:
    """DuckDB connects in ``database`` alone; its module functions use a connection that nobody bounded."""

    @pytest.mark.parametrize("folder", ["ondermijning", "loaders", "rules"])
    def test_nobody_else_connects(self, folder: str) -> None:
        found = {
            f"{path.relative_to(ROOT)}:{line}"
            for path in sorted((ROOT / folder).rglob("*.py"))
            for line in connecting(ast.parse(path.read_text(encoding="utf-8")))
        }
        assert {place.split(":")[0] for place in found} == (
            {"ondermijning/database.py"} if folder == "ondermijning" else set()
        )

    @pytest.mark.parametrize(
        "code",
        [
            "import duckdb\nduckdb.connect()",
            "import duckdb\nduckdb.execute('SELECT 1')",
            "import duckdb\nduckdb.sql('SELECT 1')",
            "import duckdb\nduckdb.from_parquet('x')",
            "import duckdb\nask = duckdb.query",
            "import duckdb as d\nd.read_csv('x')",
            "from duckdb import connect",
            "from duckdb import sql as ask",
            "def late():\n    import duckdb\n    duckdb.connect()",
        ],
    )
    def test_a_connection_is_seen_however_it_is_written(self, code: str) -> None:
        assert list(connecting(ast.parse(code)))

    @pytest.mark.parametrize(
        "code", ["import duckdb\nduckdb.Error", "import duckdb\nduckdb.__version__", "from duckdb.func import SPECIAL"]
    )
    def test_names_that_connect_nothing_are_let_be(self, code: str) -> None:
        assert not list(connecting(ast.parse(code)))

    def test_every_graph_is_opened_with_a_bound(self) -> None:
        opened = [
            {word.arg for word in node.keywords}
            for path in sorted((ROOT / "ondermijning").rglob("*.py"))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("ladybug.Database", "Database")
        ]
        assert opened
        assert all("buffer_pool_size" in words for words in opened)


def connecting(tree: ast.Module) -> Iterator[int]:
    """Lines that take something of DuckDB that may connect: all but its classes, errors, version and constants."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.name == "duckdb"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "duckdb":
            yield from (node.lineno for alias in node.names if _may_connect(alias.name))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
            yield from [node.lineno] if _may_connect(node.attr) else []


def _may_connect(name: str) -> bool:
    return name[0].islower()


class TestBounds:
    def test_memory_and_threads_are_bounded(self, tmp_path: Path) -> None:
        with Bounds(300, tmp_path / "spill").connect() as db:
            memory, place, threads = bounds_in(db)
        assert memory == "286.1 MiB"
        assert Path(place).parent == tmp_path / "spill"
        assert threads <= 2

    def test_without_a_folder_nothing_goes_to_disk(self, nowhere: Path) -> None:
        for bounds in (IN_MEMORY, SMALL):
            with bounds.connect() as db:
                assert bounds_in(db)[1] == ""
        with pytest.raises(duckdb.OutOfMemoryException), Bounds(20).connect() as db:
            db.execute(MANY.format(rows=1_000_000))
        assert not list(nowhere.iterdir())

    def test_the_settings_say_how_much(self, workspace: Workspace) -> None:
        assert bounds_of(workspace) == Bounds(MEMORY_MB, workspace.spill)
        text = workspace.settings_path.read_text(encoding="utf-8")
        assert f"geheugen_mb = {MEMORY_MB}\n" in text
        workspace.settings_path.write_text(text.replace(str(MEMORY_MB), "300"), encoding="utf-8")
        with open_state(workspace) as db:
            memory, place, _ = bounds_in(db)
        assert (memory, Path(place).parent) == ("286.1 MiB", workspace.spill)

    def test_a_workspace_that_is_not_finished_has_the_ordinary_bounds(self, tmp_path: Path) -> None:
        unfinished = create(tmp_path / "werkmap")
        assert bounds_of(unfinished) == Bounds(MEMORY_MB, unfinished.spill)

    def test_too_little_memory_is_told_as_such(self, workspace: Workspace) -> None:
        with pytest.raises(duckdb.OutOfMemoryException) as raised, Bounds(20).connect() as db:
            db.execute(MANY.format(rows=1_000_000))
        for root in (workspace.root, None):
            told = damage_of(raised.value, root)
            assert told is not None
            assert "more memory than the settings allow" in str(told)
            assert "Raise geheugen_mb in gemeente.toml" in str(told)


class TestSpill:
    def test_a_build_that_does_not_fit_stays_inside_the_workspace_and_leaves_nothing(
        self, workspace: Workspace, nowhere: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        spilled: list[Path] = []

        def made(db: duckdb.DuckDBPyConnection, *given: Any) -> Computation:
            db.execute(f"SET memory_limit = '100MB'; {MANY.format(rows=2_000_000)}")
            return computation(db, *given)

        def written(computed: Computation, folder: Path) -> TablesReport:
            report = write_tables(computed, folder)
            files = computed.db.execute("SELECT path FROM duckdb_temporary_files()").fetchall()
            spilled.extend(Path(path) for (path,) in files)
            return report

        fill(workspace)
        monkeypatch.setattr(pipeline, "computation", made)
        monkeypatch.setattr(pipeline, "write_tables", written)
        pipeline.build(workspace, read_settings(workspace), DAY)
        assert spilled
        assert {path.absolute().parent.parent for path in spilled} == {workspace.root / "spill"}
        assert not list(nowhere.iterdir())
        assert not list(workspace.spill.iterdir())
        assert stat.S_IMODE(workspace.spill.stat().st_mode) == 0o700

    def test_commands_at_once_leave_each_other_alone_and_clear_up_after_one_that_was_killed(
        self, tmp_path: Path
    ) -> None:
        spill, script = tmp_path / "spill", tmp_path / "other.py"
        # In a file: of a program given as text DuckDB believes that a person waits, and shows progress.
        script.write_text(SPILLING, encoding="utf-8")
        command = [sys.executable, str(script), str(spill)]
        other = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        with other:
            assert other.stdout is not None
            assert other.stdout.readline() == "klaar\n"
            [theirs] = spill.iterdir()
            with Bounds(60, spill).connect() as db:
                db.execute(MANY.format(rows=2_000_000))
                assert len(list(spill.iterdir())) == 2
            assert list(spill.iterdir()) == [theirs]
            assert list(theirs.iterdir())
            other.send_signal(signal.SIGKILL)
            other.wait()
        assert theirs.exists()
        with Bounds(60, spill).connect():
            assert not list(spill.iterdir())


def fill(workspace: Workspace) -> None:
    """Load one stand and tell its parties apart."""
    sold = Obj("1230000170000", "MTT00 C 1", [Right("71", holders=[Holder("81", Person("901", "Aalbers", "Anna"))])])
    load_into(workspace, "brk", [stand(workspace.root.parent / "stand.xml", [sold], peildatum=DAY.isoformat())])
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        pipeline.resolve(workspace, ledger)
