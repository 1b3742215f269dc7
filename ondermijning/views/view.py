"""What a table of the flow declares: its name, one SELECT (or one function), its key, and the tables it reads.

The head of a declaration is what SQLMesh calls a model's and the name of a read is what dbt calls a ``ref``; the difference is
that reads are found in the SQL itself and checked against what is declared.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

Constant = str | int | bool | date | tuple[str, ...] | tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class View:
    """A table that one SELECT makes.

    Args:
        name: Dutch, one of a kind in the whole flow.
        makes: what a row is, in a line; empty where another declaration says it.
        sql: one SELECT, literal; constants stand in it as ``$name``, the variables of the run as ``getvariable('name')``.
        reads: the tables that the SELECT reads: other views, or what the flow is given.
        key: the columns of which no two rows have the same values; empty where rows may repeat.
        constants: values of ``$name``.
        local: the column whose value a row may be computed apart for: rows of one value follow from rows of the same
            thing alone. Empty where the table must be computed whole.
        part_of: the union that its rows go up in.
        columns: the columns that it must have and no others; empty where nobody asks.
        stored: whether the rows are kept as a table; else the SELECT is computed where it is read.
    """

    name: str
    sql: str
    reads: tuple[str, ...]
    makes: str = ""
    key: tuple[str, ...] = ()
    constants: Mapping[str, Constant] = field(default_factory=dict)
    local: str = ""
    part_of: str = ""
    columns: tuple[str, ...] = ()
    stored: bool = True

    @property
    def selects(self) -> tuple[str, ...]:
        """The SQL in which its reads are found."""
        return (self.sql,)

    @property
    def content(self) -> str:
        """All that decides its rows besides what it reads."""
        return repr((self.sql, sorted(self.constants.items()), self.stored))


@dataclass(frozen=True, kw_only=True)
class PythonView:
    """A table that a function makes: what SQL cannot say, such as components of a graph.

    Args:
        name: Dutch, one of a kind in the whole flow.
        makes: what a row is, in a line.
        inputs: argument of the function → the SELECT of its rows, which come in order of all columns.
        function: takes one Arrow table per input, and returns one; its rows are kept in order of all columns.
        schema: of the rows.
        reads: the tables that the SELECTs read.
        key: as of a view.
        constants: values of ``$name`` in the SELECTs.
        local: as of a view.
        part_of: as of a view.
    """

    name: str
    makes: str
    inputs: Mapping[str, str]
    function: Callable[..., pa.Table]
    schema: pa.Schema
    reads: tuple[str, ...]
    key: tuple[str, ...] = ()
    constants: Mapping[str, Constant] = field(default_factory=dict)
    local: str = ""
    part_of: str = ""

    @property
    def selects(self) -> tuple[str, ...]:
        """The SQL in which its reads are found."""
        return tuple(self.inputs.values())

    @property
    def content(self) -> str:
        """All that decides its rows besides what it reads: with the whole module of its function."""
        source = inspect.getsource(inspect.getmodule(self.function) or self.function)
        return repr((sorted(self.inputs.items()), sorted(self.constants.items()), str(self.schema), source))


@dataclass(frozen=True, kw_only=True)
class Union:
    """A table that is made of the rows of many views, each of which says that it is a part of it.

    Args:
        name: Dutch, one of a kind in the whole flow.
        makes: what a row is, in a line.
        columns: name and SQL type of each column; every part has these, by name.
        part_of: the union that its rows go up in, in turn.
    """

    name: str
    makes: str
    columns: Mapping[str, str]
    part_of: str = ""

    def of(self, parts: tuple[str, ...]) -> View:
        """The view that joins these parts; rows of equal content stay as they are."""
        names = ", ".join(self.columns)
        empty = ", ".join(f"NULL::{kind} AS {name}" for name, kind in self.columns.items())
        selects = [_PART.format(names=names, part=part) for part in parts] or [_NONE.format(empty=empty)]
        return View(
            name=self.name,
            makes=self.makes,
            sql=" UNION ALL ".join(selects),
            reads=parts,
            part_of=self.part_of,
            stored=False,
        )


_PART = "SELECT {names} FROM {part}"
_NONE = "SELECT {empty} WHERE false"


Declared = View | PythonView | Union


def literal(value: Constant) -> Any:
    """A constant as DuckDB binds it."""
    return list(value) if isinstance(value, tuple) else value
