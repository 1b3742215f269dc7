"""Kort na een ondoorzichtige aankoop vraagt iemand het pand te splitsen of in kamers om te zetten."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_BANK = Counter(
    id="bankhypotheek",
    match="""
        MATCH (bank:Bedrijf)-[:GELDGEVER]->(lening:Hypotheek)-[:HYPOTHEEK_OP]->(grond:Perceel)
        WHERE grond.id = perceel.id AND bank.uitgezonderd IS NOT NULL AND lening.geldig_van >= t.datum
    """,
    evidence={"bank": "bank.id", "gevestigd": "lening.geldig_van"},
    says="Sinds {gevestigd} rust op {perceel} een hypotheek van {bank}, een geldgever op de lijst, die de koper kent.",
    effect=LOWERS,
)
RULE = Rule(
    id="omzetting_na_aankoop",
    title="Splitsen of omzetten kort na een aankoop",
    family="vergunning",
    match="""
        MATCH (vergunning:Vergunning)-[p:VERGUND_VOOR]->(adres:Adres)
        WHERE p.dagen_na_aankoop <= $dagen
        WITH vergunning, p, adres
        MATCH (adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject)<-[:HEEFT_VBO]-(perceel:Perceel)
        WITH vergunning, p, adres, perceel
        MATCH (perceel)<-[g:BETREFT]-(t:Transactie)<-[k:KOPER]-(koper:Bedrijf)
        WHERE p.aankoop_id IS NOT NULL AND p.aankoop_id = t.id AND (k.dagen_sinds_oprichting <= $jong OR g.aantal_hypotheken = 0)
          AND koper.uitgezonderd IS NULL AND koper.eenmanszaak = false
    """,
    subject="vergunning",
    evidence={
        "vergunning": "vergunning.id", "koper": "koper.id", "perceel": "perceel.id", "adres": "adres.id", "transactie": "t.id",
        "datum": "t.datum", "dagen": "p.dagen_na_aankoop", "eenheden": "vergunning.aantal_eenheden",
    },
    identity=("vergunning", "koper"),
    population="MATCH (:Vergunning)-[p:VERGUND_VOOR]->(:Adres) WHERE p.dagen_na_aankoop IS NOT NULL RETURN count(p) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 183, 30, 1_095, "voorstel: binnen zes maanden na de koop"),
        Parameter("jong", INT64, "dagen", 365, 30, 1_095, "als bij jonge_vennootschap_koopt"),
    ),
    why="{koper} kocht {perceel} op {datum}; {dagen} dagen later is vergunning {vergunning} gevraagd om {adres} te splitsen of om"
    " te zetten in {eenheden} eenheden.",
    other_explanations=(
        "een belegger in studentenkamers: in Maastricht gewoon", "een ontwikkelaar die per project een B.V. opricht",
        "een koper die de lening op een ander pand heeft",
    ),
    sources=("vergunningen", "bag", "brk"),
    needs=("de dag van de aanvraag en het adres", "de oprichting van de koper of een antwoord over hypotheken"),
    blind_to=("kopers die een natuurlijk persoon zijn", "omzetten zonder vergunning", "de aankoop van aandelen"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Voorstel: splitsen kort na een aankoop door wie moeilijk te kennen is; op zichzelf gewoon bij beleggers",
    indicators=("PER-05",), profiles=("witwasaankoop", "stroman"),
    counters=(_BANK,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Huisvestingswet 2014 en Wet Bibob",
        attributes={
            "VERGUND_VOOR.dagen_na_aankoop": "de korte tijd na de koop is het kenmerk zelf",
            "VERGUND_VOOR.aankoop_id": "de koop die het dichtst voor de aanvraag ligt telt",
            "KOPER.dagen_sinds_oprichting": "een jonge koper is een van de twee kenmerken van de aankoop",
            "BETREFT.aantal_hypotheken": "een koop zonder hypotheek is het andere",
            "Vergunning.aantal_eenheden": "de lezer moet de omvang kennen", "Transactie.datum": "de lezer moet de akte vinden",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Hypotheek.geldig_van": "alleen een hypotheek van na de koop is tegenbewijs",
        },
        proxies="alle kenmerken gaan over een bedrijf, een koop en een vergunning",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
