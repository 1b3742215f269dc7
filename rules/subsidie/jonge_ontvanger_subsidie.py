"""Een rechtspersoon die net is opgericht krijgt een grote subsidie."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_BESTAANDE_GROEP = Counter(
    id="bestaande_groep",
    match="""
        MATCH (ontvanger)-[:VERBONDEN_MET]->(ouder:Bedrijf)
        WHERE ouder.opgericht < date('2015-01-01') AND ouder.beeindigd IS NULL
    """,
    evidence={"ouder": "ouder.id", "opgericht": "ouder.opgericht"},
    says="{ontvanger} is verbonden met {ouder}, dat sinds {opgericht} bestaat.",
    effect=LOWERS,
)
RULE = Rule(
    id="jonge_ontvanger_subsidie",
    title="Grote subsidie aan een nieuwe rechtspersoon",
    family="subsidie",
    match="""
        MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie)
        WHERE o.dagen_sinds_oprichting <= $dagen AND subsidie.verleend_euro >= $bedrag
          AND ontvanger.uitgezonderd IS NULL AND ontvanger.eenmanszaak = false
    """,
    subject="subsidie",
    evidence={
        "subsidie": "subsidie.id",
        "ontvanger": "ontvanger.id",
        "opgericht": "ontvanger.opgericht",
        "dagen": "o.dagen_sinds_oprichting",
        "verleend": "subsidie.verleend_euro",
        "datum": "subsidie.datum_besluit",
    },
    identity=("subsidie", "ontvanger"),
    population="MATCH (:Bedrijf)-[o:ONTVANGT]->(:Subsidie) WHERE o.dagen_sinds_oprichting IS NOT NULL RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 180, 30, 730, "voorstel: een half jaar"),
        Parameter(
            "bedrag", INT64, "euro", 10_000, 1_000, 1_000_000, "voorstel: kleine initiatieven vallen buiten de regel"
        ),
    ),
    why="{ontvanger}, opgericht op {opgericht}, vroeg {dagen} dagen later subsidie {subsidie} aan en kreeg op {datum}"
    " {verleend} euro.",
    other_explanations=(
        "een nieuw initiatief: daar zijn veel regelingen voor",
        "een stichting die voor één project is opgericht",
        "een activiteit die uit een bestaande organisatie is verzelfstandigd",
    ),
    sources=("subsidies_intern", "hr"),
    needs=("het KVK-nummer van de ontvanger en de dag van de aanvraag", "de oprichting"),
    blind_to=("een oude lege stichting die nieuw leven kreeg", "ontvangers zonder KVK-nummer", "de dag van betaling"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Onderzoek naar misbruik van stichtingen; dagen en bedrag zijn een voorstel",
    indicators=("SUB-02",),
    profiles=("subsidie",),
    counters=(_BESTAANDE_GROEP,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Algemene subsidieverordening en Wet Bibob",
        attributes={
            "ONTVANGT.dagen_sinds_oprichting": "de leeftijd van de rechtspersoon is het kenmerk zelf",
            "Subsidie.verleend_euro": "alleen een groot bedrag telt en de lezer moet het kennen",
            "Subsidie.datum_besluit": "de lezer moet het besluit kunnen vinden",
            "Bedrijf.opgericht": "de lezer moet de leeftijd kunnen narekenen; een oude verbonden partij is tegenbewijs",
            "Bedrijf.beeindigd": "een beëindigde partij is geen tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, kerken en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="de leeftijd van een rechtspersoon zegt niets over de leeftijd of afkomst van personen",
        review_by=date(2027, 11, 1),
    ),
    undecided="""
        MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie)
        WHERE subsidie.verleend_euro >= 10000 AND ontvanger.kvk IS NULL RETURN count(o) AS aantal
    """,
)
