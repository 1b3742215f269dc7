"""Our own engine on persons: it reads the records as they are and gives pairs and clusters of its own.

An answer is what ``_answer`` gives; the rest of the benchmark knows nothing of the engine.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb

from benchmarks.peers.person_tools import PersonTask
from ondermijning.resolve.columns import Columns
from ondermijning.resolve.evidence import TENTHS
from ondermijning.resolve.grouping import group, with_runners_up
from ondermijning.resolve.judged import Judged, NodePair
from ondermijning.resolve.mentions import PERSON
from ondermijning.resolve.pairs import pairs_to_compare
from ondermijning.resolve.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.peers.person_clusters import Scored
    from ondermijning.resolve.weights import Comparison

THRESHOLDS = range(-3, 9)  # bits


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine says of a set.

    Args:
        pairs: Left, right and the sum of the weights in bits, for every pair worth a look.
        clusters: The cluster of each record that is not alone, at each threshold in bits.
        compared: How many pairs were compared.
    """

    pairs: list[Scored]
    clusters: Mapping[float, Mapping[str, str]]
    compared: int


def _answer(records: Path, once_in: list[str]) -> Answer:
    """What the engine says of the records, at every threshold that is tried.

    Args:
        records: ``records.csv`` of the set.
        once_in: Registers that hold nobody twice.
    """
    subjects = _subjects(records, once_in)
    columns = Columns(subjects)
    with duckdb.connect() as db:
        left, right = pairs_to_compare(db, columns, PERSON, [True] * len(subjects))
    compared = columns.compare(PERSON, left, right)
    compared = compared._replace(model=replace(compared.model, possible=THRESHOLDS[0] * TENTHS))
    told = compared.worth_telling()
    best = {(int(compared.left[at]), int(compared.right[at])): columns.with_keys(compared, at) for at in told}
    ids = [subject.row["source_id"] for subject in subjects]
    pairs = [(ids[one], ids[other], each.weight / TENTHS) for (one, other), each in best.items() if each.findings]
    clusters = {float(threshold): _clusters(subjects, best, threshold) for threshold in THRESHOLDS}
    return Answer(pairs, clusters, len(left))


def _subjects(records: Path, once_in: list[str]) -> list[Subject]:
    """The records as mentions, each in an exact cluster of its own."""
    with records.open(encoding="utf-8", newline="") as stream:
        rows = [_row(record) for record in csv.DictReader(stream, delimiter=";")]
    none: frozenset[str] = frozenset()
    return [
        Subject(
            row, at, (none, none, none, frozenset([row["source_id"]]) if row["register"] in once_in else none), None
        )
        for at, row in enumerate(rows)
    ]


def _row(record: dict[str, str]) -> dict[str, Any]:
    try:
        born = date.fromisoformat(record["geboortedatum"])
    except ValueError:
        born = None
    said = {name: value or None for name, value in record.items()}
    return {
        **said, "register": record["bron"], "source_id": record["id"], "soort": PERSON, "geboortedatum": born,
        "geboortedatum_precisie": "dag", "woonplaats": said.get("plaats"), "naam": None,
    }  # fmt: skip


def _clusters(subjects: list[Subject], best: dict[NodePair, Comparison], threshold: int) -> dict[str, str]:
    """The cluster of each record that is not alone, when pairs from a threshold in bits are the same."""
    same = {nodes: each._replace(same=threshold * TENTHS) for nodes, each in best.items()}
    keys = {subject.node: subject.keys for subject in subjects}
    bound = {nodes for nodes, each in same.items() if each.binding}
    of = group(keys, with_runners_up(same, keys), bound, Judged({}, {}, 0)).of
    counts = Counter(of.values())
    ids = [subject.row["source_id"] for subject in subjects]
    return {ids[node]: ids[root] for node, root in of.items() if counts[root] > 1}


def main() -> None:
    """Answer a set."""
    task = PersonTask()
    with task.timed("match"):
        answer = _answer(task.folder / "records.csv", task.once_in)
    task.tell(answer.pairs, answer.clusters, answer.compared)


if __name__ == "__main__":
    main()
