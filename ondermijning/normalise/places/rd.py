"""The Dutch grid (RD, EPSG:28992): whole or broken metres to the east and to the north.

Longitude and latitude become RD by the polynomials of Schreutelkamp and Strang van Hees, which stay within a metre of RDNAPTRANS on
land: finer than any notice marks a place.
"""

from __future__ import annotations

import re

from ondermijning.language import say

_WIDE, _HIGH = (10_000, 290_000), (300_000, 630_000)  # the country with its waters; degrees lie far outside
_AMERSFOORT = (52.15517440, 5.38720621)
_ORIGIN = (155_000, 463_000)
# Power of the latitude, power of the longitude, coefficient.
_EAST = (
    (0, 1, 190_094.945),
    (1, 1, -11_832.228),
    (2, 1, -114.221),
    (0, 3, -32.391),
    (1, 0, -0.705),
    (3, 1, -2.340),
    (1, 3, -0.608),
    (0, 2, -0.008),
    (2, 3, 0.148),
)
_NORTH = (
    (1, 0, 309_056.544),
    (0, 2, 3_638.893),
    (2, 0, 73.077),
    (1, 2, -157.984),
    (3, 0, 59.788),
    (0, 1, 0.433),
    (2, 2, -6.439),
    (1, 1, -0.032),
    (0, 4, 0.092),
    (1, 4, -0.054),
)
_PAIR = re.compile(r"(5[0-3]\.[0-9]{1,20})[ ,]+([3-7]\.[0-9]{1,20})")


def in_the_netherlands(west: float, south: float, east: float, north: float) -> bool:
    """Whether all that lies between these bounds is in the country; a bound that is no number is not."""
    return _WIDE[0] <= west <= east <= _WIDE[1] and _HIGH[0] <= south <= north <= _HIGH[1]


def rd_of_degrees(text: str) -> tuple[int, int]:
    """The place in RD of a point in the Netherlands.

    Args:
        text: latitude and longitude in degrees, ``50.84913 5.689348``.

    Returns:
        Metres to the east and to the north.

    Raises:
        ValueError: no such pair.
    """
    match = _PAIR.fullmatch(text.strip())
    if match is None:
        raise ValueError(say("is no latitude and longitude in the Netherlands"))
    north, east = (0.36 * (float(given) - centre) for given, centre in zip(match.groups(), _AMERSFOORT, strict=True))
    x, y = (
        start + sum(factor * north**power * east**other for power, other, factor in terms)
        for start, terms in zip(_ORIGIN, (_EAST, _NORTH), strict=True)
    )
    return round(x), round(y)
