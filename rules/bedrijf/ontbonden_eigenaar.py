"""Een rechtspersoon die is opgehouden te bestaan staat nog als eigenaar in het Kadaster."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import CLEARS, INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="ontbonden_eigenaar",
    title="Ontbonden rechtspersoon is nog eigenaar",
    family="bedrijf",
    match="""
        MATCH (eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE b.dagen_na_einde >= $dagen AND b.geldig_tot IS NULL
          AND eigenaar.uitgezonderd IS NULL AND eigenaar.eenmanszaak = false
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "eigenaar": "eigenaar.id", "recht": "b.recht", "beeindigd": "eigenaar.beeindigd",
        "dagen": "b.dagen_na_einde",
    },
    identity=("perceel", "eigenaar"),
    population="MATCH (eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel) RETURN count(b) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 90, 30, 1825, "voorstel: ruimte voor verwerking in het Kadaster"),),
    why="{eigenaar} is op {beeindigd} beëindigd en staat {dagen} dagen later nog als rechthebbende op {perceel}.",
    other_explanations=(
        "de vereffening loopt nog of is heropend", "een fusie of splitsing die in het Kadaster nog niet is verwerkt",
        "de akte van levering is getekend en nog niet ingeschreven",
    ),
    sources=("brk", "kvk"),
    needs=("de datum van beëindiging uit het handelsregister",),
    blind_to=("rechtspersonen zonder KVK-nummer in de levering", "buitenlandse registers"),
    strength="solo",
    weight=2,
    maturity="stabiel",
    source="Belastingdienst 2025: circa 2.000 ondernemers ontbonden vennootschappen met bezittingen",
    indicators=("COM-02", "OWN-03"), profiles=("stroman", "witwasaankoop"),
    counters=(
        Counter(
            "opgegaan_in_een_ander",
            "MATCH (zelf:Bedrijf) WHERE zelf.id = eigenaar.id AND zelf.eindreden IN ['fusie', 'splitsing', 'omzetting']",
            {"reden": "zelf.eindreden"}, "{eigenaar} eindigde door {reden}: het bezit ging over op een ander.", CLEARS,
        ),
        Counter(
            "al_verkocht", "MATCH (koper:Persoon|Bedrijf)-[koop:KOOPT]->(perceel) WHERE koop.geldig_tot IS NULL",
            {"koper": "koper.id"}, "{perceel} is bij overeenkomst verkocht aan {koper}; de levering volgt nog.", LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "BEZIT.dagen_na_einde": "het bezit na het einde is het kenmerk zelf",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is telt mee",
            "BEZIT.recht": "de lezer moet weten om welk recht het gaat",
            "Bedrijf.beeindigd": "de lezer moet de datum kunnen nagaan",
            "Bedrijf.eindreden": "na een fusie of splitsing gaat het bezit over: dat is tegenbewijs",
            "KOOPT.geldig_tot": "een verkoop die loopt is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, kerken en VvE's vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alle kenmerken gaan over de rechtspersoon en zijn recht, niet over personen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
