"""Onder verschillende namen heeft één partij een groot deel van een straat, of van de bedrijfsruimten daar."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, ClassB, LegalCard, Parameter, Rule

RULE = Rule(
    id="straatconcentratie",
    title="Eén uiteindelijke rechthebbende achter veel objecten in een straat",
    family="netwerk",
    match="""
        MATCH (eigenaar:Persoon|Bedrijf)-[c:CONCENTREERT_IN]->(straat:Straat)
        WHERE c.houders >= $houders AND eigenaar.uitgezonderd IS NULL
          AND (c.objecten >= $objecten AND c.deel_procent >= $deel
               OR c.bedrijfsruimten >= $objecten AND c.deel_bedrijfsruimten_procent >= $deel)
        MATCH (eigenaar)-[:ZEGGENSCHAP_OVER|BESTUURT]->(houder:Bedrijf)-[b:BEZIT]->(perceel:Perceel),
              (perceel)-[:HEEFT_VBO]->(vbo:Verblijfsobject), (vbo)-[:HEEFT_ADRES]->(adres:Adres)-[:LIGT_AAN]->(hier:Straat)
        WHERE hier.id = straat.id AND b.geldig_tot IS NULL AND houder.eenmanszaak = false
    """,
    subject="houder",
    evidence={
        "straat": "straat.id", "eigenaar": "eigenaar.id", "objecten": "c.objecten", "deel": "c.deel_procent",
        "houders": "c.houders", "houder": "houder.id", "perceel": "perceel.id", "ruimten": "c.bedrijfsruimten",
        "deel_ruimten": "c.deel_bedrijfsruimten_procent",
    },
    identity=("straat", "eigenaar", "houder"),
    population="MATCH (adres:Adres)-[:LIGT_AAN]->(straat:Straat) RETURN count(DISTINCT straat.id) AS aantal",
    parameters=(
        Parameter("objecten", INT64, "objecten", 4, 3, 500, "voorstel: vier objecten"),
        Parameter("deel", INT64, "procent", 20, 5, 100, "voorstel: een vijfde van de straat of van de bedrijfsruimten daar"),
        Parameter("houders", INT64, "houders", 2, 2, 50, "voorstel: één naam is geen verborgen bezit"),
    ),
    why="{eigenaar} heeft uiteindelijk {objecten} objecten in {straat} ({deel} % van de straat, en {ruimten} bedrijfsruimten:"
    " {deel_ruimten} %), op naam van {houders} rechthebbenden, waaronder {houder} met {perceel}.",
    other_explanations=(
        "een belegger die per pand een vennootschap heeft", "een familie die al lang in de straat zit",
        "een complex in een korte straat met één eigenaar",
    ),
    sources=("brk", "hr"),
    needs=("de aandeelhouders van vennootschappen met vastgoed", "het adres van alle objecten in de straat"),
    blind_to=(
        "zeggenschap die niet blijkt uit aandelen of een enige bestuurder",
        "rechthebbenden die mogelijk dezelfde zijn en niet zijn gekoppeld",
    ),
    strength="combinatie",
    weight=2,
    maturity="proef",
    source="Onderzoek naar wie er in probleemstraten verhuurt; de drempels zijn een voorstel",
    indicators=("NET-01",), profiles=("dekmantel", "drugspand", "witwasaankoop"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "CONCENTREERT_IN.objecten": "enkele objecten in een straat zijn gewoon",
            "CONCENTREERT_IN.deel_procent": "het deel van de straat is het kenmerk zelf",
            "CONCENTREERT_IN.bedrijfsruimten": "in een winkelstraat met woningen erboven tellen de winkels",
            "CONCENTREERT_IN.deel_bedrijfsruimten_procent": "het deel van de bedrijfsruimten is het kenmerk zelf",
            "CONCENTREERT_IN.houders": "pas onder meer namen is de concentratie verborgen",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is telt mee",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="de straat is alleen de plaats waarover wordt geteld: welke straat het is, wie er woont en wat er over de buurt"
        " bekend is telt niet mee; voor elke straat geldt dezelfde drempel",
        review_by=date(2027, 11, 1),
        klasse_b=ClassB(
            verband="wie het grootste deel van een straat heeft bepaalt wie er huurt; dat is wat de regel zoekt",
            alternatief="alleen het deel van de straat bij één partij onder meer namen, zonder welke straat of buurt het is",
            vanaf=date(2026, 11, 27),
        ),
    ),
)  # fmt: skip
