"""Our own engine, by the command that a user gives: ``ondermijning match``.

It tells a score and a zone per pair; ``zelfde`` is a link, ``mogelijk`` is left to a person. ``--way names`` reads names alone,
as the others do; ``--way towns`` also where a company is.
"""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.peers.tools import Task
from ondermijning.resolve.weights.comparison import GUARDS

if TYPE_CHECKING:
    from pathlib import Path

_PROGRAM = [sys.executable, "-m", "ondermijning"]
_NAMES_ALONE = """[kolommen]
id = "id"
naam = "naam"
"""
_TIE = GUARDS["tweede_kandidaat"].says
_ZONES = {"zelfde": "link", "mogelijk": "review", "verschillend": "nobody"}


def _command(task: Task, out: Path) -> list[str]:
    """The one place that knows how the command is spelt."""
    queries, register = task.folder / "queries.csv", task.folder / "register.csv"
    command = [*_PROGRAM, "match", str(queries), str(register), "--kind", "bedrijf", "--out", str(out)]
    if task.way == "names":
        columns = task.out / "names.toml"
        columns.write_text(_NAMES_ALONE, encoding="utf-8")
        command += ["--columns", str(columns), "--reference-columns", str(columns)]
    return command


def _answer(found: Path, scores: Path) -> int:
    """Rewrite our answer in the form of the benchmark; gives the number of pairs told."""
    with found.open(encoding="utf-8-sig", newline="") as stream:
        header, *pairs = csv.reader(stream, delimiter=";")
    with scores.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(("query", "id", "score", "zone", "tie"))
        for pair in pairs:
            row = dict(zip(header, pair, strict=True))
            tie = int(_TIE in row["redenen"])
            writer.writerow((row["left_id"], row["right_id"], row["score"], _ZONES[row["zone"]], tie))
    return len(pairs)


def main() -> None:
    """Run the command on the set."""
    task = Task()
    out = task.out / "ours.csv"
    start = time.perf_counter()
    subprocess.run(_command(task, out), check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"match_s": seconds, "peak_mb": peak, "pairs": _answer(out, task.out / "scores.csv")}))


if __name__ == "__main__":
    main()
