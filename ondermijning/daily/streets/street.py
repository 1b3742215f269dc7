"""Everything that is told of a street, heading by heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.streets.cases import case_lines
from ondermijning.daily.streets.owners import control_lines, object_lines, owner_lines
from ondermijning.daily.streets.prices import price_lines
from ondermijning.daily.streets.users import branch_lines, deciding_lines, user_lines

if TYPE_CHECKING:
    from ondermijning.daily.overviews.lines import Line
    from ondermijning.daily.streets.along import Along


def street_lines(street: Along) -> list[Line]:
    """Owners first, then who stands behind them, who decides on users, users, cases, prices, and each object last."""
    return [
        *owner_lines(street),
        *control_lines(street),
        *deciding_lines(street),
        *branch_lines(street),
        *user_lines(street),
        *case_lines(street),
        *price_lines(street),
        *object_lines(street),
    ]
