"""Names of people, streets and companies of the second city: all made up, none taken from the generator of the demo."""

from __future__ import annotations

GIVEN = """
    Aart Adelheid Aleida Alphons Anouk Arjen Bartje Beatrijs Bogdan Bram Camiel Carolien Cemal Chantal Dagmar Danuta
    Derk Dilan Doutzen Edmond Eefje Elzbieta Emre Evert Fadoua Femke Ferdinand Floor Frans Gerda Germaine Gijs Giedrius
    Godelieve Grzegorz Hafid Hanneke Harrie Heleen Hubertine Ignace Ilse Imane Ineke Iwona Jacco Jadranka Jeanne Jelte
    Joke Jozef Juul Kamiel Karolina Kenza Klaas Koenraad Leentje Leopold Ljubica Loes Lucien Maarten Machteld Malika
    Marijke Mathieu Mechteld Mehmet Merel Mieke Mirjam Nadezda Nelleke Nico Noud Nynke Okke Olga Paulien Pawel
    Petronella Pieter Quirijn Rachida Ramon Reinout Rika Roelof Rosalie Ruben Sander Selma Sjef Sjoukje Stanislaw Suus
    Teun Tjitske Toon Ulrike Veerle Vesna Volkan Wanda Wiebe Willemijn Wout Xandra Yfke Yusuf Zita Zlatko
""".split()  # noqa: SIM905
SURNAMES = """
    Aalders Abels Albering Anholt Baetsen Bakir Beckers Bemelmans Berden Biermans Bisschops Boesten Bokhorst Bovenkerk
    Brouns Budak Bult Caris Ceelen Celik Claessens Coenen Cremers Custers Daemen Dassen Deckers Demandt Dobbelstein
    Doornbos Driessen Duijsings Eggen Erens Essers Everts Frissen Gelissen Gerards Geurts Gielen Goessens Gorissen
    Grispen Habets Haenen Hameleers Heijnen Hendrix Hermans Hochstenbach Houben Huijnen Hupperetz Ivanov Jaegers Jongen
    Kaczmarek Kerkhoffs Keulen Kicken Kleijnen Knubben Kockelkorn Kowalewski Krewinkel Kusters Lahaye Lemmens Lenssen
    Linssen Logister Loontjens Maassen Marell Meessen Mertens Meurders Moonen Mulkens Nelissen Nijsten Notermans Nowicki
    Ortmans Otten Packbier Paffen Peeters Pelzer Petrovic Pinckaers Ploum Pluijmen Postma Prevoo Quaedvlieg Quadflieg
    Raets Ramakers Reijnders Rouvroye Ruijters Sahin Schepers Schijns Schoenmakers Senden Simkens Smeets Spronck
    Starmans Steijns Strijbos Teheux Theunissen Thewissen Thissen Tummers Urlings Vaessen Vankan Veldman Vliegen Vossen
    Waelen Weijers Wetzels Widdershoven Wijnands Wolfs Wolters Yilmaz Zegers Zelissen Zielinski
""".split()  # noqa: SIM905
INFIXES = ("", "", "", "", "", "", "van", "van de", "van den", "de", "van der", "ter")
DOUBLED = (
    "Op den Camp",
    "Van Eijk-Beckers",
    "Aydin-Moonen",
    "El Ouazzani",
    "Ben Haddou",
    "De Sousa Ferreira",
    "Von Berg",
)
STREETS = """
    Aalmoezenierswei Bakkerspoort Bessenhof Bidprentlaan Bierkade Blekerij Boombosweg Boterwaag Brikkengang Broederspad
    Cichoreiweg Dieplaan Distelvinkpad Drukkersgang Eikenhegge Esdoornveld Ezelmarktje Fluitekruidlaan Gaardeniersweg
    Garenspinnerij Gasthuisgang Geitenpad Glasblazerskade Graanmolen Grienden Hagendoornlaan Halvemaanpad Heemtuin
    Hoefsmidgang Houtloods Huifkarplein Imkerspad Kaarsenmakersweg Kalkovenlaan Kapelaansgang Keramiekstraat Kersengaard
    Klinkerbaan Korenbeurs Kruidhof Kuipersweg Lakenhalweg Leemkuil Lindengang Loodgietersgang Luikerzicht Maaslandkade
    Mandenmakerspad Merelhof Mouterij Nachtegalenpad Notengaard Olieslagersweg Ooftlaan Papiermolen Pastoorsgaard
    Pelgrimspoort Perronlaan Pottenbakkerij Ravelijnpad Rietvink Ruiterspoor Salmlaan Schaapsdrift Schipperskade
    Sintelbaan Sluisweg Steenhouwersgang Stroopmakerij Tabakshof Tichelweg Torenvalk Tramlaan Turfhaven Uilengang
    Veemarktkade Vissersgang Vlierpad Voerlieden Wagenmakerij Walnootlaan Wasserij Weefgetouw Wethoudersveld
    Wielewaalpad Wilgenroos Wolhal Zadelmakerij Zandgroeve Zeepzieder Zilversmid Zoutziederij Zwaluwnest
""".split()  # noqa: SIM905
FIRST_WORDS = """
    Amarant Arcadia Baken Beekzicht Berkel Bolwerk Cadans Cirrus Corvus Delta Dorpzicht Duinrand Eclips Ekster Fakkel
    Fenix Garant Grutto Havik Helder Hoeksteen Horizont Iris Jachthoorn Jupiter Kanteel Kompas Kwadrant Laurier Lijnbaan
    Lumen Magnolia Meander Mistral Nautilus Nimbus Noorderzon Oase Octaaf Opaal Orion Parallel Pegasus Pijler Polaris
    Quintus Radar Regenboog Robijn Saffier Sierra Solide Spiegel Stadsmuur Tandem Terras Topaas Trifolium Ultra Vesta
    Viaduct Vizier Vliegwiel Waterkant Windroos Zenit Zilverspar Zonnewijzer Zuidpunt
""".split()  # noqa: SIM905
TRADES = {
    "6810": ("Vastgoed", "Handelshuizen", "Panden"), "6820": ("Verhuur", "Woningbeheer", "Huisvesting", "Onroerend Goed"),
    "6420": ("Holding", "Beheer", "Participaties"), "6492": ("Kredieten", "Finance"), "4110": ("Ontwikkeling", "Bouwprojecten"),
    "4120": ("Bouw", "Aannemers"), "56101": ("Eethuis", "Grill", "Brasserie"), "5630": ("Café", "Bar", "Lounge"),
    "47": ("Winkel", "Modehuis", "Telecom"), "96021": ("Kappers", "Barbers"), "9604": ("Massage", "Wellness"),
    "45112": ("Auto's", "Autohandel"), "78201": ("Uitzendbureau", "Flexwerk"), "8891": ("Zorg", "Thuisbegeleiding"),
    "5210": ("Opslag", "Logistiek"), "6920": ("Administraties", "Accountants"), "94993": ("Wijkhuis", "Ontmoeting"),
    "9312": ("Sportpark",), "8520": ("Onderwijsgroep",), "9491": ("Kerkgenoten",), "6419": ("Bank",), "6832": ("Beheerkantoor",),
    "1071": ("Bakkerij",), "62": ("Software",), "70": ("Advies", "Consultancy"),
}  # fmt: skip
