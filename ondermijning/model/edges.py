"""Every kind of edge that a rule may name: one meaning, one direction, listed end points."""

from __future__ import annotations

from ondermijning.model.codes import ON_PLACE
from ondermijning.model.columns import AttributeClass, Column, ColumnType
from ondermijning.model.graph_kinds import EdgeKind, day, flag, number, text
from ondermijning.model.nodes import NODES, PARTIES

_SHARE = number("aandeel_promille", "share", "promille")
_JOINT = flag("gezamenlijk", "the share is held together with others: each is shown with the whole of it")
_TO_WOZ = ("bedrag_euro", "waarde_euro", "Prijsindex")
_CHANGE = (
    number(
        "dagen_bestuurswissel",
        "days from the deed to the nearest change of officers of the company; before it < 0",
        "dagen",
        "BESTUURT",
        "datum",
    ),
    day("bestuurswissel_op", "the day of that change", inputs=("BESTUURT", "datum")),
)

_UNTIL_END = number(
    "dagen_tot_einde",
    "days from the deed to the end of the company, not by merger or split",
    "dagen",
    "beeindigd",
    "datum",
)
_BUYER = (
    number("groep_dagen", "age on the day of the deed of the oldest company that holds the buyer wholly", "dagen", "opgericht",
           "AANDEELHOUDER_VAN", "datum"),
    flag("eerste_aankoop", "no object or purchase of the buyer from before the deed is known", "BEZIT", "KOPER", "datum"),
    number("dagen_nieuw_bestuur", "days since the whole board of the buying company was replaced", "dagen", "BESTUURT", "datum"),
    number("aankopen_24_maanden", "days on which the one who ultimately controls the buyer bought, in the 24 months up to the deed;"
           " empty for one", "", "KOPER", "ZEGGENSCHAP_OVER"),
    number("portefeuille_voor", "objects held so 24 months before the deed", "", "BEZIT", "ZEGGENSCHAP_OVER"),
    number("groei_objecten", "objects bought in those months and still held so on the deed; empty below two", "", "KOPER", "BEZIT"),
    number("groei_procent", "those against the objects held before; empty without any", "procent", "groei_objecten",
           "portefeuille_voor"),
    number("kopen_zonder_hypotheek", "most days on which the one who ultimately controls the buyer bought without a mortgage in 24"
           " months with this deed in them, as far as answered", "", "aantal_hypotheken", "KOPER", "ZEGGENSCHAP_OVER"),
    number("kopen_zonder_promille", "those of all days on which it bought then", "promille", "aantal_hypotheken", "KOPER",
           "ZEGGENSCHAP_OVER"),
    number("beschermde_kopen", "days on which the one who ultimately controls the buyer bought a protected dwelling where people"
           " were registered since, without a permit to let", "", "dagen_beschermd", "KOPER", "ZEGGENSCHAP_OVER", "VERGUND_VOOR"),
)  # fmt: skip

_REBUILDER = (
    number("vreemde_kopen", "objects of its applications to build that a person it is not linked with bought without a mortgage"
           " in the 24 months before", "", "VERGUND_VOOR", "KOPER", "aantal_hypotheken", "VERBONDEN_MET"),
    number("vreemde_kopen_promille", "those of all objects it asked to build on", "promille", "vreemde_kopen", "VERGUND_VOOR"),
    text("koop_id", "the purchase by such a person before this application, not known to be with a mortgage",
         inputs=("KOPER", "datum_aanvraag", "aantal_hypotheken", "VERBONDEN_MET")),
    number("overname_dagen", "days from the application until the applicant bought that object from that person", "dagen",
           "datum_aanvraag", "KOPER", "VERKOPER"),
    text("overname_id", "that purchase", inputs=("datum_aanvraag", "KOPER", "VERKOPER")),
)  # fmt: skip
_BESIDE_GRANT = (
    number(
        "koop_dagen",
        "days from the grant to a purchase without a mortgage by a company linked with the grantee, told at the"
        " last grant around it; before it < 0",
        "dagen",
        "datum_besluit",
        "datum",
        "aantal_hypotheken",
        "VERBONDEN_MET",
    ),
    text("koop_id", "that purchase", inputs=("datum_besluit", "datum", "aantal_hypotheken", "VERBONDEN_MET")),
    text("koop_perceel_id", "its object", inputs=("datum_besluit", "datum", "aantal_hypotheken", "VERBONDEN_MET")),
)


def _edge(type_: str, meaning: str, sources: str, targets: str, *own: Column) -> EdgeKind:
    ends = frozenset((a, b) for a in sources.split("|") for b in targets.split("|"))
    return EdgeKind(type_, meaning, ends, own)


_PARTY = "|".join(PARTIES)
_LINKED = text(
    "koppeling", f"{ON_PLACE}: the party is known here by its name and this place alone, and nobody confirmed it"
)

_KINDS = (
    _edge("HEEFT_RECHT", "holds a share in a right", _PARTY, "Recht", _SHARE, _JOINT),
    _edge("RUST_OP", "the right rests on the object", "Recht", "Perceel"),
    _edge("BELAST", "the right burdens another right", "Recht", "Recht"),
    _edge("BEZIT", "derived: holds the object through a right", _PARTY, "Perceel", text("recht", "kind of right"), _SHARE, _JOINT,
          number("dagen_na_einde", "days the holding outlasts the company that holds it", "dagen", "beeindigd", "geldig_tot"),
          flag("zelf_bewoond", "the holder lives at an address on the object", "WOONT_OP"),
          number("sluitingen", "closures in five years on all objects of this holder while it held them", "", "GEBEURD_OP"),
          number("sluitingen_hier", "those on this object", "", "GEBEURD_OP"),
          number("sluitingen_per_honderd", "those on all objects per hundred homes and other units held so in these years", "",
                 "GEBEURD_OP", "BEZIT", "ZEGGENSCHAP_OVER"),
          number("portefeuille", "objects under the one who ultimately controls this holder; empty below five", "", "BEZIT",
                 "ZEGGENSCHAP_OVER"),
          number("portefeuille_rang_promille", "holders with fewer objects, of all holders", "promille", "portefeuille")),
    _edge("VERKOPER", "sold in the transfer", _PARTY, "Transactie", _SHARE, *_CHANGE, _UNTIL_END,
          number("verliesverkopen", "sales of this seller in the 5 years up to this one, each within 24 months after it bought"
                 " and at least 15 % below that price, corrected for the market", "", "datum", "koopsom_euro", "Prijsindex")),
    _edge("KOPER", "bought in the transfer", _PARTY, "Transactie", _SHARE,
          number("dagen_sinds_oprichting", "age of the buying company on the day of the transfer", "dagen", "opgericht", "datum"),
          *_CHANGE, _UNTIL_END, *_BUYER,
          number("veilingaankopen", "purchases at forced sales by this buyer in the 24 months up to this one", "", "datum"),
          number("opbrengst_verkopen_euro", "prices for which this buyer sold from 24 months before to 6 months after", "euro",
                 "datum", "koopsom_euro")),
    _edge(
        "BETREFT", "the transfer concerns the object", "Transactie", "Perceel", _SHARE,
        number("prijs_deel_euro", "part of the price for this object", "euro", "koopsom_euro", "waarde_euro"),
        number("dagen_sinds_vorige", "days since the previous sale of this object", "dagen", "datum"),
        number("stijging_gecorrigeerd_procent", "price change since the previous sale, corrected for the market", "procent",
               "prijs_deel_euro", "Prijsindex"),
        number("woz_verhouding_procent", "price against the WOZ value brought to the day of the sale", "procent",
               "prijs_deel_euro", "waarde_euro", "Prijsindex"),
        number("woz_op_datum_euro", "WOZ value of the object brought to the day of the transfer", "euro", "waarde_euro",
               "Prijsindex"),
        number("aantal_hypotheken", "mortgages on the object from 7 days before to 90 days after; empty: not asked since", "",
               "HYPOTHEEK_OP", "hypotheek_actueel_op"),
        number("dagen_beschermd", "days from a sale under a buy-to-let protection to the last count of residents in its term",
               "dagen", "datum", "waarde_euro", "ingeschreven_op"),
        number("prijs_rang_promille", "sales of whole objects of that year that were cheaper", "promille", "prijs_deel_euro"),
    ),
    _edge("OPGEVOLGD_DOOR", "fact: the next transfer of the same rights on the same object", "Transactie", "Transactie",
          text("perceel_id", "the object both concern"), number("dagen", "days between them", "dagen", "datum")),
    _edge("NA_VERGUNNING", "fact: the sale came after this permit to build, split or convert at an address on the object",
          "Transactie", "Vergunning", text("perceel_id", "the object"),
          number("dagen", "days from the decision to the sale", "dagen", "datum_besluit", "datum")),
    _edge("KOOPT", "has bought by an agreement in the register, before the transfer; ended by it or on its last day", _PARTY,
          "Perceel", number("vervallen_koopovereenkomsten", "agreements of this buyer in the 24 months up to this one that ended"
                            " without a transfer to it; empty unless this one did", "", "KOPER", "datum")),
    _edge("ONTSTAAN_UIT", "came from", "Perceel", "Perceel", text("aard_code", "20 split, 19 merged")),
    _edge("GESPLITST_IN", "was split into the apartment right", "Perceel", "Perceel"),
    _edge("BEHEERT", "is the association of owners of the apartment right", "Bedrijf", "Perceel"),
    _edge("GELDGEVER", "lends", _PARTY, "Hypotheek",
          number("dagen_sinds_oprichting", "age of the lending company on the day of the mortgage", "dagen", "opgericht"),
          number("verbonden_objecten", "objects on which this lender lends now to parties it is linked with, and no bank does", "",
                 "HYPOTHEEK_OP", "VERBONDEN_MET"),
          number("losse_leners", "of a lender that is no bank: to how many parties or circles that are not linked it lends now", "",
                 "HYPOTHEEK_OP", "GELDNEMER", "VERBONDEN_MET", "kring")),
    _edge("GELDNEMER", "borrows", _PARTY, "Hypotheek"),
    _edge("HYPOTHEEK_OP", "rests on", "Hypotheek", "Perceel",
          number("woz_verhouding_procent", "registered amount against the WOZ value, on that day, of all it rests on", "procent",
                 *_TO_WOZ),
          number("koopsom_verhouding_procent", "registered amount against the price of the purchase around it", "procent",
                 "bedrag_euro", "koopsom_euro"),
          number("dagen_tot_aflossing", "days it rested, when the object was not sold and not mortgaged anew meanwhile", "dagen",
                 "HYPOTHEEK_OP", "datum"),
          number("keten_objecten", "objects under loans in the circle of lenders and borrowers that it belongs to", "",
                 "GELDGEVER", "GELDNEMER"),
          number("keten_dubbelrollen", "parties of that circle that lend and borrow", "", "GELDGEVER", "GELDNEMER")),
    _edge("BESLAG_OP", "rests on", "Beslag", "Perceel"),
    _edge("BEPERKT", "restricts", "Beperking", "Perceel"),
    _edge("BESLAGLEGGER", "seizes", _PARTY, "Beslag"),
    _edge("BESTUURT", "holds an office", _PARTY, "Bedrijf", text("functie", "office"),
          number("ontbonden_bedrijven", "most other companies of this officer dissolved in any 36 months", "",
                 "beeindigd", "eindreden"),
          *(number(f"bestuurt_{name}", what, "", "BESTUURT", *of) for name, what, of in (
              ("bedrijven", "companies that this officer directs on the date", ()),
              ("branches", "branches of those, by two digits", ("sbi",)), ("adressen", "seats of those", ("GEVESTIGD_OP",)),
          ))),
    _edge("VERBONDEN_MET", "fact: parties that office, holding or control joins, directly or over one third; both ways",
          _PARTY, _PARTY, text("via", "bestuur, zeggenschap, gezamenlijke bestuurder or gezamenlijke zeggenschap"),
          text("schakel_id", "the third party; empty when direct"), number("stappen", "1 direct, 2 over a third", "",
                                                                           "BESTUURT", "ZEGGENSCHAP_OVER"),
          number("opvolging_dagen", "days from a bankruptcy of or measure against the second to the founding of the first, of one"
                 " branch at one address", "dagen", "GAAT_OVER", "opgericht", "sbi", "GEVESTIGD_OP"),
          text("opvolging_adres_id", "that address", inputs=("GEVESTIGD_OP",))),
    _edge("GEMACHTIGDE_VAN", "may act for", _PARTY, "Bedrijf", text("functie", "kind of power")),
    _edge("AANDEELHOUDER_VAN", "holds shares in", _PARTY, "Bedrijf", _SHARE),
    _edge("ZEGGENSCHAP_OVER", "fact: effective share through all chains and circles", _PARTY, "Bedrijf",
          number("aandeel_promille", "effective share", "promille", "AANDEELHOUDER_VAN"),
          number("diepte", "steps of the shortest chain", "", "AANDEELHOUDER_VAN")),
    _edge("HEEFT_VESTIGING", "has the branch", "Bedrijf", "Vestiging"),
    _edge("GEVESTIGD_OP", "has its seat at", "Bedrijf|Vestiging", "Adres", text("soort", "bezoekadres, correspondentieadres"),
          number("dagen_sinds_oprichting", "age on the date of the company that visitors find there now", "dagen", "opgericht")),
    _edge("WOONT_OP", "lives at, as the land registry knows", "Persoon", "Adres"),
    _edge("VRAAGT_AAN", "applies for", _PARTY, "Vergunning", _LINKED,
          number("vreemde_adressen", "addresses of others for which it asked permits of use in five years", "",
                 "VERGUND_VOOR", "BEZIT", "GEVESTIGD_OP", "WOONT_OP"), *_REBUILDER),
    _edge("HOUDT", "holds", _PARTY, "Vergunning", _LINKED,
          number("dagen_na_einde", "days since the permit ended, while its holder has its seat there and nobody holds another",
                 "dagen", "geldig_tot", "GEVESTIGD_OP"),
          number("dagen_bestuur", "days that the officer longest in place had held office on the day of the application", "dagen",
                 "BESTUURT", "datum_aanvraag")),
    _edge("VERGUND_VOOR", "is for the place", "Vergunning", "Adres",
          number("dagen_na_aankoop", "days from the last purchase there to an application to split or turn into rooms", "dagen",
                 "datum", "datum_aanvraag"),
          text("aankoop_id", "that purchase", inputs=("datum", "datum_aanvraag"))),
    _edge("VOLGT_OP", "fact: the application came after this decision or event at the same address", "Vergunning",
          "Vergunning|Gebeurtenis", text("adres_id", "the address"),
          number("dagen", "days from the decision or event to the application", "dagen", "datum_aanvraag", "datum_besluit"),
          *(text(name, what, inputs=("BEZIT", "VERBONDEN_MET", "GAAT_OVER", "VRAAGT_AAN", "HOUDT")) for name, what in (
              ("verhuurder_id", "who owns the premises and is linked with a party of what went before, and did not apply"),
              ("verhuurder_band_id", "that party"),
          ))),
    _edge("ONTVANGT", "receives", _PARTY, "Subsidie", _LINKED,
          number("dagen_na_einde", "days from the end of the company to the grant", "dagen", "beeindigd", "datum_besluit"),
          number("dagen_na_faillissement", "days from a bankruptcy that still ran to the grant", "dagen", "GAAT_OVER",
                 "datum_besluit"),
          number("dagen_sinds_oprichting", "age of the company on the day of the application, else of the grant", "dagen",
                 "opgericht", "datum_aanvraag", "datum_besluit"),
          text("rekening", "first dossier paid to this bank account, where parties that are not linked share it",
               inputs=("Subsidieverlening",)),
          number("rekening_ontvangers", "how many such parties share it", "", "Subsidieverlening"),
          number("kring_verleningen", "grants to companies of one circle in the 24 months up to this one", "", "kring"),
          number("kring_ontvangers", "companies of that circle that received them", "", "kring"), *_BESIDE_GRANT),
    _edge("BESTEED_OP", "is spent at", "Subsidie", "Adres",
          number("dagen_tot_verkoop", "days from a grant for the building to the next sale of an object there", "dagen", "datum",
                 "datum_besluit"),
          text("verkoop_id", "that sale", inputs=("datum", "datum_besluit"))),
    _edge("GEBEURD_OP", "happened at", "Gebeurtenis", "Adres"),
    _edge("GAAT_OVER", "is about", "Gebeurtenis|Insolventie", _PARTY, _LINKED),
    _edge("HEEFT_VBO", "contains", "Perceel", "Verblijfsobject"),
    _edge("HEEFT_ADRES", "has the address", "Verblijfsobject", "Adres"),
    _edge("IN_PAND", "is in the building", "Verblijfsobject", "Pand"),
    _edge("LIGT_AAN", "lies on the street", "Adres", "Straat"),
    _edge("CONCENTREERT_IN", "fact: holds much of the street through several holders, ultimately", _PARTY, "Straat",
          number("objecten", "objects held so on the street", "", "BEZIT", "ZEGGENSCHAP_OVER", "LIGT_AAN"),
          number("houders", "holders they are registered under", "", "BEZIT", "ZEGGENSCHAP_OVER"),
          number("bedrijfsruimten", "those of which a unit is no dwelling", "", "BEZIT", "LIGT_AAN", "gebruiksdoel"),
          *(Column(name, ColumnType.INT64, what, "procent", AttributeClass.B, inputs=("BEZIT", "LIGT_AAN")) for name, what in (
              ("deel_procent", "of all objects with an address on the street"),
              ("deel_bedrijfsruimten_procent", "of all such objects there; empty without any"),
          ))),
    _edge("IN_BUURT", "lies in the neighbourhood", "Adres", "Buurt"),
    _edge("WAARDE_VAN", "is the value of", "Waardering", "Verblijfsobject|Perceel"),
    _edge("MOGELIJK_ZELFDE_ALS", "possibly the same party; below the threshold to merge", _PARTY, _PARTY,
          number("score_promille", "score of the link", "promille"), text("reden", "what speaks for and against")),
    _edge("OVER", "is about", "Signaal", "Perceel|Bedrijf|Adres|Straat|Vergunning|Subsidie"),
    _edge("BEWIJS", "rests on", "Signaal", "|".join(label for label in NODES if label != "Signaal")),
)  # fmt: skip

EDGES: dict[str, EdgeKind] = {kind.type: kind for kind in _KINDS}
