"""How names are written in files of the municipality: as they were heard, typed or remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from ondermijning.demo.city.parties import Person

_FORMS = (" B.V.", " N.V.")
_FOUNDATION = "Stichting "


def as_registered(name: str) -> str:
    """The name without a change."""
    return name


def without_form(name: str) -> str:
    """The legal form left out."""
    for form in _FORMS:
        name = name.removesuffix(form)
    return name.removeprefix(_FOUNDATION)


def abbreviated(name: str) -> str:
    """The legal form in short: ``St.`` in front, or without dots behind."""
    if name.startswith(_FOUNDATION):
        return "St. " + name.removeprefix(_FOUNDATION)
    return name.replace("B.V.", "BV").replace("N.V.", "NV").replace("Vereniging ", "Ver. ")


def shouted(name: str) -> str:
    """In capitals, with the legal form in short."""
    return abbreviated(name).upper()


def mistyped(name: str) -> str:
    """Two letters within the longest word changed places."""
    word = max(name.split(), key=len)
    at = len(word) // 2
    return name.replace(word, word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :], 1)


_LIGHT: tuple[Callable[[str], str], ...] = (as_registered, abbreviated, shouted, without_form)
_ALL = (*_LIGHT, mistyped)


def light(rng: Random, name: str) -> str:
    """The name as a careful clerk writes it: only the legal form and the capitals may differ."""
    return rng.choice(_LIGHT)(name)


def dirty(rng: Random, name: str) -> str:
    """The name as anyone may write it."""
    return rng.choice(_ALL)(name)


def person_line(rng: Random, person: Person) -> str:
    """A person's name as one text, in one of the orders that forms show."""
    initials = "".join(f"{given[0]}." for given in person.given.split())
    surname = f"{person.prefix} {person.surname}".strip()
    return rng.choice((f"{initials} {surname}", f"{person.given} {surname}", f"{surname}, {initials}"))
