"""Where something is: its addresses first, then its codes, and what the registers say of the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.history import PLACES
from ondermijning.daily.shown import mark
from ondermijning.normalise.text import counted
from ondermijning.pages import words
from ondermijning.pages.whereabouts import whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.daily.index import Node
    from ondermijning.pages.city import City
    from ondermijning.pages.ground import Spot
    from ondermijning.pages.names import Names
    from ondermijning.pages.whereabouts import Whereabouts

_CALLED = {
    "Perceel": "Kadastraal object",
    "Verblijfsobject": "Verblijfsobject",
    "Adres": "Adres",
    "Pand": "Pand",
    "Bedrijf": "Bedrijf",
    "Vergunning": "Vergunning",
    "Subsidie": "Subsidie",
    "Straat": "Straat",
}


class Place(NamedTuple):
    """Where something is, and what is known of the spot.

    Args:
        where: by which address people know it.
        about: what it is.
        codes: how the registers know it: postcodes, designations and numbers, each with its kind.
        facts: what the registers say of the spot, each with a label.
        spot: the map, if anybody knows where it lies.
        objects: cadastral objects that belong to it.
    """

    where: Whereabouts
    about: str
    codes: list[str]
    facts: list[tuple[str, str]]
    spot: Spot | None
    objects: list[Node]

    @property
    def title(self) -> str:
        """Its address, or its name where no address is known."""
        return self.where.title

    @property
    def area(self) -> str:
        """Neighbourhood and district."""
        return self.where.area

    @property
    def nodes(self) -> dict[int, Node]:
        """Everything that belongs to it, by number."""
        return self.where.nodes


def place(city: City, names: Names, things: Sequence[Node]) -> Place:
    """Where things are, which belong together."""
    where = whereabouts(city.index, city.ground.lies_in, names, things)
    return Place(
        where,
        _about(names, things[0]) if where.addressed else _CALLED.get(things[0].label, things[0].label),
        _codes(where.nodes.values()),
        _facts(where.nodes.values()),
        city.ground.around(each.id for each in where.addresses),
        where.objects,
    )


def _about(names: Names, first: Node) -> str:
    if first.label in PLACES:
        return (
            _CALLED[first.label] if first.label != "Perceel" else str(first.data.get("soort") or "perceel").capitalize()
        )
    name = names.name(first)
    return name[:1].upper() + name[1:]


def _codes(nodes: Iterable[Node]) -> list[str]:
    shown = sorted((each for each in nodes if each.label in _CALLED and not each.personal), key=lambda each: each.key)
    postcodes = dict.fromkeys(str(each.data["postcode"]) for each in shown if each.data.get("postcode"))
    return [*postcodes, *dict.fromkeys(f"{_CALLED[each.label].lower()} {mark(each)}" for each in shown)]


def _facts(nodes: Iterable[Node]) -> list[tuple[str, str]]:
    """Use, size and year of what stands there, and how many people are registered."""
    found = []
    for node in nodes:
        data = node.data
        if node.label == "Verblijfsobject":
            size = f", {data['oppervlakte_m2']} m²" if data.get("oppervlakte_m2") else ""
            year = f", gebouwd in {data['bouwjaar']}" if data.get("bouwjaar") else ""
            found.append(("Gebruik", f"{data.get('gebruiksdoel') or words.NOTHING}{size}{year}"))
            if data.get("ingeschreven") is not None:
                found.append(
                    (
                        "Ingeschreven",
                        f"{counted(data['ingeschreven'], 'persoon', 'personen')} op {words.day(data.get('ingeschreven_op'))}",
                    )
                )
        elif node.label == "Perceel" and data.get("grootte_m2"):
            found.append(("Grootte", f"{data['grootte_m2']} m²"))
        elif node.label == "Vergunning":
            asked, decided = data.get("datum_aanvraag"), data.get("besluit")
            found.append(("Aangevraagd", words.day(asked)))
            found.append(
                ("Besluit", f"{decided} op {words.day(data.get('datum_besluit'))}" if decided else "nog niet genomen")
            )
        elif node.label == "Subsidie" and data.get("verleend_euro"):
            found.append(("Verleend", f"{words.euro(data['verleend_euro'])} op {words.day(data.get('datum_besluit'))}"))
        elif node.label == "Bedrijf" and not node.personal:
            found += [
                (label, words.day(data[name]))
                for label, name in (("Opgericht", "opgericht"), ("Beëindigd", "beeindigd"))
                if data.get(name)
            ]
    return list(dict.fromkeys(found))
