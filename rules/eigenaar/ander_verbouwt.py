"""Een bedrijf vraagt bouwvergunningen voor panden die anderen net zonder hypotheek kochten, en bijna alleen daarvoor."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import CLEARS, INT64, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="ander_verbouwt",
    title="Een ander laat verbouwen wat nieuwe eigenaren zonder hypotheek kochten",
    family="eigenaar",
    match="""
        MATCH (ander:Bedrijf)-[a:VRAAGT_AAN]->(vergunning:Vergunning)
        WHERE a.vreemde_kopen >= $objecten AND a.vreemde_kopen_promille >= $aandeel AND ander.uitgezonderd IS NULL
          AND ander.eenmanszaak = false
        MATCH (koper:Persoon)-[:KOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel)-[:HEEFT_VBO]->(vbo:Verblijfsobject),
              (vbo)-[:HEEFT_ADRES]->(adres:Adres)<-[:VERGUND_VOOR]-(vergunning)
        WHERE a.koop_id IS NOT NULL AND t.id = a.koop_id AND b.aantal_hypotheken = 0
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum", "adres": "adres.id",
        "ander": "ander.id", "vergunning": "vergunning.id", "objecten": "a.vreemde_kopen", "aandeel": "a.vreemde_kopen_promille",
    },
    identity=("perceel", "ander", "transactie"),
    population="MATCH (ander:Bedrijf)-[a:VRAAGT_AAN]->(vergunning:Vergunning) RETURN count(a) AS aantal",
    parameters=(
        Parameter("objecten", INT64, "objecten", 2, 2, 50, "voorstel: herhaling bij meer dan één pand"),
        Parameter("aandeel", INT64, "promille", 500, 100, 1_000, "voorstel: de helft van alles waarvoor het bouwvergunning vroeg"),
    ),
    why="{ander} vroeg bouwvergunning {vergunning} voor {adres}; {perceel} daar {koper:kocht|kochten} {koper}, zonder bekende band,"
    " op {datum} zonder hypotheek. Zo ging het bij {objecten} panden waarvoor {ander} aanvroeg, {aandeel} van alle.",
    other_explanations=(
        "een adviseur of leverancier van weinig kozijnen, dakkapellen of zonnepanelen", "een verhuurder die voor de koper beheert",
        "een huurder die op eigen kosten verbouwt",
    ),
    sources=("brk", "kik", "vergunningen"),
    needs=("de kopers van elke akte", "de hypotheken van het object", "de aanvrager van elke bouwvergunning"),
    blind_to=("banden door familie", "wie de verbouwing betaalt", "aanvragen zonder adres"),
    strength="combinatie",
    weight=2,
    maturity="proef",
    version=3,
    source="Unger/Ferwerda 2010, kenmerk 3.6: een ander regelt wat de eigenaar zou regelen; de aantallen zijn een voorstel",
    indicators=("OWN-07",), profiles=("stroman", "witwasaankoop"),
    counters=(
        Counter(
            "bouwer_of_ontwerper", "WITH perceel, ander, t WHERE ander.sbi STARTS WITH '41' OR ander.sbi STARTS WITH '43'"
            " OR ander.sbi STARTS WITH '71' OR ander.sbi STARTS WITH '683'", {"sbi": "ander.sbi"},
            "{ander} bouwt, ontwerpt of beheert voor anderen (SBI {sbi}).", CLEARS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "VRAAGT_AAN.vreemde_kopen": "de herhaling bij panden van anderen is het kenmerk zelf",
            "VRAAGT_AAN.vreemde_kopen_promille": "wie voor iedereen aanvraagt valt zo buiten de regel",
            "VRAAGT_AAN.koop_id": "alleen een aankoop kort voor de aanvraag, zonder hypotheek, telt",
            "BETREFT.aantal_hypotheken": "met een hypotheek heeft een geldgever de aankoop getoetst",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.sbi": "bouwen, ontwerpen of beheren als beroep is tegenbewijs",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="leeftijd, woonadres en familie van de koper spelen geen rol; het gaat om akten en aanvragen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
