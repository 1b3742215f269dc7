"""The two words of company names that belong together and differ most: how much, and whether each is a word of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from ondermijning.normalise.letters import sound
from ondermijning.resolve.evidence import field_of

if TYPE_CHECKING:
    from ondermijning.resolve.alignment import Alignment
    from ondermijning.resolve.companies import Companies
    from ondermijning.resolve.ragged import Ints

_CHANGES = {
    "een_letter": "verschilt een letter",
    "twee_letters": "verschillen twee letters",
    "meer_letters": "verschillen meer letters",
    "afgekort": "is het ene een begin van het andere",
}
_LENGTHS = {
    "kort": "drie letters of minder", "vrij_kort": "vier of vijf letters", "gewoon": "zes tot acht letters",
    "lang": "negen letters of meer",
}  # fmt: skip
_LONGER_THAN = (4, 6, 9)
_OTHERS = ("", ", en andere namen hebben beide woorden ook")
_SHORTENED = 2

SLIP = field_of(
    "woordverschil",
    geen="elk woord heeft een gelijk woord tegenover zich",
    **{
        f"{change}_{length}{'_bekend' if other else ''}": f"in een woord van {size} {says}{other}"
        for change, says in _CHANGES.items() for length, size in _LENGTHS.items() for other in _OTHERS
    },
)  # fmt: skip
# Slips in words so short that one letter makes another word.
SHORT_SLIPS = [
    at for at, level in enumerate(SLIP.levels) if "_kort" in level.name and not level.name.startswith("afgekort")
]
SOUND = field_of(
    "klank",
    geen="elk woord heeft een gelijk woord tegenover zich",
    anders="het woord dat verschilt begint en klinkt anders",
    klinkt="het woord dat verschilt begint met een andere letter en klinkt gelijk",
    begint="het woord dat verschilt begint gelijk en klinkt anders",
    begint_en_klinkt="het woord dat verschilt begint en klinkt gelijk",
)


def slip_levels(names: Companies, aligned: Alignment, size: int) -> dict[str, Ints]:
    """The level of both fields for each pair."""
    inexact = np.flatnonzero(aligned.left != aligned.right)
    pair, left, right = aligned.pair[inexact], aligned.left[inexact], aligned.right[inexact]
    slips, sounds = _levels(names, left, right)
    order = np.lexsort((slips, -aligned.alike[inexact], pair))  # the least alike of a pair comes last and stays
    found = {}
    for each, levels in ((SLIP, slips), (SOUND, sounds)):
        level = np.zeros(size, dtype=np.int64)
        level[pair[order]] = levels[order]
        found[each.name] = level
    return found


def _levels(names: Companies, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The levels of each two words, worked out once per two words."""
    size = len(names.words.vocabulary)
    keys, back = np.unique(left * size + right, return_inverse=True)
    one, other = keys // size, keys % size
    texts = [[names.words.vocabulary[code] for code in codes.tolist()] for codes in (one, other)]
    slips = _slips(names, one, other, texts)
    sounds = np.array(
        [1 + 2 * (a[0] == b[0]) + (sound(a) == sound(b)) for a, b in zip(*texts, strict=True)], dtype=np.int64
    )
    return slips[back], sounds[back]


def _slips(names: Companies, one: Ints, other: Ints, texts: list[list[str]]) -> Ints:
    changed = np.clip(cpdist(*texts, scorer=OSA.distance, dtype=np.int64), 1, 3) - 1
    begins = np.array([a.startswith(b) or b.startswith(a) for a, b in zip(*texts, strict=True)], dtype=bool)
    shortened = begins & (np.abs(names.lengths[one] - names.lengths[other]) >= _SHORTENED)
    change = np.where(shortened, len(_CHANGES) - 1, changed)
    length = np.digitize(np.minimum(names.lengths[one], names.lengths[other]), _LONGER_THAN)
    both_known = np.minimum(names.elsewhere[one], names.elsewhere[other]) > names.own
    return np.asarray(1 + (change * len(_LENGTHS) + length) * 2 + both_known, dtype=np.int64)
