"""What the answers to a set of persons are worth: pairs, clusters, classes, and every error.

A contestant answers with ``pairs.csv`` (left, right, score) and ``clusters.csv`` (threshold, id, cluster): its clusters at
each of the thresholds it thinks worth trying. The best of them by F1 is told, for every contestant alike.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from benchmarks import resolution_clusters as metrics
from benchmarks.resolution_clusters import Pair, Score, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.resolution_clusters import Clusters

DEDUPE_COLUMNS = (
    "precision", "recall", "f1", "default_precision", "default_recall", "default_f1", "threshold", "cluster_precision",
    "cluster_recall", "cluster_f1", "moved", "largest",
)  # fmt: skip
_ERRORS = ("fout", "left", "right", "klasse_left", "klasse_right")


def judge_people(folder: Path, out: Path, default: float | None, answered: int | None = None) -> dict[str, Any]:  # noqa: ARG001
    """Measure the answers in a folder and write ``classes.csv`` and ``errors.csv`` beside them.

    Args:
        folder: The set, with ``truth.csv``.
        out: Where ``pairs.csv`` and ``clusters.csv`` are.
        default: The score from which the tool, or its manual, calls a pair a match.
        answered: Nothing here; sets of persons are answered whole.

    Returns:
        Measures by column: of pairs at the best threshold and at the default, of clusters at their best threshold.
    """
    truth = read_truth(folder / "truth.csv")
    points = metrics.curve(read_pairs(out / "pairs.csv"), truth)
    by_threshold = read_clusters(out / "clusters.csv")
    scores = {threshold: metrics.cluster_score(clusters, truth) for threshold, clusters in by_threshold.items()}
    threshold = max(scores, key=lambda each: scores[each].f1, default=0.0)
    clusters = by_threshold.get(threshold, {})
    classes = metrics.by_class(clusters, truth)
    _write(out / "classes.csv", ("klasse", "n", "goed", "fout"), classes)
    _write(out / "errors.csv", _ERRORS, _errors(clusters, truth))
    return {
        **metrics.best(points).score._asdict(),
        **_named("default", metrics.at(points, default) if default is not None else None),
        **_named("cluster", scores.get(threshold)),
        "threshold": threshold,
        "moved": metrics.movement(scores, threshold) if scores else None,
        "largest": metrics.largest(clusters),
        "classes": [each._asdict() for each in classes if each.name],
    }


def _named(what: str, score: Score | None) -> dict[str, float]:
    return {f"{what}_{name}": value for name, value in score._asdict().items()} if score else {}


def read_truth(path: Path) -> Truth:
    """Who each record is about."""
    rows = list(_rows(path))
    return Truth({row["id"]: row["persoon"] for row in rows}, {row["id"]: row["klasse"] for row in rows})


def read_pairs(path: Path) -> list[Pair]:
    """The pairs that a contestant told."""
    return [Pair(row["left"], row["right"], float(row["score"])) for row in _rows(path)]


def read_clusters(path: Path) -> dict[float, dict[str, str]]:
    """The cluster of each record that is not alone, by threshold."""
    found: defaultdict[float, dict[str, str]] = defaultdict(dict)
    for row in _rows(path):
        found[float(row["threshold"])][row["id"]] = row["cluster"]
    return dict(found)


def _errors(clusters: Clusters, truth: Truth) -> Iterable[tuple[str, ...]]:
    for left, right in metrics.false_pairs(clusters, truth):
        yield "joined", left, right, truth.kind.get(left, ""), truth.kind.get(right, "")
    for records in truth.records().values():
        for left, right in combinations(records, 2):
            if left not in clusters or clusters[left] != clusters.get(right):
                yield "missed", left, right, truth.kind.get(left, ""), truth.kind.get(right, "")


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter=";")


def _write(path: Path, header: tuple[str, ...], lines: Iterable[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)
