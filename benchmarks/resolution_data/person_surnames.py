"""Dutch surnames, the commonest first, and the long tail put together from the parts such names have."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING

from benchmarks.resolution_data.draws import half_of, words_of

if TYPE_CHECKING:
    from benchmarks.resolution_data.draws import Half

# A prefix stands before the name after a dot, so that "van der.Meer" is the prefix "van der" and the name "Meer".
_COMMON = """
de.Jong Jansen de.Vries van_den.Berg van.Dijk Bakker Janssen Visser Smit Meijer de.Boer Mulder de.Groot Bos Vos Peters
Hendriks van.Leeuwen Dekker Brouwer de.Wit Dijkstra Smits de.Graaf van_der.Meer Kok Jacobs de.Haan Vermeulen van_den.Heuvel
van_de.Ven van_der.Linden van_der.Heijden Schouten van.Beek Willems de.Bruin van.Vliet van_de.Velde van_der.Wal Kuipers
Hoekstra van.Dam Verhoeven Koster van_der.Veen Prins Huisman Blom van_den.Brink Kramer van.Doorn Post Evers Veenstra
van.Wijk Postma Kuiper Jonker Martens Scholten van_den.Broek van_der.Velden Maas Timmermans van_der.Laan Groen Gerritsen
Bosman van.Loon Wolters van_de.Pol Mol Schipper Verbeek van.Es Driessen van.Rijn van_der.Ploeg Zwart Hermans Molenaar Dijk
Sanders Willemsen van_der.Horst Boer van.Dongen de.Lange Lammers Verschuren Peeters van_der.Berg de.Leeuw van_den.Bosch
Hofman de.Ruiter Hoek Janse Peter Pieters Goossens Claessens Kuijpers Ribbens Cornelissen Bosch Wouters Aarts Hermsen
Schreuder van.Vugt Vink Roos Jager de.Jager van_der.Steen Jongen Kersten van.Schaik Boon Bouwman van.Veen van_den.Hoek
Sijbesma Kooistra Terpstra Wiersma Hiemstra Zijlstra Bruinsma Wierda Hoogland Rietveld Romijn Boersma de.Wolf van.Gils
de.Bruijn Schutte Faber van_de.Kamp Roelofs Bergman Schuurman van_der.Zanden de.Rooij van.Zanten van_der.Vliet Koopman
Kroon Bouma Reinders Slot ten.Brinke te.Riele ter.Horst van_'t.Hof van_'t.Veer in_'t.Veld op_'t.Root uit_den.Bogaard
Simons Franken Verkerk Nijhuis Nijland Snijders van_der.Heide Jonkman Bruggeman Kok van.Oosten van.Houten Vonk Backer
Ruiter Hartman Kranenburg Geerts Coenen Houtman Engels van_der.Schaaf Buijs Vogels Baas Mertens Teunissen Wagenaar
van_der.Sluis Verhagen Verweij Brands Kemper Schaap de.Koning de.Winter van_der.Kolk van.Kampen Kuijper Spijker Lambregts
van.Herk van.Hees Brinkman Visscher Timmer van_der.Pol van_der.Molen Heijnen Hoekman Rutten Rutgers Cuijpers Thijssen
Schoenmakers Schmitz Scheffer Schmidt Muller Meyer Theunissen van.Eck van.Eijk Eikelenboom Drost Rijnders Sluijter Sluiter
de.Vos van_der.Veer van_der.Kooij Kooijman Kooiman Aalbers Aldenkamp Baars Beekman Beukers Bijl Bijlsma Boogaard
van_den.Boogaard Borst Braam Bronkhorst Buurman Dingemans Doornbos Duijn van.Duijn Duivenvoorden Elzinga Fokkema Gerrits
Grootveld Haverkamp van.Hoof Huijbers IJzerman Jaspers Kamphuis Keizer Klaassen Kloosterman Knol Kolk Korver Kuiken Leenders
Maassen Meulenbelt Nagel Nooij Olthof Oosterhuis Overbeek Paulissen Pluijm Poelman Reitsma Rozendaal Schilder Sloot Stam
Steenbergen Stolk Strijbos Swinkels Tak Tempelman Tiemessen Uijlenberg Veldhuis Veldman Verburg Vreeburg Wassenaar Weijers
Westra Wijnen Wubben Zandbergen Zeeman Zuidema Zwiers
"""

_STEMS = """
Wester Ooster Noorder Zuider Hooge Lage Middel Bruin Groen Eike Beuke Linde Wilge Berke Hazel Elze Rozen Korte Lange Oude
Nieuwe Steen Zand Klei Veen Heide Bos Woud Water Meer Beek Brug Dijk Molen Kerk Kloos Kamp Akker Haver Rogge Tarwe Gerst
Hop Boter Kaas Linden Hage Doorn Rijs Riet Bies Mos Vlas Wolf Haze Vosse Valke Arend Reiger Zwane Ganze Schaap Osse Koe
Paarde Ruiter Schip Zeil Anker Vis Aal Snoek Haring Bake Toren Poort Burg Slot Hof Wal Gracht Haag Tuin Gaard Wijn Bier
"""
_ENDS = """
veld hof man huis berg camp ink stra sma broek horst laar loo wijk hoven donk burg voort inga ema ers mans huijs bergen
kamp meijer boer poel dal
"""
_PREFIXED_ENDS = {
    "veld",
    "hof",
    "berg",
    "broek",
    "horst",
    "laar",
    "loo",
    "wijk",
    "donk",
    "burg",
    "voort",
    "poel",
    "dal",
}
_TAIL_PREFIXES = ("", "", "", "van", "van de", "van der", "ter")


def _tail() -> list[tuple[str, str]]:
    rng = Random(20)  # noqa: S311 - the order of the tail, the same for every set
    parts = product(_STEMS.split(), _ENDS.split())
    found = [(rng.choice(_TAIL_PREFIXES) if end in _PREFIXED_ENDS else "", stem + end) for stem, end in parts]
    rng.shuffle(found)
    return found


def dutch_surnames(half: Half) -> list[tuple[str, str]]:
    """Prefix and surname, the commonest first; the tail starts where the list of common names ends.

    Args:
        half: Which words to draw from.
    """
    known = dict.fromkeys(parted(word) for word in words_of(_COMMON, "all"))
    return list(half_of([*known, *(each for each in _tail() if each not in known)], half))


def parted(word: str) -> tuple[str, str]:
    """Prefix and name of a surname in a list of words; a dot divides them."""
    prefix, _, name = word.rpartition(".")
    return prefix, name
