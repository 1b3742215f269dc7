"""Dutch towns, by falling number of companies."""

from __future__ import annotations

TOWNS = (
    "Amsterdam", "Rotterdam", "'s-Gravenhage", "Utrecht", "Eindhoven", "Groningen", "Tilburg", "Almere", "Breda", "Nijmegen",
    "Apeldoorn", "Arnhem", "Haarlem", "Enschede", "Amersfoort", "Zaandam", "'s-Hertogenbosch", "Zwolle", "Zoetermeer",
    "Leiden", "Leeuwarden", "Maastricht", "Dordrecht", "Ede", "Alphen aan den Rijn", "Alkmaar", "Emmen", "Delft", "Venlo",
    "Deventer", "Helmond", "Oss", "Hilversum", "Heerlen", "Sittard", "Roosendaal", "Purmerend", "Schiedam", "Lelystad",
    "Hoofddorp", "Vlaardingen", "Almelo", "Hoorn", "Assen", "Gouda", "Bergen op Zoom", "Capelle aan den IJssel",
    "Veenendaal", "Katwijk", "Nieuwegein", "Roermond", "Weert", "Hengelo", "Doetinchem", "Den Helder", "Terneuzen", "Tiel",
    "Kerkrade", "Barneveld", "Middelburg", "Heerhugowaard", "Rijswijk", "Spijkenisse", "Waalwijk", "Hardenberg", "Zeist",
    "Landgraaf", "Brunssum", "Geleen", "Meerssen", "Valkenburg", "Gulpen", "Vaals", "Eijsden", "Beek", "Stein", "Echt",
    "Kampen", "Harderwijk", "Nijkerk", "Culemborg", "Goes", "Vlissingen", "Sneek", "Drachten", "Heerenveen", "Meppel",
    "Hoogeveen", "Steenwijk", "Winschoten", "Delfzijl", "Stadskanaal", "Zutphen", "Winterswijk", "Borne", "Oldenzaal",
    "Veldhoven", "Best", "Boxtel", "Uden", "Veghel", "Cuijk", "Boxmeer", "Deurne", "Asten", "Someren", "Etten-Leur",
    "Oosterhout", "Zevenbergen", "Gorinchem", "Sliedrecht", "Papendrecht", "Barendrecht", "Naaldwijk", "Monster", "Wassenaar",
    "Voorburg", "Leidschendam", "Noordwijk", "Lisse", "Hillegom", "Heemstede", "Beverwijk", "IJmuiden", "Castricum", "Volendam",
    "Huizen", "Bussum", "Naarden", "Weesp", "Baarn", "Soest", "Woerden", "IJsselstein", "Houten", "Bodegraven", "Nunspeet",
    "Ermelo", "Putten", "Epe", "Vaassen", "Raalte", "Ommen", "Dalfsen", "Urk", "Emmeloord", "Dronten", "Franeker", "Harlingen",
    "Dokkum", "Joure", "Wolvega", "Roden", "Leek", "Haren", "Zuidlaren", "Borger", "Coevorden", "Horst", "Venray", "Tegelen",
)  # fmt: skip
