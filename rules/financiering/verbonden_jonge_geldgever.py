"""De geldgever van een hypotheek is met de geldnemer verbonden en was toen net opgericht, of is buitenlands."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, ClassB, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="verbonden_jonge_geldgever",
    title="Hypotheek van een verbonden geldgever die net is opgericht of buitenlands is",
    family="financiering",
    match="""
        MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel),
              (geldnemer:Persoon|Bedrijf)-[:GELDNEMER]->(h)
        WHERE op.geldig_tot IS NULL AND geldgever.uitgezonderd IS NULL AND geldnemer.uitgezonderd IS NULL
          AND geldgever.eenmanszaak = false AND geldgever.id <> geldnemer.id
          AND (g.dagen_sinds_oprichting <= $jong OR geldgever.buitenland = 'elders')
        MATCH (geldgever)-[v:VERBONDEN_MET]->(ander:Persoon|Bedrijf)
        WHERE ander.id = geldnemer.id AND (v.geldig_tot IS NULL OR h.geldig_van IS NULL OR v.geldig_tot >= h.geldig_van)
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "hypotheek": "h.id", "geldgever": "geldgever.id", "geldnemer": "geldnemer.id",
        "bedrag": "h.bedrag_euro", "sinds": "h.geldig_van", "via": "v.via", "leeftijd": "g.dagen_sinds_oprichting",
        "vestiging": "geldgever.buitenland",
    },
    identity=("perceel", "hypotheek"),
    population="MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek) WHERE g.geldig_tot IS NULL RETURN count(g) AS aantal",
    parameters=(Parameter("jong", INT64, "dagen", 365, 30, 1095, "voorstel: korter dan een jaar ingeschreven"),),
    why="Op {perceel} rust sinds {sinds} een hypotheek van {bedrag} euro van {geldgever} aan {geldnemer}; zij zijn verbonden"
    " ({via}) en de geldgever was toen pas opgericht of is buiten Nederland en de buurlanden gevestigd.",
    other_explanations=(
        "een houdstermaatschappij die bij een herstructurering is opgericht en de groep financiert",
        "een directeur die leent van zijn nieuwe vennootschap: toegestaan, mits zakelijk",
        "een internationale groep die haar leningen in één vennootschap heeft ondergebracht",
    ),
    sources=("brk", "hr", "kik"),
    needs=("de hypotheken van het object", "de functionarissen en de oprichting van de geldgever"),
    blind_to=("banden door familie of adres", "een oude lege vennootschap als geldgever",
              "objecten waarvan de hypotheken niet zijn opgevraagd"),
    strength="solo",
    weight=1,
    maturity="proef",
    version=2,
    source="Unger/Ferwerda 2010, kenmerk 2.4, en FATF 2007: loan-back; met een jonge of verre geldgever zelden gewoon",
    indicators=("FIN-09",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "GELDGEVER.dagen_sinds_oprichting": "een geldgever zonder verleden kan het geld niet hebben verdiend",
            "Bedrijf.buitenland": "van een verre rechtspersoon is de herkomst van geld niet na te gaan; woonland telt nooit",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Bedrijf.uitgezonderd": "banken, overheden en andere partijen op de lijst lenen vanuit hun taak",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.bedrag_euro": "de lezer moet de omvang van de lening kennen",
            "Hypotheek.geldig_van": "een band die toen al voorbij was telt niet mee en de lezer moet de akte kunnen vinden",
            "VERBONDEN_MET.geldig_tot": "een band die voor de hypotheek al voorbij was telt niet mee",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "Bedrijf.geldverstrekker": "een bank die ook op het object leende heeft de aankoop getoetst",
        },
        proxies="de band en de leeftijd zijn die van rechtspersonen; van personen telt geen leeftijd, afkomst of woonland",
        review_by=date(2027, 5, 1),
        klasse_b=ClassB(
            verband="van een rechtspersoon van buiten Nederland toont geen register hier waar het geld vandaan komt",
            alternatief="welk land het is wordt niet gelezen, alleen buurland of elders, en alleen van rechtspersonen",
            vanaf=date(2026, 11, 27),
        ),
    ),
    counters=(
        Counter("bank_ernaast", "MATCH (bank:Bedrijf)-[:GELDGEVER]->(tweede:Hypotheek)-[ook:HYPOTHEEK_OP]->(perceel)"
                " WHERE ook.geldig_tot IS NULL AND bank.geldverstrekker IN ['vergunning', 'bank'] AND bank.id <> geldgever.id",
                {"bank": "bank.id"}, "Ook {bank} leende op dit object en toetste de aankoop.", LOWERS),
    ),
)  # fmt: skip
