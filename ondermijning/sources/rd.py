"""The Dutch grid (RD, EPSG:28992): whole or broken metres to the east and to the north."""

from __future__ import annotations

_EAST, _NORTH = (10_000, 290_000), (300_000, 630_000)  # the country with its waters; degrees lie far outside


def in_the_netherlands(west: float, south: float, east: float, north: float) -> bool:
    """Whether all that lies between these bounds is in the country; a bound that is no number is not."""
    return _EAST[0] <= west <= east <= _EAST[1] and _NORTH[0] <= south <= north <= _NORTH[1]
