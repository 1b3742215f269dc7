"""Een stichting die nog geen vijf jaar bestaat koopt vastgoed."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="jonge_stichting",
    title="Jonge stichting koopt vastgoed",
    family="eigenaar",
    match="""
        MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie)-[:BETREFT]->(perceel:Perceel)
        WHERE koper.rechtsvorm = 'ST' AND k.dagen_sinds_oprichting <= $dagen AND t.soort = 'koop'
          AND koper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "koper": "koper.id",
        "transactie": "t.id",
        "datum": "t.datum",
        "opgericht": "koper.opgericht",
    },
    identity=("perceel", "koper", "transactie"),
    population="MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie) WHERE koper.rechtsvorm = 'ST' RETURN count(k) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 1_825, 90, 3_650, "voorstel: vijf jaar"),),
    why="{koper}, een stichting die op {opgericht} is opgericht, kocht {perceel} op {datum}.",
    other_explanations=(
        "een school, museum, zorginstelling of goed doel",
        "een stichting administratiekantoor van een familiebedrijf",
        "een stichting die een monument of gebouw beheert",
    ),
    sources=("brk", "hr"),
    needs=("de rechtsvorm en de oprichting van de koper",),
    blind_to=("stichtingen zonder KVK-nummer in de levering", "wie er feitelijk over de stichting beslist"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="City Deal: vastgoed van bestuurders van stichtingen; de termijn is een voorstel",
    indicators=("OWN-12",),
    profiles=("stroman", "subsidie"),
    counters=(
        Counter(
            "maatschappelijk",
            "MATCH (zelf:Bedrijf) WHERE zelf.id = koper.id AND (zelf.sbi STARTS WITH '85' OR zelf.sbi STARTS WITH '87' OR"
            " zelf.sbi STARTS WITH '90' OR zelf.sbi STARTS WITH '91')",
            {"activiteit": "zelf.sbi"},
            "{koper} is volgens het handelsregister actief in onderwijs, wonen met zorg, kunst of musea (SBI {activiteit}).",
            LOWERS,
        ),
        Counter(
            "administratiekantoor",
            "MATCH (koper)-[:AANDEELHOUDER_VAN]->(dochter:Bedrijf)",
            {"dochter": "dochter.id"},
            "{koper} houdt de aandelen van {dochter}, zoals een administratiekantoor doet.",
            LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.rechtsvorm": "de rechtsvorm is het kenmerk zelf",
            "KOPER.dagen_sinds_oprichting": "alleen een jonge stichting valt op",
            "Transactie.soort": "alleen een koop telt, geen schenking",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.opgericht": "de lezer moet de leeftijd kunnen narekenen",
            "Bedrijf.sbi": "een maatschappelijke activiteit is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="doel, geloof of achterban van een stichting speelt geen rol; kerkgenootschappen vallen buiten de regel",
        review_by=date(2027, 11, 1),
    ),
)
