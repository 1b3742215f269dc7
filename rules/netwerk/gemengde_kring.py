"""Een bedrijf met vastgoed hoort bij een kring waarin ook zorg of subsidie en contant geld voorkomen."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="gemengde_kring",
    title="Kring met zorg of subsidie, contant geld en vastgoed",
    family="netwerk",
    match="""
        MATCH (eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE eigenaar.kring_zorg >= 1 AND eigenaar.kring_contant >= 1 AND eigenaar.kring_leden <= $leden AND b.geldig_tot IS NULL
          AND eigenaar.uitgezonderd IS NULL AND eigenaar.eenmanszaak = false
    """,
    subject="bedrijf",
    evidence={
        "bedrijf": "eigenaar.id",
        "perceel": "perceel.id",
        "leden": "eigenaar.kring_leden",
        "zorg": "eigenaar.kring_zorg",
        "contant": "eigenaar.kring_contant",
        "vastgoed": "eigenaar.kring_vastgoed",
    },
    identity=("bedrijf",),
    population="MATCH (bedrijf:Bedrijf) WHERE bedrijf.kring IS NOT NULL RETURN count(bedrijf) AS aantal",
    parameters=(Parameter("leden", INT64, "bedrijven", 25, 3, 50, "voorstel: een grotere kring zegt niets"),),
    why="{bedrijf}, rechthebbende op {perceel}, hoort bij een kring van {leden} bedrijven: {zorg} in de zorg of met subsidie,"
    " {contant} in branches met veel contant geld, {vastgoed} met vastgoed.",
    other_explanations=(
        "een familie van ondernemers met verschillende zaken",
        "een investeerder met belangen in veel branches",
        "een zorgondernemer die ook een horecazaak heeft",
    ),
    sources=("brk", "hr"),
    needs=("de functionarissen en aandeelhouders van bedrijven", "de hoofdactiviteit"),
    blind_to=("banden door familie of adres", "wat er met contant geld gebeurt"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Onderzoek naar zorgfraude: netwerken met vastgoed, horeca en vervoer onder één holding",
    indicators=("NET-06",),
    profiles=("subsidie", "dekmantel"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.kring_zorg": "zorg of subsidie in de kring hoort bij het kenmerk",
            "Bedrijf.kring_contant": "een branche met veel contant geld in de kring hoort bij het kenmerk",
            "Bedrijf.kring_vastgoed": "de lezer moet de samenstelling van de kring zien",
            "Bedrijf.kring_leden": "een grote kring zegt niets",
            "BEZIT.geldig_tot": "alleen een bedrijf dat nu vastgoed heeft telt mee",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="een branche kan samengaan met afkomst van ondernemers: daarom telt alleen de mengeling van drie soorten en opent"
        " de regel niets alleen",
        review_by=date(2027, 11, 1),
    ),
)
