"""What a column is: type, meaning, unit and attribute class, declared once and used everywhere."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from ondermijning.errors import ModelError
from ondermijning.model.forbidden import is_forbidden


class ColumnType(StrEnum):
    """The types both graph engines, Parquet and the ledger share. No floating point: ratios are whole percents."""

    TEXT = "TEXT"
    INT64 = "INT64"
    BOOL = "BOOL"
    DATE = "DATE"


# How DuckDB names them.
SQL_TYPES = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.INT64: "BIGINT",
    ColumnType.BOOL: "BOOLEAN",
    ColumnType.DATE: "DATE",
}


class AttributeClass(StrEnum):
    """How freely a rule may use an attribute (law: equal treatment, minimisation).

    ``OPEN`` may be a criterion; ``B`` only with a written justification on the rule's card; ``C`` serves to recognise or
    display a party and is never a criterion; ``D`` is legally gated and off by default. Class A (origin, nationality,
    gender and the like) has no member here: such a column cannot be declared at all.
    """

    OPEN = "open"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a record kind, a node kind or an edge kind.

    Args:
        name: lower case, ASCII, the register's own word.
        type: one of the four shared types.
        meaning: one line for the generated data model.
        unit: euro, m², procent, promille, dagen or empty.
        attribute_class: how freely rules may use it.
        inputs: for a fact, what it is computed from; empty for what a register says.
    """

    name: str
    type: ColumnType
    meaning: str
    unit: str = ""
    attribute_class: AttributeClass = AttributeClass.OPEN
    inputs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if is_forbidden(self.name):
            raise ModelError(f"column {self.name} is an attribute that may never be stored.")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The part of a record column that its Python annotation cannot say."""

    text: str
    unit: str = ""
    attribute_class: AttributeClass = AttributeClass.OPEN


_TYPES = {str: ColumnType.TEXT, int: ColumnType.INT64, bool: ColumnType.BOOL, date: ColumnType.DATE}


def columns_of(record: type[Any]) -> tuple[Column, ...]:
    """The columns of a record class, read from its annotations.

    Args:
        record: a NamedTuple whose fields are ``Annotated[type, Meaning(...)]``.

    Raises:
        ModelError: a field has no meaning or a type that no engine shares.
    """
    hints = typing.get_type_hints(record, include_extras=True)
    return tuple(_column(record.__name__, name, hints[name]) for name in record._fields)


def _column(owner: str, name: str, hint: object) -> Column:
    if typing.get_origin(hint) is not Annotated:
        raise ModelError(f"{owner}.{name} has no Meaning.")
    plain, meaning = typing.get_args(hint)[:2]
    kinds = [part for part in _parts(plain) if part is not types.NoneType]
    if len(kinds) != 1 or kinds[0] not in _TYPES:
        raise ModelError(f"{owner}.{name} has a type that the engines do not share.")
    return Column(name, _TYPES[kinds[0]], meaning.text, meaning.unit, meaning.attribute_class)


def _parts(plain: object) -> tuple[object, ...]:
    return typing.get_args(plain) if isinstance(plain, types.UnionType) else (plain,)
