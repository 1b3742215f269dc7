"""Een rechtspersoon die vastgoed kocht of verkocht houdt binnen een jaar op te bestaan."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="opgeheven_na_overdracht",
    title="Rechtspersoon is kort na een overdracht opgeheven",
    family="eigenaar",
    match="""
        MATCH (bedrijf:Bedrijf)-[rol:KOPER|VERKOPER]->(t:Transactie)-[:BETREFT]->(perceel:Perceel)
        WHERE rol.dagen_tot_einde <= $dagen AND t.soort = 'koop'
          AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "bedrijf": "bedrijf.id",
        "transactie": "t.id",
        "datum": "t.datum",
        "beeindigd": "bedrijf.beeindigd",
        "dagen": "rol.dagen_tot_einde",
    },
    identity=("perceel", "bedrijf", "transactie"),
    population="""
        MATCH (bedrijf:Bedrijf)-[r:KOPER|VERKOPER]->(t:Transactie)
        WHERE t.soort = 'koop' RETURN count(r) AS aantal
    """,
    parameters=(Parameter("dagen", INT64, "dagen", 365, 30, 1_095, "voorstel: binnen een jaar na de akte"),),
    why="{bedrijf}, koper of verkoper van {perceel} bij akte van {datum}, is op {beeindigd} beëindigd: {dagen} dagen na de"
    " akte.",
    other_explanations=(
        "een projectvennootschap die na de verkoop van het project is opgeheven",
        "een onderneming die stopt en eerst haar pand verkoopt",
        "een faillissement waarin de curator het pand verkocht",
    ),
    sources=("brk", "kvk"),
    needs=("de datum en de reden van het einde uit het handelsregister",),
    blind_to=("rechtspersonen zonder KVK-nummer in de levering", "buitenlandse registers"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Unger/Ferwerda 2010, kenmerk 3.10: bijna opgeheven rechtspersoon; de termijn is een voorstel",
    indicators=("OWN-03",),
    profiles=("stroman", "witwasaankoop"),
    counters=(
        Counter(
            "projectontwikkeling",
            "MATCH (zelf:Bedrijf) WHERE zelf.id = bedrijf.id AND zelf.sbi STARTS WITH '41'",
            {"activiteit": "zelf.sbi"},
            "{bedrijf} ontwikkelt of bouwt volgens het handelsregister (SBI {activiteit}); zo'n vennootschap stopt na haar"
            " project.",
            LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOPER.dagen_tot_einde": "het einde kort na de akte is het kenmerk zelf",
            "VERKOPER.dagen_tot_einde": "het einde kort na de akte is het kenmerk zelf",
            "Transactie.soort": "alleen een koop telt, geen fusie of inbreng",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.beeindigd": "de lezer moet de datum kunnen nagaan",
            "Bedrijf.sbi": "een projectontwikkelaar is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alle kenmerken gaan over de rechtspersoon en de akte, niet over personen",
        review_by=date(2027, 11, 1),
    ),
)
