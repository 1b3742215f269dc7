"""Subsidies aan verschillende partijen zonder band zijn op één bankrekening betaald."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

_GEMACHTIGDE = Counter(
    id="gemachtigde",
    match="""
        MATCH (iemand:Persoon|Bedrijf)-[g:GEMACHTIGDE_VAN]->(een:Bedrijf)
        WHERE een.id = ontvanger.id AND g.geldig_tot IS NULL
        MATCH (iemand)-[h:GEMACHTIGDE_VAN]->(twee:Bedrijf)
        WHERE twee.id = ander.id AND h.geldig_tot IS NULL
    """,
    evidence={"functie": "g.functie"},
    says="Eén partij is gemachtigde van beide ({functie}): zij kan hun administratie voeren.",
    effect=LOWERS,
)
RULE = Rule(
    id="gedeelde_bankrekening",
    title="Eén bankrekening voor verschillende ontvangers",
    family="subsidie",
    match="""
        MATCH (ontvanger:Bedrijf)-[o:ONTVANGT]->(subsidie:Subsidie)
        WHERE o.rekening_ontvangers >= $ontvangers AND o.rekening IS NOT NULL
          AND ontvanger.uitgezonderd IS NULL AND ontvanger.eenmanszaak = false
        WITH ontvanger, o, subsidie
        MATCH (ander:Bedrijf)-[p:ONTVANGT]->(andere:Subsidie)
        WHERE p.rekening IS NOT NULL AND p.rekening = o.rekening AND ander.id <> ontvanger.id AND andere.id <> subsidie.id
          AND NOT EXISTS { MATCH (ontvanger)-[:VERBONDEN_MET]->(band:Bedrijf) WHERE band.id = ander.id }
    """,
    subject="subsidie",
    evidence={
        "subsidie": "subsidie.id",
        "ontvanger": "ontvanger.id",
        "ander": "ander.id",
        "andere": "andere.id",
        "ontvangers": "o.rekening_ontvangers",
        "verleend": "subsidie.verleend_euro",
        "datum": "subsidie.datum_besluit",
    },
    identity=("subsidie", "ontvanger"),
    population="MATCH (b:Bedrijf)-[o:ONTVANGT]->(:Subsidie) WHERE b.kvk IS NOT NULL RETURN count(o) AS aantal",
    parameters=(Parameter("ontvangers", INT64, "ontvangers", 2, 2, 50, "twee ontvangers zonder band"),),
    why="Subsidie {subsidie} van {verleend} euro aan {ontvanger} ({datum}) ging naar dezelfde bankrekening als subsidie {andere}"
    " aan {ander}; {ontvangers} partijen zonder bekende band delen die rekening.",
    other_explanations=(
        "een administratiekantoor of beheerstichting die voor beide ontvangt",
        "een fonds op naam onder één stichting",
        "een rekeningnummer dat verkeerd is overgenomen",
    ),
    sources=("subsidies_intern", "hr"),
    needs=("het rekeningnummer en het KVK-nummer van elke ontvanger",),
    blind_to=("rekeningen van ontvangers zonder KVK-nummer", "op wiens naam de rekening staat", "banden door familie"),
    strength="solo",
    weight=1,
    maturity="proef",
    source="Onderzoek naar misbruik van subsidies: gewijzigde rekeningnummers",
    indicators=("SUB-04",),
    profiles=("subsidie",),
    counters=(_GEMACHTIGDE,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Algemene subsidieverordening: controle op de betaling",
        attributes={
            "ONTVANGT.rekening": "dat de rekening dezelfde is, is het kenmerk zelf; het nummer komt niet in de graaf",
            "ONTVANGT.rekening_ontvangers": "pas meer ontvangers zonder band vallen op",
            "Subsidie.verleend_euro": "de lezer moet de omvang kennen",
            "Subsidie.datum_besluit": "de lezer moet het besluit vinden",
            "Bedrijf.uitgezonderd": "overheden, kerken en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
            "GEMACHTIGDE_VAN.functie": "een gezamenlijke gemachtigde is tegenbewijs",
            "GEMACHTIGDE_VAN.geldig_tot": "alleen een volmacht die nog geldt is tegenbewijs",
        },
        proxies="alleen of twee rekeningen gelijk zijn telt; land of bank is niet bekend, en personen tellen niet mee",
        review_by=date(2027, 11, 1),
    ),
)
