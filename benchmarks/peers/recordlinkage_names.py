"""recordlinkage: blocks on rare words and on the beginning of the name, then a sum of likenesses and agreements.

Two likenesses of the name count in full; the form and the town weigh little, so that they decide between equals.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import pandas as pd
import recordlinkage  # type: ignore[import-not-found]

from benchmarks.peers.company_text import frequencies, rarest, without_form
from benchmarks.peers.tools import Row, Task

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

_KEYS = ("first", "second", "joined", "beginning")
_BEGINNING = 6  # letters
_RARE = 300  # names: a word in more makes a block that fills memory
_WEIGHTS = {"jarowinkler": 1.0, "qgram": 1.0, "form": 0.1, "town": 0.02}


def _table(rows: list[Row], known: Counter[str]) -> pd.DataFrame:
    lines = []
    for row in rows:
        core, form = without_form(row.name)
        first, second, *_ = [*(word for word in rarest(core, known) if known[word] <= _RARE), None, None]
        joined = "".join(core)
        lines.append((" ".join(sorted(core)), joined, joined[:_BEGINNING], first, second, form, row.town))
    return pd.DataFrame(lines, columns=["name", "joined", "beginning", "first", "second", "form", "town"])


def _pairs(left: pd.DataFrame, right: pd.DataFrame) -> pd.MultiIndex:
    """Pairs that agree on any key."""
    found = pd.MultiIndex.from_arrays([[], []])
    for key in _KEYS:
        blocks = recordlinkage.index.Block(key).index(left[left[key].notna()], right[right[key].notna()])
        found = blocks if found.empty else found.union(blocks)
    return found


def _scores(pairs: pd.MultiIndex, left: pd.DataFrame, right: pd.DataFrame) -> Any:
    compare = recordlinkage.Compare()
    compare.string("name", "name", method="jarowinkler", label="jarowinkler")
    compare.string("name", "name", method="qgram", label="qgram")
    compare.exact("form", "form", label="form")
    compare.exact("town", "town", label="town")
    likeness = compare.compute(pairs, left, right)
    return likeness.mul(pd.Series(_WEIGHTS)).sum(axis="columns")


def _answers(task: Task) -> Iterator[tuple[str, str, float]]:
    with task.timed("setup"):
        register = task.register()
        known = frequencies(without_form(row.name)[0] for row in register)
        right = _table(register, known)
    with task.timed("match"):
        queries = task.queries()
        left = _table(queries, known)
        pairs = _pairs(left, right)
        best = _scores(pairs, left, right).sort_values(ascending=False, kind="stable").groupby(level=0).head(1)
    task.pairs = len(pairs)
    return ((queries[query].id, register[name].id, float(score)) for (query, name), score in best.items())


def main() -> None:
    """Answer the set."""
    warnings.simplefilter("ignore")
    task = Task()
    task.finish(_answers(task))


if __name__ == "__main__":
    main()
