"""Een hypotheek is kort na de inschrijving verdwenen zonder dat het object is verkocht of opnieuw is verhypothekeerd."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="snelle_aflossing",
    title="Hypotheek snel afgelost zonder verkoop of nieuwe lening",
    family="financiering",
    match="""
        MATCH (h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel), (geldnemer:Persoon|Bedrijf)-[:GELDNEMER]->(h)
        WHERE op.dagen_tot_aflossing <= $dagen AND h.bedrag_euro >= $bedrag AND geldnemer.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "hypotheek": "h.id", "geldnemer": "geldnemer.id", "bedrag": "h.bedrag_euro",
        "sinds": "op.geldig_van", "tot": "op.geldig_tot", "dagen": "op.dagen_tot_aflossing",
    },
    identity=("perceel", "hypotheek"),
    population="""
        MATCH (h:Hypotheek)-[op:HYPOTHEEK_OP]->(perceel:Perceel) WHERE op.geldig_tot IS NOT NULL RETURN count(op) AS aantal
    """,
    parameters=(
        Parameter("dagen", INT64, "dagen", 548, 30, 1826, "voorstel: anderhalf jaar"),
        Parameter("bedrag", INT64, "euro", 100_000, 0, 10_000_000, "voorstel: een kleine lening is gauw afgelost"),
    ),
    why="De hypotheek van {bedrag} euro die {geldnemer} op {sinds} op {perceel} {geldnemer:vestigde|vestigden}, rustte er op {tot}"
    " niet meer op, na hoogstens {dagen} dagen; het object is niet verkocht en er kwam geen andere hypotheek voor in de plaats.",
    other_explanations=(
        "een erfenis, schenking of de verkoop van een vorige woning of een bedrijf",
        "een overbrugging tot een andere woning was verkocht", "een lening die op een ander object is gezet",
    ),
    sources=("kik",),
    needs=("twee antwoorden over de hypotheken van het object: een waarin zij staat en een later zonder",),
    blind_to=("objecten waarvan de hypotheken één maal zijn opgevraagd", "extra aflossingen zonder dat de hypotheek verdwijnt",
              "de juiste dag van de doorhaling tussen twee antwoorden"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="DNB: boete voor een geldverstrekker die onverklaarde aflossingen liet lopen; de termijn is een voorstel",
    indicators=("FIN-11",), profiles=("witwasaankoop",),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "HYPOTHEEK_OP.dagen_tot_aflossing": "de korte looptijd is het kenmerk zelf",
            "HYPOTHEEK_OP.geldig_van": "de lezer moet de akte kunnen vinden",
            "HYPOTHEEK_OP.geldig_tot": "de lezer moet het antwoord kunnen vinden waarin de hypotheek ontbreekt",
            "Hypotheek.bedrag_euro": "kleine leningen vallen buiten de regel en de lezer moet de omvang kennen",
            "Bedrijf.uitgezonderd": "corporaties en overheden schuiven leningen tussen objecten",
            "Transactie.soort": "alleen een verkoop brengt geld op waarmee kan zijn afgelost",
            "Transactie.datum": "alleen een verkoop tijdens de looptijd verklaart de aflossing",
            "Transactie.koopsom_euro": "alleen een verkoop voor minstens het bedrag verklaart de aflossing",
        },
        proxies="wie erft of spaart lost eerder af, en is vaker ouder; daarom een laag gewicht en nooit een signaal alleen",
        review_by=date(2027, 11, 1),
    ),
    counters=(
        Counter("andere_verkoop",
                "MATCH (geldnemer)-[:VERKOPER]->(verkoop:Transactie) WHERE verkoop.soort = 'koop'"
                " AND verkoop.datum >= op.geldig_van AND verkoop.datum <= op.geldig_tot AND verkoop.koopsom_euro >= h.bedrag_euro",
                {"akte": "verkoop.id", "opbrengst": "verkoop.koopsom_euro"},
                "{geldnemer} verkocht in die tijd iets anders voor {opbrengst} euro, akte {akte}.", LOWERS),
    ),
)  # fmt: skip
