"""Een woning die een jonge vennootschap of zonder hypotheek is gekocht, staat sindsdien leeg."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import CLOSED_OBJECT, CLOSURE_ATTRIBUTES, RENOVATION

RULE = Rule(
    id="gekocht_en_leeg",
    title="Gekocht en leeg gelaten",
    family="gebruik",
    match="""
        MATCH (adres:Adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject)<-[:HEEFT_VBO]-(perceel:Perceel)
        WHERE vbo.dagen_onbewoond >= $dagen AND adres.bedrijven IS NULL
        WITH adres, vbo, perceel
        MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie)-[g:BETREFT]->(perceel)
        WHERE t.soort = 'koop' AND t.datum <= vbo.ingeschreven_op
          AND (k.dagen_sinds_oprichting <= $jong OR g.aantal_hypotheken = 0)
          AND koper.uitgezonderd IS NULL AND koper.eenmanszaak = false
          AND EXISTS { MATCH (koper)-[b:BEZIT]->(perceel) WHERE b.geldig_tot IS NULL }
        WITH adres, vbo, perceel, koper, t
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "adres": "adres.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum",
        "sinds": "vbo.onbewoond_sinds", "dagen": "vbo.dagen_onbewoond",
    },
    identity=("perceel", "koper"),
    population="MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie) WHERE t.soort = 'koop' RETURN count(k) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 365, 90, 3_650, "CBS: langdurige leegstand is een jaar of langer"),
        Parameter("jong", INT64, "dagen", 365, 30, 1_095, "als bij jonge_vennootschap_koopt"),
    ),
    why="{koper} kocht {perceel} op {datum}; in de woning op {adres} stond bij elke telling sinds {sinds}, {dagen} dagen lang,"
    " niemand ingeschreven en er is geen bedrijf gevestigd.",
    other_explanations=(
        "een koper die verbouwt of op een vergunning wacht", "een woning die voor sloop of nieuwbouw is gekocht",
        "een woning die te koop of te huur staat",
    ),
    sources=("bewoning", "bag", "brk", "hr"),
    needs=("tellingen op minstens twee dagen met een jaar ertussen", "de oprichting van de koper of een antwoord over hypotheken"),
    blind_to=("woningen met maar één telling", "kopers die een natuurlijk persoon zijn", "of de woning te koop staat"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="CBS, langdurige leegstand, naast een kenmerk van de koper; het verband is een voorstel",
    indicators=("USE-02",), profiles=("witwasaankoop", "stroman"),
    counters=(RENOVATION, CLOSED_OBJECT),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Leegstandwet en Wet Bibob",
        attributes=CLOSURE_ATTRIBUTES | {
            "Verblijfsobject.dagen_onbewoond": "de leegstand na de koop is het kenmerk zelf",
            "Verblijfsobject.onbewoond_sinds": "de lezer moet de tellingen kunnen vinden",
            "Verblijfsobject.ingeschreven_op": "de koop moet voor de laatste telling liggen",
            "Adres.bedrijven": "waar een bedrijf is gevestigd staat het pand niet leeg",
            "KOPER.dagen_sinds_oprichting": "een jonge koper is een van de twee kenmerken van de aankoop",
            "BETREFT.aantal_hypotheken": "een koop zonder hypotheek is het andere",
            "BEZIT.geldig_tot": "alleen wie nog rechthebbende is laat het leegstaan",
            "Transactie.soort": "alleen een koop telt", "Transactie.datum": "de koop moet voor de laatste telling liggen",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Vergunning.bouwsom_euro": "een verbouwing is tegenbewijs", "Vergunning.besluit": "alleen een verleende telt",
            "Vergunning.datum_besluit": "de verbouwing moet na het begin van de leegstand zijn vergund",
        },
        proxies="alleen het aantal ingeschrevenen telt en alleen nul; de koper is een bedrijf",
        review_by=date(2027, 11, 1),
        klasse_b=ClassB(
            verband="een woning die na de koop leeg blijft wordt niet gebruikt waarvoor zij bestemd is; dat zoekt de regel",
            alternatief="een telling per adres, en daarvan alleen nul: geen personen, geen verhuizingen en geen energieverbruik",
            vanaf=date(2026, 11, 27),
        ),
    ),
)  # fmt: skip
