"""For names of companies the registered names they may be: found by keys, then the most alike by their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ondermijning.resolve.candidates import Limits, candidate_pairs
from ondermijning.resolve.ragged import batches
from ondermijning.resolve.search_keys import chosen, found_under, looked_for
from ondermijning.resolve.similar_words import Known, similar_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb
    from numpy.typing import NDArray

    from ondermijning.resolve.companies import Companies
    from ondermijning.resolve.company_keys import Placed
    from ondermijning.resolve.ragged import Ints

_LIMITS = Limits(block=100, best=30)
_BEST_WRITTEN = 12
_LEAST_WRITTEN = 0.5
# What is looked for at once, so that memory does not grow with the list.
_KEYS_TOGETHER, _PAIRS_TOGETHER = 30_000, 40_000


def company_pairs(
    db: duckdb.DuckDBPyConnection, companies: Sequence[Placed], sought: Sequence[int], held: Sequence[int]
) -> tuple[Ints, Ints]:
    """Pairs of a company that is looked for and one that is found, in order.

    Args:
        db: any database.
        companies: all companies.
        sought: the places of those that are looked for, in order.
        held: the places of those that are found; they may be the same.
    """
    ours, theirs = [companies[at] for at in sought], [companies[at] for at in held]
    known = known_words(theirs)
    looked = looked_for(ours, similar_words(db, _searched(ours), known), known.counts)
    numbers, keys = found_under(theirs, np.unique(looked.keys))
    looked, found = looked._replace(numbers=_places(sought)[looked.numbers]), (_places(held)[numbers], keys)
    parts = [
        candidate_pairs(db, chosen(looked, part), found, len(held), _LIMITS)
        for part in batches(looked.numbers, _KEYS_TOGETHER)
    ]
    left, right = (np.concatenate(side) for side in zip(*parts, strict=True)) if parts else (_places(()), _places(()))
    return left, right


def _places(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def known_words(companies: Sequence[Placed]) -> Known:
    """The words of a reference, two that follow each other also as one."""
    counts: dict[str, int] = {}
    for word in (word for each in companies for word in each.tokens):
        counts[word] = counts.get(word, 0) + 1
    return Known(counts, {word for each in companies for word in each.name.words})


def _searched(companies: Sequence[Placed]) -> dict[str, bool]:
    """The words of names, and whether each is a word of its own in one of them."""
    words = dict.fromkeys((word for each in companies for word in each.tokens), False)
    return words | dict.fromkeys((word for each in companies for word in each.name.words), True)


def most_alike(names: Companies, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The pairs whose names are written most alike, at most so many per left name."""
    alike = np.concatenate(
        [np.zeros(0, np.float32), *(_alike(names, left[part], right[part]) for part in batches(left, _PAIRS_TOGETHER))]
    )
    order = np.lexsort((right, -alike, left))
    left, right, alike = left[order], right[order], alike[order]
    first = np.flatnonzero(np.append(True, left[1:] != left[:-1])) if len(left) else np.zeros(0, np.int64)
    place = np.arange(len(left)) - np.repeat(first, np.diff(np.append(first, len(left))))
    kept = (place < _BEST_WRITTEN) & (alike >= _LEAST_WRITTEN * 100)
    return left[kept], right[kept]


def _alike(names: Companies, left: Ints, right: Ints) -> NDArray[np.float32]:
    """How alike the names of pairs are written, as one word or word by word, out of 100."""
    ways = (
        cpdist(each[left].tolist(), each[right].tolist(), scorer=fuzz.ratio, dtype=np.float32, workers=-1)
        for each in (names.joined, names.ordered)
    )
    return np.asarray(np.maximum(*ways), dtype=np.float32)
