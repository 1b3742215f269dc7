"""What pairs hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Ints


def components(left: Ints, right: Ints, size: int) -> Ints:
    """For each of some things the lowest one that pairs connect it with, over others too.

    Args:
        left: the one of each pair.
        right: the other.
        size: how many things there are, numbered from 0.
    """
    found = np.arange(size)
    while True:
        lowest = np.minimum(found[left], found[right])
        now = found.copy()
        for side in (left, right):
            np.minimum.at(now, side, lowest)
            np.minimum.at(now, found[side], lowest)
        now = now[now]
        if (now == found).all():
            return now
        found = now
