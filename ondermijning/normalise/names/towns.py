"""Towns of the Netherlands and just over its borders: a name of one in the name of a company tells where it is, not who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.normalise.letters import letters
from ondermijning.normalise.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable

# The larger towns of every province, all of South Limburg, and the towns over the border that Maastricht lives with.
_TOWNS = """
Aalsmeer, Aalten, Alblasserdam, Alkmaar, Almelo, Almere, Alphen aan den Rijn, Amersfoort, Amstelveen, Amsterdam, Apeldoorn,
Appingedam, Arnhem, Assen, Asten, Baarn, Barendrecht, Barneveld, Bedum, Beek, Beesel, Bergeijk, Bergen, Bergen op Zoom,
Berkel, Beuningen, Beverwijk, Bilthoven, Bladel, Bloemendaal, Bodegraven, Borger, Borne, Boskoop, Boxmeer, Boxtel, Breda,
Brielle, Brunssum, Bunnik, Bunschoten, Bussum, Capelle aan den IJssel, Castricum, Coevorden, Cuijk, Culemborg, Dalfsen, Delft,
Delfzijl, Den Bosch, Den Haag, Den Helder, Deurne, Deventer, Didam, Diemen, Doetinchem, Dokkum, Dongen, Doorn, Dordrecht,
Drachten, Driebergen, Dronten, Druten, Duiven, Edam, Ede, Eijsden, Eindhoven, Elburg, Elst, Emmeloord, Emmen, Enkhuizen,
Enschede, Epe, Ermelo, Etten-Leur, Franeker, Geertruidenberg, Geldermalsen, Geldrop, Geleen, Gemert, Gennep, Goes, Goirle, Goor,
Gorinchem, Gouda, Groenlo, Groesbeek, Groningen, Gulpen, Haaksbergen, Haarlem, Haren, Hardenberg, Harderwijk, Hardinxveld,
Harlingen, Hattem, Heemskerk, Heemstede, Heerde, Heerenveen, Heerhugowaard, Heerlen, Heesch, Heeze, Heiloo, Hellendoorn,
Hellevoetsluis, Helmond, Hendrik-Ido-Ambacht, Hengelo, Heusden, Hillegom, Hilversum, Hoensbroek, Hoofddorp, Hoogeveen, Hoogezand,
Hoorn, Houten, Huissen, Huizen, Hulst, IJsselstein, Joure, Kaatsheuvel, Kampen, Katwijk, Kerkrade, Klimmen, Krimpen aan den IJssel,
Landgraaf, Laren, Leek, Leerdam, Leeuwarden, Leiden, Leiderdorp, Leidschendam, Lelystad, Lichtenvoorde, Lisse, Lochem, Losser,
Maarssen, Maassluis, Maastricht, Margraten, Medemblik, Meerssen, Meppel, Mheer, Middelburg, Middelharnis, Mierlo, Mijdrecht,
Monnickendam, Monster, Montfoort, Moordrecht, Naaldwijk, Naarden, Nederweert, Nieuwegein, Nieuwerkerk aan den IJssel, Nijkerk,
Nijmegen, Nijverdal, Noordwijk, Norg, Nuenen, Nunspeet, Nuth, Oisterwijk, Oldenzaal, Ommen, Oosterhout, Oss, Oud-Beijerland,
Papendrecht, Purmerend, Putten, Raalte, Rheden, Rhenen, Ridderkerk, Rijen, Rijssen, Rijswijk, Roden, Roermond, Roosendaal, Rosmalen,
Rotterdam, Sassenheim, Schagen, Scherpenzeel, Schiedam, Schijndel, Schinnen, Schinveld, Schoonhoven, 's-Gravenhage,
's-Hertogenbosch, Simpelveld, Sint-Oedenrode, Sittard, Sliedrecht, Sluis, Sneek, Soest, Someren, Spijkenisse, Stadskanaal,
Steenbergen, Steenwijk, Susteren, Tegelen, Terneuzen, Tholen, Tiel, Tilburg, Uden, Uithoorn, Urk, Urmond, Utrecht, Vaals,
Valkenburg, Valkenswaard, Veendam, Veenendaal, Veghel, Veldhoven, Velp, Velsen, Venlo, Venray, Vianen, Vijlen, Vlaardingen,
Vlijmen, Vlissingen, Voerendaal, Volendam, Voorburg, Voorhout, Voorschoten, Voorst, Vught, Waalre, Waalwijk, Waddinxveen,
Wageningen, Wassenaar, Weert, Weesp, Werkendam, Wierden, Wijchen, Wijlre, Winschoten, Winterswijk, Wittem, Woerden, Wolvega,
Wormerveer, Woudenberg, Zaandam, Zaanstad, Zaltbommel, Zandvoort, Zeewolde, Zeist, Zevenaar, Zevenbergen, Zierikzee, Zoetermeer,
Zundert, Zutphen, Zwijndrecht, Zwolle, Aken, Aachen, Antwerpen, Bilzen, Brussel, Genk, Hasselt, Heinsberg, Lanaken, Luik, Maaseik,
Riemst, Tongeren, Visé, Voeren
"""
# Other names of a town → the one that registers write.
_CALLED = {
    "denhaag": "sgravenhage",
    "denbosch": "shertogenbosch",
    "aken": "aachen",
    "luik": "liege",
    "mestreech": "maastricht",
}
_SHORTEST = 3
# Words of towns that stand in other names too.
_BETWEEN = frozenset({"aan", "den", "zoom", "sint"})


def town_words(towns: Iterable[str | None] = ()) -> frozenset[str]:
    """The words of the names of towns.

    Args:
        towns: names of towns beside those that are known here.
    """
    return _KNOWN | _words(town for town in set(towns) if town)


def _words(towns: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word for town in towns for word in name_words(town) if len(word) >= _SHORTEST and word not in _BETWEEN
    )


_KNOWN = _words(_TOWNS.split(","))


def town_key(text: str | None) -> str:
    """The letters of a town, one for all its names: ``Den Haag`` and ``'s-Gravenhage`` have one key."""
    key = letters(text)
    return _CALLED.get(key, key)


# Keys of the towns that are known here.
KNOWN_TOWNS = frozenset(town_key(town) for town in _TOWNS.split(","))
