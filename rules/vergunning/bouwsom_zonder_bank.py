"""Er wordt voor veel geld verbouwd zonder dat een bank een hypotheek op het object verstrekte."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import CLEARS, INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_OUDERE_LENING = """
        MATCH (bank:Bedrijf)-[:GELDGEVER]->(lening:Hypotheek)-[rust:HYPOTHEEK_OP]->(grond:Perceel)
        WHERE grond.id = perceel.id AND (rust.geldig_tot IS NULL OR rust.geldig_tot > vergunning.datum_besluit)
          AND (bank.uitgezonderd IS NOT NULL OR bank.geldverstrekker IN ['vergunning', 'bank'])
"""
_LENING_OUDER = Counter(
    "bank_al_eerder",
    _OUDERE_LENING,
    {"bank": "bank.id", "sinds": "lening.geldig_van"},
    "Sinds {sinds} rustte op {perceel} een hypotheek van {bank}; die kon ruimte laten voor de verbouwing.",
    LOWERS,
)
_LEENDE_GENOEG = Counter(
    "bank_leende_genoeg",
    _OUDERE_LENING + "AND lening.bedrag_euro >= vergunning.bouwsom_euro",
    {"bank": "bank.id", "bedrag": "lening.bedrag_euro"},
    "Op {perceel} rustte bij het besluit een hypotheek van {bank} van {bedrag} euro, niet minder dan de bouwsom.",
    CLEARS,
)
RULE = Rule(
    id="bouwsom_zonder_bank",
    title="Hoge bouwsom zonder hypotheek van een bank",
    family="vergunning",
    match="""
        MATCH (aanvrager:Persoon|Bedrijf)-[:VRAAGT_AAN]->(vergunning:Vergunning)-[:VERGUND_VOOR]->(adres:Adres),
              (adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject)<-[:HEEFT_VBO]-(perceel:Perceel)
        WHERE vergunning.bankhypotheken = 0
          AND (vergunning.bouwsom_euro >= $bouwsom OR vergunning.bouwsom_woz_procent >= $deel)
          AND aanvrager.uitgezonderd IS NULL
    """,
    subject="vergunning",
    evidence={
        "vergunning": "vergunning.id",
        "aanvrager": "aanvrager.id",
        "adres": "adres.id",
        "perceel": "perceel.id",
        "bouwsom": "vergunning.bouwsom_euro",
        "besloten": "vergunning.datum_besluit",
    },
    identity=("vergunning",),
    population="MATCH (v:Vergunning) WHERE v.bankhypotheken IS NOT NULL RETURN count(v) AS aantal",
    parameters=(
        Parameter("bouwsom", INT64, "euro", 500_000, 50_000, 100_000_000, "Bibob-beleid van een andere gemeente"),
        Parameter("deel", INT64, "procent", 50, 10, 1_000, "voorstel: de helft van de WOZ-waarde"),
    ),
    why="Voor {adres} is op {besloten} vergunning {vergunning} verleend aan {aanvrager}, met een bouwsom van {bouwsom} euro; van"
    " zes maanden ervoor tot achttien erna is op {perceel} geen hypotheek van een bank gevestigd.",
    other_explanations=(
        "een eigenaar met spaargeld of een belegger met eigen vermogen",
        "een lening zonder zekerheid of op een ander pand",
        "een plan dat niet is uitgevoerd",
    ),
    sources=("vergunningen", "bag", "brk", "kik"),
    needs=("de bouwsom", "een antwoord over de hypotheken van minstens achttien maanden na het besluit"),
    blind_to=("leningen die niet zijn ingeschreven", "of er is gebouwd", "zaken op meer dan één object"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Bibob op omgevingsvergunningen: herkomst van het bouwgeld; het bedrag is van één gemeente, het deel een voorstel",
    indicators=("PER-04",),
    profiles=("witwasaankoop",),
    counters=(_LENING_OUDER, _LEENDE_GENOEG),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob: omgevingsvergunning voor bouwen",
        attributes={
            "Vergunning.bankhypotheken": "het ontbreken van een bank is het kenmerk zelf",
            "Vergunning.bouwsom_euro": "alleen een hoge bouwsom valt op",
            "Vergunning.datum_besluit": "de lezer moet het besluit vinden",
            "Vergunning.bouwsom_woz_procent": "ook naar verhouding tot de waarde kan de bouwsom hoog zijn",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst bouwen zonder hypotheek",
            "Bedrijf.geldverstrekker": "banken en verzekeraars lenen voor hun werk: dat is tegenbewijs",
            "Hypotheek.bedrag_euro": "een lening van een bank zo groot als de bouwsom neemt het kenmerk weg",
            "Hypotheek.geldig_van": "de lezer moet de oudere lening vinden",
            "HYPOTHEEK_OP.geldig_tot": "alleen een lening die bij het besluit gold telt",
        },
        proxies="bouwen zonder bank komt meer voor bij ouderen; daarom hoge grenzen en nooit een signaal alleen",
        review_by=date(2027, 11, 1),
    ),
    undecided="MATCH (v:Vergunning) WHERE v.bouwsom_euro >= 500000 AND v.bankhypotheken IS NULL RETURN count(v) AS aantal",
)
