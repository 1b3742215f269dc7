"""Na een geweigerde of ingetrokken vergunning vraagt een verbonden partij er een aan voor hetzelfde adres."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LOWERS, Counter, LegalCard, Parameter, Rule

# Een vergunning die is ingetrokken had een houder, een aanvraag niet.
_ZELF_INGETROKKEN = Counter(
    "zelf_ingetrokken",
    "WITH vergunning, eerdere WHERE eerdere.besluit = 'ingetrokken'"
    " AND NOT EXISTS { MATCH (houder:Persoon|Bedrijf)-[:HOUDT]->(eerdere) }",
    {"hoe": "eerdere.besluit"},
    "Aanvraag {eerdere} is {hoe} door wie haar deed, niet geweigerd.",
    LOWERS,
)
# Wie zelf opnieuw aanvraagt verbergt niets: de behandelaar ziet dezelfde naam. Het gaat om een ander met een band.
RULE = Rule(
    id="opvolger_na_weigering",
    title="Verbonden aanvrager na weigering of intrekking",
    family="vergunning",
    match="""
        MATCH (aanvrager:Persoon|Bedrijf)-[:VRAAGT_AAN]->(vergunning:Vergunning)-[o:VOLGT_OP]->(eerdere:Vergunning)
        WHERE o.dagen <= $dagen AND aanvrager.uitgezonderd IS NULL
        MATCH (vergunning)-[:VERGUND_VOOR]->(adres:Adres)
        WHERE o.adres_id IS NOT NULL AND adres.id = o.adres_id
        MATCH (aanvrager)-[v:VERBONDEN_MET]->(vorige:Persoon|Bedrijf)-[:VRAAGT_AAN|HOUDT]->(zaak:Vergunning)
        WHERE zaak.id = eerdere.id AND vorige.uitgezonderd IS NULL AND v.stappen <= $stappen
          AND (v.geldig_tot IS NULL OR v.geldig_tot >= eerdere.datum_besluit)
          AND NOT EXISTS {
              MATCH (zelf:Persoon|Bedrijf)-[:VRAAGT_AAN|HOUDT]->(zaak) WHERE zelf.id = aanvrager.id
          }
    """,
    subject="vergunning",
    evidence={
        "vergunning": "vergunning.id", "adres": "adres.id", "eerdere": "eerdere.id", "aanvrager": "aanvrager.id",
        "vorige": "vorige.id", "besluit": "eerdere.besluit", "besloten": "eerdere.datum_besluit", "dagen": "o.dagen",
        "via": "v.via",
    },
    identity=("vergunning", "eerdere"),
    population="MATCH (nieuw:Vergunning)-[o:VOLGT_OP]->(eerder:Vergunning) RETURN count(o) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 365, 30, 1825, "voorstel: een nieuwe aanvraag binnen een jaar"),
        Parameter("stappen", INT64, "stappen", 2, 1, 2, "voorstel: 1 alleen rechtstreeks, 2 ook over één gezamenlijke derde"),
    ),
    why="Vergunning {eerdere} voor {adres} is op {besloten} {besluit}; {dagen} dagen later {aanvrager:vroeg|vroegen}"
    " {aanvrager}, verbonden met wie eerder aanvroeg of houder was, {vorige}, vergunning {vergunning} aan voor hetzelfde adres.",
    other_explanations=(
        "een echte overname waarbij de eerdere ondernemer nog even in het bedrijf zit",
        "een plan dat is aangepast en door een andere vennootschap van dezelfde groep opnieuw is ingediend",
        "een eerdere aanvraag die de aanvrager zelf introk, bijvoorbeeld omdat de rechtsvorm nog niet klaar was",
    ),
    sources=("vergunningen", "hr"),
    needs=("het besluit en de datum van elke zaak", "de functionarissen van de eerdere en de nieuwe partij"),
    blind_to=(
        "banden door familie of adres", "iemand zonder functie in het handelsregister",
        "zaken waarvan het adres of de partij niet bekend is", "weigeringen die niet als zaak zijn geleverd",
    ),
    strength="solo",
    weight=2,
    maturity="stabiel",
    version=2,
    source="Schone Handen Zuid-Limburg: een op de tien horeca-aanvragen geweigerd; de termijn is een voorstel",
    indicators=("PER-02",), profiles=("opvolging", "dekmantel"),
    counters=(_ZELF_INGETROKKEN,),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en de exploitatievergunning van de APV",
        attributes={
            "VOLGT_OP.dagen": "de tijd tussen besluit en nieuwe aanvraag hoort bij het kenmerk",
            "VOLGT_OP.adres_id": "beide zaken moeten hetzelfde adres betreffen",
            "VERBONDEN_MET.stappen": "de band tussen de nieuwe en de eerdere partij is het kenmerk zelf",
            "VERBONDEN_MET.geldig_tot": "een band die voor het besluit al voorbij was telt niet mee",
            "VERBONDEN_MET.via": "de lezer moet kunnen nagaan waardoor partijen verbonden zijn",
            "Vergunning.besluit": "de lezer moet weten of het een weigering of een intrekking was",
            "Vergunning.datum_besluit": "een band moet op die dag nog hebben bestaan en de lezer moet het besluit vinden",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
