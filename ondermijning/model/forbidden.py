"""The names under which attributes arrive that may never be stored: one list for the door, the mappings and the model.

A delivery, a mapping and a declared column are all judged here, and nowhere else. The grounds are those of equal treatment
(Awgb) and of special categories of personal data (AVG); the names are those of the BRP, the trade register, the UBO register
and of exports made of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Parts of names, letters and digits only; several words of one line belong together.
_PARTS = (
    # origin, nationality and how somebody came here
    "nationalit", "geboorte", "birthplace", "birthcountry", "placeofbirth", "countryofbirth", "etni", "ethnic", "herkomst",
    "afkomst", "migrati", "allochto", "autochto", "westers", "huidskleur", "staatsburger", "citizenship", "woonwagenbewoner",
    "bijzondernederland", "europeespersoonsnummer", "woonstaat", "landvestiging", "landvertrek", "landvanwaar",
    "datumvestigingin", "reisdocument", "verblijfstitel", "verblijfsrecht",
    # gender, name and marriage
    "geslacht", "gender", "naamgebruik", "adellijketitel", "predicaat", "burgerlijkestaat", "maritalstatus",
    "soortverbintenis", "voornamenouder", "homosek", "heterosek", "seksue", "sexual", "geaardheid",
    # belief and membership
    "religi", "godsdienst", "gezindheid", "levensovertuiging", "kerkgenootschap", "vakbond",
    # health and legal capacity
    "gezondheid", "handicap", "ziekte", "medisch", "genetisch", "biometri", "indicatiegezag", "curatele", "kiesrecht",
    # guesses from a name, a face or a manner
    "moedertaal", "naamherkenning", "uiterlijkekenmerken", "overtuigingskracht", "landcodetelefoon", "landcodeiban",
)  # fmt: skip
# Whole names, too short to be looked for inside others.
_NAMES = frozenset({
    "ras", "race", "sex", "sexe", "roma", "accent", "foto", "pasfoto", "houding", "uiterlijk", "gehuwd", "ongehuwd",
    "verweduwd", "mannen", "vrouwen", "redenbeeindiging",
})  # fmt: skip
# Names that hold a part and are something else: surnames, the birth date that serves to tell two persons apart, the company
# that acquires another, and a use of a building.
_DESPITE = frozenset(
    {
        "geslachtsnaam",
        "voorvoegselsgeslachtsnaam",
        "voorvoegselgeslachtsnaam",
        "geboorte",
        "geboortedatum",
        "geboortedatumprecisie",
        "aanvragergeboortedatum",
        "verkrijgenderechtspersoon",
        "gezondheidszorgfunctie",
    }
)
# Numbers of BRP categories, groups and elements, as in 01.04.10; fifty more is the history of a category. Whole categories:
# parents, nationality, partner, child, residence, authority, travel document, franchise. Of the person himself and of the
# stay: title, place and country of birth, gender, use of the name, country and date of coming and going.
_BRP = re.compile(
    r"(?:brp|gba|rubriek|categorie|cat|element)*"
    r"(?:(?:[05][23459]|[16][0-3])[0-9]{4}|[05]1(?:0220|0320|0330|0410|6110)|[05]8(?:1310|1320|1410|1420))"
)
_SINGLE_DIGIT = re.compile(r"(?<![0-9])([0-9])(?![0-9])")


@cache
def is_forbidden(name: str) -> bool:
    """Whether a column or element name carries an attribute that may never be stored.

    Names are compared without case, separators, accents or signs that nobody sees; one that then is not plain ASCII may hide
    anything, and is forbidden too.
    """
    folded = folded_name(name)
    if not folded.isascii():
        return True
    if folded in _DESPITE:
        return False
    numbered = folded_name(_SINGLE_DIGIT.sub(r"0\1", name))
    return folded in _NAMES or any(part in folded for part in _PARTS) or _BRP.fullmatch(numbered) is not None


def folded_name(name: str) -> str:
    """The letters and digits of a name, in lower case and without accents; wide and other look-alike forms become plain."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(sign for sign in plain if sign.isalnum())
