"""Een object gaat kort na elkaar van A naar B naar C met een prijssprong, en B is verbonden met A of met C."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="abc_verbonden_partijen",
    title="A-B-C-transactie tussen verbonden partijen met een prijssprong",
    family="transactie",
    match="""
        MATCH (a:Persoon|Bedrijf)-[:VERKOPER]->(eerste:Transactie)-[o:OPGEVOLGD_DOOR]->(tweede:Transactie)
              -[bt:BETREFT]->(perceel:Perceel),
              (b:Persoon|Bedrijf)-[:KOPER]->(eerste),
              (verder:Persoon|Bedrijf)-[:VERKOPER]->(tweede),
              (c:Persoon|Bedrijf)-[:KOPER]->(tweede)
        WHERE verder.id = b.id AND eerste.id <> tweede.id AND eerste.soort = 'koop' AND tweede.soort = 'koop'
          AND o.perceel_id IS NOT NULL AND o.perceel_id = perceel.id AND o.dagen <= $dagen
          AND a.uitgezonderd IS NULL AND b.uitgezonderd IS NULL AND c.uitgezonderd IS NULL
          AND abs(bt.stijging_gecorrigeerd_procent) >= $sprong
        MATCH (b)-[v:VERBONDEN_MET]->(ander:Persoon|Bedrijf)
        WHERE (ander.id = a.id OR ander.id = c.id)
          AND (v.geldig_tot IS NULL OR eerste.datum IS NULL OR v.geldig_tot >= eerste.datum)
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "a": "a.id", "b": "b.id", "c": "c.id", "verbonden": "ander.id", "via": "v.via", "dagen": "o.dagen",
        "eerste": "eerste.id", "tweede": "tweede.id", "sprong": "bt.stijging_gecorrigeerd_procent",
    },
    identity=("perceel", "eerste", "tweede"),
    population="MATCH (eerste:Transactie)-[o:OPGEVOLGD_DOOR]->(tweede:Transactie) RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 183, 1, 730, "zes maanden, zoals in tuchtzaken over A-B-C-transacties"),
        Parameter("sprong", INT64, "procent", 20, 0, 500, "voorstel: verschil boven de markt, hoger of lager"),
    ),
    why="{perceel} is door {a} verkocht aan {b}, en {dagen} dagen later door {b} aan {c} geleverd;"
    " gecorrigeerd voor de markt is dat {sprong} % verschil, en {b} {b:is|zijn} verbonden met {verbonden}: {via}.",
    other_explanations=(
        "een groep die een pand herschikt en verkoopt", "een ontwikkelaar die via een eigen projectvennootschap levert",
        "een ondernemer die een pand via zijn vennootschap verwerft of verkoopt",
    ),
    sources=("brk", "hr", "prijsindex"),
    needs=("een stand tussen beide aktes", "koopsommen van beide overdrachten", "de functionarissen uit het handelsregister"),
    blind_to=("banden door familie of adres", "een tussenkoper die in geen enkele stand voorkomt", "overdrachten zonder koopsom"),
    strength="solo",
    weight=1,
    maturity="proef",
    version=2,
    source="Tuchtrechtspraak notariaat: A-B-C met verbonden partijen; FATF: opeenvolgende verkopen tussen verbonden partijen",
    indicators=("TRX-03",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Transactie.soort": "alleen twee verkopen tellen, geen schenking, verdeling of fusie",
            "Transactie.datum": "een band die voor de eerste verkoop al voorbij was telt niet mee",
            "Bedrijf.uitgezonderd": "overheden, corporaties, kerken en VvE's vallen buiten de regel",
            "OPGEVOLGD_DOOR.perceel_id": "beide overdrachten moeten hetzelfde object betreffen",
            "OPGEVOLGD_DOOR.dagen": "de tijd tussen beide aktes is het kenmerk zelf",
            "BETREFT.stijging_gecorrigeerd_procent": "zonder prijssprong is een A-B-C binnen een groep gewoon",
            "VERBONDEN_MET.geldig_tot": "een band die voor de eerste verkoop al voorbij was telt niet mee",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "NA_VERGUNNING.perceel_id": "alleen een vergunning voor dit object verklaart de prijssprong",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("verbouwing", "MATCH (tweede)-[na:NA_VERGUNNING]->(w:Vergunning) WHERE na.perceel_id IS NOT NULL"
                " AND na.perceel_id = perceel.id", {"vergunning": "w.id"},
                "Voor werk aan dit object is vergunning {vergunning} verleend.", LOWERS),
    ),
)  # fmt: skip
