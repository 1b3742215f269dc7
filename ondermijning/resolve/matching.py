"""A list from outside against a reference: who of the reference each line may be, and how likely."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.columns import Columns
from ondermijning.resolve.evidence import TENTHS
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.pairs import pairs_between
from ondermijning.resolve.ragged import codes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from ondermijning.resolve.compared import Compared
    from ondermijning.resolve.ragged import Bools, Floats, Ints
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights import Zone

_MOST_BITS = 60.0


class Match(NamedTuple):
    """A line of a list and whom it may be.

    Args:
        left: the id of the line.
        right: the id in the reference.
        chance: from 0 to 1, others of the reference that it may be taken into account.
        zone: what the chance and the guards come to.
        reason: what speaks for and against.
    """

    left: str
    right: str
    chance: float
    zone: Zone
    reason: str


def match_mentions(
    db: duckdb.DuckDBPyConnection,
    left: Sequence[Subject],
    right: Sequence[Subject],
    entities: Sequence[str],
    *,
    every: bool = False,
) -> Iterator[Match]:
    """The best match of each line that has a candidate, in the order of the lines.

    Args:
        db: any database.
        left: the lines of the list, all of one kind.
        right: the lines of the reference, of the same kind.
        entities: the id that each line of the reference stands for; lines of one id are one party.
        every: give every candidate, the best first.
    """
    columns = Columns([*left, *right], reference=range(len(left), len(left) + len(right)))
    for kind in (PERSON, COMPANY):
        pairs = pairs_between(db, columns, kind, len(left))
        if not len(pairs[0]):
            continue
        compared = columns.compare(kind, *pairs)
        for at, chance in _ranked(compared, codes_of(entities)[compared.right - len(left)], every=every):
            line, found = int(compared.left[at]), int(compared.right[at])
            comparison = columns.with_keys(compared, at)
            zone, entity = comparison.zone_of(_tenths(chance)), entities[found - len(left)]
            yield Match(left[line].row["source_id"], entity, chance, zone, comparison.reason)


def _ranked(compared: Compared, entities: Ints, *, every: bool) -> Iterator[tuple[int, float]]:
    """The best pair of each line and entity with its chance, line by line, the likeliest first."""
    order = np.lexsort((compared.right, -compared.weights, entities, compared.left))
    lines, found = compared.left[order], entities[order]
    best = order[_changes(lines) | _changes(found)]
    chances = _chances(compared.left[best], compared.weights[best] / TENTHS)
    ranked = np.lexsort((compared.right[best], -chances, compared.left[best]))
    if not every:
        ranked = ranked[_changes(compared.left[best][ranked])]
    yield from zip(best[ranked].tolist(), chances[ranked].tolist(), strict=True)


def _chances(lines: Ints, bits: Floats) -> Floats:
    """The chance of each candidate of a line, who is one of them or nobody."""
    odds = np.exp2(np.clip(bits, -_MOST_BITS, _MOST_BITS))
    total = np.bincount(lines, odds, minlength=int(lines.max(initial=0)) + 1)
    return odds / (1 + total[lines])


def _tenths(chance: float) -> float:
    """The tenths of bits that a chance stands for."""
    return TENTHS * (math.log2(chance / (1 - chance)) if chance < 1 else _MOST_BITS)


def _changes(values: Ints) -> Bools:
    """Where a value differs from the one before it."""
    return np.append(True, values[1:] != values[:-1])[: len(values)]
