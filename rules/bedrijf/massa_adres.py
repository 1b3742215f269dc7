"""Op één adres staan zeer veel bedrijven ingeschreven in verhouding tot de ruimte die er is."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

RULE = Rule(
    id="massa_adres",
    title="Adres met zeer veel bedrijven",
    family="bedrijf",
    match="""
        MATCH (adres:Adres)
        WHERE adres.bedrijven >= $bedrijven AND adres.per_bedrijf_m2 < $ruimte
        OPTIONAL MATCH (adres)<-[z:GEVESTIGD_OP]-(zetel:Bedrijf|Vestiging)<-[:HEEFT_VESTIGING*0..1]-(bedrijf:Bedrijf),
                       (bedrijf)-[b:BEZIT]->(perceel:Perceel)
        WHERE z.soort = 'bezoekadres' AND z.geldig_tot IS NULL AND b.geldig_tot IS NULL
          AND bedrijf.uitgezonderd IS NULL AND bedrijf.eenmanszaak = false
    """,
    subject="adres",
    evidence={
        "adres": "adres.id", "bedrijven": "adres.bedrijven", "oppervlakte": "adres.oppervlakte_m2",
        "ruimte": "adres.per_bedrijf_m2", "eigenaar": "bedrijf.id", "perceel": "perceel.id",
    },
    identity=("adres",),
    population="MATCH (adres:Adres) WHERE adres.per_bedrijf_m2 IS NOT NULL RETURN count(adres) AS aantal",
    parameters=(
        Parameter("bedrijven", INT64, "bedrijven", 25, 2, 5_000, "voorstel; in Amsterdam stonden er 900 op 300 m²"),
        Parameter("ruimte", INT64, "m²", 10, 1, 1_000, "voorstel: minder dan één werkplek per bedrijf"),
    ),
    why="Op {adres} {bedrijven:is|zijn} {bedrijven} bedrijven gevestigd op {oppervlakte} m², {ruimte} m² per bedrijf.",
    other_explanations=(
        "een bedrijfsverzamelgebouw met flexplekken", "een accountant of administratiekantoor dat zijn adres uitleent",
        "een trustkantoor met vergunning", "een holding met veel dochters op één kantoor",
    ),
    sources=("hr", "bag"),
    needs=("het bezoekadres van alle bedrijven in de gemeente", "de oppervlakte van alles op het adres"),
    blind_to=(
        "adressen waarvan de oppervlakte niet bekend is", "postadressen", "bedrijven die niet zijn opgevraagd",
        "eigendom van bedrijven die er alleen een nevenvestiging hebben",
    ),
    strength="context",
    weight=0,
    maturity="stabiel",
    version=2,
    source="AMLC-kenmerk bedrijfsverzamelgebouw, bekritiseerd als te ruim: daarom alleen context; de aantallen zijn een voorstel",
    indicators=("COM-01",), profiles=(),
    counters=(
        Counter(
            "kantoor", "MATCH (kantoor:Bedrijf)-[k:GEVESTIGD_OP]->(adres) WHERE k.soort = 'bezoekadres' AND k.geldig_tot IS NULL"
            " AND (kantoor.sbi STARTS WITH '69' OR kantoor.sbi STARTS WITH '8211' OR kantoor.sbi STARTS WITH '6820')",
            {"kantoor": "kantoor.id"}, "Op {adres} is {kantoor} gevestigd, dat administratie doet of ruimte verhuurt.", LOWERS,
        ),
    ),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en adrescontrole bij bedrijfsmatig gebruik",
        attributes={
            "Adres.bedrijven": "het aantal bedrijven op het adres is het kenmerk zelf",
            "Adres.per_bedrijf_m2": "pas weinig ruimte per bedrijf maakt het aantal opvallend",
            "Adres.oppervlakte_m2": "de lezer moet de verhouding kunnen nagaan",
            "Bedrijf.sbi": "een kantoor dat zijn adres uitleent is tegenbewijs",
            "GEVESTIGD_OP.soort": "alleen een bezoekadres zegt iets over gebruik van de ruimte",
            "GEVESTIGD_OP.geldig_tot": "alleen wie er nu is gevestigd hoort bij het beeld",
            "BEZIT.geldig_tot": "alleen bedrijven die nu vastgoed hebben worden genoemd",
            "Bedrijf.uitgezonderd": "overheden en andere partijen op de lijst worden niet genoemd",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en wordt niet genoemd",
        },
        proxies="het gaat om bedrijven op een adres, niet om bewoners; krapte van woningen telt niet mee",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
