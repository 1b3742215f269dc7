"""Which areas are told, so that nothing that is not told follows from what is.

All that can be worked out from told totals of areas within areas are sums of *blocks*: the block of a told area are the
neighbourhoods in it that lie in no told area below it. So every block must be fit to be told by itself, as a remainder that
somebody works out by subtraction. Where a remainder is not, further areas are left out (complementary suppression), the
smallest first: by the units in it, which are no secret, so that the choice says nothing about the count.

So much stays open: with at least ten that count and ten that do not in each block, and ten units beside each area that is a part
of it, the count in what is not told of an area may be anything in a range of ten, or of all its units if it has fewer. That is
so even for who knows how many units there are everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.picture.cells import LEAST_UNITS, Cell, together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.picture.areas import Area

Leaves = frozenset[str]
_NOTHING = Cell()


class Blocks:
    """What may be told of one total.

    Args:
        whole: the area with all its parts.
        cells: code of an area without parts → what was counted there.
        traceable: codes of which it may be known who holds them, such as housing corporations.
    """

    def __init__(
        self,
        whole: Area,
        cells: Mapping[str, Cell],
        *,
        traceable: frozenset[str] = frozenset(),
    ) -> None:
        self._areas = {area.code: area for area in whole}
        self._cells = cells
        self._in_use = frozenset(
            code for code, cell in cells.items() if cell.units
        )  # where there is nothing, nothing counts
        self._traceable = traceable
        self._told = self._within(whole)
        self._complete()

    @property
    def told(self) -> frozenset[str]:
        """The codes of the areas that are told."""
        return frozenset(self._told)

    def cell(self, code: str) -> Cell:
        """What was counted in an area, told or not."""
        return self._of(self._areas[code].leaves)

    def _within(self, area: Area) -> dict[str, Leaves]:
        """The told areas in an area, with the block of each."""
        if not area.parts:
            return {area.code: area.leaves} if self._fit(area.leaves) else {}
        below = {code: block for part in area.parts for code, block in self._within(part).items()}
        kept, rest = dict(below), (area.leaves & self._in_use).difference(*below.values())
        while rest and not self._fit(rest):
            if not kept:
                return below  # the area as a whole is not fit to be told
            rest |= kept.pop(self._smallest(kept))
        return {**kept, area.code: rest} if kept or rest else {}

    def _smallest(self, told: Mapping[str, Leaves]) -> str:
        """Of the areas that lie in no other told one the one with the fewest units."""
        outer = [code for code in told if not any(self._inside(code, other) for other in told)]
        return min(outer, key=lambda code: (self.cell(code).units, code))

    def _inside(self, code: str, other: str) -> bool:
        return code != other and any(area.code == code for area in self._areas[other])

    def _fit(self, block: Leaves) -> bool:
        """Whether a block may be known."""
        cell = self._of(block)
        return cell.frequent and (block <= self._traceable or cell.of_many) and self._stays_open(block)

    def _stays_open(self, block: Leaves) -> bool:
        """Whether beside each area that is a part of a block there are enough other units in it."""
        parts = (area.leaves & block for area in self._areas.values())
        return all(self._of(block - part).units >= LEAST_UNITS for part in parts if part and part != block)

    def _complete(self) -> None:
        """Tell also the areas that are exactly some blocks together: they follow from these."""
        for code, area in self._areas.items():
            blocks = [block for block in self._told.values() if block & area.leaves]
            known = frozenset[str]().union(*blocks)
            if code not in self._told and known and known == area.leaves & self._in_use:
                self._told[code] = frozenset()

    def _of(self, leaves: Leaves) -> Cell:
        return together(self._cells.get(code, _NOTHING) for code in sorted(leaves))
