"""Words of a reference that a rare word may be a slip, an abbreviation or another spelling of.

Found by what both share: the word with one letter left out, a beginning, or several runs of three letters.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ondermijning.resolve.candidates import found_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    import duckdb

RARE = 2  # names; a word that more names have is taken as it is written
_MOST = 3  # similar words per word
_LEAST_ALIKE = 0.7
_PREFIX_ALIKE = 0.9
_SHORTEST, _SHORTEST_BEGINNING, _SHORTEST_RUNS = 4, 3, 5
_RUN = 3
_MOST_WITH_RUN = 400

_SHARING = """
SELECT DISTINCT a.nr AS links, b.nr AS rechts FROM gezocht a JOIN bekend b ON a.deel = b.deel WHERE a.nr <> b.nr ORDER BY 1, 2
"""
_SHARING_SEVERAL = """
SELECT a.nr AS links, b.nr AS rechts
FROM gezocht a
JOIN (SELECT deel FROM bekend GROUP BY deel HAVING count(*) <= (SELECT hoogstens FROM grens)) t ON a.deel = t.deel
JOIN bekend b ON b.deel = t.deel
WHERE a.nr <> b.nr GROUP BY a.nr, b.nr HAVING count(*) >= 2 ORDER BY 1, 2
"""


class Similar(NamedTuple):
    """A word of the reference, and how alike it is."""

    word: str
    share: float


def similar_words(
    db: duckdb.DuckDBPyConnection, searched: Iterable[str], known: Mapping[str, int], whole: Container[str]
) -> dict[str, list[Similar]]:
    """For each rare word of those searched the words of the reference it may stand for, the most alike first.

    Args:
        db: any database.
        searched: words.
        known: word of the reference → how many names have it.
        whole: words that stand by themselves, not two written as one; only these are abbreviated or spelt far off.
    """
    rare = sorted(word for word in set(searched) if known.get(word, 0) <= RARE and len(word) >= _SHORTEST_BEGINNING)
    every = sorted(known)
    found = _ranked(_sharing(db, rare, every, _with_one_out, _SHARING))
    lonely = [word for word in rare if word not in found and word not in known and word in whole]
    every = [word for word in every if word in whole]
    found |= _longer(lonely, every, known)
    lonely = [word for word in lonely if word not in found and len(word) >= _SHORTEST_RUNS]
    return found | _ranked(_sharing(db, lonely, every, _runs, _SHARING_SEVERAL))


def _with_one_out(word: str) -> Iterator[str]:
    yield word
    if len(word) >= _SHORTEST and word.isalpha():
        for at in range(len(word)):
            yield word[:at] + word[at + 1 :]


def _runs(word: str) -> set[str]:
    marked = f"${word}$"
    return {marked[at : at + _RUN] for at in range(len(marked) - _RUN + 1)}


def _sharing(
    db: duckdb.DuckDBPyConnection,
    searched: list[str],
    known: list[str],
    parts: Callable[[str], Iterable[str]],
    query: str,
) -> Iterator[tuple[str, str]]:
    """Pairs of words that share a part."""
    codes: dict[str, int] = {}
    sought, held = (array("q"), array("q")), (array("q"), array("q"))
    for nr, word in enumerate(searched):
        for part in parts(word):
            sought[0].append(nr)
            sought[1].append(codes.setdefault(part, len(codes)))
    for nr, word in enumerate(known, len(searched)):
        for part in parts(word):
            if (code := codes.get(part)) is not None:
                held[0].append(nr)
                held[1].append(code)
    tables = {
        name: {"nr": np.frombuffer(numbers, np.int64), "deel": np.frombuffer(shared, np.int64)}
        for name, (numbers, shared) in (("gezocht", sought), ("bekend", held))
    }
    found = found_pairs(db, query, {**tables, "grens": {"hoogstens": [_MOST_WITH_RUN]}})
    words = [*searched, *known]
    for left, right in zip(*(side.tolist() for side in found), strict=True):
        if words[left] != words[right]:
            yield words[left], words[right]


def _ranked(pairs: Iterable[tuple[str, str]]) -> dict[str, list[Similar]]:
    """The most alike words of each word."""
    found = list(pairs)
    left, right = [one for one, _ in found], [other for _, other in found]
    alike = cpdist(left, right, scorer=fuzz.ratio, dtype=np.float64) / 100 if found else np.zeros(0)
    ranked: dict[str, list[Similar]] = defaultdict(list)
    for share, one, other in sorted((-share, *pair) for share, pair in zip(alike.tolist(), found, strict=True)):
        if len(ranked[one]) < _MOST and -share >= _LEAST_ALIKE:
            ranked[one].append(Similar(other, -share))
    return {word: words for word, words in ranked.items() if words}


def _longer(searched: list[str], words: list[str], known: Mapping[str, int]) -> dict[str, list[Similar]]:
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
