"""Een koper kocht op meer dan één dag woningen onder de opkoopbescherming die worden bewoond zonder verhuurvergunning."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter, Rule
from ondermijning.detect.explanations import LETTING_ASKED

RULE = Rule(
    id="reeks_verhuurd_onder_bescherming",
    title="Een reeks beschermde koopwoningen die wordt bewoond",
    family="gebruik",
    match="""
        MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie)-[g:BETREFT]->(perceel:Perceel)
        WHERE k.beschermde_kopen >= $kopen AND g.dagen_beschermd >= $dagen
          AND koper.uitgezonderd IS NULL AND koper.eenmanszaak = false
        WITH koper, k, t, g, perceel
        MATCH (perceel)-[:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)
        WHERE vbo.ingeschreven >= 1 AND vbo.corporatie IS NULL
          AND EXISTS { MATCH (koper)-[b:BEZIT]->(perceel) WHERE b.geldig_tot IS NULL }
          AND NOT EXISTS { MATCH (v:Vergunning)-[:VERGUND_VOOR]->(adres) WHERE v.verhuur = true AND v.besluit = 'verleend' }
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "adres": "adres.id", "transactie": "t.id", "datum": "t.datum",
        "kopen": "k.beschermde_kopen", "op": "vbo.ingeschreven_op",
    },
    identity=("perceel", "koper"),
    population="MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie) WHERE k.beschermde_kopen >= 1 RETURN count(k) AS aantal",
    parameters=(
        Parameter("kopen", INT64, "koopdagen", 2, 2, 50, "voorstel: een tweede keer; akten van één dag zijn één aankoop"),
        Parameter("dagen", INT64, "dagen", 183, 0, 1_461, "beleid Maastricht: wie na zes maanden nog huurt, zat er al"),
    ),
    why="{koper}, met wat onder dezelfde zeggenschap valt, kocht op {kopen} dagen woningen onder de opkoopbescherming waar daarna"
    " anderen stonden ingeschreven zonder verhuurvergunning, waaronder {perceel} op {datum} (geteld op {op}).",
    other_explanations=(
        "een belegger die woningen in verhuurde staat koopt", "een familie die haar kinderen via een vennootschap huisvest",
        "vergunningen die niet zijn geleverd",
    ),
    sources=("brk", "bag", "woz", "bewoning", "vergunningen"),
    needs=("de WOZ-waarde op de dag van de levering", "een telling van na de koop", "de aandeelhouders van wie koopt"),
    blind_to=("huurders van voor de koop", "familie", "kopers die een natuurlijk persoon zijn", "objecten met meer woningen"),
    strength="context",
    weight=0,
    maturity="proef",
    source="Huisvestingsverordening Maastricht 2022, hoofdstuk 3; dat een tweede keer meer zegt is een voorstel",
    indicators=("USE-06",), profiles=(),
    counters=(LETTING_ASKED,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Huisvestingswet 2014, artikel 41: toezicht op de opkoopbescherming",
        attributes={
            "KOPER.beschermde_kopen": "de herhaling is het kenmerk zelf",
            "BETREFT.dagen_beschermd": "alleen een koop onder de bescherming telt",
            "Verblijfsobject.ingeschreven": "een bedrijf kan er niet zelf wonen: wie er staat is een ander",
            "Verblijfsobject.ingeschreven_op": "de lezer moet weten van wanneer de telling is",
            "Verblijfsobject.corporatie": "een corporatie mag verhuren",
            "BEZIT.geldig_tot": "alleen wie nog rechthebbende is kan worden aangesproken",
            "Transactie.datum": "de lezer moet de akte kunnen vinden", "Vergunning.verhuur": "met een verhuurvergunning mag het",
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
