"""In een woning wonen drie of meer huishoudens zonder vergunning om kamers te verhuren."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, ClassB, Counter, LegalCard, Parameter, Rule

_HOSPITA = Counter(
    id="hospita",
    match="""
        WITH perceel, vbo, adres WHERE vbo.huishoudens <= $huishoudens
        MATCH (hospita:Persoon)-[woont:BEZIT]->(perceel)
        WHERE woont.geldig_tot IS NULL AND woont.zelf_bewoond = true
    """,
    evidence={"sinds": "woont.geldig_van"},
    says="Een rechthebbende woont zelf op {adres}, sinds {sinds}: met hoogstens twee verhuurde kamers is geen vergunning nodig.",
    effect=LOWERS,
)
RULE = Rule(
    id="kamerverhuur_zonder_vergunning",
    title="Kamerverhuur zonder vergunning",
    family="gebruik",
    match="""
        MATCH (perceel:Perceel)-[h:HEEFT_VBO]->(vbo:Verblijfsobject)-[:HEEFT_ADRES]->(adres:Adres)
        WHERE vbo.huishoudens >= $huishoudens AND vbo.volwassenen >= $huishoudens AND vbo.corporatie IS NULL
          AND vbo.gebruiksdoel = 'woonfunctie' AND h.geldig_tot IS NULL
          AND NOT EXISTS { MATCH (v:Vergunning)-[:VERGUND_VOOR]->(adres)
                           WHERE v.omzetting = true AND (v.besluit = 'verleend' OR v.besluit IS NULL) }
          AND NOT EXISTS { MATCH (e:Bedrijf)-[b:BEZIT]->(perceel) WHERE b.geldig_tot IS NULL AND e.uitgezonderd IS NOT NULL }
    """,
    subject="adres",
    evidence={
        "adres": "adres.id", "perceel": "perceel.id", "woning": "vbo.id", "huishoudens": "vbo.huishoudens",
        "volwassenen": "vbo.volwassenen", "op": "vbo.ingeschreven_op",
    },
    identity=("adres",),
    population="MATCH (vbo:Verblijfsobject) WHERE vbo.huishoudens IS NOT NULL RETURN count(vbo) AS aantal",
    parameters=(
        Parameter("huishoudens", INT64, "huishoudens", 3, 2, 20, "beleid Maastricht: vanaf drie personen die niet samen horen"),
    ),
    why="Op {op} {volwassenen:stond|stonden} er {volwassenen} volwassenen in {huishoudens} huishoudens ingeschreven op {adres};"
    " er is geen vergunning om kamers te verhuren verleend of in behandeling.",
    other_explanations=(
        "kamerverhuur die al op 21 mei 2013 bestond en mag blijven", "vrienden of familie die samen wonen",
        "een vergunning die niet is geleverd of aan een ander adres hangt", "vertrokken bewoners die nog staan ingeschreven",
    ),
    sources=("bewoning", "bag", "vergunningen"),
    needs=("het aantal huishoudens per woning", "alle vergunningen voor omzetten en splitsen, ook de oude"),
    blind_to=("bewoners die niet zijn ingeschreven", "kamers van voor 21 mei 2013", "of huishoudens bij elkaar horen"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    version=4,
    source="Beleid splitsen en omzetten van woningen, Maastricht: vergunning vanaf drie personen, hospita vrijgesteld",
    indicators=("USE-05",), profiles=("spookbewoning",),
    counters=(_HOSPITA,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Huisvestingswet 2014 en Omgevingswet: toezicht op omzetten in kamers",
        attributes={
            "Verblijfsobject.huishoudens": "het aantal huishoudens is het kenmerk waar de vergunningplicht aan hangt",
            "Verblijfsobject.volwassenen": "een huishouden van kinderen alleen bestaat niet: dat is een fout in de telling",
            "Verblijfsobject.ingeschreven_op": "de lezer moet weten van wanneer de telling is",
            "Verblijfsobject.gebruiksdoel": "alleen voor woningen", "Verblijfsobject.corporatie": "een corporatie kent de bewoning",
            "HEEFT_VBO.geldig_tot": "alleen het object van nu telt", "BEZIT.geldig_tot": "alleen de rechthebbende van nu telt",
            "BEZIT.zelf_bewoond": "een hospita mag twee kamers verhuren zonder vergunning",
            "BEZIT.geldig_van": "de lezer moet weten sinds wanneer de hospita er eigenaar is",
            "Vergunning.omzetting": "met een vergunning is er niets aan de hand", "Vergunning.besluit": "een geweigerde telt niet",
            "Bedrijf.uitgezonderd": "corporaties, universiteit en zorg op de lijst vallen buiten de regel",
        },
        proxies="samenwonen buiten een gezin komt vaker voor bij jongeren en arbeidsmigranten: dus telt enkel de vergunningplicht"
        ", nooit een persoon en nooit een signaal alleen",
        review_by=date(2027, 5, 1),
        klasse_b=ClassB(
            verband="aan het aantal huishoudens hangt de vergunningplicht zelf",
            alternatief="een telling per adres zonder personen; op een klacht wachten grijpt minder in en kan daarnaast",
            vanaf=date(2026, 11, 27),
        ),
    ),
    undecided="MATCH (v:Verblijfsobject) WHERE v.gebruiksdoel = 'woonfunctie' AND v.huishoudens IS NULL RETURN count(v) AS aantal",
)  # fmt: skip
