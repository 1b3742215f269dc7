"""Een rechtspersoon uit een land dat geen buurland is heeft vastgoed in de gemeente."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import LOWERS, ClassB, Counter, LegalCard, Rule

RULE = Rule(
    id="buitenlandse_rechtspersoon",
    title="Rechthebbende is een rechtspersoon uit het buitenland",
    family="eigenaar",
    match="""
        MATCH (eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE eigenaar.buitenland = 'elders' AND b.geldig_tot IS NULL
          AND eigenaar.uitgezonderd IS NULL AND eigenaar.eenmanszaak = false
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "eigenaar": "eigenaar.id",
        "recht": "b.recht",
        "sinds": "b.geldig_van",
    },
    identity=("perceel", "eigenaar"),
    population="MATCH (eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel) RETURN count(b) AS aantal",
    parameters=(),
    why="{eigenaar}, een rechtspersoon met zetel buiten Nederland en de buurlanden, is rechthebbende op {perceel}.",
    other_explanations=(
        "een buitenlands fonds of pensioenfonds dat in Nederlands vastgoed belegt",
        "een onderneming met een Nederlandse vestiging",
        "een tweede huis dat om fiscale redenen in een vennootschap zit",
    ),
    sources=("brk",),
    needs=("de rechtsvorm en het land van zetel van de rechthebbende",),
    blind_to=(
        "een Nederlandse vennootschap met een buitenlandse moeder",
        "rechtspersonen waarvan de zetel niet bekend is",
    ),
    strength="combinatie",
    weight=2,
    maturity="proef",
    source="Unger/Ferwerda 2010: vestiging in het buitenland is een van de drie kenmerken die onderscheiden",
    indicators=("OWN-01",),
    profiles=("witwasaankoop", "stroman"),
    counters=(
        Counter(
            "nederlandse_vestiging",
            "MATCH (eigenaar)-[:HEEFT_VESTIGING]->(vestiging:Vestiging) WHERE vestiging.hoofdvestiging IS NOT NULL",
            {"vestiging": "vestiging.id"},
            "{eigenaar} heeft in het handelsregister vestiging {vestiging} in Nederland.",
            LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.buitenland": "de buitenlandse zetel van de rechtspersoon is het kenmerk zelf",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is telt mee",
            "BEZIT.geldig_van": "de lezer moet weten sinds wanneer het recht er is",
            "BEZIT.recht": "de lezer moet weten om welk recht het gaat",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Vestiging.hoofdvestiging": "een vestiging in Nederland is tegenbewijs",
        },
        proxies="alleen de zetel van een rechtspersoon telt, nooit woonplaats, nationaliteit of afkomst van een persoon; achter een"
        " rechtspersoon kan één persoon staan, daarom opent de regel niets alleen en tellen België en Duitsland niet",
        review_by=date(2027, 11, 1),
        klasse_b=ClassB(
            verband="achter een rechtspersoon van buiten Nederland toont geen register hier wie zeggenschap heeft",
            alternatief="welk land het is wordt niet gelezen, alleen buurland of elders, en alleen van rechtspersonen",
            vanaf=date(2026, 11, 27),
        ),
    ),
)
