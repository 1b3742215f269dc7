"""Een object is binnen twee jaar opnieuw verkocht voor een prijs die ver van de vorige ligt, hoger of lager."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="prijssprong",
    title="Ongewone prijsverandering tussen twee verkopen",
    family="transactie",
    match="""
        MATCH (verkoper:Persoon|Bedrijf)-[:VERKOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel),
              (koper:Persoon|Bedrijf)-[:KOPER]->(t)
        WHERE t.soort = 'koop' AND verkoper.uitgezonderd IS NULL AND koper.uitgezonderd IS NULL
          AND ((b.dagen_sinds_vorige <= $kort AND abs(b.stijging_gecorrigeerd_procent) >= $sprong_kort)
               OR (b.dagen_sinds_vorige <= $lang AND abs(b.stijging_gecorrigeerd_procent) >= $sprong_lang))
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "verkoper": "verkoper.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum",
        "koopsom": "b.prijs_deel_euro", "dagen": "b.dagen_sinds_vorige", "verandering": "b.stijging_gecorrigeerd_procent",
    },
    identity=("perceel", "transactie"),
    population="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE b.stijging_gecorrigeerd_procent IS NOT NULL RETURN count(b) AS aantal
    """,
    parameters=(
        Parameter("kort", INT64, "dagen", 180, 30, 365, "voorstel: binnen een half jaar"),
        Parameter("sprong_kort", INT64, "procent", 30, 10, 500, "voorstel: gelijke woningen verschillen tot 10 % door toeval"),
        Parameter("lang", INT64, "dagen", 730, 180, 1826, "voorstel: binnen twee jaar"),
        Parameter("sprong_lang", INT64, "procent", 50, 20, 500, "voorstel; opknappen leverde in 2021 gemiddeld 36 % op (NVM)"),
    ),
    why="{perceel} is op {datum}, {dagen} dagen na de vorige verkoop, verkocht voor {koopsom} euro; gecorrigeerd voor de markt is"
    " dat {verandering} % verschil.",
    other_explanations=(
        "verbouwd, gesplitst of juist uitgewoond tussen de verkopen", "in verhuurde staat gekocht en leeg verkocht, of andersom",
        "een van beide verkopen binnen de familie of onder druk",
    ),
    sources=("brk", "prijsindex"),
    needs=("koopsommen van beide overdrachten", "een prijsindex voor beide kwartalen"),
    blind_to=("waarde die in andere akten is geregeld", "verbouwingen zonder vergunning", "een tussenkoper die in geen stand staat",
              "prijspeil per buurt: dat zou de buurt tot kenmerk maken"),
    strength="combinatie",
    weight=2,
    maturity="proef",
    source="Unger/Ferwerda 2010: ongebruikelijke prijsfluctuatie is het sterkste kenmerk; de grenzen zijn een voorstel",
    indicators=("TRX-01",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "BETREFT.dagen_sinds_vorige": "de tijd tussen beide verkopen hoort bij het kenmerk",
            "BETREFT.stijging_gecorrigeerd_procent": "het verschil met de markt is het kenmerk zelf",
            "BETREFT.prijs_deel_euro": "de lezer moet de prijs kunnen narekenen",
            "Transactie.soort": "alleen een koop telt; op een executieveiling is de prijs anders",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "corporaties en overheden verkopen met korting of terugkoop",
            "NA_VERGUNNING.perceel_id": "alleen een vergunning voor dit object verklaart het verschil",
            "Vergunning.datum_besluit": "de lezer moet zien dat de vergunning tussen de verkopen viel",
        },
        proxies="prijs en tijd van een overdracht zeggen niets over afkomst; buurt en woonplaats tellen niet mee",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("verbouwing", "MATCH (t)-[na:NA_VERGUNNING]->(v:Vergunning) WHERE na.perceel_id IS NOT NULL"
                " AND na.perceel_id = perceel.id",
                {"vergunning": "v.id", "besluit": "v.datum_besluit"},
                "Voor werk aan dit object is op {besluit} vergunning {vergunning} verleend.", LOWERS),
    ),
)  # fmt: skip
