"""A list from outside against a reference: who of the reference each line may be, and how likely."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.columns import Columns
from ondermijning.resolve.evidence import TENTHS
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.pairs import pairs_between
from ondermijning.resolve.ragged import UNKNOWN, batches, codes_of
from ondermijning.resolve.ranked import MOST_BITS, candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from ondermijning.resolve.compared import Compared
    from ondermijning.resolve.ragged import Ints
    from ondermijning.resolve.ranked import Candidate
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights import Zone

_PAIRS_TOGETHER = 20_000  # compared at once, so that memory does not grow with the list
_RUNNER_UP = "tweede_kandidaat"


class Match(NamedTuple):
    """A line of a list and whom it may be.

    Args:
        left: the id of the line.
        right: the id in the reference.
        chance: from 0 to 1, others of the reference that it may be taken into account; companies of one name between which
            nothing tells are counted together.
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
    whom = codes_of(entities)
    for kind in (PERSON, COMPANY):
        lines, found = pairs_between(db, columns, kind, len(left))
        names = _names(columns, kind) if len(lines) else lines
        for part in batches(lines, _PAIRS_TOGETHER):
            compared = columns.compare(kind, lines[part], found[part])
            for each in _chosen(
                candidates(compared, whom[compared.right - len(left)], names[compared.right]),
                compared.left,
                every=every,
            ):
                yield _match(columns, compared, each, entities[int(compared.right[each.at]) - len(left)])


def _chosen(found: Iterator[Candidate], lines: Ints, *, every: bool) -> Iterator[Candidate]:
    """All of them, or the first of each line."""
    before = -1
    for each in found:
        line = int(lines[each.at])
        if every or line != before:
            yield each
        before = line


def _match(columns: Columns, compared: Compared, found: Candidate, entity: str) -> Match:
    comparison = columns.with_keys(compared, found.at)
    if found.tied:
        comparison = comparison.guarded(_RUNNER_UP)
    line = columns.subjects[int(compared.left[found.at])].row["source_id"]
    return Match(line, entity, found.chance, comparison.zone_of(_tenths(found.among)), comparison.reason)


def _names(columns: Columns, kind: str) -> Ints:
    """Equal names of companies as equal codes, by the places of the mentions; two persons of one name stay two."""
    names = np.full(len(columns.subjects), UNKNOWN)
    if kind == COMPANY:
        names[columns.of_kind[kind]] = codes_of(columns.named)
    return names


def _tenths(chance: float) -> float:
    """The tenths of bits that a chance stands for."""
    return TENTHS * (math.log2(chance / (1 - chance)) if chance < 1 else MOST_BITS)
