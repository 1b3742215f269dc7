"""Every kind of node that a rule may name."""

from __future__ import annotations

from ondermijning.model.columns import AttributeClass, Column, ColumnType
from ondermijning.model.graph_kinds import NodeKind, day, flag, number, partial, text

_B = AttributeClass.B
_C = AttributeClass.C
PARTIES = ("Persoon", "Bedrijf")


def _count(name: str, meaning: str, unit: str = "", *inputs: str) -> Column:
    """A number about who is registered at an object, which a rule may use only with a justification."""
    return Column(name, ColumnType.INT64, meaning, unit, _B, inputs)


_PARTY = (
    NodeKind(
        "Persoon", "a natural person, as one cluster of mentions", "party id",
        (
            text("naam", "for display only", _C), flag("afgeschermd", "secrecy must be honoured"),
            Column("minderjarig", ColumnType.BOOL, "under 18 on the date: never shown by name", attribute_class=_C),
        ),
    ),
    NodeKind(
        "Bedrijf", "a company, legal person or sole trader, as one cluster of mentions", "party id: KVK:<8>, RSIN:<9>, …",
        (
            text("naam", "name for display"), text("kvk", "KVK number"), text("rsin", "RSIN"),
            text("rechtsvorm", "legal form, short: BV, NV, ST, …"), text("land", "country of a foreign entity", _B),
            text("buitenlands_register", "foreign register that knows it"), text("buitenlands_nummer", "number in that register"),
            *partial("opgericht", "day it began"), *partial("beeindigd", "day it ended"),
            text("eindreden", "why it ended"), text("sbi", "main activity"),
            number("werkzame_personen", "people at work"), number("jaarstuk_laatste", "last financial year deposited"),
            text("uitgezonderd", "why it cannot be a suspect by nature: overheid, corporatie, vve, …; empty if it can"),
            flag("eenmanszaak", "treated as a natural person in display and export"),
            text("kring", "fact: companies joined by officers, holders or control, without hubs; empty when alone",
                 inputs=("BESTUURT", "ZEGGENSCHAP_OVER")),
            number("zorgkenmerken", "of a company in care: how many of four marks of the care profile it has", "", "BESTUURT",
                   "GAAT_OVER", "sbi"),
            text("zorgkenmerken_welke", "which those are", inputs=("BESTUURT", "GAAT_OVER", "sbi")),
            text("buitenland", "fact: seat of a legal person of foreign law: buurland, elders or onbekend; empty for others", _B,
                 ("land", "rechtsvorm")),
            text("geldverstrekker", "fact: what it is as a lender: vergunning, bank (or insurer), financieel, holding or anders;"
                 " empty when neither a licence nor its activity is known", inputs=("sbi",)),
            text("branche", "fact: branch on the list of branches that call for attention", inputs=("sbi",)),
            number("jaren_zonder_jaarstuk", "full years without accounts since those last deposited were due", "jaren",
                   "jaarstuk_laatste"),
            number("bestuurswissels", "most days in any 12 months on which officers came or left", "", "BESTUURT"),
            number("lus_stappen", "steps of the shortest circle of holdings it is in", "", "AANDEELHOUDER_VAN"),
            *(number(f"kring_{role}", f"companies of its circle {what}", "", "kring", *of) for role, what, of in (
                ("leden", "in all", ()), ("zorg", "in care or with a grant", ("sbi", "ONTVANGT")),
                ("contant", "in a branch where cash is usual", ("sbi",)), ("vastgoed", "that hold an object", ("BEZIT",)),
            )),
        ),
    ),
    NodeKind(
        "Vestiging", "a branch", "VEST:<12>",
        (text("naam", "trade name"), text("sbi", "main activity"), flag("hoofdvestiging", "main branch")), history=True,
    ),
)  # fmt: skip

_PLACES = (
    NodeKind(
        "Perceel", "a cadastral object: parcel or apartment right", "NL.IMKAD.KadastraalObject:<id>",
        (
            text("soort", "perceel or appartementsrecht"), text("aanduiding", "cadastral designation"),
            number("grootte_m2", "cadastral size", "m²"), text("cultuur_bebouwd", "code of the built use"),
            text("cultuur_onbebouwd", "code of the unbuilt use"), flag("vervallen", "gone from the register"),
            day("hypotheek_actueel_op", "day the answer on its mortgages speaks for; empty: never asked, so unknown"),
            day("beslag_actueel_op", "day the answer on its seizures speaks for; empty: never asked, so unknown"),
            number("hypotheken", "mortgages that rest on it; empty: none known, which is not none", "", "HYPOTHEEK_OP"),
            number("geldgevers", "different lenders of those", "", "HYPOTHEEK_OP", "GELDGEVER"),
            number("verkopen_75_maanden", "most sales of the whole of it in any 75 months of the last 20 years", "", "datum"),
            number("verkopen_20_jaar", "sales of the whole of it in the last 20 years", "", "datum"),
        ),
        history=True,
    ),
    NodeKind(
        "Verblijfsobject", "a BAG object that people live or work in", "BAG id (16)",
        (
            text("gebruiksdoel", "use"), number("oppervlakte_m2", "floor area", "m²"), text("status", "status"),
            number("bouwjaar", "year built"),
            Column("ingeschreven", ColumnType.INT64, "people registered at the last count; empty: never counted, so unknown",
                   attribute_class=_B),
            day("ingeschreven_op", "day of that count"), text("corporatie", "housing corporation whose stock it is"),
            _count("volwassenen", "of those people adults; empty: not counted apart"),
            _count("huishoudens", "households at that count; empty: not counted apart"),
            _count("per_volwassene_m2", "floor area for each of those adults", "m²", "oppervlakte_m2", "volwassenen"),
            day("onbewoond_sinds", "first of the counts in a row, up to the last, that found nobody", _B, ("ingeschreven",)),
            _count("dagen_onbewoond", "days from the first to the last of those counts", "dagen", "ingeschreven"),
            _count("verloop", "people who came or left between counts in any 24 months, at least; empty: fewer than two counts",
                   "", "ingeschreven"),
        ),
    ),
    NodeKind("Pand", "a BAG building", "BAG id (16)", (number("bouwjaar", "year built"), text("status", "status"))),
    NodeKind(
        "Adres", "an address", "BAG nummeraanduiding id, ADRES:<postcode>-<number>-<addition>, ADRES:<country>:<hash>",
        (
            text("postcode", "postcode", _B), text("straat", "street", _B), number("huisnummer", "house number"),
            text("toevoeging", "letter and addition"), text("woonplaats", "town"), text("land", "country", _B),
            number("bedrijven", "companies with a seat there on the date", "", "GEVESTIGD_OP"),
            number("oppervlakte_m2", "floor area of all that has this address", "m²", "Verblijfsobject.oppervlakte_m2"),
            number("per_bedrijf_m2", "floor area for each of those companies", "m²", "bedrijven", "oppervlakte_m2"),
            number("correspondenten", "owners, permit holders and grantees of separate circles that take their mail there only", "",
                   "GEVESTIGD_OP", "kring"),
            number("exploitanten", "most holders of exploitation permits there in any 36 months", "", "HOUDT", "VERGUND_VOOR"),
            number("vertrokken_bedrijven", "most companies in any 36 months that gave up their seat there", "",
                   "GEVESTIGD_OP", "HEEFT_VESTIGING"),
        ),
    ),
    NodeKind("Straat", "a street", "STRAAT:<woonplaats>/<name>", (text("naam", "name"),)),
    NodeKind(
        "Buurt", "a statistical neighbourhood, for display: never a criterion", "CBS code",
        (
            text("naam", "name"), text("wijk", "name of the district"),
            *(Column(name, ColumnType.INT64, meaning, unit, _B) for name, meaning, unit in (
                ("inwoners", "people who live there", ""), ("woningen", "dwellings", ""),
                ("onveilig_procent", "people who say they feel unsafe there", "procent"),
            )),
        ),
    ),
)  # fmt: skip

_RIGHTS = (
    NodeKind(
        "Recht", "a right in rem", "NL.IMKAD.ZakelijkRecht:<id>",
        (text("aard_code", "code of the kind"), text("aard", "kind in words"), number("canon_euro", "yearly canon", "euro")),
        history=True,
    ),
    NodeKind(
        "Hypotheek", "a mortgage; absent means unknown, never none", "NL.IMKAD.Zekerheidsstelling:<id> or source id",
        (number("bedrag_euro", "registered amount", "euro"), day("doorgehaald", "day of release")), history=True,
    ),
    NodeKind("Beslag", "a seizure; absent means unknown, never none", "source id",
             (text("soort", "kind"), number("bedrag_euro", "claim", "euro"), day("opgeheven", "day it was lifted")),
             history=True),
    NodeKind("Beperking", "a restriction under public law", "NL.IMKAD.PubliekrechtelijkeBeperking:<id>",
             (text("grondslag_code", "code of the law"), text("grondslag", "law in words"),
              flag("sluiting", "it closes a dwelling or premises, by code or by words", "grondslag_code", "grondslag")),
             history=True),
)  # fmt: skip

_EVENTS = (
    NodeKind(
        "Transactie", "a transfer of one or more objects by one deed part", "deed-part id, else hash(object, date, parties)",
        (
            day("datum", "day the deed was offered"), text("soort", "koop, ruiling, schenking, verdeling, fusie, …"),
            text("aktesoort", "what the code of the deed says; onbekend where no list has it: a sale is one by its price"),
            number("koopsom_euro", "price of all objects together", "euro"),
            number("aantal_objecten", "objects in the deed part, as far as known"),
            flag("afgeleid", "seen as a change between stands only; no transfer deed states it"),
            number("dagen_geleden", "days from the transfer to the date of the graph", "dagen", "datum"),
        ),
    ),
    NodeKind(
        "Waardering", "a WOZ value at a valuation date", "WOZ:<12>/<peildatum>",
        (
            number("waarde_euro", "decided value", "euro"), day("peildatum_waarde", "valuation date"),
            flag("bezwaar", "objection or appeal pending"),
            text("gebruikscode", "code of the use of the object, as last delivered: 10 dwelling, 30 no dwelling …"),
        ),
    ),
    NodeKind(
        "Vergunning", "a permit case", "case number",
        (
            text("soort", "kind"), text("fase", "phase"), text("status", "status"), text("besluit", "decision"),
            day("datum_aanvraag", "application"), day("datum_besluit", "decision"),
            number("bouwsom_euro", "building sum", "euro"), number("aantal_eenheden", "dwellings or rooms it is about"),
            text("activiteit", "activity"), flag("exploitatie", "to run a business in a branch of the Bibob policy", "soort"),
            flag("omzetting", "to split a dwelling or to turn it into rooms", "soort"),
            flag("verhuur", "to let a dwelling under a buy-to-let protection", "soort"),
            number("bouwsom_woz_procent", "building sum against the WOZ value of the object", "procent", "bouwsom_euro",
                   "waarde_euro"),
            number("bankhypotheken", "mortgages of banks on the object from 6 months before to 18 after the decision;"
                   " empty: not asked since", "", "HYPOTHEEK_OP", "GELDGEVER", "hypotheek_actueel_op"),
            text("buiten_norm", "which norms of the municipality a permit to split or turn into rooms goes beyond",
                 inputs=("oppervlakte_m2", "aantal_eenheden", "LIGT_AAN")),
        ),
        history=True,
    ),
    NodeKind(
        "Subsidie", "a grant", "municipality and dossier number",
        (
            text("regeling", "scheme"), text("status", "status"), number("aangevraagd_euro", "asked", "euro"),
            number("verleend_euro", "granted", "euro"), number("vastgesteld_euro", "settled", "euro"),
            day("datum_aanvraag", "application"), day("datum_besluit", "decision"),
        ),
    ),
    NodeKind("Gebeurtenis", "a closure, penalty, refusal or inspection", "event id",
             (text("soort", "kind"), day("datum", "day"),
              number("dagen_geleden", "days from the event to the date of the graph", "dagen", "datum"))),
    NodeKind("Insolventie", "a bankruptcy or suspension of payment", "insolvency number",
             (text("soort", "F, S or R"), day("datum", "day of the ruling"), day("datum_einde", "day the case ended"))),
    NodeKind("Signaal", "a signal: a subject with its hits; no finding", "hash(subject kind, subject id)",
             (text("soort", "kind of subject"), text("status", "state in the ledger"), text("zin", "sentence"))),
)  # fmt: skip

NODES: dict[str, NodeKind] = {kind.label: kind for kind in (*_PARTY, *_PLACES, *_RIGHTS, *_EVENTS)}
