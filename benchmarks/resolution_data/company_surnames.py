"""Family names for companies: the common ones by falling frequency, and parts that the rare ones are made of."""

from __future__ import annotations

COMMON = (
    "De Jong", "Jansen", "De Vries", "Van den Berg", "Van Dijk", "Bakker", "Janssen", "Visser", "Smit", "Meijer",
    "De Boer", "Mulder", "De Groot", "Bos", "Vos", "Peters", "Hendriks", "Van Leeuwen", "Dekker", "Brouwer",
    "De Wit", "Dijkstra", "Smits", "De Graaf", "Van der Meer", "Van der Linden", "Kok", "Jacobs", "De Haan", "Vermeulen",
    "Van den Heuvel", "Van der Veen", "Van den Broek", "De Bruijn", "Schouten", "Van Beek", "Willems", "Van Vliet",
    "Hoekstra", "Maas", "Verhoeven", "Koster", "Van Dam", "Prins", "Blom", "Huisman", "Peeters", "Kuipers", "Veenstra",
    "Van Veen", "Post", "Kuiper", "Kramer", "Van den Brink", "Scholten", "Van Wijk", "Postma", "Martens", "Vink",
    "De Ruiter", "Timmermans", "Groen", "Gerritsen", "Jonker", "Van Loon", "Boer", "Van der Velde", "Willemsen",
    "Smeets", "De Lange", "De Vos", "Bosch", "Van Dongen", "Schipper", "De Koning", "Van der Laan", "Driessen",
    "Van Doorn", "Hermans", "Evers", "Van den Bosch", "Van der Meulen", "Hofman", "Bosman", "Wolters", "Sanders",
    "Van der Horst", "Kuijpers", "Molenaar", "Mol", "Timmer", "Bakx", "Goossens", "Yilmaz", "Kaya", "El Idrissi",
    "Mohamed", "Nguyen", "Singh", "Kowalski", "Van der Heijden", "Schoenmakers", "Roelofs", "Van Es", "Claassen",
    "Kuijper", "Verbeek", "Verhagen", "Van der Wal", "Dijkman", "Van Rijn", "Bouwman", "Wouters", "Aarts", "Lammers",
    "Demir", "Şahin", "Çelik", "El Amrani", "Benali", "Bouzid", "Haddou", "Öztürk", "Arslan", "Nowak", "Wiśniewski",
    "Popescu", "Dimitrov", "Ramdin", "Baldewsingh", "Tjon A Fat", "Hassan", "Ali", "Osman", "Ferreira", "Da Silva",
    "Rossi", "Müller", "Schäfer", "Dubois", "Lefèvre", "Chen", "Wong", "Van 't Hof", "In 't Veld", "Van de Ven",
    "Op den Camp", "Ter Horst", "Ten Brink", "Van der Zanden", "Reijnders", "Crombag", "Habets", "Wijnen", "Nijsten",
    "Pluijmen", "Ummels", "Bastiaens", "Kerkhoffs", "Schrijnemakers", "Lemmens", "Geurts", "Thijssen", "Heijnen",
    "Ruijters", "Rutten", "Hanssen", "Meertens", "Franssen", "Simons", "Theunissen", "Cremers", "Hendrix", "Vaessen",
)  # fmt: skip
PREFIXES = ("", "", "", "", "Van ", "Van der ", "Van de ", "De ", "Ter ", "Van den ")
STEMS = (
    "Aarden", "Akker", "Appel", "Beuken", "Bloemen", "Boter", "Broek", "Buiten", "Dal", "Diepen", "Doorn", "Dorp", "Duin",
    "Eiken", "Elzen", "Essen", "Gaarden", "Gelder", "Goud", "Haver", "Hazel", "Heiden", "Hoeven", "Hollander", "Kalver",
    "Kamp", "Kersen", "Klaver", "Kloosters", "Koren", "Kreeften", "Lange", "Leem", "Linden", "Loos", "Meeuwen", "Mergel",
    "Mierk", "Molen", "Nachtegaals", "Noten", "Oever", "Oosten", "Peer", "Poel", "Raven", "Riet", "Rogge", "Ruiten",
    "Schapen", "Schel", "Sluis", "Steen", "Stoffel", "Tarwe", "Turf", "Uilen", "Veld", "Vlas", "Vogel", "Wagen", "Water",
    "Weide", "Wester", "Wilgen", "Winter", "Wolven", "Zand", "Zilver", "Zomer",
)  # fmt: skip
ENDINGS = (
    "aar", "beek", "berg", "bos", "brink", "burg", "camp", "dijk", "donk", "dries", "gaard", "hof", "horst", "huis", "huizen",
    "kamp", "kens", "laar", "land", "loo", "maker", "man", "mans", "meer", "rode", "schot", "sma", "stra", "ters", "veld",
    "voort", "waard", "weg", "wijk",
)  # fmt: skip
GIVEN = (
    "Jan", "Piet", "Kees", "Henk", "Anouk", "Sanne", "Mohammed", "Fatima", "Emre", "Wendy", "Linda", "Bas", "Thijs", "Loes",
    "Marijke", "Harrie", "Sjef", "Truus", "Bram", "Daan", "Femke", "Ingrid", "Joost", "Karin", "Leon", "Miranda", "Nienke",
    "Olga", "Peter", "Quinten", "Rob", "Sylvia", "Theo", "Ursula", "Victor", "Willem", "Yvonne", "Zoë", "Chantal", "René",
)  # fmt: skip
