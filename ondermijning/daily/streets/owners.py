"""Who owns a street and who stands behind them, each with the part of its objects."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ondermijning.daily.control import ultimate
from ondermijning.daily.overviews.lines import Line, right_of
from ondermijning.daily.streets.along import PERSONS
from ondermijning.normalise.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.daily.index import Edge
    from ondermijning.daily.streets.along import Along

OWNERS, CONTROL, OBJECTS = "eigenaren", "zeggenschap", "objecten"


def present(street: Along) -> dict[int, list[Edge]]:
    """Party → what it holds now, the largest holder first."""
    found: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in street.held:
        if not edge.end:
            found[edge.source].append(edge)
    order = sorted(
        found, key=lambda number: (-len({edge.target for edge in found[number]}), street.holders[number].key)
    )
    return {number: found[number] for number in order}


def owner_lines(street: Along) -> Iterator[Line]:
    """Owners with their part of the objects of the street; natural persons who are not named count together."""
    held = present(street)
    all_held = {edge.target for edges in held.values() for edge in edges}
    together: list[Edge] = []
    for number, edges in held.items():
        party = street.holders[number]
        if party.personal and (not street.persons or party.shielded):
            together += edges
        else:
            begin = min((edge.begin for edge in edges if edge.begin), default="")
            why = f" ({party.data['uitgezonderd']})" if party.data.get("uitgezonderd") else ""
            said = _part(edges, all_held) + why
            yield Line(OWNERS, street.name(party, "eigenaar"), said, begin, "", tuple(edge.number for edge in edges))
    if together:
        many = counted(len({edge.source for edge in together}), "persoon", "personen")
        yield Line(OWNERS, f"{PERSONS} (eigenaar)", f"{many}, {_part(together, all_held)}")


def _part(edges: list[Edge], of: set[int]) -> str:
    objects = {edge.target for edge in edges}
    percent = round(100 * len(objects) / len(of))
    return f"{len(objects)} van {counted(len(of), 'object', 'objecten')} met een bekende eigenaar ({percent} %)"


def control_lines(street: Along) -> Iterator[Line]:
    """Who stands behind the companies that own; one that others hold together stands under each."""
    for number in present(street):
        party = street.holders[number]
        if party.label == "Bedrijf" and not party.personal and not party.data.get("uitgezonderd"):
            control = ultimate(street.index, street.shown, number)
            yield Line(CONTROL, street.name(party), control.text, elements=control.elements)


def object_lines(street: Along) -> Iterator[Line]:
    """Each object by its address with who holds it now, in order of house number."""
    at: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in street.held:
        if not edge.end:
            at[edge.target].append(edge)
    for number in _in_order(street):
        owners = dict.fromkeys(f"{street.name(street.holders[edge.source])}: {right_of(edge)}" for edge in at[number])
        begin = max((edge.begin for edge in at[number]), default="")
        elements = (number, *(edge.number for edge in at[number]))
        yield Line(OBJECTS, street.spot(number), "; ".join(owners) or "eigenaar onbekend", begin, "", elements)


def _in_order(street: Along) -> list[int]:
    """Objects by the house number of their first address, then by designation."""
    places = {number: at for at, number in enumerate(_by_house(street))}
    return sorted(street.objects, key=lambda number: (places.get(number, len(places)), street.objects[number].key))


def _by_house(street: Along) -> Iterator[int]:
    def house(number: int) -> tuple[int, str]:
        data = street.addresses[street.addresses_of[number][0]].data
        return int(data.get("huisnummer") or 0), str(data.get("toevoeging") or "")

    yield from sorted(street.addresses_of, key=lambda number: (*house(number), number))
