"""The two words of company names that belong together and differ most: how much, and whether each is a word of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA

from ondermijning.normalise.letters import sound
from ondermijning.normalise.remember import remembered
from ondermijning.resolve.columns.spellings import with_y
from ondermijning.resolve.columns.texts import counted, for_each_two
from ondermijning.resolve.weights.evidence import field_of

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Ints
    from ondermijning.resolve.companies.alignment import Alignment
    from ondermijning.resolve.companies.names import Companies

_CHANGES = {
    "een_letter": "verschilt een letter",
    "twee_letters": "verschillen twee letters",
    "meer_letters": "verschillen meer letters",
    "afgekort": "is het ene een begin van het andere",
}
_LENGTHS = {
    "kort": "drie letters of minder",
    "vrij_kort": "vier of vijf letters",
    "gewoon": "zes tot acht letters",
    "lang": "negen letters of meer",
}
_LONGER_THAN = (4, 6, 9)
_OTHERS = ("", ", en andere namen hebben beide woorden ook")
_SHORTENED = 2

SLIP = field_of(
    "woordverschil",
    geen="geen woord staat tegenover een woord dat er alleen op lijkt",
    **{
        f"{change}_{length}{'_bekend' if other else ''}": f"in een woord van {size} {says}{other}"
        for change, says in _CHANGES.items()
        for length, size in _LENGTHS.items()
        for other in _OTHERS
    },
)
# Slips in words so short that one letter makes another word.
SHORT_SLIPS = [
    at for at, level in enumerate(SLIP.levels) if "_kort" in level.name and not level.name.startswith("afgekort")
]
SOUND = field_of(
    "klank",
    geen="geen woord klinkt anders",
    anders="het woord dat verschilt begint en klinkt anders",
    klinkt="het woord dat verschilt begint met een andere letter en klinkt gelijk",
    begint="het woord dat verschilt begint gelijk en klinkt anders",
    begint_en_klinkt="het woord dat verschilt begint en klinkt gelijk",
)


_sound = remembered(sound)


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
    """The levels of each two words."""
    vocabulary = names.words.vocabulary
    change = for_each_two(vocabulary, left, right, _changed)
    length = np.digitize(np.minimum(names.lengths[left], names.lengths[right]), _LONGER_THAN)
    both_known = np.minimum(names.elsewhere[left], names.elsewhere[right]) > names.own
    slips = 1 + (change * len(_LENGTHS) + length) * 2 + both_known
    return np.asarray(slips, dtype=np.int64), for_each_two(vocabulary, left, right, _heard)


def _changed(left: list[str], right: list[str]) -> Ints:
    """The place of what differs, in the order of ``_CHANGES``."""
    left, right = with_y(left), with_y(right)
    letters = np.clip(counted(left, right, OSA.distance), 1, 3) - 1
    short = [_shortens(*pair) or _shortens(*reversed(pair)) for pair in zip(left, right, strict=True)]
    return np.where(np.array(short, dtype=bool), len(_CHANGES) - 1, letters)


def _shortens(one: str, other: str) -> bool:
    return other.startswith(one) and len(other) - len(one) >= _SHORTENED


def _heard(left: list[str], right: list[str]) -> Ints:
    """The place of how two words begin and sound, in the order of the levels."""
    pairs = zip(left, right, strict=True)
    return np.array(
        [1 + 2 * (one[0] == other[0]) + (_sound(one) == _sound(other)) for one, other in pairs], dtype=np.int64
    )
