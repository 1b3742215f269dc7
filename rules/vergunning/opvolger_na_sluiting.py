"""Na een sluiting of weigering op een adres vraagt een partij die met de betrokkene verbonden is daar vergunning aan."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

# Wie zelf opnieuw aanvraagt verbergt niets: de behandelaar ziet dezelfde naam. Het gaat om een ander met een band.
RULE = Rule(
    id="opvolger_na_sluiting",
    title="Verbonden aanvrager na een sluiting",
    family="vergunning",
    match="""
        MATCH (aanvrager:Persoon|Bedrijf)-[:VRAAGT_AAN]->(vergunning:Vergunning)-[o:VOLGT_OP]->(gebeurtenis:Gebeurtenis)
        WHERE o.dagen <= $dagen AND aanvrager.uitgezonderd IS NULL
        MATCH (vergunning)-[:VERGUND_VOOR]->(adres:Adres)
        WHERE o.adres_id IS NOT NULL AND adres.id = o.adres_id
        MATCH (aanvrager)-[v:VERBONDEN_MET]->(betrokkene:Persoon|Bedrijf)<-[:GAAT_OVER]-(zaak:Gebeurtenis)
        WHERE zaak.id = gebeurtenis.id AND betrokkene.uitgezonderd IS NULL AND v.stappen <= $stappen
          AND (v.geldig_tot IS NULL OR v.geldig_tot >= gebeurtenis.datum)
          AND NOT EXISTS {
              MATCH (zaak)-[:GAAT_OVER]->(zelf:Persoon|Bedrijf) WHERE zelf.id = aanvrager.id
          }
    """,
    subject="vergunning",
    evidence={
        "vergunning": "vergunning.id", "adres": "adres.id", "gebeurtenis": "gebeurtenis.id", "aanvrager": "aanvrager.id",
        "betrokkene": "betrokkene.id", "soort": "gebeurtenis.soort", "datum": "gebeurtenis.datum", "dagen": "o.dagen",
        "via": "v.via",
    },
    identity=("vergunning", "gebeurtenis"),
    population="MATCH (nieuw:Vergunning)-[o:VOLGT_OP]->(gebeurtenis:Gebeurtenis) RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 365, 30, 1825, "voorstel: een aanvraag binnen een jaar"),
        Parameter("stappen", INT64, "stappen", 2, 1, 2, "voorstel: 1 alleen rechtstreeks, 2 ook over één gezamenlijke derde"),
    ),
    why="Op {datum} was er op {adres} een maatregel ({soort}) tegen {betrokkene}; {dagen} dagen later"
    " {aanvrager:vroeg|vroegen} {aanvrager}, daarmee verbonden, vergunning {vergunning} aan voor dat adres.",
    other_explanations=(
        "een echte overname waarbij de eerdere ondernemer nog even in het bedrijf zit",
        "de eigenaar van het pand die na de sluiting orde op zaken stelt",
        "een aanvraag voor herstel of verbouwing die de gemeente zelf heeft gevraagd",
    ),
    sources=("vergunningen", "gebeurtenissen", "hr"),
    needs=("de partij bij elke sluiting of weigering", "de functionarissen van die partij en van de nieuwe aanvrager"),
    blind_to=(
        "sluitingen waarbij geen partij is genoemd", "banden door familie of adres",
        "iemand zonder functie in het handelsregister", "de uitkomst van een Bibob-onderzoek: die komt niet binnen",
    ),
    strength="solo",
    weight=2,
    maturity="stabiel",
    version=2,
    source="Schone Handen Zuid-Limburg: een op de tien horeca-aanvragen geweigerd; de termijn is een voorstel",
    indicators=("NET-07",), profiles=("opvolging", "drugspand"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en de exploitatievergunning van de APV",
        attributes={
            "VOLGT_OP.dagen": "de tijd tussen de maatregel en de aanvraag hoort bij het kenmerk",
            "VOLGT_OP.adres_id": "maatregel en aanvraag moeten hetzelfde adres betreffen",
            "VERBONDEN_MET.stappen": "de band tussen aanvrager en betrokkene is het kenmerk zelf",
            "VERBONDEN_MET.geldig_tot": "een band die voor de maatregel al voorbij was telt niet mee",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "Gebeurtenis.soort": "de lezer moet weten of het een sluiting, weigering of intrekking was",
            "Gebeurtenis.datum": "een band moet op die dag nog hebben bestaan en de lezer moet het besluit vinden",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
