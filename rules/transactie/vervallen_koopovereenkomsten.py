"""Eén koper liet in twee jaar meer ingeschreven koopovereenkomsten vervallen zonder dat het object aan hem is geleverd."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="vervallen_koopovereenkomsten",
    title="Koper met meer vervallen koopovereenkomsten",
    family="transactie",
    match="""
        MATCH (koper:Persoon|Bedrijf)-[k:KOOPT]->(perceel:Perceel)
        WHERE k.vervallen_koopovereenkomsten >= $overeenkomsten AND koper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "sinds": "k.geldig_van", "tot": "k.geldig_tot",
        "overeenkomsten": "k.vervallen_koopovereenkomsten",
    },
    identity=("perceel", "koper"),
    population="""
        MATCH (koper:Persoon|Bedrijf)-[k:KOOPT]->(perceel:Perceel) WHERE k.geldig_tot IS NOT NULL RETURN count(k) AS aantal
    """,
    parameters=(Parameter("overeenkomsten", INT64, "overeenkomsten", 2, 2, 20, "voorstel: twee in 24 maanden"),),
    why="De koopovereenkomst van {koper} voor {perceel} van {sinds} verviel op {tot} zonder levering; het was vervallen"
    " overeenkomst {overeenkomsten} van deze koper in 24 maanden.",
    other_explanations=(
        "een koper die zijn financiering meermalen niet rond kreeg", "een handelaar die het object aan een ander liet leveren",
        "een bouwproject dat niet doorging",
    ),
    sources=("brk",),
    needs=("de aantekeningen van koopovereenkomsten in de standen van het Kadaster", "standen tot een half jaar na het einde"),
    blind_to=("koopovereenkomsten die niet zijn ingeschreven", "een boete of waarborgsom", "levering aan een niet verbonden derde"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Openbaar Ministerie: misbruik van waarborgsom en boetebeding; het aantal en de termijn zijn een voorstel",
    indicators=("TRX-11",), profiles=("witwasaankoop",),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOOPT.vervallen_koopovereenkomsten": "de herhaling is het kenmerk zelf",
            "KOOPT.geldig_van": "de lezer moet de overeenkomst kunnen vinden",
            "KOOPT.geldig_tot": "de lezer moet zien wanneer de overeenkomst verviel",
            "Bedrijf.uitgezonderd": "overheden en corporaties sluiten overeenkomsten onder voorbehoud",
        },
        proxies="wie moeilijk financiering krijgt laat vaker een koop lopen; daarom pas bij herhaling en nooit een signaal alleen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
