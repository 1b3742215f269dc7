"""A small, fictitious BAG Extract with one object of most kinds, valid against the schema of the Kadaster (2.1.0)."""

from __future__ import annotations

_NAMESPACES = {
    "x": "http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601",
    "s": "http://www.kadaster.nl/schemas/lvbag/extract-selecties/v20200601",
    "sl": "http://www.kadaster.nl/schemas/standlevering-generiek/1.0",
    "gml": "http://www.opengis.net/gml/3.2",
    "o": "www.kadaster.nl/schemas/lvbag/imbag/objecten/v20200601",
    "r": "www.kadaster.nl/schemas/lvbag/imbag/objecten-ref/v20200601",
    "h": "www.kadaster.nl/schemas/lvbag/imbag/historie/v20200601",
}
_DOCUMENT = """<o:geconstateerd>N</o:geconstateerd><o:documentdatum>2010-04-28</o:documentdatum>
<o:documentnummer>VB/2010/12</o:documentnummer>"""
_OUTLINE = """<gml:Polygon srsName="urn:ogc:def:crs:EPSG::28992" srsDimension="2" gml:id="{id}"><gml:exterior><gml:LinearRing>
<gml:posList count="5">176000.0 318000.0 176010.0 318000.0 176010.0 318020.0 176000.0 318020.0 176000.0 318000.0</gml:posList>
</gml:LinearRing></gml:exterior></gml:Polygon>"""


def _life(number: int = 1, begin: str = "2010-05-01", end: str | None = None) -> str:
    """A voorkomen."""
    ended = f"<h:eindGeldigheid>{end}</h:eindGeldigheid>" if end else ""
    closed = f"<h:eindRegistratie>{end}T10:00:00.000</h:eindRegistratie>" if end else ""
    national = f"<h:tijdstipEindRegistratieLV>{end}T10:30:00.000</h:tijdstipEindRegistratieLV>" if end else ""
    return f"""<o:voorkomen><h:Voorkomen><h:voorkomenidentificatie>{number}</h:voorkomenidentificatie>
<h:beginGeldigheid>{begin}</h:beginGeldigheid>{ended}
<h:tijdstipRegistratie>{begin}T10:00:00.000</h:tijdstipRegistratie>{closed}
<h:BeschikbaarLV><h:tijdstipRegistratieLV>{begin}T10:30:00.000</h:tijdstipRegistratieLV>{national}</h:BeschikbaarLV>
</h:Voorkomen></o:voorkomen>"""


def _dwelling(life: str, area: int, uses: str, status: str) -> str:
    """A version of the dwelling."""
    return f"""<o:Verblijfsobject><o:heeftAlsHoofdadres>
<r:NummeraanduidingRef domein="NL.IMBAG.Nummeraanduiding">0935200000000012</r:NummeraanduidingRef></o:heeftAlsHoofdadres>
{life}<o:heeftAlsNevenadres>
<r:NummeraanduidingRef domein="NL.IMBAG.Nummeraanduiding">0935200000000013</r:NummeraanduidingRef></o:heeftAlsNevenadres>
<o:identificatie domein="NL.IMBAG.Verblijfsobject">0935010000000012</o:identificatie>
<o:geometrie><o:punt><gml:Point srsName="urn:ogc:def:crs:EPSG::28992" srsDimension="3" gml:id="VBO_12_{area}">
<gml:pos>176005.2 318010.7 0.0</gml:pos></gml:Point></o:punt></o:geometrie>
{uses}<o:oppervlakte>{area}</o:oppervlakte><o:status>{status}</o:status>{_DOCUMENT}
<o:maaktDeelUitVan><r:PandRef domein="NL.IMBAG.Pand">0935100000000012</r:PandRef></o:maaktDeelUitVan></o:Verblijfsobject>"""


_OBJECTS = (
    f"""<o:Woonplaats><o:identificatie domein="NL.IMBAG.Woonplaats">1406</o:identificatie><o:naam>Maastricht</o:naam>
<o:geometrie><o:vlak>{_OUTLINE.format(id="WPL_1406")}</o:vlak></o:geometrie><o:status>Woonplaats aangewezen</o:status>
{_DOCUMENT}{_life()}</o:Woonplaats>""",
    f"""<o:OpenbareRuimte><o:identificatie domein="NL.IMBAG.Openbareruimte">0935300000000012</o:identificatie>
<o:naam>Voorbeeldstraat</o:naam><o:type>Weg</o:type><o:status>Naamgeving uitgegeven</o:status>{_DOCUMENT}
<o:ligtIn><r:WoonplaatsRef domein="NL.IMBAG.Woonplaats">1406</r:WoonplaatsRef></o:ligtIn>{_life()}</o:OpenbareRuimte>""",
    f"""<o:Nummeraanduiding><o:identificatie domein="NL.IMBAG.Nummeraanduiding">0935200000000012</o:identificatie>
<o:huisnummer>12</o:huisnummer><o:huisletter>A</o:huisletter><o:postcode>6211AB</o:postcode>
<o:typeAdresseerbaarObject>Verblijfsobject</o:typeAdresseerbaarObject><o:status>Naamgeving uitgegeven</o:status>{_DOCUMENT}
{_life()}<o:ligtAan><r:OpenbareRuimteRef domein="NL.IMBAG.Openbareruimte">0935300000000012</r:OpenbareRuimteRef></o:ligtAan>
</o:Nummeraanduiding>""",
    f"""<o:Pand><o:identificatie domein="NL.IMBAG.Pand">0935100000000012</o:identificatie>
<o:geometrie>{_OUTLINE.format(id="PND_12")}</o:geometrie><o:oorspronkelijkBouwjaar>1931</o:oorspronkelijkBouwjaar>
<o:status>Pand in gebruik</o:status>{_DOCUMENT}{_life()}</o:Pand>""",
    _dwelling(
        _life(1, "2010-05-01", "2019-11-19"),
        120,
        "<o:gebruiksdoel>winkelfunctie</o:gebruiksdoel>",
        "Verblijfsobject in gebruik",
    ),
    _dwelling(
        _life(2, "2019-11-19"),
        95,
        "<o:gebruiksdoel>winkelfunctie</o:gebruiksdoel><o:gebruiksdoel>woonfunctie</o:gebruiksdoel>",
        "Verbouwing verblijfsobject",
    ),
)
_STANDS = "\n".join(f"<sl:stand><x:bagObject>{each}</x:bagObject></sl:stand>" for each in _OBJECTS)

EXAMPLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<x:bagStand {" ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())}>
<x:bagInfo><s:Gebied-Registratief><s:Gebied-GEM><s:GemeenteCollectie><s:Gemeente>
<s:GemeenteIdentificatie>0935</s:GemeenteIdentificatie></s:Gemeente></s:GemeenteCollectie></s:Gebied-GEM>
</s:Gebied-Registratief>
<s:LVC-Extract><s:StandTechnischeDatum>2024-01-08</s:StandTechnischeDatum></s:LVC-Extract></x:bagInfo>
<sl:standBestand><sl:dataset>LVBAG</sl:dataset><sl:inhoud><sl:gebied>GEMEENTE</sl:gebied>
<sl:leveringsId>0000000001</sl:leveringsId>
<sl:objectTypen><sl:objectType>VBO</sl:objectType></sl:objectTypen></sl:inhoud>
{_STANDS}
</sl:standBestand></x:bagStand>
"""
