"""Fit the weights of companies' names to queries whose answer is known, and print them as ``weights/bedrijf.toml``.

Usage: python -m benchmarks.train_companies [--seed 11] [--sets 5] [--companies 50000] [--queries 20000] > bedrijf.toml

A query is of one company of the register or of none. So the chance of the right answer is its odds among those of all
candidates and of nobody, and the weights are those under which the right answers are likeliest. Words and seeds are not those
that the benchmark of resolution tells results of. The same arguments give the same weights.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb
import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.resolution_data.companies import write_register
from benchmarks.resolution_data.company_slips import folded
from ondermijning.normalise.names.towns import town_words
from ondermijning.resolve.companies.fields import NAME_FIELDS, name_evidence
from ondermijning.resolve.companies.names import common_words, companies_of, named
from ondermijning.resolve.companies.searchable import searchable
from ondermijning.resolve.search.company_search import company_pairs, most_alike

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.resolve.columns.arrays import Bools, Floats, Ints

_RIDGE = 1.0
_MOST = 9.0  # bits; no single finding outweighs all others
# What these data do not teach, in bits: none of the names has an address or a register.
BY_HAND = """
[adres]
gelijk = 7.0
druk = 2.0
andere_toevoeging = 3.0
bijna = 5.0
zelfde_straat = 3.5
zelfde_plaats = 2.0
andere_plaats = -3.0
zelfde_kleine_plaats = 4.0

[register]
zelfde = 3.0
"""


class Lesson(NamedTuple):
    """Candidates of queries: per pair the query, a row of findings, and whether it is the right answer."""

    queries: Ints
    findings: Any
    right: Bools
    asked: int


def lesson(folder: Path) -> Lesson:
    """What a register, its queries and their answers teach."""
    register, queries, answers = (_read(folder / f"{name}.csv") for name in ("register", "queries", "truth"))
    names = [named(row["naam"], town_words()) for row in (*queries, *register)]
    asked = len(queries)
    with duckdb.connect() as db:
        found = company_pairs(db, searchable(names), range(asked), range(asked, len(names)))
    columns = companies_of(names, common_words(names[asked:], town_words()), own=False)
    left, right = most_alike(columns, *found)
    evidence = name_evidence(columns, left, right)
    return Lesson(left, _indicators(evidence.fields), _right(register, answers, left, right - asked), asked)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def _right(register: list[dict[str, str]], answers: list[dict[str, str]], left: Ints, right: Ints) -> Bools:
    """Whether a candidate is the company, or another that shares one of its full names."""
    holders: dict[str, set[str]] = {}
    names: dict[str, list[str]] = {}
    for row in register:
        holders.setdefault(folded(row["naam"]), set()).add(row["id"])
        names.setdefault(row["id"], []).append(folded(row["naam"]))
    wanted = [{each for name in names.get(row["id"], ()) for each in holders[name]} for row in answers]
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    return np.array([register[at]["id"] in wanted[query] for query, at in pairs], dtype=bool)


def _indicators(fields: Mapping[str, Ints]) -> Any:
    """One column per level of every field."""
    starts = np.cumsum([0, *(len(field.levels) for field in NAME_FIELDS)])
    places = np.stack([fields[each.name] + start for each, start in zip(NAME_FIELDS, starts, strict=False)], axis=1)
    rows = np.arange(0, places.size + 1, len(NAME_FIELDS))
    return sparse.csr_matrix((np.ones(places.size), places.ravel(), rows), shape=(len(places), starts[-1]))


def fit(lessons: list[Lesson]) -> Floats:
    """The weight of each level, in bits."""
    findings = sparse.vstack([each.findings for each in lessons]).tocsr()
    starts = np.cumsum([0, *(each.asked for each in lessons)])
    queries = np.concatenate([each.queries + start for each, start in zip(lessons, starts, strict=False)])
    right = np.concatenate([each.right for each in lessons])
    size = int(starts[-1])
    answered = np.bincount(queries, right, minlength=size) > 0

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = np.exp(np.clip(findings @ weights, -60, 60))
        total = 1 + np.bincount(queries, odds, minlength=size)
        good = np.where(answered, np.bincount(queries, odds * right, minlength=size), 1.0)
        wanted = np.where(answered[queries], odds * right / good[queries], 0.0)
        slope = findings.T @ (odds / total[queries] - wanted) + _RIDGE * weights
        return float(np.log(total / good).sum() + _RIDGE / 2 * weights @ weights), slope

    found = minimize(loss, np.zeros(findings.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x / np.log(2), dtype=np.float64)


def toml(weights: Floats, lessons: list[Lesson]) -> str:
    """The weights as a file; of each field such that among wrong candidates the odds stay what they were on average."""
    wrong = np.sum([np.asarray(each.findings[~each.right].sum(axis=0)).ravel() for each in lessons], axis=0)
    base, start, lines = 0.0, 0, []
    for field in NAME_FIELDS:
        own = slice(start, start + len(field.levels))
        middle = np.log2(np.average(np.exp2(weights[own]), weights=wrong[own]))
        told = np.clip(np.round(weights[own] - middle, 1), -_MOST, _MOST) + 0.0
        lines += ["", f"[{field.name}]"]
        lines += [f"{_key(level.name)} = {weight:.1f}" for level, weight in zip(field.levels, told, strict=True)]
        base, start = base + middle, own.stop
    head = ["[basis]", f"kans = {base:.1f}", "zelfde = 6.6", "mogelijk = 0.0"]
    return "\n".join(["# Weights in bits, made by benchmarks/train_companies.py.", "", *head, *lines]) + "\n" + BY_HAND


def _key(name: str) -> str:
    return name if name.replace("_", "").isalpha() else f'"{name}"'


def main() -> None:
    """Fit and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--seed", type=int, default=11)
    words.add_argument("--sets", type=int, default=5)
    words.add_argument("--companies", type=int, default=50_000)
    words.add_argument("--queries", type=int, default=20_000)
    given = words.parse_args()
    lessons = []
    for seed in range(given.seed, given.seed + given.sets):
        with tempfile.TemporaryDirectory() as folder:
            write_register(Path(folder), seed, given.companies, given.queries, "even")
            lessons.append(lesson(Path(folder)))
    print(toml(fit(lessons), lessons), end="")


if __name__ == "__main__":
    main()
