"""De exploitatievergunning is verlopen, maar het bedrijf zit er nog."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import CLEARS, INT64, Counter, LegalCard, Parameter, Rule

_AANGEVRAAGD = Counter(
    id="opnieuw_aangevraagd",
    match="""
        MATCH (houder)-[:VRAAGT_AAN]->(nieuwe:Vergunning)-[:VERGUND_VOOR]->(plek:Adres)
        WHERE plek.id = adres.id AND nieuwe.exploitatie = true AND nieuwe.besluit IS NULL AND nieuwe.id <> vergunning.id
          AND nieuwe.datum_aanvraag >= vergunning.datum_aanvraag
    """,
    evidence={"nieuwe": "nieuwe.id", "gevraagd": "nieuwe.datum_aanvraag"},
    says="{houder} vroeg op {gevraagd} vergunning {nieuwe} voor {adres} aan; daarop is nog niet beslist.",
    effect=CLEARS,
)
RULE = Rule(
    id="verlopen_vergunning",
    title="Verlopen vergunning, doorgaande activiteit",
    family="gebruik",
    match="""
        MATCH (houder:Bedrijf)-[h:HOUDT]->(vergunning:Vergunning)-[:VERGUND_VOOR]->(adres:Adres)
        WHERE h.dagen_na_einde >= $dagen AND houder.uitgezonderd IS NULL AND houder.eenmanszaak = false
    """,
    subject="adres",
    evidence={
        "adres": "adres.id", "houder": "houder.id", "vergunning": "vergunning.id", "einde": "h.geldig_tot",
        "dagen": "h.dagen_na_einde",
    },
    identity=("adres", "houder"),
    population="""
        MATCH (houder:Bedrijf)-[h:HOUDT]->(vergunning:Vergunning) WHERE vergunning.exploitatie = true RETURN count(h) AS aantal
    """,
    parameters=(Parameter("dagen", INT64, "dagen", 90, 14, 1_825, "voorstel: ruimte voor een late verlenging"),),
    why="Vergunning {vergunning} van {houder} voor {adres} eindigde op {einde}, {dagen} dagen geleden; {houder} is er nog gevestigd"
    " en niemand houdt er een andere exploitatievergunning.",
    other_explanations=(
        "een verlenging die nog niet is geleverd", "een zaak die stopte maar nog niet is uitgeschreven",
        "een activiteit waarvoor geen vergunning meer nodig is",
    ),
    sources=("vergunningen", "hr"),
    needs=("het einde van elke exploitatievergunning", "het bezoekadres van de houder"),
    blind_to=("of er werkelijk wordt geëxploiteerd", "houders die een natuurlijk persoon zijn", "vergunningen zonder einde"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="CCV, kijkwijzer buitengebied: verlopen vergunning met activiteit; de termijn is een voorstel",
    indicators=("USE-12",), profiles=("dekmantel",),
    counters=(_AANGEVRAAGD,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Exploitatievergunning van de APV en Alcoholwet: toezicht",
        attributes={
            "HOUDT.dagen_na_einde": "de tijd na het einde is het kenmerk zelf",
            "HOUDT.geldig_tot": "de lezer moet het einde kennen",
            "Vergunning.exploitatie": "een nieuwe aanvraag voor exploitatie is tegenbewijs",
            "Vergunning.besluit": "alleen een aanvraag waarop niet is beslist is tegenbewijs",
            "Vergunning.datum_aanvraag": "de nieuwe aanvraag moet van later zijn",
            "Bedrijf.uitgezonderd": "overheden en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="het gaat om een vergunning en een bedrijf; de achtergrond van een houder speelt geen rol",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
