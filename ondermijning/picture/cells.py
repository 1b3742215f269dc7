"""What is counted in an area, and whether it may be told: enough units, enough holders, and none who is most of it.

The three conditions are the frequency rule and the dominance rule of statistical disclosure control; see A. Hundepool and
others, Statistical Disclosure Control (2012), chapter 4. They hold for what counts, and the first also for what does not: where
nearly all units count, a number tells of each of them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.pages.neighbourhood.small_numbers import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEAST_UNITS = LEAST
LEAST_HOLDERS = 3
UNKNOWN_HOLDER = "onbekend"  # all of whom nobody knows who they are count as one


@dataclass(frozen=True, slots=True)
class Cell:
    """Units in an area.

    Args:
        counted: those with the factor.
        units: all that were looked at.
        holders: for each role, such as owner or lender, holder → of how many of the counted units.
    """

    counted: int = 0
    units: int = 0
    holders: tuple[Mapping[str, int], ...] = ()

    @property
    def frequent(self) -> bool:
        """Whether there are enough units that count, and enough that do not."""
        return self.counted >= LEAST_UNITS and self.units - self.counted >= LEAST_UNITS

    @property
    def of_many(self) -> bool:
        """Whether in every role there are enough holders and none has more than half."""
        return all(
            len(of_role) >= LEAST_HOLDERS and 2 * max(of_role.values()) <= self.counted for of_role in self.holders
        )


def together(cells: Iterable[Cell]) -> Cell:
    """The cells as one."""
    found = list(cells)
    roles = max((len(cell.holders) for cell in found), default=0)
    holders = [Counter[str]() for _ in range(roles)]
    for cell in found:
        for total, of_role in zip(holders, cell.holders, strict=False):
            total.update(of_role)
    return Cell(sum(cell.counted for cell in found), sum(cell.units for cell in found), tuple(holders))
