"""Op een object is een bedrijf gevestigd in een branche van de lijst."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import LegalCard, Rule

RULE = Rule(
    id="kwetsbare_branche",
    title="Bedrijf in een branche die aandacht vraagt",
    family="eigenaar",
    match="""
        MATCH (perceel:Perceel)-[:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres),
              (adres)<-[z:GEVESTIGD_OP]-(zetel:Bedrijf|Vestiging)<-[:HEEFT_VESTIGING*0..1]-(bedrijf:Bedrijf)
        WHERE bedrijf.branche IS NOT NULL AND z.soort = 'bezoekadres' AND z.geldig_tot IS NULL AND bedrijf.beeindigd IS NULL
          AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "bedrijf": "bedrijf.id",
        "branche": "bedrijf.branche",
        "adres": "adres.id",
    },
    identity=("perceel", "bedrijf"),
    population="MATCH (perceel:Perceel)-[h:HEEFT_VBO]->(vbo:Verblijfsobject) RETURN count(h) AS aantal",
    parameters=(),
    why="Op {adres} ({perceel}) is {bedrijf} gevestigd, in de branche {branche}.",
    other_explanations=(
        "vrijwel elke winkelstraat heeft zulke bedrijven",
        "een activiteit die in het handelsregister staat en niet meer wordt uitgeoefend",
    ),
    sources=("brk", "hr"),
    needs=("de hoofdactiviteit en het bezoekadres van bedrijven",),
    blind_to=("bedrijven die niet zijn opgevraagd", "een andere activiteit dan de ingeschreven"),
    strength="context",
    weight=0,
    maturity="proef",
    source="Unger/Ferwerda 2010, kenmerk 3.8: bijzondere exploitatie; gemeentelijke lijsten voor de Wet Bibob",
    indicators=("OWN-09",),
    profiles=(),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.branche": "de branche is het kenmerk zelf",
            "GEVESTIGD_OP.soort": "alleen een bezoekadres zegt iets over gebruik van de ruimte",
            "GEVESTIGD_OP.geldig_tot": "alleen wie er nu is gevestigd hoort bij het beeld",
            "Bedrijf.beeindigd": "een bedrijf dat is gestopt hoort niet bij het beeld",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="een branche kan samengaan met afkomst van ondernemers: daarom telt de regel nergens mee en is hij alleen context",
        review_by=date(2027, 11, 1),
    ),
)
