"""Een verkocht object komt binnen enkele jaren terug bij de verkoper of een verbonden partij, voor een heel andere prijs."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="terugkeer_met_prijssprong",
    title="Terugkeer naar een eerdere eigenaar met een prijssprong",
    family="transactie",
    match="""
        MATCH (verkoper:Persoon|Bedrijf)-[:VERKOPER]->(eerste:Transactie)-[o:OPGEVOLGD_DOOR]->(tweede:Transactie)
        WHERE eerste.id <> tweede.id AND verkoper.uitgezonderd IS NULL AND eerste.soort = 'koop' AND tweede.soort = 'koop'
        MATCH (tweede)-[:OPGEVOLGD_DOOR*0..1]->(laatste:Transactie)-[b:BETREFT]->(perceel:Perceel),
              (koper:Persoon|Bedrijf)-[:KOPER]->(laatste)
        WHERE o.perceel_id IS NOT NULL AND o.perceel_id = perceel.id AND laatste.soort = 'koop' AND koper.uitgezonderd IS NULL
          AND abs(b.stijging_gecorrigeerd_procent) >= $sprong
          AND ((laatste.id = tweede.id AND o.dagen <= $dagen)
               OR (laatste.id <> tweede.id AND o.dagen + b.dagen_sinds_vorige <= $dagen))
        OPTIONAL MATCH (verkoper)-[v:VERBONDEN_MET]->(ander:Persoon|Bedrijf)
        WHERE ander.id = koper.id
        WITH verkoper, eerste, laatste, b, perceel, koper, v
        WHERE verkoper.id = koper.id
           OR (v.stappen IS NOT NULL AND (v.geldig_tot IS NULL OR eerste.datum IS NULL OR v.geldig_tot >= eerste.datum))
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "verkoper": "verkoper.id", "koper": "koper.id", "eerste": "eerste.id", "via": "v.via",
        "laatste": "laatste.id", "verkocht": "eerste.datum", "terug": "laatste.datum", "sprong": "b.stijging_gecorrigeerd_procent",
    },
    identity=("perceel", "eerste", "laatste"),
    population="MATCH (eerste:Transactie)-[o:OPGEVOLGD_DOOR]->(tweede:Transactie) RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 1826, 183, 3652, "voorstel: terug binnen vijf jaar"),
        Parameter("sprong", INT64, "procent", 20, 5, 500, "voorstel: verschil met de markt bij de terugkeer, hoger of lager"),
    ),
    why="{verkoper} {verkoper:verkocht|verkochten} {perceel} op {verkocht}; op {terug} kwam het terug bij {koper}, dezelfde of een"
    " verbonden partij; gecorrigeerd voor de markt is dat {sprong} % verschil.",
    other_explanations=(
        "een terugkoop waarvan de prijs bij de verkoop is afgesproken", "verkocht, verbouwd en terug in de groep",
        "een koop die is teruggedraaid met verrekening van schade",
    ),
    sources=("brk", "prijsindex"),
    needs=("standen van voor, tijdens en na de terugkeer", "koopsommen van beide overdrachten",
           "de functionarissen uit het handelsregister om ook verbonden partijen te zien"),
    blind_to=("een terugkeer na meer dan drie overdrachten", "banden door familie of adres",
              "een prijssprong in een eerdere stap dan de laatste"),
    strength="solo",
    weight=1,
    maturity="proef",
    version=2,
    source="Nationaal dreigingsbeeld 2008: carrousels van verkopen; alleen met een prijssprong sterk genoeg voor een signaal",
    indicators=("TRX-05",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Transactie.soort": "alleen verkopen tellen; scheiding, vererving, schenking, veiling en fusie vallen weg",
            "Transactie.datum": "de lezer moet de akten kunnen vinden",
            "OPGEVOLGD_DOOR.perceel_id": "alle overdrachten moeten hetzelfde object betreffen",
            "OPGEVOLGD_DOOR.dagen": "de tijd tot de terugkeer hoort bij het kenmerk",
            "BETREFT.dagen_sinds_vorige": "de tijd tot de terugkeer hoort bij het kenmerk",
            "BETREFT.stijging_gecorrigeerd_procent": "de prijssprong is het kenmerk zelf",
            "VERBONDEN_MET.stappen": "de band tussen verkoper en koper is het kenmerk zelf",
            "VERBONDEN_MET.geldig_tot": "een band die voor de eerste verkoop al voorbij was telt niet mee",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "Bedrijf.uitgezonderd": "corporaties en overheden kopen terug volgens vaste regelingen",
            "NA_VERGUNNING.perceel_id": "alleen een vergunning voor dit object verklaart de prijssprong",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("verbouwing", "MATCH (laatste)-[na:NA_VERGUNNING]->(w:Vergunning) WHERE na.perceel_id IS NOT NULL"
                " AND na.perceel_id = perceel.id", {"vergunning": "w.id"},
                "Voor werk aan dit object is vergunning {vergunning} verleend.", LOWERS),
    ),
)  # fmt: skip
