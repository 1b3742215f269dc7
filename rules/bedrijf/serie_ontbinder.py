"""Een bedrijf met vastgoed heeft een bestuurder die in korte tijd een reeks andere bedrijven zag ontbinden."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="serie_ontbinder",
    title="Bestuurder met een reeks ontbonden bedrijven",
    family="bedrijf",
    match="""
        MATCH (bestuurder:Persoon|Bedrijf)-[f:BESTUURT]->(bedrijf:Bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE f.ontbonden_bedrijven >= $aantal AND f.geldig_tot IS NULL AND b.geldig_tot IS NULL
          AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false AND bestuurder.uitgezonderd IS NULL
    """,
    subject="bedrijf",
    evidence={
        "bedrijf": "bedrijf.id", "bestuurder": "bestuurder.id", "perceel": "perceel.id", "functie": "f.functie",
        "aantal": "f.ontbonden_bedrijven",
    },
    identity=("bedrijf", "bestuurder"),
    population="MATCH (bestuurder:Persoon|Bedrijf)-[f:BESTUURT]->(bedrijf:Bedrijf) RETURN count(f) AS aantal",
    parameters=(
        Parameter("aantal", INT64, "bedrijven", 5, 2, 50, "circa 1.200 bestuurders hadden er vijf of meer (Belastingdienst 2025)"),
    ),
    why="{bedrijf}, rechthebbende op {perceel}, wordt bestuurd door {bestuurder}; van de andere bedrijven met deze bestuurder"
    " {aantal:is|zijn} er {aantal} binnen drie jaar ontbonden.",
    other_explanations=(
        "een groep die haar lege vennootschappen opruimt", "een curator, vereffenaar of andere beroepsbestuurder",
        "een ontwikkelaar die per project een vennootschap opricht en na afloop ontbindt",
    ),
    sources=("brk", "hr"),
    needs=("de functionarissen van bedrijven, ook van die welke zijn ontbonden", "de reden van het einde"),
    blind_to=("bedrijven die niet zijn opgevraagd", "iemand in de plaats van de bestuurder",
              "huurders en ontvangers van subsidie zonder eigen vastgoed"),
    strength="combinatie",
    weight=1,
    maturity="stabiel",
    version=2,
    source="Belastingdienst 2025: 1.200 bestuurders met vijf of meer ontbindingen, samen 6.376",
    indicators=("COM-03",), profiles=("stroman", "dekmantel"),
    counters=(
        Counter(
            "kantoor_als_bestuurder", "MATCH (kantoor:Bedrijf) WHERE kantoor.id = bestuurder.id AND kantoor.sbi STARTS WITH '69'",
            {"kantoor": "kantoor.id"}, "{kantoor} is een kantoor dat voor anderen bestuurt of vereffent.", LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "BESTUURT.ontbonden_bedrijven": "de reeks ontbonden bedrijven is het kenmerk zelf",
            "BESTUURT.functie": "de lezer moet weten in welke functie, zoals vereffenaar",
            "BESTUURT.geldig_tot": "alleen wie nu nog bestuurt telt mee",
            "BEZIT.geldig_tot": "alleen een bedrijf dat nu vastgoed heeft telt mee",
            "Bedrijf.sbi": "een advocaat of accountant die voor anderen bestuurt is tegenbewijs",
            "Bedrijf.uitgezonderd": "overheden, corporaties en beroepsbestuurders op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en is nooit het onderwerp",
        },
        proxies="het aantal ontbonden bedrijven zegt niets over afkomst; een persoon is nooit het onderwerp en krijgt geen score",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
