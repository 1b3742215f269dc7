"""Een vennootschap die nog geen jaar bestaat koopt vastgoed."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import CLEARS, INT64, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="jonge_vennootschap_koopt",
    title="Jonge vennootschap koopt vastgoed",
    family="eigenaar",
    match="""
        MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie)-[:BETREFT]->(perceel:Perceel)
        WHERE k.dagen_sinds_oprichting <= $dagen AND t.soort = 'koop'
          AND koper.uitgezonderd IS NULL AND koper.eenmanszaak = false
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum",
        "opgericht": "koper.opgericht", "leeftijd": "k.dagen_sinds_oprichting",
    },
    identity=("perceel", "koper", "transactie"),
    population="MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie) RETURN count(k) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 365, 30, 1095, "voorstel: korter dan een jaar ingeschreven"),
        Parameter("groep", INT64, "dagen", 1825, 365, 7300, "voorstel: een moeder van vijf jaar of ouder verklaart de koop mee"),
    ),
    why="{koper} kocht {perceel} op {datum}, {leeftijd} dagen na de oprichting.",
    other_explanations=(
        "een vennootschap die voor één project of pand is opgericht", "een herstructurering binnen een bestaande groep",
        "een ondernemer die zijn eenmanszaak heeft omgezet",
    ),
    sources=("brk", "kvk"),
    needs=("de inschrijving van de koper in het handelsregister",),
    blind_to=("kopers zonder KVK-nummer in de levering", "een oude lege vennootschap die nieuw leven kreeg"),
    strength="combinatie",
    weight=2,
    maturity="stabiel",
    version=2,
    source="FATF en Unger/Ferwerda 2010: nieuw opgerichte rechtspersoon als koper",
    indicators=("OWN-02",), profiles=("witwasaankoop", "stroman"),
    counters=(
        Counter(
            "oude_groep_met_bank",
            "WITH koper, k, t, perceel MATCH (bank:Bedrijf)-[:GELDGEVER]->(lening:Hypotheek)-[:HYPOTHEEK_OP]->(perceel)"
            " WHERE k.groep_dagen >= $groep AND (bank.uitgezonderd IS NOT NULL OR bank.geldverstrekker IN ['vergunning', 'bank'])"
            " AND lening.geldig_van >= t.datum",
            {"groepsleeftijd": "k.groep_dagen", "bank": "bank.id"},
            "{koper} hoort bij een groep die {groepsleeftijd} dagen bestond, en {bank} leende op {perceel}.", CLEARS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOPER.dagen_sinds_oprichting": "de leeftijd van de vennootschap is het kenmerk zelf",
            "KOPER.groep_dagen": "een bestaande groep die met een bank koopt is tegenbewijs",
            "Hypotheek.geldig_van": "alleen een hypotheek van na de koop is tegenbewijs",
            "Bedrijf.geldverstrekker": "een hypotheek van een bank is tegenbewijs",
            "Transactie.soort": "alleen een koop telt, geen fusie of inbreng",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.opgericht": "de lezer moet de leeftijd kunnen narekenen",
            "Bedrijf.uitgezonderd": "overheden, kerken en VvE's vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="de leeftijd van een rechtspersoon zegt niets over de leeftijd of afkomst van personen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
