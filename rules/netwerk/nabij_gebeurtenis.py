"""Wie vastgoed heeft is verbonden met een partij die een sluiting, weigering of intrekking kreeg."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="nabij_gebeurtenis",
    title="Rechthebbende is verbonden met wie een maatregel kreeg",
    family="netwerk",
    match="""
        MATCH (gebeurtenis:Gebeurtenis)-[:GAAT_OVER]->(betrokkene:Persoon|Bedrijf)
        WHERE betrokkene.uitgezonderd IS NULL AND (gebeurtenis.soort STARTS WITH 'sluiting'
              OR gebeurtenis.soort STARTS WITH 'weigering' OR gebeurtenis.soort STARTS WITH 'intrekking')
        WITH gebeurtenis, betrokkene
        MATCH (betrokkene)-[v:VERBONDEN_MET]->(houder:Persoon|Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE v.stappen <= $stappen AND b.geldig_tot IS NULL AND houder.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "houder": "houder.id", "gebeurtenis": "gebeurtenis.id", "soort": "gebeurtenis.soort",
        "datum": "gebeurtenis.datum", "betrokkene": "betrokkene.id", "via": "v.via",
    },
    identity=("perceel", "houder", "gebeurtenis"),
    population="MATCH (gebeurtenis:Gebeurtenis)-[g:GAAT_OVER]->(betrokkene:Persoon|Bedrijf) RETURN count(g) AS aantal",
    parameters=(
        Parameter("stappen", INT64, "stappen", 2, 1, 2, "voorstel: 1 alleen rechtstreeks, 2 ook over één gezamenlijke derde"),
    ),
    why="{houder}, rechthebbende op {perceel}, is verbonden met {betrokkene}, die op {datum} een maatregel kreeg ({soort}).",
    other_explanations=(
        "een zakelijke band die niets met de maatregel te maken heeft", "een verhuurder die zelf om de sluiting vroeg",
        "een band die al voorbij was",
    ),
    sources=("brk", "hr", "gebeurtenissen"),
    needs=("de partij bij elke maatregel", "de functionarissen van bedrijven"),
    blind_to=("banden door familie of adres", "maatregelen waarbij geen partij is genoemd"),
    strength="context",
    weight=0,
    maturity="proef",
    source="Justis: netwerktekeningen tonen relaties en relevante beëindigingen; wie met veel bedrijven banden heeft verbindt"
    " niemand",
    indicators=("NET-02",), profiles=(),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "VERBONDEN_MET.stappen": "de afstand is het kenmerk zelf",
            "VERBONDEN_MET.via": "de lezer moet weten waaruit de band bestaat",
            "Gebeurtenis.soort": "alleen een sluiting, weigering of intrekking telt",
            "Gebeurtenis.datum": "de lezer moet de maatregel kunnen vinden",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is telt mee",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats;"
        " nabijheid zegt niets over schuld en telt nergens mee",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
