"""Een vennootschap die al jaren bestaat krijgt een geheel nieuw bestuur en koopt kort daarna voor het eerst vastgoed."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="plankvennootschap_koopt",
    title="Oude vennootschap met een nieuw bestuur doet haar eerste aankoop",
    family="bedrijf",
    match="""
        MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie)
        WHERE k.dagen_nieuw_bestuur <= $dagen AND k.dagen_sinds_oprichting >= $leeftijd AND k.eerste_aankoop = true
          AND t.soort = 'koop' AND koper.uitgezonderd IS NULL AND koper.eenmanszaak = false
        WITH koper, k, t
        MATCH (t)-[:BETREFT]->(perceel:Perceel)
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "koper": "koper.id",
        "transactie": "t.id",
        "datum": "t.datum",
        "opgericht": "koper.opgericht",
        "dagen": "k.dagen_nieuw_bestuur",
    },
    identity=("perceel", "koper", "transactie"),
    population="MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie) WHERE k.eerste_aankoop = true RETURN count(k) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 180, 30, 730, "voorstel: een half jaar na het nieuwe bestuur"),
        Parameter("leeftijd", INT64, "dagen", 730, 365, 7_300, "voorstel: twee jaar oud"),
    ),
    why="{koper}, opgericht op {opgericht}, kreeg een geheel nieuw bestuur en kocht {dagen} dagen later, op {datum}, voor het"
    " eerst vastgoed: {perceel}.",
    other_explanations=(
        "een onderneming die is overgenomen en verhuist",
        "opvolging in een familiebedrijf dat zijn eerste pand koopt",
        "een projectvennootschap die lang op haar project wachtte",
    ),
    sources=("brk", "hr"),
    needs=("de functionarissen met begin en einde van hun functie", "de aankopen van het bedrijf"),
    blind_to=(
        "een nieuwe activiteit: de geschiedenis daarvan komt niet binnen",
        "vastgoed buiten de gemeente",
        "een nieuwe aandeelhouder zonder nieuw bestuur",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Evaluatie turboliquidatie: slapende B.V.'s als risico; Justis: verkoop aan een katvanger; de termijnen zijn een"
    " voorstel",
    indicators=("COM-05",),
    profiles=("stroman", "witwasaankoop"),
    counters=(
        Counter(
            "met_personeel",
            "MATCH (zelf:Bedrijf) WHERE zelf.id = koper.id AND zelf.werkzame_personen >= 5",
            {"personeel": "zelf.werkzame_personen"},
            "Bij {koper} werken {personeel} mensen: een lopende onderneming die een nieuw bestuur kreeg.",
            LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOPER.dagen_nieuw_bestuur": "het nieuwe bestuur vlak voor de koop is het kenmerk zelf",
            "KOPER.dagen_sinds_oprichting": "alleen een vennootschap die al bestond kan zijn herleefd",
            "KOPER.eerste_aankoop": "wie al vastgoed had lag niet stil",
            "Transactie.soort": "alleen een koop telt, geen fusie",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.opgericht": "de lezer moet de leeftijd kunnen narekenen",
            "Bedrijf.werkzame_personen": "een bedrijf met personeel is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alleen de dag van het nieuwe bestuur telt, niet wie er kwam",
        review_by=date(2027, 11, 1),
    ),
)
