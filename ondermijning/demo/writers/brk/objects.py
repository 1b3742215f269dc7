"""The object itself in a snapshot: parcel or apartment right, with its link to an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.geography import SYSTEM, anywhere, point_of
from ondermijning.demo.writers.brk.markup import coded, flag, identity, missing, money
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ondermijning.demo.city.places import Designation
    from ondermijning.demo.writers.brk.markup import References
    from ondermijning.demo.writers.brk.view import View

DOMAIN = "KadastraalObject"
_DIGITAL_SINCE = "1989-01-25"


def element_name(view: View) -> str:
    """Perceel or Appartementsrecht."""
    return "Appartementsrecht" if view.thing.is_apartment else "Perceel"


def object_reference(view: View, refs: References) -> str:
    """A reference to the object of the snapshot."""
    return refs.to(f"OZ-ref:{element_name(view)}Ref", DOMAIN, view.thing.id)


def object_xml(view: View, refs: References) -> Iterator[str]:
    """The object and where it lies."""
    name = f"OZ:{element_name(view)}"
    yield refs.begin(name, DOMAIN, view.thing.id)
    yield identity("KO", DOMAIN, view.thing.id)
    yield tag("OZ:kadastraleAanduiding", *designation(view.thing.place))
    yield _use(view)
    yield _price(view)
    yield _origin(view)
    yield _splitting(view, refs) if view.thing.is_apartment else _ground(view)
    yield f"</{name}>"
    if view.address:
        yield tag(
            "KO:LocatieKadastraalObject",
            coded("KO:koppelingswijze", "ADM_GEO", "administratiefgeometrisch"),
            tag("KO:heeft", object_reference(view, refs)),
            tag("KO:betreft", refs.to_place(view.address)),
        )


def dwelling_xml(view: View, refs: References) -> Iterator[str]:
    """The dwelling in the BAG that the object contains."""
    if view.address:
        yield tag(
            "BAG:Verblijfsobject",
            tag("BAG:hoofdadres", refs.to_place(view.address)),
            value("BAG:identificatie", view.thing.dwelling_id),
        )


def designation(place: Designation) -> Iterator[str]:
    """Area, section, number and, of an apartment right, its index."""
    yield coded("OZ:akrKadastraleGemeenteCode", place.area.number, place.area.code)
    yield coded("OZ:kadastraleGemeente", place.area.number, place.area.name)
    yield value("OZ:sectie", place.section)
    yield value("OZ:perceelnummer", place.number)
    if place.index:
        yield value("OZ:appartementsrechtVolgnummer", place.index)


def _use(view: View) -> str:
    if view.split and not view.thing.is_apartment:
        return ""
    if not view.thing.use.code:
        return coded("OZ:aardCultuurOnbebouwd", "57", "Erf - tuin")
    return coded("OZ:aardCultuurBebouwd", view.thing.use.code, view.thing.use.words)


def _price(view: View) -> str:
    """Price and year come together or not at all."""
    price = view.price
    if price is None:
        return ""
    content = tag(
        "OZ:TypeKoopsom",
        money("OZ:bedrag", price.euro),
        value("OZ:koopjaar", price.year),
        flag("OZ:indicatieMeerObjecten", yes=price.several),
    )
    return tag("OZ:koopsom", content)


def _origin(view: View) -> str:
    born = view.thing.born
    known_since = tag("OZ:oudstDigitaalBekend", value("T:datum", born or _DIGITAL_SINCE), missing("T:tijd"))
    if born is None:
        return missing("OZ:tijdstipOntstaanObject") + known_since
    return _moment(born) + known_since + _filiation(view.thing.origin)


def _moment(born: date) -> str:
    return tag("OZ:tijdstipOntstaanObject", value("T:datum", born), value("T:tijd", "00:00:00"))


def _filiation(parent: str) -> str:
    if not parent:
        return ""
    link = f'<OZ-ref:PerceelRef domein="NL.IMKAD.{DOMAIN}">{parent}</OZ-ref:PerceelRef>'
    kind = coded("OZ:aard", "20", "Splitsen perceel")
    inside = tag("OZ:OnroerendeZaakFiliatie", kind, tag("OZ:betreftOZ", link))
    return tag("OZ:ontstaanUitOZ", inside)


def _splitting(view: View, refs: References) -> str:
    assert view.split is not None
    link = refs.to("R-ref:HoofdsplitsingRef", "AppartementsrechtSplitsing", view.split.id)
    return tag("OZ:hoofdsplitsing", link)


def _ground(view: View) -> str:
    """Size and place of a parcel; its boundary is left out, as in a delivery without geometry."""
    thing = view.thing
    west, south = point_of(thing.address) if thing.address else anywhere(int(thing.id))
    size = value("OZ:waarde", thing.area_m2) + coded("OZ:soortGrootte", "1", "Vastgesteld")
    point = f'<gml:Point srsName="{SYSTEM}">{value("gml:pos", f"{west} {south}")}</gml:Point>'
    return (
        tag("OZ:kadastraleGrootte", size)
        + tag("OZ:plaatscoordinaten", point)
        + flag("OZ:meettariefVerschuldigd", yes=False)
    )
