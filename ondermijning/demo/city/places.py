"""Where things are: cadastral designations and the three forms of address in the land registry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Door: TypeAlias = "tuple[str, int, str, str]"

TOWN = "Maastricht"
SECTIONS = "ABCDEFGHIKLMNOPQRSTUVWXYZ"  # no section is called J


@dataclass(frozen=True, slots=True)
class CadastralArea:
    """A cadastral municipality: code, number in the Kadaster's list, and name."""

    code: str
    number: int
    name: str


# Source: list of cadastral municipalities of the Kadaster (code-kadastralegemeente).
AREAS = (
    CadastralArea("MTT00", 581, "Maastricht"),
    CadastralArea("ABY00", 34, "Amby"),
    CadastralArea("HEE03", 379, "Heer"),
    CadastralArea("BHR01", 147, "Borgharen"),
    CadastralArea("ITR00", 464, "Itteren"),
    CadastralArea("PTR00", 903, "Sint Pieter"),
    CadastralArea("VHV03", 781, "Oud-Vroenhoven"),
)


@dataclass(frozen=True, slots=True)
class Designation:
    """The cadastral designation of an object; ``index`` is 0 for a parcel and counts apartments from 1."""

    area: CadastralArea
    section: str
    number: int
    index: int = 0

    @property
    def object_id(self) -> str:
        """The object id: area and section, parcel number in 5 digits, 7 or 1 (apartment), index in 4 digits."""
        block = self.area.number * 30 + SECTIONS.index(self.section)
        return f"{block}{self.number:05d}{1 if self.index else 7}{self.index:04d}"


@dataclass(frozen=True, slots=True)
class InlandAddress:
    """An address in the Netherlands; ``bag_id`` is empty where the registry does not know it."""

    id: str
    street: str
    number: int
    letter: str
    suffix: str
    postcode: str
    town: str
    bag_id: str = ""

    @property
    def door(self) -> Door:
        """Postcode, number, letter and suffix, which tell one door in the country from every other."""
        return self.postcode, self.number, self.letter, self.suffix


@dataclass(frozen=True, slots=True)
class ForeignAddress:
    """An address abroad, with the country's code in BRP table 34."""

    id: str
    line: str
    town: str
    country_code: str
    country: str


@dataclass(frozen=True, slots=True)
class PostBox:
    """A post box."""

    id: str
    number: int
    postcode: str
    town: str


Location: TypeAlias = InlandAddress | ForeignAddress | PostBox
