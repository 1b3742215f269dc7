"""Given names in full side by side: which may be one name, cut short, misspelt or as somebody is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

from ondermijning.resolve.columns.texts import begins, counted, edits, shortest

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Ints

BEGINS, ALIKE, NICKNAME = 3, 2, 1
_SHORT = 3  # letters of the shortest name that stands for a longer one
_SLIP_FROM = 6  # in a shorter name one other letter makes another name: Lisa and Lise
_SAME_SOUND = str.maketrans("cyzv", "kisf")


def nearness(left: list[str], right: list[str]) -> Ints:
    """``BEGINS``, ``ALIKE``, ``NICKNAME`` or 0 for each two names, which are not equal."""
    letters = shortest(left, right)
    heard, heard_too = ([_heard(name) for name in names] for names in (left, right))
    same = [sorted(one) == sorted(other) for one, other in zip(heard, heard_too, strict=True)]
    slipped = (edits(1)(left, right) <= 1) & ((letters >= _SLIP_FROM) | np.array(same, dtype=bool))
    sounds = shortest(heard, heard_too)
    called = (sounds >= _SHORT) & (counted(heard, heard_too, LCSseq.similarity) == sounds)
    cut = (letters >= _SHORT) & (begins(left, right) > 0)
    return np.select([cut, slipped, called], [BEGINS, ALIKE, NICKNAME], 0)


def _heard(name: str) -> str:
    """A name with one letter for those that sound alike: the letters of Kees are in Cornelis, in their order."""
    plain = name.replace("th", "t").replace("ph", "f").translate(_SAME_SOUND)
    return "".join(sign for at, sign in enumerate(plain) if not at or sign != plain[at - 1])
