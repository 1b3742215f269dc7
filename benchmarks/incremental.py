"""How long does it take to resolve all mentions, ten times as many, and one in a hundred new ones, in one run?

Usage: python benchmarks/incremental.py [mentions] [workspace] [times]

Without a workspace the mentions come from a fictitious city, which is made first. They are multiplied with other names, numbers
and places to the number asked for (250,000) and, with ``times`` above 1, to so many times that. Times are measured from the table
``vermelding`` to written parties and links, in seconds of the clock and of the processor; the largest number of megabytes held is
that of the whole run so far, the table itself included.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

import duckdb

from benchmarks.incremental_city import multiply
from ondermijning.cli import RARE_COLLECTIONS
from ondermijning.ledger import open_ledger
from ondermijning.resolve.mentions import make_mentions
from ondermijning.resolve.parties import links_path, parties_path
from ondermijning.resolve.resolution import resolve_mentions
from ondermijning.sources.state import open_state
from ondermijning.workspace import Workspace, create, open_workspace

PROGRAM = [sys.executable, "-m", "ondermijning"]
_NEW = 100  # one in so many mentions comes later


class Measured(NamedTuple):
    """Seconds of the clock and of the processor, and what was done."""

    clock: float
    processor: float
    changed: int
    compared: int


def _city(stack: ExitStack, given: list[str]) -> Path:
    if len(given) > 1:
        return Path(given[1])
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "stad"
    subprocess.run([*PROGRAM, "demo", "--folder", str(folder)], check=True)
    return folder / "werkmap"


def _mentions(root: Path, target: Path) -> None:
    """Keep the mentions of a workspace in a file."""
    with open_state(open_workspace(root)) as db:
        make_mentions(db)
        db.table("vermelding").order("register, source_id").write_parquet(str(target))


def _resolve(workspace: Workspace, db: duckdb.DuckDBPyConnection) -> Measured:
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        clock, processor = time.perf_counter(), time.process_time()
        report = resolve_mentions(workspace, db, ledger)
        return Measured(time.perf_counter() - clock, time.process_time() - processor, report.changed, report.compared)


def _told(name: str, found: Measured, beside: Measured) -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name:<24}{found.clock:>8.1f}{found.processor:>8.1f}{found.clock / beside.clock:>8.3f}"
        f"{found.processor / beside.processor:>8.3f}{found.changed:>12}{found.compared:>12}{most:>8}"
    )


def _later(db: duckdb.DuckDBPyConnection, place: Path) -> tuple[Measured, Measured, bool]:
    """All but one in a hundred, then these; and whether starting over with all gives the same files."""
    first, over = create(place / "eerst"), create(place / "opnieuw")
    db.execute("CREATE TABLE alle AS FROM vermelding")
    db.execute("DELETE FROM vermelding WHERE hash(register, source_id) % ? = 0", [_NEW])
    start = _resolve(first, db)
    db.execute("CREATE OR REPLACE TABLE vermelding AS FROM alle; DROP TABLE alle")
    news = _resolve(first, db)
    _resolve(over, db)
    same = all(path(first).read_bytes() == path(over).read_bytes() for path in (parties_path, links_path))
    return start, news, same


def main() -> None:
    """Measure, and print seconds and ratios to the first line; memory is collected as rarely as commands do."""
    gc.set_threshold(*RARE_COLLECTIONS)
    given = sys.argv[1:]
    size, times = int(given[0]) if given else 250_000, int(given[2]) if len(given) > 2 else 1
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        _mentions(_city(stack, given), place / "stad.parquet")
        print(f"{'':<24}{'clock':>8}{'cpu':>8}{'ratio':>8}{'ratio':>8}{'mentions':>12}{'pairs':>12}{'MB':>8}")
        with duckdb.connect() as db:
            db.execute("CREATE TABLE stad AS FROM read_parquet(?)", [str(place / "stad.parquet")])
            multiply(db, size)
            start, news, same = _later(db, place)
            _told("from the start", start, start)
            _told(f"one in {_NEW} new", news, start)
            print(f"the same as starting over: {'yes' if same else 'NO'}")
            if times > 1:
                multiply(db, size * times)
                _told(f"{times} times as many", _resolve(create(place / "groot"), db), start)


if __name__ == "__main__":
    main()
