"""Bij een bedrijf dat vastgoed koopt of verkoopt wisselt vlak voor of na de akte het bestuur."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="bestuurswissel_rond_transactie",
    title="Bestuurswissel rond een overdracht",
    family="bedrijf",
    match="""
        MATCH (bedrijf:Bedrijf)-[rol:KOPER|VERKOPER]->(t:Transactie)-[:BETREFT]->(perceel:Perceel)
        WHERE abs(rol.dagen_bestuurswissel) <= $dagen AND t.soort = 'koop'
          AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "bedrijf": "bedrijf.id", "transactie": "t.id", "datum": "t.datum",
        "wissel": "rol.bestuurswissel_op",
    },
    identity=("perceel", "bedrijf", "transactie"),
    population="""
        MATCH (bedrijf:Bedrijf)-[r:KOPER|VERKOPER]->(t:Transactie)
        WHERE t.soort = 'koop' RETURN count(r) AS aantal
    """,
    parameters=(Parameter("dagen", INT64, "dagen", 60, 1, 365, "voorstel: binnen twee maanden voor of na de akte"),),
    why="Bij {bedrijf} wisselde het bestuur op {wissel}, rond de akte van {datum} waarmee het bedrijf {perceel} kocht of"
    " verkocht.",
    other_explanations=(
        "opvolging binnen een familie of directie", "de onderneming is verkocht en het pand ging mee",
        "een bestuurder van een projectvennootschap die na afronding terugtreedt",
    ),
    sources=("brk", "hr"),
    needs=("de functionarissen van het bedrijf met begin en einde van hun functie",),
    blind_to=("feitelijke leiding zonder inschrijving", "een wissel van aandeelhouder zonder wissel van bestuurder",
              "bedrijven zonder KVK-nummer in de levering"),
    strength="combinatie",
    weight=1,
    maturity="stabiel",
    source="Justis: opvallende bestuurswisselingen; de termijn is een voorstel",
    indicators=("COM-04",), profiles=("stroman", "witwasaankoop", "dekmantel"),
    counters=(
        Counter(
            "vrijwilligers", "MATCH (zelf:Bedrijf) WHERE zelf.id = bedrijf.id AND zelf.rechtsvorm IN ['ST', 'VR', 'COOP']",
            {"vorm": "zelf.rechtsvorm"}, "{bedrijf} heeft een rechtsvorm ({vorm}) met vaak wisselende vrijwilligers.", LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOPER.dagen_bestuurswissel": "de wissel rond de akte is het kenmerk zelf",
            "KOPER.bestuurswissel_op": "de lezer moet de wissel in het handelsregister kunnen vinden",
            "VERKOPER.dagen_bestuurswissel": "de wissel rond de akte is het kenmerk zelf",
            "VERKOPER.bestuurswissel_op": "de lezer moet de wissel in het handelsregister kunnen vinden",
            "Transactie.soort": "alleen een koop telt; bij een fusie of splitsing wisselt het bestuur vanzelf",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.rechtsvorm": "een bestuur van vrijwilligers is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties, kerken en VvE's vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en heeft geen bestuur",
        },
        proxies="alleen de datum van de wissel telt, niet wie er komt of gaat",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
