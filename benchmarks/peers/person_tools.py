"""What every peer does alike on a set of persons: read it, keep time, write pairs and clusters, tell what it cost.

Runs in the environment of each peer, so it imports the standard library only.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.person_clusters import Groups, clusters, one_each
from benchmarks.peers.person_rows import read
from benchmarks.peers.tools import peak_mb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.peers.person_clusters import Scored
    from benchmarks.peers.person_rows import Prepared


class PersonTask:
    """A set of persons to answer, and the cost of doing it."""

    def __init__(self) -> None:
        parser = argparse.ArgumentParser()
        parser.add_argument("folder", type=Path)
        parser.add_argument("out", type=Path)
        parser.add_argument("--way", default="", help="which way of the tool")
        parser.add_argument(
            "--guard", action="store_true", help="nobody is twice in a register that holds nobody twice"
        )
        given = parser.parse_args()
        self.folder, self.out, self.way = given.folder, given.out, given.way
        self._guard: bool = given.guard
        self.once_in: list[str] = json.loads((self.folder / "sources.json").read_text(encoding="utf-8"))["once_in"]
        self._sources: dict[str, str] = {}
        self._seconds = {"setup": 0.0, "train": 0.0, "match": 0.0}

    @contextmanager
    def timed(self, what: str, times: int = 1) -> Iterator[None]:
        """Count seconds as ``setup``, ``train`` or ``match``; of something that is done several times those of one."""
        start = time.perf_counter()
        yield
        self._seconds[what] += (time.perf_counter() - start) / times

    def rows(self) -> list[Prepared]:
        """The records, prepared."""
        rows = list(read(self.folder / "records.csv"))
        self._sources = {str(row["id"]): str(row["bron"]) for row in rows}
        return rows

    @property
    def links_two_files(self) -> bool:
        """Whether nobody is twice in any register, so that only records of two registers can be one person."""
        return set(self._sources.values()) <= set(self.once_in)

    def finish(self, pairs: Iterable[Scored], thresholds: Sequence[float], compared: int) -> None:
        """Make clusters of the pairs and tell; of the seconds of clustering those of one threshold count.

        Args:
            pairs: Left, right and score.
            thresholds: At which to make clusters.
            compared: How many pairs were compared, or kept by a tool that does not tell more.
        """
        peak = peak_mb()
        start = time.perf_counter()
        ordered = sorted(pairs, key=lambda pair: -pair[2])
        found = {threshold: clusters(ordered, threshold, self._groups()) for threshold in thresholds}
        self._seconds["match"] += (time.perf_counter() - start) / len(thresholds)
        self.tell(ordered, found, compared, peak)

    def tell(
        self,
        pairs: Iterable[Scored],
        found: Mapping[float, Mapping[str, str]],
        compared: int,
        peak: float | None = None,
    ) -> None:
        """Write pairs and clusters and print the cost.

        Args:
            pairs: Left, right and score.
            found: The cluster of each record that is not alone, at each threshold.
            compared: How many pairs were compared.
            peak: Memory in MB; none: that of now.
        """
        cost = {f"{what}_s": seconds for what, seconds in self._seconds.items()}
        told = json.dumps({**cost, "peak_mb": peak or peak_mb(), "pairs": compared})
        _write(self.out / "pairs.csv", ("left", "right", "score"), self._guarded(pairs) if self._guard else pairs)
        lines = ((at, record, cluster) for at, each in found.items() for record, cluster in each.items())
        _write(self.out / "clusters.csv", ("threshold", "id", "cluster"), lines)
        print(told)

    def _guarded(self, pairs: Iterable[Scored]) -> list[Scored]:
        with (self.folder / "records.csv").open(encoding="utf-8", newline="") as stream:
            sources = {row["id"]: row["bron"] for row in csv.DictReader(stream, delimiter=";")}
        return one_each(sorted(pairs, key=lambda pair: -pair[2]), sources, self.once_in)

    def _groups(self) -> Groups:
        return Groups(self._sources, self.once_in if self._guard else ())


def _write(path: Path, header: tuple[str, ...], lines: Iterable[tuple[str | float, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)
