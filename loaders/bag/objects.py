"""What the records of one version in a BAG Extract are, by kind of object (imbag/objecten v20200601)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model import records_bag as bag
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.rows import Outcome, Reject, Remark, Row, RowRejected

from .points import parse_middle, parse_point
from .values import address_id, area_code, building_id, house, kind_of, object_id, parsed, street_id, uses, year
from .versions import HISTORY, bag_object, conflicts, life_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ondermijning.sources.files.xml import Element

ALLOWED = HISTORY | frozenset("""
    huisnummer huisletter huisnummertoevoeging postcode status ligtAan ligtIn OpenbareRuimteRef WoonplaatsRef naam type
    heeftAlsHoofdadres heeftAlsNevenadres NummeraanduidingRef maaktDeelUitVan PandRef gebruiksdoel oppervlakte
    oorspronkelijkBouwjaar geometrie punt vlak Point Polygon exterior LinearRing pos posList
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column
_OUTLINE = ("Polygon", "exterior", "LinearRing", "posList")


def records(row: Row[Element]) -> Iterator[Outcome]:
    """The records of one version of an object, then what was strange in it."""
    kind, element = bag_object(row)
    shape, faults = _SHAPES.get(kind), Faults()
    if shape is None:
        raise RowRejected("bagObject", say("is an unknown kind of object"))
    yield from shape(element, life_of(element, faults), faults)
    yield from conflicts(row)
    yield from (Remark(field, reason) for field, reason in faults)


def _object(element: Element, life: dict[str, Any], faults: Faults) -> Iterator[Outcome]:
    """A verblijfsobject, ligplaats or standplaats with its addresses and buildings."""
    key = parsed("identificatie", object_id, element.value("identificatie"))
    words = (clean(use.text) for use in element.all("gebruiksdoel"))
    address = element.value("heeftAlsHoofdadres", "NummeraanduidingRef")
    x, y = _place(element, faults)
    yield bag.BagVerblijfsobject(
        bag_id=key,
        soort=kind_of(key),
        gebruiksdoel=uses(filter(None, words), faults),
        oppervlakte_m2=faults.read("oppervlakte", whole_number, element.value("oppervlakte")),
        status=clean(element.value("status")),
        nummeraanduiding_id=faults.read("heeftAlsHoofdadres", address_id, address),
        x_rd=x,
        y_rd=y,
        **life,
    )
    addresses = _links(element, ("heeftAlsNevenadres", "NummeraanduidingRef"), address_id)
    buildings = _links(element, ("maaktDeelUitVan", "PandRef"), building_id)
    yield from (_linked(bag.BagNevenadres, key, link, life) for link in addresses)
    yield from (_linked(bag.BagVerblijfsobjectPand, key, link, life) for link in buildings)


def _place(element: Element, faults: Faults) -> tuple[int | None, int | None]:
    """Where an object lies: verblijfsobjecten have a point, berths and pitches an outline; some wrap it in a choice."""
    shape = element.get("geometrie")
    choice = shape and (shape.get("punt") or shape.get("vlak") or shape)
    if not choice:
        return None, None
    point = faults.read("geometrie", parse_point, choice.value("Point", "pos"))
    point = point or faults.read("geometrie", parse_middle, choice.value(*_OUTLINE))
    return point or (None, None)


def _links(element: Element, path: tuple[str, str], parse: Callable[[str], str]) -> Iterator[str | Reject]:
    holder, name = path
    for reference in (ref for group in element.all(holder) for ref in group.all(name)):
        try:
            yield parse(reference.text or "")
        except ValueError as problem:
            yield Reject(holder, str(problem))


def _linked(record: Callable[[str, str, int], Outcome], key: str, link: str | Reject, life: dict[str, Any]) -> Outcome:
    return link if isinstance(link, Reject) else record(key, link, life["voorkomen"])


def _building(element: Element, life: dict[str, Any], faults: Faults) -> Iterator[Outcome]:
    yield bag.BagPand(
        pand_id=parsed("identificatie", building_id, element.value("identificatie")),
        bouwjaar=faults.read("oorspronkelijkBouwjaar", year, element.value("oorspronkelijkBouwjaar")),
        status=clean(element.value("status")),
        **life,
    )


def _number(element: Element, life: dict[str, Any], faults: Faults) -> Iterator[Outcome]:
    parts = {name: element.value(name) for name in ("huisnummer", "huisletter", "huisnummertoevoeging", "postcode")}
    yield bag.BagNummeraanduiding(
        nummeraanduiding_id=parsed("identificatie", address_id, element.value("identificatie")),
        **house(parts, faults),
        straat=None,
        woonplaats=None,
        openbareruimte_id=faults.read("ligtAan", street_id, element.value("ligtAan", "OpenbareRuimteRef")),
        woonplaats_id=_town_of(element, faults),
        status=clean(element.value("status")),
        **life,
    )


def _space(element: Element, life: dict[str, Any], faults: Faults) -> Iterator[Outcome]:
    yield bag.BagOpenbareRuimte(
        openbareruimte_id=parsed("identificatie", street_id, element.value("identificatie")),
        naam=_name(element),
        soort=clean(element.value("type")),
        woonplaats_id=_town_of(element, faults),
        **life,
    )


def _town(element: Element, life: dict[str, Any], _faults: Faults) -> Iterator[Outcome]:
    key = parsed("identificatie", area_code, element.value("identificatie"))
    yield bag.BagWoonplaats(key, _name(element), **life)


def _town_of(element: Element, faults: Faults) -> str | None:
    return faults.read("ligtIn", area_code, element.value("ligtIn", "WoonplaatsRef"))


def _name(element: Element) -> str:
    name = clean(element.value("naam"))
    if name is None:
        raise RowRejected("naam", say("is missing"))
    return name


_SHAPES: dict[str, Callable[[Element, dict[str, Any], Faults], Iterator[Outcome]]] = {
    **dict.fromkeys(("Verblijfsobject", "Ligplaats", "Standplaats"), _object),
    "Pand": _building,
    "Nummeraanduiding": _number,
    "OpenbareRuimte": _space,
    "Woonplaats": _town,
}
