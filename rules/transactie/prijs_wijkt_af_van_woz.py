"""Een object is verkocht voor een prijs ver onder of boven de WOZ-waarde van die dag."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="prijs_wijkt_af_van_woz",
    title="Koopsom ver van de WOZ-waarde",
    family="transactie",
    match="""
        MATCH (verkoper:Persoon|Bedrijf)-[:VERKOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel)
              -[:HEEFT_VBO]->(:Verblijfsobject), (koper:Persoon|Bedrijf)-[:KOPER]->(t)
        WHERE t.soort = 'koop' AND b.woz_op_datum_euro >= $waarde AND verkoper.uitgezonderd IS NULL
          AND koper.uitgezonderd IS NULL AND (b.woz_verhouding_procent < $onder OR b.woz_verhouding_procent > $boven)
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "verkoper": "verkoper.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum",
        "koopsom": "b.prijs_deel_euro", "waarde": "b.woz_op_datum_euro", "verhouding": "b.woz_verhouding_procent",
    },
    identity=("perceel", "transactie"),
    population="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort = 'koop' AND b.woz_verhouding_procent IS NOT NULL RETURN count(b) AS aantal
    """,
    parameters=(
        Parameter("onder", INT64, "procent", 70, 10, 95, "voorstel: meer dan drie standaardafwijkingen onder de waarde"),
        Parameter("boven", INT64, "procent", 140, 105, 1_000, "voorstel: meer dan drie standaardafwijkingen boven de waarde"),
        Parameter("waarde", INT64, "euro", 50_000, 0, 1_000_000, "voorstel: bij een berging zegt de verhouding weinig"),
    ),
    why="{perceel} is op {datum} verkocht voor {koopsom} euro; dat is {verhouding} % van de WOZ-waarde, die op die dag {waarde}"
    " euro was.",
    other_explanations=(
        "verkocht in verhuurde staat, in erfpacht of binnen de familie", "verbouwd of juist verwaarloosd sinds de taxatie",
        "een WOZ-waarde die te hoog of te laag was vastgesteld",
    ),
    sources=("brk", "prijsindex", "woz"),
    needs=("een WOZ-waarde van voor de verkoop", "een prijsindex voor de dag van de verkoop"),
    blind_to=("verkopen van een deel", "losse grond en garages", "of het object was verhuurd",
              "geld dat buiten de akte om is betaald"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="FIU-Nederland en FATF: prijs wijkt sterk af van de werkelijke waarde; de grenzen zijn een voorstel",
    indicators=("TRX-02",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "BETREFT.woz_verhouding_procent": "de prijs tegenover de waarde is het kenmerk zelf",
            "BETREFT.woz_op_datum_euro": "objecten van weinig waarde vallen weg en de lezer moet kunnen narekenen",
            "BETREFT.prijs_deel_euro": "de lezer moet de prijs kunnen narekenen",
            "Transactie.soort": "alleen een koop telt, geen veiling, schenking of verdeling",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "corporaties en overheden verkopen met korting",
            "NA_VERGUNNING.perceel_id": "alleen een vergunning voor dit object verklaart het verschil",
            "Vergunning.datum_besluit": "de lezer moet zien dat de vergunning voor de verkoop viel",
            "BEZIT.recht": "in erfpacht is de grond niet meeverkocht",
            "Waardering.bezwaar": "een betwiste waarde is geen maatstaf",
        },
        proxies="prijs en waarde van een object zeggen niets over afkomst; buurt en woonplaats tellen niet mee",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("verbouwing", "MATCH (t)-[na:NA_VERGUNNING]->(v:Vergunning) WHERE na.perceel_id IS NOT NULL"
                " AND b.woz_verhouding_procent > $boven AND na.perceel_id = perceel.id",
                {"vergunning": "v.id", "besluit": "v.datum_besluit"},
                "Voor werk aan dit object is op {besluit} vergunning {vergunning} verleend.", LOWERS),
        Counter("erfpacht", "MATCH (houder:Persoon|Bedrijf)-[bezit:BEZIT]->(perceel)"
                " WHERE toLower(bezit.recht) STARTS WITH 'erfpacht' AND b.woz_verhouding_procent < $onder",
                {"recht": "bezit.recht"},
                "Op het object rust {recht}: de WOZ-waarde telt de grond mee, de koopsom niet.", LOWERS),
        Counter("bezwaar", "MATCH (w:Waardering)-[:WAARDE_VAN]->(:Verblijfsobject)<-[:HEEFT_VBO]-(perceel) WHERE w.bezwaar = true",
                {"waardering": "w.id"}, "Tegen een WOZ-waarde van dit object loopt bezwaar of beroep ({waardering}).", LOWERS),
    ),
)  # fmt: skip
