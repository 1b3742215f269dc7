"""Een object is gekocht zonder dat er rond de akte een hypotheek op is gevestigd."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="aankoop_zonder_hypotheek",
    title="Aankoop zonder hypotheek",
    family="financiering",
    match="""
        MATCH (koper:Persoon|Bedrijf)-[k:KOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort = 'koop' AND t.koopsom_euro >= $koopsom AND b.aantal_hypotheken = 0
          AND t.dagen_geleden <= $dagen
          AND koper.uitgezonderd IS NULL
          AND NOT EXISTS { MATCH (t)-[ander:BETREFT]->(:Perceel) WHERE coalesce(ander.aantal_hypotheken, 1) > 0 }
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "koper": "koper.id", "transactie": "t.id", "datum": "t.datum", "koopsom": "t.koopsom_euro",
        "hypotheken": "b.aantal_hypotheken",
    },
    identity=("perceel", "transactie"),
    population="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort = 'koop' AND b.aantal_hypotheken IS NOT NULL RETURN count(b) AS aantal
    """,
    parameters=(
        Parameter("koopsom", INT64, "euro", 100_000, 0, 10_000_000,
                  "voorstel: een garage of strook grond wordt vaker uit eigen geld betaald"),
        Parameter("dagen", INT64, "dagen", 1_825, 365, 7_300, "voorstel: vijf jaar; een oudere koop zegt niets over nu"),
    ),
    why="{koper} {koper:kocht|kochten} {perceel} op {datum} zonder dat er rond de akte een hypotheek op is gevestigd; de"
    " koopsom van de akte was {koopsom} euro.",
    other_explanations=(
        "betaald uit spaargeld, een erfenis of de opbrengst van een vorige woning: één op de zes verkopen gaat zonder hypotheek",
        "ouders die hun eigen hypotheek verhogen om voor een kind te kopen",
        "een hypotheek of lening met een ander object als zekerheid",
    ),
    sources=("brk", "kik"),
    needs=("een antwoord over de hypotheken van elk object in de akte, gegeven na de negentigste dag",),
    blind_to=("leningen die niet zijn ingeschreven", "objecten waarvan de hypotheken niet zijn opgevraagd"),
    strength="combinatie",
    weight=1,
    maturity="stabiel",
    version=2,
    source="Unger/Ferwerda 2010, kenmerk 2.3: geen hypotheek; op zichzelf zeer gewoon, daarom alleen naast een andere familie",
    indicators=("FIN-01",), profiles=("witwasaankoop", "stroman", "spookbewoning"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "BETREFT.aantal_hypotheken": "het ontbreken van een hypotheek is het kenmerk zelf",
            "Transactie.soort": "alleen een koop telt, geen schenking, verdeling of fusie",
            "Transactie.koopsom_euro": "kleine aankopen vallen buiten de regel en de lezer moet het bedrag kennen",
            "Transactie.dagen_geleden": "alleen een koop van de laatste jaren hoort bij wat nu opvalt",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Bedrijf.uitgezonderd": "overheden, corporaties, verzekeraars en fondsen kopen gewoonlijk zonder hypotheek",
            "KOPER.opbrengst_verkopen_euro": "wie voor minstens zoveel verkocht had het geld",
        },
        proxies="kopen zonder hypotheek komt meer voor bij ouderen; daarom een laag gewicht en nooit een signaal alleen",
        review_by=date(2027, 11, 1),
    ),
    undecided="""
        MATCH (t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE t.soort = 'koop' AND b.aantal_hypotheken IS NULL RETURN count(b) AS aantal
    """,
    counters=(
        Counter("eerdere_verkoop", "WITH koper, k, t, b, perceel WHERE k.opbrengst_verkopen_euro >= t.koopsom_euro",
                {"opbrengst": "k.opbrengst_verkopen_euro"},
                "{koper} verkocht rond die tijd ander vastgoed voor {opbrengst} euro.", LOWERS),
    ),
)  # fmt: skip
