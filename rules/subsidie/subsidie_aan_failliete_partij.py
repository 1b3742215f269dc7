"""Een subsidie is verleend aan een rechtspersoon die toen failliet was."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="subsidie_aan_failliete_partij",
    title="Subsidie aan een failliete partij",
    family="subsidie",
    match="""
        MATCH (insolventie:Insolventie)-[:GAAT_OVER]->(ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie)
        WHERE o.dagen_na_faillissement >= $dagen AND insolventie.soort = 'F' AND insolventie.datum <= subsidie.datum_besluit
          AND ontvanger.uitgezonderd IS NULL AND ontvanger.eenmanszaak = false
    """,
    subject="subsidie",
    evidence={
        "subsidie": "subsidie.id", "ontvanger": "ontvanger.id", "insolventie": "insolventie.id", "failliet": "insolventie.datum",
        "dagen": "o.dagen_na_faillissement", "datum": "subsidie.datum_besluit", "verleend": "subsidie.verleend_euro",
    },
    identity=("subsidie", "ontvanger"),
    population="MATCH (:Bedrijf)-[o:ONTVANGT]->(s:Subsidie) WHERE s.datum_besluit IS NOT NULL RETURN count(o) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 1, 1, 1_825, "een verlening op de dag van de uitspraak telt niet mee"),),
    why="{ontvanger} is op {failliet} failliet verklaard; {dagen} dagen later, op {datum}, is subsidie {subsidie} van {verleend}"
    " euro verleend.",
    other_explanations=(
        "een besluit dat een eerdere verlening afrekent", "een curator die de activiteit voortzet",
        "een verkeerd KVK-nummer in het subsidiesysteem",
    ),
    sources=("subsidies_intern", "insolventies"),
    needs=("het KVK-nummer van de ontvanger en de dag van de verlening", "de uitspraken over rechtspersonen"),
    blind_to=("de dag van betaling", "surseance", "ontvangers zonder KVK-nummer"),
    strength="solo",
    weight=1,
    maturity="proef",
    source="Controle op de ontvanger bij het verlenen, Algemene wet bestuursrecht titel 4.2; Centraal Insolventieregister",
    indicators=("SUB-07",), profiles=("subsidie",),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Algemene subsidieverordening; intrekken en terugvorderen van subsidie",
        attributes={
            "ONTVANGT.dagen_na_faillissement": "de verlening tijdens het faillissement is het kenmerk zelf",
            "Insolventie.soort": "alleen een faillissement telt, geen surseance",
            "Insolventie.datum": "de lezer moet de uitspraak kunnen vinden",
            "Subsidie.datum_besluit": "de lezer moet het besluit kunnen vinden",
            "Subsidie.verleend_euro": "de lezer moet de omvang van de subsidie kennen",
            "Bedrijf.uitgezonderd": "overheden, kerken en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alle kenmerken gaan over de rechtspersoon en de subsidie, niet over personen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
