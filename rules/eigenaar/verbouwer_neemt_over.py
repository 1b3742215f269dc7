"""Een bedrijf vraagt bouwvergunning voor een pand van een nieuwe eigenaar en koopt het later van hem."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="verbouwer_neemt_over",
    title="Wie voor een ander liet verbouwen wordt zelf eigenaar",
    family="eigenaar",
    match="""
        MATCH (ander:Bedrijf)-[a:VRAAGT_AAN]->(vergunning:Vergunning)
        WHERE a.overname_dagen <= $dagen AND ander.uitgezonderd IS NULL AND ander.eenmanszaak = false
        MATCH (koper:Persoon)-[:KOPER]->(eerste:Transactie)-[:BETREFT]->(perceel:Perceel)
        WHERE a.koop_id IS NOT NULL AND eerste.id = a.koop_id
        MATCH (ander)-[:KOPER]->(tweede:Transactie)-[:BETREFT]->(perceel)
        WHERE a.overname_id IS NOT NULL AND tweede.id = a.overname_id
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "ander": "ander.id", "vergunning": "vergunning.id",
        "eerste": "eerste.id", "tweede": "tweede.id", "gekocht": "eerste.datum", "gevraagd": "vergunning.datum_aanvraag",
        "overgenomen": "tweede.datum",
    },
    identity=("perceel", "ander", "eerste"),
    population="""
        MATCH (ander:Bedrijf)-[a:VRAAGT_AAN]->(vergunning:Vergunning) WHERE a.koop_id IS NOT NULL RETURN count(a) AS aantal
    """,
    parameters=(Parameter("dagen", INT64, "dagen", 730, 30, 1_825, "voorstel: binnen twee jaar na de aanvraag"),),
    why="{koper} {koper:kocht|kochten} {perceel} op {gekocht}; op {gevraagd} vroeg {ander}, zonder bekende band, er"
    " bouwvergunning {vergunning} aan en op {overgenomen} kocht {ander} het van {koper}.",
    other_explanations=(
        "een koper die het pand niet kon betalen of verbouwen en het verkocht aan wie het plan had gemaakt",
        "een ontwikkelaar die het pand al had gekocht en de levering uitstelde",
    ),
    sources=("brk", "kik", "vergunningen"),
    needs=("de kopers en verkopers van elke akte", "de hypotheken van het object", "de aanvrager van elke bouwvergunning"),
    blind_to=("banden door familie", "overname door een ander bedrijf van dezelfde kring", "aanvragen zonder adres"),
    strength="combinatie",
    weight=2,
    maturity="proef",
    version=2,
    source="AMLC en Unger/Ferwerda 2010, kenmerk 3.6: een ander beschikt over het pand van wie er op papier eigenaar van is",
    indicators=("OWN-07",), profiles=("stroman", "witwasaankoop"),
    counters=(
        Counter(
            "ontwikkelaar", "WITH perceel, ander, eerste WHERE ander.sbi STARTS WITH '411'", {"sbi": "ander.sbi"},
            "{ander} is projectontwikkelaar (SBI {sbi}): die maakt vaker een plan voor wat hij nog moet kopen.", LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "VRAAGT_AAN.overname_dagen": "de overname na de aanvraag is het kenmerk zelf",
            "VRAAGT_AAN.overname_id": "de lezer moet de tweede akte kunnen vinden",
            "VRAAGT_AAN.koop_id": "alleen een aankoop kort voor de aanvraag telt, en geen met een hypotheek",
            "Vergunning.datum_aanvraag": "de lezer moet de volgorde kunnen nagaan",
            "Transactie.datum": "de lezer moet de akten kunnen vinden",
            "Bedrijf.sbi": "ontwikkelen als beroep is tegenbewijs",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="leeftijd, woonadres en familie van de koper spelen geen rol; het gaat om akten en aanvragen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
