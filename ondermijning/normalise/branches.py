"""What a company does, in words: the codes of the standard classification of business activities.

Source: CBS, Standaard Bedrijfsindeling 2008. Of every division its name in short; of some groups and classes that people ask for by
name the name of these.
"""

from __future__ import annotations

UNKNOWN = "branche onbekend"

# Two figures: a division.
_DIVISIONS = {
    "01": "landbouw", "02": "bosbouw", "03": "visserij", "06": "winning van aardolie en aardgas", "08": "delfstofwinning",
    "09": "dienstverlening voor delfstofwinning", "10": "voedingsmiddelen", "11": "dranken", "12": "tabaksproducten",
    "13": "textiel", "14": "kleding", "15": "leer en schoenen", "16": "houtwaren", "17": "papier en karton", "18": "drukkerijen",
    "19": "aardolie- en cokesindustrie", "20": "chemische industrie", "21": "farmaceutische industrie",
    "22": "rubber en kunststof", "23": "bouwmaterialen en glas", "24": "metaalindustrie", "25": "metaalproducten",
    "26": "computers en elektronica", "27": "elektrische apparaten", "28": "machines", "29": "auto's en aanhangwagens",
    "30": "overige transportmiddelen", "31": "meubels", "32": "overige industrie", "33": "reparatie van machines",
    "35": "energie", "36": "waterbedrijven", "37": "afvalwater", "38": "afval en recycling", "39": "sanering",
    "41": "bouw en projectontwikkeling", "42": "grond-, water- en wegenbouw", "43": "gespecialiseerde bouw",
    "45": "handel in en reparatie van auto's", "46": "groothandel", "47": "detailhandel", "49": "vervoer over land",
    "50": "vervoer over water", "51": "luchtvaart", "52": "opslag en dienstverlening voor vervoer", "53": "post en koeriers",
    "55": "logies", "56": "horeca", "58": "uitgeverijen", "59": "film en televisie", "60": "omroepen", "61": "telecommunicatie",
    "62": "informatietechnologie", "63": "informatiediensten", "64": "financiële instellingen", "65": "verzekeraars",
    "66": "financiële dienstverlening", "68": "onroerend goed", "69": "juristen en accountants",
    "70": "holdings en managementadvies", "71": "architecten en ingenieurs", "72": "onderzoek", "73": "reclame en marktonderzoek",
    "74": "ontwerp en fotografie", "75": "dierenartsen", "77": "verhuur van roerende goederen", "78": "uitzendbureaus",
    "79": "reisbureaus", "80": "beveiliging", "81": "schoonmaak en facilitair", "82": "zakelijke dienstverlening",
    "84": "openbaar bestuur", "85": "onderwijs", "86": "gezondheidszorg", "87": "zorg met overnachting",
    "88": "welzijn zonder overnachting", "90": "kunst", "91": "bibliotheken en musea", "92": "loterijen en kansspelen",
    "93": "sport en recreatie", "94": "verenigingen en belangenorganisaties", "95": "reparatie van consumentenartikelen",
    "96": "persoonlijke dienstverlening", "97": "huishoudelijk personeel", "98": "eigen gebruik",
    "99": "internationale organisaties",
}  # fmt: skip
# Three figures or more: what is told apart within a division.
_FINER = {
    "451": "handel in auto's", "452": "autoreparatie", "4722": "slagerij", "4724": "bakkerij", "4726": "tabakswinkel",
    "4777": "juwelier", "4791": "webwinkel", "4932": "taxi", "5510": "hotel", "5610": "restaurant of cafetaria",
    "5621": "catering", "5630": "café", "6420": "financiële holding", "6810": "handel in onroerend goed",
    "6820": "verhuur van onroerend goed", "6831": "makelaardij en bemiddeling in onroerend goed",
    "6832": "beheer van onroerend goed", "6910": "rechtskundige dienstverlening", "6920": "accountants en administratie",
    "7010": "holding", "7022": "adviesbureau", "7711": "autoverhuur", "8121": "schoonmaak", "9313": "sportschool",
    "9602": "kapper of schoonheidssalon", "9604": "sauna of zonnebank",
}  # fmt: skip


def branch(sbi: object) -> str:
    """A code in words with the code behind it: ``café (SBI 56301)``; ``branche onbekend`` without one."""
    code = str(sbi or "")
    words = next((_FINER[code[:size]] for size in (4, 3) if code[:size] in _FINER), None) or _DIVISIONS.get(code[:2])
    if not code:
        return UNKNOWN
    return f"{words} (SBI {code})" if words else f"SBI {code}"


def division(sbi: object) -> str:
    """The division of a code in words; ``branche onbekend`` without one."""
    return _DIVISIONS.get(str(sbi or "")[:2], UNKNOWN)
