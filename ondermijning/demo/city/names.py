"""Names of fictitious people, companies and streets; any likeness to a real one is chance."""

from __future__ import annotations

WOMEN = (
    "Aaltje", "Amina", "Anouk", "Beatrix", "Chantal", "Daniëlle", "Elif", "Esmée", "Fatima", "Femke", "Greetje",
    "Hanneke", "Ingrid", "Jolanda", "Katarzyna", "Lieke", "Marleen", "Nadia", "Olga", "Petronella", "Renée", "Saskia",
    "Tineke", "Willemijn", "Yasmin", "Zoë",
)  # fmt: skip
MEN = (
    "Achmed", "Bart", "Cornelis", "Daan", "Emre", "Frans", "Gerrit", "Hubert", "Ivo", "Jules", "Karim", "Lambert",
    "Mathieu", "Noud", "Olaf", "Piotr", "Quinten", "René", "Servaas", "Theo", "Ulrich", "Vincent", "Wouter", "Xander",
    "Youssef", "Zeger",
)  # fmt: skip
# Every surname with the prefix before it.
SURNAMES = (
    ("", "Akkermans"), ("van", "Berkelaar"), ("", "Bonnemayer"), ("", "Çelebi"), ("", "Claassens"),
    ("van der", "Dussen"), ("", "Drieskens"), ("", "Eussenberg"), ("de", "Fauwe"),
    ("", "Gelissen"), ("van", "Gronsveldt"), ("", "Habetsen"),
    ("", "Hoenjet"), ("", "Ilmaz"), ("in 't", "Veldhuis"), ("", "Jongenelis"), ("", "Kerckhofs"), ("", "Kowalewicz"),
    ("van", "Laethem"), ("", "Lardinoix"), ("", "Meertensen"), ("", "Mohamoud"), ("", "Nijstenberg"),
    ("", "Oudejansen"),
    ("", "Pluymakers"), ("", "Quaedackers"), ("de", "Rijckere"), ("", "Roebroeks"), ("", "Saadoun"), ("", "Schreursen"),
    ("van", "Thooren"), ("", "Ummelsen"), ("", "Vaessenberg"), ("van de", "Weerdt"), ("", "Wijnandts"),
    ("", "Xhonneux"),
    ("", "Ypelaar"), ("", "Zwakhalsen"),
)  # fmt: skip
BIRTH_PLACES = ("Maastricht", "Heerlen", "Sittard", "Eindhoven", "Luik", "Aken", "Meerssen", "Valkenburg")

STREETS = (
    "Aalbeshof", "Beukenkamer", "Cichoreigang", "Distelvinkstraat", "Elzenbroek", "Fluitenkruidhof", "Geitenpad",
    "Hazelaarhof", "IJsvogellaan", "Jeneverbeslaan", "Kalksteenweg", "Lijsterbeshof", "Mergelplein", "Notenboomgaard",
    "Ooievaarslaan", "Pereboomstraat", "Quintushof", "Roggestraat", "Sleutelbloemhof", "Tarweveld", "Uilenvlucht",
    "Vuursteenweg", "Wilgenroosjelaan", "Zandoogjehof",
)  # fmt: skip
# Two neighbourhoods to a district, four streets to a neighbourhood.
NEIGHBOURHOODS = ("Bessenkwartier", "Vogelhoek", "Hazelaarveld", "Mergelhof", "Korenakker", "Zandoogje")
DISTRICTS = ("Kruidenwijk", "Boomgaardwijk", "Akkerwijk")
TOWNS_AROUND = ("Eijsden", "Meerssen", "Valkenburg", "Beek", "Heerlen", "Utrecht")

COMPANY_FIRST = (
    "Andoorn", "Bosuil", "Citrien", "Dageraad", "Eikelhof", "Fenegriek", "Gagel", "Havikskruid", "Iepenrode", "Jaspis",
    "Kornoelje", "Lavendel", "Mispel", "Nachtegaal", "Opaal", "Palissade", "Robijn", "Salie", "Topaas", "Valeriaan",
    "Weegbree", "Zilverden", "Agaat", "Berkenhof", "Campanula", "Duindoorn", "Esdoorn", "Fluweelboom", "Goudreinet",
    "Hulst", "Irisveld", "Jasmijn", "Kwartel", "Leeuwerik", "Meidoorn", "Narwal", "Oleander", "Passaat", "Reinvaren",
    "Saffraan",
)  # fmt: skip
COMPANY_SECOND = (
    "Vastgoed", "Beheer", "Wonen", "Invest", "Holding", "Projecten", "Exploitatie", "Panden", "Onroerend Goed",
    "Ontwikkeling", "Participaties", "Groep",
)  # fmt: skip
TRADES = ("Bakkerij", "Fietsenmaker", "Schildersbedrijf", "Kapsalon", "Tegelzetter", "Fotostudio")
