"""Finding things by words: each word or its beginning, in any order; a word that nothing has may be misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.index import Node  # noqa: TC001 - read from the annotations of a NamedTuple
from ondermijning.graph.current import OBJECT, PERSON
from ondermijning.normalise.lookup import folded_words

if TYPE_CHECKING:
    from ondermijning.daily.index import Index

LIMIT = 50
_CANDIDATES = 1000
_SIMILAR = 8  # words tried in the place of one that is misspelt
_CUTOFF = 75  # of 100: two signs in a word of eight
_SHORTEST = 4  # a word below this is not misspelt but short
_KINDS = ("Bedrijf", "Persoon", "Adres", "Perceel", "Vergunning", "Subsidie", "Vestiging")
_FOUND = """
SELECT n.nr FROM zoek z JOIN node n ON n.nr = z.rowid
WHERE zoek MATCH ? AND n.persoon <= ? ORDER BY n.nr LIMIT ?
"""


class Hits(NamedTuple):
    """What was found.

    Args:
        nodes: best first: most whole words, then kind, then id.
        more: whether there is more than is shown.
        corrected: the words that were taken for others.
    """

    nodes: list[Node]
    more: bool
    corrected: dict[str, list[str]]


def search(index: Index, text: str, *, persons: bool = False, limit: int = LIMIT) -> Hits:
    """Things that have all the words.

    Args:
        index: the open index.
        text: words in any order; a beginning is enough.
        persons: whether natural persons, and companies that are, may be found.
        limit: how many to return.
    """
    words = folded_words(text)
    found = _matching(index, [[word] for word in words], persons=persons)
    corrected: dict[str, list[str]] = {}
    if not found and words:
        corrected = {word: near for word in words if not _known(index, word) and (near := _similar(index, word))}
        found = _matching(index, [corrected.get(word, [word]) for word in words], persons=persons) if corrected else []
    ranked = sorted(found, key=lambda node: (-_whole_words(node, words, corrected), _KINDS.index(node.label), node.id))
    return Hits(ranked[:limit], len(ranked) > limit, corrected if ranked else {})


def _matching(index: Index, words: list[list[str]], *, persons: bool) -> list[Node]:
    if not words:
        return []
    # Folded words hold letters and digits only, so that nothing in them means something to the query.
    query = " AND ".join("(" + " OR ".join(f'"{each}"*' for each in either) + ")" for either in words)
    return list(
        index.nodes(row[0] for row in index.rows(_FOUND, query, PERSON if persons else OBJECT, _CANDIDATES)).values()
    )


def _known(index: Index, word: str) -> bool:
    return bool(index.rows("SELECT 1 FROM woord WHERE term >= ? AND term < ? LIMIT 1", word, word + "\U0010ffff"))


def _similar(index: Index, word: str) -> list[str]:
    """Known words that differ in a sign or two, the nearest first."""
    if len(word) < _SHORTEST or any(sign.isdigit() for sign in word):
        return []
    from rapidfuzz import process  # noqa: PLC0415 - only for a slip of the pen
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    lengths = (len(word) - 2, len(word) + 2)
    known = [row[0] for row in index.rows("SELECT term FROM woord WHERE length(term) BETWEEN ? AND ?", *lengths)]
    found = process.extract(word, known, scorer=OSA.normalized_similarity, score_cutoff=_CUTOFF / 100, limit=_SIMILAR)
    return [near for near, _, _ in found]


def _whole_words(node: Node, words: list[str], corrected: dict[str, list[str]]) -> int:
    own = {part for value in (node.id, *node.data.values()) for part in folded_words(str(value))}
    return sum(bool(own & {word, *corrected.get(word, ())}) for word in words)
