"""Partijen financieren over en weer elkaars vastgoed: in één kring leent wie elders uitleent."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="onderlinge_financiering",
    title="Keten van onderlinge hypotheken",
    family="financiering",
    match="""
        MATCH (geldgever:Persoon|Bedrijf)-[:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel),
              (geldnemer:Persoon|Bedrijf)-[:GELDNEMER]->(h)
        WHERE op.keten_objecten >= $objecten AND op.keten_dubbelrollen >= $dubbelrollen AND op.geldig_tot IS NULL
          AND geldgever.id <> geldnemer.id AND geldgever.uitgezonderd IS NULL AND geldnemer.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "hypotheek": "h.id", "geldgever": "geldgever.id", "geldnemer": "geldnemer.id",
        "bedrag": "h.bedrag_euro", "objecten": "op.keten_objecten", "rollen": "op.keten_dubbelrollen",
    },
    identity=("perceel", "hypotheek"),
    population="MATCH (h:Hypotheek)-[op:HYPOTHEEK_OP]->(p:Perceel) WHERE op.geldig_tot IS NULL RETURN count(op) AS aantal",
    parameters=(
        Parameter("objecten", INT64, "objecten", 3, 2, 50, "voorstel: minder dan drie objecten is nog geen keten"),
        Parameter("dubbelrollen", INT64, "partijen", 2, 1, 50, "voorstel: minstens twee partijen lenen uit en lenen zelf"),
    ),
    why="{geldgever} {geldgever:leende|leenden} {bedrag} euro aan {geldnemer} met {perceel} als zekerheid; in de kring van"
    " geldgevers en geldnemers waartoe zij behoren lenen en ontlenen {rollen} partijen over en weer, op {objecten} objecten.",
    other_explanations=(
        "een familiebedrijf of boerenfamilie die elkaar bij opvolging financiert",
        "vennoten die over en weer zekerheid gaven", "financiering binnen een groep die het handelsregister niet toont",
    ),
    sources=("kik",),
    needs=("de hypotheken van de objecten met geldgever en geldnemer",),
    blind_to=("leningen die niet zijn ingeschreven", "objecten waarvan de hypotheken niet zijn opgevraagd",
              "ketens die over een bank of een geldgever met meer dan twintig geldnemers lopen"),
    strength="solo",
    weight=2,
    maturity="proef",
    version=2,
    source="Onderzoek binnenstad Amsterdam: tientallen panden onderling gefinancierd; de aantallen zijn een voorstel",
    indicators=("FIN-12",), profiles=("witwasaankoop", "stroman"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "HYPOTHEEK_OP.keten_objecten": "de omvang van de kring is het kenmerk zelf",
            "HYPOTHEEK_OP.keten_dubbelrollen": "dat partijen uitlenen en zelf lenen is het kenmerk zelf",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.bedrag_euro": "de lezer moet de omvang van de lening kennen",
            "Bedrijf.uitgezonderd": "banken, overheden en andere partijen op de lijst lenen vanuit hun taak",
            "VERBONDEN_MET.via": "financiering binnen een zichtbare groep is gewoner",
        },
        proxies="de kring komt uit ingeschreven leningen, niet uit familie, naam, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("groep", "MATCH (geldgever)-[v:VERBONDEN_MET]->(ander:Persoon|Bedrijf) WHERE ander.id = geldnemer.id",
                {"via": "v.via"},
                "{geldgever} en {geldnemer} zijn in het handelsregister verbonden ({via}).", LOWERS),
    ),
)  # fmt: skip
