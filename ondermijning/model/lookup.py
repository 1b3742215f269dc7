"""What a property is on the kinds that a variable of a pattern may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.edges import EDGES
from ondermijning.model.nodes import NODES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.model.columns import Column


def column_of(kinds: Iterable[str], name: str) -> Column | None:
    """The column of a name on the first of some kinds that has it; None for an id and for what nobody declared.

    Args:
        kinds: labels of nodes and types of edges.
        name: of the property.
    """
    columns = (column for kind in sorted(kinds) for column in (NODES.get(kind) or EDGES[kind]).columns)
    return next((column for column in columns if column.name == name), None)
