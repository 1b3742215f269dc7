"""Koper en verkoper zijn verbonden, en de prijs ligt ver van de WOZ-waarde."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="verbonden_koop_afwijkende_prijs",
    title="Verkoop tussen verbonden partijen voor een afwijkende prijs",
    family="transactie",
    match="""
        MATCH (verkoper:Persoon|Bedrijf)-[:VERKOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel),
              (koper:Persoon|Bedrijf)-[:KOPER]->(t)
        WHERE t.soort = 'koop' AND (b.woz_verhouding_procent < $onder OR b.woz_verhouding_procent > $boven)
          AND verkoper.uitgezonderd IS NULL AND koper.uitgezonderd IS NULL
        MATCH (verkoper)-[v:VERBONDEN_MET]->(ander:Persoon|Bedrijf)
        WHERE ander.id = koper.id AND v.stappen <= $stappen
          AND (v.geldig_tot IS NULL OR t.datum IS NULL OR v.geldig_tot >= t.datum)
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "verkoper": "verkoper.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum",
        "koopsom": "b.prijs_deel_euro", "verhouding": "b.woz_verhouding_procent", "via": "v.via",
    },
    identity=("perceel", "transactie"),
    population="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort = 'koop' AND b.woz_verhouding_procent IS NOT NULL RETURN count(b) AS aantal
    """,
    parameters=(
        Parameter("onder", INT64, "procent", 70, 10, 95, "voorstel: als bij elke koopsom die van de WOZ-waarde afwijkt"),
        Parameter("boven", INT64, "procent", 140, 105, 1_000, "voorstel: als bij elke koopsom die van de WOZ-waarde afwijkt"),
        Parameter("stappen", INT64, "stappen", 2, 1, 2, "voorstel: 1 alleen rechtstreeks, 2 ook over één gezamenlijke derde"),
    ),
    why="{verkoper} {verkoper:verkocht|verkochten} {perceel} op {datum} voor {koopsom} euro aan {koper}, met wie een band"
    " bestaat ({via}); dat is {verhouding} % van de WOZ-waarde op die dag.",
    other_explanations=(
        "een directeur die een pand in zijn vennootschap brengt of eruit haalt tegen boekwaarde",
        "een herschikking binnen een groep, vaak met een verrekening buiten de akte", "een overdracht bij opvolging in een bedrijf",
    ),
    sources=("brk", "hr", "prijsindex", "woz"),
    needs=("een WOZ-waarde van voor de verkoop", "de functionarissen en aandeelhouders uit het handelsregister"),
    blind_to=("banden door familie, adres of contactgegevens", "aandeelhouders die het handelsregister niet toont",
              "verkopen van een deel van een object"),
    strength="combinatie",
    weight=2,
    maturity="proef",
    version=2,
    source="FATF: transacties tussen verbonden partijen tegen een afwijkende prijs; de grenzen zijn een voorstel",
    indicators=("TRX-06",), profiles=("witwasaankoop", "hypotheekfraude"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Transactie.soort": "alleen een koop telt, geen inbreng, schenking, verdeling of fusie",
            "Transactie.datum": "een band die toen al voorbij was telt niet mee en de lezer moet de akte kunnen vinden",
            "BETREFT.woz_verhouding_procent": "de prijs tegenover de waarde is het kenmerk zelf",
            "BETREFT.prijs_deel_euro": "de lezer moet de prijs kunnen narekenen",
            "Bedrijf.uitgezonderd": "corporaties en overheden verkopen volgens vaste regelingen",
            "VERBONDEN_MET.stappen": "de band tussen koper en verkoper is het kenmerk zelf",
            "VERBONDEN_MET.geldig_tot": "een band die toen al voorbij was telt niet mee",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "Waardering.bezwaar": "een betwiste waarde is geen maatstaf",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("bezwaar", "MATCH (w:Waardering)-[:WAARDE_VAN]->(:Verblijfsobject)<-[:HEEFT_VBO]-(perceel) WHERE w.bezwaar = true",
                {"waardering": "w.id"}, "Tegen een WOZ-waarde van dit object loopt bezwaar of beroep ({waardering}).", LOWERS),
    ),
)  # fmt: skip
