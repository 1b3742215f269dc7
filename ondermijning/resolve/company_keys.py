"""A company as it is looked for: its name, the words of it, and what else is said of it."""

from __future__ import annotations

from itertools import pairwise
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ondermijning.resolve.companies import Named

SPOT = "&"


class Placed(NamedTuple):
    """A name, and what else is said of the company, each as a word that no name has."""

    name: Named
    marks: tuple[str, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the name, and each two that follow each other as one."""
        name = self.name
        glued = (one + other for words in (name.written, name.words) for one, other in pairwise(words))
        return tuple(dict.fromkeys((*name.words, *glued)))


def placed(name: Named, town: str = "", place: str = "") -> Placed:
    """A name beside its numerals, legal form, town and address (postcode and number)."""
    said = [f"#{number}" for number in name.numbers]
    said += [f"{sign}{value}" for sign, value in (("%", name.form), ("@", town), (SPOT, place)) if value]
    return Placed(name, tuple(map(intern, said)))
