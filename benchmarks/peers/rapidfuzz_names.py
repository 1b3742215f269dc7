"""Plain rapidfuzz: every query against every name, in the way of ``--way``.

``WRatio`` and ``token_sort_ratio`` on the text after the default processor of the library; ``sorted`` is what a careful user
does: accents, points, signs and legal forms in one form, words in order, and the plain ratio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz import fuzz, process, utils

from benchmarks.peers.company_text import in_order
from benchmarks.peers.tools import Row, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AT_ONCE = 200  # queries: more would fill memory with the matrix of scores

_WAYS: dict[str, tuple[Callable[..., float], Callable[[str], str]]] = {
    "WRatio": (fuzz.WRatio, utils.default_process),
    "token_sort_ratio": (fuzz.token_sort_ratio, utils.default_process),
    "sorted": (fuzz.ratio, in_order),
}


def _best(scorer: Any, asked: list[str], known: list[str]) -> Iterator[tuple[int, float]]:
    """The place and score of the best name for each query."""
    for start in range(0, len(asked), _AT_ONCE):
        scores = process.cdist(asked[start : start + _AT_ONCE], known, scorer=scorer, dtype=np.float32, workers=2)
        for line in scores:
            place = int(line.argmax())
            yield place, float(line[place])


def _answers(task: Task) -> Iterator[tuple[str, str, float]]:
    scorer, processor = _WAYS[task.way]
    with task.timed("setup"):
        register = task.register()
        known = [processor(row.name) for row in register]
    with task.timed("match"):
        queries: list[Row] = task.queries()
        found = list(_best(scorer, [processor(row.name) for row in queries], known))
    task.pairs = len(queries) * len(known)
    return ((query.id, register[place].id, score) for query, (place, score) in zip(queries, found, strict=True))


def main() -> None:
    """Answer the set."""
    task = Task()
    task.finish(_answers(task))


if __name__ == "__main__":
    main()
