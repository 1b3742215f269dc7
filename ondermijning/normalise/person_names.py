"""Names of natural persons in the form in which they are compared."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ondermijning.normalise.name_parts import name_parts


class PersonName(NamedTuple):
    """A person's name as it is compared, all in lower case without accents.

    Args:
        surnames: each part of the surname without its prefix; two for ``Jansen-de Vries``.
        given: given names that are written in full.
        initials: the first letters of all given names.
    """

    surnames: tuple[str, ...]
    given: tuple[str, ...]
    initials: str


@lru_cache(maxsize=200_000)
def person_name(given: str | None, surname: str | None, text: str | None = None) -> PersonName:
    """Read a name from its parts, or from one text where a register gives no parts.

    Args:
        given: given names or initials.
        surname: the surname; a prefix in it is taken off.
        text: the whole name, see ``name_parts``; read only where no surname is given.
    """
    parts = name_parts(given, surname, text)
    surnames = dict.fromkeys(each.name.replace(" ", "") for each in parts.surnames)
    return PersonName(tuple(surnames), parts.given, parts.initials)
