"""Our own engine on persons: it reads the records as they are and gives pairs and clusters of its own.

An answer is what ``_answer`` gives; the rest of the benchmark knows nothing of the engine.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.peers.person_tools import PersonTask

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.peers.person_clusters import Scored


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


def _answer(records: Path, once_in: list[str]) -> Answer | None:  # noqa: ARG001
    """The one place that knows the engine; None while it does not take such records.

    Args:
        records: ``records.csv`` of the set.
        once_in: Registers that hold nobody twice.
    """
    return None


def main() -> None:
    """Answer a set."""
    task = PersonTask()
    with task.timed("match"):
        answer = _answer(task.folder / "records.csv", task.once_in)
    if answer is None:
        print(json.dumps({"unavailable": "the engine does not take records of this form yet"}))
        return
    task.tell(answer.pairs, answer.clusters, answer.compared)


if __name__ == "__main__":
    main()
