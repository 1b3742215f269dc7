"""What registers lack or hold wrong beyond the slips of a set: parts that are missing, names and dates in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from benchmarks.resolution_data.person_slips import word
from benchmarks.resolution_data.persons import PERMITS

if TYPE_CHECKING:
    from datetime import date
    from random import Random

Row: TypeAlias = dict[str, Any]

_ADDRESS = ("postcode", "huisnummer", "toevoeging", "straat", "woonplaats")
_EVERY_MONTH_HAS = 28  # days


def worn(rng: Random, row: Row) -> Row:
    """A person with some of it missing, and in a register that people fill in themselves some of it wrong."""
    found = row | _address(rng) | _birth(rng, row["geboortedatum"]) | _names(rng)
    return found | _blunder(rng, found) if row["register"] == PERMITS else found


def _address(rng: Random) -> Row:
    chance = rng.random()
    if chance < 0.08:
        return dict.fromkeys(_ADDRESS)
    if chance < 0.12:
        return dict.fromkeys(_ADDRESS[:-1])
    return {"straat": None} if chance < 0.17 else {}


def _birth(rng: Random, born: date | None) -> Row:
    chance = rng.random()
    if born is None or chance >= 0.11:
        return {}
    if chance < 0.08:
        return {"geboortedatum": None}
    return {"geboortedatum": born.replace(month=1, day=1), "geboortedatum_precisie": "jaar"}


def _names(rng: Random) -> Row:
    given: Row = {"voornamen": None, "voorletters": None} if rng.random() < 0.03 else {}
    return given | ({"voornamen": None, "geslachtsnaam": None} if rng.random() < 0.02 else {})


def _blunder(rng: Random, row: Row) -> Row:
    given, surname = row["voornamen"], row["geslachtsnaam"]
    chance = rng.random()
    if chance < 0.03 and given and surname:
        return {"voornamen": surname, "geslachtsnaam": given.split()[0], "voorletters": None}
    if chance < 0.045 and given:
        first, *others = given.split()
        return {"voornamen": " ".join([word(rng, first), *others])}
    born = row["geboortedatum"]
    if chance < 0.055 and born and born.day <= _EVERY_MONTH_HAS:
        return {"geboortedatum": born.replace(month=rng.randint(1, 12))}
    return {}
