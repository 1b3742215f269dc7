"""Een natuurlijk persoon leende een groot deel van de koopsom van een object."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import LICENSED_LENDER

RULE = Rule(
    id="particuliere_geldgever",
    title="Aankoop grotendeels betaald met een lening van een natuurlijk persoon",
    family="financiering",
    match="""
        MATCH (geldgever:Persoon|Bedrijf)-[:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE op.geldig_tot IS NULL AND op.koopsom_verhouding_procent >= $deel AND h.bedrag_euro >= $bedrag
          AND geldgever.uitgezonderd IS NULL AND coalesce(geldgever.eenmanszaak, true) = true
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "hypotheek": "h.id", "geldgever": "geldgever.id", "bedrag": "h.bedrag_euro",
        "sinds": "h.geldig_van", "deel": "op.koopsom_verhouding_procent",
    },
    identity=("perceel", "hypotheek"),
    population="""
        MATCH (h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE op.geldig_tot IS NULL AND op.koopsom_verhouding_procent IS NOT NULL RETURN count(op) AS aantal
    """,
    parameters=(
        Parameter("deel", INT64, "procent", 50, 10, 200,
                  "de helft: van de familieleningen is bijna de helft kleiner dan een vijfde van de lening (DNB 2020)"),
        Parameter("bedrag", INT64, "euro", 50_000, 0, 10_000_000, "voorstel: een kleine lening zegt te weinig"),
    ),
    why="{geldgever} {geldgever:leende|leenden} {bedrag} euro bij de aankoop van {perceel}, hypotheek van {sinds}: {deel} % van de"
    " koopsom.",
    other_explanations=(
        "ouders of familie die aan een kind lenen: één op de zes huishoudens met een hypotheek had in 2020 zo'n lening",
        "de verkoper die een deel van de koopsom nog niet ontving", "een particuliere belegger die tegen zekerheid leent",
    ),
    sources=("brk", "kik"),
    needs=("de hypotheken van het object met hun geldgever", "de koopsom van de akte rond de hypotheek"),
    blind_to=("leningen die niet zijn ingeschreven", "of geldgever en koper familie zijn: dat wordt niet nagegaan",
              "objecten waarvan de hypotheken niet zijn opgevraagd"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=3,
    source="Unger/Ferwerda 2010, kenmerk 1.2: financier is een persoon; de ondergrens volgt uit de omvang van familieleningen",
    indicators=("FIN-06",), profiles=("witwasaankoop", "stroman"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "HYPOTHEEK_OP.koopsom_verhouding_procent": "pas een groot deel van de koopsom is opvallend",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.bedrag_euro": "kleine leningen vallen buiten de regel en de lezer moet de omvang kennen",
            "Hypotheek.geldig_van": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "partijen op de lijst lenen vanuit hun taak",
            "Bedrijf.eenmanszaak": "alleen een eenmanszaak is als bedrijf een natuurlijk persoon",
            "Bedrijf.geldverstrekker": "een lening van een bank ernaast maakt de lening van een persoon gewoon",
        },
        proxies="familieleningen komen in alle groepen voor; naam, leeftijd en woonplaats van de geldgever tellen niet mee",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        LICENSED_LENDER,
        Counter("bank_ernaast",
                "WITH geldgever, h, op, perceel"
                " MATCH (bank:Bedrijf)-[:GELDGEVER]->(tweede:Hypotheek)-[ook:HYPOTHEEK_OP]->(perceel) WHERE ook.geldig_tot IS NULL"
                " AND bank.geldverstrekker IN ['vergunning', 'bank'] AND bank.id <> geldgever.id",
                {"bank": "bank.id"}, "Ook {bank} leende op dit object, zoals bij de meeste familieleningen.", LOWERS),
        Counter("verkoper_leent",
                "WITH geldgever, h, op, perceel"
                " MATCH (geldgever)-[:VERKOPER]->(koop:Transactie)-[:BETREFT]->(zelfde:Perceel) WHERE zelfde.id = perceel.id",
                {"akte": "koop.id"}, "{geldgever} verkocht het object zelf, akte {akte}: de lening kan een restschuld zijn.",
                LOWERS),
    ),
)  # fmt: skip
