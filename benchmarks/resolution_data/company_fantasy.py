"""Words that companies make up, and the words that shops and projects are called by."""

from __future__ import annotations

ONSETS = (
    "Al", "Am", "Ar", "Bel", "Bri", "Cal", "Cor", "Da", "Del", "Do", "El", "En", "Eu", "Fal", "Fi", "Fro", "Ga", "Glo", "Hel",
    "Hy", "In", "Is", "Jo", "Ka", "Kre", "La", "Lu", "Mar", "Me", "Mi", "Na", "No", "Ol", "Or", "Pal", "Pro", "Qua", "Ra",
    "Ro", "Sa", "Sel", "Si", "So", "Ta", "Te", "Tri", "Ul", "Va", "Ve", "Vi", "Xe", "Za", "Ze",
)  # fmt: skip
MIDDLES = (
    "ba", "bo", "ca", "da", "de", "di", "do", "fa", "ga", "go", "ke", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne",
    "ni", "no", "pa", "ra", "re", "ri", "ro", "sa", "se", "ta", "te", "ti", "to", "va", "ve", "vi", "xi", "za",
)  # fmt: skip
TAILS = ("a", "an", "ana", "ax", "com", "dex", "do", "ent", "era", "ex", "ia", "ica", "in", "ion", "is", "ium", "ix", "l",
         "lux", "nova", "on", "or", "ora", "os", "qua", "ra", "s", "sys", "tec", "um", "va", "x")  # fmt: skip
FIRST_HALVES = (
    "Adelaar", "Anker", "Berg", "Beren", "Blauw", "Bron", "Burcht", "Centrum", "Delta", "Dom", "Duin", "Eik", "Fort", "Gouden",
    "Groene", "Haven", "Heide", "Hof", "Hoge", "IJssel", "Kasteel", "Kern", "Kroon", "Lage", "Leeuwen", "Maas", "Markt",
    "Merwe", "Molen", "Nieuwe", "Noorder", "Ooster", "Oude", "Park", "Rijn", "Rode", "Schans", "Singel", "Sterren", "Stads",
    "Toren", "Veluwe", "Vesting", "Waal", "Wester", "Witte", "Zonne", "Zuider",
)  # fmt: skip
SECOND_HALVES = (
    "baken", "borgh", "brug", "dael", "eiland", "erf", "gracht", "haege", "heuvel", "hoek", "horst", "kade", "kwartier", "laan",
    "landen", "lust", "oord", "plein", "poort", "rijk", "state", "stede", "stein", "tuin", "veste", "vliet", "werf", "zicht",
)  # fmt: skip
SHOP_SIGNS = (
    "De Gouden Leeuw", "De Korenaar", "'t Hoekje", "De Zwaan", "De Kroon", "Het Wapen", "De Linde", "Bella Vita", "La Vie",
    "Da Vinci", "Istanbul", "Anatolia", "Casablanca", "Marrakech", "Het Witte Paard", "De Posthoorn", "De Halve Maan",
    "'t Trefpunt", "De Vriendschap", "Mozaïek", "Oase", "De Toekomst", "Het Anker", "De Molen", "Sakura", "Lotus", "Nirwana",
    "De Bron", "In den Hoek", "De Eenhoorn", "Aan de Maas", "Bij Ons", "De Burgerij", "Café Central", "Royal", "Diamond",
    "Elite", "New York", "Brooklyn", "Sunrise", "Golden Dragon", "Mykonos", "Olympia", "Zorba", "Bombay", "Punjab",
)  # fmt: skip
ENGLISH = (
    "Green", "Smart", "Prime", "Blue", "Urban", "Next", "First", "Global", "Bright", "North", "Solid", "Royal", "True",
    "Fresh", "Clear", "Core", "Open", "Quick", "Silver", "Golden", "Active", "Happy", "Pure", "Vital", "Central",
)  # fmt: skip
ENGLISH_TAILS = (
    "Living", "Estate", "Invest", "Solutions", "Services", "Capital", "Trading", "Ventures", "Logistics", "Concepts", "Assets",
    "Consultancy", "Media", "Energy", "Systems", "Partners", "Homes", "Company", "Support", "Works", "Design", "Foods",
)  # fmt: skip
