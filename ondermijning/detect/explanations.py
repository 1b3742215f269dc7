"""Counter-evidence that several rules look for, and what several must also tell."""

from __future__ import annotations

from ondermijning.detect.counter import CLEARS, LOWERS, TELLS, Counter

# For a pattern with the buyer as ``koper``, the transfer as ``t`` and the object as ``perceel``: a bank, an insurer, a licensed
# lender or one on the list judged the purchase. WITH keeps the engine from beginning at all mortgages.
BANK_LOAN = Counter(
    id="bankhypotheek",
    match="""
        WITH koper, t, perceel
        MATCH (bank:Bedrijf)-[:GELDGEVER]->(lening:Hypotheek)-[:HYPOTHEEK_OP]->(perceel)
        WHERE (bank.uitgezonderd IS NOT NULL OR bank.geldverstrekker IN ['vergunning', 'bank'])
          AND lening.geldig_van >= t.datum
    """,
    evidence={"bank": "bank.id", "gevestigd": "lening.geldig_van"},
    says="Sinds {gevestigd} rust op {perceel} een hypotheek van {bank}: een bank, verzekeraar, vergunde geldverstrekker"
    " of ander op de lijst.",
    effect=LOWERS,
)

# For a pattern with the lender as ``geldgever`` and the mortgage as ``h``: who has a licence to lend does so under supervision.
LICENSED_LENDER = Counter(
    id="vergunde_geldgever",
    match="""
        MATCH (vergund:Bedrijf)-[:GELDGEVER]->(h)
        WHERE vergund.id = geldgever.id AND vergund.geldverstrekker = 'vergunning'
    """,
    evidence={},
    says="{geldgever} staat in een openbaar register als vergunde geldverstrekker, onder toezicht van DNB of AFM.",
    effect=CLEARS,
)

# For a pattern with the home as ``vbo`` and its address as ``adres``: nobody lives there while it is rebuilt.
RENOVATION = Counter(
    id="verbouwing",
    match="""
        MATCH (bouw:Vergunning)-[:VERGUND_VOOR]->(adres)
        WHERE bouw.bouwsom_euro > 0 AND bouw.besluit = 'verleend'
          AND bouw.datum_besluit >= vbo.onbewoond_sinds
    """,
    evidence={"bouw": "bouw.id", "besloten": "bouw.datum_besluit"},
    says="Voor {adres} is op {besloten} bouwvergunning {bouw} verleend: een verbouwing kan de leegstand verklaren.",
    effect=CLEARS,
)

# For a pattern with the address as ``adres``: many residents, who come and go, are what was licensed.
LICENSED_ROOMS = Counter(
    id="vergunde_kamers",
    match="""
        MATCH (kamers:Vergunning)-[:VERGUND_VOOR]->(plek:Adres)
        WHERE plek.id = adres.id AND kamers.omzetting = true AND kamers.besluit = 'verleend'
    """,
    evidence={"kamers": "kamers.id", "besloten": "kamers.datum_besluit"},
    says="Voor {adres} is op {besloten} vergunning {kamers} verleend om te splitsen of kamers te verhuren.",
    effect=CLEARS,
)

# For a pattern with the address as ``adres`` and the transfer as ``t``: a permit to let was asked for after it.
LETTING_ASKED = Counter(
    id="vergunning_aangevraagd",
    match="""
        MATCH (verhuur:Vergunning)-[:VERGUND_VOOR]->(adres)
        WHERE verhuur.verhuur = true AND verhuur.besluit IS NULL AND verhuur.datum_aanvraag >= t.datum
    """,
    evidence={"verhuur": "verhuur.id", "gevraagd": "verhuur.datum_aanvraag"},
    says="Op {gevraagd} is verhuurvergunning {verhuur} gevraagd; daarop is nog niet beslist.",
    effect=CLEARS,
)

_CLOSED = "Let op: op {gesloten} was er op {plek} een {maatregel}."
_CLOSURE = {"maatregel": "sluiting.soort", "gesloten": "sluiting.datum", "plek": "plek.id"}
# What a card says of the columns that both read.
CLOSURE_ATTRIBUTES = {
    "Gebeurtenis.soort": "een sluiting is het sterkste feit over een leeg pand: de lezer moet haar kennen",
    "Gebeurtenis.datum": "de lezer moet de sluiting kunnen vinden",
    "Gebeurtenis.dagen_geleden": "alleen een sluiting van de laatste vijf jaar wordt vermeld, zo lang als zij wordt bewaard",
}

# For a pattern with the object as ``perceel``: an address on it was closed in the last five years.
CLOSED_OBJECT = Counter(
    id="sluiting",
    match="""
        MATCH (perceel)-[:HEEFT_VBO]->(ruimte:Verblijfsobject)-[:HEEFT_ADRES]->(plek:Adres)<-[:GEBEURD_OP]-(sluiting:Gebeurtenis)
        WHERE sluiting.soort STARTS WITH 'sluiting' AND sluiting.dagen_geleden <= 1826
    """,
    evidence=_CLOSURE,
    says=_CLOSED,
    effect=TELLS,
)

# For a pattern with the address as ``adres`` and no object: it was closed itself.
CLOSED_ADDRESS = Counter(
    id="sluiting",
    match="""
        MATCH (sluiting:Gebeurtenis)-[:GEBEURD_OP]->(plek:Adres)
        WHERE plek.id = adres.id AND sluiting.soort STARTS WITH 'sluiting' AND sluiting.dagen_geleden <= 1826
    """,
    evidence=_CLOSURE,
    says=_CLOSED,
    effect=TELLS,
)
