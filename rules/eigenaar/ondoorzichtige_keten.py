"""De zeggenschap over een vennootschap met vastgoed ligt achter een lange keten, een stichting of een vreemd register."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="ondoorzichtige_keten",
    title="Zeggenschap over de rechthebbende loopt door een lange of gesloten keten",
    family="eigenaar",
    match="""
        MATCH (top:Persoon|Bedrijf)-[z:ZEGGENSCHAP_OVER]->(eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE z.aandeel_promille >= $aandeel AND (z.diepte >= $diepte OR top.rechtsvorm IN ['BUITENLAND', 'ST'])
          AND b.geldig_tot IS NULL AND top.uitgezonderd IS NULL
          AND eigenaar.uitgezonderd IS NULL AND eigenaar.eenmanszaak = false
    """,
    subject="perceel",
    evidence={
        "perceel": "perceel.id",
        "eigenaar": "eigenaar.id",
        "top": "top.id",
        "aandeel": "z.aandeel_promille",
        "diepte": "z.diepte",
    },
    identity=("perceel", "eigenaar", "top"),
    population="""
        MATCH (eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel) WHERE b.geldig_tot IS NULL RETURN count(b) AS aantal
    """,
    undecided="""
        MATCH (eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE b.geldig_tot IS NULL AND eigenaar.uitgezonderd IS NULL AND eigenaar.eenmanszaak = false
          AND NOT EXISTS { MATCH (houder:Persoon|Bedrijf)-[:AANDEELHOUDER_VAN]->(eigenaar) }
        RETURN count(DISTINCT eigenaar.id) AS aantal
    """,
    parameters=(
        Parameter(
            "aandeel", INT64, "promille", 250, 1, 1_000, "de grens van zeggenschap in de wet: meer dan een kwart"
        ),
        Parameter("diepte", INT64, "stappen", 4, 2, 10, "voorstel: vier vennootschappen diep"),
    ),
    why="De zeggenschap over {eigenaar}, rechthebbende op {perceel}, ligt voor {aandeel} bij {top}, {diepte} stappen verder in"
    " de keten.",
    other_explanations=(
        "een stichting administratiekantoor van een familiebedrijf",
        "een groot concern met veel tussenholdings",
        "een buitenlands moederbedrijf van een gewone onderneming",
    ),
    sources=("brk", "hr"),
    needs=("de aandeelhouders van de hele keten",),
    blind_to=(
        "vennootschappen met meer aandeelhouders: het handelsregister noemt alleen wie alles heeft",
        "het UBO-register: dat mag de gemeente niet gebruiken",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="FIU-kenmerk: eigendom is niet doorzichtig; Unger/Ferwerda 2010, kenmerk 3.7; de diepte is een voorstel",
    indicators=("OWN-08",),
    profiles=("stroman", "witwasaankoop"),
    counters=(
        Counter(
            "met_personeel",
            "MATCH (zelf:Bedrijf) WHERE zelf.id = eigenaar.id AND zelf.werkzame_personen >= 10",
            {"personeel": "zelf.werkzame_personen"},
            "Bij {eigenaar} werken {personeel} mensen: een gewone onderneming in een concern.",
            LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "ZEGGENSCHAP_OVER.aandeel_promille": "alleen wie een flink deel heeft telt",
            "ZEGGENSCHAP_OVER.diepte": "de lengte van de keten is het kenmerk zelf",
            "BEZIT.geldig_tot": "alleen wie nu nog rechthebbende is telt mee",
            "Bedrijf.rechtsvorm": "achter een stichting of buitenlandse rechtspersoon houdt het register op",
            "Bedrijf.werkzame_personen": "een bedrijf met personeel is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alleen de vorm van de keten telt; wie er aan het eind staat, en waar die woont, speelt geen rol",
        review_by=date(2027, 11, 1),
    ),
)
