"""Een bedrijf kocht in korte tijd een reeks panden en leende er nauwelijks voor."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="reeks_zonder_hypotheek",
    title="Een reeks aankopen zonder hypotheek",
    family="eigenaar",
    match="""
        MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE k.kopen_zonder_hypotheek >= $aantal AND k.kopen_zonder_promille >= $aandeel AND b.aantal_hypotheken = 0
          AND t.dagen_geleden <= $dagen AND koper.uitgezonderd IS NULL AND koper.eenmanszaak = false
    """,
    subject="bedrijf",
    evidence={
        "bedrijf": "koper.id", "perceel": "perceel.id", "transactie": "t.id", "datum": "t.datum",
        "aantal": "k.kopen_zonder_hypotheek", "deel": "k.kopen_zonder_promille",
    },
    identity=("bedrijf",),
    population="MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie) WHERE k.kopen_zonder_hypotheek >= 1 RETURN count(k) AS aantal",
    parameters=(
        Parameter("aantal", INT64, "aankopen", 3, 2, 100, "voorstel: drie in 24 maanden; akten van één dag zijn één aankoop"),
        Parameter("aandeel", INT64, "promille", 750, 500, 1_000, "voorstel: drie van de vier; gewoonlijk is het één op de zes"),
        Parameter("dagen", INT64, "dagen", 1_825, 365, 7_300, "voorstel: vijf jaar; een oudere koop zegt niets over nu"),
    ),
    why="{bedrijf}, met wat onder dezelfde zeggenschap valt, kocht in 24 maanden op {aantal} dagen vastgoed ({deel} van alle"
    " dagen waarop het kocht) zonder dat er rond de akte een hypotheek op is gevestigd, waaronder {perceel} op {datum}.",
    other_explanations=(
        "een belegger die later één lening op alles samen vestigt", "een fonds of familie met eigen vermogen",
        "een groep die uit de opbrengst van eerder vastgoed koopt",
    ),
    sources=("brk", "kik"),
    needs=("een antwoord over de hypotheken van elk object, gegeven na de negentigste dag", "de aandeelhouders van wie koopt"),
    blind_to=("leningen die niet zijn ingeschreven", "aankopen buiten de gemeente", "objecten zonder antwoord over hypotheken"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=4,
    source="Unger/Ferwerda 2010, kenmerken 2.3 en 3.4 samen, en de opmerking dat portefeuilles niet zijn onderzocht; het aantal"
    " is een voorstel",
    indicators=("FIN-01", "OWN-05"), profiles=("witwasaankoop", "stroman", "dekmantel", "spookbewoning"),
    counters=(
        Counter("eerdere_verkoop", "WITH koper, k, t, b, perceel WHERE k.opbrengst_verkopen_euro >= t.koopsom_euro",
                {"opbrengst": "k.opbrengst_verkopen_euro"},
                "{bedrijf} verkocht rond die tijd ander vastgoed voor {opbrengst} euro.", LOWERS),
        Counter("later_een_bank", "MATCH (bank:Bedrijf)-[:GELDGEVER]->(lening:Hypotheek)-[r:HYPOTHEEK_OP]->(perceel)"
                " WHERE (bank.uitgezonderd IS NOT NULL OR bank.geldverstrekker IN ['vergunning', 'bank'])"
                " AND r.geldig_tot IS NULL", {"bank": "bank.id"},
                "Op {perceel} rust later wel een hypotheek, van {bank}: een bank, verzekeraar of geldgever op de lijst.", LOWERS),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "KOPER.kopen_zonder_hypotheek": "de reeks aankopen zonder lening is het kenmerk zelf",
            "KOPER.kopen_zonder_promille": "wie ook vaak leent koopt niet uitsluitend met eigen geld",
            "KOPER.opbrengst_verkopen_euro": "een eerdere verkoop is tegenbewijs: het geld kan daar vandaan komen",
            "BETREFT.aantal_hypotheken": "alleen een object dat zelf zonder hypotheek is gekocht wordt genoemd",
            "Transactie.koopsom_euro": "de opbrengst van eerdere verkopen moet de koopsom dekken",
            "Transactie.dagen_geleden": "alleen een koop van de laatste jaren hoort bij wat nu opvalt",
            "Transactie.datum": "de lezer moet de akten kunnen vinden",
            "HYPOTHEEK_OP.geldig_tot": "alleen een lening die er nu op rust is tegenbewijs",
            "Bedrijf.geldverstrekker": "een bank die later leende is tegenbewijs",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Bedrijf.uitgezonderd": "overheden, corporaties en fondsen op de lijst kopen gewoonlijk zonder hypotheek",
        },
        proxies="het gaat over rechtspersonen; over wie erachter staat zegt de regel niets",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
