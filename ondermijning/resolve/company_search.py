"""For names of companies the registered names they may be: found by keys, then the most alike by their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ondermijning.resolve.candidates import KeyCodes, Limits, candidate_pairs
from ondermijning.resolve.company_keys import found_under, looked_for
from ondermijning.resolve.similar_words import similar_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from ondermijning.resolve.companies import Companies
    from ondermijning.resolve.company_keys import Placed
    from ondermijning.resolve.ragged import Ints

_LIMITS = Limits(block=100, best=30)
_BEST_WRITTEN = 12
_LEAST_WRITTEN = 0.5


def company_pairs(
    db: duckdb.DuckDBPyConnection, companies: Sequence[Placed], sought: Sequence[int], held: Sequence[int]
) -> tuple[Ints, Ints]:
    """Pairs of a company that is looked for and one that is found.

    Args:
        db: any database.
        companies: all companies.
        sought: the places of those that are looked for.
        held: the places of those that are found; they may be the same.
    """
    known: dict[str, int] = {}
    for word in (word for at in held for word in companies[at].tokens):
        known[word] = known.get(word, 0) + 1
    whole = {word for at in {*sought, *held} for word in companies[at].name.words}
    similar = similar_words(db, (word for at in sought for word in companies[at].tokens), known, whole)
    codes = KeyCodes()
    looked = codes.sought((at, *each) for at in sought for each in looked_for(companies[at], similar, known))
    found = codes.held((at, key) for at in held for key in found_under(companies[at]))
    return candidate_pairs(db, looked, found, len(held), _LIMITS)


def most_alike(names: Companies, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The pairs whose names are written most alike, at most so many per left name."""
    alike = np.max(
        [
            cpdist(each[left].tolist(), each[right].tolist(), scorer=fuzz.ratio, dtype=np.float32, workers=-1)
            for each in (names.joined, names.ordered)
        ], axis=0,
    )  # fmt: skip
    order = np.lexsort((right, -alike, left))
    left, right, alike = left[order], right[order], alike[order]
    first = np.flatnonzero(np.append(True, left[1:] != left[:-1])) if len(left) else np.zeros(0, np.int64)
    place = np.arange(len(left)) - np.repeat(first, np.diff(np.append(first, len(left))))
    kept = (place < _BEST_WRITTEN) & (alike >= _LEAST_WRITTEN * 100)
    return left[kept], right[kept]
