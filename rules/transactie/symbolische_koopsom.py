"""Een object van waarde is verkocht of overgedragen voor een koopsom van niets of bijna niets."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="symbolische_koopsom",
    title="Koopsom nihil of symbolisch",
    family="transactie",
    match="""
        MATCH (verkoper:Persoon|Bedrijf)-[:VERKOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel),
              (koper:Persoon|Bedrijf)-[:KOPER]->(t)
        WHERE t.soort IN ['koop', 'overdracht'] AND t.koopsom_euro <= $koopsom AND b.aandeel_promille = 1000
          AND b.woz_op_datum_euro >= $waarde AND verkoper.uitgezonderd IS NULL AND koper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "verkoper": "verkoper.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum",
        "koopsom": "t.koopsom_euro", "waarde": "b.woz_op_datum_euro",
    },
    identity=("perceel", "transactie"),
    population="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort IN ['koop', 'overdracht'] AND t.koopsom_euro IS NOT NULL RETURN count(b) AS aantal
    """,
    parameters=(
        Parameter("koopsom", INT64, "euro", 1_000, 0, 25_000, "voorstel: een symbolisch bedrag"),
        Parameter("waarde", INT64, "euro", 50_000, 0, 1_000_000, "voorstel: een strook grond gaat vaker om niet over"),
    ),
    why="{verkoper} {verkoper:droeg|droegen} {perceel} op {datum} over aan {koper} voor {koopsom} euro; de WOZ-waarde was op"
    " die dag {waarde} euro.",
    other_explanations=(
        "een overdracht binnen een groep of bij opvolging, verrekend in rekening-courant",
        "een schenking of verdeling die in het Kadaster als overdracht staat", "overdracht van bloot eigendom of met een schuld",
    ),
    sources=("brk", "prijsindex", "woz"),
    needs=("een koopsom in de akte", "een WOZ-waarde van voor de overdracht"),
    blind_to=("overdrachten waarvan de akte geen koopsom noemt: onbekend is niet nihil", "geld dat buiten de akte om is betaald",
              "overdracht van een deel van een object"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="FIU Aruba: lage prijs in de akte met bijbetaling; het bedrag is een voorstel",
    indicators=("TRX-09",), profiles=("witwasaankoop", "stroman"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Transactie.soort": "schenking, vererving, verdeling en fusie hebben gewoonlijk geen prijs en tellen niet mee",
            "Transactie.koopsom_euro": "de koopsom van niets of bijna niets is het kenmerk zelf",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "BETREFT.aandeel_promille": "alleen overdracht van het geheel telt",
            "BETREFT.woz_op_datum_euro": "alleen bij een object van waarde is een prijs van niets opvallend",
            "Bedrijf.uitgezonderd": "overheden, corporaties en VvE's dragen stroken en gedeelde delen om niet over",
            "VERBONDEN_MET.via": "een overdracht binnen een groep wordt vaak anders verrekend",
        },
        proxies="prijs en waarde van een object zeggen niets over afkomst; familie wordt niet nagegaan",
        review_by=date(2027, 11, 1),
    ),
    undecided="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort = 'overdracht' AND t.koopsom_euro IS NULL RETURN count(b) AS aantal
    """,
    counters=(
        Counter("groep", "MATCH (verkoper)-[v:VERBONDEN_MET]->(ander:Bedrijf) WHERE ander.id = koper.id", {"via": "v.via"},
                "{verkoper} en {koper} zijn in het handelsregister verbonden ({via}): verrekend binnen een groep.", LOWERS),
    ),
)  # fmt: skip
