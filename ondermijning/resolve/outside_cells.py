"""What lines of lists from outside have in common, whoever they are about: an id and a place."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Any

from ondermijning.normalise.places.address_lines import read_place
from ondermijning.normalise.remember import remembered
from ondermijning.normalise.text import clean
from ondermijning.resolve.exact import KEYS
from ondermijning.sources.csv import required
from ondermijning.sources.rows import Row, RowRejected
from ondermijning.sources.sentinel import refuse_smuggled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.normalise.faults import Faults
    from ondermijning.resolve.subjects import Keys
    from ondermijning.sources.csv import Cells

REGISTER = "lijst"
PLACES = frozenset({"adres", "straat", "huisnummer", "toevoeging", "postcode", "plaats", "woonplaats"})
_LONGEST_NAME = 1_000  # the trade register allows 625; every two words of a name are a key
NO_KEYS: Keys = (frozenset(),) * len(KEYS)  # one for all lines without: an empty set each would be most of a list


def line_id(row: Row[Cells]) -> str:
    """The id of a line.

    Raises:
        RowRejected: it has none, or one that says what may never be stored.
    """
    found = required(row, "id", clean)
    try:
        refuse_smuggled(found)
    except RowRejected as refusal:
        raise RowRejected("id", refusal.reason) from None
    return found


def name_of(cells: Cells) -> str | None:
    """The name on a line.

    Raises:
        RowRejected: it is so long that a quote was left open, or a cell holds more than a name.
    """
    found = clean(cells.get("naam"))
    if found and len(found) > _LONGEST_NAME:
        raise RowRejected("naam", f"is longer than {_LONGEST_NAME} characters")
    return found


def place_of(cells: Cells, faults: Faults) -> dict[str, Any]:
    """Where somebody is, in columns or in one text: what is known of it, and always the town.

    Args:
        cells: the line by column.
        faults: receives what could not be read.
    """
    town = cells.get("woonplaats") or cells.get("plaats") or ""
    if not town and PLACES.isdisjoint(cells):
        return {"woonplaats": None}
    if town and len(PLACES & cells.keys()) == 1:
        return {"woonplaats": _town(town)}
    place = read_place({**cells, "woonplaats": town}, faults)
    known = {part: value for part, value in place.parts().items() if value is not None}
    return {**known, "woonplaats": place.woonplaats and intern(place.woonplaats)}


@remembered
def _town(text: str) -> str | None:
    return clean(text)


def keys_of(said: Mapping[str, Any]) -> Keys:
    """The numbers of registers that a line gives, each as the only one."""
    values = [said.get(key) for key in KEYS]
    return tuple(frozenset(filter(None, [value])) for value in values) if any(values) else NO_KEYS
