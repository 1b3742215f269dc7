"""Een object hoort bij een van de grootste portefeuilles van de gemeente."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="veel_objecten",
    title="Eén uiteindelijke rechthebbende heeft zeer veel objecten",
    family="eigenaar",
    match="""
        MATCH (houder:Persoon|Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE b.portefeuille >= $objecten AND b.portefeuille_rang_promille >= $rang AND b.geldig_tot IS NULL
          AND houder.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "houder": "houder.id",
        "aantal": "b.portefeuille",
        "rang": "b.portefeuille_rang_promille",
    },
    identity=("perceel", "houder"),
    population="""
        MATCH (houder:Persoon|Bedrijf)-[b:BEZIT]->(perceel:Perceel) WHERE b.geldig_tot IS NULL RETURN count(b) AS aantal
    """,
    parameters=(
        Parameter(
            "objecten", INT64, "objecten", 10, 5, 10_000, "voorstel; wie er drie heeft noemt het Kadaster een belegger"
        ),
        Parameter("rang", INT64, "promille", 990, 500, 1_000, "voorstel: de hoogste honderdste in de gemeente zelf"),
    ),
    why="{houder}, rechthebbende op {perceel}, hoort bij een portefeuille van {aantal} objecten in de gemeente; {rang} van de"
    " rechthebbenden heeft er minder.",
    other_explanations=(
        "een verhuurder die daar zijn bedrijf van maakt",
        "een familiebezit dat over jaren is opgebouwd",
        "een complex waarvan elk appartement en elke berging een eigen object is",
    ),
    sources=("brk",),
    needs=("alle rechthebbenden van de gemeente", "de aandeelhouders van vennootschappen met vastgoed"),
    blind_to=("bezit buiten de gemeente", "zeggenschap die niet in het handelsregister staat"),
    strength="context",
    weight=0,
    maturity="proef",
    version=2,
    source="Unger/Ferwerda 2010, kenmerk 3.3: onevenredig veel objecten; het aantal is een voorstel, de rang komt uit de gemeente"
    " zelf",
    indicators=("OWN-04",),
    profiles=(),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "BEZIT.portefeuille": "de omvang van de portefeuille is het kenmerk zelf",
            "BEZIT.portefeuille_rang_promille": "wat veel is hangt af van de gemeente",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is telt mee",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="het aantal objecten zegt niets over afkomst; veel bezit is gewoon, daarom is de regel alleen context",
        review_by=date(2027, 11, 1),
    ),
)
