"""Places as municipal systems write them: one line, or a line with number and postcode beside it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.language import say
from ondermijning.normalise import identifiers
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.places.house_numbers import NUMBER, SEVERAL, parse_house_number
from ondermijning.normalise.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.normalise.faults import Faults

_LONGEST = 200
# Four digits before another number belong to the street: Plein 1992 12.
_LINE = re.compile(rf"(?P<street>.*?[^\W\d_].*?) +(?![0-9]{{4}} +[0-9]){NUMBER}")
# Then what follows is a floor or a room, and no house: Markt 12 3hoog, Markt 12K5 App 3.
_HOUSE_BEFORE = re.compile(r".* [0-9]{1,3}(?:[A-DF-Za-df-z][0-9]{0,3})?(?: [A-Za-z]{1,4})?")  # but De 2e Laan
_DIGIT = re.compile("[0-9]")
_TOWN = re.compile(
    r"(?P<head>.*?)(?:[ ,]+(?P<postcode>[1-9][0-9]{3} ?[A-Za-z]{2})(?:[ ,]+(?P<town>[^0-9,]+))?|, *(?P<alone>[^0-9,]+))"
)
_PARTS = ("adres", "straat", "huisnummer", "toevoeging", "postcode", "woonplaats", "bag_id")
# Everything a place may be but a street, which many addresses share.
_PLACE_TYPES = ("01", "02", "03", "10", "20")


class AddressLine(NamedTuple):
    """An address taken apart; the addition is in the form of ``addition``."""

    straat: str | None
    huisnummer: int | None = None
    toevoeging: str | None = None
    postcode: str | None = None
    woonplaats: str | None = None


class Place(NamedTuple):
    """Where something is, as far as a row says."""

    straat: str | None
    huisnummer: int | None
    toevoeging: str | None
    postcode: str | None
    woonplaats: str | None
    bag_id: str | None

    def parts(self) -> dict[str, Any]:
        """What every record of a place has of it, by column: all but the town."""
        return {
            "straat": self.straat,
            "huisnummer": self.huisnummer,
            "toevoeging": self.toevoeging,
            "postcode": self.postcode,
            "bag_id": self.bag_id,
        }


_NOWHERE = Place(None, None, None, None, None, None)


def parse_address_line(text: str) -> AddressLine:
    """Take a line apart.

    Args:
        text: ``Voorbeeldstraat 12-A02``, by choice with a postcode and a town behind it; a line without a digit is a
            street. Of a range such as ``12-14`` the second number counts as an addition, since many additions are
            numbers.

    Raises:
        ValueError: no street with one house number.
    """
    line = clean(text) or ""
    if len(line) > _LONGEST:
        raise ValueError(say("is no street with one house number"))
    tail = _TOWN.fullmatch(line)
    if tail and (found := _street(tail["head"])):
        return _in_town(found, tail)
    # A postcode behind a house that cannot be read is no house number: Markt 12 zwart, 6211AB.
    is_house = not (tail and tail["postcode"] and _DIGIT.search(tail["head"]))
    if is_house and (found := _street(line)):
        return found
    head = (tail["head"] if tail else line).strip()
    if not head or any(sign.isdigit() for sign in head):
        raise ValueError(say("is no street with one house number"))
    return _in_town(AddressLine(head), tail)


def _street(line: str) -> AddressLine | None:
    match = None if SEVERAL.search(line) else _LINE.fullmatch(line)
    if match is None or _HOUSE_BEFORE.fullmatch(match["street"]):
        return None
    return AddressLine(match["street"], int(match["number"]), addition(None, match["addition"]))


def _in_town(found: AddressLine, tail: re.Match[str] | None) -> AddressLine:
    if tail is None:
        return found
    code = identifiers.postcode(tail["postcode"]) if tail["postcode"] else None
    return found._replace(postcode=code, woonplaats=clean(tail["town"] or tail["alone"]))


def read_place(cells: Mapping[str, str], faults: Faults, prefix: str = "") -> Place:
    """The place in a row; columns of their own go before what the line says.

    Args:
        cells: the row by column: ``adres``, ``straat``, ``huisnummer``, ``toevoeging``, ``postcode``, ``woonplaats``
            and ``bag_id``, each by choice.
        faults: receives what could not be read.
        prefix: stands before the name of each column.
    """
    columns = _columns(prefix)
    said = [cells.get(column) for column in columns]
    if not any(said):
        return _NOWHERE
    adres, straat, huisnummer, toevoeging, postcode, woonplaats, bag_id = said
    line = faults.read(columns[0], parse_address_line, adres) or AddressLine(None)
    number, suffix = faults.read(columns[2], parse_house_number, huisnummer) or line[1:3]
    if suffix is None and number == line.huisnummer:  # the addition in the line stands behind the same number
        suffix = line.toevoeging
    return Place(
        straat=clean(straat) or line.straat,
        huisnummer=number,
        toevoeging=addition(None, toevoeging) or suffix,
        postcode=faults.read(columns[4], identifiers.postcode, postcode) or line.postcode,
        woonplaats=clean(woonplaats) or line.woonplaats,
        bag_id=faults.read(columns[6], _bag_id, bag_id),
    )


@cache
def _columns(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}{part}" for part in _PARTS)


def _bag_id(text: str) -> str:
    return identifiers.bag_id(text, *_PLACE_TYPES)
