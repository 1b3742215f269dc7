"""Natural persons as they are compared: names, birth dates and addresses laid in columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ondermijning.normalise.names.persons import Surname, given_parts, initials_in, name_parts, surname_parts
from ondermijning.resolve.columns.texts import Column, column
from ondermijning.resolve.homes import Homes, homes_of
from ondermijning.resolve.persons.births import Births, births_of
from ondermijning.resolve.persons.given_names import GivenName, GivenNames, given_names_of
from ondermijning.resolve.persons.sales import Sales, sales_of
from ondermijning.resolve.persons.surnames import Surnames, surnames_of
from ondermijning.resolve.persons.swapped_names import BothNames, both_names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ADDRESS = ("postcode", "huisnummer", "toevoeging", "straat", "woonplaats")


@dataclass(frozen=True, slots=True)
class People:
    """Persons as columns, in the order of their rows.

    Args:
        size: how many.
        surnames, given, births, homes, sales: what is compared.
        both: surnames beside given names, which may be swapped.
        numbers: a number that a list gives persons.
    """

    size: int
    surnames: Surnames
    given: GivenNames
    both: BothNames
    births: Births
    homes: Homes
    sales: Sales
    numbers: Column


def people_of(rows: Sequence[Mapping[str, Any]]) -> People:
    """Lay persons in columns.

    Args:
        rows: of the table ``vermelding`` or of a list from outside: ``naam``, ``voornamen``, ``geslachtsnaam``,
            ``voorletters``, ``geboortedatum`` (a date), ``geboortedatum_precisie``, ``postcode``, ``huisnummer``,
            ``toevoeging``, ``straat``, ``woonplaats``, ``register``, ``overdrachten`` and ``nummer``, as far as it has them.
    """
    names = [_named(row) for row in rows]
    surnames, given = [surname for surname, _ in names], [given for _, given in names]
    by_surname = surnames_of(surnames)
    return People(
        len(rows),
        by_surname,
        given_names_of(given),
        both_names_of(surnames, [each.names for each in given]),
        births_of([(row.get("geboortedatum"), row.get("geboortedatum_precisie")) for row in rows]),
        homes_of([tuple(map(row.get, _ADDRESS)) for row in rows], lambda: by_surname.whole),
        sales_of([(row.get("register") or "", row.get("overdrachten") or ()) for row in rows]),
        column(str(row.get("nummer") or "") for row in rows),
    )


def _named(row: Mapping[str, Any]) -> tuple[tuple[str, ...], GivenName]:
    surname, initials = row.get("geslachtsnaam"), row.get("voorletters")
    if surname and surname.strip():
        surnames, given = _surname_words(surname), _given(row.get("voornamen"))
    elif name := row.get("naam"):
        surnames, given = _in_one_text(name)
    else:
        surnames, given = (), _given(row.get("voornamen"))
    return surnames, given._replace(initials=_initials(initials)) if initials else given


@lru_cache(maxsize=100_000)
def _surname_words(text: str) -> tuple[str, ...]:
    return _words(surname_parts(text))


@lru_cache(maxsize=100_000)
def _given(text: str | None) -> GivenName:
    parts = given_parts(text)
    return GivenName(parts.given, parts.initials)


@lru_cache(maxsize=100_000)
def _in_one_text(text: str) -> tuple[tuple[str, ...], GivenName]:
    parts = name_parts(None, None, text)
    return _words(parts.surnames), GivenName(parts.given, parts.initials)


_initials = lru_cache(maxsize=20_000)(initials_in)


def _words(surnames: Iterable[Surname]) -> tuple[str, ...]:
    """The words of a surname, each once."""
    return tuple(dict.fromkeys(word for each in surnames for word in each.name.split()))
