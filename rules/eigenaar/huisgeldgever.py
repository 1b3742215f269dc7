"""Een bedrijf dat geen bank is leent op meer dan één object, en alleen aan één partij of kring."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="huisgeldgever",
    title="Een geldgever voor één kring alleen",
    family="eigenaar",
    match="""
        MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel)
        WHERE g.kring_objecten >= $objecten AND op.geldig_tot IS NULL AND geldgever.uitgezonderd IS NULL
          AND geldgever.eenmanszaak = false
    """,
    subject="bedrijf",
    evidence={
        "bedrijf": "geldgever.id", "perceel": "perceel.id", "hypotheek": "h.id", "sinds": "h.geldig_van",
        "aantal": "g.kring_objecten",
    },
    identity=("bedrijf",),
    population="MATCH (geldgever:Bedrijf)-[g:GELDGEVER]->(h:Hypotheek) WHERE g.kring_objecten >= 1 RETURN count(g) AS aantal",
    parameters=(Parameter("objecten", INT64, "objecten", 2, 2, 50, "voorstel: één lening zegt nog niets over wie er meer leent"),),
    why="{bedrijf} heeft een hypotheek op {aantal} objecten, waaronder {perceel} sinds {sinds}, en leent volgens het Kadaster"
    " alleen aan één partij of aan partijen die met elkaar zijn verbonden; het is geen bank.",
    other_explanations=(
        "een houdstermaatschappij of familievennootschap die haar eigen kring financiert",
        "een bank uit een buurland met één klant in de gemeente", "een verkoper die zijn panden op afbetaling verkocht",
    ),
    sources=("brk", "kik", "hr"),
    needs=("de hypotheken van elk object met hun geldgever", "de functionarissen en aandeelhouders van wie leent"),
    blind_to=("leningen in een andere gemeente", "banden door familie", "objecten waarvan de hypotheken niet zijn opgevraagd"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Unger/Ferwerda 2010, kenmerken 1.1 en 2.4: wie leent is geen bank of zit in het buitenland; dat er maar één kring van"
    " leent en het aantal objecten zijn een voorstel",
    indicators=("FIN-07", "FIN-08"), profiles=("witwasaankoop", "hypotheekfraude"),
    counters=(
        Counter("met_personeel", "WITH geldgever, g, h, op, perceel WHERE geldgever.werkzame_personen >= 10",
                {"werkzaam": "geldgever.werkzame_personen"},
                "Bij {bedrijf} werken {werkzaam} personen: het heeft zichtbaar eigen inkomsten.", LOWERS),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "GELDGEVER.kring_objecten": "dat wie leent één kring is, op meer objecten, is het kenmerk zelf",
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
