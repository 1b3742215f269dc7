"""Signs that two persons are relatives: what they share is then shared by the family, and says less than it would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Ints
from ondermijning.resolve.homes import HOME, SAME_NUMBER
from ondermijning.resolve.persons.births import BORN, CONTRADICTORY, SAME_DATE
from ondermijning.resolve.persons.given_names import ALL_ALIKE, GIVEN, OTHER_INITIALS, OTHER_NAME
from ondermijning.resolve.persons.sales import SALE
from ondermijning.resolve.persons.surnames import HALF_SWAPPED, SURNAME
from ondermijning.resolve.weights.evidence import field_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILY = field_of(
    "familie",
    tweeling="achternaam, geboortedatum en adres zijn gelijk bij een andere voorletter, zoals bij een tweeling",
    tweeling_zelfde_voorletter="achternaam, geboortedatum en adres zijn gelijk bij een andere voornaam, zoals bij een tweeling",
    huisgenoot="achternaam en adres zijn gelijk bij een andere voornaam of voorletter, zoals in een gezin",
    ouder_of_kind="er is geen geboortedatum om te zien of het een ouder en een kind met dezelfde voorletter zijn",
    vernoemd="er is geen geboortedatum om te zien of het een ouder en een vernoemd kind zijn",
)


def family_levels(fields: Mapping[str, Ints]) -> Ints:
    """The level of each pair, from those of the other fields."""
    surname, given, born, home = (fields[each.name] for each in (SURNAME, GIVEN, BORN, HOME))
    together = same_family_name(surname) & at_one_number(home)
    initial, name = together & np.isin(given, OTHER_INITIALS), together & (given == OTHER_NAME)
    twins, undated = born == SAME_DATE, together & (born == UNKNOWN)
    return FAMILY.first_of(
        {
            "tweeling": twins & initial,
            "tweeling_zelfde_voorletter": twins & name,
            "huisgenoot": initial | name,
            "vernoemd": undated & np.isin(given, ALL_ALIKE),
            "ouder_of_kind": undated & (given != UNKNOWN),
        }
    )


def same_family_name(surname: Ints) -> Bools:
    """Whether surnames are those of one family, by their level."""
    return np.asarray((surname != UNKNOWN) & (surname < HALF_SWAPPED), dtype=bool)


def at_one_number(home: Ints) -> Bools:
    """Whether both live at one house number, by the level of their addresses."""
    return np.asarray((home != UNKNOWN) & (home <= SAME_NUMBER), dtype=bool)


def family_guards(fields: Mapping[str, Ints], same_initial: Bools, generations: tuple[Ints, Ints]) -> dict[str, Bools]:
    """Pairs of which the birth dates or the names in full cannot be those of one person.

    Args:
        fields: the levels of the other fields.
        same_initial: whether both have one first initial.
        generations: senior or junior, of both sides.
    """
    surname, given, born, home = (fields[each.name] for each in (SURNAME, GIVEN, BORN, HOME))
    contradictory = born == CONTRADICTORY
    other, twin = given == OTHER_NAME, born == SAME_DATE
    other_name, together = other & ~twin, at_one_number(home) & same_family_name(surname)
    one, other_mark = generations
    marked = (one != other_mark) & ~twin
    both_marked = marked & (one != UNKNOWN) & (other_mark != UNKNOWN)
    parent = together & same_initial & (contradictory | other_name | both_marked)
    return {
        "geboortedatum_strijdig": contradictory,
        "vader_en_zoon": parent,
        "andere_voornaam": other_name & ~parent,
        "tweeling": twin & (other | (together & np.isin(given, OTHER_INITIALS))),
        "senior_of_junior": marked & (born == UNKNOWN),
        "geen_houvast": (born == UNKNOWN) & ~at_one_number(home) & (fields[SALE.name] == UNKNOWN),
    }
