"""Een subsidie is verleend aan een bedrijf of instelling die toen al was beëindigd."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="subsidie_aan_ontbonden_partij",
    title="Subsidie aan een ontbonden partij",
    family="subsidie",
    match="""
        MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie)
        WHERE o.dagen_na_einde >= $dagen AND ontvanger.uitgezonderd IS NULL AND ontvanger.eenmanszaak = false
          AND NOT coalesce(ontvanger.eindreden, '') IN ['fusie', 'splitsing', 'omzetting']
    """,
    subject="subsidie",
    evidence={
        "subsidie": "subsidie.id", "ontvanger": "ontvanger.id", "beeindigd": "ontvanger.beeindigd",
        "reden": "ontvanger.eindreden", "dagen": "o.dagen_na_einde", "datum": "subsidie.datum_besluit",
        "verleend": "subsidie.verleend_euro", "status": "subsidie.status",
    },
    identity=("subsidie", "ontvanger"),
    population="""
        MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie)
        WHERE subsidie.datum_besluit IS NOT NULL RETURN count(o) AS aantal
    """,
    parameters=(Parameter("dagen", INT64, "dagen", 1, 1, 1825, "een verlening op de dag van het einde zelf telt niet mee"),),
    why="{ontvanger} is op {beeindigd} beëindigd; {dagen} dagen later, op {datum}, is subsidie {subsidie} van {verleend} euro"
    " verleend.",
    other_explanations=(
        "een besluit dat alleen een eerdere verlening afrekent", "een rechtsopvolger die de aanvraag onder de oude naam deed",
        "een verkeerd KVK-nummer in het subsidiesysteem", "een vereffening die nog liep of is heropend",
    ),
    sources=("subsidies_intern", "hr"),
    needs=("het KVK-nummer van de ontvanger en de dag van de verlening", "de datum en reden van het einde"),
    blind_to=(
        "verleningen waarvan alleen het jaar bekend is, zoals in het openbare register", "de dag van betaling",
        "ontvangers zonder KVK-nummer", "partijen die failliet zijn en nog niet ontbonden",
    ),
    strength="solo",
    weight=1,
    maturity="stabiel",
    source="Controle op de ontvanger bij het verlenen, Algemene wet bestuursrecht titel 4.2; de ondergrens is een voorstel",
    indicators=("SUB-07",), profiles=("subsidie",),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Algemene subsidieverordening; intrekken en terugvorderen van subsidie",
        attributes={
            "ONTVANGT.dagen_na_einde": "de verlening na het einde is het kenmerk zelf",
            "Bedrijf.beeindigd": "de lezer moet de datum kunnen nagaan",
            "Bedrijf.eindreden": "na een fusie, splitsing of omzetting gaat de ontvanger in een ander verder",
            "Bedrijf.uitgezonderd": "overheden, kerken en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Subsidie.datum_besluit": "de lezer moet het besluit kunnen vinden",
            "Subsidie.verleend_euro": "de lezer moet de omvang van de subsidie kennen",
            "Subsidie.status": "de lezer moet zien of de subsidie al is vastgesteld of teruggevorderd",
        },
        proxies="alle kenmerken gaan over de rechtspersoon en de subsidie, niet over personen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
