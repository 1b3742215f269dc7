"""In een bedrijfsruimte volgen huurders elkaar snel op."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_VERZAMELGEBOUW = Counter(
    id="verzamelgebouw",
    match="WITH adres, perceel WHERE adres.bedrijven >= 4",
    evidence={"bedrijven": "adres.bedrijven"},
    says="Op {adres} {bedrijven:is|zijn} nu {bedrijven} bedrijven tegelijk gevestigd: in een verzamelgebouw is verloop gewoon.",
    effect=LOWERS,
)
RULE = Rule(
    id="wisselende_huurders",
    title="Snel wisselende bedrijven in een bedrijfsruimte",
    family="gebruik",
    match="""
        MATCH (perceel:Perceel)-[h:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)
        WHERE adres.vertrokken_bedrijven >= $bedrijven AND h.geldig_tot IS NULL
          AND (vbo.gebruiksdoel CONTAINS 'industriefunctie' OR vbo.gebruiksdoel CONTAINS 'winkelfunctie')
    """,
    subject="adres",
    evidence={
        "adres": "adres.id",
        "perceel": "perceel.id",
        "object": "vbo.id",
        "bedrijven": "adres.vertrokken_bedrijven",
    },
    identity=("adres",),
    population="MATCH (adres:Adres) WHERE adres.vertrokken_bedrijven IS NOT NULL RETURN count(adres) AS aantal",
    parameters=(Parameter("bedrijven", INT64, "bedrijven", 3, 2, 50, "voorstel: drie huurders in 36 maanden"),),
    why="Op {adres} {bedrijven:vertrok|vertrokken} in een periode van 36 maanden {bedrijven} verschillende bedrijven.",
    other_explanations=(
        "een verzamelgebouw, broedplaats of tijdelijke winkel",
        "bedrijven die op papier verhuisden of fuseerden",
        "een bedrijf dat zijn rechtsvorm wijzigde",
    ),
    sources=("hr", "bag"),
    needs=("de vestigingen met begin en einde van alle bedrijven in de gemeente",),
    blind_to=("huurders zonder inschrijving", "bedrijven die niet zijn opgevraagd", "de reden van vertrek"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=2,
    source="Onderzoek naar bedrijventerreinen: verloop voorspelt risico; aantal en termijn zijn een voorstel",
    indicators=("USE-10",),
    profiles=("dekmantel", "drugspand"),
    counters=(_VERZAMELGEBOUW,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Omgevingswet en Opiumwet art. 13b: toezicht op gebruik",
        attributes={
            "Adres.vertrokken_bedrijven": "het verloop van bedrijven is het kenmerk zelf",
            "Adres.bedrijven": "een verzamelgebouw is tegenbewijs",
            "Verblijfsobject.gebruiksdoel": "alleen hallen en winkels tellen, geen woningen en kantoren",
            "HEEFT_VBO.geldig_tot": "alleen het object dat de ruimte nu bevat hoort erbij",
        },
        proxies="het gaat om bedrijven op een adres; wie ze drijft speelt geen rol",
        review_by=date(2027, 11, 1),
    ),
)
