"""What every peer of the benchmark does alike: read a set, keep time, write scores and tell what it cost.

Runs in the environment of each peer, so it imports the standard library only.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Row(NamedTuple):
    """A name of the register, or a query."""

    id: str
    name: str
    town: str


class Task:
    """A set to answer, and the cost of doing it.

    Args:
        words: words of the command line after the module; ``sys.argv`` when none are given.
    """

    def __init__(self, words: list[str] | None = None) -> None:
        parser = argparse.ArgumentParser()
        parser.add_argument("folder", type=Path)
        parser.add_argument("out", type=Path)
        parser.add_argument(
            "--queries", type=int, help="answer the first so many only and extrapolate seconds and pairs"
        )
        parser.add_argument("--way", default="", help="which way of the tool")
        given = parser.parse_args(words)
        self.folder: Path = given.folder
        self.out: Path = given.out
        self.way: str = given.way
        self._limit: int | None = given.queries
        self._seconds = {"setup": 0.0, "train": 0.0, "match": 0.0}
        self.pairs = 0

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        """Count seconds as ``setup``, ``train`` or ``match``."""
        start = time.perf_counter()
        yield
        self._seconds[what] += time.perf_counter() - start

    def register(self, folder: Path | None = None) -> list[Row]:
        """The names of the register, a row per name."""
        return _rows((folder or self.folder) / "register.csv")

    def queries(self, folder: Path | None = None) -> list[Row]:
        """The queries that are to be answered."""
        return _rows((folder or self.folder) / "queries.csv")[: None if folder else self._limit]

    def labels(self) -> dict[str, str]:
        """The company behind each query of the labelled set, empty when there is none."""
        with (self.labelled / "truth.csv").open(encoding="utf-8", newline="") as stream:
            return {row["query"]: row["id"] for row in csv.DictReader(stream, delimiter=";")}

    @property
    def labelled(self) -> Path:
        """The folder of the labelled set, made with another seed."""
        return self.folder / "labels"

    def finish(self, scores: Iterable[tuple[str, str, float]]) -> None:
        """Write the scores and print the cost; seconds and pairs of matching are extrapolated to all queries."""
        with (self.out / "scores.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=";", lineterminator="\n")
            writer.writerow(("query", "id", "score"))
            writer.writerows(scores)
        print(json.dumps(self._cost()))

    def _cost(self) -> dict[str, float]:
        total = len(_rows(self.folder / "queries.csv"))
        answered = min(total, self._limit or total)
        return {
            "setup_s": self._seconds["setup"],
            "train_s": self._seconds["train"],
            "match_s": self._seconds["match"] * total / answered,
            "peak_mb": peak_mb(),
            "pairs": round(self.pairs * total / answered),
            "answered": answered,
        }


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [Row(row["id"], row["naam"], row["plaats"]) for row in csv.DictReader(stream, delimiter=";")]


def peak_mb() -> float:
    """Peak memory of this process; where the kernel tells it, without what the parent had before."""
    status = Path("/proc/self/status")
    if status.exists():
        told = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM")), None)
        if told:
            return int(told.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
