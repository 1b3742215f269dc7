"""Our own engine on persons: it reads the records as they are and gives pairs and clusters of its own.

Pairs are told by the sum of their weights, whatever guards make of it, as other tools tell theirs; clusters are what the
engine decides. An answer is what ``_answer`` gives; the rest of the benchmark knows nothing of the engine.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from sys import intern
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np

from benchmarks.peers.person_tools import PersonTask
from benchmarks.peers.tools import peak_mb
from ondermijning.resolve.columns.arrays import codes_of
from ondermijning.resolve.columns.texts import same
from ondermijning.resolve.exact_clusters import KEYS
from ondermijning.resolve.grouping.cluster_judgements import ClusterJudgements, NodePair
from ondermijning.resolve.grouping.groups import group, with_runners_up
from ondermijning.resolve.mentions import PERSON
from ondermijning.resolve.scores.mention_columns import Columns
from ondermijning.resolve.search.pairs import person_pairs
from ondermijning.resolve.subjects import Keys, Subject
from ondermijning.resolve.weights.comparison import BINDING
from ondermijning.resolve.weights.evidence import TENTHS

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.peers.person_clusters import Scored
    from ondermijning.resolve.scores.mention_columns import ComparedPairs
    from ondermijning.resolve.weights.comparison import Comparison

THRESHOLDS = range(-3, 9)  # bits
_LOWEST = -15  # bits; nobody would look at pairs below


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine says of a set.

    Args:
        subjects: The records.
        compared: The pairs that were compared.
        best: Of these the ones that no guard forbids, from the lowest threshold on.
        parted: The pairs that guards keep apart.
    """

    subjects: list[Subject]
    compared: ComparedPairs
    best: dict[NodePair, Comparison]
    parted: set[NodePair]


def _answer(records: Path, once_in: list[str]) -> Answer:
    """What the engine says of the records.

    Args:
        records: ``records.csv`` of the set.
        once_in: Registers that hold nobody twice.
    """
    subjects = _subjects(records, once_in)
    columns = Columns(subjects)
    with duckdb.connect() as db:
        left, right = person_pairs(db, columns)
    compared = columns.compare(PERSON, left, right)
    lowered = compared._replace(model=replace(compared.model, possible=THRESHOLDS[0] * TENTHS))
    pairs = (((int(left[at]), int(right[at])), columns.with_keys(lowered, at)) for at in lowered.worth_telling())
    best = {nodes: each for nodes, each in pairs if each.findings}
    return Answer(subjects, compared, best, _parted(compared, {node for nodes in best for node in nodes}))


def _scored(subjects: list[Subject], compared: ComparedPairs) -> list[Scored]:
    """Every pair that register keys do not contradict."""
    ids = [subject.row["source_id"] for subject in subjects]
    keys = codes_of(next((at for at, held in enumerate(subject.keys, 1) if held), None) for subject in subjects)
    left, right = compared.left, compared.right
    told = np.flatnonzero((compared.weights >= _LOWEST * TENTHS) & ~same(keys, left, right))
    sides = left[told].tolist(), right[told].tolist(), (compared.weights[told] / TENTHS).tolist()
    return [(ids[one], ids[other], weight) for one, other, weight in zip(*sides, strict=True)]


def _parted(compared: ComparedPairs, linked: set[int]) -> set[NodePair]:
    """The pairs of linked records that guards keep apart."""
    fired = np.logical_or.reduce([each for name, each in compared.evidence.guards.items() if name in BINDING])
    pairs = zip(compared.left[fired].tolist(), compared.right[fired].tolist(), strict=True)
    return {(one, other) for one, other in pairs if one in linked and other in linked}


def _subjects(records: Path, once_in: list[str]) -> list[Subject]:
    """The records as mentions, each in an exact cluster of its own; a register that holds nobody twice has a key of its own."""
    with records.open(encoding="utf-8", newline="") as stream:
        rows = [person_row(record) for record in csv.DictReader(stream, delimiter=";")]
    return [Subject(row, at, _keys(row, once_in), None) for at, row in enumerate(rows)]


def _keys(row: dict[str, Any], once_in: list[str]) -> Keys:
    own, none = frozenset([row["source_id"]]), frozenset[str]()
    of_registers = [own if row["register"] == register else none for register in reversed(once_in)]
    return tuple([none] * len(KEYS) + of_registers)[-len(KEYS) :]


def person_row(record: dict[str, str]) -> dict[str, Any]:
    """A record of a set as a mention."""
    try:
        born = date.fromisoformat(record["geboortedatum"])
    except ValueError:
        born = None
    said = {name: intern(value) or None for name, value in record.items()}
    return {
        **said,
        "register": record["bron"],
        "source_id": record["id"],
        "soort": PERSON,
        "geboortedatum": born,
        "geboortedatum_precisie": "dag",
        "woonplaats": said.get("plaats"),
        "naam": None,
    }


def _clusters(answer: Answer, threshold: int) -> dict[str, str]:
    """The cluster of each record that is not alone, when pairs from a threshold in bits are the same."""
    least = min(threshold, 0) * TENTHS
    found = {
        nodes: each._replace(same=threshold * TENTHS, possible=least)
        for nodes, each in answer.best.items()
        if each.weight >= least
    }
    keys = {subject.node: subject.keys for subject in answer.subjects}
    of = group(keys, with_runners_up(found, keys), answer.parted, ClusterJudgements({}, {}, 0)).of
    counts = Counter(of.values())
    ids = [subject.row["source_id"] for subject in answer.subjects]
    return {ids[node]: ids[root] for node, root in of.items() if counts[root] > 1}


def main() -> None:
    """Answer a set."""
    task = PersonTask()
    with task.timed("match"):
        answer = _answer(task.folder / "records.csv", task.once_in)
    peak = peak_mb()
    with task.timed("match", len(THRESHOLDS)):
        clusters = {float(threshold): _clusters(answer, threshold) for threshold in THRESHOLDS}
    task.tell(_scored(answer.subjects, answer.compared), clusters, len(answer.compared.left), peak)


if __name__ == "__main__":
    main()
