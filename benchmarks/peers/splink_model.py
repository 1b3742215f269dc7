"""What a model of Splink is made of, as far as the columns of a set hold anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from splink import block_on  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from collections.abc import Mapping

Blocks: TypeAlias = tuple[tuple[str, ...], ...]
_LISTS = frozenset({"klanken"})  # columns that hold several words


@dataclass(frozen=True, slots=True)
class SplinkModel:
    """A model.

    Args:
        by_column: The comparison that each column is for.
        blocks: Columns of which pairs agree that are compared.
        sure: Columns of which pairs agree that are hardly ever wrong.
        training: Columns of which pairs agree that are learned from.
    """

    by_column: Mapping[str, Any]
    blocks: Blocks
    sure: Blocks
    training: Blocks

    def comparisons(self, filled: set[str]) -> list[Any]:
        """The comparisons for the columns that hold anything."""
        return [comparison for column, comparison in self.by_column.items() if column in filled]


def rules(blocks: Blocks, filled: set[str]) -> list[Any]:
    """The blocks of which every column holds anything."""
    exploded = {columns: [each for each in columns if each in _LISTS] or None for columns in blocks}
    return [block_on(*columns, arrays_to_explode=exploded[columns]) for columns in blocks if filled.issuperset(columns)]
