"""How fast is reading against the bare parser on the same file in the same run, and does memory stay flat?

Usage: python -m benchmarks.reading [--megabytes 100] [--repeats 3] [--source brk ...] [--json] [--memory]

A delivery per source is made in a temporary folder. Every pass runs in a fresh process, the passes in turn; told are the
minimum of the repeats, the ratio to the first pass (in seconds of the processor, which other programs hardly disturb),
the ratio to pyarrow when it hands over rows as a loader maps them, and the peak memory. With ``--memory`` the rows of
100 MB and of 1 GB are read instead.

Like is compared with like. "ours, batches" makes no Python value of a cell, as "pyarrow.csv, batches" does, and also finds
the encoding, refuses what is unsafe and passes the door: the aim is 3 times the processor of the bare one. "ours, rows" makes a
dict of every row, as "pyarrow.csv, rows as dicts" does, and a place beside it: the aim is 1.3 times. "ours, records" is all
that loading does before it stores, for which no bare parser stands.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Lines: TypeAlias = list[dict[str, Any]]

SOURCES = ("brk", "bag", "woz", "woz_quoted", "vergunningen", "kik")
SMALL, LARGE = 100, 1024  # megabytes
_ROWS = "pyarrow.csv, rows as dicts"
_TOLD = ("seconds", "processor", "peak_mb", "result")


def _do(*words: str) -> str:
    """What a pass in a process of its own prints; this process stays small, since a child starts with its peak."""
    command = [sys.executable, "-m", "benchmarks.reading_passes", *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]).stdout


def speed(source: str, megabytes: int, repeats: int) -> Lines:
    """Every pass over a delivery of a source, the bare ones first."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / source
        _do("write", source, str(path), str(megabytes))
        size = path.stat().st_size / 1024**2
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in json.loads(_do("passes", source))}
        for _ in range(repeats):
            for name, found in runs.items():
                found.append(json.loads(_do("read", source, str(path), name)))
    told = {name: {key: min(run[key] for run in found) for key in _TOLD} for name, found in runs.items()}
    first = next(iter(told))
    return [
        {
            "source": source,
            "pass": name,
            "mb": size,
            "ratio": _ratio(each, told[first]),
            "row_ratio": _ratio(each, told.get(_ROWS)),
            **each,
        }
        for name, each in told.items()
    ]


def _ratio(found: dict[str, float], bare: dict[str, float] | None) -> float | None:
    return found["processor"] / bare["processor"] if bare else None


def memory(source: str) -> dict[str, Any]:
    """Peak memory of reading all rows of a small and of a large delivery."""
    peaks = []
    for megabytes in (SMALL, LARGE):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / source
            _do("write", source, str(path), str(megabytes))
            peaks.append(json.loads(_do("read", source, str(path), "ours, rows"))["peak_mb"])
    return {"source": source, "small_mb": peaks[0], "large_mb": peaks[1], "ratio": peaks[1] / peaks[0]}


def _print_speed(lines: Lines) -> None:
    print(f"\n{lines[0]['source']}: {lines[0]['mb']:.0f} MB")
    print(
        f"{'pass':<32}{'seconds':>9}{'processor':>11}{'MB/s':>8}{'ratio':>8}{'to rows':>9}{'peak MB':>9}{'result':>11}"
    )
    for line in lines:
        rate = line["mb"] / line["seconds"]
        to_rows = "" if line["row_ratio"] is None else f"{line['row_ratio']:.2f}"
        print(
            f"{line['pass']:<32}{line['seconds']:>9.2f}{line['processor']:>11.2f}{rate:>8.0f}{line['ratio']:>8.2f}{to_rows:>9}"
            f"{line['peak_mb']:>9.0f}{line['result']:>11}"
        )


def _print_memory(lines: Lines) -> None:
    print(f"{'source':<16}{f'peak at {SMALL} MB':>16}{f'at {LARGE} MB':>14}{'ratio':>8}")
    for line in lines:
        print(f"{line['source']:<16}{line['small_mb']:>16.0f}{line['large_mb']:>14.0f}{line['ratio']:>8.2f}")


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--megabytes", type=int, default=SMALL)
    words.add_argument("--repeats", type=int, default=3)
    words.add_argument("--source", choices=SOURCES, nargs="+", default=SOURCES)
    words.add_argument("--json", action="store_true")
    words.add_argument("--memory", action="store_true")
    given = words.parse_args()
    if given.memory:
        _tell([memory(each) for each in given.source], _print_memory, as_json=given.json)
        return
    for each in given.source:
        _tell(speed(each, given.megabytes, given.repeats), _print_speed, as_json=given.json)


def _tell(found: Lines, table: Callable[[Lines], None], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found))
    else:
        table(found)


if __name__ == "__main__":
    main()
