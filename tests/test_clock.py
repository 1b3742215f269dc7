"""The present and its day are asked in one place, and a day begins at midnight in the municipality."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ondermijning import clock
from ondermijning.ledger.text import day_of, utc_text
from tests.support.clock import set_clock, stay_in_one_day

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
CLOCK = "ondermijning/clock.py"
READS_FILES = (
    "ondermijning/sources/files/input_files.py"  # whether a file changes while it is read, and when it was made
)
THEIR_OWN_CLOCK = {"tests/test_clock.py", "tests/normalise/test_dates.py"}
PRESENT = {"now", "utcnow", "today"}
MACHINE = {"time", "time_ns", "localtime", "gmtime", "strftime", "ctime", "asctime"}
FILE_TIMES = {"st_mtime", "st_mtime_ns", "st_ctime", "st_ctime_ns", "st_birthtime", "getmtime", "getctime"}
SQL_PRESENT = ("current_date", "current_timestamp", "now()", "today()", "get_current_", "localtimestamp")
MOMENTS = {"at", "since", "until", "tijdstip"}  # as the ledger and the audit log write them: in UTC
_ISO_DAY = 10


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def asking_the_time(tree: ast.Module) -> Iterator[int]:
    """Lines that ask a machine or an engine for the present, make a time zone, or take a day out of a moment in UTC."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="datetime" | "date" | "dt") | ast.Attribute(), attr=name):
                asks = name in PRESENT
            case ast.Attribute(value=ast.Name(id="time"), attr=name):
                asks = name in MACHINE
            case ast.ImportFrom(module="time", names=names):
                asks = any(each.name in MACHINE for each in names)
            case ast.ImportFrom(module="zoneinfo") | ast.Call(func=ast.Name(id="ZoneInfo")):
                asks = True
            case ast.Constant(value=str(text)):
                asks = any(word in text.lower() for word in SQL_PRESENT)
            case ast.Subscript(value=(ast.Attribute(attr=name) | ast.Name(id=name)), slice=ast.Slice(upper=upper)):
                asks = name in MOMENTS and isinstance(upper, ast.Constant) and upper.value == _ISO_DAY
            case _:
                asks = False
        if asks and isinstance(node, ast.expr | ast.stmt):
            yield node.lineno


def reading_file_times(tree: ast.Module) -> Iterator[int]:
    """Lines that look at when a file was written: a copy or a backup that was put back has other times."""
    yield from (node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in FILE_TIMES)


class TestOnePlace:
    @pytest.mark.parametrize("folder", ["ondermijning", "loaders", "rules"])
    def test_nobody_else_asks_the_time(self, folder: str) -> None:
        found = {f"{name}:{line}" for name, tree in sources(folder) for line in asking_the_time(tree)}
        assert {place for place in found if not place.startswith(f"{CLOCK}:")} == set()

    def test_a_test_asks_it_of_the_program(self) -> None:
        found = {name for name, tree in sources("tests") if any(asking_the_time(tree))}
        assert found == THEIR_OWN_CLOCK

    @pytest.mark.parametrize(
        "code",
        [
            "from datetime import UTC, datetime\ndatetime.now(UTC).date()",
            "import datetime\ndatetime.datetime.now()",
            "import datetime as dt\ndt.date.today()",
            "from datetime import date\nask = date.today",
            "from datetime import datetime\ndatetime.utcnow()",
            "import time\ntime.time()",
            "from time import strftime",
            "from zoneinfo import ZoneInfo",
            "SQL = 'SELECT * FROM t WHERE dag < CURRENT_DATE'",
            "SQL = 'SELECT now()'",
            "day = event.at[:10]",
        ],
    )
    def test_it_is_seen_however_it_is_written(self, code: str) -> None:
        assert list(asking_the_time(ast.parse(code)))

    @pytest.mark.parametrize(
        "code",
        [
            "from ondermijning.clock import today\ntoday()",
            "from time import monotonic, perf_counter",
            "name = folder.name[:10]",
            "from datetime import date\ndate.fromisoformat('2024-12-31')",
        ],
    )
    def test_what_asks_no_time_is_let_be(self, code: str) -> None:
        assert not list(asking_the_time(ast.parse(code)))

    @pytest.mark.parametrize("folder", ["ondermijning", "loaders", "rules"])
    def test_nobody_looks_at_when_a_file_was_written(self, folder: str) -> None:
        found = {f"{name}:{line}" for name, tree in sources(folder) for line in reading_file_times(tree)}
        assert {place for place in found if not place.startswith(f"{READS_FILES}:")} == set()

    def test_times_of_files_are_seen(self) -> None:
        assert list(reading_file_times(ast.parse("newest = max(paths, key=lambda path: path.stat().st_mtime)")))


class TestHere:
    def test_a_run_of_the_tests_that_passes_midnight_stays_in_its_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        begin = datetime(2026, 12, 31, 22, 59, 50, tzinfo=UTC)
        moments = [begin + timedelta(minutes=minutes) for minutes in (0, 0, 1, 120, 60 * 20)]
        monkeypatch.setattr(clock, "_moment", clock._moment)
        stay_in_one_day(iter(moments).__next__)
        told = [clock.now() for _ in moments[1:]]
        assert {moment.date() for moment in told} == {date(2026, 12, 31)}
        assert told == sorted(set(told))

    @pytest.mark.parametrize(
        ("moment", "day"),
        [
            ("2026-06-30T21:59:59", date(2026, 6, 30)),
            ("2026-06-30T22:30:00", date(2026, 7, 1)),
            ("2026-12-31T22:30:00", date(2026, 12, 31)),
            ("2026-12-31T23:30:00", date(2027, 1, 1)),
        ],
    )
    def test_a_day_begins_at_midnight_in_the_municipality(
        self, monkeypatch: pytest.MonkeyPatch, moment: str, day: date
    ) -> None:
        set_clock(monkeypatch, moment)
        assert clock.today() == day
        assert clock.now() == datetime.fromisoformat(moment).replace(tzinfo=UTC)
        assert utc_text().startswith(moment)
        assert day_of(utc_text()) == day
