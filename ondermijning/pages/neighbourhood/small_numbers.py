"""Which counts may be told of a neighbourhood: none that is small, and none that others give away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST = 10  # what is counted less often is not told, and neither that it is absent


def told(count: int) -> bool:
    """Whether a count on its own may be told."""
    return count >= LEAST


def published(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts of a partition that may be told, the largest first.

    Where those that are left out add up to less than ``LEAST``, a total that is known elsewhere would give them away: then the
    smallest of the others is left out with them.
    """
    kept = {name: count for name, count in counts.items() if told(count)}
    hidden = sum(counts.values()) - sum(kept.values())
    if 0 < hidden < LEAST and kept:
        del kept[min(kept, key=lambda name: (kept[name], name))]
    return dict(sorted(kept.items(), key=lambda each: (-each[1], each[0])))
