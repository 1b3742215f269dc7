"""Pand binnen een jaar doorverkocht met een winst die de markt niet verklaart."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="snelle_doorverkoop",
    title="Snelle doorverkoop met onverklaarde winst",
    family="transactie",
    match="""
        MATCH (verkoper:Persoon|Bedrijf)-[:VERKOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel),
              (koper:Persoon|Bedrijf)-[:KOPER]->(t)
        WHERE b.dagen_sinds_vorige <= $dagen AND b.stijging_gecorrigeerd_procent >= $stijging
          AND verkoper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "verkoper": "verkoper.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum",
        "koopsom": "b.prijs_deel_euro", "dagen": "b.dagen_sinds_vorige", "stijging": "b.stijging_gecorrigeerd_procent",
    },
    identity=("perceel", "transactie"),
    population="MATCH (t:Transactie) RETURN count(t) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 365, 30, 1825, "voorstel; doorverkoop binnen een jaar is 1 à 2 % van de verkopen"),
        Parameter("stijging", INT64, "procent", 50, 10, 500, "voorstel; opknappen leverde in 2021 gemiddeld 36 % op (NVM)"),
    ),
    why="{perceel} is {dagen} dagen na de vorige verkoop doorverkocht voor {koopsom} euro; gecorrigeerd voor de markt"
    " {stijging} % duurder.",
    other_explanations=(
        "verbouwing of splitsing met vergunning", "gekocht in verhuurde staat en leeg verkocht",
        "eerder gekocht onder de marktprijs, bijvoorbeeld van familie of op een veiling",
    ),
    sources=("brk", "prijsindex"),
    needs=("koopsommen van beide overdrachten", "een prijsindex voor beide kwartalen"),
    blind_to=("waarde die in andere akten is geregeld", "een tussenkoper die in geen enkele stand voorkomt"),
    strength="solo",
    weight=3,
    maturity="stabiel",
    source="Unger/Ferwerda 2010: ongebruikelijke prijsfluctuatie is het sterkste kenmerk",
    indicators=("TRX-01",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "BETREFT.dagen_sinds_vorige": "de doorlooptijd is het kenmerk zelf",
            "BETREFT.stijging_gecorrigeerd_procent": "de winst boven de markt is het kenmerk zelf",
            "BETREFT.prijs_deel_euro": "de lezer moet de prijs kunnen narekenen",
            "Bedrijf.uitgezonderd": "overheden, corporaties, kerken en VvE's die verkopen vallen buiten de regel",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "NA_VERGUNNING.perceel_id": "alleen een vergunning voor dit object verklaart de winst",
            "Vergunning.datum_besluit": "de lezer moet zien dat de vergunning voor de verkoop viel",
        },
        proxies="prijs en doorlooptijd van een overdracht zeggen niets over afkomst; de woonplaats van partijen telt niet mee",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("verbouwing", "MATCH (t)-[na:NA_VERGUNNING]->(v:Vergunning) WHERE na.perceel_id IS NOT NULL"
                " AND na.perceel_id = perceel.id", {"vergunning": "v.id", "besluit": "v.datum_besluit"},
                "Voor werk aan dit object is op {besluit} vergunning {vergunning} verleend.", LOWERS),
    ),
)  # fmt: skip
