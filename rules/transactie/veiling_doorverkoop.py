"""Een object is op een executieveiling gekocht en binnen een jaar met winst boven de markt doorverkocht."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="veiling_doorverkoop",
    title="Gekocht op een veiling en snel doorverkocht",
    family="transactie",
    match="""
        MATCH (koper:Persoon|Bedrijf)-[:KOPER]->(veiling:Transactie)-[o:OPGEVOLGD_DOOR]->(verkoop:Transactie)
              -[b:BETREFT]->(perceel:Perceel)
        WHERE veiling.id <> verkoop.id AND veiling.soort = 'executieveiling' AND verkoop.soort = 'koop'
          AND o.perceel_id IS NOT NULL AND o.perceel_id = perceel.id
          AND o.dagen <= $dagen AND b.stijging_gecorrigeerd_procent >= $stijging
          AND koper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "veiling": "veiling.id", "verkoop": "verkoop.id",
        "datum": "veiling.datum", "dagen": "o.dagen", "koopsom": "b.prijs_deel_euro",
        "stijging": "b.stijging_gecorrigeerd_procent",
    },
    identity=("perceel", "veiling", "verkoop"),
    population="""
        MATCH (veiling:Transactie)-[o:OPGEVOLGD_DOOR]->(verkoop:Transactie)
        WHERE veiling.soort = 'executieveiling' RETURN count(o) AS aantal
    """,
    parameters=(
        Parameter("dagen", INT64, "dagen", 365, 30, 1095, "voorstel: binnen een jaar na de veiling"),
        Parameter("stijging", INT64, "procent", 25, 5, 500, "voorstel: meer dan de gebruikelijke korting op een veiling"),
    ),
    why="{koper} {koper:kocht|kochten} {perceel} op {datum} op een executieveiling; {dagen} dagen later is het doorverkocht"
    " voor {koopsom} euro, gecorrigeerd voor de markt {stijging} % duurder.",
    other_explanations=(
        "een handelaar die vaker op veilingen koopt en met risico en kosten rekent", "opgeknapt of ontruimd na de veiling",
        "een lage veilingprijs door te weinig bieders of een zittende huurder",
    ),
    sources=("brk", "prijsindex"),
    needs=("de koopsommen van veiling en verkoop", "een prijsindex voor beide kwartalen"),
    blind_to=(
        "een veiling die de akte niet als zodanig benoemt", "onderhandse verkoop vlak voor de veiling",
        "een koper die in geen enkele stand voorkomt",
    ),
    strength="combinatie",
    weight=2,
    maturity="stabiel",
    version=2,
    source="Ferwerda e.a. 2007: veilingen als bron; de termijn en de stijging zijn een voorstel",
    indicators=("TRX-07",), profiles=("witwasaankoop",),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Transactie.soort": "de eerste overdracht moet een executieveiling zijn en de tweede een koop",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "OPGEVOLGD_DOOR.perceel_id": "beide overdrachten moeten hetzelfde object betreffen",
            "OPGEVOLGD_DOOR.dagen": "de tijd tussen veiling en verkoop is het kenmerk zelf",
            "BETREFT.stijging_gecorrigeerd_procent": "zonder winst boven de markt is doorverkopen gewoon",
            "BETREFT.prijs_deel_euro": "de lezer moet de prijs kunnen narekenen",
            "Bedrijf.uitgezonderd": "overheden, corporaties en banken die op een veiling inkopen vallen buiten de regel",
            "NA_VERGUNNING.perceel_id": "alleen een vergunning voor dit object verklaart de winst",
            "Vergunning.datum_besluit": "de lezer moet zien dat de vergunning voor de verkoop viel",
        },
        proxies="alle kenmerken gaan over de overdrachten; wie op de veiling werd verkocht speelt geen rol",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("verbouwing", "MATCH (verkoop)-[na:NA_VERGUNNING]->(v:Vergunning) WHERE na.perceel_id IS NOT NULL"
                " AND na.perceel_id = perceel.id", {"vergunning": "v.id", "besluit": "v.datum_besluit"},
                "Voor werk aan dit object is op {besluit} vergunning {vergunning} verleend.", LOWERS),
    ),
)  # fmt: skip
