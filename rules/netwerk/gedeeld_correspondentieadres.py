"""Bedrijven zonder bekende band krijgen hun post op hetzelfde adres."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import CLEARS, INT64, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="gedeeld_correspondentieadres",
    title="Losstaande partijen gebruiken één correspondentieadres",
    family="netwerk",
    match="""
        MATCH (adres:Adres)<-[z:GEVESTIGD_OP]-(bedrijf:Bedrijf)
        WHERE adres.correspondenten >= $kringen AND z.soort = 'correspondentieadres' AND z.geldig_tot IS NULL
          AND (adres.bedrijven IS NULL OR adres.bedrijven < $bedrijven)
          AND bedrijf.beeindigd IS NULL AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
    """,
    subject="adres",
    evidence={
        "adres": "adres.id",
        "aantal": "adres.correspondenten",
        "bedrijf": "bedrijf.id",
    },
    identity=("adres",),
    population="MATCH (adres:Adres) WHERE adres.correspondenten IS NOT NULL RETURN count(adres) AS aantal",
    parameters=(
        Parameter("kringen", INT64, "partijen", 3, 2, 100, "voorstel: drie zonder bekende band"),
        Parameter("bedrijven", INT64, "bedrijven", 25, 2, 5_000, "daarboven is het een adres met zeer veel bedrijven"),
    ),
    why="Op {adres} krijgen {aantal} partijen zonder bekende band hun post, waaronder {bedrijf}; zij hebben vastgoed, een"
    " vergunning of een subsidie.",
    other_explanations=(
        "een administratiekantoor, accountant of beheerder",
        "een postbus of postkantoor",
        "bedrijven van één familie zonder band in het handelsregister",
    ),
    sources=("brk", "hr"),
    needs=("het correspondentieadres van rechthebbenden, houders en ontvangers",),
    blind_to=(
        "telefoon en e-mail: die komen niet binnen",
        "een gedeelde bankrekening: daarvoor is een eigen regel",
        "adressen van natuurlijke personen",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Voorstel van het project: gedeelde contactgegevens van partijen die niets met elkaar te maken zouden hebben",
    indicators=("NET-03",),
    profiles=("stroman", "subsidie", "dekmantel"),
    counters=(
        Counter(
            "kantoor",
            "MATCH (kantoor:Bedrijf)-[k:GEVESTIGD_OP]->(adres) WHERE k.soort = 'bezoekadres' AND k.geldig_tot IS NULL AND"
            " (kantoor.sbi STARTS WITH '69' OR kantoor.sbi STARTS WITH '6832' OR kantoor.sbi STARTS WITH '8211')",
            {"kantoor": "kantoor.id"},
            "Op {adres} is {kantoor} gevestigd, een kantoor dat voor anderen administratie of beheer doet.",
            CLEARS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Adres.correspondenten": "het aantal losstaande partijen is het kenmerk zelf",
            "Adres.bedrijven": "een adres met zeer veel zetels hoort bij een andere regel",
            "GEVESTIGD_OP.soort": "alleen een correspondentieadres telt",
            "GEVESTIGD_OP.geldig_tot": "alleen wie er nu post krijgt telt",
            "Bedrijf.beeindigd": "wie is gestopt krijgt geen post meer",
            "Bedrijf.sbi": "een kantoor dat post verwerkt is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alleen adressen van rechtspersonen tellen; waar een persoon woont speelt geen rol",
        review_by=date(2027, 11, 1),
    ),
)
