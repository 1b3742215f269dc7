"""Wat een overheid verkocht is binnen drie jaar met winst boven de markt doorverkocht."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="gemeentelijk_vastgoed_doorverkocht",
    title="Pand of kavel van de overheid snel doorverkocht",
    family="transactie",
    match="""
        MATCH (overheid:Bedrijf)-[:VERKOPER]->(eerste:Transactie)-[o:OPGEVOLGD_DOOR]->(tweede:Transactie)
              -[b:BETREFT]->(perceel:Perceel),
              (koper:Persoon|Bedrijf)-[:KOPER]->(eerste)
        WHERE overheid.uitgezonderd = 'overheid' AND eerste.id <> tweede.id AND eerste.soort = 'koop' AND tweede.soort = 'koop'
          AND o.perceel_id IS NOT NULL AND o.perceel_id = perceel.id AND o.dagen <= $dagen
          AND b.stijging_gecorrigeerd_procent >= $stijging AND koper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "overheid": "overheid.id", "koper": "koper.id", "eerste": "eerste.id", "tweede": "tweede.id",
        "datum": "eerste.datum", "dagen": "o.dagen", "koopsom": "b.prijs_deel_euro", "stijging": "b.stijging_gecorrigeerd_procent",
    },
    identity=("perceel", "eerste", "tweede"),
    population="""
        MATCH (overheid:Bedrijf)-[v:VERKOPER]->(t:Transactie)
        WHERE overheid.uitgezonderd = 'overheid' AND t.soort = 'koop' RETURN count(v) AS aantal
    """,
    parameters=(
        Parameter("dagen", INT64, "dagen", 1_096, 30, 3_652, "voorstel: binnen drie jaar"),
        Parameter("stijging", INT64, "procent", 30, 5, 500, "voorstel: meer dan de gewone marge van een handelaar"),
    ),
    why="{overheid} verkocht {perceel} op {datum} aan {koper}; {dagen} dagen later is het doorverkocht voor {koopsom} euro,"
    " gecorrigeerd voor de markt {stijging} % duurder.",
    other_explanations=(
        "een ontwikkelaar die op de kavel bouwde: de stijging is het gebouw", "een pand dat in slechte staat is verkocht",
        "een prijs die bij de verkoop om een maatschappelijk doel laag is gehouden",
    ),
    sources=("brk", "prijsindex"),
    needs=("koopsommen van beide overdrachten", "een prijsindex voor beide kwartalen"),
    blind_to=("banden van de koper met een ambtenaar of bestuurder: daarvan is geen register", "kavels die nadien zijn gesplitst",
              "afspraken in de koopovereenkomst, zoals een verbod op doorverkoop"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Wet Bibob geldt voor vastgoed van de gemeente; onderzoek naar de uitgifte van kavels; de grenzen zijn een voorstel",
    indicators=("TRX-12",), profiles=("witwasaankoop",),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob bij vastgoedtransacties van de gemeente",
        attributes={
            "Bedrijf.uitgezonderd": "de verkoper moet een overheid zijn, en kopers op de lijst vallen buiten de regel",
            "Transactie.soort": "alleen twee verkopen tellen, geen ruil of splitsing",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "OPGEVOLGD_DOOR.perceel_id": "beide overdrachten moeten hetzelfde object betreffen",
            "OPGEVOLGD_DOOR.dagen": "de tijd tot de doorverkoop is het kenmerk zelf",
            "BETREFT.stijging_gecorrigeerd_procent": "zonder winst boven de markt is doorverkopen gewoon",
            "BETREFT.prijs_deel_euro": "de lezer moet de prijs kunnen narekenen",
            "NA_VERGUNNING.perceel_id": "alleen een vergunning voor dit object verklaart de stijging",
            "Vergunning.bouwsom_euro": "de bouwsom laat zien hoe groot het werk was",
        },
        proxies="alle kenmerken gaan over de overdrachten van het object, niet over personen",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("gebouwd", "MATCH (tweede)-[na:NA_VERGUNNING]->(v:Vergunning) WHERE na.perceel_id IS NOT NULL"
                " AND na.perceel_id = perceel.id", {"vergunning": "v.id", "bouwsom": "v.bouwsom_euro"},
                "Voor werk aan dit object is vergunning {vergunning} verleend, met een bouwsom van {bouwsom} euro.", LOWERS),
    ),
)  # fmt: skip
