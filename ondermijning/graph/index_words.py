"""By which words and exact keys a node is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.normalise.identifiers import bag_id
from ondermijning.normalise.lookup import folded, folded_words, object_key, place_key
from ondermijning.normalise.names.companies import CompanyName, company_name
from ondermijning.normalise.names.towns import town_key
from ondermijning.normalise.places.streets import street_key

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = {
    "Persoon": ("naam",),
    "Bedrijf": ("naam", "kvk", "rsin"),
    "Vestiging": ("naam", "id"),
    "Adres": ("straat", "huisnummer", "toevoeging", "postcode", "woonplaats"),
    "Perceel": ("aanduiding",),
    "Vergunning": ("id", "soort", "activiteit", "besluit"),
    "Subsidie": ("id", "regeling"),
    "Straat": ("naam",),
    "Buurt": ("naam",),
}
# Keys of other things than ids, codes and houses; no key that people type holds a colon.
NAME_KEY = "naam:"
COMPANY_KEY, STREET_KEY, AREA_KEY, TOWN_KEY = "bedrijf:", "straat:", "buurt:", "plaats:"
_PARTIES = ("Persoon", "Bedrijf", "Vestiging")
_COMPANIES = ("Bedrijf", "Vestiging")
_BAG_ADDRESS = "20"
_BY_ID_ONLY = ("Recht", "Transactie", "Waardering")  # many, and nobody types their number alone
_CODES = {"Bedrijf": ("kvk", "rsin"), "Perceel": ("aanduiding",)}


def words_of(label: str, data: Mapping[str, Any]) -> str:
    """The words by which people look for a node; empty for a kind that is only reached from others.

    Of an address also number and addition as one word: ``12a``; of a company also the words that its name is compared by.
    """
    words = [word for name in _WORDS.get(label, ()) for word in folded_words(str(data.get(name, "")))]
    if label in _COMPANIES and data.get("naam"):
        words += [word for word in folded_words(company_name(str(data["naam"])).text) if word not in words]
    if label == "Adres" and data.get("toevoeging"):
        words.append(folded(f"{data.get('huisnummer')}{data['toevoeging']}"))
    return " ".join(words)


def keys_of(label: str, data: Mapping[str, Any]) -> set[str]:
    """The exact keys of a node besides its id: the number in its id, its codes, and for an address its place.

    A party has also its whole id and its name, by which an answer that holds them is recognised; nobody looks it up by these.
    Companies, streets, neighbourhoods and the towns of the BAG have a key of their name.
    """
    if label in _BY_ID_ONLY:
        return set()
    number = str(data["id"]).rpartition(":")[2]  # NL.IMKAD.KadastraalObject:<number>
    found = {folded(number), *(object_key(str(data.get(code, ""))) for code in _CODES.get(label, ()))}
    if label == "Adres":
        places = (data.get("postcode"), data.get("straat"))
        found |= {place_key(place, data.get("huisnummer"), data.get("toevoeging")) for place in places}
        found |= {_town_of(data)}
    if label in _COMPANIES:
        found |= {company_key(company_name(str(data.get("naam") or "")))}
    if label == "Straat":
        found |= {STREET_KEY + street_key(str(data.get("naam") or ""))}
    if label == "Buurt":
        found |= {AREA_KEY + folded(str(data.get("naam") or ""))}
    if label in _PARTIES:
        found |= {folded(str(data["id"])), NAME_KEY + folded(data["naam"]) if data.get("naam") else ""}
    return found - {"", STREET_KEY, AREA_KEY}


def company_key(name: CompanyName) -> str:
    """The key of companies of one name, whatever their legal form; empty for a name without words."""
    said = folded(f"{name.text} {' '.join(name.numbers)}")
    return f"{COMPANY_KEY}{said}" if said else ""


def _town_of(data: Mapping[str, Any]) -> str:
    """The town of an address of the BAG: the towns that were loaded."""
    try:
        bag_id(str(data["id"]), _BAG_ADDRESS)
    except ValueError:
        return ""
    key = town_key(data.get("woonplaats"))
    return f"{TOWN_KEY}{key}" if key else ""
