"""Een geldgever die geen bank is leende meer dan vijf maal de waarde van alles waarop de hypotheek rust."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="lening_vijfmaal_woz",
    title="Hypotheek van meer dan vijf maal de WOZ-waarde",
    family="financiering",
    match="""
        MATCH (geldgever:Persoon|Bedrijf)-[:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE op.geldig_tot IS NULL AND op.woz_verhouding_procent >= $verhouding AND h.bedrag_euro >= $bedrag
          AND geldgever.uitgezonderd IS NULL
          AND coalesce(geldgever.geldverstrekker, 'anders') = 'anders'
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
        Parameter("verhouding", INT64, "procent", 500, 300, 5_000, "voorstel: vijf maal de waarde, waarboven geen opslag reikt"),
        Parameter("bedrag", INT64, "euro", 250_000, 0, 100_000_000, "voorstel: op een garage is dat nog weinig geld"),
        Parameter("bouwsom", INT64, "euro", 250_000, 0, 100_000_000, "voorstel: een kleiner werk verklaart zo'n lening niet"),
    ),
    why="Op {perceel} rust sinds {sinds} een hypotheek van {bedrag} euro ten gunste van {geldgever}, die naar zijn inschrijving"
    " geen bank of verzekeraar is: {verhouding} % van de WOZ-waarde op die dag van alles waarop zij rust.",
    other_explanations=(
        "een krediet aan een onderneming waarvoor ook ander bezit zekerheid geeft, zoals panden buiten de gemeente",
        "een bank of fonds dat nog niet op de lijst van uitzonderingen of in een geladen register van vergunningen staat",
        "een ontwikkeling waarvoor de grond zekerheid geeft en de WOZ-waarde nog die van de grond is",
    ),
    sources=("kik", "prijsindex", "woz"),
    needs=("een WOZ-waarde van elk object waarop de hypotheek rust", "een prijsindex voor de dag van de hypotheek"),
    blind_to=("zekerheden die geen vastgoed zijn", "objecten buiten de gemeente die niet zijn opgevraagd",
              "banken die voor een ander lenen"),
    strength="solo",
    weight=1,
    maturity="proef",
    version=2,
    source="Vastgoed Intelligence Centre: voorbeeld van een vennootschap buiten Europa die vele malen de waarde leende",
    indicators=("FIN-04",), profiles=("hypotheekfraude", "witwasaankoop"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "HYPOTHEEK_OP.woz_verhouding_procent": "de lening tegenover de waarde is het kenmerk zelf",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.bedrag_euro": "kleine bedragen vallen buiten de regel en de lezer moet de omvang kennen",
            "Hypotheek.geldig_van": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "banken, overheden en fondsen op de lijst lenen vanuit hun taak",
            "Bedrijf.geldverstrekker": "wie naar vergunning of hoofdactiviteit beroepshalve leent valt buiten de regel",
            "Vergunning.besluit": "alleen een verleende vergunning verklaart een lening voor nieuwbouw",
            "Vergunning.bouwsom_euro": "een grote bouwsom verklaart een lening voor nieuwbouw",
        },
        proxies="alle kenmerken gaan over de lening en het object; waar de geldgever woont of vandaan komt telt niet mee",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("bouwplan",
                "MATCH (perceel)-[:HEEFT_VBO]->(:Verblijfsobject)-[:HEEFT_ADRES]->(:Adres)<-[:VERGUND_VOOR]-(v:Vergunning)"
                " WHERE v.besluit = 'verleend' AND v.bouwsom_euro >= $bouwsom",
                {"vergunning": "v.id", "bouwsom": "v.bouwsom_euro"},
                "Voor dit object is vergunning {vergunning} verleend, met een bouwsom van {bouwsom} euro.", LOWERS),
    ),
)  # fmt: skip
