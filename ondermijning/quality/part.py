"""One part of a report: a table of counts, and what in it asks for attention."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Cell: TypeAlias = str | int | None
NO_GRAPH = "Er is nog geen graaf: run ondermijning build."


class Care(NamedTuple):
    """Something that asks for attention.

    Args:
        what: a sentence in Dutch, without personal data.
        advice: the next step, where it is another than that of the part.
    """

    what: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A table of counts.

    Args:
        name: what it is called in the JSON.
        title, explains: in Dutch, for people.
        columns: names of the columns, Dutch.
        rows: in a fixed order, so that equal data make equal bytes.
        care: what asks for attention.
        advice: the next step for that.
        missing: why the part could not be made; empty when it could.
        english: the column whose words are those of the program, which are English.
    """

    name: str
    title: str
    explains: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    care: list[Care] = field(default_factory=list)
    advice: str = ""
    missing: str = ""
    english: str = ""


def percent(some: int, all_: int) -> int | None:
    """A whole percentage, rounded down so that 100 means all; None of nothing."""
    return some * 100 // all_ if all_ else None


def times(count: int) -> str:
    """How often, in words."""
    return f"{count} keer"
