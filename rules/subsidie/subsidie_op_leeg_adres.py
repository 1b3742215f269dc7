"""De ontvanger van een subsidie is gevestigd op een leegstaand adres of op een adres met zeer veel bedrijven."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, ClassB, Counter, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import CLOSED_ADDRESS, CLOSURE_ATTRIBUTES

_ELDERS = Counter(
    id="activiteit_elders",
    match="MATCH (subsidie)-[:BESTEED_OP]->(plek:Adres) WHERE plek.id <> adres.id",
    evidence={"plek": "plek.id"},
    says="De activiteit zelf is op {plek}; {adres} is dan alleen het adres van de administratie.",
    effect=LOWERS,
)
RULE = Rule(
    id="subsidie_op_leeg_adres",
    title="Subsidie aan een partij op een leeg of overvol adres",
    family="subsidie",
    match="""
        MATCH (ontvanger:Bedrijf)-[:ONTVANGT]->(subsidie:Subsidie)
        WHERE ontvanger.uitgezonderd IS NULL AND ontvanger.eenmanszaak = false
        MATCH (ontvanger)-[:HEEFT_VESTIGING*0..1]->(zetel:Bedrijf|Vestiging)-[z:GEVESTIGD_OP]->(adres:Adres)
        WHERE z.soort = 'bezoekadres' AND z.geldig_tot IS NULL
        OPTIONAL MATCH (adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject)
        WHERE vbo.dagen_onbewoond >= $dagen AND vbo.gebruiksdoel = 'woonfunctie' AND adres.bedrijven = 1
        WITH ontvanger, subsidie, adres, vbo
        WHERE vbo.id IS NOT NULL OR (adres.bedrijven >= $bedrijven AND adres.per_bedrijf_m2 < $ruimte)
    """,
    subject="subsidie",
    evidence={
        "subsidie": "subsidie.id", "ontvanger": "ontvanger.id", "adres": "adres.id", "bedrijven": "adres.bedrijven",
        "onbewoond": "vbo.dagen_onbewoond", "verleend": "subsidie.verleend_euro", "datum": "subsidie.datum_besluit",
    },
    identity=("subsidie", "adres"),
    population="MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie) RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 365, 90, 3_650, "CBS: langdurige leegstand is een jaar of langer"),
        Parameter("bedrijven", INT64, "bedrijven", 25, 2, 5_000, "als bij massa_adres"),
        Parameter("ruimte", INT64, "m²", 10, 1, 1_000, "als bij massa_adres"),
    ),
    why="{ontvanger} {ontvanger:kreeg|kregen} op {datum} subsidie {subsidie} van {verleend} euro; op het bezoekadres {adres}"
    " {bedrijven:staat|staan} {bedrijven} bedrijven (dagen zonder ingeschrevene in de woning: {onbewoond}).",
    other_explanations=("een stichting met haar post bij een administratiekantoor of in een verzamelgebouw",
                        "een bestuurder die verhuist", "een vereniging zonder eigen ruimte"),
    sources=("subsidies_intern", "hr", "bag"),
    needs=("het KVK-nummer van de ontvanger", "de bezoekadressen van alle bedrijven in de gemeente", "tellingen van bewoners"),
    blind_to=("waar de activiteit werkelijk is", "adressen zonder oppervlakte of telling", "adressen die de BAG niet kent"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=4,
    source="Voorstel; subsidies worden zelden op Bibob getoetst",
    indicators=("SUB-01",), profiles=("subsidie",),
    counters=(_ELDERS, CLOSED_ADDRESS),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Algemene subsidieverordening: controle op de ontvanger",
        attributes=CLOSURE_ATTRIBUTES | {
            "GEVESTIGD_OP.soort": "alleen het bezoekadres zegt iets over gebruik",
            "GEVESTIGD_OP.geldig_tot": "alleen het adres van nu",
            "Verblijfsobject.dagen_onbewoond": "de leegstand is het kenmerk zelf",
            "Verblijfsobject.gebruiksdoel": "alleen van woningen is er een telling",
            "Adres.bedrijven": "een overvol adres is het andere",
            "Adres.per_bedrijf_m2": "pas weinig ruimte maakt het aantal bedrijven opvallend",
            "Subsidie.verleend_euro": "de lezer moet de omvang kennen",
            "Subsidie.datum_besluit": "de lezer moet het besluit vinden",
            "Bedrijf.uitgezonderd": "overheden, kerken en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alleen het aantal ingeschrevenen telt en alleen nul; het gaat om het adres van een rechtspersoon",
        review_by=date(2027, 11, 1),
        klasse_b=ClassB(
            verband="dat er niemand staat ingeschreven op het adres waarvoor subsidie is gegeven is wat de regel zoekt",
            alternatief="een telling per adres, en daarvan alleen nul: geen personen, geen verhuizingen en geen energieverbruik",
            vanaf=date(2026, 11, 27),
        ),
    ),
)  # fmt: skip
