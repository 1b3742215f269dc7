"""De geldgever van een hypotheek is de geldnemer zelf, of een partij die met hem verbonden is."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="zelffinanciering",
    title="Hypotheek van een verbonden partij",
    family="financiering",
    match="""
        MATCH (geldgever:Persoon|Bedrijf)-[:GELDGEVER]->(h:Hypotheek)<-[:GELDNEMER]-(geldnemer:Persoon|Bedrijf)
        WHERE geldgever.uitgezonderd IS NULL AND geldnemer.uitgezonderd IS NULL
        OPTIONAL MATCH (geldgever)-[v:VERBONDEN_MET]->(ander:Persoon|Bedrijf)
        WHERE ander.id = geldnemer.id
        WITH geldgever, geldnemer, h, v
        WHERE geldgever.id = geldnemer.id
           OR (v.stappen <= $stappen
               AND (v.geldig_tot IS NULL OR h.geldig_van IS NULL OR v.geldig_tot >= h.geldig_van))
        MATCH (h)-[op:HYPOTHEEK_OP]->(perceel:Perceel) WHERE op.geldig_tot IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "hypotheek": "h.id", "geldgever": "geldgever.id", "geldnemer": "geldnemer.id",
        "bedrag": "h.bedrag_euro", "sinds": "h.geldig_van", "via": "v.via", "stappen": "v.stappen",
    },
    identity=("perceel", "hypotheek"),
    population="""
        MATCH (geldgever:Persoon|Bedrijf)-[g:GELDGEVER]->(h:Hypotheek)
        WHERE g.geldig_tot IS NULL RETURN count(g) AS aantal
    """,
    parameters=(
        Parameter("stappen", INT64, "stappen", 2, 1, 2, "voorstel: 1 alleen rechtstreeks, 2 ook over één gezamenlijke derde"),
    ),
    why="Op {perceel} rust een hypotheek van {bedrag} euro van {geldgever} aan {geldnemer};"
    " zij zijn met elkaar verbonden of dezelfde partij.",
    other_explanations=(
        "een directeur die leent van zijn eigen vennootschap: toegestaan en gewoon, mits zakelijk",
        "financiering binnen een groep, bijvoorbeeld van een moeder aan een dochter",
        "een lening die na de overdracht van de onderneming is blijven staan",
    ),
    sources=("brk", "hr", "kik"),
    needs=("de hypotheken van het object", "de functionarissen van geldgever en geldnemer"),
    blind_to=(
        "banden door familie of adres", "buitenlandse geldgevers zonder inschrijving in het handelsregister",
        "objecten waarvan de hypotheken niet zijn opgevraagd",
    ),
    strength="combinatie",
    weight=2,
    maturity="stabiel",
    version=3,
    source="Unger/Ferwerda 2010, kenmerk 2.4: schuldeiser is schuldenaar; FATF 2007: loan-back",
    indicators=("FIN-09",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.bedrag_euro": "de lezer moet de omvang van de lening kennen",
            "Hypotheek.geldig_van": "een band die toen al voorbij was telt niet mee en de lezer moet de akte kunnen vinden",
            "VERBONDEN_MET.geldig_tot": "een band die voor de hypotheek al voorbij was telt niet mee",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "VERBONDEN_MET.stappen": "de band tussen geldgever en geldnemer is het kenmerk zelf",
            "Bedrijf.uitgezonderd": "banken, overheden en andere partijen op de lijst lenen vanuit hun taak",
            "Bedrijf.geldverstrekker": "een bank die ook op het object leende heeft de aankoop getoetst",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("bank_ernaast", "MATCH (bank:Bedrijf)-[:GELDGEVER]->(tweede:Hypotheek)-[ook:HYPOTHEEK_OP]->(perceel)"
                " WHERE ook.geldig_tot IS NULL AND bank.geldverstrekker IN ['vergunning', 'bank'] AND bank.id <> geldgever.id",
                {"bank": "bank.id"}, "Ook {bank} leende op dit object en toetste de aankoop.", LOWERS),
    ),
)  # fmt: skip
