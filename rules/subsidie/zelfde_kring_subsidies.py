"""Bedrijven of instellingen uit één kring krijgen in korte tijd elk subsidie."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_GROEP = Counter(
    id="groep",
    match="MATCH (top:Persoon|Bedrijf)-[z:ZEGGENSCHAP_OVER]->(onder:Bedrijf) WHERE top.id = ander.id"
    " AND onder.id = ontvanger.id AND z.aandeel_promille >= 500",
    evidence={"aandeel": "z.aandeel_promille"},
    says="{ander} heeft {aandeel} van {ontvanger}: zij staan open als één groep in het handelsregister.",
    effect=LOWERS,
)
# Ladybug verliest rijen waar het twee kolommen met lege waarden vergelijkt; daarom staat er tweemaal IS NOT NULL.
RULE = Rule(
    id="zelfde_kring_subsidies",
    title="Subsidies aan één kring",
    family="subsidie",
    match="""
        MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie)
        WHERE o.kring_verleningen >= $verleningen AND o.kring_ontvangers >= $ontvangers AND ontvanger.uitgezonderd IS NULL
          AND ontvanger.kring IS NOT NULL
        MATCH (ander:Bedrijf)-[p:ONTVANGT]->(andere:Subsidie)
        WHERE ander.kring IS NOT NULL AND ander.kring = ontvanger.kring AND ander.id <> ontvanger.id AND andere.id <> subsidie.id
          AND p.geldig_van <= o.geldig_van
        OPTIONAL MATCH (ontvanger)-[v:VERBONDEN_MET]->(lid:Bedrijf)
        WHERE lid.id = ander.id
    """,
    subject="subsidie",
    evidence={
        "subsidie": "subsidie.id", "ontvanger": "ontvanger.id", "ander": "ander.id", "andere": "andere.id",
        "verleningen": "o.kring_verleningen", "ontvangers": "o.kring_ontvangers", "sinds": "p.geldig_van", "via": "v.via",
    },
    identity=("subsidie", "ontvanger"),
    population="""
        MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie)
        WHERE o.kring_verleningen IS NOT NULL RETURN count(o) AS aantal
    """,
    parameters=(
        Parameter("verleningen", INT64, "subsidies", 3, 2, 50, "voorstel: drie subsidies in 24 maanden"),
        Parameter("ontvangers", INT64, "ontvangers", 2, 2, 50, "voorstel: één ontvanger met veel subsidies is geen kring"),
    ),
    why="Met subsidie {subsidie} aan {ontvanger} kreeg één kring van verbonden partijen (ook {ander}) in 24 maanden"
    " {verleningen} subsidies, verdeeld over {ontvangers} ontvangers.",
    other_explanations=(
        "een koepel met lokale afdelingen die elk zelf aanvragen", "een school- of zorggroep met een bestuur voor alle stichtingen",
        "een vrijwilliger die in meer besturen zit", "een samenwerking die bij de aanvraag is gemeld",
    ),
    sources=("subsidies_intern", "hr"),
    needs=("het KVK-nummer van de ontvangers, dat alleen het eigen subsidiesysteem geeft", "hun functionarissen"),
    blind_to=(
        "een gedeelde bankrekening, telefoon of adres", "banden door familie", "kringen van meer dan vijftig bedrijven",
        "ontvangers met een bestuurder die zeer veel bedrijven bestuurt",
    ),
    strength="combinatie",
    weight=1,
    maturity="stabiel",
    version=2,
    source="Onderzoek naar misbruik van subsidies: meer aanvragen met dezelfde mensen erachter; de aantallen zijn een voorstel",
    indicators=("SUB-03",), profiles=("subsidie",),
    counters=(_GROEP,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Algemene subsidieverordening en Wet Bibob",
        attributes={
            "ZEGGENSCHAP_OVER.aandeel_promille": "een groep die openlijk bestaat is tegenbewijs",
            "ONTVANGT.kring_verleningen": "het aantal subsidies aan de kring is het kenmerk zelf",
            "ONTVANGT.kring_ontvangers": "het kenmerk vraagt meer dan één ontvanger",
            "ONTVANGT.geldig_van": "alleen subsidies tot en met deze horen erbij en de lezer moet de besluiten vinden",
            "Bedrijf.kring": "de andere ontvanger moet tot dezelfde kring behoren",
            "Bedrijf.uitgezonderd": "overheden, scholen en andere partijen op de lijst vallen buiten de regel",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
