"""Een bedrijf kocht een woning onder de opkoopbescherming en er wonen anderen zonder verhuurvergunning."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, ClassB, Counter, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import LETTING_ASKED

_PORTEFEUILLE = Counter(
    "portefeuille",
    "WITH koper, t, g, perceel, vbo, adres WHERE t.aantal_objecten >= 3",
    {"objecten": "t.aantal_objecten"},
    "De akte omvatte {objecten} objecten: een portefeuille wordt meestal verhuurd verkocht.",
    LOWERS,
)
RULE = Rule(
    id="opkoopbescherming_verhuurd",
    title="Beschermde koopwoning van een bedrijf wordt bewoond",
    family="gebruik",
    match="""
        MATCH (koper:Bedrijf)-[:KOPER]->(t:Transactie)-[g:BETREFT]->(perceel:Perceel)
        WHERE g.dagen_beschermd >= $dagen
        WITH koper, t, g, perceel
        MATCH (perceel)-[:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)
        WHERE vbo.ingeschreven >= 1 AND vbo.corporatie IS NULL
          AND koper.uitgezonderd IS NULL AND koper.eenmanszaak = false
          AND EXISTS { MATCH (koper)-[b:BEZIT]->(perceel) WHERE b.geldig_tot IS NULL }
          AND NOT EXISTS { MATCH (v:Vergunning)-[:VERGUND_VOOR]->(adres) WHERE v.verhuur = true AND v.besluit = 'verleend' }
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "adres": "adres.id", "transactie": "t.id", "datum": "t.datum",
        "dagen": "g.dagen_beschermd", "bewoners": "vbo.ingeschreven", "op": "vbo.ingeschreven_op",
    },
    identity=("perceel", "koper"),
    population="MATCH (t:Transactie)-[g:BETREFT]->(perceel:Perceel) WHERE g.dagen_beschermd IS NOT NULL RETURN count(g) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 183, 0, 1_461, "beleid Maastricht: wie na zes maanden nog huurt, zat er al"),),
    why="{koper} kocht {perceel} op {datum}, onder de opkoopbescherming; {dagen} dagen later, op {op},"
    " {bewoners:stond|stonden} er {bewoners} personen ingeschreven op {adres} en er is geen verhuurvergunning verleend.",
    other_explanations=(
        "de woning is in verhuurde staat gekocht", "een aandeelhouder die er zelf woont of een familielid dat er mag wonen",
        "een woning die bij een winkel of bedrijf hoort", "een vergunning die niet is geleverd",
    ),
    sources=("brk", "bag", "woz", "bewoning", "vergunningen"),
    needs=("de WOZ-waarde op de dag van de levering", "een telling van na de koop", "de normen van de gemeente"),
    blind_to=("huurders van voor de koop", "familie", "kopers die een natuurlijk persoon zijn", "objecten met meer woningen"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=3,
    source="Huisvestingsverordening Maastricht 2022, hoofdstuk 3; 3 procent van de nagelopen woningen bleek een risico",
    indicators=("USE-06",), profiles=("spookbewoning", "hypotheekfraude"),
    counters=(LETTING_ASKED, _PORTEFEUILLE),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Huisvestingswet 2014, artikel 41: toezicht op de opkoopbescherming",
        attributes={
            "BETREFT.dagen_beschermd": "de koop onder de bescherming is het kenmerk zelf",
            "Verblijfsobject.ingeschreven": "een bedrijf kan er niet zelf wonen: wie er staat is een ander",
            "Verblijfsobject.corporatie": "een corporatie mag verhuren", "Verblijfsobject.ingeschreven_op": "de dag van de telling",
            "BEZIT.geldig_tot": "alleen wie nog rechthebbende is kan worden aangesproken",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Transactie.aantal_objecten": "een portefeuille wordt meestal verhuurd verkocht: dat is tegenbewijs",
            "Vergunning.verhuur": "met een verhuurvergunning mag het",
            "Vergunning.besluit": "alleen wat is verleend telt", "Vergunning.datum_aanvraag": "wie erom vroeg is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alleen dat er iemand staat ingeschreven telt, niet wie; de koper is een bedrijf, dus niemands woonplaats weegt",
        review_by=date(2027, 11, 1),
        klasse_b=ClassB(
            verband="dat er iemand anders woont dan de koper is wat de opkoopbescherming verbiedt",
            alternatief="alleen of er iemand staat ingeschreven, niet hoeveel of wie",
            vanaf=date(2026, 11, 27),
        ),
    ),
    undecided="MATCH (v:Verblijfsobject) WHERE v.gebruiksdoel = 'woonfunctie' AND v.ingeschreven IS NULL RETURN count(v) AS aantal",
)  # fmt: skip
