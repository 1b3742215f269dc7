"""Words of a reference that a rare word may be a slip, an abbreviation or another spelling of.

Found by what both share: the word with one letter left out, a beginning, or several runs of three letters. What a word may stand
for depends on that word and the reference alone, so that words can be asked for together or one by one.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ondermijning.resolve.columns.arrays import among, distinct
from ondermijning.resolve.columns.spellings import one_letter_out
from ondermijning.resolve.search.candidates import found_pairs

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    import duckdb

    from ondermijning.resolve.columns.arrays import Ints

RARE = 2  # names; a word that more names have is taken as it is written
_MOST = 3  # similar words per word
_LEAST_ALIKE = 0.7
_PREFIX_ALIKE, _Y_ALIKE = 0.9, 0.97
_SHORTEST, _SHORTEST_BEGINNING, _SHORTEST_RUNS = 4, 3, 5
_RUN = 3
_MOST_WITH_RUN = 400
_TOGETHER = 4_000  # words of a reference at once, so that memory does not grow with it

_SHARING = """
SELECT DISTINCT a.nr AS links, b.nr AS rechts FROM gezocht a JOIN bekend b ON a.deel = b.deel ORDER BY 1, 2
"""
_SHARING_SEVERAL = """
SELECT a.nr AS links, b.nr AS rechts
FROM gezocht a
JOIN (SELECT deel FROM bekend GROUP BY deel HAVING count(*) <= (SELECT hoogstens FROM grens)) t ON a.deel = t.deel
JOIN bekend b ON b.deel = t.deel
GROUP BY a.nr, b.nr HAVING count(*) >= 2 ORDER BY 1, 2
"""


class Similar(NamedTuple):
    """A word of the reference, and how alike it is."""

    word: str
    share: float


class Known(NamedTuple):
    """The words of a reference.

    Args:
        counts: word → how many names have it.
        whole: those that a name has as a word of its own, and not as two written as one.
    """

    counts: Mapping[str, int]
    whole: Container[str]


def similar_words(db: duckdb.DuckDBPyConnection, searched: Mapping[str, int], known: Known) -> dict[str, list[Similar]]:
    """For each rare word of those searched the words of the reference it may stand for, the most alike first.

    Args:
        db: any database.
        searched: word → how often it is a word of its own, and not two written as one; only such a word is abbreviated or
            spelt far off.
        known: the words of the reference.
    """
    rare = sorted(word for word in searched if known.counts.get(word, 0) <= RARE and len(word) >= _SHORTEST_BEGINNING)
    every = sorted(known.counts)
    found = _most_alike(rare, every, _one_out_of_both(db, rare, every)) | _with_other_y(rare, known.counts)
    lonely = [word for word in rare if word not in found and word not in known.counts and searched[word]]
    every = [word for word in every if word in known.whole]
    found |= _longer(lonely, every, known.counts)
    lonely = [word for word in lonely if word not in found and len(word) >= _SHORTEST_RUNS]
    return found | _most_alike(lonely, every, _several_runs(db, lonely, every))


def _with_other_y(searched: Sequence[str], known: Mapping[str, int]) -> dict[str, list[Similar]]:
    """The word that is the same but for ij and y, where the reference has it more often than this one."""
    written = ((word, word.replace(*pair)) for word in searched for pair in (("y", "ij"), ("ij", "y")))
    return {word: [Similar(other, _Y_ALIKE)] for word, other in written if known.get(other, 0) > known.get(word, 0)}


def _one_out_of_both(db: duckdb.DuckDBPyConnection, searched: Sequence[str], known: Sequence[str]) -> tuple[Ints, Ints]:
    """Places of words that are equal when at most one letter is left out of each."""
    sought = _with_one_out(searched)
    parts = distinct(sought[1])
    held = [_shared(known[start : start + _TOGETHER], start, parts) for start in range(0, len(known), _TOGETHER)]
    numbers, shared = (np.concatenate([parts[:0], *side]) for side in (zip(*held, strict=True) if held else ((), ())))
    met = among(sought[1], distinct(shared))
    return _sharing(db, _SHARING, (sought[0][met], sought[1][met]), (numbers, shared))


def _with_one_out(words: Sequence[str]) -> tuple[Ints, Ints]:
    """The place of each word beside a number for it and, where letters can be spared, for it without one of them."""
    numbers, parts = one_letter_out(words)
    spared = np.array([len(word) >= _SHORTEST and word.isalpha() for word in words], dtype=bool)
    kept = (np.arange(len(numbers)) < len(words)) | spared[numbers]
    return numbers[kept], parts[kept]


def _shared(words: Sequence[str], first: int, parts: Ints) -> tuple[Ints, Ints]:
    """The places of words and those of their parts that are among some parts."""
    numbers, own = _with_one_out(words)
    shared = among(own, parts)
    return numbers[shared] + first, own[shared]


def _several_runs(db: duckdb.DuckDBPyConnection, searched: Sequence[str], known: Sequence[str]) -> tuple[Ints, Ints]:
    """Places of words that share runs of three letters."""
    codes: dict[str, int] = {}
    sought, held = (array("q"), array("q")), (array("q"), array("q"))
    for nr, word in enumerate(searched):
        for run in _runs(word):
            sought[0].append(nr)
            sought[1].append(codes.setdefault(run, len(codes)))
    for nr, word in enumerate(known):
        shared = [codes[run] for run in _runs(word) if run in codes]
        held[0].extend([nr] * len(shared))
        held[1].extend(shared)
    return _sharing(
        db, _SHARING_SEVERAL, *((np.frombuffer(a, np.int64), np.frombuffer(b, np.int64)) for a, b in (sought, held))
    )


def _runs(word: str) -> set[str]:
    marked = f"${word}$"
    return {marked[at : at + _RUN] for at in range(len(marked) - _RUN + 1)}


def _sharing(
    db: duckdb.DuckDBPyConnection, query: str, sought: tuple[Ints, Ints], held: tuple[Ints, Ints]
) -> tuple[Ints, Ints]:
    tables = {
        name: {"nr": numbers, "deel": parts} for name, (numbers, parts) in (("gezocht", sought), ("bekend", held))
    }
    return found_pairs(db, query, {**tables, "grens": {"hoogstens": [_MOST_WITH_RUN]}})


def _most_alike(searched: Sequence[str], known: Sequence[str], pairs: tuple[Ints, Ints]) -> dict[str, list[Similar]]:
    """The most alike other words of each word, of equals the first in the alphabet."""
    one, other = ([words[at] for at in side.tolist()] for words, side in zip((searched, known), pairs, strict=True))
    if not one:
        return {}
    alike = cpdist(one, other, scorer=fuzz.ratio, dtype=np.float64) / 100
    ranked: dict[str, list[Similar]] = defaultdict(list)
    for at in np.lexsort((pairs[1], -alike, pairs[0])).tolist():
        near = ranked[one[at]] if alike[at] >= _LEAST_ALIKE and one[at] != other[at] else None
        if near is not None and len(near) < _MOST:
            near.append(Similar(other[at], float(alike[at])))
    return dict(ranked)


def _longer(searched: Sequence[str], words: Sequence[str], known: Mapping[str, int]) -> dict[str, list[Similar]]:
    """The most used words that begin with a word."""
    beginnings = set(searched)
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for end in range(_SHORTEST_BEGINNING, len(word)):
            if word[:end] in beginnings:
                found[word[:end]].append(word)
    return {
        begin: [Similar(word, _PREFIX_ALIKE) for word in sorted(longer, key=lambda word: (-known[word], word))[:_MOST]]
        for begin, longer in found.items()
    }
