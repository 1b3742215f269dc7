"""Addresses: one text for letter and addition, one key for one place."""

from __future__ import annotations

import hashlib
import unicodedata

from ondermijning.normalise import identifiers
from ondermijning.normalise.places.streets import street_key
from ondermijning.normalise.text import clean

_HERE = frozenset({"", "nl", "nederland", "netherlands", "6030"})  # 6030: the Netherlands in national table 34
_WRITTEN_OUT = {"HUIS": "HS", "ROOD": "RD", "ZWART": "ZW"}


def suffix_key(toevoeging: str | None) -> str:
    """Letter and addition as they are compared, of two words for one thing the shorter; empty without one."""
    joined = addition(None, toevoeging) or ""
    return _WRITTEN_OUT.get(joined, joined)


def addition(letter: str | None, suffix: str | None) -> str | None:
    """House letter and addition as one text, since registers divide them differently.

    Args:
        letter: house letter.
        suffix: addition to the number.

    Returns:
        Letters and digits in upper case, ``A3``; None when both are empty.
    """
    return _folded(f"{letter or ''}{suffix or ''}").upper() or None if letter or suffix else None


def address_id(  # noqa: PLR0913 - an address has this many parts, all named by the caller
    *,
    nummeraanduiding: str | None,
    postcode: str | None,
    huisnummer: int | None,
    toevoeging: str | None,
    woonplaats: str | None,
    straat: str | None,
    land: str | None,
) -> str | None:
    """The key of an address: what the BAG says, else postcode and number, else a hash of the line.

    Args:
        nummeraanduiding: BAG id of type 20.
        postcode: Dutch or foreign.
        huisnummer: house number; required for an address in the Netherlands.
        toevoeging: letter and addition, see ``addition``.
        woonplaats: town.
        straat: street; abroad the whole line.
        land: country as code or word; None is the Netherlands.

    Returns:
        ``0935200000012345``, ``ADRES:6211AB-12-A3`` (``ADRES:6211AB-12-`` without an addition),
        ``ADRES:BELGIE:<16 hex>``, or None when no place is known. A post box is no place.
    """
    if known := _normal_bag_id(nummeraanduiding):
        return known
    country = _folded(land)
    here = country in _HERE
    if here and (not huisnummer or _folded(straat).rstrip("0123456789") == "postbus"):
        return None
    suffix = suffix_key(toevoeging)
    code = _normal_postcode(postcode) if here else None
    if code and huisnummer:
        return f"ADRES:{code}-{huisnummer}-{suffix}"
    street = street_key(straat) if here else _folded(straat)
    line = (street, *(_folded(part) for part in (str(huisnummer or ""), suffix, postcode, woonplaats)))
    identifies = line[0] and (line[3] or line[4])
    return f"ADRES:{'NL' if here else country.upper()}:{_hash(line)}" if identifies else None


def _normal_bag_id(text: str | None) -> str | None:
    try:
        return identifiers.bag_id(text or "", "20")
    except ValueError:
        return None


def _normal_postcode(text: str | None) -> str | None:
    try:
        return identifiers.postcode(text or "")
    except ValueError:
        return None


def _hash(line: tuple[str, ...]) -> str:
    return hashlib.sha256("|".join(line).encode()).hexdigest()[:16]


def _folded(text: str | None) -> str:
    """Letters and digits only, without accents and case, so that one line written twice is one line."""
    plain = unicodedata.normalize("NFKD", clean(text) or "").casefold()
    return "".join(sign for sign in plain if sign.isalnum())
