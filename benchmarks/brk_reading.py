"""How much does reading BRK XML cost against a bare lxml pass over the same file, and how much memory does it take?

Usage: python benchmarks/brk_reading.py [megabytes] [repeats]

Prints seconds per pass and the ratio to the bare pass (minimum of the repeats, all in this run), and the peak memory of a
separate process that reads the whole file.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from ondermijning.demo.brk_bulk import write_brk_stand
from ondermijning.sources.door import Door
from ondermijning.sources.files import input_files
from ondermijning.sources.loader import load_loaders

if TYPE_CHECKING:
    from collections.abc import Callable


def bare(path: Path) -> int:
    """The anchor: iterparse over all elements, each cleared."""
    count = 0
    for _, element in etree.iterparse(str(path)):
        element.clear()
        count += 1
    return count


def rows(path: Path) -> int:
    """Every row through the door, not yet shaped."""
    return sum(1 for _ in _rows(path))


def records(path: Path) -> int:
    """Every row shaped into records."""
    reader = load_loaders()["brk"].reads[0]
    return sum(1 for row in _rows(path) for _ in reader.shape(row))


def _rows(path: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202 - rows of any reader
    reader = load_loaders()["brk"].reads[0]
    [file] = input_files([path])
    return reader.rows(file, Door(reader.allowed, reader.pseudonymised, lambda _: None))


def _fastest(work: Callable[[Path], int], path: Path, repeats: int) -> tuple[float, int]:
    best, result = float("inf"), 0
    for _ in range(repeats):
        start = time.perf_counter()
        result = work(path)
        best = min(best, time.perf_counter() - start)
    return best, result


def _peak_of(path: Path) -> float:
    """Peak resident memory in MB of a process that makes all records of the file."""
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}; from pathlib import Path;"
        f" from benchmarks.brk_reading import records; records(Path({str(path)!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Make the file, time the passes, print the table."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stand.xml"
        write_brk_stand(path, megabytes=megabytes, seed=1)
        size = path.stat().st_size / 1024**2
        anchor, elements = _fastest(bare, path, repeats)
        print(f"file: {size:.0f} MB, {elements} elements, minimum of {repeats}")
        print(f"{'pass':<28}{'seconds':>9}{'ratio':>8}{'result':>12}")
        print(f"{'lxml iterparse + clear':<28}{anchor:>9.2f}{1:>8.2f}{elements:>12}")
        for name, work in (("rows through the door", rows), ("records", records)):
            seconds, result = _fastest(work, path, repeats)
            print(f"{name:<28}{seconds:>9.2f}{seconds / anchor:>8.2f}{result:>12}")
        print(f"peak memory of reading all records: {_peak_of(path):.0f} MB")


if __name__ == "__main__":
    main()
