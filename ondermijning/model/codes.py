"""Code lists of the registers, as far as tables and rules need them.

Sources: the lists of the land registry stand in ``brk_codes.toml``; WOZ-bevragen 1.0.0 for the statuses of a decision.
"""

from __future__ import annotations

from ondermijning.model.brk_codes import shipped

# Deed kinds that move a right from one party to another, by the shipped list; a municipality may have a list of its own. A
# transfer (606, of old 001) is a sale when a price is known.
TRANSFER_KINDS = shipped().transfers
TRANSFER = "overdracht"
SALE = "koop"
UNKNOWN_KIND = "onbekend"  # with a price a sale as well, of which no list says what it is

# Rights whose holder has the economic ownership: ownership, leasehold, building right, usufruct, leasehold with building.
OWNERSHIP_RIGHTS = tuple(code for code, owns in shipped().rights.items() if owns)

# Rights that leave the owner the bare ownership when they rest on it: leasehold, usufruct, leasehold with building.
OWNERSHIP = "2"
BURDENING_RIGHTS = ("3", "12", "13")
BARE_OWNERSHIP = "bloot eigendom"

# The note of a purchase agreement, and the laws by which a dwelling or premises are closed: codes of before the Omgevingswet,
# and words, since later lists code them anew. Connections and exclusions end in the same letters as a closure.
PURCHASE_NOTE = "7"
CLOSURE_LAW_CODES = ("XA", "XE", "XP")
CLOSURE_LAW_WORDS = (r"\bsluiting", r"\bsluiten", "opiumwet", r"\b174a\b", r"\b13b\b")

# How a party is linked that is known by its name alone: to the one party so called that registers name at its object or address.
ON_PLACE = "op object"

RECHTSVORM_BRK = shipped().legal_forms

# First words of a legal form as the trade register writes it, lower case; the longest that fits wins.
RECHTSVORM_WORDS = {
    "besloten vennootschap": "BV", "naamloze vennootschap": "NV", "eenmanszaak": "EMZ", "stichting": "ST",
    "vereniging van eigenaars": "VVE", "vereniging": "VR", "vennootschap onder firma": "VOF", "maatschap": "MTS",
    "commanditaire vennootschap": "CV", "coöperatie": "COOP", "coop": "COOP", "onderlinge": "OWM", "kerk": "KERK",
    "publiekrechtelijke": "PUBLIEK", "buitenlandse": "BUITENLAND", "europese": "SE",
}  # fmt: skip

# Parties that cannot be suspects by nature, by legal form; named parties come from a maintained list.
EXCLUDED_FORMS = {"PUBLIEK": "overheid", "VVE": "vereniging van eigenaars", "KERK": "kerkgenootschap"}

# Forms in which the party is one or more natural persons: shown and exported as such.
PERSONAL_FORMS = ("EMZ", "VOF", "MTS", "CV")

# Registers from the most to the least trusted for what a company is called and when it began and ended.
COMPANY_PRECEDENCE = ("hr", "kvk", "kvk_lijst", "brk", "brk_csv", "kik", "woz", "transacties")

# Carriers of the land registry from the most to the least trusted: what the first shows of an object hides what others do.
LAND_REGISTRIES = ("brk", "brk_csv", "kik")

# Number of each status of a WOZ decision in the data catalogue; answers use the word, exports one or the other.
WOZ_STATUSES = {
    "01": "beschikking_genomen", "02": "beschikking_vernietigd", "03": "beschikking_herzien",
    "10": "bezwaar_ingediend", "11": "bezwaar_gehandhaafd", "12": "bezwaar_veranderd",
    "13": "waarde_ambtshalve_verminderd", "20": "beroep_aangetekend", "21": "beroep_gehandhaafd",
    "22": "beroep_veranderd", "23": "hoger_beroep_aangetekend", "24": "hoger_beroep_gehandhaafd",
    "25": "hoger_beroep_veranderd", "30": "cassatie_ingesteld", "31": "hoge_raad_gehandhaafd",
    "32": "hoge_raad_veranderd", "33": "hoge_raad_geding_verwezen", "99": "voorlopige_aanslag",
}  # fmt: skip
WOZ_ANNULLED = "beschikking_vernietigd"
WOZ_PENDING = ("bezwaar_ingediend", "beroep_aangetekend", "hoger_beroep_aangetekend", "cassatie_ingesteld")

# Codes of the use of a WOZ object, and those of objects that get no value: exempt, or not there any more.
WOZ_USES = {
    "10": "woning dienend tot hoofdverblijf",
    "11": "woning met praktijkruimte",
    "12": "recreatiewoning en overige woningen",
    "20": "boerderij",
    "21": "niet-woning, deels woning",
    "30": "niet-woning",
    "31": "uitgezonderd gebouwd object",
    "40": "terrein",
    "80": "uitgezonderd ongebouwd object",
    "90": "sluimerend object",
}
WOZ_WITHOUT_VALUE = ("31", "80", "90")

# Words in the description of a transfer deed, lower case, that make it a forced sale; a voluntary auction is a sale.
AUCTION = "executieveiling"
AUCTION_WORDS = ("veiling", "executori", "openbare verko", "executieverko", "parate executie")
VOLUNTARY_WORDS = ("vrijwillig",)
SEIZURE_WORDS = ("beslag",)  # an executory seizure is no sale yet

# Words in the reason why a company ended that tell it was not simply dissolved: what it had went on, or a court ended it.
NOT_DISSOLVED_WORDS = ("fusie", "splitsing", "omzetting", "faillissement")

# Offices in the trade register that give the direction of a company, and those that give a power or a liability only.
DIRECTING_OFFICES = ("bestuurder", "eigenaar")
LESSER_OFFICES = ("gemachtigde", "commissaris", "aansprakelijke")
SHAREHOLDER = "aandeelhouder"
SOLE_SHAREHOLDER_CODE = "08"

# Words in the kind of a permit, lower case, of the branches in which the Bibob policy of Maastricht looks at who runs it.
EXPLOITATION_WORDS = (
    "exploitatie",
    "horeca",
    "alcohol",
    "drank",
    "seksinrichting",
    "prostitutie",
    "speelautomat",
    "speelhal",
    "coffeeshop",
)
# Words in the kind of a permit to split a dwelling or turn it into rooms, and of one to let a dwelling under protection.
CONVERSION_WORDS = ("omzetting", "omzetten", "kamerverhuur", "kamergewijze", "splitsen", "splitsing", "woningvorming")
LETTING_WORDS = ("opkoopbescherming", "verhuurvergunning")
# Words in the kind of a permit for works that may make an object dearer.
BUILDING_WORDS = ("omgevingsvergunning", "bouw", "omzetting", "splitsing", "woningvorming")
GRANTED = "verleend"
REFUSED = "geweigerd"
WITHDRAWN = "ingetrokken"
# Words in the status of a grant of which no sum is told that say that nothing was granted, or nothing yet.
NOT_GRANTED_WORDS = (
    "afgewezen",
    "geweigerd",
    "niet verleend",
    "ingetrokken",
    "buiten behandeling",
    "in behandeling",
    "aangevraagd",
)

# First words of the kind of an event: a place was closed, or a permit was refused or taken away.
CLOSURE = "sluiting"
REFUSAL_EVENTS = ("weigering", "sluiting", "intrekking")

# First words of a special legal status → the kind in the central insolvency register.
INSOLVENCIES = {"faillissement": "F", "surseance": "S", "schuldsanering": "R"}

# Words in the status of an address or dwelling that the BAG no longer keeps.
BAG_GONE = ("ingetrokken", "niet gerealiseerd", "ten onrechte")

# What a licence in the public registers is for; who holds one of the last lends nothing by it.
LENDING_LICENCES = ("bank", "verzekeraar", "kredietaanbieder", "fonds")
LICENCES = (*LENDING_LICENCES, "anders")
