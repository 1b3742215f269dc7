"""Een pand dat met subsidie is opgeknapt, wordt kort daarna met winst verkocht."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_EIGEN_GELD = Counter(
    id="eigen_verbouwing",
    match="""
        MATCH (bouw:Vergunning)-[:VERGUND_VOOR]->(plek:Adres)
        WHERE plek.id = adres.id AND bouw.bouwsom_euro > subsidie.verleend_euro AND bouw.besluit = 'verleend'
    """,
    evidence={"bouw": "bouw.id", "bouwsom": "bouw.bouwsom_euro"},
    says="Voor {adres} is bouwvergunning {bouw} verleend met een bouwsom van {bouwsom} euro, meer dan de subsidie.",
    effect=LOWERS,
)
RULE = Rule(
    id="pandsubsidie_en_verkoop",
    title="Subsidie voor een pand en snelle verkoop",
    family="subsidie",
    match="""
        MATCH (subsidie:Subsidie)-[p:BESTEED_OP]->(adres:Adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject),
              (vbo)<-[:HEEFT_VBO]-(perceel:Perceel)<-[g:BETREFT]-(t:Transactie)<-[:VERKOPER]-(verkoper:Persoon|Bedrijf)
        WHERE p.dagen_tot_verkoop <= $dagen AND p.verkoop_id IS NOT NULL AND p.verkoop_id = t.id
          AND g.stijging_gecorrigeerd_procent >= $stijging AND verkoper.uitgezonderd IS NULL
    """,
    subject="subsidie",
    evidence={
        "subsidie": "subsidie.id", "adres": "adres.id", "perceel": "perceel.id", "transactie": "t.id", "datum": "t.datum",
        "verkoper": "verkoper.id", "dagen": "p.dagen_tot_verkoop", "stijging": "g.stijging_gecorrigeerd_procent",
        "verleend": "subsidie.verleend_euro",
    },
    identity=("subsidie", "transactie"),
    population="MATCH (:Subsidie)-[p:BESTEED_OP]->(:Adres) RETURN count(p) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 730, 90, 3_650, "voorstel: binnen twee jaar na het besluit"),
        Parameter("stijging", INT64, "procent", 20, 5, 1_000, "voorstel: boven de stijging van de markt"),
    ),
    why="Voor {adres} is subsidie {subsidie} van {verleend} euro verleend; {dagen} dagen later, op {datum},"
    " {verkoper:verkocht|verkochten} {verkoper} {perceel} voor {stijging} % meer dan bij de vorige koop, gecorrigeerd voor de"
    " markt.",
    other_explanations=("een gewone verkoop na een verbetering die ook eigen geld kostte", "een verhuizing of overlijden",
                        "een regeling die verkopen toestaat"),
    sources=("subsidies_intern", "brk", "bag", "prijsindex"),
    needs=("het adres waar de subsidie aan is besteed", "de koopsom van deze en de vorige verkoop"),
    blind_to=("subsidies van anderen, zoals het Rijk", "hetzelfde werk dat tweemaal is gesubsidieerd", "de kosten van het werk"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Voorstel: subsidie voor een pand en winst bij snelle verkoop",
    indicators=("SUB-06",), profiles=("subsidie",),
    counters=(_EIGEN_GELD,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Algemene subsidieverordening: terugvorderen bij verkoop",
        attributes={
            "BESTEED_OP.dagen_tot_verkoop": "de korte tijd tot de verkoop is het kenmerk zelf",
            "BESTEED_OP.verkoop_id": "de eerste verkoop na de subsidie telt",
            "BETREFT.stijging_gecorrigeerd_procent": "pas winst boven de markt valt op",
            "Transactie.datum": "de lezer moet de akte vinden",
            "Subsidie.verleend_euro": "de lezer moet de omvang kennen; een grotere bouwsom is tegenbewijs",
            "Vergunning.bouwsom_euro": "een eigen verbouwing is tegenbewijs", "Vergunning.besluit": "alleen een verleende telt",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="alle kenmerken gaan over een pand, een subsidie en een koopsom",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
