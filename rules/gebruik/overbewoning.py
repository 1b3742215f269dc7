"""In een woning staan zoveel volwassenen ingeschreven dat er per persoon weinig ruimte is."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import LICENSED_ROOMS

RULE = Rule(
    id="overbewoning",
    title="Veel volwassenen op weinig ruimte",
    family="gebruik",
    match="""
        MATCH (perceel:Perceel)-[h:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)
        WHERE vbo.corporatie IS NULL AND vbo.gebruiksdoel = 'woonfunctie' AND h.geldig_tot IS NULL
          AND ((vbo.volwassenen >= $volwassenen AND vbo.per_volwassene_m2 < $ruimte) OR vbo.huishoudens > $huishoudens)
    """,
    subject="adres",
    evidence={
        "adres": "adres.id", "perceel": "perceel.id", "woning": "vbo.id", "volwassenen": "vbo.volwassenen",
        "huishoudens": "vbo.huishoudens", "oppervlakte": "vbo.oppervlakte_m2", "op": "vbo.ingeschreven_op",
    },
    identity=("adres",),
    population="MATCH (vbo:Verblijfsobject) WHERE vbo.volwassenen IS NOT NULL RETURN count(vbo) AS aantal",
    parameters=(
        Parameter("volwassenen", INT64, "volwassenen", 5, 3, 50, "voorstel; het voorbeeld van de LAA is 6 volwassenen op 40 m²"),
        Parameter("ruimte", INT64, "m²", 10, 4, 40, "voorstel, naar het voorbeeld van de LAA"),
        Parameter("huishoudens", INT64, "huishoudens", 4, 2, 50, "voorstel: meer dan vier huishoudens in één woning"),
    ),
    why="Op {op} {volwassenen:stond|stonden} er {volwassenen} volwassenen ingeschreven op {adres} ({oppervlakte} m²); aantal"
    " huishoudens: {huishoudens}.",
    other_explanations=(
        "een groot gezin of inwonende familie", "een studentenhuis met een vergunning die niet is geleverd",
        "een opvang of zorgwoning", "mensen die vertrokken zijn en nog staan ingeschreven",
    ),
    sources=("bewoning", "bag"),
    needs=("het aantal volwassenen en huishoudens per woning, niet alleen het aantal ingeschrevenen", "de oppervlakte"),
    blind_to=("bewoners die niet zijn ingeschreven", "of huishoudens familie van elkaar zijn", "de indeling van de woning"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=3,
    source="Landelijke Aanpak Adreskwaliteit, profiel bewoningsgraad; de grens van de LAA is niet openbaar",
    indicators=("USE-03",), profiles=("spookbewoning",),
    counters=(LICENSED_ROOMS,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet BRP (adresonderzoek), Huisvestingswet 2014 en brandveiligheid",
        attributes={
            "Verblijfsobject.volwassenen": "het aantal in verhouding tot de ruimte is het kenmerk zelf; minder kan niet",
            "Verblijfsobject.per_volwassene_m2": "pas weinig ruimte per volwassene maakt het aantal opvallend",
            "Verblijfsobject.huishoudens": "meer huishoudens in één woning is het andere kenmerk",
            "Verblijfsobject.oppervlakte_m2": "de lezer moet de verhouding kunnen nagaan",
            "Verblijfsobject.ingeschreven_op": "de lezer moet weten van wanneer de telling is",
            "Verblijfsobject.gebruiksdoel": "logies, zorg en opvang zijn geen woning",
            "Verblijfsobject.corporatie": "bij een corporatie is de bewoning bekend",
            "HEEFT_VBO.geldig_tot": "alleen het object dat de woning nu bevat hoort erbij",
            "Vergunning.omzetting": "vergunde kamers zijn tegenbewijs", "Vergunning.besluit": "alleen wat is verleend telt",
            "Vergunning.datum_besluit": "de lezer moet het besluit kunnen vinden",
        },
        proxies="grote gezinnen en woningnood treffen groepen ongelijk: daarom hoge grenzen, alleen volwassenen, nooit een signaal"
        " alleen; een telling per adres is het minste dat volstaat",
        review_by=date(2027, 5, 1),
        klasse_b=ClassB(
            verband="het aantal volwassenen in verhouding tot de ruimte is de overbewoning zelf",
            alternatief="een telling per adres zonder personen; op een klacht wachten grijpt minder in en kan daarnaast",
            vanaf=date(2026, 11, 27),
        ),
    ),
    undecided="MATCH (v:Verblijfsobject) WHERE v.gebruiksdoel = 'woonfunctie' AND v.volwassenen IS NULL RETURN count(v) AS aantal",
)  # fmt: skip
