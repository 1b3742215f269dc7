"""Een bedrijf met vastgoed heeft een bestuurder die ook veel andere bedrijven bestuurt, in veel branches en op veel adressen."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="beroepsbestuurder",
    title="Bestuurder van zeer veel uiteenlopende bedrijven",
    family="bedrijf",
    match="""
        MATCH (bestuurder:Persoon|Bedrijf)-[f:BESTUURT]->(bedrijf:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE f.bestuurt_bedrijven >= $bedrijven AND f.bestuurt_branches >= $branches AND f.bestuurt_adressen >= $adressen
          AND f.geldig_tot IS NULL AND b.geldig_tot IS NULL AND bestuurder.uitgezonderd IS NULL
          AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
    """,
    subject="bedrijf",
    evidence={
        "bedrijf": "bedrijf.id",
        "bestuurder": "bestuurder.id",
        "perceel": "perceel.id",
        "aantal": "f.bestuurt_bedrijven",
        "branches": "f.bestuurt_branches",
        "adressen": "f.bestuurt_adressen",
    },
    identity=("bedrijf", "bestuurder"),
    population="""
        MATCH (bestuurder:Persoon|Bedrijf)-[f:BESTUURT]->(bedrijf:Bedrijf) WHERE f.geldig_tot IS NULL RETURN count(f) AS aantal
    """,
    parameters=(
        Parameter("bedrijven", INT64, "bedrijven", 10, 3, 500, "voorstel: tien bedrijven"),
        Parameter("branches", INT64, "branches", 5, 1, 50, "voorstel: vijf, op twee cijfers van de SBI"),
        Parameter("adressen", INT64, "adressen", 5, 1, 500, "voorstel: vijf zetels"),
    ),
    why="{bedrijf}, rechthebbende op {perceel}, wordt bestuurd door {bestuurder}; die bestuurt {aantal} bedrijven in {branches}"
    " branches op {adressen} adressen.",
    other_explanations=(
        "een ondernemer met een groep van eigen bedrijven",
        "een trustkantoor, accountant of advocaat die als bestuurder optreedt",
        "een family office of investeerder",
    ),
    sources=("brk", "hr"),
    needs=("de bestuurders, de activiteit en de zetel van alle bedrijven",),
    blind_to=(
        "bedrijven die niet zijn opgevraagd",
        "gedeelde aandeelhouders: alleen wie alles heeft is bekend",
        "bestuur via een tussenliggende vennootschap",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Praktijk van de Wet controle op rechtspersonen; de drempels zijn een voorstel",
    indicators=("COM-06",),
    profiles=("stroman", "dekmantel"),
    counters=(
        Counter(
            "eigen_bedrijf",
            "MATCH (bestuurder)-[z:ZEGGENSCHAP_OVER]->(eigen:Bedrijf) WHERE eigen.id = bedrijf.id AND z.aandeel_promille"
            " >= 500",
            {"aandeel": "z.aandeel_promille"},
            "De bestuurder heeft {aandeel} van de aandelen in {bedrijf}: het is een eigen bedrijf.",
            LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "BESTUURT.bestuurt_bedrijven": "het aantal bedrijven is het kenmerk zelf",
            "BESTUURT.bestuurt_branches": "in één branche is veel besturen gewoon",
            "BESTUURT.bestuurt_adressen": "op één adres is het een groep",
            "BESTUURT.geldig_tot": "alleen wie nu nog bestuurt telt mee",
            "BEZIT.geldig_tot": "alleen een bedrijf dat nu vastgoed heeft telt mee",
            "ZEGGENSCHAP_OVER.aandeel_promille": "een eigen bedrijf is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties en beroepsbestuurders op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en is nooit het onderwerp",
        },
        proxies="het aantal functies zegt niets over afkomst; een persoon is nooit het onderwerp en krijgt geen score",
        review_by=date(2027, 11, 1),
    ),
)
