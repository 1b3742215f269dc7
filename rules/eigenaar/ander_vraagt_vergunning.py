"""Wie voor het eerst en duur koopt, ziet een ander zonder bekende band daar de exploitatie aanvragen."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import BANK_LOAN

RULE = Rule(
    id="ander_vraagt_vergunning",
    title="Een ander dan de nieuwe eigenaar vraagt de exploitatievergunning",
    family="eigenaar",
    match="""
        MATCH (koper:Persoon)-[k:KOPER]->(t:Transactie)-[g:BETREFT]->(perceel:Perceel)
        WHERE k.eerste_aankoop = true AND g.prijs_rang_promille >= $rang AND t.soort = 'koop'
        MATCH (perceel)-[:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)<-[:VERGUND_VOOR]-(vergunning:Vergunning),
              (vergunning)<-[:VRAAGT_AAN]-(ander:Persoon|Bedrijf)
        WHERE vergunning.exploitatie = true AND vergunning.datum_aanvraag >= t.datum AND ander.uitgezonderd IS NULL
          AND ander.id <> koper.id
          AND EXISTS { MATCH (koper)-[b:BEZIT]->(perceel) WHERE b.geldig_tot IS NULL }
          AND NOT EXISTS { MATCH (koper)-[:VERBONDEN_MET]->(band:Persoon|Bedrijf) WHERE band.id = ander.id }
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum",
        "rang": "g.prijs_rang_promille", "vergunning": "vergunning.id", "ander": "ander.id",
    },
    identity=("perceel", "koper", "transactie"),
    population="MATCH (koper:Persoon)-[k:KOPER]->(t:Transactie) WHERE k.eerste_aankoop = true RETURN count(k) AS aantal",
    parameters=(
        Parameter("rang", INT64, "promille", 750, 500, 1_000, "het hoogste kwart van de koopsommen van dat jaar in de gemeente"),
    ),
    why="De eerste bekende aankoop van {koper} was {perceel} op {datum}, duurder dan {rang} van de verkopen van dat jaar;"
    " {ander}, zonder bekende band, {ander:vroeg|vroegen} er vergunning {vergunning} aan.",
    other_explanations=(
        "een particulier die één winkelpand kocht en het gewoon verhuurt", "een huurder die al in het pand zat",
        "een koper die eerder buiten de gemeente kocht",
    ),
    sources=("brk", "vergunningen"),
    needs=("de kopers en de koopsom", "de aanvrager van elke exploitatievergunning"),
    blind_to=(
        "bezit buiten de gemeente", "leeftijd, verhuizingen en briefadressen: die komen niet binnen", "banden door familie",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=4,
    source="Unger/Ferwerda 2010, kenmerk 3.6 en AMLC: geld voor een aankoop op naam van een ander; alleen het deel dat in de"
    " registers staat",
    indicators=("OWN-07",), profiles=("stroman", "dekmantel"),
    counters=(BANK_LOAN,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOPER.eerste_aankoop": "een eerste aankoop die meteen duur is hoort bij het kenmerk",
            "BETREFT.prijs_rang_promille": "alleen een hoge prijs valt op bij een eerste aankoop",
            "Vergunning.exploitatie": "alleen wie er een zaak wil drijven telt",
            "Vergunning.datum_aanvraag": "alleen een aanvraag van na de koop telt",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is telt mee",
            "Transactie.soort": "alleen een koop telt",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.geldverstrekker": "een hypotheek van een bank is tegenbewijs",
            "Hypotheek.geldig_van": "alleen een hypotheek van na de koop is tegenbewijs",
        },
        proxies="leeftijd, woonadres en familie van de koper spelen geen rol; de rang van de prijs gaat over het object",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
