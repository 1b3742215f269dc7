"""BAG: addresses, what stands there and buildings, as BAG 2.0 Extract or as CSV of NLExtract.

Formats: bagStand files (imbag/objecten v20200601), and the CSV files bagadres and bagadresplus. An Extract speaks for
one type of object in its municipality, so that the files of one municipality may come together or apart, and a CSV for
the addresses of a municipality; neither ends what the other gave.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ondermijning.model import records_bag as bag
from ondermijning.normalise.addresses import addition
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, postcode
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.bag_versions import HISTORY, STATED, ExtractReader, bag_object, begin_of, conflicts
from ondermijning.sources.csv import CsvReader, required
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Reject, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ondermijning.sources.csv import Cells
    from ondermijning.sources.xml import Element

ALLOWED = HISTORY | frozenset("""
    huisnummer huisletter huisnummertoevoeging postcode status ligtAan ligtIn OpenbareRuimteRef WoonplaatsRef naam type
    heeftAlsHoofdadres heeftAlsNevenadres NummeraanduidingRef maaktDeelUitVan PandRef gebruiksdoel oppervlakte
    oorspronkelijkBouwjaar
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column
USES = frozenset({
    "woonfunctie", "bijeenkomstfunctie", "celfunctie", "gezondheidszorgfunctie", "industriefunctie", "kantoorfunctie",
    "logiesfunctie", "onderwijsfunctie", "sportfunctie", "winkelfunctie", "overige gebruiksfunctie",
})  # fmt: skip
PLAIN = frozenset({
    "openbareruimte", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "woonplaats", "gemeente",
    "object_id", "object_type", "nevenadres",
})  # fmt: skip
PLUS = frozenset({
    "openbareruimtenaam", "openbareruimte_id", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode",
    "nummeraanduiding_id", "woonplaats", "woonplaatscode", "gemeentecode", "nevenadres", "adresseerbaarobject_status",
    "adresseerbaarobject_id", "opp_adresseerbaarobject_m2", "aantal_pand_relaties_dit_vbo", "pand_id", "pandstatus",
    "bouwjaar", *(use.replace(" ", "_") for use in USES),
})  # fmt: skip
_OBJECT_TYPES = {"01": "verblijfsobject", "02": "ligplaats", "03": "standplaats"}
_SHORT = {
    "Verblijfsobject": "VBO", "Ligplaats": "LIG", "Standplaats": "STA", "Pand": "PND", "Nummeraanduiding": "NUM",
    "OpenbareRuimte": "OPR", "Woonplaats": "WPL",
}  # fmt: skip
_AREA = "gemeente"
_UNKNOWN_YEAR = 9999


def info(element: Element) -> dict[str, str]:
    """What the head of a file states: its municipalities, of old all of the country, and its date."""
    towns = element.get("Gebied-Registratief", "Gebied-GEM", "GemeenteCollectie")
    codes = (town.value("GemeenteIdentificatie") for town in (towns.all("Gemeente") if towns else ()))
    day = element.value("LVC-Extract", "StandTechnischeDatum")
    return {_AREA: "+".join(sorted(filter(None, codes))) or "NL"} | ({STATED: day} if day else {})


def subject(row: Row[Element]) -> str:
    """A file speaks for one type of object in its municipality."""
    return f"{_SHORT[bag_object(row)[0]]}:{row.header.get(_AREA, '')}"


def records(row: Row[Element]) -> Iterator[Outcome]:
    """The records of one object, then what was strange in it."""
    kind, element = bag_object(row)
    faults = Faults()
    yield from _SHAPES[kind](element, faults)
    yield from conflicts(row)
    yield from (Remark(field, reason) for field, reason in faults)


def _object(element: Element, faults: Faults) -> Iterator[Outcome]:
    """A verblijfsobject, ligplaats or standplaats with its addresses and buildings."""
    key = _key(element.value("identificatie"), *_OBJECT_TYPES)
    uses = (clean(use.text) for use in element.all("gebruiksdoel"))
    address = element.value("heeftAlsHoofdadres", "NummeraanduidingRef")
    yield bag.BagVerblijfsobject(
        bag_id=key,
        soort=_OBJECT_TYPES[key[4:6]],
        gebruiksdoel=_uses(filter(None, uses), faults),
        oppervlakte_m2=faults.read("oppervlakte", whole_number, element.value("oppervlakte")),
        status=clean(element.value("status")),
        nummeraanduiding_id=faults.read("heeftAlsHoofdadres", _address, address),
        geldig_van=faults.read("beginGeldigheid", optional_date, begin_of(element)),
    )
    yield from _links(element, ("heeftAlsNevenadres", "NummeraanduidingRef"), "20", key, bag.BagNevenadres)
    yield from _links(element, ("maaktDeelUitVan", "PandRef"), "10", key, bag.BagVerblijfsobjectPand)


def _links(
    element: Element, path: tuple[str, str], kind: str, key: str, record: Callable[[str, str], Outcome]
) -> Iterator[Outcome]:
    holder, name = path
    for reference in (ref for group in element.all(holder) for ref in group.all(name)):
        try:
            yield record(key, bag_id(reference.text or "", kind))
        except ValueError as problem:
            yield Reject(holder, str(problem))


def _building(element: Element, faults: Faults) -> Iterator[Outcome]:
    yield bag.BagPand(
        pand_id=_key(element.value("identificatie"), "10"),
        bouwjaar=faults.read("oorspronkelijkBouwjaar", _year, element.value("oorspronkelijkBouwjaar")),
        status=clean(element.value("status")),
        geldig_van=faults.read("beginGeldigheid", optional_date, begin_of(element)),
    )


def _number(element: Element, faults: Faults) -> Iterator[Outcome]:
    parts = {name: element.value(name) for name in ("huisnummer", "huisletter", "huisnummertoevoeging", "postcode")}
    yield bag.BagNummeraanduiding(
        nummeraanduiding_id=_key(element.value("identificatie"), "20"),
        **_house(parts, faults),
        straat=None,
        woonplaats=None,
        openbareruimte_id=faults.read("ligtAan", _street, element.value("ligtAan", "OpenbareRuimteRef")),
        woonplaats_id=faults.read("ligtIn", _town_id, element.value("ligtIn", "WoonplaatsRef")),
        status=clean(element.value("status")),
    )


def _space(element: Element, faults: Faults) -> Iterator[Outcome]:
    yield bag.BagOpenbareRuimte(
        openbareruimte_id=_key(element.value("identificatie"), "30"),
        naam=_name(element),
        soort=clean(element.value("type")),
        woonplaats_id=faults.read("ligtIn", _town_id, element.value("ligtIn", "WoonplaatsRef")),
    )


def _town(element: Element, _faults: Faults) -> Iterator[Outcome]:
    yield bag.BagWoonplaats(_parsed("identificatie", _town_id, element.value("identificatie")), _name(element))


_SHAPES: dict[str, Callable[[Element, Faults], Iterator[Outcome]]] = {
    **dict.fromkeys(("Verblijfsobject", "Ligplaats", "Standplaats"), _object),
    "Pand": _building, "Nummeraanduiding": _number, "OpenbareRuimte": _space, "Woonplaats": _town,
}  # fmt: skip


def _parsed(field: str, parse: Callable[[str], str], text: str | None) -> str:
    try:
        return parse(text or "")
    except ValueError as problem:
        raise RowRejected(field, str(problem)) from None


def _key(text: str | None, *types: str) -> str:
    return _parsed("identificatie", lambda given: bag_id(given, *types), text)


def _name(element: Element) -> str:
    name = clean(element.value("naam"))
    if name is None:
        raise RowRejected("naam", "is missing")
    return name


def _address(text: str) -> str:
    return bag_id(text, "20")


def _street(text: str) -> str:
    return bag_id(text, "30")


def _town_id(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise ValueError("is no town of 4 digits")
    return text


def _year(text: str) -> int | None:
    year = whole_number(text)
    if not 1000 <= year <= _UNKNOWN_YEAR:
        raise ValueError("is no year of 4 digits")
    return None if year == _UNKNOWN_YEAR else year


def _uses(words: Iterable[str], faults: Faults) -> str | None:
    found = sorted(set(words))
    if not USES.issuperset(found):
        faults.append(("gebruiksdoel", "is an unknown use"))
    return ", ".join(found) or None


def _house(parts: Mapping[str, str | None], faults: Faults) -> dict[str, Any]:
    """The part of an address that an Extract and a CSV write alike."""
    try:
        number = house_number(parts.get("huisnummer") or "")
    except ValueError as problem:
        raise RowRejected("huisnummer", str(problem)) from None
    return {
        "huisnummer": number,
        "toevoeging": addition(parts.get("huisletter"), parts.get("huisnummertoevoeging")),
        "postcode": faults.read("postcode", postcode, parts.get("postcode")),
    }


def plain_records(row: Row[Cells]) -> Iterator[Outcome]:
    """The object in a line of bagadres, which does not say under which id its address is known."""
    key = required(row, "object_id", lambda text: bag_id(text, *_OBJECT_TYPES))
    yield bag.BagVerblijfsobject(key, _OBJECT_TYPES[key[4:6]], None, None, None, None, None)
    yield Remark("nummeraanduiding_id", "is not in this form of CSV, so the address is left out")


def plus_records(row: Row[Cells]) -> Iterator[Outcome]:
    """Everything in a line of bagadresplus, then what was strange in it."""
    data, faults = row.data, Faults()
    key = required(row, "adresseerbaarobject_id", lambda text: bag_id(text, *_OBJECT_TYPES))
    address = required(row, "nummeraanduiding_id", _address)
    if faults.read("nevenadres", yes_no, data.get("nevenadres")):
        yield bag.BagNevenadres(key, address)
    else:
        yield _plus_object(key, address, data, faults)
    yield from _plus_address(address, data, faults)
    yield from _plus_building(key, data, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _plus_object(key: str, address: str, data: Cells, faults: Faults) -> Outcome:
    flags = {use: faults.read(use, yes_no, data.get(use.replace(" ", "_"))) for use in sorted(USES)}
    area = faults.read("opp_adresseerbaarobject_m2", whole_number, data.get("opp_adresseerbaarobject_m2"))
    return bag.BagVerblijfsobject(
        bag_id=key,
        soort=_OBJECT_TYPES[key[4:6]],
        gebruiksdoel=_uses((use for use, set_ in flags.items() if set_), faults),
        oppervlakte_m2=area,
        status=clean(data.get("adresseerbaarobject_status")),
        nummeraanduiding_id=address,
        geldig_van=None,
    )


def _plus_address(address: str, data: Cells, faults: Faults) -> Iterator[Outcome]:
    street, town = clean(data.get("openbareruimtenaam")), clean(data.get("woonplaats"))
    street_id = faults.read("openbareruimte_id", _street, data.get("openbareruimte_id"))
    town_id = faults.read("woonplaatscode", _town_id, data.get("woonplaatscode"))
    yield bag.BagNummeraanduiding(
        nummeraanduiding_id=address,
        **_house(data, faults),
        straat=street,
        woonplaats=town,
        openbareruimte_id=street_id,
        woonplaats_id=town_id,
        status=None,
    )
    if street_id and street:
        yield bag.BagOpenbareRuimte(street_id, street, None, town_id)
    if town_id and town:
        yield bag.BagWoonplaats(town_id, town)


def _plus_building(key: str, data: Cells, faults: Faults) -> Iterator[Outcome]:
    """The building; a ligplaats or standplaats has none, and of several the CSV names one."""
    building = faults.read("pand_id", lambda text: bag_id(text, "10"), data.get("pand_id"))
    if building is None:
        return
    if data.get("aantal_pand_relaties_dit_vbo", "1") != "1":
        faults.append(("pand_id", "is one of several buildings, of which the CSV names one"))
    yield bag.BagVerblijfsobjectPand(key, building)
    year = faults.read("bouwjaar", _year, data.get("bouwjaar"))
    yield bag.BagPand(building, year, clean(data.get("pandstatus")), None)


EXAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<x:bagStand xmlns:x="http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601"
  xmlns:s="http://www.kadaster.nl/schemas/lvbag/extract-selecties/v20200601"
  xmlns:sl="http://www.kadaster.nl/schemas/standlevering-generiek/1.0"
  xmlns:o="www.kadaster.nl/schemas/lvbag/imbag/objecten/v20200601"
  xmlns:r="www.kadaster.nl/schemas/lvbag/imbag/objecten-ref/v20200601"
  xmlns:h="www.kadaster.nl/schemas/lvbag/imbag/historie/v20200601">
<x:bagInfo><s:Gebied-Registratief><s:Gebied-GEM><s:GemeenteCollectie><s:Gemeente>
  <s:GemeenteIdentificatie>0935</s:GemeenteIdentificatie></s:Gemeente></s:GemeenteCollectie></s:Gebied-GEM>
  </s:Gebied-Registratief>
  <s:LVC-Extract><s:StandTechnischeDatum>2024-01-08</s:StandTechnischeDatum></s:LVC-Extract></x:bagInfo>
<sl:standBestand>
<sl:stand><x:bagObject><o:Woonplaats><o:identificatie>1406</o:identificatie><o:naam>Maastricht</o:naam>
</o:Woonplaats></x:bagObject></sl:stand>
<sl:stand><x:bagObject><o:OpenbareRuimte><o:identificatie>0935300000000012</o:identificatie>
  <o:naam>Voorbeeldstraat</o:naam><o:type>Weg</o:type><o:ligtIn><r:WoonplaatsRef>1406</r:WoonplaatsRef></o:ligtIn>
</o:OpenbareRuimte></x:bagObject></sl:stand>
<sl:stand><x:bagObject><o:Nummeraanduiding><o:identificatie>0935200000000012</o:identificatie>
  <o:huisnummer>12</o:huisnummer><o:huisletter>A</o:huisletter><o:postcode>6211AB</o:postcode>
  <o:status>Naamgeving uitgegeven</o:status>
  <o:ligtAan><r:OpenbareRuimteRef>0935300000000012</r:OpenbareRuimteRef></o:ligtAan>
</o:Nummeraanduiding></x:bagObject></sl:stand>
<sl:stand><x:bagObject><o:Pand><o:identificatie>0935100000000012</o:identificatie>
  <o:oorspronkelijkBouwjaar>1931</o:oorspronkelijkBouwjaar><o:status>Pand in gebruik</o:status>
  <o:voorkomen><h:Voorkomen><h:voorkomenidentificatie>1</h:voorkomenidentificatie>
    <h:beginGeldigheid>2010-05-01</h:beginGeldigheid></h:Voorkomen></o:voorkomen>
</o:Pand></x:bagObject></sl:stand>
<sl:stand><x:bagObject><o:Verblijfsobject>
  <o:heeftAlsHoofdadres><r:NummeraanduidingRef>0935200000000012</r:NummeraanduidingRef></o:heeftAlsHoofdadres>
  <o:heeftAlsNevenadres><r:NummeraanduidingRef>0935200000000013</r:NummeraanduidingRef></o:heeftAlsNevenadres>
  <o:voorkomen><h:Voorkomen><h:voorkomenidentificatie>2</h:voorkomenidentificatie>
    <h:beginGeldigheid>2019-11-19</h:beginGeldigheid></h:Voorkomen></o:voorkomen>
  <o:identificatie>0935010000000012</o:identificatie><o:gebruiksdoel>winkelfunctie</o:gebruiksdoel>
  <o:gebruiksdoel>woonfunctie</o:gebruiksdoel><o:oppervlakte>120</o:oppervlakte>
  <o:status>Verblijfsobject in gebruik</o:status>
  <o:maaktDeelUitVan><r:PandRef>0935100000000012</r:PandRef></o:maaktDeelUitVan>
</o:Verblijfsobject></x:bagObject></sl:stand>
</sl:standBestand></x:bagStand>
"""

LOADER = Loader(
    id="bag",
    title="BAG (Extract, of CSV van NLExtract)",
    reads=(
        ExtractReader(
            format="BAG 2.0 Extract",
            scope=Scope.FULL,
            root="bagStand",
            row="stand",
            allowed=ALLOWED,
            shape=records,
            subject=subject,
            header={"bagInfo": info},
            date_in=lambda header: optional_date(header.get(STATED)),
            oldest_version="20200601",
        ),
        CsvReader(
            format="CSV bagadresplus",
            scope=Scope.FULL,
            columns=PLUS,
            required=frozenset({"nummeraanduiding_id", "adresseerbaarobject_id", "openbareruimtenaam", "gemeentecode"}),
            records=plus_records,
            subject=lambda row: f"ADR:{row.data.get('gemeentecode', '')}",
        ),
        CsvReader(
            format="CSV bagadres",
            scope=Scope.FULL,
            columns=PLAIN,
            required=frozenset({"openbareruimte", "huisnummer", "gemeente", "object_id", "object_type"}),
            records=plain_records,
            subject=lambda row: f"ADR:{row.data.get('gemeente', '')}",
        ),
    ),
    yields=(
        bag.BagVerblijfsobject, bag.BagVerblijfsobjectPand, bag.BagNevenadres, bag.BagPand, bag.BagNummeraanduiding,
        bag.BagOpenbareRuimte, bag.BagWoonplaats,
    ),
    example_name="bag.xml",
    example=EXAMPLE,
    register=Register(
        holder="Kadaster (LV BAG)", ground="Wet basisregistratie adressen en gebouwen (open data)",
        purposes=EVERY_PURPOSE, source_class=SourceClass.OPEN,
        cadence="maandelijks een extract, dagelijks mutaties", keep_months=120,
    ),
)  # fmt: skip
