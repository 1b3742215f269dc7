"""Een bedrijf dat verbonden is met een ontvanger van subsidie koopt rond de verlening een pand zonder hypotheek."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="aankoop_naast_subsidie",
    title="Aankoop zonder hypotheek door wie met de ontvanger van subsidie verbonden is",
    family="financiering",
    match="""
        MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie)
        WHERE o.koop_dagen <= $dagen AND o.koop_dagen >= -$dagen AND ontvanger.uitgezonderd IS NULL
        MATCH (koper:Bedrijf)-[k:KOPER]->(t:Transactie)-[:BETREFT]->(perceel:Perceel), (koper)-[v:VERBONDEN_MET]->(ontvanger)
        WHERE o.koop_id IS NOT NULL AND t.id = o.koop_id AND o.koop_perceel_id IS NOT NULL AND perceel.id = o.koop_perceel_id
          AND t.koopsom_euro >= $koopsom AND koper.uitgezonderd IS NULL AND koper.eenmanszaak = false
    """,
    subject="subsidie",
    evidence={
        "subsidie": "subsidie.id", "ontvanger": "ontvanger.id", "koper": "koper.id", "perceel": "perceel.id",
        "transactie": "t.id", "datum": "t.datum", "koopsom": "t.koopsom_euro", "verleend": "subsidie.datum_besluit", "via": "v.via",
    },
    identity=("subsidie", "ontvanger", "perceel"),
    population="MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie) RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 730, 30, 730, "voorstel: binnen twee jaar voor of na de verlening"),
        Parameter("koopsom", INT64, "euro", 100_000, 0, 10_000_000, "voorstel, gelijk aan dat van aankoop_zonder_hypotheek"),
    ),
    why="{ontvanger} {ontvanger:kreeg|kregen} op {verleend} subsidie {subsidie}; {koper}, ermee verbonden ({via}),"
    " {koper:kocht|kochten} {perceel} op {datum} voor {koopsom} euro zonder hypotheek.",
    other_explanations=(
        "een ondernemer die naast zijn bedrijf in het bestuur van een vereniging of stichting zit",
        "een steunstichting of holding die een gebouw uit eigen vermogen koopt",
        "vastgoed dat na de verkoop van ander vastgoed is gekocht",
    ),
    sources=("subsidies_intern", "brk", "kik", "hr"),
    needs=("het KVK-nummer van de ontvanger", "de functionarissen van ontvanger en koper", "de hypotheken van het object"),
    blind_to=("of geld van de subsidie in het pand zit", "aankopen door bestuurders zelf", "banden door familie"),
    strength="combinatie",
    weight=2,
    maturity="proef",
    version=2,
    source="Onderzoek naar zorgvastgoed: vastgoed in een vennootschap naast de gesubsidieerde; de termijn is een voorstel",
    indicators=("FIN-01", "SUB-05"), profiles=("subsidie",),
    counters=(
        Counter("eerdere_verkoop", "WITH subsidie, ontvanger, koper, k, t, perceel"
                " WHERE k.opbrengst_verkopen_euro >= t.koopsom_euro",
                {"opbrengst": "k.opbrengst_verkopen_euro"},
                "{koper} verkocht rond die tijd ander vastgoed voor {opbrengst} euro.", LOWERS),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Algemene subsidieverordening en Wet Bibob",
        attributes={
            "ONTVANGT.koop_dagen": "de tijd tussen verlening en aankoop hoort bij het kenmerk",
            "ONTVANGT.koop_id": "de lezer moet de akte kunnen vinden",
            "ONTVANGT.koop_perceel_id": "de akte kan meer objecten betreffen; dit is er zonder hypotheek gekocht",
            "KOPER.opbrengst_verkopen_euro": "een eerdere verkoop is tegenbewijs: het geld kan daar vandaan komen",
            "Transactie.koopsom_euro": "een garage of strook grond wordt vaker uit eigen geld betaald",
            "Transactie.datum": "de lezer moet de akte kunnen vinden",
            "Subsidie.datum_besluit": "de lezer moet het besluit kunnen vinden",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "Bedrijf.uitgezonderd": "overheden, kerken en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
