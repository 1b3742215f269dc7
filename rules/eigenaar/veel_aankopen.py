"""Eén uiteindelijke koper koopt in twee jaar op veel dagen vastgoed."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import BANK_LOAN

RULE = Rule(
    id="veel_aankopen",
    title="Zeer veel aankopen in korte tijd",
    family="eigenaar",
    match="""
        MATCH (koper:Persoon|Bedrijf)-[k:KOPER]->(t:Transactie)-[:BETREFT]->(perceel:Perceel)
        WHERE k.aankopen_24_maanden >= $aankopen AND t.soort = 'koop' AND koper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "koper": "koper.id",
        "transactie": "t.id",
        "datum": "t.datum",
        "aantal": "k.aankopen_24_maanden",
    },
    identity=("perceel", "koper", "transactie"),
    population="MATCH (koper:Persoon|Bedrijf)-[k:KOPER]->(t:Transactie) WHERE t.soort = 'koop' RETURN count(k) AS aantal",
    parameters=(
        Parameter(
            "aankopen", INT64, "aankopen", 5, 3, 200, "voorstel: vijf in 24 maanden; akten van één dag zijn één aankoop"
        ),
    ),
    why="Met de koop van {perceel} op {datum} kocht {koper}, met wat eronder valt, in 24 maanden op {aantal} dagen vastgoed.",
    other_explanations=(
        "een belegger of ontwikkelaar die daar zijn bedrijf van maakt",
        "losse onderdelen van één project die na elkaar zijn geleverd",
        "een handelaar in te renoveren woningen",
    ),
    sources=("brk",),
    needs=("de kopers van elke akte", "de aandeelhouders van vennootschappen die kopen"),
    blind_to=("kopers die in geen enkele stand voorkomen", "aankopen buiten de gemeente"),
    strength="context",
    weight=0,
    maturity="proef",
    version=2,
    source="Unger/Ferwerda 2010, kenmerk 3.4: onevenredig veel aankopen; het aantal is een voorstel",
    indicators=("OWN-05",),
    profiles=(),
    counters=(BANK_LOAN,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOPER.aankopen_24_maanden": "het tempo van de aankopen is het kenmerk zelf",
            "Transactie.soort": "alleen een koop telt, geen fusie of erfenis",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.geldverstrekker": "een hypotheek van een bank is tegenbewijs",
            "Hypotheek.geldig_van": "alleen een hypotheek van na de koop is tegenbewijs",
        },
        proxies="het tempo van aankopen zegt niets over afkomst of woonplaats van de koper",
        review_by=date(2027, 11, 1),
    ),
)
