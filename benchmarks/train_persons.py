"""Fit the weights of persons to pairs whose answer is known, and print them as ``weights/persoon.toml``.

Usage: python -m benchmarks.train_persons [--seed 2] [--sets 2] [--size 100000] > persoon.toml

A logistic regression over the levels of all pairs that are compared, so that a sum of weights is the logarithm of the odds.
Words and seeds are not those that the benchmark of resolution tells results of. The same
arguments give the same weights.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import duckdb
import numpy as np
from scipy.optimize import minimize

from benchmarks.peers.ours_persons import person_row
from benchmarks.resolution_data.person_wear import worn
from benchmarks.resolution_data.persons import LAND_REGISTRY, write_persons
from ondermijning.resolve.columns.arrays import UNKNOWN
from ondermijning.resolve.persons.blocking_keys import BIGGEST_BLOCK, person_keys
from ondermijning.resolve.persons.family import FAMILY, family_levels
from ondermijning.resolve.persons.fields import PERSON_FIELDS, person_evidence
from ondermijning.resolve.persons.people import people_of
from ondermijning.resolve.search.candidates import sharing_pairs

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Bools, Floats, Ints

_RIDGE = 2.0
# Of each field the share of true pairs in which it is as if drawn from two different people: registers hold such dates and
# addresses, more often than the sets do. A wholly different given name is mostly a relative.
_BLUNDERS = {"achternaam": 0.01, "voornaam": 0.003, "geboortedatum": 0.03, "adres": 0.03}
# What these registers do not teach, in bits. On one side of a transfer stand two people at most times, and the same two in
# either register: before names are compared the odds are even.
_BY_HAND = {
    ("adres", "andere_toevoeging"): 2.0,
    ("overdracht", "zelfde_kant"): 9.0,
    ("overdracht", "kocht_en_verkocht"): 9.0,
    ("nummer", "gelijk"): 14.0,
    ("nummer", "bijna"): 8.0,
    ("nummer", "anders"): -4.0,
}
_HEAD = """# Weights in bits, made by benchmarks/train_persons.py. A field that is not known of both weighs nothing. Set by hand: a
# number, a transfer, and another addition to one house number, which the registers do not teach.
"""


class Lesson(NamedTuple):
    """Pairs of persons: the level of every field, whether they are one person, and how much each counts."""

    levels: Ints
    same: Bools
    counts: Floats


def lesson(folder: Path, seed: int) -> Lesson:
    """What a set, worn, teaches."""
    rng = Random(seed)  # noqa: S311 - reproducible, nothing secret
    rows = [worn(rng, person_row(record)) for record in _read(folder / "records.csv")]
    person = np.array([int(row["persoon"]) for row in _read(folder / "truth.csv")], dtype=np.int64)
    people = people_of(rows)
    with duckdb.connect() as db:
        left, right = sharing_pairs(db, *person_keys(people), BIGGEST_BLOCK)
    owner = np.array([row["register"] == LAND_REGISTRY for row in rows], dtype=bool)
    open_ones = ~(owner[left] & owner[right])  # the land registry holds nobody twice
    left, right = left[open_ones], right[open_ones]
    fields = person_evidence(people, left, right).fields
    levels = np.stack([fields[field.name] for field in PERSON_FIELDS], axis=1)
    same = person[left] == person[right]
    return _counted(levels, same, np.ones(len(same)))


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def _counted(levels: Ints, same: Bools, counts: Floats) -> Lesson:
    """Equal pairs once, with their count."""
    both = np.column_stack([levels, same])
    once, place = np.unique(both, axis=0, return_inverse=True)
    return Lesson(once[:, :-1], once[:, -1] > 0, np.bincount(place.ravel(), counts).astype(np.float64))


def blunders(taught: Lesson) -> Lesson:
    """True pairs of which one field is as if drawn from two different people."""
    parts = [_blundered(taught, field, share) for field, share in _BLUNDERS.items()]
    levels, same, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    columns = {field.name: levels[:, at] for at, field in enumerate(PERSON_FIELDS)}
    levels[:, PERSON_FIELDS.index(FAMILY)] = family_levels(columns)
    return _counted(levels, same, counts)


def _blundered(taught: Lesson, name: str, share: float) -> Lesson:
    at = [field.name for field in PERSON_FIELDS].index(name)
    known = taught.levels[:, at] != UNKNOWN
    others = np.bincount(taught.levels[known & ~taught.same, at], taught.counts[known & ~taught.same])
    levels, counts = taught.levels[known & taught.same], taught.counts[known & taught.same]
    drawn = np.flatnonzero(others)
    blundered = np.repeat(levels, len(drawn), axis=0)
    blundered[:, at] = np.tile(drawn, len(levels))
    shares = share * others[drawn] / others.sum()
    return Lesson(blundered, np.ones(len(blundered), dtype=bool), np.outer(counts, shares).ravel())


def fit(lessons: list[Lesson]) -> Floats:
    """The base and the weight of each level, in bits."""
    levels, same, counts = (np.concatenate(column) for column in zip(*lessons, strict=True))
    starts = np.cumsum([1, *(len(field.levels) for field in PERSON_FIELDS)])
    size = int(starts[-1])
    places = np.where(levels == UNKNOWN, size, levels + starts[:-1])

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = weights[0] + np.append(weights, 0.0)[places].sum(axis=1)
        surprise = counts @ np.logaddexp(0.0, np.where(same, -odds, odds))
        wrong = counts * (1 / (1 + np.exp(-odds)) - same)
        slope = np.bincount(places.ravel(), np.repeat(wrong, places.shape[1]), minlength=size + 1)[:-1]
        ridge = np.append(0.0, _RIDGE * weights[1:])
        slope[0] = wrong.sum()
        return float(surprise + ridge @ weights / 2), slope + ridge

    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 3000, "maxfun": 5000})
    return np.asarray(found.x / np.log(2), dtype=np.float64)


def toml(weights: Floats) -> str:
    """The weights as a file."""
    lines = [_HEAD, "[basis]", f"kans = {weights[0]:.1f}", "zelfde = 2.0", "mogelijk = 0.0"]
    at = 1
    for field in PERSON_FIELDS:
        lines += ["", f"[{field.name}]"]
        for level in field.levels:
            weight = _BY_HAND.get((field.name, level.name), round(float(weights[at]), 1) + 0.0)
            lines.append(f"{level.name} = {weight:.1f}")
            at += 1
    return "\n".join(lines)


def main() -> None:
    """Fit and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--seed", type=int, default=2)
    words.add_argument("--sets", type=int, default=2)
    words.add_argument("--size", type=int, default=100_000)
    given = words.parse_args()
    lessons = []
    for seed in range(given.seed, given.seed + given.sets):
        with tempfile.TemporaryDirectory() as folder:
            write_persons(Path(folder), seed, size=given.size, half="even")
            taught = lesson(Path(folder), seed)
            lessons += [taught, blunders(taught)]
    print(toml(fit(lessons)))


if __name__ == "__main__":
    main()
