"""Words of a company name that found no like in the other name: what kind of word, and whether there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import Bools, Ints, highest
from ondermijning.resolve.weights.evidence import Field, field_of

if TYPE_CHECKING:
    from ondermijning.resolve.alignment import Alignment
    from ondermijning.resolve.companies import Companies

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
    "": "", "_en_meer": ", en nog een woord", "_beide": ", de andere naam ook een woord",
    "_en_meer_beide": ", en nog een woord, de andere naam ook",
}  # fmt: skip


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
