"""De geldgever van een hypotheek is een bedrijf dat van financieren zijn werk niet maakt."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="financier_geen_financiele_partij",
    title="Hypotheek van een bedrijf buiten de financiële sector",
    family="financiering",
    match="""
        MATCH (geldgever:Bedrijf)-[:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel),
              (geldnemer:Persoon|Bedrijf)-[:GELDNEMER]->(h)
        WHERE op.geldig_tot IS NULL AND (h.bedrag_euro IS NULL OR h.bedrag_euro >= $bedrag)
          AND geldgever.uitgezonderd IS NULL AND geldgever.eenmanszaak = false
          AND geldgever.geldverstrekker = 'anders'
          AND NOT EXISTS { MATCH (zelf:Bedrijf)-[:GELDNEMER]->(h) WHERE zelf.id = geldgever.id }
          AND NOT EXISTS {
              MATCH (h)<-[:GELDNEMER]-(lener:Persoon|Bedrijf)-[:VERBONDEN_MET]->(ander:Bedrijf)
              WHERE ander.id = geldgever.id
          }
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "hypotheek": "h.id", "geldgever": "geldgever.id", "geldnemer": "geldnemer.id",
        "bedrag": "h.bedrag_euro", "sinds": "h.geldig_van", "activiteit": "geldgever.sbi",
    },
    identity=("perceel", "hypotheek", "geldgever"),
    population="""
        MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek)
        WHERE g.geldig_tot IS NULL AND geldgever.geldverstrekker IS NOT NULL RETURN count(g) AS aantal
    """,
    parameters=(
        Parameter("bedrag", INT64, "euro", 25_000, 0, 10_000_000,
                  "voorstel: kleine zekerheden van leveranciers en aannemers vallen weg"),
    ),
    why="Op {perceel} rust een hypotheek van {bedrag} euro van {geldgever} aan {geldnemer}; de geldgever heeft"
    " hoofdactiviteit {activiteit} en valt dus buiten de financiële sector.",
    other_explanations=(
        "de verkoper of ontwikkelaar heeft een deel van de koopsom geleend",
        "een leverancier of opdrachtgever die zekerheid kreeg voor een vordering, zoals een brouwerij bij een café",
        "financiering binnen een groep die in het handelsregister niet zichtbaar is",
    ),
    sources=("brk", "hr", "kik"),
    needs=("de hypotheken van het object", "de hoofdactiviteit en functionarissen van de geldgever"),
    blind_to=(
        "geldgevers zonder inschrijving in het handelsregister, ook buitenlandse", "natuurlijke personen als geldgever",
        "een gekozen activiteitencode die niet past bij wat het bedrijf doet",
        "geldgevers die ooit met de geldnemer verbonden waren", "objecten waarvan de hypotheken niet zijn opgevraagd",
    ),
    strength="combinatie",
    weight=1,
    maturity="stabiel",
    version=3,
    source="Unger/Ferwerda 2010, kenmerk 1.3: financier is geen financiële partij; de ondergrens is een voorstel",
    indicators=("FIN-07",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.geldverstrekker": "of de geldgever naar vergunning of werk beroepshalve leent is het kenmerk zelf",
            "Bedrijf.sbi": "de lezer moet de hoofdactiviteit kennen",
            "Bedrijf.uitgezonderd": "banken, verzekeraars, overheden en corporaties op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.bedrag_euro": "kleine zekerheden vallen buiten de regel en de lezer moet de omvang kennen",
            "Hypotheek.geldig_van": "de lezer moet de akte kunnen vinden",
        },
        proxies="alle kenmerken gaan over het bedrijf dat leent en over de hypotheek, niet over personen",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("verkoper_leent",
                "MATCH (geldgever)-[:VERKOPER]->(koop:Transactie)-[:BETREFT]->(zelfde:Perceel) WHERE zelfde.id = perceel.id",
                {"akte": "koop.id"}, "{geldgever} verkocht het object zelf, akte {akte}: de lening kan een restschuld zijn.",
                LOWERS),
    ),
)  # fmt: skip
