"""Op een object rust eigendom, en het Kadaster noemt niemand die het heeft."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import LegalCard, Rule

RULE = Rule(
    id="eigenaar_onbekend",
    title="Object zonder bekende rechthebbende",
    family="eigenaar",
    match="""
        MATCH (recht:Recht)-[:RUST_OP]->(perceel:Perceel)
        WHERE recht.aard_code = '2' AND recht.geldig_tot IS NULL AND perceel.vervallen = false
          AND NOT EXISTS { MATCH (houder:Persoon|Bedrijf)-[b:BEZIT]->(perceel) WHERE b.geldig_tot IS NULL }
          AND NOT EXISTS { MATCH (perceel)-[:GESPLITST_IN]->(deel:Perceel) }
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "recht": "recht.id",
    },
    identity=("perceel",),
    population="MATCH (perceel:Perceel) WHERE perceel.vervallen = false RETURN count(perceel) AS aantal",
    parameters=(),
    why="Op {perceel} rust eigendom ({recht}) zonder dat het Kadaster een rechthebbende noemt.",
    other_explanations=(
        "een nalatenschap die nog niet is verdeeld",
        "gemeenschappelijke delen van een gebouw met appartementen",
        "een levering van het Kadaster waarin een tenaamstelling ontbreekt of is geweigerd",
    ),
    sources=("brk",),
    needs=("alle rechten en tenaamstellingen van de gemeente",),
    blind_to=(
        "een rechthebbende die is overleden: de datum komt niet binnen",
        "een rechthebbende die in geen ander register voorkomt",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Zicht op Ondermijning: onbekende eigenaren; CBS: van 0,35 % van de woningen is de eigenaar onbekend",
    indicators=("OWN-11",),
    profiles=("stroman", "drugspand"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Recht.aard_code": "alleen eigendom moet een rechthebbende hebben",
            "Recht.geldig_tot": "alleen een recht dat er nu is telt",
            "Perceel.vervallen": "een object dat niet meer bestaat telt niet",
            "BEZIT.geldig_tot": "alleen een rechthebbende van nu neemt het kenmerk weg",
        },
        proxies="het kenmerk gaat over een lege plek in het register, niet over personen",
        review_by=date(2027, 11, 1),
    ),
)
