"""Addresses of persons and companies: all that is said of one is one piece of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ondermijning.normalise.letters import letters
from ondermijning.normalise.places.addresses import suffix_key
from ondermijning.normalise.places.streets import street_key
from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Ints
from ondermijning.resolve.columns.texts import Column, column, edits, for_each_two, known, same, together
from ondermijning.resolve.weights.evidence import field_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CROWD = 8  # different names at one postcode and number; above it an address is no evidence
_AREA = 2  # signs of a postcode: a town and what lies around it
_IN_STREET, _IN_POSTCODE, _IN_NUMBER, _IN_TOWN = 2, 1, 1, 1  # letters that may be wrong
_LONG_TOWN = 6  # letters; among shorter names one letter makes another town: Horn and Hoorn

HOME = field_of(
    "adres",
    gelijk="het adres is gelijk",
    druk="het adres is gelijk, maar veel verschillende partijen hebben het",
    andere_toevoeging="het huisnummer is gelijk, de toevoeging verschilt",
    bijna="het adres verschilt zoals bij een schrijffout",
    zelfde_straat="de straat of de postcode is gelijk, het huisnummer verschilt",
    zelfde_plaats="de woonplaats of het postcodegebied is gelijk",
    andere_plaats="de woonplaats of het postcodegebied is anders",
)
SAME_NUMBER = HOME.place("andere_toevoeging")  # up to here both live at one number


class Home(NamedTuple):
    """An address in the parts that are compared, each in one form and empty where it is not known."""

    postcode: str
    number: str
    suffix: str
    street: str
    town: str


@dataclass(frozen=True, slots=True)
class Homes:
    """Addresses as columns.

    Args:
        postcode, number, suffix, street, town: the parts.
        towns: the name of each town.
        area: the postcodes of a town and what lies around it.
        place: postcode and number.
        turned: the same, with the signs of the postcode in any order: 6211 and 6121.
        house: street, number and town.
        crowded: whether too many people share the place.
    """

    postcode: Column
    number: Column
    suffix: Ints
    street: Column
    town: Ints
    towns: list[str]
    area: Ints
    place: Ints
    turned: Ints
    house: Ints
    crowded: Bools


def home(postcode: str | None, number: object, suffix: str | None, street: str | None, town: str | None) -> Home:
    """An address in one form."""
    return Home(_letters(postcode), str(number or ""), _suffix(suffix), street_key(street), _letters(town))


_letters = lru_cache(20_000)(letters)
_suffix = lru_cache(20_000)(suffix_key)


def homes_of(said: Sequence[tuple[Any, ...]], surnames: Callable[[], Ints]) -> Homes:
    """Lay addresses in columns; many are the same, or say nothing.

    Args:
        said: postcode, number, addition, street and town of each, as a register writes them.
        surnames: gives equal surnames as equal codes; asked only where there is a place.
    """
    different = {address: at for at, address in enumerate(dict.fromkeys(said))}
    which = np.fromiter(map(different.__getitem__, said), np.int64, len(said))
    parts = map(column, _transposed(list(starmap(home, different))))
    postcode, number, suffix, street, town = (Column(each.codes[which], each.values) for each in parts)
    area = column(value[:_AREA] for value in postcode.values)
    place, turned = (together(codes, number.codes) for codes in (postcode.codes, any_order(postcode).codes))
    return Homes(
        postcode,
        number,
        suffix.codes,
        street,
        town.codes,
        town.values,
        np.append(area.codes, UNKNOWN)[postcode.codes],
        place,
        turned,
        together(street.codes, town.codes, number.codes),
        _crowded(place, surnames),
    )


def any_order(texts: Column) -> Column:
    """Texts by their signs alone, so that two that were written in each other's place make no difference."""
    signs = column("".join(sorted(value)) for value in texts.values)
    return Column(np.append(signs.codes, UNKNOWN)[texts.codes], signs.values)


def _transposed(homes: Sequence[Home]) -> Sequence[Sequence[str]]:
    return list(zip(*homes, strict=True)) or [()] * len(Home._fields)


def _crowded(place: Ints, surnames_of: Callable[[], Ints]) -> Bools:
    if (place == UNKNOWN).all():
        return np.zeros(len(place), dtype=bool)
    surnames = surnames_of()
    here = np.flatnonzero((place != UNKNOWN) & (surnames != UNKNOWN))
    size = int(surnames.max(initial=0)) + 1
    pairs = np.unique(place[here] * size + surnames[here])
    counts = np.bincount(pairs // size, minlength=int(place.max(initial=0)) + 1)
    return np.asarray((place != UNKNOWN) & is_crowd(counts[place]), dtype=bool)


def is_crowd(names: Ints) -> Bools:
    """Whether so many different names are at one place that to be there says nothing."""
    return np.asarray(names > _CROWD, dtype=bool)


def home_levels(homes: Homes, left: Ints, right: Ints) -> Ints:
    """The level of each pair."""
    at_one = same(homes.place, left, right) | same(homes.house, left, right)
    in_one, towns = same(homes.town, left, right), known(homes.town, left, right)
    in_one |= _town_misspelt(homes, left, right)
    area, areas = same(homes.area, left, right), known(homes.area, left, right)
    street = same(homes.street.codes, left, right) & (in_one | (area & ~towns))
    near_one = same(homes.postcode.codes, left, right) | street
    return HOME.first_of(
        {
            "andere_toevoeging": at_one
            & known(homes.suffix, left, right)
            & (homes.suffix[left] != homes.suffix[right]),
            "druk": at_one & (homes.crowded[left] | homes.crowded[right]),
            "gelijk": at_one,
            "bijna": _slip(homes, left, right, near_one, in_one | area)
            | (street & same(homes.number.codes, left, right)),
            "zelfde_straat": near_one,
            "zelfde_plaats": in_one | (area & ~towns),
            "andere_plaats": towns | areas,
        }
    )


def _town_misspelt(homes: Homes, left: Ints, right: Ints) -> Bools:
    """Whether the names of both towns are long and a slip apart."""
    long = np.array([*(len(name) >= _LONG_TOWN for name in homes.towns), False], dtype=bool)[homes.town]
    return _near(Column(homes.town, homes.towns), left, right, long[left] & long[right], _IN_TOWN)


def _slip(homes: Homes, left: Ints, right: Ints, near_one: Bools, in_area: Bools) -> Bools:
    """Whether one part of the address is a slip away and the rest equal."""
    number = same(homes.number.codes, left, right)
    street = _near(homes.street, left, right, number & in_area, _IN_STREET)
    postcode = _near(homes.postcode, left, right, number, _IN_POSTCODE)
    return street | postcode | _near(homes.number, left, right, near_one, _IN_NUMBER)


def _near(part: Column, left: Ints, right: Ints, worth: Bools, most: int) -> Bools:
    at = np.flatnonzero(worth & known(part.codes, left, right))
    found = np.zeros(len(left), dtype=bool)
    found[at] = for_each_two(part.values, part.codes[left[at]], part.codes[right[at]], edits(most)) <= most
    return found
