"""In een ruimte zonder woonfunctie staan mensen ingeschreven."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter, Rule

RULE = Rule(
    id="wonen_in_bedrijfsruimte",
    title="Inschrijvingen in een bedrijfsruimte",
    family="gebruik",
    match="""
        MATCH (perceel:Perceel)-[h:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)
        WHERE vbo.ingeschreven >= $ingeschreven AND h.geldig_tot IS NULL AND vbo.gebruiksdoel IS NOT NULL
          AND NOT vbo.gebruiksdoel CONTAINS 'woonfunctie' AND NOT vbo.gebruiksdoel CONTAINS 'logiesfunctie'
          AND NOT vbo.gebruiksdoel CONTAINS 'gezondheidszorgfunctie' AND NOT vbo.gebruiksdoel CONTAINS 'celfunctie'
    """,
    subject="adres",
    evidence={
        "adres": "adres.id",
        "perceel": "perceel.id",
        "object": "vbo.id",
        "gebruiksdoel": "vbo.gebruiksdoel",
        "ingeschreven": "vbo.ingeschreven",
        "op": "vbo.ingeschreven_op",
    },
    identity=("adres",),
    population="MATCH (vbo:Verblijfsobject) WHERE vbo.ingeschreven_op IS NOT NULL RETURN count(vbo) AS aantal",
    parameters=(Parameter("ingeschreven", INT64, "personen", 1, 1, 50, "voorstel: elke inschrijving"),),
    why="Op {adres} is het gebruiksdoel {gebruiksdoel}; op {op} {ingeschreven:stond|stonden} er {ingeschreven} personen"
    " ingeschreven.",
    other_explanations=(
        "een bedrijfswoning die in de BAG niet apart staat",
        "een verbouwing tot woning die de BAG nog niet kent",
        "een briefadres",
    ),
    sources=("bewoning", "bag"),
    needs=("tellingen ook van ruimten zonder woonfunctie", "het gebruiksdoel"),
    blind_to=("bewoners die niet zijn ingeschreven", "wat het omgevingsplan toestaat"),
    strength="context",
    weight=0,
    maturity="proef",
    version=2,
    source="Controles op bedrijventerreinen: wonen waar het niet mag; de BAG loopt achter, daarom alleen context",
    indicators=("USE-08",),
    profiles=(),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Omgevingswet: toezicht op gebruik en brandveiligheid",
        attributes={
            "Verblijfsobject.ingeschreven": "dat er mensen wonen is het kenmerk zelf; het aantal is het minste dat volstaat",
            "Verblijfsobject.ingeschreven_op": "de lezer moet weten van wanneer de telling is",
            "Verblijfsobject.gebruiksdoel": "het gebruik dat de BAG kent is het andere deel van het kenmerk",
            "HEEFT_VBO.geldig_tot": "alleen het object dat de ruimte nu bevat hoort erbij",
        },
        proxies="wie in een bedrijfsruimte woont is vaak kwetsbaar: daarom alleen context, zonder gewicht en zonder personen",
        review_by=date(2027, 11, 1),
        klasse_b=ClassB(
            verband="dat er mensen staan ingeschreven waar wonen niet mag is wat de regel zoekt",
            alternatief="alleen of er iemand staat ingeschreven, zonder gewicht in een signaal",
            vanaf=date(2026, 11, 27),
        ),
    ),
)
