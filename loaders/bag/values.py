"""Values of the BAG that all its forms write alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.language import say
from ondermijning.model import records_bag as bag
from ondermijning.normalise.identifiers import bag_id, postcode
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.places.addresses import addition
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.rows import Record

OBJECT_TYPES = {"01": "verblijfsobject", "02": "ligplaats", "03": "standplaats"}
USES = frozenset(
    {
        "woonfunctie",
        "bijeenkomstfunctie",
        "celfunctie",
        "gezondheidszorgfunctie",
        "industriefunctie",
        "kantoorfunctie",
        "logiesfunctie",
        "onderwijsfunctie",
        "sportfunctie",
        "winkelfunctie",
        "overige gebruiksfunctie",
    }
)
_UNKNOWN_YEAR = 9999


def object_id(text: str) -> str:
    """The id of a verblijfsobject, ligplaats or standplaats; raises ValueError for any other."""
    return bag_id(text, *OBJECT_TYPES)


def building_id(text: str) -> str:
    """The id of a pand; raises ValueError for any other."""
    return bag_id(text, "10")


def address_id(text: str) -> str:
    """The id of a nummeraanduiding; raises ValueError for any other."""
    return bag_id(text, "20")


def street_id(text: str) -> str:
    """The id of an openbare ruimte; raises ValueError for any other."""
    return bag_id(text, "30")


def area_code(text: str) -> str:
    """The code of a town or municipality, with a lost zero put back; raises ValueError for what has no four digits."""
    if not re.fullmatch(r"[0-9]{3,4}", text):
        raise ValueError(say("is no code of 4 digits"))
    return text.zfill(4)


def parsed(field: str, parse: Callable[[str], str], text: str | None) -> str:
    """A value without which a row says nothing.

    Raises:
        RowRejected: it is missing, or wrong.
    """
    try:
        return parse(text or "")
    except ValueError as problem:
        raise RowRejected(field, str(problem)) from None


def kind_of(key: str) -> str:
    """What kind of object an id stands for."""
    return OBJECT_TYPES[key[4:6]]


def year(text: str) -> int | None:
    """A year of building; None for the one that stands for unknown."""
    found = whole_number(text)
    if not 1000 <= found <= _UNKNOWN_YEAR:
        raise ValueError(say("is no year of 4 digits"))
    return None if found == _UNKNOWN_YEAR else found


def uses(words: Iterable[str], faults: Faults) -> str | None:
    """Uses in order of the alphabet; one that no list knows is kept and remembered."""
    found = sorted(set(words))
    if not USES.issuperset(found):
        faults.append(("gebruiksdoel", say("is an unknown use")))
    return ", ".join(found) or None


def house(parts: Mapping[str, str | None], faults: Faults) -> dict[str, Any]:
    """Number, addition and postcode of an address.

    Raises:
        RowRejected: it has no number.
    """
    try:
        number = house_number(parts.get("huisnummer") or "")
    except ValueError as problem:
        raise RowRejected("huisnummer", str(problem)) from None
    return {
        "huisnummer": number,
        "toevoeging": addition(parts.get("huisletter"), parts.get("huisnummertoevoeging")),
        "postcode": faults.read("postcode", postcode, parts.get("postcode")),
    }


class Named(NamedTuple):
    """A street or town as a form words it, with its id where the form gives one."""

    name: str | None
    id: str | None


def worded_address(address: str, street: Named, town: Named, number: Mapping[str, Any]) -> Iterator[Record]:
    """An address of a form that words street and town, and these two where it gives name and id.

    Args:
        address: its id.
        street: as the form words it.
        town: as the form words it.
        number: as ``house`` reads it.
    """
    yield bag.BagNummeraanduiding(
        nummeraanduiding_id=address,
        **number,
        straat=street.name,
        woonplaats=town.name,
        openbareruimte_id=street.id,
        woonplaats_id=town.id,
        status=None,
    )
    if street.id and street.name:
        yield bag.BagOpenbareRuimte(street.id, street.name, None, town.id)
    if town.id and town.name:
        yield bag.BagWoonplaats(town.id, town.name)
