"""Een vennootschap met vastgoed heeft geen personeel en geen recente jaarstukken, en zetelt tussen zeer veel andere."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="eigenaar_zonder_activiteit",
    title="Rechthebbende zonder zichtbare activiteit",
    family="eigenaar",
    match="""
        MATCH (adres:Adres)<-[z:GEVESTIGD_OP]-(eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE eigenaar.werkzame_personen <= $personen AND eigenaar.jaren_zonder_jaarstuk >= $jaren AND adres.bedrijven >= $bedrijven
          AND z.soort = 'bezoekadres' AND z.geldig_tot IS NULL AND b.geldig_tot IS NULL AND eigenaar.beeindigd IS NULL
          AND eigenaar.uitgezonderd IS NULL AND eigenaar.eenmanszaak = false
          AND NOT EXISTS { MATCH (eigenaar)-[:VRAAGT_AAN|HOUDT]->(vergunning:Vergunning) }
          AND NOT EXISTS { MATCH (eigenaar)-[:ONTVANGT]->(subsidie:Subsidie) }
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "eigenaar": "eigenaar.id",
        "adres": "adres.id",
        "jaren": "eigenaar.jaren_zonder_jaarstuk",
        "bedrijven": "adres.bedrijven",
    },
    identity=("perceel", "eigenaar"),
    population="""
        MATCH (eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel) WHERE b.geldig_tot IS NULL RETURN count(b) AS aantal
    """,
    undecided="""
        MATCH (eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE b.geldig_tot IS NULL AND eigenaar.uitgezonderd IS NULL AND eigenaar.eenmanszaak = false
          AND (eigenaar.werkzame_personen IS NULL OR eigenaar.jaarstuk_laatste IS NULL)
        RETURN count(DISTINCT eigenaar.id) AS aantal
    """,
    parameters=(
        Parameter("personen", INT64, "personen", 0, 0, 5, "voorstel: niemand aan het werk"),
        Parameter("jaren", INT64, "jaren", 2, 1, 20, "voorstel: twee jaar te laat"),
        Parameter("bedrijven", INT64, "bedrijven", 25, 2, 5_000, "voorstel: als bij het adres met zeer veel bedrijven"),
    ),
    why="{eigenaar}, rechthebbende op {perceel}, heeft geen personeel, loopt {jaren} jaar achter met jaarstukken en zetelt op"
    " {adres}, waar {bedrijven} bedrijven {bedrijven:is|zijn}.",
    other_explanations=(
        "een holding of vastgoedvennootschap: die heeft zelden personeel",
        "een vennootschap die haar accountant als adres gebruikt",
        "jaarstukken die wel zijn gemaakt en niet in de levering staan",
    ),
    sources=("brk", "hr"),
    needs=("het aantal werkzame personen, de gedeponeerde jaarstukken en het bezoekadres",),
    blind_to=("wie nooit iets deponeerde: dat staat niet in de levering", "personeel in een andere vennootschap"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Belastingdienst 2025: meer dan de helft van opvallende plof-B.V.'s deponeerde jaren niets; de drempels zijn een"
    " voorstel",
    indicators=("OWN-13",),
    profiles=("stroman", "witwasaankoop"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.werkzame_personen": "geen personeel hoort bij het kenmerk",
            "Bedrijf.jaren_zonder_jaarstuk": "niet deponeren hoort bij het kenmerk",
            "Adres.bedrijven": "een zetel tussen zeer veel andere hoort bij het kenmerk",
            "GEVESTIGD_OP.soort": "alleen het bezoekadres telt",
            "GEVESTIGD_OP.geldig_tot": "alleen de zetel van nu telt",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is telt mee",
            "Bedrijf.beeindigd": "een vennootschap die is opgehouden hoort bij een andere regel",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alle kenmerken gaan over de vennootschap, niet over personen",
        review_by=date(2027, 11, 1),
    ),
)
