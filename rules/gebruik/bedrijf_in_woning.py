"""In een woning is een bedrijf gevestigd waar meer mensen werken."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="bedrijf_in_woning",
    title="Bedrijf met personeel in een woning",
    family="gebruik",
    match="""
        MATCH (bedrijf:Bedrijf)-[:HEEFT_VESTIGING*0..1]->(zetel:Bedrijf|Vestiging)-[z:GEVESTIGD_OP]->(adres:Adres)
        WHERE bedrijf.werkzame_personen >= $werkzaam AND bedrijf.beeindigd IS NULL AND z.soort = 'bezoekadres'
          AND z.geldig_tot IS NULL AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
        WITH bedrijf, adres
        MATCH (adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject)<-[h:HEEFT_VBO]-(perceel:Perceel)
        WHERE vbo.gebruiksdoel = 'woonfunctie' AND h.geldig_tot IS NULL
    """,
    subject="adres",
    evidence={
        "adres": "adres.id",
        "perceel": "perceel.id",
        "bedrijf": "bedrijf.id",
        "werkzaam": "bedrijf.werkzame_personen",
    },
    identity=("adres", "bedrijf"),
    population="MATCH (b:Bedrijf) WHERE b.werkzame_personen IS NOT NULL RETURN count(b) AS aantal",
    parameters=(Parameter("werkzaam", INT64, "personen", 5, 2, 1_000, "voorstel: wat thuis niet meer past"),),
    why="{bedrijf}, met {werkzaam} werkzame personen, heeft zijn bezoekadres in de woning op {adres}.",
    other_explanations=(
        "een bedrijf aan huis waarvan het personeel elders werkt",
        "een gebruiksdoel dat de BAG nog niet kent",
        "een aantal werkzame personen van alle vestigingen samen",
    ),
    sources=("bag", "hr"),
    needs=("het bezoekadres en de werkzame personen van bedrijven", "het gebruiksdoel"),
    blind_to=("waar het personeel werkt", "wat het omgevingsplan aan huis toestaat"),
    strength="context",
    weight=0,
    maturity="proef",
    source="Controles op gebruik in strijd met de bestemming; thuiskantoren zijn gewoon, daarom alleen context",
    indicators=("USE-08",),
    profiles=(),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Omgevingswet: toezicht op gebruik",
        attributes={
            "Verblijfsobject.gebruiksdoel": "het gebruik dat de BAG kent is een deel van het kenmerk",
            "Bedrijf.werkzame_personen": "pas meer mensen passen niet bij een woning",
            "HEEFT_VBO.geldig_tot": "alleen het object dat de woning nu bevat hoort erbij",
            "GEVESTIGD_OP.soort": "alleen een bezoekadres wijst op gebruik van de ruimte",
            "GEVESTIGD_OP.geldig_tot": "alleen wie er nu is gevestigd telt",
            "Bedrijf.beeindigd": "een beëindigd bedrijf gebruikt de woning niet meer",
            "Bedrijf.uitgezonderd": "overheden en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="het gaat om een bedrijf en een gebouw; de bewoners spelen geen rol",
        review_by=date(2027, 11, 1),
    ),
)
