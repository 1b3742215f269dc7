"""Where something is: its addresses first, then its codes, and what the registers say of the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.history import PLACES, place_nodes
from ondermijning.daily.shown import mark
from ondermijning.model import PARTIES
from ondermijning.pages import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.daily.index import Index, Node
    from ondermijning.pages.city import City
    from ondermijning.pages.ground import Spot
    from ondermijning.pages.names import Names

_LEADS = {"Vergunning": "VERGUND_VOOR", "Subsidie": "BESTEED_OP", "Gebeurtenis": "GEBEURD_OP", "Bedrijf": "GEVESTIGD_OP",
          "Vestiging": "GEVESTIGD_OP"}  # fmt: skip
_CALLED = {"Perceel": "Kadastraal object", "Verblijfsobject": "Verblijfsobject", "Adres": "Adres", "Pand": "Pand",
           "Bedrijf": "Bedrijf", "Vergunning": "Vergunning", "Subsidie": "Subsidie", "Straat": "Straat"}  # fmt: skip


class Place(NamedTuple):
    """Where something is.

    Args:
        title: its address, or its name where no address is known.
        about: what it is.
        area: neighbourhood and district.
        codes: how the registers know it: postcodes, designations and numbers, each with its kind.
        facts: what the registers say of the spot, each with a label.
        spot: the map, if anybody knows where it lies.
        nodes: everything that belongs to it, by number.
        objects: cadastral objects among those.
    """

    title: str
    about: str
    area: str
    codes: list[str]
    facts: list[tuple[str, str]]
    spot: Spot | None
    nodes: dict[int, Node]
    objects: list[Node]


def place(city: City, names: Names, things: Sequence[Node]) -> Place:
    """Where things are, which belong together."""
    first = things[0]
    seats = _led_to(city.index, things)
    nodes = place_nodes(city.index, [*seats, *(each for each in things if each.label in PLACES)])
    nodes |= {each.number: each for each in things}
    addresses = sorted((each for each in nodes.values() if each.label == "Adres"), key=lambda each: each.key)
    known = addresses[0] if addresses and first.label not in PARTIES else None
    return Place(
        _short(known, len(addresses)) if known else names.short(first),
        _about(names, first) if known else _CALLED.get(first.label, first.label),
        _area(city, addresses),
        _codes(nodes.values()),
        _facts(nodes.values()),
        city.ground.around(each.id for each in addresses),
        nodes,
        sorted((each for each in nodes.values() if each.label == "Perceel"), key=lambda each: each.key),
    )


def title_of(city: City, names: Names, things: Sequence[Node]) -> tuple[str, str]:
    """Address and neighbourhood of things, for a list."""
    found = place(city, names, things)
    return found.title, found.area


def _led_to(index: Index, things: Iterable[Node]) -> list[Node]:
    """The addresses that a permit, grant, event or company leads to; of a company those where it is now."""
    found = [
        edge.target
        for each in things
        if each.label in _LEADS and not each.personal
        for edge in index.outward([each.number], _LEADS[each.label])
        if not edge.end
    ]
    return list(index.nodes(found).values())


def _short(address: Node, many: int) -> str:
    data = address.data
    street = " ".join(str(data[name]) for name in ("straat", "huisnummer", "toevoeging") if data.get(name))
    text = ", ".join(
        filter(None, (street or str(data.get("postcode") or address.id), str(data.get("woonplaats") or "")))
    )
    return f"{text} en {many - 1} andere adressen" if many > 2 else f"{text} en een ander adres" if many == 2 else text


def _about(names: Names, first: Node) -> str:
    if first.label in PLACES:
        return (
            _CALLED[first.label] if first.label != "Perceel" else str(first.data.get("soort") or "perceel").capitalize()
        )
    name = names.name(first)
    return name[:1].upper() + name[1:]


def _area(city: City, addresses: Iterable[Node]) -> str:
    found = [city.ground.lies_in[each.id] for each in addresses if each.id in city.ground.lies_in]
    return next(
        (", ".join(dict.fromkeys(filter(None, (f"buurt {each.name or each.code}", each.district)))) for each in found),
        "",
    )


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
                    ("Ingeschreven", f"{data['ingeschreven']} personen op {words.day(data.get('ingeschreven_op'))}")
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
