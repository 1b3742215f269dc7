"""Een verleende vergunning om te splitsen of om te zetten gaat een norm van de gemeente te boven."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="omzetting_buiten_norm",
    title="Omzetting buiten een norm van de gemeente",
    family="vergunning",
    match="""
        MATCH (vergunning:Vergunning)-[:VERGUND_VOOR]->(adres:Adres)
        WHERE vergunning.buiten_norm IS NOT NULL AND coalesce(vergunning.aantal_eenheden, 1) >= $eenheden
    """,
    subject="vergunning",
    evidence={
        "vergunning": "vergunning.id",
        "adres": "adres.id",
        "norm": "vergunning.buiten_norm",
        "besloten": "vergunning.datum_besluit",
        "eenheden": "vergunning.aantal_eenheden",
        "oppervlakte": "adres.oppervlakte_m2",
    },
    identity=("vergunning",),
    population="MATCH (v:Vergunning) WHERE v.omzetting = true AND v.besluit = 'verleend' RETURN count(v) AS aantal",
    parameters=(Parameter("eenheden", INT64, "eenheden", 1, 1, 100, "elke omzetting"),),
    why="Vergunning {vergunning} om {adres} ({oppervlakte} m²) te splitsen of om te zetten is op {besloten} verleend; volgens de"
    " normen die de gemeente toen had gaat zij te boven: {norm}.",
    other_explanations=(
        "kamers die op 21 mei 2013 al bestonden en zijn gelegaliseerd",
        "een afwijking met een eigen besluit",
        "een oppervlakte die in de BAG anders staat dan in de aanvraag",
        "een straat waarvoor een ander deel geldt",
    ),
    sources=("vergunningen", "bag"),
    needs=("alle vergunningen om te splitsen en om te zetten", "de normen van de gemeente met hun looptijd"),
    blind_to=("legalisatie van oude situaties", "herbestemming van monumenten, die een eigen aantal heeft"),
    strength="context",
    weight=0,
    maturity="proef",
    source="Beleid splitsen en omzetten van woningen, Maastricht: 110 m², 40-40-40 en een deel per straat",
    indicators=("USE-05",),
    profiles=(),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Huisvestingswet 2014: beleid voor omzetten en splitsen",
        attributes={
            "Vergunning.buiten_norm": "de norm is het kenmerk zelf",
            "Vergunning.aantal_eenheden": "de lezer moet de omvang kennen",
            "Vergunning.datum_besluit": "de norm van die dag telt en de lezer moet het besluit vinden",
            "Adres.oppervlakte_m2": "de lezer moet de norm kunnen nagaan",
        },
        proxies="de norm per straat staat in het beleid en gaat over vergunningen; een straat weegt nooit mee",
        review_by=date(2027, 11, 1),
    ),
)
