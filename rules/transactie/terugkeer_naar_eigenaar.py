"""Een verkocht object komt binnen enkele jaren terug bij de verkoper, of bij een partij die met hem verbonden is."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="terugkeer_naar_eigenaar",
    title="Terugkeer naar een eerdere eigenaar",
    family="transactie",
    match="""
        MATCH (verkoper:Persoon|Bedrijf)-[:VERKOPER]->(eerste:Transactie)-[o:OPGEVOLGD_DOOR]->(tweede:Transactie)
        WHERE eerste.id <> tweede.id AND verkoper.uitgezonderd IS NULL
          AND eerste.soort IN ['koop', 'executieveiling'] AND tweede.soort IN ['koop', 'executieveiling']
        MATCH (tweede)-[:OPGEVOLGD_DOOR*0..1]->(laatste:Transactie)-[b:BETREFT]->(perceel:Perceel),
              (koper:Persoon|Bedrijf)-[:KOPER]->(laatste)
        WHERE o.perceel_id IS NOT NULL AND o.perceel_id = perceel.id AND laatste.soort = 'koop' AND koper.uitgezonderd IS NULL
          AND ((laatste.id = tweede.id AND o.dagen <= $dagen)
               OR (laatste.id <> tweede.id AND o.dagen + b.dagen_sinds_vorige <= $dagen))
        OPTIONAL MATCH (verkoper)-[v:VERBONDEN_MET]->(ander:Persoon|Bedrijf)
        WHERE ander.id = koper.id
        WITH verkoper, eerste, laatste, b, perceel, koper, v
        WHERE verkoper.id = koper.id
           OR (v.stappen <= $stappen
               AND (v.geldig_tot IS NULL OR eerste.datum IS NULL OR v.geldig_tot >= eerste.datum))
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "verkoper": "verkoper.id", "koper": "koper.id", "eerste": "eerste.id",
        "laatste": "laatste.id", "verkocht": "eerste.datum", "terug": "laatste.datum", "via": "v.via",
        "stijging": "b.stijging_gecorrigeerd_procent",
    },
    identity=("perceel", "eerste", "laatste"),
    population="MATCH (eerste:Transactie)-[o:OPGEVOLGD_DOOR]->(tweede:Transactie) RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 1826, 183, 3652, "voorstel: terug binnen vijf jaar"),
        Parameter("stappen", INT64, "stappen", 2, 1, 2, "voorstel: 1 alleen rechtstreeks, 2 ook over één gezamenlijke derde"),
    ),
    why="{verkoper} {verkoper:verkocht|verkochten} {perceel} op {verkocht}; op {terug} kwam het terug bij {koper}, dezelfde of een"
    " verbonden partij.",
    other_explanations=(
        "een terugkoop die bij de verkoop is afgesproken", "verkopen en terughuren, of herschikken binnen een groep",
        "een koop die is teruggedraaid, bijvoorbeeld omdat de financiering niet rondkwam",
    ),
    sources=("brk",),
    needs=(
        "standen van voor, tijdens en na de terugkeer",
        "de functionarissen uit het handelsregister om ook verbonden partijen te zien",
    ),
    blind_to=("een terugkeer na meer dan drie overdrachten", "banden door familie of adres",
              "een tussenkoper die in geen enkele stand voorkomt"),
    strength="combinatie",
    weight=2,
    maturity="stabiel",
    version=2,
    source="Nationaal dreigingsbeeld 2008: carrousels van verkopen; FATF: opeenvolgende verkopen; de termijn is een voorstel",
    indicators=("TRX-05",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Transactie.soort": "alleen verkopen tellen; scheiding, vererving, schenking en fusie vallen weg",
            "Transactie.datum": "de lezer moet de akten kunnen vinden",
            "OPGEVOLGD_DOOR.perceel_id": "alle overdrachten moeten hetzelfde object betreffen",
            "OPGEVOLGD_DOOR.dagen": "de tijd tot de terugkeer hoort bij het kenmerk",
            "BETREFT.dagen_sinds_vorige": "de tijd tot de terugkeer hoort bij het kenmerk",
            "BETREFT.stijging_gecorrigeerd_procent": "een verschil in prijs maakt een terugkeer opvallender",
            "VERBONDEN_MET.stappen": "de band tussen verkoper en koper is het kenmerk zelf",
            "VERBONDEN_MET.geldig_tot": "een band die voor de eerste verkoop al voorbij was telt niet mee",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "Bedrijf.uitgezonderd": "corporaties en overheden kopen terug volgens vaste regelingen",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
