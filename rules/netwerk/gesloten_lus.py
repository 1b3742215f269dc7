"""Een vennootschap met vastgoed staat in een gesloten kring van aandeelhouders."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="gesloten_lus",
    title="Vennootschap houdt uiteindelijk zichzelf",
    family="netwerk",
    match="""
        MATCH (houder:Bedrijf)-[a:AANDEELHOUDER_VAN]->(eigenaar:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE eigenaar.lus_stappen <= $stappen AND houder.lus_stappen IS NOT NULL AND houder.id <> eigenaar.id
          AND a.geldig_tot IS NULL AND b.geldig_tot IS NULL AND houder.uitgezonderd IS NULL
          AND eigenaar.uitgezonderd IS NULL AND eigenaar.eenmanszaak = false
    """,
    subject="bedrijf",
    evidence={
        "bedrijf": "eigenaar.id",
        "houder": "houder.id",
        "perceel": "perceel.id",
        "stappen": "eigenaar.lus_stappen",
    },
    identity=("bedrijf",),
    population="MATCH (houder:Bedrijf)-[a:AANDEELHOUDER_VAN]->(bedrijf:Bedrijf) RETURN count(a) AS aantal",
    parameters=(Parameter("stappen", INT64, "stappen", 6, 2, 50, "voorstel: tot zes vennootschappen rond"),),
    why="{bedrijf}, rechthebbende op {perceel}, wordt gehouden door {houder} en houdt over {stappen} stappen uiteindelijk"
    " zichzelf.",
    other_explanations=(
        "kruislingse deelnemingen in een groep",
        "ingekochte eigen aandelen via een dochter",
        "een fout of vertraging in het handelsregister",
    ),
    sources=("brk", "hr"),
    needs=("de aandeelhouders van alle vennootschappen in de kring",),
    blind_to=(
        "vennootschappen met meer aandeelhouders: het handelsregister noemt alleen wie alles heeft",
        "deelnemingen over buitenlandse vennootschappen",
    ),
    strength="solo",
    weight=2,
    maturity="proef",
    source="Voorstel van het project: een gesloten kring heeft geen eigenaar die iemand kan aanspreken",
    indicators=("NET-05",),
    profiles=("stroman", "witwasaankoop"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "Bedrijf.lus_stappen": "de gesloten kring is het kenmerk zelf",
            "AANDEELHOUDER_VAN.geldig_tot": "alleen een deelneming van nu telt",
            "BEZIT.geldig_tot": "alleen een bedrijf dat nu vastgoed heeft telt mee",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="alleen deelnemingen van vennootschappen in elkaar tellen; personen komen in het kenmerk niet voor",
        review_by=date(2027, 11, 1),
    ),
)
