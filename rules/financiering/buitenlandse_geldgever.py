"""De geldgever van een hypotheek is een rechtspersoon naar buitenlands recht."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, ClassB, Counter, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import LICENSED_LENDER

RULE = Rule(
    id="buitenlandse_geldgever",
    title="Hypotheek van een buitenlandse rechtspersoon",
    family="financiering",
    match="""
        MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE op.geldig_tot IS NULL AND geldgever.buitenland IS NOT NULL AND geldgever.eenmanszaak = false
          AND geldgever.uitgezonderd IS NULL AND (h.bedrag_euro IS NULL OR h.bedrag_euro >= $bedrag)
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "hypotheek": "h.id", "geldgever": "geldgever.id", "bedrag": "h.bedrag_euro",
        "sinds": "h.geldig_van", "vestiging": "geldgever.buitenland",
    },
    identity=("perceel", "hypotheek", "geldgever"),
    population="MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek) WHERE g.geldig_tot IS NULL RETURN count(g) AS aantal",
    parameters=(Parameter("bedrag", INT64, "euro", 25_000, 0, 10_000_000, "voorstel: kleine zekerheden vallen weg"),),
    why="Op {perceel} rust een hypotheek van {bedrag} euro ten gunste van {geldgever}, een rechtspersoon naar buitenlands"
    " recht (zetel: {vestiging}) die niet op de lijst van banken en fondsen staat.",
    other_explanations=(
        "een Belgische, Duitse of Luxemburgse bank die nog niet op de lijst van uitzonderingen staat",
        "een buitenlandse moeder die haar Nederlandse dochter financiert", "een koper die in het buitenland werkt en daar leende",
    ),
    sources=("brk", "kik"),
    needs=("de hypotheken van het object", "de rechtsvorm van de geldgever in het Kadaster",
           "de banken uit de buurlanden op de lijst van uitzonderingen"),
    blind_to=("buitenlands geld achter een Nederlandse geldgever", "geldgevers waarvan het Kadaster de rechtsvorm niet kent",
              "objecten waarvan de hypotheken niet zijn opgevraagd"),
    strength="combinatie",
    weight=2,
    maturity="proef",
    version=2,
    source="Unger/Ferwerda 2010, kenmerk 1.1: financier uit het buitenland; AMLC: buitenlandse rechtspersoon als financier",
    indicators=("FIN-08",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.buitenland": "het recht van de rechtspersoon is het kenmerk zelf; een woonland telt nooit mee",
            "Bedrijf.eenmanszaak": "wie een natuurlijk persoon is valt buiten de regel: zijn woonland telt nergens mee",
            "Bedrijf.geldverstrekker": "wie een vergunning heeft leent onder toezicht: dat is een gewone verklaring",
            "Bedrijf.uitgezonderd": "banken uit de buurlanden en andere partijen op de lijst lenen vanuit hun taak",
            "Hypotheek.bedrag_euro": "kleine zekerheden vallen buiten de regel en de lezer moet de omvang kennen",
            "Hypotheek.geldig_van": "de lezer moet de akte kunnen vinden",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "GELDGEVER.losse_leners": "wie aan velen zonder band leent doet dat als beroep: dat is tegenbewijs",
            "VERBONDEN_MET.via": "financiering binnen een groep verklaart een buitenlandse geldgever",
        },
        proxies="een buitenlandse zetel kan met de afkomst van een eigenaar samenhangen; daarom alleen rechtspersonen, geen landen"
        " apart, nooit een signaal alleen en een kortere termijn van weging",
        review_by=date(2027, 5, 1),
        klasse_b=ClassB(
            verband="waar een geldgever buiten Nederland zit, kan de gemeente niet in een register zien van wie het geld komt",
            alternatief="welk land het is wordt niet gelezen, alleen buurland of elders, en alleen van rechtspersonen",
            vanaf=date(2026, 11, 27),
        ),
    ),
    counters=(
        LICENSED_LENDER,
        Counter("groep",
                "MATCH (geldgever)-[v:VERBONDEN_MET]->(lener:Bedrijf)-[:GELDNEMER]->(zelfde:Hypotheek) WHERE zelfde.id = h.id",
                {"lener": "lener.id", "via": "v.via"}, "{geldgever} en {lener} zijn verbonden ({via}): geld binnen een groep.",
                LOWERS),
        Counter("leent_aan_velen", "WITH geldgever, g, h, op, perceel WHERE g.losse_leners >= 3", {"leners": "g.losse_leners"},
                "{geldgever} leent aan {leners} partijen zonder onderlinge band, zoals een bank doet.", LOWERS),
    ),
)  # fmt: skip
