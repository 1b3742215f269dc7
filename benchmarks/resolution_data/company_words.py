"""What Dutch companies say they do, what they hold, and how the legal form stands in a name."""

from __future__ import annotations

# Words after an own name that tell one company of a group from another.
HOLDING = (
    "Beheer", "Holding", "Vastgoed", "Groep", "Onroerend Goed", "Participaties", "Exploitatie", "Investments", "Management",
    "Pensioen", "Projecten", "Ontwikkeling", "Projectontwikkeling", "Materieel", "Verhuur", "Finance", "Invest", "Services",
    "Nederland", "International", "Monumenten", "Woningen", "Bedrijfspanden", "Winkels",
)  # fmt: skip
HOLDING_FIRST = (
    "Beheermaatschappij",
    "Exploitatiemaatschappij",
    "Beleggingsmaatschappij",
    "Handelsonderneming",
    "Onroerendgoedmaatschappij",
    "Bouwmaatschappij",
    "Houdstermaatschappij",
    "Vastgoedmaatschappij",
)
# Words after an own name that say what is done.
ACTIVITY = (
    "Bouw", "Installatietechniek", "Transport", "Logistiek", "Advies", "Makelaardij", "Techniek", "Interieur", "Horeca",
    "Schoonmaak", "Beveiliging", "Automotive", "Autohandel", "Import Export", "Groothandel", "Metaal", "Dakbedekking",
    "Consultancy", "Assurantiën", "Hypotheken", "Tweewielers", "Sloopwerken", "Grondverzet", "Recycling", "Afbouw", "Elektro",
    "Kozijnen", "Keukens", "Tegels", "Vloeren", "Tuinen", "Hoveniers", "Zorg", "Thuiszorg", "Uitzendbureau", "Personeel",
    "Administratie", "Accountants", "Advocaten", "Notarissen", "Architecten", "Ingenieurs", "Software", "Automatisering",
    "Media", "Reclame", "Drukwerk", "Bloemen", "Vlees", "Food", "Catering", "Events", "Reizen", "Taxi", "Verhuizingen",
    "Koeriersdiensten", "Opslag", "Steigerbouw", "Schilderwerken", "Stukadoors", "Loodgieters", "Sanitair", "Verwarming",
    "Zonnepanelen", "Machines", "Agro", "Mechanisatie", "Veehandel", "Paarden", "Jachtbouw", "Watersport", "Sport", "Fitness",
    "Coaching", "Training", "Onderwijs", "Kinderopvang", "Tandtechniek", "Fysiotherapie", "Apotheek", "Optiek", "Juweliers",
    "Mode", "Schoenen", "Textiel", "Wonen", "Meubelen", "Antiek", "Kunst", "Muziek", "Film", "Fotografie", "Games", "Telecom",
)  # fmt: skip
# Words before an own name that say what is done.
TRADE = (
    "Bouwbedrijf", "Aannemersbedrijf", "Schildersbedrijf", "Installatiebedrijf", "Loonbedrijf", "Transportbedrijf", "Bakkerij",
    "Slagerij", "Kapsalon", "Garage", "Autobedrijf", "Restaurant", "Eetcafé", "Café", "Cafetaria", "Hotel", "Pizzeria",
    "Snackbar", "Klussenbedrijf", "Timmerbedrijf", "Stukadoorsbedrijf", "Loodgietersbedrijf", "Hoveniersbedrijf", "Rijschool",
    "Schoonheidssalon", "Nagelstudio", "Massagesalon", "Supermarkt", "Groentehandel", "Bloemisterij", "Juwelier", "Opticien",
    "Tandartspraktijk", "Huisartsenpraktijk", "Fysiotherapiepraktijk", "Administratiekantoor", "Adviesbureau",
    "Makelaarskantoor", "Assurantiekantoor", "Ingenieursbureau", "Architectenbureau", "Studio", "Atelier", "Galerie",
    "Drukkerij", "Uitgeverij", "Handelsonderneming", "Autohandel", "Camping", "Manege", "Melkveehouderij", "Akkerbouwbedrijf",
    "Kwekerij", "Slijterij", "Shishalounge", "Belwinkel", "Barbershop", "Wasserette", "Fietsenwinkel", "Goudhandel", "Taxibedrijf",
)  # fmt: skip
FOUNDATION = (
    "Administratiekantoor", "Vrienden van", "Beheer", "Behoud", "Woonzorg", "Steunfonds", "Sociaal Fonds", "Beheer Derdengelden",
    "Kinderopvang", "Islamitisch Centrum", "Buurthuis", "Dorpshuis", "Museum", "Molen", "Wijkbeheer", "Speeltuin",
    "Beschermd Wonen",
)  # fmt: skip
ASSOCIATION = (
    "Vereniging van Eigenaars",
    "Voetbalvereniging",
    "Tennisvereniging",
    "Harmonie",
    "Schutterij",
    "Winkeliersvereniging",
    "Ondernemersvereniging",
    "Volkstuinvereniging",
    "Carnavalsvereniging",
    "Hengelsportvereniging",
    "Muziekvereniging",
)
STREETS = (
    "Stationsstraat", "Kerkstraat", "Dorpsstraat", "Markt", "Molenweg", "Julianastraat", "Wilhelminasingel", "Parallelweg",
    "Hoofdstraat", "Maaskade", "Industrieweg", "Havenstraat", "Raadhuisplein", "Beatrixlaan", "Burgemeesterslaan", "Kapelweg",
    "Boslaan", "Prins Bernhardstraat", "Nieuwstraat", "Brugstraat", "Kloosterstraat", "Schoolstraat", "Tramweg", "Singel",
)  # fmt: skip

# A form: how the register writes it, whether it stands first, and how others write it.
FORMS: dict[str, tuple[str, bool, tuple[str, ...]]] = {
    "bv": ("B.V.", False, ("BV", "bv", "B V", "b.v.", "Besloten Vennootschap", "B.V", "BV.")),
    "nv": ("N.V.", False, ("NV", "nv", "N V", "n.v.", "Naamloze Vennootschap")),
    "vof": ("V.O.F.", False, ("VOF", "vof", "v.o.f.", "Vennootschap onder firma", "V O F")),
    "cv": ("C.V.", False, ("CV", "cv", "c.v.", "Commanditaire Vennootschap")),
    "maatschap": ("Maatschap", True, ("Mts.", "maatschap", "Mts", "Mtsch.")),
    "stichting": ("Stichting", True, ("St.", "Stg.", "stichting", "Sticht.", "Stg")),
    "vereniging": ("Vereniging", True, ("Ver.", "vereniging", "Vereeniging", "Veren.")),
    "cooperatie": ("Coöperatie", True, ("Coöp.", "Cooperatie", "Coop.", "Coöperatieve", "Coöperatieve Vereniging")),
    "geen": ("", False, ()),
}
# Of the parties that stand in a land registry or a permit, not of the whole trade register, where sole traders are most.
FORM_SHARES = {
    "bv": 48,
    "geen": 26,
    "stichting": 9,
    "vof": 7,
    "vereniging": 4,
    "maatschap": 2,
    "nv": 1,
    "cv": 1,
    "cooperatie": 2,
}

ABBREVIATIONS = {
    "Beheer": ("Beh.",), "Holding": ("Hold.", "Hld."), "Vastgoed": ("Vastg.", "VG"), "Onroerend Goed": ("O.G.", "OG"),
    "Participaties": ("Part.", "Partic."), "Exploitatie": ("Expl.",), "Investments": ("Inv.",), "Management": ("Mgmt", "Man."),
    "Projecten": ("Proj.",), "Ontwikkeling": ("Ontw.",), "Projectontwikkeling": ("Proj.ontw.", "PO"), "Nederland": ("Ned.", "NL"),
    "International": ("Int.", "Intern."), "Beheermaatschappij": ("Beheermij.", "Beh.mij."), "Groep": ("Gr.",),
    "Exploitatiemaatschappij": ("Expl.mij.", "Exploitatiemij."), "Beleggingsmaatschappij": ("Beleggingsmij.", "Bel.mij."),
    "Bouwmaatschappij": ("Bouwmij.",), "Houdstermaatschappij": ("Houdstermij.",), "Vastgoedmaatschappij": ("Vastgoedmij.",),
    "Handelsonderneming": ("Handelsond.", "H.O."), "Administratiekantoor": ("Adm.kantoor", "AK", "Adm.kant."),
    "Administratie": ("Adm.",), "Transport": ("Transp.",), "Assurantiën": ("Ass.", "Assur."), "Gebroeders": ("Gebr.", "Gebrs."),
    "Zonen": ("Zn.", "Zn"), "Bouwbedrijf": ("Bouwbedr.", "Bwbedr."), "Aannemersbedrijf": ("Aannemersbedr.", "Aann.bedr."),
    "Installatiebedrijf": ("Inst.bedr.", "Installatiebedr."), "Installatietechniek": ("Inst.techniek", "Install.techn."),
    "Restaurant": ("Rest.",), "Techniek": ("Techn.",), "Vereniging van Eigenaars": ("VvE", "V.v.E.", "Ver. v. Eig."),
    "Services": ("Serv.",), "Consultancy": ("Cons.",), "Automatisering": ("Autom.",), "Ingenieursbureau": ("Ing.bureau",),
}  # fmt: skip
