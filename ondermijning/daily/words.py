"""Finding things by words: each word or its beginning, in any order; a word that nothing has may be misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.index import LISTED, Node, as_list
from ondermijning.graph.current import OBJECT, PERSON
from ondermijning.normalise.lookup import folded, folded_words
from ondermijning.normalise.typed import typed

if TYPE_CHECKING:
    from ondermijning.daily.index import Index

LIMIT = 50
_CANDIDATES = 1000
_SIMILAR = 8  # words tried in the place of one that is misspelt
_CUTOFF = 75  # of 100: two signs in a word of eight
_SHORTEST = 4  # a word below this is not misspelt but short
_KINDS = ("Bedrijf", "Persoon", "Straat", "Buurt", "Adres", "Perceel", "Vergunning", "Subsidie", "Vestiging")
_NEAR = 5  # names told where one was not found
_NEAR_KINDS = ("Bedrijf", "Persoon", "Straat", "Buurt")
_NEARLY = 50  # of 100
_RARE = 40  # a word that more things have tells nothing from others
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
    found: list[Node] = []
    corrected: dict[str, list[str]] = {}
    ways = _ways(text)
    for words in ways:  # as typed, then as names of companies are compared
        if found := _matching(index, [[word] for word in words], persons=persons):
            break
    else:
        for words in ways:
            corrected = _corrected(index, words)
            either = [corrected.get(word, [word]) for word in words]
            if corrected and (found := _matching(index, either, persons=persons)):
                break
    words = ways[0] if ways else []
    ranked = sorted(found, key=lambda node: (-_whole_words(node, words, corrected), _KINDS.index(node.label), node.id))
    return Hits(ranked[:limit], len(ranked) > limit, corrected if ranked else {})


def near(index: Index, text: str, *, persons: bool = False, limit: int = _NEAR) -> list[Node]:
    """Things that have a rare one of some words, or nearly, those with a name most like the text first.

    Args:
        index: the open index.
        text: what was not found.
        persons: whether natural persons, and companies that are, may be named.
        limit: how many to return.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - only where nothing was found

    ways = _ways(text)
    either = [[word, *_similar(index, word)] for word in (ways[-1] if ways else [])]
    rare = [words for words in either if 0 < _count(index, words) <= _RARE]
    found = {node for words in rare for node in _matching(index, [words], persons=persons)}
    plain = folded(text)
    named = [
        (fuzz.ratio(plain, folded(str(node.data.get("naam")))), node) for node in found if node.label in _NEAR_KINDS
    ]
    alike = [each for each in named if each[0] >= _NEARLY]
    return [node for _, node in sorted(alike, key=lambda each: (-each[0], each[1].id))[:limit]]


def _ways(text: str) -> list[list[str]]:
    """The words of a text as typed, then without a legal form and with short words in full; those ways that differ."""
    said = typed(text)
    name = said.name
    plain = folded_words(f"{name.text} {' '.join(name.numbers)}")
    ways = [said.words] if said.is_number else [said.words, plain]
    return [way for at, way in enumerate(ways) if way and way not in ways[:at]]


def _corrected(index: Index, words: list[str]) -> dict[str, list[str]]:
    """The words that nothing has → the known ones that look like them."""
    return {word: alike for word in words if not _known(index, word) and (alike := _similar(index, word))}


def _count(index: Index, words: list[str]) -> int:
    """How many things have one of some words."""
    found = index.rows(f"SELECT sum(doc) FROM woord WHERE term {LISTED}", as_list(words))  # noqa: S608 - made of literals
    return int(found[0][0] or 0)


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
