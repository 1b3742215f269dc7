"""Een bedrijf dat net bestaat en niemand in dienst heeft, zit in een grote bedrijfshal."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_GROEP = Counter(
    id="groep",
    match="""
        MATCH (moeder:Bedrijf)-[houdt:ZEGGENSCHAP_OVER]->(dochter:Bedrijf)
        WHERE dochter.id = bedrijf.id AND houdt.aandeel_promille >= 500 AND moeder.werkzame_personen > $werkzaam
    """,
    evidence={"moeder": "moeder.id", "aandeel": "houdt.aandeel_promille"},
    says="{moeder} heeft {aandeel} van {bedrijf}: het kan een nieuwe tak van een bestaand bedrijf zijn.",
    effect=LOWERS,
)
RULE = Rule(
    id="nieuw_bedrijf_in_grote_hal",
    title="Nieuw bedrijf zonder personeel in een grote hal",
    family="gebruik",
    match="""
        MATCH (bedrijf:Bedrijf)-[:HEEFT_VESTIGING*0..1]->(zetel:Bedrijf|Vestiging)-[z:GEVESTIGD_OP]->(adres:Adres)
        WHERE z.dagen_sinds_oprichting < $dagen AND bedrijf.werkzame_personen <= $werkzaam AND adres.per_bedrijf_m2 >= $ruimte
          AND (bedrijf.sbi STARTS WITH '45' OR bedrijf.sbi STARTS WITH '46' OR bedrijf.sbi STARTS WITH '47'
               OR bedrijf.sbi STARTS WITH '521')
          AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
        WITH bedrijf, z, adres
        MATCH (adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject)<-[h:HEEFT_VBO]-(perceel:Perceel)
        WHERE vbo.gebruiksdoel CONTAINS 'industriefunctie' AND h.geldig_tot IS NULL
    """,
    subject="adres",
    evidence={
        "adres": "adres.id", "perceel": "perceel.id", "bedrijf": "bedrijf.id", "leeftijd": "z.dagen_sinds_oprichting",
        "opgericht": "bedrijf.opgericht", "werkzaam": "bedrijf.werkzame_personen", "ruimte": "adres.per_bedrijf_m2",
        "sbi": "bedrijf.sbi",
    },
    identity=("adres", "bedrijf"),
    population="MATCH (vbo:Verblijfsobject) WHERE vbo.gebruiksdoel CONTAINS 'industriefunctie' RETURN count(vbo) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 365, 30, 1_095, "leidraad voor verhuurders: let op een jonge inschrijving"),
        Parameter("werkzaam", INT64, "personen", 1, 0, 10, "voorstel: hooguit één werkzame persoon"),
        Parameter("ruimte", INT64, "m²", 500, 100, 10_000, "voorstel: ruimte die bij zo'n bedrijf niet past"),
    ),
    why="{bedrijf} (SBI {sbi}; werkzame personen: {werkzaam}), {leeftijd} dagen geleden opgericht, is gevestigd op {adres}, waar"
    " {ruimte} m² per bedrijf is.",
    other_explanations=("een starter of tijdelijke opslag", "een nieuwe B.V. van een bestaande onderneming",
                        "een hal die in kleine delen wordt verhuurd"),
    sources=("hr", "bag"),
    needs=("bezoekadres, oprichting en werkzame personen van bedrijven", "oppervlakte en gebruiksdoel"),
    blind_to=("wat er in de hal staat", "huurders zonder inschrijving", "personeel dat is ingehuurd"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Leidraad verhuur bedrijfspanden en onderzoek naar bedrijventerreinen; de aantallen zijn een voorstel",
    indicators=("USE-10",), profiles=("drugspand", "dekmantel"),
    counters=(_GROEP,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang", taak="Omgevingswet en Opiumwet: toezicht op gebruik",
        attributes={
            "GEVESTIGD_OP.dagen_sinds_oprichting": "een jong bedrijf is een deel van het kenmerk",
            "Adres.per_bedrijf_m2": "veel ruimte is een deel van het kenmerk",
            "Bedrijf.sbi": "alleen handel, auto en opslag tellen",
            "Bedrijf.werkzame_personen": "een bedrijf zonder personeel is een deel van het kenmerk",
            "Bedrijf.opgericht": "de lezer moet de leeftijd kunnen narekenen",
            "Verblijfsobject.gebruiksdoel": "alleen bedrijfshallen tellen", "HEEFT_VBO.geldig_tot": "alleen het object van nu telt",
            "ZEGGENSCHAP_OVER.aandeel_promille": "een groep met personeel is tegenbewijs",
            "Bedrijf.uitgezonderd": "partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="het gaat om een bedrijf en een gebouw; wie het bedrijf drijft speelt geen rol",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
