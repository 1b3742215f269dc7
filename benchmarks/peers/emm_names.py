"""emm, the entity matching model of ING: words and pairs of letters by cosine, untrained or with its classifier.

``--way supervised`` learns from the labelled names of another register. Untrained, a candidate scores the mean of both
cosines. Candidates without a blocking function, which finds names whose first letter is wrong too.
"""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING, Any

import pandas as pd
from emm import PandasEntityMatching  # type: ignore[import-not-found]

from benchmarks.peers.tools import Row, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

_INDEXERS = (
    {"type": "cosine_similarity", "tokenizer": "words", "ngram": 1, "num_candidates": 10},
    {"type": "cosine_similarity", "tokenizer": "characters", "ngram": 2, "num_candidates": 10},
)


def _table(rows: list[Row], ids: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"id": ids, "name": [row.name for row in rows]})


def _register(rows: list[Row]) -> pd.DataFrame:
    return _table(rows, [row.id for row in rows])


def _matcher(**options: Any) -> Any:
    return PandasEntityMatching(name_only=True, indexers=[dict(each) for each in _INDEXERS], **options)


def _learned(task: Task) -> Any:
    """The classifier, trained on labelled names; a name of nobody bears an id of its own, so that no candidate is right."""
    labels, queries = task.labels(), task.queries(task.labelled)
    matcher = _matcher(supervised_on=False, with_legal_entity_forms_match=True)
    names = _table(queries, [labels[row.id] or row.id for row in queries])
    matcher.fit_classifier(names, train_gt=_register(task.register(task.labelled)))
    return matcher.parameters["supervised_model_object"]


def _fitted(task: Task) -> Any:
    if task.way == "supervised":
        with task.timed("train"):
            model = _learned(task)
        matcher = _matcher(supervised_on=True, supervised_model_object=model, with_legal_entity_forms_match=True)
    else:
        matcher = _matcher(supervised_on=False)
    with task.timed("setup"):
        return matcher.fit(_register(task.register()))


def _scores(task: Task, found: pd.DataFrame) -> pd.Series[float]:
    if task.way == "supervised":
        return found["nm_score"].fillna(0)
    return (found["score_0"].fillna(0) + found["score_1"].fillna(0)) / 2


def _answers(task: Task) -> Iterator[tuple[str, str, float]]:
    matcher = _fitted(task)
    with task.timed("match"):
        queries = task.queries()
        found = matcher.transform(_table(queries, [row.id for row in queries]))
        found = found[found["gt_entity_id"].notna()]
        found["told"] = _scores(task, found)
        best = found.sort_values("told", ascending=False, kind="stable").drop_duplicates("entity_id")
    task.pairs = len(found)
    return zip(best["entity_id"], best["gt_entity_id"], best["told"], strict=True)


def main() -> None:
    """Answer the set."""
    warnings.simplefilter("ignore")
    logging.disable(logging.INFO)
    task = Task()
    task.finish(_answers(task))


if __name__ == "__main__":
    main()
