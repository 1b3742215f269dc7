"""Na een maatregel vraagt een nieuweling vergunning in het pand van een eigenaar die met de betrokkene is verbonden."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import CLEARS, INT64, Counter, LegalCard, Parameter, Rule

_EERDER_UITGEBAAT = Counter(
    "eerder_uitgebaat",
    "MATCH (aanvrager)-[eerder:HOUDT]->(andere:Vergunning) WHERE andere.exploitatie = true"
    " AND andere.id <> vergunning.id AND andere.datum_aanvraag < vergunning.datum_aanvraag",
    {"andere": "andere.id", "sinds": "eerder.geldig_van"},
    "{aanvrager} hield al eerder een exploitatievergunning ({andere}, sinds {sinds}).",
    CLEARS,
)
# De eigenaar die zelf aanvraagt verbergt niets: de behandelaar ziet zijn naam. Het gaat om een derde in zijn pand.
RULE = Rule(
    id="opvolger_bij_verbonden_verhuurder",
    title="Nieuweling in het pand van wie met de betrokkene verbonden is",
    family="vergunning",
    match="""
        MATCH (aanvrager:Persoon|Bedrijf)-[:VRAAGT_AAN]->(vergunning:Vergunning)-[o:VOLGT_OP]->(zaak:Gebeurtenis|Vergunning)
        WHERE o.dagen <= $dagen AND o.verhuurder_id IS NOT NULL AND vergunning.exploitatie = true
          AND aanvrager.uitgezonderd IS NULL
        MATCH (eigenaar:Persoon|Bedrijf)-[v:VERBONDEN_MET]->(betrokkene:Persoon|Bedrijf)
        WHERE eigenaar.id = o.verhuurder_id AND o.verhuurder_band_id IS NOT NULL
          AND betrokkene.id = o.verhuurder_band_id AND v.stappen <= $stappen
          AND eigenaar.uitgezonderd IS NULL AND betrokkene.uitgezonderd IS NULL
        MATCH (vergunning)-[:VERGUND_VOOR]->(adres:Adres) WHERE o.adres_id IS NOT NULL AND adres.id = o.adres_id
    """,
    subject="vergunning",
    evidence={
        "vergunning": "vergunning.id", "aanvrager": "aanvrager.id", "adres": "adres.id", "eigenaar": "eigenaar.id",
        "betrokkene": "betrokkene.id", "zaak": "zaak.id", "soort": "zaak.soort", "dagen": "o.dagen", "via": "v.via",
        "gevraagd": "vergunning.datum_aanvraag",
    },
    identity=("vergunning", "zaak", "eigenaar"),
    population="MATCH (nieuw:Vergunning)-[o:VOLGT_OP]->(eerder:Gebeurtenis|Vergunning) RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 730, 30, 1_825, "voorstel: een pand blijft, dus langer dan bij een nieuwe aanvrager"),
        Parameter("stappen", INT64, "stappen", 2, 1, 2, "voorstel: 1 alleen rechtstreeks, 2 ook over één gezamenlijke derde"),
    ),
    why="{aanvrager} {aanvrager:vroeg|vroegen} op {gevraagd} vergunning {vergunning} voor {adres}, {dagen} dagen na een"
    " maatregel ({soort}) tegen {betrokkene}; het pand is van {eigenaar}, daarmee verbonden ({via}), en {aanvrager}"
    " {aanvrager:had|hadden} nog geen vergunning.",
    other_explanations=(
        "een eigenaar die zijn zaak opgeeft en het pand aan een ondernemer verhuurt die voor het eerst begint",
        "een gezamenlijke bestuurder die alleen het pand beheert", "een uitbater die eerder in een andere gemeente werkte",
    ),
    sources=("vergunningen", "brk", "bag", "hr"),
    needs=("de partij bij elke maatregel of geweigerde zaak", "de eigenaar van het pand en de functionarissen van bedrijven"),
    blind_to=(
        "banden door familie of adres", "huurders van een huurder", "vergunningen in een andere gemeente",
        "maatregelen waarbij geen partij is genoemd",
    ),
    strength="solo",
    weight=1,
    maturity="proef",
    version=2,
    source="Bibob-beleid Maastricht: er wordt door de aanvrager heen gekeken naar wie het pand of geld geeft; de termijn is een"
    " voorstel. Alleen omdat een nieuweling en een band met de eigenaar samenkomen opent zij een signaal",
    indicators=("PER-02", "PER-03"), profiles=("opvolging", "stroman", "dekmantel"),
    counters=(_EERDER_UITGEBAAT,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang", taak="Wet Bibob en de exploitatievergunning van de APV",
        attributes={
            "VOLGT_OP.dagen": "de tijd tussen de maatregel en de aanvraag hoort bij het kenmerk",
            "VOLGT_OP.adres_id": "maatregel en aanvraag moeten hetzelfde adres betreffen",
            "VOLGT_OP.verhuurder_id": "de eigenaar van het pand is het kenmerk zelf",
            "VOLGT_OP.verhuurder_band_id": "met wie de eigenaar verbonden is is het kenmerk zelf",
            "VERBONDEN_MET.stappen": "de band tussen eigenaar en betrokkene is het kenmerk zelf",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "Vergunning.exploitatie": "alleen vergunningen in een branche van het Bibob-beleid tellen",
            "Vergunning.datum_aanvraag": "de lezer moet de zaak kunnen vinden; een eerdere zaak is tegenbewijs",
            "Vergunning.soort": "de lezer moet weten wat geweigerd of ingetrokken werd",
            "Gebeurtenis.soort": "de lezer moet weten of het een sluiting, weigering of intrekking was",
            "HOUDT.geldig_van": "de lezer moet de eerdere zaak vinden",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
