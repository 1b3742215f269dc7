"""Twee partijen die elk vastgoed hebben lijken zo op elkaar dat zij dezelfde kunnen zijn."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="mogelijk_dezelfde_eigenaar",
    title="Twee rechthebbenden zijn mogelijk één partij",
    family="netwerk",
    match="""
        MATCH (een:Persoon|Bedrijf)-[b:BEZIT]->(perceel:Perceel), (een)-[m:MOGELIJK_ZELFDE_ALS]->(ander:Persoon|Bedrijf)
        WHERE m.score_promille >= $score AND b.geldig_tot IS NULL AND een.uitgezonderd IS NULL AND ander.uitgezonderd IS NULL
        MATCH (ander)-[c:BEZIT]->(tweede:Perceel)
        WHERE c.geldig_tot IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "een": "een.id",
        "ander": "ander.id",
        "tweede": "tweede.id",
        "score": "m.score_promille",
    },
    identity=("perceel", "een", "ander"),
    population="MATCH (een:Persoon|Bedrijf)-[m:MOGELIJK_ZELFDE_ALS]->(ander:Persoon|Bedrijf) RETURN count(m) AS aantal",
    parameters=(Parameter("score", INT64, "promille", 900, 500, 999, "voorstel: pas bij een hoge score"),),
    why="{een}, rechthebbende op {perceel}, is mogelijk dezelfde als {ander}, rechthebbende op {tweede} (score: {score}).",
    other_explanations=(
        "naamgenoten, zoals vader en zoon",
        "een schrijffout in een van beide registers",
        "een partij die in een register nog onder een oud nummer staat",
    ),
    sources=("brk",),
    needs=("de partijen zijn gekoppeld en mogelijke koppelingen zijn beoordeeld",),
    blind_to=("partijen met verschillende BSN, RSIN of KVK-nummers: die worden nooit gekoppeld",),
    strength="context",
    weight=0,
    maturity="proef",
    version=2,
    source="Zaken waarin één persoon onder meer identiteiten vastgoed had; context tot een mens de koppeling bevestigt",
    indicators=("NET-08",),
    profiles=(),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "MOGELIJK_ZELFDE_ALS.score_promille": "alleen een sterke gelijkenis is het tonen waard",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is telt mee",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="de score komt uit het koppelen van registers; een naam zelf is geen kenmerk en afkomst speelt geen rol",
        review_by=date(2027, 11, 1),
    ),
)
