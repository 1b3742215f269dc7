"""Een object is in enkele jaren vele malen verkocht."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="doorsluiswoning",
    title="Vaak verkocht object",
    family="transactie",
    match="""
        MATCH (perceel:Perceel) WHERE perceel.verkopen_75_maanden >= $kort OR perceel.verkopen_20_jaar >= $lang
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "kort": "perceel.verkopen_75_maanden", "lang": "perceel.verkopen_20_jaar",
    },
    identity=("perceel",),
    population="MATCH (perceel:Perceel) WHERE perceel.verkopen_20_jaar IS NOT NULL RETURN count(perceel) AS aantal",
    parameters=(
        Parameter("kort", INT64, "verkopen", 3, 2, 20, "drie in 75 maanden: 1,3 tot 4,5 % van de verkopen in grote steden (2006)"),
        Parameter("lang", INT64, "verkopen", 5, 3, 50, "vijf in twintig jaar: de omschrijving in de City Deal"),
    ),
    why="{perceel} is in 75 maanden {kort} maal geheel verkocht, en in de laatste twintig jaar {lang} maal.",
    other_explanations=(
        "een starterswoning of studio die snel van bewoner wisselt", "een belegger die verhuurd koopt en leeg verkoopt",
        "een portefeuille die in haar geheel van hand tot hand gaat",
    ),
    sources=("brk",),
    needs=("de verkopen van vele jaren: standen van het Kadaster of een lijst van eerdere verkopen",),
    blind_to=("verkopen van voor de eerste stand en buiten de lijst", "verkopen tussen twee standen", "verkopen van een deel"),
    strength="context",
    weight=0,
    maturity="proef",
    source="City Deal Zicht op ondermijning: doorsluiswoning; zo gewoon dat het alleen naast andere kenmerken iets zegt",
    indicators=("TRX-04",), profiles=(),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Perceel.verkopen_75_maanden": "het aantal verkopen in korte tijd is het kenmerk zelf",
            "Perceel.verkopen_20_jaar": "het aantal verkopen over lange tijd is het kenmerk zelf",
        },
        proxies="goedkope woningen van starters wisselen vaker van eigenaar; daarom alleen context en geen gewicht",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
