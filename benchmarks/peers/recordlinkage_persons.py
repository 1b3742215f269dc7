"""The toolkit recordlinkage on persons: the sum of agreements, or weights learnt without labels (ECM).

Runs in the environment of recordlinkage. ``--way sum`` or ``--way ecm``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import recordlinkage  # type: ignore[import-not-found]
from recordlinkage.index import Block  # type: ignore[import-not-found]

from benchmarks.peers.person_rows import COLUMNS
from benchmarks.peers.person_tools import PersonTask

if TYPE_CHECKING:
    from benchmarks.peers.person_clusters import Scored

_BLOCKS = (
    ["geboortedatum"],
    ["postcode", "huisnummer"],
    ["straat", "huisnummer", "plaats"],
    ["klank", "maanddag"],
    ["klank", "jaar", "voorletter"],
    ["klank", "voorletters", "plaats"],
    ["nummer"],
)
_ALIKE = ("achternaam", "voornaam", "straat", "nummer")
_EXACT = ("voorletters", "geboortedatum", "postcode", "huisnummer", "plaats")
_SURE = 60.0  # bits; more than a probability in floating point can tell
_THRESHOLDS = {"sum": range(2, 10), "ecm": range(-10, 41)}
_LOWEST = {"sum": 2.0, "ecm": -12.0}


def _candidates(table: pd.DataFrame, filled: set[str]) -> pd.MultiIndex:
    """Pairs that share a block; a record without a value is in no block of it."""
    found = pd.MultiIndex.from_arrays([[], []])
    for columns in _BLOCKS:
        if filled.issuperset(columns):
            index = recordlinkage.Index()
            index.add(Block(columns, columns))
            found = found.union(index.index(table.dropna(subset=columns)))
    return found


def _agreements(candidates: pd.MultiIndex, table: pd.DataFrame, filled: set[str]) -> pd.DataFrame:
    compare = recordlinkage.Compare()
    for column in _ALIKE:
        if column in filled:
            compare.string(column, column, method="jarowinkler", threshold=0.88, label=column)
    for column in _EXACT:
        if column in filled:
            compare.exact(column, column, label=column)
    found: pd.DataFrame = compare.compute(candidates, table)
    return found.fillna(0)


def _scores(agreements: pd.DataFrame, way: str) -> pd.Series[float]:
    """The number of agreements, or the log odds in bits that a pair is a match."""
    if way == "sum":
        return agreements.sum(axis=1)
    learner = recordlinkage.ECMClassifier(binarize=0.5)
    learner.fit(agreements)
    chance: pd.Series[float] = learner.prob(agreements).clip(2.0**-_SURE, 1 - 2.0**-52)
    return pd.Series(np.log2(chance / (1 - chance)), index=chance.index)


def _pairs(scores: pd.Series[float], table: pd.DataFrame, candidates: pd.MultiIndex, lowest: float) -> list[Scored]:
    kept = (scores >= lowest).to_numpy()
    ids = table["id"].to_numpy()
    left, right = (ids[candidates.get_level_values(side)[kept].to_numpy().astype(int)] for side in (0, 1))
    return list(zip(left.tolist(), right.tolist(), scores.to_numpy()[kept].tolist(), strict=True))


def main() -> None:
    """Answer a set."""
    task = PersonTask()
    with task.timed("setup"):
        table = pd.DataFrame(task.rows(), columns=list(COLUMNS))
        filled: set[Any] = set(table.columns[table.notna().any()])
    with task.timed("match"):
        candidates = _candidates(table, filled)
        if task.links_two_files:
            sources = table["bron"].to_numpy()
            left, right = (candidates.get_level_values(side).to_numpy().astype(int) for side in (0, 1))
            candidates = candidates[sources[left] != sources[right]]
        agreements = _agreements(candidates, table, filled)
    with task.timed("train"):
        scores = _scores(agreements, task.way)
    task.finish(_pairs(scores, table, candidates, _LOWEST[task.way]), _THRESHOLDS[task.way], len(candidates))


if __name__ == "__main__":
    main()
