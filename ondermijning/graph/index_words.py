"""By which words and exact keys a node is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.normalise.lookup import folded, folded_words, object_key, place_key

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = {
    "Persoon": ("naam",), "Bedrijf": ("naam", "kvk", "rsin"), "Vestiging": ("naam", "id"),
    "Adres": ("straat", "huisnummer", "toevoeging", "postcode", "woonplaats"), "Perceel": ("aanduiding",),
    "Vergunning": ("id", "soort", "activiteit", "besluit"), "Subsidie": ("id", "regeling"),
}  # fmt: skip
NAME_KEY = "naam:"  # no key that people type holds a colon
_PARTIES = ("Persoon", "Bedrijf", "Vestiging")
_BY_ID_ONLY = ("Recht", "Transactie", "Waardering")  # many, and nobody types their number alone
_CODES = {"Bedrijf": ("kvk", "rsin"), "Perceel": ("aanduiding",)}


def words_of(label: str, data: Mapping[str, Any]) -> str:
    """The words by which people look for a node; empty for a kind that is only reached from others.

    Of an address also number and addition as one word: ``12a``.
    """
    words = [word for name in _WORDS.get(label, ()) for word in folded_words(str(data.get(name, "")))]
    if label == "Adres" and data.get("toevoeging"):
        words.append(folded(f"{data.get('huisnummer')}{data['toevoeging']}"))
    return " ".join(words)


def keys_of(label: str, data: Mapping[str, Any]) -> set[str]:
    """The exact keys of a node besides its id: the number in its id, its codes, and for an address its place.

    A party has also its whole id and its name, by which an answer that holds them is recognised; nobody looks it up by these.
    """
    if label in _BY_ID_ONLY:
        return set()
    number = str(data["id"]).rpartition(":")[2]  # NL.IMKAD.KadastraalObject:<number>
    found = {folded(number), *(object_key(str(data.get(code, ""))) for code in _CODES.get(label, ()))}
    if label == "Adres":
        places = (data.get("postcode"), data.get("straat"))
        found |= {place_key(place, data.get("huisnummer"), data.get("toevoeging")) for place in places}
    if label in _PARTIES:
        found |= {folded(str(data["id"])), NAME_KEY + folded(data["naam"]) if data.get("naam") else ""}
    return found - {""}
