"""Tussen tellingen wisselen in een woning in twee jaar opvallend veel ingeschrevenen."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import LICENSED_ROOMS

RULE = Rule(
    id="hoog_verloop_bewoning",
    title="Hoog verloop van inschrijvingen",
    family="gebruik",
    match="""
        MATCH (perceel:Perceel)-[h:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)
        WHERE vbo.verloop >= $verloop AND vbo.corporatie IS NULL AND vbo.gebruiksdoel = 'woonfunctie' AND h.geldig_tot IS NULL
    """,
    subject="adres",
    evidence={
        "adres": "adres.id", "perceel": "perceel.id", "woning": "vbo.id", "verloop": "vbo.verloop", "nu": "vbo.ingeschreven",
        "op": "vbo.ingeschreven_op",
    },
    identity=("adres",),
    population="MATCH (vbo:Verblijfsobject) WHERE vbo.verloop IS NOT NULL RETURN count(vbo) AS aantal",
    parameters=(
        Parameter("verloop", INT64, "personen", 12, 4, 200,
                  "voorstel: zes keer een wisseling van twee; de grens van de LAA is niet openbaar"),
    ),
    why="Op {adres} kwamen en gingen in 24 maanden minstens {verloop} ingeschrevenen; op {op} {nu:was|waren} het er {nu}.",
    other_explanations=(
        "een studentenhuis met een vergunning die niet is geleverd", "verblijf van korte duur voor werknemers of gasten",
        "een groot gezin dat verhuist", "een herstelde fout in de inschrijvingen",
    ),
    sources=("bewoning", "bag"),
    needs=("tellingen op meer dagen: hoe meer tellingen, hoe meer verloop zichtbaar is",),
    blind_to=(
        "wie kwam en ging: bij gelijke aantallen is een wisseling onzichtbaar", "bewoners die niet zijn ingeschreven",
        "vertrek met onbekende bestemming",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Landelijke Aanpak Adreskwaliteit, profielen herinschrijvingen en frequente verhuizers; hier een ondergrens",
    indicators=("USE-04",), profiles=("spookbewoning",),
    counters=(LICENSED_ROOMS,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet BRP (adresonderzoek) en Huisvestingswet 2014",
        attributes={
            "Verblijfsobject.verloop": "het verloop van inschrijvingen is het kenmerk zelf",
            "Verblijfsobject.ingeschreven": "de lezer moet de omvang kunnen zien",
            "Verblijfsobject.ingeschreven_op": "de lezer moet weten van wanneer de telling is",
            "Verblijfsobject.gebruiksdoel": "logies, zorg en opvang zijn geen woning",
            "Verblijfsobject.corporatie": "bij een corporatie is de bewoning bekend",
            "HEEFT_VBO.geldig_tot": "alleen het object dat de woning nu bevat hoort erbij",
            "Vergunning.omzetting": "vergunde kamers zijn tegenbewijs", "Vergunning.besluit": "alleen wat is verleend telt",
            "Vergunning.datum_besluit": "de lezer moet het besluit kunnen vinden",
        },
        proxies="verhuizen hangt samen met leeftijd en inkomen: daarom telt alleen een hoge ondergrens per woning, geen persoon,"
        " nooit een signaal alleen; een telling per adres is het minste dat volstaat",
        review_by=date(2027, 5, 1),
        klasse_b=ClassB(
            verband="veel wisselende inschrijvingen op een woning passen bij inschrijving zonder bewoning en bij verhuur per bed",
            alternatief="een telling per adres zonder personen; op een klacht wachten grijpt minder in en kan daarnaast",
            vanaf=date(2026, 11, 27),
        ),
    ),
    undecided="MATCH (v:Verblijfsobject) WHERE v.gebruiksdoel = 'woonfunctie' AND v.verloop IS NULL RETURN count(v) AS aantal",
)  # fmt: skip
