"""Eén partij verkoopt herhaaldelijk snel en met verlies door wat zij kocht."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="herhaald_verlies",
    title="Herhaaldelijk snel en met verlies verkocht",
    family="transactie",
    match="""
        MATCH (verkoper:Persoon|Bedrijf)-[v:VERKOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel),
              (koper:Persoon|Bedrijf)-[:KOPER]->(t)
        WHERE v.verliesverkopen >= $verkopen AND b.stijging_gecorrigeerd_procent <= $verandering AND b.dagen_sinds_vorige <= $dagen
          AND verkoper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "verkoper": "verkoper.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum",
        "verkopen": "v.verliesverkopen", "dagen": "b.dagen_sinds_vorige", "verandering": "b.stijging_gecorrigeerd_procent",
    },
    identity=("perceel", "verkoper", "transactie"),
    population="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE b.stijging_gecorrigeerd_procent IS NOT NULL RETURN count(b) AS aantal
    """,
    parameters=(
        Parameter("verkopen", INT64, "verkopen", 2, 2, 20, "voorstel: twee in vijf jaar"),
        Parameter("verandering", INT64, "procent", -15, -90, -15, "voorstel; geteld zijn verkopen met minstens 15 % verlies"),
        Parameter("dagen", INT64, "dagen", 730, 30, 730, "voorstel; geteld zijn verkopen binnen twee jaar na de koop"),
    ),
    why="{verkoper} verkocht {perceel} op {datum}, {dagen} dagen na de koop, met {verandering} % verschil na correctie voor de"
    " markt; dat was verliesverkoop {verkopen} van deze partij in vijf jaar.",
    other_explanations=(
        "verkocht onder druk van schulden, scheiding of een bank", "een belegger die in een slechte markt moest afbouwen",
        "gebreken die na de koop bleken",
    ),
    sources=("brk", "prijsindex"),
    needs=("koopsommen van koop en verkoop", "een prijsindex voor alle kwartalen"),
    blind_to=("verkopen buiten de gemeente", "verlies dat buiten de akte is verrekend", "een partij onder een andere naam"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="FIU Aruba: handel op korte termijn zonder belang bij winst; verlies van 15 % en de termijnen zijn een voorstel",
    indicators=("TRX-08",), profiles=("witwasaankoop",),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "VERKOPER.verliesverkopen": "de herhaling is het kenmerk zelf",
            "BETREFT.stijging_gecorrigeerd_procent": "alleen het object dat met verlies ging is het onderwerp",
            "BETREFT.dagen_sinds_vorige": "alleen een snelle verkoop telt",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "corporaties en overheden verkopen met korting",
        },
        proxies="verlies door schulden treft sommige groepen vaker; daarom alleen bij herhaling en nooit een signaal alleen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
