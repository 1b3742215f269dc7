"""Op één object rusten tegelijk meer hypotheken van meer geldgevers dan een aankoop en een verbouwing vragen."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="veel_geldgevers",
    title="Veel hypotheken van verschillende geldgevers op één object",
    family="financiering",
    match="""
        MATCH (eigenaar:Persoon|Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE perceel.hypotheken > $hypotheken AND perceel.geldgevers >= $geldgevers AND b.geldig_tot IS NULL
          AND eigenaar.uitgezonderd IS NULL
        WITH eigenaar, perceel
        MATCH (geldgever:Persoon|Bedrijf)-[:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel) WHERE op.geldig_tot IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "aantal": "perceel.hypotheken", "geldgevers": "perceel.geldgevers",
        "geldgever": "geldgever.id", "eigenaar": "eigenaar.id", "hypotheek": "h.id", "bedrag": "h.bedrag_euro",
    },
    identity=("perceel",),
    population="MATCH (perceel:Perceel) WHERE perceel.hypotheek_actueel_op IS NOT NULL RETURN count(perceel) AS aantal",
    parameters=(
        Parameter("hypotheken", INT64, "hypotheken", 3, 1, 20, "meer dan drie, zoals in een lijst van opsporingsdiensten"),
        Parameter("geldgevers", INT64, "geldgevers", 3, 1, 20,
                  "voorstel: één bank die verder leende of een oude inschrijving die bleef staan geeft er twee"),
    ),
    why="Op {perceel} {aantal:rust|rusten} tegelijk {aantal} hypotheken van {geldgevers} verschillende geldgevers.",
    other_explanations=(
        "oude hypotheken die zijn afgelost en niet zijn doorgehaald", "een bank, een starterslening en een familielening samen",
        "een syndicaat van banken bij een groot pand",
    ),
    sources=("kik",),
    needs=("een antwoord over de hypotheken van het object met hun geldgevers",),
    blind_to=("objecten waarvan de hypotheken niet zijn opgevraagd", "wat van de leningen nog openstaat",
              "leningen die niet zijn ingeschreven"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Lijst van opsporingsdiensten: meer dan drie hypotheken op één object; het aantal geldgevers is een voorstel",
    indicators=("FIN-10",), profiles=("hypotheekfraude", "witwasaankoop"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Perceel.hypotheken": "het aantal hypotheken tegelijk is het kenmerk zelf",
            "Perceel.geldgevers": "pas verschillende geldgevers maken het aantal opvallend",
            "HYPOTHEEK_OP.geldig_tot": "een hypotheek die niet meer op het object rust telt niet mee",
            "Hypotheek.bedrag_euro": "de lezer moet de omvang van de leningen kennen",
            "BEZIT.geldig_tot": "alleen wie nu rechthebbende is wordt genoemd",
            "Bedrijf.uitgezonderd": "corporaties en overheden lenen bij velen tegelijk",
        },
        proxies="alle kenmerken gaan over de hypotheken op een object, niet over personen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
