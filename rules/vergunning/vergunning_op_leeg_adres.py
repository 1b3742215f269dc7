"""Een vergunning om een woning te gebruiken geldt op een adres waar al lang niemand staat ingeschreven."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import CLOSED_OBJECT, CLOSURE_ATTRIBUTES, RENOVATION

RULE = Rule(
    id="vergunning_op_leeg_adres",
    title="Vergunning op een leegstaand adres",
    family="vergunning",
    match="""
        MATCH (houder:Persoon|Bedrijf)-[h:HOUDT]->(vergunning:Vergunning)-[:VERGUND_VOOR]->(adres:Adres),
              (adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject)<-[:HEEFT_VBO]-(perceel:Perceel)
        WHERE h.geldig_tot IS NULL AND vbo.dagen_onbewoond >= $dagen AND adres.bedrijven IS NULL
          AND (vergunning.exploitatie = true OR vergunning.omzetting = true OR vergunning.verhuur = true)
          AND houder.uitgezonderd IS NULL
    """,
    subject="vergunning",
    evidence={
        "vergunning": "vergunning.id", "houder": "houder.id", "adres": "adres.id", "perceel": "perceel.id",
        "sinds": "vbo.onbewoond_sinds", "dagen": "vbo.dagen_onbewoond",
    },
    identity=("vergunning",),
    population="MATCH (houder:Persoon|Bedrijf)-[h:HOUDT]->(v:Vergunning) WHERE h.geldig_tot IS NULL RETURN count(h) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 365, 90, 3_650, "CBS: langdurige leegstand is een jaar of langer"),),
    why="Vergunning {vergunning} van {houder} geldt voor {adres}; daar stond bij elke telling sinds {sinds}, {dagen} dagen lang,"
    " niemand ingeschreven en er is geen bedrijf gevestigd.",
    other_explanations=("een verbouwing of een gebruik per seizoen", "bewoners die zich niet hebben ingeschreven",
                        "een vergunning die niet wordt gebruikt en nog niet is ingetrokken"),
    sources=("vergunningen", "bewoning", "bag", "hr"),
    needs=("tellingen op minstens twee dagen met een jaar ertussen", "de looptijd van vergunningen"),
    blind_to=("adressen zonder woonfunctie: daarvan is er geen telling", "adressen die de BAG niet kent: vaak een schrijffout"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Voorstel, naar de Raad van State: een gemeente faciliteert niet met vergunningen",
    indicators=("PER-06",), profiles=("dekmantel", "spookbewoning"),
    counters=(RENOVATION, CLOSED_OBJECT),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Intrekken van ongebruikte vergunningen: APV en Huisvestingswet 2014",
        attributes=CLOSURE_ATTRIBUTES | {
            "Verblijfsobject.dagen_onbewoond": "de leegstand is het kenmerk zelf",
            "Verblijfsobject.onbewoond_sinds": "de lezer moet de tellingen kunnen vinden",
            "Adres.bedrijven": "waar een bedrijf is gevestigd staat het pand niet leeg",
            "HOUDT.geldig_tot": "alleen een vergunning die nog geldt telt",
            "Vergunning.exploitatie": "alleen een vergunning om te gebruiken",
            "Vergunning.omzetting": "kamers horen bewoond te zijn",
            "Vergunning.verhuur": "een verhuurde woning hoort bewoond te zijn",
            "Vergunning.bouwsom_euro": "een verbouwing is tegenbewijs",
            "Vergunning.besluit": "alleen een verleende verbouwing telt",
            "Vergunning.datum_besluit": "de verbouwing moet na het begin van de leegstand zijn vergund",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="alleen het aantal ingeschrevenen telt en alleen nul; wie er woonde is niet bekend en speelt geen rol",
        review_by=date(2027, 11, 1),
        klasse_b=ClassB(
            verband="dat er niemand staat ingeschreven waar een vergunning bewoning veronderstelt is wat de regel zoekt",
            alternatief="een telling per adres, en daarvan alleen nul: geen personen, geen verhuizingen en geen energieverbruik",
            vanaf=date(2026, 11, 27),
        ),
    ),
)  # fmt: skip
