"""Na een faillissement of maatregel begint een verbonden bedrijf op hetzelfde adres in dezelfde branche."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="opvolging_zelfde_adres",
    title="Verbonden bedrijf gaat verder op hetzelfde adres",
    family="netwerk",
    match="""
        MATCH (nieuw:Bedrijf)-[v:VERBONDEN_MET]->(oud:Bedrijf)
        WHERE v.opvolging_dagen <= $dagen AND v.stappen <= $stappen AND v.opvolging_adres_id IS NOT NULL
          AND nieuw.uitgezonderd IS NULL AND nieuw.eenmanszaak = false AND oud.uitgezonderd IS NULL
        MATCH (nieuw)-[:HEEFT_VESTIGING*0..1]->(zetel:Bedrijf|Vestiging)-[:GEVESTIGD_OP]->(adres:Adres)
        WHERE adres.id = v.opvolging_adres_id
    """,
    subject="adres",
    evidence={
        "adres": "adres.id", "nieuw": "nieuw.id", "oud": "oud.id", "opgericht": "nieuw.opgericht",
        "dagen": "v.opvolging_dagen", "via": "v.via",
    },
    identity=("adres", "nieuw", "oud"),
    population="MATCH (nieuw:Bedrijf)-[v:VERBONDEN_MET]->(oud:Bedrijf) RETURN count(v) AS aantal",
    parameters=(
        Parameter("dagen", INT64, "dagen", 183, 30, 730, "voorstel: binnen een half jaar"),
        Parameter("stappen", INT64, "stappen", 2, 1, 2, "voorstel: 1 alleen rechtstreeks, 2 ook over één gezamenlijke derde"),
    ),
    why="{nieuw}, verbonden met {oud}, begon op {opgericht} in dezelfde branche op {adres}, {dagen} dagen nadat {oud} failliet"
    " ging of een maatregel kreeg.",
    other_explanations=(
        "een doorstart met instemming van de curator", "opvolging in een familie",
        "een franchise die een andere exploitant kreeg",
    ),
    sources=("hr",),
    needs=(
        "faillissementen en maatregelen met de partij", "de functionarissen, zetel en activiteit van beide bedrijven",
    ),
    blind_to=(
        "banden door familie", "een opvolger die een andere activiteit opgeeft", "schulden zonder faillissement",
    ),
    strength="combinatie",
    weight=1,
    maturity="proef",
    source="Onderzoek naar zorgfraude: een verwante volgt op na verlies van contract of faillissement; de termijn is een voorstel",
    indicators=("NET-07",), profiles=("opvolging", "dekmantel"),
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="Wet Bibob en bestuurlijke handhaving bij vastgoed",
        attributes={
            "VERBONDEN_MET.opvolging_dagen": "de tijd tussen einde en begin is het kenmerk zelf",
            "VERBONDEN_MET.opvolging_adres_id": "beide bedrijven moeten op één adres zijn",
            "VERBONDEN_MET.stappen": "de afstand tussen beide hoort bij het kenmerk",
            "VERBONDEN_MET.via": "de lezer moet weten waaruit de band bestaat",
            "Bedrijf.opgericht": "de lezer moet de volgorde kunnen nagaan",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon en valt buiten de regel",
        },
        proxies="de band komt uit functies en zeggenschap in het handelsregister, niet uit familie, afkomst of woonplaats",
        review_by=date(2027, 11, 1),
    ),
)  # fmt: skip
