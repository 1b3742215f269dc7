"""Een zorgbedrijf heeft meer kenmerken van het profiel dat bij onderzoek naar zorggeld opviel."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_OUD = Counter(
    id="lang_bestaand",
    match="WITH zorgbedrijf WHERE zorgbedrijf.opgericht < date('2005-01-01') AND zorgbedrijf.werkzame_personen >= 50",
    evidence={"opgericht": "zorgbedrijf.opgericht", "werkzaam": "zorgbedrijf.werkzame_personen"},
    says="{zorgbedrijf} bestaat sinds {opgericht} en heeft {werkzaam} werkzame personen.",
    effect=LOWERS,
)
RULE = Rule(
    id="zorgbedrijf_profiel",
    title="Zorgbedrijf met meer kenmerken van het profiel",
    family="subsidie",
    match="""
        MATCH (zorgbedrijf:Bedrijf)
        WHERE zorgbedrijf.zorgkenmerken >= $kenmerken AND zorgbedrijf.beeindigd IS NULL
          AND zorgbedrijf.uitgezonderd IS NULL AND zorgbedrijf.eenmanszaak = false
    """,
    subject="zorgbedrijf",
    evidence={
        "zorgbedrijf": "zorgbedrijf.id", "kenmerken": "zorgbedrijf.zorgkenmerken", "welke": "zorgbedrijf.zorgkenmerken_welke",
        "sbi": "zorgbedrijf.sbi",
    },
    identity=("zorgbedrijf",),
    population="""
        MATCH (b:Bedrijf) WHERE b.sbi STARTS WITH '86' OR b.sbi STARTS WITH '87' OR b.sbi STARTS WITH '88' RETURN count(b) AS aantal
    """,
    parameters=(
        Parameter("kenmerken", INT64, "kenmerken", 3, 2, 4, "RTL, Graydon en IKZ/RIEC: drie van acht; hier zijn er vier bekend"),
    ),
    why="{zorgbedrijf} (SBI {sbi}) heeft {kenmerken} van de vier kenmerken die registers laten zien: {welke}.",
    other_explanations=(
        "een kleine gespecialiseerde praktijk die haar pand bezit", "een ondernemer met zaken in meer branches",
        "bestuurders die elkaar door ziekte of fusie opvolgen",
    ),
    sources=("hr",),
    needs=("de functionarissen van het zorgbedrijf en hun andere functies", "de SBI-codes van die bedrijven"),
    blind_to=("winst, omzet, loonsom en topinkomens: jaarrekeningen komen niet binnen", "banden door familie",
              "functies buiten de gemeente die niet zijn opgevraagd"),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="RTL, Graydon, IKZ en RIEC: 567 van ongeveer 70.000 zorgbedrijven met drie of meer van acht kenmerken",
    indicators=("SUB-08",), profiles=("subsidie",),
    counters=(_OUD,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wmo 2015 en Jeugdwet: contracteren van zorg; Algemene subsidieverordening",
        attributes={
            "Bedrijf.zorgkenmerken": "het aantal kenmerken is het profiel zelf",
            "Bedrijf.zorgkenmerken_welke": "de lezer moet weten welke kenmerken het zijn",
            "Bedrijf.sbi": "de lezer moet zien welke zorg het is",
            "Bedrijf.beeindigd": "een beëindigd bedrijf krijgt geen zorggeld meer",
            "Bedrijf.opgericht": "een lang bestaan is tegenbewijs",
            "Bedrijf.werkzame_personen": "een grote instelling is tegenbewijs",
            "Bedrijf.uitgezonderd": "ziekenhuizen, universiteiten en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="branches met contant geld hangen samen met afkomst: daarom telt één kenmerk nooit en nooit een signaal alleen",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
