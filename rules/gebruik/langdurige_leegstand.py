"""In een woning staat al lang niemand ingeschreven en er is geen bedrijf gevestigd."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import CLOSED_OBJECT, CLOSURE_ATTRIBUTES

RULE = Rule(
    id="langdurige_leegstand",
    title="Woning die langdurig leegstaat",
    family="gebruik",
    match="""
        MATCH (perceel:Perceel)-[h:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)
        WHERE vbo.dagen_onbewoond >= $dagen AND adres.bedrijven IS NULL AND vbo.corporatie IS NULL AND h.geldig_tot IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "adres": "adres.id", "woning": "vbo.id", "sinds": "vbo.onbewoond_sinds",
        "dagen": "vbo.dagen_onbewoond",
    },
    identity=("perceel",),
    population="MATCH (vbo:Verblijfsobject) WHERE vbo.ingeschreven_op IS NOT NULL RETURN count(vbo) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 365, 90, 3_650, "CBS: langdurige leegstand is een jaar of langer"),),
    why="In de woning op {adres} ({perceel}) stond bij elke telling sinds {sinds}, {dagen} dagen lang, niemand ingeschreven en er"
    " is geen bedrijf gevestigd.",
    other_explanations=(
        "één op de honderd woningen staat leeg, een derde daarvan langer dan een jaar", "verkoop, verbouwing of een nalatenschap",
        "een tweede woning of een bewoner die zich niet heeft ingeschreven",
    ),
    sources=("bewoning", "bag", "hr"),
    needs=("tellingen op minstens twee dagen met een jaar ertussen", "de bezoekadressen van bedrijven"),
    blind_to=("de gebruiker die de WOZ kent", "bedrijfsruimten: daarvan is er geen telling", "woningen met maar één telling"),
    strength="context",
    weight=0,
    maturity="proef",
    version=2,
    source="CBS, definitie van administratieve leegstand; op zichzelf gewoon, daarom alleen context",
    indicators=("USE-02",), profiles=(),
    counters=(CLOSED_OBJECT,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Leegstandwet en Huisvestingswet 2014",
        attributes=CLOSURE_ATTRIBUTES | {
            "Verblijfsobject.dagen_onbewoond": "de leegstand is het kenmerk zelf",
            "Verblijfsobject.onbewoond_sinds": "de lezer moet de tellingen kunnen vinden",
            "Verblijfsobject.corporatie": "leegstand bij een corporatie is bekend en hoort bij haar taak",
            "Adres.bedrijven": "waar een bedrijf is gevestigd staat het pand niet leeg",
            "HEEFT_VBO.geldig_tot": "alleen het object dat de woning nu bevat hoort erbij",
        },
        proxies="alleen het aantal ingeschrevenen telt en alleen nul; wie er woonde is niet bekend en speelt geen rol",
        review_by=date(2027, 11, 1),
        klasse_b=ClassB(
            verband="dat er jarenlang niemand staat ingeschreven is de leegstand zelf",
            alternatief="een telling per adres, en daarvan alleen nul: geen personen, geen verhuizingen en geen energieverbruik",
            vanaf=date(2026, 11, 27),
        ),
    ),
    undecided="""
        MATCH (vbo:Verblijfsobject) WHERE vbo.gebruiksdoel = 'woonfunctie' AND vbo.ingeschreven_op IS NULL
        RETURN count(vbo) AS aantal
    """,
)  # fmt: skip
