"""De geldgever van een hypotheek is een stichting buiten de lijst: wie haar geld inbracht is niet bekend."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="stichting_als_geldgever",
    title="Hypotheek van een stichting zonder bekende achterliggende partij",
    family="financiering",
    match="""
        MATCH (geldgever:Bedrijf)-[:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE op.geldig_tot IS NULL AND geldgever.rechtsvorm = 'ST' AND geldgever.uitgezonderd IS NULL
          AND coalesce(geldgever.geldverstrekker, 'anders') = 'anders'
          AND (h.bedrag_euro IS NULL OR h.bedrag_euro >= $bedrag)
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "hypotheek": "h.id", "geldgever": "geldgever.id", "bedrag": "h.bedrag_euro",
        "sinds": "h.geldig_van",
    },
    identity=("perceel", "hypotheek", "geldgever"),
    population="MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek) WHERE g.geldig_tot IS NULL RETURN count(g) AS aantal",
    parameters=(Parameter("bedrag", INT64, "euro", 25_000, 0, 10_000_000, "voorstel: kleine zekerheden vallen weg"),),
    why="Op {perceel} rust sinds {sinds} een hypotheek van {bedrag} euro ten gunste van {geldgever}, een stichting buiten de"
    " financiële sector; wie haar geld inbracht staat in geen openbaar register.",
    other_explanations=(
        "een fonds voor starters, monumenten of goede doelen dat nog niet op de lijst van uitzonderingen staat",
        "een administratiekantoor of pensioenstichting van een onderneming", "een kerk of maatschappelijke instelling die leent",
    ),
    sources=("kik",),
    needs=("de hypotheken van het object", "de rechtsvorm van de geldgever"),
    blind_to=("geldgevers met een andere rechtsvorm: aandeelhouders staan alleen in het handelsregister als er één is",
              "objecten waarvan de hypotheken niet zijn opgevraagd", "wie de stichting feitelijk leidt"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Unger/Ferwerda 2010, kenmerk 1.4: financier met niet geregistreerde aandeelhouders; de ondergrens is een voorstel",
    indicators=("FIN-13",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.rechtsvorm": "alleen een stichting heeft naar haar aard geen aandeelhouders",
            "Bedrijf.geldverstrekker": "wie van financieren zijn werk maakt valt buiten de regel",
            "Bedrijf.uitgezonderd": "fondsen, corporaties, scholen en goede doelen op de lijst vallen buiten de regel",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.bedrag_euro": "kleine zekerheden vallen buiten de regel en de lezer moet de omvang kennen",
            "Hypotheek.geldig_van": "de lezer moet de akte kunnen vinden",
            "VERBONDEN_MET.via": "een stichting boven de eigen groep verklaart de lening",
        },
        proxies="stichtingen van geloofs- of migrantengroepen zijn hier even zichtbaar als andere; doel en naam tellen niet mee",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("groep",
                "MATCH (geldgever)-[v:VERBONDEN_MET]->(lener:Bedrijf)-[:GELDNEMER]->(zelfde:Hypotheek) WHERE zelfde.id = h.id",
                {"lener": "lener.id", "via": "v.via"},
                "{geldgever} en {lener} zijn verbonden ({via}), zoals een administratiekantoor met zijn groep.", LOWERS),
    ),
)  # fmt: skip
