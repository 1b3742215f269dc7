"""Eén koper koopt in twee jaar meermalen op een executieveiling."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="veel_veilingaankopen",
    title="Koper van meer veilingpanden",
    family="transactie",
    match="""
        MATCH (koper:Persoon|Bedrijf)-[k:KOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE k.veilingaankopen >= $aankopen AND t.soort = 'executieveiling' AND koper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum", "aankopen": "k.veilingaankopen",
        "koopsom": "b.prijs_deel_euro",
    },
    identity=("perceel", "koper", "transactie"),
    population="""
        MATCH (koper:Persoon|Bedrijf)-[k:KOPER]->(t:Transactie) WHERE k.veilingaankopen IS NOT NULL RETURN count(k) AS aantal
    """,
    parameters=(Parameter("aankopen", INT64, "aankopen", 3, 2, 50, "voorstel: drie in 24 maanden"),),
    why="{koper} kocht {perceel} op {datum} op een executieveiling; het was aankoop {aankopen} op een veiling in 24 maanden.",
    other_explanations=(
        "een handelaar die van veilingen zijn beroep maakt", "een belegger die met eigen geld snel kan betalen",
        "een schuldeiser die inkoopt om zijn vordering te redden",
    ),
    sources=("brk",),
    needs=("standen of een lijst van overdrachten die veilingen als zodanig benoemt",),
    blind_to=("veilingen buiten de gemeente", "aankopen via een andere vennootschap", "onderhandse verkoop vlak voor de veiling"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Ferwerda e.a. 2007: veilingen als bron; het aantal en de termijn zijn een voorstel",
    indicators=("TRX-07",), profiles=("witwasaankoop",),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOPER.veilingaankopen": "het aantal aankopen op veilingen is het kenmerk zelf",
            "Transactie.soort": "alleen een executieveiling telt",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "BETREFT.prijs_deel_euro": "de lezer moet de omvang van de aankoop kennen",
            "Bedrijf.uitgezonderd": "banken, corporaties en overheden die inkopen vallen buiten de regel",
            "Bedrijf.geldverstrekker": "een bank als geldgever heeft de aankoop getoetst",
            "HYPOTHEEK_OP.koopsom_verhouding_procent": "alleen een lening rond de aankoop zelf telt als bankfinanciering",
        },
        proxies="alle kenmerken gaan over de aankopen; wie op de veiling werd verkocht speelt geen rol",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("bankfinanciering", "WITH koper, k, t, b, perceel"
                " MATCH (bank:Bedrijf)-[:GELDGEVER]->(h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel)"
                " WHERE op.koopsom_verhouding_procent > 0 AND bank.geldverstrekker IN ['vergunning', 'bank']", {"bank": "bank.id"},
                "{bank} leende bij deze aankoop en toetste haar.", LOWERS),
    ),
)  # fmt: skip
