"""Words of company names that say little: those that companies of one group tell themselves apart by, surnames, and trades."""

from __future__ import annotations

# By these the companies of one group tell themselves apart: who has another of them is another company.
GROUP_WORDS = frozenset({
    "beheer", "holding", "vastgoed", "groep", "group", "invest", "investments", "investering", "investeringen", "exploitatie",
    "management", "participaties", "participatie", "projecten", "project", "projectontwikkeling", "ontwikkeling", "onroerend",
    "goed", "onroerendgoed", "verhuur", "wonen", "panden", "bedrijfspanden", "monumenten", "bouw", "pensioen", "international",
    "nederland", "administratie", "advies", "properties", "estate", "capital", "finance", "financieel", "materieel",
    "werkmaatschappij", "handel", "horeca", "transport", "makelaardij", "assurantien", "maatschappij", "services",
    "deelnemingen", "beleggingen",
})  # fmt: skip

# Surnames that many people have, some behind a prefix.
SURNAMES = frozenset({
    "bakker", "berg", "boer", "bos", "brink", "broek", "brouwer", "bruin", "dam", "dekker", "dijk", "dijkstra", "glas",
    "graaf", "groot", "haan", "heijden", "hendriks", "hermans", "heuvel", "hoekstra", "jacobs", "jansen", "janssen", "jong",
    "jonge", "kok", "koning", "koster", "kramer", "kuijpers", "kuiper", "laan", "lange", "leeuwen", "linden", "maas", "meer",
    "meijer", "meulen", "molenaar", "mulder", "peeters", "peters", "postma", "prins", "ruiter", "sanders", "schouten",
    "smeets", "smit", "smits", "tuinen", "veen", "velde", "ven", "verhoeven", "vermeulen", "vis", "vliet", "vos", "vries",
    "wal", "willems", "wit", "zanden",
})  # fmt: skip

# Words that many companies have wherever one looks, so that they tell little even where few names are known.
COMMON_WORDS = GROUP_WORDS | SURNAMES | frozenset({
    "accountants", "adviesbureau", "administratiekantoor", "aannemersbedrijf", "apotheek", "architecten", "auto", "autobedrijf",
    "automatisering", "autohandel", "autos", "bakkerij", "bar", "bedrijf", "belangen", "beveiliging", "bloemen", "boekhandel",
    "bouwbedrijf", "bureau", "cafe", "cafetaria", "catering", "centrum", "club", "combinatie", "consultancy", "consulting",
    "dakwerken", "design", "dienstverlening", "diensten", "distributie", "elektro", "energie", "events", "expeditie", "export",
    "fietsen", "fitness", "food", "foundation", "gebroeders", "garage", "grondverzet", "groothandel",
    "handelsonderneming", "hotel", "huis", "import", "industrie", "installatie", "installatiebedrijf", "installatietechniek",
    "interieur", "juwelier", "kantoor", "kapsalon", "keukens", "kliniek", "klussenbedrijf", "kwekerij", "logistiek",
    "loonbedrijf", "makelaar", "makelaars", "marketing", "media", "meubelen", "mode", "motoren", "muziek", "notaris",
    "onderhoud", "onderneming", "onderwijs", "opslag", "optiek", "organisatie", "partners", "pension", "pizzeria", "praktijk",
    "producties", "reclame", "recycling", "reizen", "restaurant", "salon", "sanitair", "schilderwerken", "schoonheidssalon",
    "schoonmaak", "schoonmaakbedrijf", "service", "shop", "slagerij", "sloopwerken", "snackbar", "software", "solutions",
    "sport", "steigerbouw", "stichting", "stukadoors", "supermarkt", "systems", "tandartspraktijk", "taxi", "taxibedrijf",
    "team", "techniek", "technologie", "timmerbedrijf", "timmerwerken", "trading", "training", "transportbedrijf",
    "uitgeverij", "uitzendbureau", "vakantie", "vereniging", "verzekeringen", "verwarming", "vlees", "vloeren",
    "wasserij", "webshop", "winkel", "winkels", "woningen", "zaken", "zonen", "zoon", "zorg",
})  # fmt: skip
