"""Een ontvanger van subsidie zit in een pand van een partij bestuurder van of verbonden met de ontvanger."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="subsidie_huur_bij_bestuurder",
    title="Subsidie naar een huurder van een verbonden eigenaar",
    family="subsidie",
    match="""
        MATCH (ontvanger:Bedrijf)-[:ONTVANGT]->(subsidie:Subsidie)
        WHERE ontvanger.uitgezonderd IS NULL AND ontvanger.eenmanszaak = false
        MATCH (ontvanger)-[:HEEFT_VESTIGING*0..1]->(zetel:Bedrijf|Vestiging)-[z:GEVESTIGD_OP]->(adres:Adres)
        WHERE z.soort = 'bezoekadres' AND (z.geldig_tot IS NULL OR z.geldig_tot >= subsidie.datum_besluit)
        MATCH (adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject)<-[:HEEFT_VBO]-(perceel:Perceel)<-[b:BEZIT]-(eigenaar:Persoon|Bedrijf),
              (eigenaar)-[v:BESTUURT|VERBONDEN_MET]->(ander:Bedrijf)
        WHERE ander.id = ontvanger.id AND eigenaar.uitgezonderd IS NULL
          AND (b.geldig_tot IS NULL OR b.geldig_tot >= subsidie.datum_besluit)
          AND (v.geldig_tot IS NULL OR v.geldig_tot >= subsidie.datum_besluit) AND coalesce(v.stappen, 1) <= $stappen
          AND NOT EXISTS {
              MATCH (zelf:Bedrijf)-[eigen:BEZIT]->(perceel) WHERE zelf.id = ontvanger.id AND eigen.geldig_tot IS NULL
          }
          AND coalesce(b.zelf_bewoond, false) = false
    """,
    subject="subsidie",
    evidence={
        "subsidie": "subsidie.id", "ontvanger": "ontvanger.id", "adres": "adres.id", "perceel": "perceel.id",
        "eigenaar": "eigenaar.id", "verleend": "subsidie.verleend_euro", "datum": "subsidie.datum_besluit", "via": "v.via",
    },
    identity=("subsidie", "perceel"),
    population="MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie) RETURN count(o) AS aantal",
    parameters=(
        Parameter("stappen", INT64, "stappen", 2, 1, 2, "voorstel: 1 alleen rechtstreeks, 2 ook over één gezamenlijke derde"),
    ),
    why="{ontvanger} {ontvanger:kreeg|kregen} op {datum} subsidie {subsidie} van {verleend} euro en {ontvanger:is|zijn}"
    " gevestigd op {adres}; dat pand ({perceel}) is van {eigenaar}, bestuurder van of verbonden met de ontvanger.",
    other_explanations=(
        "een kerk, vereniging of stichting die haar zaal in een eigen steunstichting heeft ondergebracht",
        "een bestuurder die ruimte om niet of onder de marktprijs ter beschikking stelt",
        "een verhuur die bij de aanvraag is gemeld en beoordeeld", "de eigenaar kocht het pand pas na de verlening",
    ),
    sources=("subsidies_intern", "brk", "bag", "hr"),
    needs=(
        "het KVK-nummer van de ontvanger, dat alleen het eigen subsidiesysteem geeft", "het bezoekadres van de ontvanger",
        "de objecten en rechthebbenden van dat adres", "de functionarissen van de ontvanger",
    ),
    blind_to=(
        "of er huur wordt betaald en hoeveel", "een ontvanger die bij de bestuurder thuis is gevestigd",
        "een ruimte die niet als vestiging is ingeschreven", "banden door familie",
    ),
    strength="combinatie",
    weight=1,
    maturity="stabiel",
    version=3,
    source="Onderzoek naar zorgvastgoed: vastgoed van zorg-B.V.'s in een holding van de bestuurder",
    indicators=("SUB-05",), profiles=("subsidie",),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Algemene subsidieverordening en Wet Bibob",
        attributes={
            "GEVESTIGD_OP.soort": "alleen het bezoekadres wijst op gebruik van het pand",
            "GEVESTIGD_OP.geldig_tot": "een vestiging die voor de verlening al voorbij was telt niet mee",
            "BEZIT.geldig_tot": "wie het pand voor de verlening al kwijt was telt niet mee; een eigen pand sluit de regel uit",
            "BEZIT.zelf_bewoond": "een ontvanger bij de eigenaar aan huis valt buiten de regel",
            "BESTUURT.geldig_tot": "een bestuurder die voor de verlening al weg was telt niet mee",
            "VERBONDEN_MET.geldig_tot": "een band die voor de verlening al voorbij was telt niet mee",
            "VERBONDEN_MET.stappen": "de band tussen eigenaar en ontvanger is het kenmerk zelf",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "Subsidie.verleend_euro": "de lezer moet de omvang van de subsidie kennen",
            "Subsidie.datum_besluit": "de band, het bezit en de vestiging moeten op die dag hebben bestaan",
            "Bedrijf.uitgezonderd": "overheden, kerken, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="wie ergens woont telt alleen om een ontvanger aan huis uit te sluiten; verder gaat het over bedrijven en bezit",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
