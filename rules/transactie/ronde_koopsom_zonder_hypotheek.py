"""Een object is voor een rond bedrag gekocht zonder dat er een hypotheek op is gevestigd."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="ronde_koopsom_zonder_hypotheek",
    title="Ronde koopsom zonder hypotheek",
    family="transactie",
    match="""
        MATCH (koper:Persoon|Bedrijf)-[:KOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort = 'koop' AND t.koopsom_euro >= $koopsom AND t.koopsom_euro % $veelvoud = 0
          AND b.aantal_hypotheken = 0 AND koper.uitgezonderd IS NULL
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "koper": "koper.id",
        "transactie": "t.id",
        "datum": "t.datum",
        "koopsom": "t.koopsom_euro",
        "hypotheken": "b.aantal_hypotheken",
    },
    identity=("perceel", "transactie"),
    population="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort = 'koop' AND b.aantal_hypotheken IS NOT NULL RETURN count(b) AS aantal
    """,
    parameters=(
        Parameter("koopsom", INT64, "euro", 250_000, 50_000, 10_000_000, "voorstel"),
        Parameter("veelvoud", INT64, "euro", 50_000, 1_000, 1_000_000, "voorstel"),
    ),
    why="{koper} {koper:kocht|kochten} {perceel} op {datum} voor {koopsom} euro, een rond bedrag, zonder hypotheek rond de akte.",
    other_explanations=(
        "ronde bedragen zijn bij koopsommen gewoon",
        "betaald uit spaargeld, een erfenis of de opbrengst van een vorige woning",
    ),
    sources=("brk", "kik"),
    needs=("een antwoord over de hypotheken van het object, gegeven na de negentigste dag",),
    blind_to=("leningen die niet zijn ingeschreven", "objecten waarvan de hypotheken niet zijn opgevraagd"),
    strength="context",
    weight=0,
    maturity="proef",
    version=2,
    source="Onderzoek naar afgeronde koopsommen: zij komen vaker voor en zeggen op zichzelf weinig",
    indicators=("TRX-10",),
    profiles=(),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Transactie.soort": "alleen een koop telt, geen schenking, verdeling of fusie",
            "Transactie.koopsom_euro": "het ronde bedrag is het kenmerk zelf",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "BETREFT.aantal_hypotheken": "alleen zonder hypotheek wordt een rond bedrag getoond",
            "Bedrijf.uitgezonderd": "overheden, corporaties, verzekeraars en fondsen kopen gewoonlijk zonder hypotheek",
        },
        proxies="kopen zonder hypotheek komt meer voor bij ouderen; daarom alleen context en geen gewicht",
        review_by=date(2027, 11, 1),
    ),
    undecided="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort = 'koop' AND b.aantal_hypotheken IS NULL RETURN count(b) AS aantal
    """,
)
