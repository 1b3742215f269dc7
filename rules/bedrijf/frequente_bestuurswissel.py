"""Bij een bedrijf met vastgoed komen en gaan bestuurders binnen een jaar op veel dagen."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="frequente_bestuurswissel",
    title="Het bestuur wisselt vaak",
    family="bedrijf",
    match="""
        MATCH (bedrijf:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE bedrijf.bestuurswissels >= $wissels AND b.geldig_tot IS NULL
          AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
    """,
    subject="bedrijf",
    evidence={
        "bedrijf": "bedrijf.id",
        "perceel": "perceel.id",
        "wissels": "bedrijf.bestuurswissels",
    },
    identity=("bedrijf",),
    population="MATCH (bedrijf:Bedrijf) WHERE bedrijf.bestuurswissels IS NOT NULL RETURN count(bedrijf) AS aantal",
    parameters=(Parameter("wissels", INT64, "dagen", 3, 2, 50, "voorstel: drie wissels in twaalf maanden"),),
    why="Bij {bedrijf}, rechthebbende op {perceel}, wisselde het bestuur in twaalf maanden op {wissels} dagen.",
    other_explanations=(
        "opvolging in een familie of directie, in stappen",
        "een vereniging of stichting waarvan vrijwilligers wisselen",
        "een bedrijf in moeilijkheden dat interim-bestuurders inhuurt",
    ),
    sources=("brk", "hr"),
    needs=("de functionarissen met begin en einde van hun functie, op de dag bekend",),
    blind_to=("feitelijke leiding zonder inschrijving", "bedrijven zonder eigen vastgoed"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Justis: opvallende bestuurswisselingen; het aantal is een voorstel",
    indicators=("COM-04",),
    profiles=("stroman", "dekmantel"),
    counters=(
        Counter(
            "vrijwilligers",
            "MATCH (zelf:Bedrijf) WHERE zelf.id = bedrijf.id AND zelf.rechtsvorm IN ['ST', 'VR', 'COOP']",
            {"vorm": "zelf.rechtsvorm"},
            "{bedrijf} heeft een rechtsvorm ({vorm}) waarvan het bestuur vaak uit vrijwilligers bestaat die wisselen.",
            LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.bestuurswissels": "het aantal wissels is het kenmerk zelf",
            "BEZIT.geldig_tot": "alleen een bedrijf dat nu vastgoed heeft telt mee",
            "Bedrijf.rechtsvorm": "een bestuur van vrijwilligers is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en heeft geen bestuur",
        },
        proxies="alleen de dagen tellen, niet wie er komt of gaat",
        review_by=date(2027, 11, 1),
    ),
)
