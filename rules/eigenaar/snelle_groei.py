"""Een kleine portefeuille verdubbelt door aankopen binnen twee jaar."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import BANK_LOAN

RULE = Rule(
    id="snelle_groei",
    title="Snel groeiende portefeuille",
    family="eigenaar",
    match="""
        MATCH (koper:Persoon|Bedrijf)-[k:KOPER]->(t:Transactie)-[:BETREFT]->(perceel:Perceel)
        WHERE k.portefeuille_voor <= $begin AND k.groei_objecten >= $objecten AND k.groei_procent >= $groei
          AND t.soort = 'koop' AND koper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "koper": "koper.id",
        "transactie": "t.id",
        "datum": "t.datum",
        "voor": "k.portefeuille_voor",
        "bij": "k.groei_objecten",
        "groei": "k.groei_procent",
    },
    identity=("perceel", "koper", "transactie"),
    population="MATCH (koper:Persoon|Bedrijf)-[k:KOPER]->(t:Transactie) WHERE t.soort = 'koop' RETURN count(k) AS aantal",
    parameters=(
        Parameter("begin", INT64, "objecten", 5, 1, 50, "voorstel: daarboven is het een bestaande verhuurder"),
        Parameter("objecten", INT64, "objecten", 4, 2, 50, "voorstel: drie raakt te veel gewone beleggers"),
        Parameter("groei", INT64, "procent", 100, 25, 1_000, "voorstel: verdubbeld in 24 maanden"),
    ),
    why="Met de koop van {perceel} op {datum} groeide de portefeuille van {koper} in 24 maanden door aankopen van {voor} met"
    " {bij} objecten ({groei} %).",
    other_explanations=(
        "een belegger die begint, met geld uit de verkoop van een bedrijf",
        "losse onderdelen van één complex, zoals bergingen en parkeerplaatsen",
        "een ontwikkelaar die een locatie bij elkaar koopt",
    ),
    sources=("brk",),
    needs=("de rechthebbenden en de kopers van de laatste jaren",),
    blind_to=(
        "groei door erfenis, fusie of verdeling",
        "wie van niets begint: daarvan is geen groei te berekenen",
        "bezit buiten de gemeente",
    ),
    strength="context",
    weight=0,
    maturity="proef",
    version=2,
    source="Unger/Ferwerda 2010, kenmerk 3.5: snelle groei; de drempels zijn een voorstel",
    indicators=("OWN-06",),
    profiles=(),
    counters=(BANK_LOAN,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOPER.portefeuille_voor": "alleen een kleine portefeuille kan opvallend groeien",
            "KOPER.groei_objecten": "één of twee objecten erbij is gewoon",
            "KOPER.groei_procent": "de groei is het kenmerk zelf",
            "Transactie.soort": "alleen een koop telt, geen fusie of erfenis",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.geldverstrekker": "een hypotheek van een bank is tegenbewijs",
            "Hypotheek.geldig_van": "alleen een hypotheek van na de koop is tegenbewijs",
        },
        proxies="de groei van een portefeuille zegt niets over afkomst of woonplaats van de koper",
        review_by=date(2027, 11, 1),
    ),
)
