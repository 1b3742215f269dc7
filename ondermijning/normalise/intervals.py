"""The interval in which a share may lie, from a count.

That of E.B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), also holds for small
shares, where the ordinary one does not.
"""

from __future__ import annotations

from math import sqrt

_Z = 1.959963984540054  # of the normal distribution, for 95 % with two sides


def wilson(counted: int, units: int) -> tuple[float, float]:
    """The ends of the interval at 95 % of a share, from 0 to 1.

    Args:
        counted: how many count.
        units: how many there are, at least one.
    """
    share, weight = counted / units, _Z**2 / units
    middle = (share + weight / 2) / (1 + weight)
    reach = _Z * sqrt(share * (1 - share) / units + weight / (4 * units)) / (1 + weight)
    return max(0.0, middle - reach), min(1.0, middle + reach)
