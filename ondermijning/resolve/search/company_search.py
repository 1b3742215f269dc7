"""For names of companies the registered names they may be: found by keys, then the most alike by their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ondermijning.resolve.columns.arrays import among, batches, distinct, spread
from ondermijning.resolve.search.candidates import Limits, candidate_pairs
from ondermijning.resolve.search.search_keys import chosen, found_under, looked_for
from ondermijning.resolve.search.substitutes import substitutes_for

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

    from ondermijning.resolve.columns.arrays import Ints, Texts
    from ondermijning.resolve.companies.names import Companies
    from ondermijning.resolve.companies.searchable import Searchable

_LIMITS = Limits(block=100, best=30)
_BEST_WRITTEN = 12
_LEAST_WRITTEN = 0.5
# What is looked for at once, so that memory does not grow with the list.
_KEYS_TOGETHER, _PAIRS_TOGETHER = 30_000, 40_000


def company_pairs(
    db: duckdb.DuckDBPyConnection, companies: Searchable, sought: range, held: range
) -> tuple[Ints, Ints]:
    """Pairs of a company that is looked for and one that is found, in order.

    Args:
        db: any database.
        companies: all companies.
        sought: the places of those that are looked for.
        held: the places of those that are found; they may be the same.
    """
    looked = looked_for(companies, sought, substitutes_for(db, companies, sought, held))
    found = _Found(*found_under(companies, held, distinct(looked.keys)))
    looked = chosen(looked, np.flatnonzero(among(looked.keys, found.keys)))
    asked = (chosen(looked, part) for part in batches(looked.numbers, _KEYS_TOGETHER))
    parts = [candidate_pairs(db, keys, found.under(keys.keys), len(held), _LIMITS) for keys in asked]
    left, right = (
        np.concatenate([looked.numbers[:0], *side]) for side in (zip(*parts, strict=True) if parts else ((), ()))
    )
    return left, right


class _Found:
    """Who is found under which key, a key that too many have left out.

    Args:
        numbers: those who are found.
        keys: a key of each.

    Attributes:
        keys: the keys, each once and in order.
    """

    def __init__(self, numbers: Ints, keys: Ints) -> None:
        order = np.argsort(keys)
        self._numbers = numbers[order]
        keys, starts, counts = np.unique(keys[order], return_index=True, return_counts=True)
        few = counts <= _LIMITS.block
        self.keys, self._starts, self._counts = keys[few], starts[few], counts[few]

    def under(self, keys: Ints) -> tuple[Ints, Ints]:
        """All who are found under some keys, each with the key."""
        at = np.flatnonzero(among(self.keys, distinct(keys)))
        return self._numbers[spread(self._starts[at], self._counts[at])], np.repeat(self.keys[at], self._counts[at])


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
    """How alike the names of pairs are written, as one word or word by word, a town left out, out of 100."""
    found = np.maximum(*(_written_alike(each, left, right) for each in (names.joined, names.ordered)))
    placed = np.flatnonzero(names.placed[left])
    found[placed] = np.maximum(found[placed], _written_alike(names.bare, left[placed], right[placed]))
    return found


def _written_alike(texts: Texts, left: Ints, right: Ints) -> NDArray[np.float32]:
    sides = texts[left].tolist(), texts[right].tolist()
    found = cpdist(*sides, scorer=fuzz.ratio, dtype=np.float32, workers=-1, score_cutoff=_LEAST_WRITTEN * 100)
    return np.asarray(found, dtype=np.float32)
