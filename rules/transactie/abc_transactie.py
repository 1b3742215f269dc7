"""Een object gaat kort na elkaar van A naar B naar C, met winst boven de markt of met een jonge vennootschap als B."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="abc_transactie",
    title="A-B-C-transactie met winst of een jonge tussenkoper",
    family="transactie",
    match="""
        MATCH (a:Persoon|Bedrijf)-[:VERKOPER]->(eerste:Transactie)-[o:OPGEVOLGD_DOOR]->(tweede:Transactie)
              -[bt:BETREFT]->(perceel:Perceel),
              (b:Persoon|Bedrijf)-[k:KOPER]->(eerste),
              (verder:Persoon|Bedrijf)-[:VERKOPER]->(tweede),
              (c:Persoon|Bedrijf)-[:KOPER]->(tweede)
        WHERE verder.id = b.id AND eerste.id <> tweede.id AND eerste.soort = 'koop' AND tweede.soort = 'koop'
          AND o.perceel_id IS NOT NULL AND o.perceel_id = perceel.id AND o.dagen <= $dagen AND b.uitgezonderd IS NULL
          AND (bt.stijging_gecorrigeerd_procent >= $stijging
               OR (k.dagen_sinds_oprichting <= $jong AND b.eenmanszaak = false))
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "a": "a.id", "b": "b.id", "c": "c.id", "eerste": "eerste.id", "tweede": "tweede.id",
        "dagen": "o.dagen", "stijging": "bt.stijging_gecorrigeerd_procent", "leeftijd": "k.dagen_sinds_oprichting",
    },
    identity=("perceel", "eerste", "tweede"),
    population="MATCH (eerste:Transactie)-[o:OPGEVOLGD_DOOR]->(tweede:Transactie) RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 183, 1, 730, "zes maanden, zoals in tuchtzaken over A-B-C-transacties"),
        Parameter("stijging", INT64, "procent", 20, 5, 500, "voorstel"),
        Parameter("jong", INT64, "dagen", 365, 30, 1095, "voorstel: korter dan een jaar ingeschreven"),
    ),
    why="{perceel} is door {a} verkocht aan {b}, en {dagen} dagen later door {b} aan {c} geleverd.",
    other_explanations=(
        "A-B-C is toegestaan: een handelaar of ontwikkelaar koopt en levert door", "opgeknapt of gesplitst tussen de aktes",
        "een vennootschap die voor één project is opgericht",
    ),
    sources=("brk",),
    needs=(
        "een stand tussen beide aktes", "koopsommen van beide overdrachten",
        "een prijsindex, of de inschrijving van de tussenkoper",
    ),
    blind_to=(
        "een tussenkoper die in geen enkele stand voorkomt", "koopovereenkomsten zonder levering",
        "overdrachten zonder koopsom",
    ),
    strength="combinatie",
    weight=2,
    maturity="stabiel",
    source="Tuchtrechtspraak notariaat en FIU: A-B-C met verklaarbare winst is toelaatbaar; alleen met winst of een jonge B",
    indicators=("TRX-03",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Transactie.soort": "alleen twee verkopen tellen, geen schenking, verdeling of fusie",
            "Bedrijf.uitgezonderd": "overheden, corporaties, kerken en VvE's vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon; haar leeftijd telt niet",
            "OPGEVOLGD_DOOR.perceel_id": "beide overdrachten moeten hetzelfde object betreffen",
            "OPGEVOLGD_DOOR.dagen": "de tijd tussen beide aktes is het kenmerk zelf",
            "BETREFT.stijging_gecorrigeerd_procent": "zonder winst boven de markt is een A-B-C gewoon",
            "KOPER.dagen_sinds_oprichting": "een tussenkoper zonder geschiedenis vraagt om uitleg",
            "NA_VERGUNNING.perceel_id": "alleen een vergunning voor dit object verklaart de winst",
            "Vergunning.datum_besluit": "de lezer moet zien dat de vergunning voor de verkoop viel",
        },
        proxies="alle kenmerken gaan over de overdracht en de vennootschap, niet over de persoon",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("verbouwing", "MATCH (tweede)-[na:NA_VERGUNNING]->(v:Vergunning) WHERE na.perceel_id IS NOT NULL"
                " AND na.perceel_id = perceel.id", {"vergunning": "v.id", "besluit": "v.datum_besluit"},
                "Voor werk aan dit object is op {besluit} vergunning {vergunning} verleend.", LOWERS),
    ),
)  # fmt: skip
