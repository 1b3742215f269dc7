"""How people say what registers code, and what there can be one of: declared once, for every text that people read."""

from __future__ import annotations

# Codes of registers and of this program that may stand in a text for people.
CODE_WORDS = {
    "sluiting_13b": "sluiting op grond van artikel 13b Opiumwet",
    "last_onder_dwangsom": "last onder dwangsom",
    "weigering_vergunning": "weigering van een vergunning",
    "intrekking_vergunning": "intrekking van een vergunning",
    "bibob_negatief": "negatief Bibob-advies",
    "bibob_ernstig_gevaar": "Bibob-advies: ernstig gevaar",
    "bibob_mindere_mate_van_gevaar": "Bibob-advies: mindere mate van gevaar",
    "bibob_geen_gevaar": "Bibob-advies: geen gevaar",
    "in_weging": "in weging",
    "in_onderzoek": "in onderzoek",
    "vergunning_subsidie": "vergunning of subsidie",
    "niet_natuurlijk_persoon": "geen natuurlijk persoon",
    "natuurlijk_persoon": "natuurlijk persoon",
}

# What follows a number in the sentences of rules, and the same where there is one of it; the longest that fits counts.
SINGULAR = {
    "adressen": "adres",
    "bedrijven": "bedrijf",
    "bedrijfsruimten": "bedrijfsruimte",
    "branches": "branche",
    "dagen": "dag",
    "eenheden": "eenheid",
    "huishoudens": "huishouden",
    "hypotheken": "hypotheek",
    "ingeschrevenen": "ingeschrevene",
    "mensen": "persoon",
    "objecten": "object",
    "ontvangers": "ontvanger",
    "panden": "pand",
    "partijen": "partij",
    "personen": "persoon",
    "rechthebbenden": "rechthebbende",
    "sluitingen": "sluiting",
    "stappen": "stap",
    "subsidies": "subsidie",
    "verschillende bedrijven": "bedrijf",
    "verschillende geldgevers": "geldgever",
    "verschillende partijen": "partij",
    "volwassenen": "volwassene",
    "werkzame personen": "werkzame persoon",
}
