"""Een bedrijf dat geen bank is leende op meer dan één object aan wie ermee verbonden is, en geen bank leende mee."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="reeks_zelffinanciering",
    title="Een kring financiert meer dan één pand zelf",
    family="eigenaar",
    match="""
        MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE g.verbonden_objecten >= $objecten AND op.geldig_tot IS NULL AND geldgever.uitgezonderd IS NULL
          AND geldgever.eenmanszaak = false
    """,
    subject="bedrijf",
    evidence={
        "bedrijf": "geldgever.id", "perceel": "perceel.id", "hypotheek": "h.id", "sinds": "h.geldig_van",
        "aantal": "g.verbonden_objecten",
    },
    identity=("bedrijf",),
    population="MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek) WHERE g.verbonden_objecten >= 1 RETURN count(g) AS aantal",
    parameters=(Parameter("objecten", INT64, "objecten", 2, 2, 50, "voorstel: één lening aan de eigen vennootschap is gewoon"),),
    why="Op {aantal} objecten, waaronder {perceel} sinds {sinds}, rust een hypotheek van {bedrijf} aan partijen waarmee het is"
    " verbonden, en geen van een bank.",
    other_explanations=(
        "een houdstermaatschappij die haar vennootschappen financiert en zekerheid neemt voor het geval er een failliet gaat",
        "een familie die via één vennootschap aan haar leden leent", "een verkoop binnen de groep op afbetaling",
    ),
    sources=("brk", "kik", "hr"),
    needs=("de hypotheken van elk object met hun geldgever", "de functionarissen en aandeelhouders van de geldgever"),
    blind_to=("leningen die niet zijn ingeschreven", "banden door familie", "objecten waarvan de hypotheken niet zijn opgevraagd"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Unger/Ferwerda 2010, kenmerk 2.4, over meer panden: leningen binnen een groep worden zelden als hypotheek ingeschreven;"
    " het aantal is een voorstel",
    indicators=("FIN-09", "FIN-12"), profiles=("witwasaankoop", "hypotheekfraude"),
    counters=(
        Counter("met_personeel", "WITH geldgever, g, h, op, perceel WHERE geldgever.werkzame_personen >= 10",
                {"werkzaam": "geldgever.werkzame_personen"},
                "Bij {bedrijf} werken {werkzaam} personen: het heeft zichtbaar eigen inkomsten.", LOWERS),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "GELDGEVER.verbonden_objecten": "de herhaling binnen één kring is het kenmerk zelf",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.geldig_van": "de lezer moet de akte kunnen vinden",
            "Bedrijf.werkzame_personen": "een bedrijf met personeel heeft eigen inkomsten: dat is tegenbewijs",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Bedrijf.uitgezonderd": "banken, overheden en andere partijen op de lijst lenen vanuit hun taak",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
