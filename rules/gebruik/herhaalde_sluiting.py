"""Bij één eigenaar is in enkele jaren herhaald een pand gesloten."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_GROTE_VERHUURDER = Counter(
    id="grote_verhuurder",
    match="WITH perceel, eigenaar, b WHERE b.portefeuille >= 50",
    evidence={"portefeuille": "b.portefeuille"},
    says="Onder wie {eigenaar} uiteindelijk valt zijn {portefeuille} objecten: bij zoveel panden komt een sluiting vaker voor.",
    effect=LOWERS,
)
RULE = Rule(
    id="herhaalde_sluiting",
    title="Herhaalde sluiting bij één eigenaar",
    family="gebruik",
    match="""
        MATCH (eigenaar:Persoon|Bedrijf)-[b:BEZIT]->(perceel:Perceel)-[:HEEFT_VBO]->(vbo:Verblijfsobject),
              (vbo)-[:HEEFT_ADRES]->(adres:Adres)<-[:GEBEURD_OP]-(gebeurtenis:Gebeurtenis)
        WHERE b.sluitingen >= $sluitingen AND b.sluitingen_hier >= 1 AND b.geldig_tot IS NULL
          AND b.sluitingen_per_honderd >= $per_honderd AND eigenaar.uitgezonderd IS NULL
          AND gebeurtenis.soort STARTS WITH 'sluiting'
          AND (b.geldig_van IS NULL OR b.geldig_van <= gebeurtenis.datum)
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id", "eigenaar": "eigenaar.id", "adres": "adres.id", "gebeurtenis": "gebeurtenis.id",
        "datum": "gebeurtenis.datum", "sluitingen": "b.sluitingen", "hier": "b.sluitingen_hier",
        "per_honderd": "b.sluitingen_per_honderd",
    },
    identity=("perceel", "eigenaar"),
    population="MATCH (eigenaar:Persoon|Bedrijf)-[b:BEZIT]->(perceel:Perceel) RETURN count(b) AS aantal",
    parameters=(
        Parameter("sluitingen", INT64, "sluitingen", 2, 2, 50, "voorstel: twee sluitingen in vijf jaar"),
        Parameter("per_honderd", INT64, "sluitingen per 100 eenheden", 25, 1, 100,
                  "voorstel: één op de vier; wie veel verhuurt heeft vanzelf meer sluitingen"),
    ),
    why="Op {adres} ({perceel}) was op {datum} een sluiting, terwijl het van {eigenaar} was; op alles wat deze eigenaar en zijn"
    " groep bezitten {sluitingen:was|waren} er in vijf jaar {sluitingen} sluitingen ({per_honderd} per 100 eenheden), waarvan"
    " {hier} hier.",
    other_explanations=(
        "een grote verhuurder: meer panden geven meer sluitingen", "een huurder die de eigenaar heeft misleid",
        "een eigenaar die zelf meldde en de huur opzegde", "een pand met veel eenheden onder één rechthebbende",
    ),
    sources=("gebeurtenissen", "brk", "bag"),
    needs=("sluitingen met een adres", "de rechthebbenden op de dag van de sluiting"),
    blind_to=(
        "sluitingen buiten de gemeente", "eigenaren van wie de band in geen register staat",
        "eigenaren die het pand na de sluiting hebben verkocht",
    ),
    strength="solo",
    weight=2,
    maturity="stabiel",
    version=3,
    source="Sittard-Geleen: 90 spookpanden via één facilitator; Opiumwet art. 13b; aantal en termijn zijn een voorstel",
    indicators=("USE-07",), profiles=("drugspand", "spookbewoning"),
    counters=(_GROTE_VERHUURDER,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Opiumwet art. 13b en Gemeentewet art. 174a; toezicht op verhuur",
        attributes={
            "BEZIT.sluitingen": "de herhaling bij één eigenaar is het kenmerk zelf",
            "BEZIT.sluitingen_hier": "het onderwerp moet zelf gesloten zijn geweest",
            "BEZIT.sluitingen_per_honderd": "wie veel eenheden heeft heeft vanzelf meer sluitingen",
            "BEZIT.geldig_van": "een sluiting van voor het bezit hoort bij een ander",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is kan worden aangesproken",
            "BEZIT.portefeuille": "veel bezit is tegenbewijs: meer panden geven meer sluitingen",
            "Gebeurtenis.soort": "alleen sluitingen tellen, geen controles of dwangsommen",
            "Gebeurtenis.datum": "de sluiting moet binnen het bezit vallen en de lezer moet haar kunnen vinden",
            "Bedrijf.uitgezonderd": "corporaties en overheden hebben door hun omvang meer sluitingen",
        },
        proxies="de buurt speelt geen rol; wel wordt in sommige buurten meer gecontroleerd, daarom telt alleen herhaling",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
