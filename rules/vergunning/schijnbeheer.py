"""Een houder met een splinternieuw bestuur exploiteert in een pand van een eigenaar die eerder werd aangesproken."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_EERDERE_ZAAK = Counter(
    id="eerdere_zaak",
    match="""
        MATCH (houder)-[eerder:HOUDT]->(andere:Vergunning)
        WHERE andere.exploitatie = true AND andere.id <> vergunning.id AND andere.datum_aanvraag < vergunning.datum_aanvraag
    """,
    evidence={"andere": "andere.id", "sinds": "eerder.geldig_van"},
    says="{houder} hield al eerder een exploitatievergunning ({andere}, sinds {sinds}).",
    effect=LOWERS,
)
RULE = Rule(
    id="schijnbeheer",
    title="Nieuw bestuur in het pand van een aangesproken eigenaar",
    family="vergunning",
    match="""
        MATCH (houder:Bedrijf)-[h:HOUDT]->(vergunning:Vergunning)-[:VERGUND_VOOR]->(adres:Adres)
        WHERE h.dagen_bestuur <= $dagen AND vergunning.exploitatie = true
          AND houder.uitgezonderd IS NULL AND houder.eenmanszaak = false
        WITH houder, h, vergunning, adres
        MATCH (adres)<-[:HEEFT_ADRES]-(vbo:Verblijfsobject)<-[:HEEFT_VBO]-(perceel:Perceel)<-[b:BEZIT]-(eigenaar:Persoon|Bedrijf),
              (eigenaar)<-[:GAAT_OVER]-(gebeurtenis:Gebeurtenis)
        WHERE b.geldig_tot IS NULL AND eigenaar.uitgezonderd IS NULL AND eigenaar.id <> houder.id
          AND gebeurtenis.datum < vergunning.datum_aanvraag
          AND (gebeurtenis.soort STARTS WITH 'sluiting' OR gebeurtenis.soort STARTS WITH 'weigering'
               OR gebeurtenis.soort STARTS WITH 'intrekking')
    """,
    subject="vergunning",
    evidence={
        "vergunning": "vergunning.id", "houder": "houder.id", "adres": "adres.id", "perceel": "perceel.id",
        "eigenaar": "eigenaar.id", "gebeurtenis": "gebeurtenis.id", "datum": "gebeurtenis.datum", "dagen": "h.dagen_bestuur",
        "gevraagd": "vergunning.datum_aanvraag",
    },
    identity=("vergunning", "eigenaar"),
    population="MATCH (houder:Bedrijf)-[h:HOUDT]->(v:Vergunning) WHERE h.dagen_bestuur IS NOT NULL RETURN count(h) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 90, 14, 730, "voorstel: de langst zittende bestuurder kwam net"),),
    why="{houder} {houder:vroeg|vroegen} op {gevraagd} vergunning {vergunning} voor {adres}; de langst zittende bestuurder"
    " was dat {dagen} dagen. Het pand is van {eigenaar}, over wie op {datum} gebeurtenis {gebeurtenis} is vastgelegd.",
    other_explanations=("een ondernemer die voor het eerst begint", "een overname met een nieuwe B.V.",
                        "een eigenaar die de vorige huurder zelf heeft opgezegd"),
    sources=("vergunningen", "hr", "brk", "bag", "gebeurtenissen"),
    needs=("de functionarissen van de houder met hun begin", "sluitingen en weigeringen met de partij", "de eigenaar van het pand"),
    blind_to=("geldgevers en adviezen van het Landelijk Bureau Bibob", "eerdere zaken in een andere gemeente",
              "houders die een natuurlijk persoon zijn"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Bibob-beleid Maastricht: wie achter een zaak staat; katvangers als teken van voorbereiding; de termijn is een voorstel",
    indicators=("PER-03",), profiles=("stroman", "dekmantel"),
    counters=(_EERDERE_ZAAK,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang", taak="Wet Bibob en de exploitatievergunning van de APV",
        attributes={
            "HOUDT.dagen_bestuur": "een nieuw bestuur is het kenmerk zelf",
            "HOUDT.geldig_van": "de lezer moet de eerdere zaak vinden",
            "Vergunning.exploitatie": "alleen vergunningen in een branche van het Bibob-beleid tellen",
            "Vergunning.datum_aanvraag": "de gebeurtenis moet voor de aanvraag liggen",
            "Gebeurtenis.soort": "alleen sluitingen, weigeringen en intrekkingen tellen", "Gebeurtenis.datum": "de volgorde telt",
            "BEZIT.geldig_tot": "alleen wie nu rechthebbende is telt",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="de leeftijd en achtergrond van bestuurders spelen geen rol, alleen hoe lang zij in functie zijn",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
