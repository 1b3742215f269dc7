"""In een woning staat niemand ingeschreven, terwijl een bedrijf er zijn bezoekadres heeft."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import CLOSED_OBJECT, CLOSURE_ATTRIBUTES, RENOVATION

RULE = Rule(
    id="spookbewoning",
    title="Woning zonder bewoners die wel wordt gebruikt",
    family="gebruik",
    match="""
        MATCH (perceel:Perceel)-[h:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)
        WHERE vbo.dagen_onbewoond >= $dagen AND vbo.gebruiksdoel = 'woonfunctie' AND h.geldig_tot IS NULL
        WITH perceel, vbo, adres
        MATCH (adres)<-[z:GEVESTIGD_OP]-(zetel:Bedrijf|Vestiging)<-[:HEEFT_VESTIGING*0..1]-(bedrijf:Bedrijf)
        WHERE z.soort = 'bezoekadres' AND z.geldig_tot IS NULL AND bedrijf.beeindigd IS NULL
          AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
    """,
    subject="adres",
    evidence={
        "adres": "adres.id", "perceel": "perceel.id", "bedrijf": "bedrijf.id", "woning": "vbo.id", "sinds": "vbo.onbewoond_sinds",
        "dagen": "vbo.dagen_onbewoond",
    },
    identity=("adres",),
    population="MATCH (vbo:Verblijfsobject) WHERE vbo.gebruiksdoel = 'woonfunctie' RETURN count(vbo) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 183, 30, 3_650, "TNO-hulpmiddel spookbewoning: langer dan zes maanden"),),
    why="In de woning op {adres} stond bij elke telling sinds {sinds}, {dagen} dagen lang, niemand ingeschreven, terwijl het"
    " bezoekadres van {bedrijf} daar is.",
    other_explanations=(
        "verkoop, verbouwing, verhuizing of overlijden", "een bewoner die zich niet heeft ingeschreven, zoals een student",
        "een woning die met medeweten van de gemeente als kantoor wordt gebruikt",
    ),
    sources=("bewoning", "bag", "hr"),
    needs=("tellingen op minstens twee dagen met een half jaar ertussen", "de bezoekadressen van bedrijven"),
    blind_to=(
        "verbruik van stroom en water, advertenties en parkeren: die komen niet binnen", "wie er werkelijk verblijft",
        "gebruik door een persoon of eenmanszaak", "woningen waarvan maar één telling bekend is",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=3,
    source="TNO, hulpmiddel spookbewoning, en onderzoek naar criminele verhuur; het teken van gebruik is hier een bezoekadres",
    indicators=("USE-01",), profiles=("spookbewoning", "drugspand"),
    counters=(RENOVATION, CLOSED_OBJECT),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet BRP (adresonderzoek) en toezicht op het gebruik van woningen",
        attributes=CLOSURE_ATTRIBUTES | {
            "Verblijfsobject.dagen_onbewoond": "dat er niemand staat ingeschreven is het kenmerk zelf",
            "Verblijfsobject.onbewoond_sinds": "de lezer moet de tellingen kunnen vinden",
            "Verblijfsobject.gebruiksdoel": "een winkel of praktijk met woning wordt ook zonder bewoner gebruikt",
            "HEEFT_VBO.geldig_tot": "alleen het object dat de woning nu bevat hoort erbij",
            "GEVESTIGD_OP.soort": "alleen een bezoekadres wijst op gebruik van de ruimte",
            "GEVESTIGD_OP.geldig_tot": "alleen wie er nu is gevestigd telt",
            "Bedrijf.beeindigd": "een beëindigd bedrijf gebruikt de woning niet meer",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Vergunning.bouwsom_euro": "een verbouwing is tegenbewijs", "Vergunning.besluit": "alleen een verleende telt",
            "Vergunning.datum_besluit": "de verbouwing moet na het begin van de leegstand zijn vergund",
        },
        proxies="alleen het aantal ingeschrevenen telt en alleen nul; wie er woonde en waar is niet bekend en speelt geen rol",
        review_by=date(2027, 11, 1),
        klasse_b=ClassB(
            verband="dat er niemand staat ingeschreven waar gewoond hoort te worden is wat de regel zoekt",
            alternatief="een telling per adres, en daarvan alleen nul: geen personen, geen verhuizingen en geen energieverbruik",
            vanaf=date(2026, 11, 27),
        ),
    ),
    undecided="""
        MATCH (vbo:Verblijfsobject) WHERE vbo.gebruiksdoel = 'woonfunctie' AND vbo.ingeschreven_op IS NULL
        RETURN count(vbo) AS aantal
    """,
)  # fmt: skip
