"""A set of companies with the best answer to each query, at two levels of right.

At level *name* a company that shares a full name with the company that is meant is right too, legal form included, case
and punctuation aside: by name nobody can tell them apart. At level *strict* only the company itself is right.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from benchmarks.resolution_data.company_slips import folded
from benchmarks.resolution_metrics import LINK, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Level: TypeAlias = Literal["name", "strict"]


class Answer(NamedTuple):
    """The best candidate for a query, and what the tool itself makes of it."""

    company: str
    score: float
    zone: str
    tied: bool = False


class MatchSet:
    """A set of companies with the best answer to each query.

    Args:
        folder: the set, with ``register.csv``, ``queries.csv`` and ``truth.csv``.
        scores: a row per candidate: query, id, score and perhaps zone (``link``, ``review`` or ``nobody``) and tie (``1``: another
            is nearly as good).
        answered: number of queries asked, the first ones of the set; none: all.
    """

    def __init__(self, folder: Path, scores: Path, answered: int | None = None) -> None:
        self.names: defaultdict[str, list[str]] = defaultdict(list)
        for row in rows(folder / "register.csv"):
            self.names[row["id"]].append(row["naam"])
        self.queries = {row["id"]: row for row in list(rows(folder / "queries.csv"))[:answered]}
        self.truth = {row["query"]: row for row in rows(folder / "truth.csv") if row["query"] in self.queries}
        found = list(rows(scores))
        self.has_zones = bool(found) and "zone" in found[0]
        self.answers = _best(found)

    def outcomes(self, level: Level) -> dict[str, Outcome]:
        """What was answered to each query."""
        return {query: self._outcome(query, level) for query in self.queries}

    def _outcome(self, query: str, level: Level) -> Outcome:
        wanted, answer = self.truth[query], self.answers.get(query)
        classes = tuple(wanted["klasse"].split("|"))
        if answer is None:
            return Outcome(classes, bool(wanted["id"]), None)
        right = self._right(wanted["id"], answer.company, level)
        return Outcome(classes, bool(wanted["id"]), answer.score, right, answer.zone, answer.tied)

    def _right(self, wanted: str, given: str, level: Level) -> bool:
        return wanted == given or (
            bool(wanted) and level == "name" and not self._full(wanted).isdisjoint(self._full(given))
        )

    def _full(self, company: str) -> set[str]:
        return {folded(name) for name in self.names[company]}


def rows(path: Path) -> Iterable[dict[str, str]]:
    """The rows of a file of the benchmark."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter=";")


def _best(found: Iterable[dict[str, str]]) -> dict[str, Answer]:
    """The candidate with the highest score for each query, the first of equals."""
    best: dict[str, Answer] = {}
    for row in found:
        answer = Answer(row["id"], float(row["score"]), row.get("zone", LINK), row.get("tie") == "1")
        if row["query"] not in best or answer.score > best[row["query"]].score:
            best[row["query"]] = answer
    return best
