"""The shape of a declaration of a node kind or edge kind, and the columns that several kinds share."""

from __future__ import annotations

from dataclasses import dataclass

from ondermijning.errors import ModelError
from ondermijning.model.columns import AttributeClass, Column, ColumnType

# Words that one of the engines reserves or that mean something else there.
RESERVED = frozenset({"type", "title", "index", "order", "end", "group", "profile", "in"})


def text(
    name: str, meaning: str, attribute_class: AttributeClass = AttributeClass.OPEN, inputs: tuple[str, ...] = ()
) -> Column:
    """A text column; with ``inputs`` it is a fact, computed from them."""
    return Column(name, ColumnType.TEXT, meaning, attribute_class=attribute_class, inputs=inputs)


def number(name: str, meaning: str, unit: str = "", *inputs: str) -> Column:
    """A whole number; with ``inputs`` it is a fact, computed from them."""
    return Column(name, ColumnType.INT64, meaning, unit, inputs=inputs)


def day(
    name: str, meaning: str, attribute_class: AttributeClass = AttributeClass.OPEN, inputs: tuple[str, ...] = ()
) -> Column:
    """A date; with ``inputs`` it is a fact, computed from them."""
    return Column(name, ColumnType.DATE, meaning, attribute_class=attribute_class, inputs=inputs)


def flag(name: str, meaning: str, *inputs: str) -> Column:
    """A yes or no; with ``inputs`` it is a fact, computed from them."""
    return Column(name, ColumnType.BOOL, meaning, inputs=inputs)


def partial(name: str, meaning: str) -> tuple[Column, Column]:
    """A date of which a register may know the month or year only: its lower bound and its precision."""
    return day(name, f"{meaning} (lower bound)"), text(f"{name}_precisie", "dag, maand or jaar")


HISTORY = (
    *partial("geldig_van", "when it began to hold"),
    *partial("geldig_tot", "when it ceased to hold; empty is open"),
    day("geregistreerd_op", "when it was known"),
    day("registratie_tot", "until when it was known so; empty is open"),
)


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A label with its columns; every node has an ``id`` as its first column.

    Args:
        label: Dutch, ASCII.
        meaning: one line.
        key: how an id is made.
        own: columns besides ``id``.
        history: whether nodes carry the two clocks themselves.
    """

    label: str
    meaning: str
    key: str
    own: tuple[Column, ...] = ()
    history: bool = False

    def __post_init__(self) -> None:
        _check_names(self.label, self.columns)

    @property
    def columns(self) -> tuple[Column, ...]:
        """``id``, the kind's own columns, and the two clocks if it has them."""
        return (text("id", self.key), *self.own, *(HISTORY if self.history else ()))


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """An edge type with the end points it may join, in one direction: actor → thing → place.

    Args:
        type: Dutch, ASCII, upper case.
        meaning: one line.
        ends: allowed (from label, to label) pairs.
        own: columns besides ``id`` and the two clocks.
    """

    type: str
    meaning: str
    ends: frozenset[tuple[str, str]]
    own: tuple[Column, ...] = ()

    def __post_init__(self) -> None:
        _check_names(self.type, self.columns)

    @property
    def columns(self) -> tuple[Column, ...]:
        """``id``, the kind's own columns and the two clocks."""
        return (
            text("id", "the source's own id, else a hash of kind, end points, start and source"),
            *self.own,
            *HISTORY,
        )


def _check_names(owner: str, columns: tuple[Column, ...]) -> None:
    names = [column.name for column in columns]
    wrong = sorted(RESERVED & set(names)) or sorted({name for name in names if names.count(name) > 1})
    if wrong or owner.lower() in RESERVED or not owner.isascii():
        raise ModelError(f"{owner} has a reserved or repeated name: {', '.join(wrong) or owner}.")
