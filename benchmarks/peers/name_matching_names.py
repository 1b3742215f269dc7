"""name_matching with its defaults: fifty candidates by cosine of letters, then the mean of five distances."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pandas as pd
from name_matching.name_matcher import NameMatcher  # type: ignore[import-not-found]

from benchmarks.peers.tools import Task

if TYPE_CHECKING:
    from collections.abc import Iterator

_CANDIDATES = 50


def _answers(task: Task) -> Iterator[tuple[str, str, float]]:
    with task.timed("setup"):
        register = task.register()
        matcher = NameMatcher(verbose=False, top_n=_CANDIDATES)
        matcher.load_and_process_master_data("naam", pd.DataFrame({"naam": [row.name for row in register]}))
    with task.timed("match"):
        queries = task.queries()
        found = matcher.match_names(pd.DataFrame({"naam": [row.name for row in queries]}), "naam")
    task.pairs = _CANDIDATES * len(queries)
    places = found["match_index"].astype(int)
    return (
        (query.id, register[place].id, score)
        for query, place, score in zip(queries, places, found["score"], strict=True)
    )


def main() -> None:
    """Answer the set."""
    warnings.simplefilter("ignore")
    task = Task()
    task.finish(_answers(task))


if __name__ == "__main__":
    main()
