"""Every kind of edge that a rule may name: one meaning, one direction, listed end points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.graph_kinds import EdgeKind, day, flag, number, text
from ondermijning.model.nodes import NODES, PARTIES

if TYPE_CHECKING:
    from ondermijning.model.columns import Column

_SHARE = number("aandeel_promille", "share", "promille")
_JOINT = flag("gezamenlijk", "the share is held together with others: each is shown with the whole of it")
_CHANGE = (
    number("dagen_bestuurswissel", "days from the deed to the nearest change of officers of the company; before it < 0",
           "dagen", "BESTUURT", "datum"),
    day("bestuurswissel_op", "the day of that change", inputs=("BESTUURT", "datum")),
)  # fmt: skip


def _edge(type_: str, meaning: str, sources: str, targets: str, *own: Column) -> EdgeKind:
    ends = frozenset((a, b) for a in sources.split("|") for b in targets.split("|"))
    return EdgeKind(type_, meaning, ends, own)


_PARTY = "|".join(PARTIES)

_KINDS = (
    _edge("HEEFT_RECHT", "holds a share in a right", _PARTY, "Recht", _SHARE, _JOINT),
    _edge("RUST_OP", "the right rests on the object", "Recht", "Perceel"),
    _edge("BELAST", "the right burdens another right", "Recht", "Recht"),
    _edge("BEZIT", "derived: holds the object through a right", _PARTY, "Perceel", text("recht", "kind of right"), _SHARE, _JOINT,
          number("dagen_na_einde", "days the holding outlasts the company that holds it", "dagen", "beeindigd", "geldig_tot"),
          number("sluitingen", "closures in five years on all objects of this holder while it held them", "", "GEBEURD_OP"),
          number("sluitingen_hier", "those on this object", "", "GEBEURD_OP")),
    _edge("VERKOPER", "sold in the transfer", _PARTY, "Transactie", _SHARE, *_CHANGE),
    _edge("KOPER", "bought in the transfer", _PARTY, "Transactie", _SHARE,
          number("dagen_sinds_oprichting", "age of the buying company on the day of the transfer", "dagen", "opgericht", "datum"),
          *_CHANGE),
    _edge(
        "BETREFT", "the transfer concerns the object", "Transactie", "Perceel", _SHARE,
        number("prijs_deel_euro", "part of the price for this object", "euro", "koopsom_euro", "waarde_euro"),
        number("dagen_sinds_vorige", "days since the previous sale of this object", "dagen", "datum"),
        number("stijging_gecorrigeerd_procent", "price change since the previous sale, corrected for the market", "procent",
               "prijs_deel_euro", "Prijsindex"),
        number("woz_verhouding_procent", "price against the WOZ value brought to the day of the sale", "procent",
               "prijs_deel_euro", "waarde_euro", "Prijsindex"),
        number("aantal_hypotheken", "mortgages on the object from 7 days before to 90 days after; empty: not asked since", "",
               "HYPOTHEEK_OP", "hypotheek_actueel_op"),
    ),
    _edge("OPGEVOLGD_DOOR", "fact: the next transfer of the same rights on the same object", "Transactie", "Transactie",
          text("perceel_id", "the object both concern"), number("dagen", "days between them", "dagen", "datum")),
    _edge("KOOPT", "has bought by an agreement in the register, before the transfer; ended by it or on its last day", _PARTY,
          "Perceel"),
    _edge("ONTSTAAN_UIT", "came from", "Perceel", "Perceel", text("aard_code", "20 split, 19 merged")),
    _edge("GESPLITST_IN", "was split into the apartment right", "Perceel", "Perceel"),
    _edge("BEHEERT", "is the association of owners of the apartment right", "Bedrijf", "Perceel"),
    _edge("GELDGEVER", "lends", _PARTY, "Hypotheek"),
    _edge("GELDNEMER", "borrows", _PARTY, "Hypotheek"),
    _edge("HYPOTHEEK_OP", "rests on", "Hypotheek", "Perceel"),
    _edge("BESLAG_OP", "rests on", "Beslag", "Perceel"),
    _edge("BEPERKT", "restricts", "Beperking", "Perceel"),
    _edge("BESLAGLEGGER", "seizes", _PARTY, "Beslag"),
    _edge("BESTUURT", "holds an office", _PARTY, "Bedrijf", text("functie", "office"),
          number("ontbonden_bedrijven", "most other companies of this officer dissolved in any 36 months", "",
                 "beeindigd", "eindreden")),
    _edge("VERBONDEN_MET", "fact: parties that office, holding or control joins, directly or over one third; both ways",
          _PARTY, _PARTY, text("via", "bestuur, zeggenschap, gezamenlijke bestuurder or gezamenlijke zeggenschap"),
          text("schakel_id", "the third party; empty when direct"), number("stappen", "1 direct, 2 over a third", "",
                                                                           "BESTUURT", "ZEGGENSCHAP_OVER")),
    _edge("GEMACHTIGDE_VAN", "may act for", _PARTY, "Bedrijf", text("functie", "kind of power")),
    _edge("AANDEELHOUDER_VAN", "holds shares in", _PARTY, "Bedrijf", _SHARE),
    _edge("ZEGGENSCHAP_OVER", "fact: effective share through all chains and circles", _PARTY, "Bedrijf",
          number("aandeel_promille", "effective share", "promille", "AANDEELHOUDER_VAN"),
          number("diepte", "steps of the shortest chain", "", "AANDEELHOUDER_VAN")),
    _edge("HEEFT_VESTIGING", "has the branch", "Bedrijf", "Vestiging"),
    _edge("GEVESTIGD_OP", "has its seat at", "Bedrijf|Vestiging", "Adres", text("soort", "bezoekadres, correspondentieadres")),
    _edge("WOONT_OP", "lives at, as the land registry knows", "Persoon", "Adres"),
    _edge("VRAAGT_AAN", "applies for", _PARTY, "Vergunning"),
    _edge("HOUDT", "holds", _PARTY, "Vergunning"),
    _edge("VERGUND_VOOR", "is for the place", "Vergunning", "Adres"),
    _edge("VOLGT_OP", "fact: the application came after this decision or event at the same address", "Vergunning",
          "Vergunning|Gebeurtenis", text("adres_id", "the address"),
          number("dagen", "days from the decision or event to the application", "dagen", "datum_aanvraag", "datum_besluit")),
    _edge("ONTVANGT", "receives", _PARTY, "Subsidie",
          number("dagen_na_einde", "days from the end of the company to the grant", "dagen", "beeindigd", "datum_besluit"),
          number("kring_verleningen", "grants to companies of one circle in the 24 months up to this one", "", "kring"),
          number("kring_ontvangers", "companies of that circle that received them", "", "kring")),
    _edge("BESTEED_OP", "is spent at", "Subsidie", "Adres"),
    _edge("GEBEURD_OP", "happened at", "Gebeurtenis", "Adres"),
    _edge("GAAT_OVER", "is about", "Gebeurtenis|Insolventie", _PARTY),
    _edge("HEEFT_VBO", "contains", "Perceel", "Verblijfsobject"),
    _edge("HEEFT_ADRES", "has the address", "Verblijfsobject", "Adres"),
    _edge("IN_PAND", "is in the building", "Verblijfsobject", "Pand"),
    _edge("LIGT_AAN", "lies on the street", "Adres", "Straat"),
    _edge("IN_BUURT", "lies in the neighbourhood", "Adres", "Buurt"),
    _edge("WAARDE_VAN", "is the value of", "Waardering", "Verblijfsobject|Perceel"),
    _edge("MOGELIJK_ZELFDE_ALS", "possibly the same party; below the threshold to merge", _PARTY, _PARTY,
          number("score_promille", "score of the link", "promille"), text("reden", "what speaks for and against")),
    _edge("OVER", "is about", "Signaal", "Perceel|Bedrijf|Adres|Straat|Vergunning|Subsidie"),
    _edge("BEWIJS", "rests on", "Signaal", "|".join(label for label in NODES if label != "Signaal")),
)  # fmt: skip

EDGES: dict[str, EdgeKind] = {kind.type: kind for kind in _KINDS}
