"""Een hypotheek is voor veel meer ingeschreven dan de WOZ-waarde van alles waarop zij rust."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="lening_boven_woz",
    title="Hypotheek ver boven de WOZ-waarde",
    family="financiering",
    match="""
        MATCH (geldgever:Persoon|Bedrijf)-[:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE op.geldig_tot IS NULL AND op.woz_verhouding_procent >= $verhouding AND geldgever.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "hypotheek": "h.id", "geldgever": "geldgever.id", "bedrag": "h.bedrag_euro",
        "sinds": "h.geldig_van", "verhouding": "op.woz_verhouding_procent",
    },
    identity=("perceel", "hypotheek"),
    population="""
        MATCH (h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE op.geldig_tot IS NULL AND op.woz_verhouding_procent IS NOT NULL RETURN count(op) AS aantal
    """,
    parameters=(
        Parameter("verhouding", INT64, "procent", 220, 120, 1_000,
                  "voorstel: anderhalf maal de waarde, met de opslag voor rente en kosten in het ingeschreven bedrag"),
        Parameter("bouwsom", INT64, "euro", 50_000, 0, 10_000_000, "voorstel: een kleiner werk vraagt geen bouwdepot"),
    ),
    why="Op {perceel} rust sinds {sinds} een hypotheek van {bedrag} euro ten gunste van {geldgever}: {verhouding} % van de"
    " WOZ-waarde op die dag van alles waarop zij rust.",
    other_explanations=(
        "een krediet van een onderneming waarvoor ook machines, voorraad of panden elders zekerheid geven",
        "een bouwdepot: geleend is de waarde na de verbouwing", "een WOZ-waarde die achterloopt of waartegen bezwaar loopt",
    ),
    sources=("kik", "prijsindex", "woz"),
    needs=("een WOZ-waarde van elk object waarop de hypotheek rust", "een prijsindex voor de dag van de hypotheek"),
    blind_to=("zekerheden die geen vastgoed zijn", "objecten buiten de gemeente die niet zijn opgevraagd",
              "wat van de lening nog openstaat"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Unger/Ferwerda 2010, kenmerk 2.2: bedrag ongewoon tegenover de WOZ-waarde; de grens is een voorstel",
    indicators=("FIN-04",), profiles=("hypotheekfraude", "witwasaankoop"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "HYPOTHEEK_OP.woz_verhouding_procent": "de lening tegenover de waarde is het kenmerk zelf",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.bedrag_euro": "de lezer moet de omvang van de lening kennen",
            "Hypotheek.geldig_van": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "banken, overheden en fondsen op de lijst lenen vanuit hun taak",
            "Bedrijf.geldverstrekker": "een bank als geldgever maakt de lening gewoner",
            "Vergunning.besluit": "alleen een verleende vergunning verklaart een bouwdepot",
            "Vergunning.bouwsom_euro": "een bouwsom van enige omvang verklaart een bouwdepot",
        },
        proxies="alle kenmerken gaan over de lening en het object, niet over personen",
        review_by=date(2027, 11, 1),
    ),
    undecided="""
        MATCH (h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE op.geldig_tot IS NULL AND op.woz_verhouding_procent IS NULL RETURN count(op) AS aantal
    """,
    counters=(
        Counter("bank", "MATCH (bank:Bedrijf)-[:GELDGEVER]->(h)"
                " WHERE bank.geldverstrekker IN ['vergunning', 'bank'] AND bank.id = geldgever.id",
                {}, "De geldgever {geldgever} leent naar vergunning of werk beroepshalve, vaak met meer zekerheden.", LOWERS),
        Counter("bouwplan",
                "MATCH (perceel)-[:HEEFT_VBO]->(:Verblijfsobject)-[:HEEFT_ADRES]->(:Adres)<-[:VERGUND_VOOR]-(v:Vergunning)"
                " WHERE v.besluit = 'verleend' AND v.bouwsom_euro >= $bouwsom",
                {"vergunning": "v.id", "bouwsom": "v.bouwsom_euro"},
                "Voor dit object is vergunning {vergunning} verleend, met een bouwsom van {bouwsom} euro.", LOWERS),
    ),
)  # fmt: skip
