"""Two mentions of natural persons: names and birth dates, with care for families that share them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler

from ondermijning.normalise.letters import sound
from ondermijning.resolve.weights import Comparison

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.normalise.person_names import PersonName
    from ondermijning.resolve.subjects import Subject

_ALIKE_SURNAME = 0.92
_ALIKE_GIVEN = 0.9
_MISTAKEN_YEARS = 10  # a typing error in a year; a generation is further apart
_SHORTENED = 3
_SAME_SURNAME = ("achternaam_gelijk", "achternaam_deel", "achternaam_lijkt")


def compare_persons(left: Subject, right: Subject) -> Comparison:
    """Compare names and birth dates; keys and addresses are compared elsewhere."""
    surname = _surname(left.person.surnames, right.person.surnames)
    given = _given(left.person, right.person)
    born = _born(left.born, right.born)
    conflict = born == "geboortedatum_strijdig"
    features = tuple(filter(None, (surname, given, None if conflict else born)))
    same_place = left.place is not None and left.place == right.place
    return Comparison(features, tuple(_guards(surname, given, born, left, right, same_place=same_place)))


def _guards(
    surname: str | None, given: str | None, born: str | None, left: Subject, right: Subject, *, same_place: bool
) -> list[str]:
    guards = []
    if born == "geboortedatum_strijdig":
        guards.append(born)
    other_given = given == "voornaam_anders" and born != "geboortedatum_gelijk"
    same_initial = left.person.initials[:1] == right.person.initials[:1] != ""
    if same_place and same_initial and surname in _SAME_SURNAME and (born == "geboortedatum_strijdig" or other_given):
        guards.append("vader_en_zoon")
    elif other_given:
        guards.append("andere_voornaam")
    if born is None and not same_place:
        guards.append("geen_houvast")
    return guards


def _surname(left: tuple[str, ...], right: tuple[str, ...]) -> str | None:
    if not left or not right:
        return None
    if left == right:
        return "achternaam_gelijk"
    if set(left) & set(right):
        return "achternaam_deel"
    alike = any(sound(a) == sound(b) or JaroWinkler.similarity(a, b) >= _ALIKE_SURNAME for a in left for b in right)
    return "achternaam_lijkt" if alike else "achternaam_anders"


def _given(left: PersonName, right: PersonName) -> str | None:
    if not left.initials or not right.initials:
        return None
    if left.initials[0] != right.initials[0]:
        return "voorletter_anders"
    if left.given and right.given:
        return _given_in_full(left.given, right.given)
    several = len(left.initials) > 1 and left.initials == right.initials
    return "voorletters_gelijk" if several else "voorletter_gelijk"


def _given_in_full(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    if left == right and len(left) > 1:
        return "voornamen_gelijk"
    a, b = left[0], right[0]
    if a == b:
        return "voornaam_gelijk"
    short, long = sorted((a, b), key=len)
    shortened = len(short) >= _SHORTENED and long.startswith(short)
    alike = shortened or JaroWinkler.similarity(a, b) >= _ALIKE_GIVEN
    return "voornaam_lijkt" if alike else "voornaam_anders"


def _born(left: tuple[date, str] | None, right: tuple[date, str] | None) -> str | None:
    if left is None or right is None:
        return None
    (one, how), (other, how_other) = left, right
    if how == how_other == "dag":
        return _whole_dates(one, other)
    same = one.year == other.year and ("jaar" in (how, how_other) or one.month == other.month)
    return "geboortedatum_deels" if same else "geboortedatum_strijdig"


def _whole_dates(one: date, other: date) -> str:
    new_year = [(day.month, day.day) == (1, 1) for day in (one, other)]
    if one == other:
        return "geboortedatum_deels" if all(new_year) else "geboortedatum_gelijk"
    if one.year == other.year and any(new_year):  # 1 January stands for a day that is not known
        return "geboortedatum_deels"
    swapped = one.year == other.year and (one.month, one.day) == (other.day, other.month)
    digits = sum(a != b for a, b in zip(one.isoformat(), other.isoformat(), strict=True))
    near = swapped or (digits == 1 and abs(one.year - other.year) <= _MISTAKEN_YEARS)
    return "geboortedatum_bijna" if near else "geboortedatum_strijdig"
