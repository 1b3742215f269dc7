"""Words of a company name without a like in the other name: those that yet say nothing, and the kind of the others."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA

from ondermijning.normalise.names.companies import FILLERS
from ondermijning.resolve.columns.arrays import Bools, Ints, highest
from ondermijning.resolve.weights.evidence import Field, field_of

if TYPE_CHECKING:
    from ondermijning.resolve.companies.alignment import Alignment
    from ondermijning.resolve.companies.names import Companies

# From what says least to what says most; a name is told by the word over that says most.
_KINDS = {
    "plaatsnaam": "een plaatsnaam",
    "algemeen": "een algemeen woord",
    "bijzonder": "een woord dat weinig namen hebben",
    "voorletters": "voorletters of een afkorting",
    "concerndeel": "een woord als Beheer of Holding, waarmee bedrijven van een concern zich onderscheiden",
    "zeldzaam": "een zeldzaam woord",
}
_COMMON_BITS, _RARE_BITS = 7, 11


# A word over on either side may be one word that is badly spelt; on one side alone it is a word too many.
_BESIDE = {
    "": "",
    "_en_meer": ", en nog een woord",
    "_beide": ", de andere naam ook een woord",
    "_en_meer_beide": ", en nog een woord, de andere naam ook",
}
_LONGEST, _SHORTEST = 5, 2  # letters of a slip, and of what it may stand for


def _rest_field(name: str, has: str) -> Field:
    levels = {"geen": f"{has} geen woord over"}
    for kind, what in _KINDS.items():
        levels |= {kind + beside: f"{has} {what} over{more}" for beside, more in _BESIDE.items()}
    return field_of(name, **levels)


LEFT_REST = _rest_field("extra_woord", "de naam heeft")
RIGHT_REST = _rest_field("ontbrekend_woord", "de geregistreerde naam heeft")


def rest_levels(names: Companies, aligned: Alignment, size: int) -> dict[str, Ints]:
    """The level of both fields for each pair."""
    kinds = _kinds(names)
    counts = [np.bincount(where, minlength=size) for where, _ in aligned.rest]
    both = np.minimum(*counts) > 0
    found = {}
    for each, count, (where, word) in zip((LEFT_REST, RIGHT_REST), counts, aligned.rest, strict=True):
        worst = highest(where, kinds[word], size)
        found[each.name] = np.where(worst == 0, 0, (worst - 1) * len(_BESIDE) + 1 + (count > 1) + 2 * both)
    return found


def group_words_left(names: Companies, aligned: Alignment, size: int) -> Bools:
    """Whether either name has a word over by which companies of one group tell themselves apart."""
    return _left(names.group, aligned, size)


def numbered_words_left(names: Companies, aligned: Alignment, size: int) -> Bools:
    """Whether either name has a word with a digit over, such as ``12A``."""
    return _left(names.numbered, aligned, size)


def _left(marked: Bools, aligned: Alignment, size: int) -> Bools:
    where = np.concatenate([each for each, _ in aligned.rest])
    return np.bincount(where[np.concatenate([marked[word] for _, word in aligned.rest])], minlength=size) > 0


def _kinds(names: Companies) -> Ints:
    """The kind of each word, counted from 1."""
    kind = {name: at for at, name in enumerate(_KINDS, 1)}
    tells = np.select(
        [names.bits < _COMMON_BITS, names.bits < _RARE_BITS], [kind["algemeen"], kind["bijzonder"]], kind["zeldzaam"]
    )
    marked = [(names.initials, "voorletters"), (names.town, "plaatsnaam"), (names.group, "concerndeel")]
    return np.select([mark for mark, _ in marked], [kind[name] for _, name in marked], tells)


def without_leftovers(
    names: Companies, aligned: Alignment, sides: tuple[Ints, Ints], cut: tuple[Bools, Bools]
) -> Alignment:
    """An alignment without such words.

    Args:
        names: all names.
        aligned: pairs of names, word by word.
        sides: the names of each pair.
        cut: whether each is the beginning of the other.
    """
    found = []
    for (where, word), own, other, is_cut in zip(aligned.rest, sides, reversed(sides), cut, strict=True):
        kept = ~(is_cut[where] | _slips(names, word, own[where], other[where]))
        found.append((where[kept], word[kept]))
    return replace(aligned, rest=(found[0], found[1]))


def _slips(names: Companies, word: Ints, own: Ints, other: Ints) -> Bools:
    """Whether a word is one letter from an article or preposition that the other name has before the same word.

    One that other names have too is no slip, unless nobody could say it: ``Jan Dijk`` is not ``Van Dijk``, but ``Vsn Dijk`` is.
    """
    short = (names.lengths[word] <= _LONGEST) & ((names.elsewhere[word] <= names.own) | names.initials[word])
    doubtful = np.flatnonzero(short & (names.fillers[own] != names.fillers[other]))
    asked = zip(*(column[doubtful].tolist() for column in (word, own, other)), strict=True)
    written, vocabulary = names.written, names.words.vocabulary
    found = np.zeros(len(word), dtype=bool)
    found[doubtful] = [_is_slip(vocabulary[code], written[ours], written[its]) for code, ours, its in asked]
    return found


def _is_slip(word: str, own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    behind = own[own.index(word) + 1 :][:1]
    meant = [each for each, follows in pairwise(other) if (follows,) == behind and each in FILLERS]
    return any(len(each) >= _SHORTEST and OSA.distance(word, each) == 1 for each in meant)
