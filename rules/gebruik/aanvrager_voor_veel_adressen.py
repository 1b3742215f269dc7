"""Een bedrijf vraagt vergunningen voor veel adressen waar het niets mee te maken lijkt te hebben."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import CLEARS, INT64, Counter, LegalCard, Parameter, Rule

_BEHEERDER = Counter(
    id="beheerder",
    match="WITH aanvrager, vergunning WHERE aanvrager.sbi STARTS WITH '683'",
    evidence={"sbi": "aanvrager.sbi"},
    says="Volgens het handelsregister is {aanvrager} makelaar of beheerder van onroerend goed (SBI {sbi}).",
    effect=CLEARS,
)
RULE = Rule(
    id="aanvrager_voor_veel_adressen",
    title="Eén aanvrager voor veel adressen van anderen",
    family="gebruik",
    match="""
        MATCH (aanvrager:Bedrijf)-[a:VRAAGT_AAN]->(vergunning:Vergunning)
        WHERE a.vreemde_adressen >= $adressen AND aanvrager.uitgezonderd IS NULL AND aanvrager.eenmanszaak = false
    """,
    subject="aanvrager",
    evidence={"aanvrager": "aanvrager.id", "vergunning": "vergunning.id", "adressen": "a.vreemde_adressen"},
    identity=("aanvrager",),
    population="MATCH (aanvrager:Bedrijf)-[a:VRAAGT_AAN]->(vergunning:Vergunning) RETURN count(DISTINCT aanvrager.id) AS aantal",
    parameters=(
        Parameter("adressen", INT64, "adressen", 5, 3, 500, "voorstel; één bedrijf beheerde er in Sittard-Geleen 90"),
    ),
    why="{aanvrager} vroeg in vijf jaar vergunningen voor het gebruik van {adressen} adressen die van anderen zijn en waar het niet"
    " is gevestigd ({vergunning}).",
    other_explanations=(
        "een makelaar, beheerder of adviesbureau dat voor klanten aanvraagt",
        "een keten of franchise die haar panden huurt",
        "een zorginstelling die woningen huurt",
    ),
    sources=("vergunningen", "brk", "bag", "hr"),
    needs=("de aanvrager met KVK-nummer en het adres van elke vergunning", "de rechthebbenden van die adressen"),
    blind_to=(
        "huur, energie en water: wie die betaalt komt niet binnen",
        "aanvragers die een natuurlijk persoon zijn",
        "adressen waarvan geen rechthebbende bekend is",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Sittard-Geleen: één bedrijf betaalde huur en energie van 90 spookpanden; het aantal is een voorstel",
    indicators=("USE-09",),
    profiles=("spookbewoning", "drugspand"),
    counters=(_BEHEERDER,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en de vergunningen voor exploitatie, omzetten en verhuren",
        attributes={
            "VRAAGT_AAN.vreemde_adressen": "het aantal adressen van anderen is het kenmerk zelf",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Bedrijf.sbi": "beheren of bemiddelen als beroep is tegenbewijs",
        },
        proxies="het gaat om vergunningen van een bedrijf; wie ergens woont telt alleen om een adres niet mee te tellen",
        review_by=date(2027, 11, 1),
    ),
)
