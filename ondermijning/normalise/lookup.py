"""Keys under which a thing is looked up as people type it: without case, accents, blanks and punctuation."""

from __future__ import annotations

import re
import unicodedata

from ondermijning.normalise.places.cadastral_names import MAASTRICHT, parse_cadastral
from ondermijning.normalise.places.streets import street_key

_WORD = re.compile(r"[a-z0-9]+")
_POSTCODE_PLACE = re.compile(r"([1-9][0-9]{3}\s?[A-Za-z]{2})[\s,]*([0-9]{1,5})(?![0-9])(.*)")
# The number may be the first behind the street, or the last: streets have numbers in their names.
_STREET_PLACES = tuple(
    re.compile(rf"(.*?[^\W\d_]{between})[\s,]+([0-9]{{1,5}})(?![0-9])(.*)") for between in (".*?", ".*")
)
_POSTCODE = re.compile(r"[1-9][0-9]{3}\s?[A-Za-z]{2}")
_ADDITION = re.compile(r"[\s/-]*([A-Za-z]?[\s-]?[0-9]{0,4}|[A-Za-z0-9]{1,4})(?=[\s,]|$)")


def folded_words(text: str | None) -> list[str]:
    """The words of a text in lower case without accents; anything but letters and digits stands between words."""
    if not text or text.isascii():
        return _WORD.findall((text or "").lower())
    plain = unicodedata.normalize("NFKD", text).casefold()
    signs = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return "".join(signs).split()


def folded(text: str | None) -> str:
    """The words of a text as one: ``MTT00 C 131 A4`` and ``mtt00c131a4`` are the same."""
    return "".join(folded_words(text))


def place_key(place: str | None, number: int | str | None, addition: str | None) -> str:
    """The key of a house: its postcode or street, number, and letter with addition; empty when a part is missing."""
    return f"{street_key(place)}#{number}#{folded(addition)}" if place and number else ""


def object_key(text: str) -> str:
    """The key of a number, code or cadastral designation in any of its forms; other text is folded.

    Of the names of cadastral municipalities those in Maastricht are known.
    """
    try:
        return folded(parse_cadastral(text, MAASTRICHT).code_form)
    except ValueError:
        return folded(text)


def place_keys(text: str) -> list[str]:
    """The keys that a typed address may have, the likeliest first.

    Args:
        text: ``Voorbeeldstraat 12 A``, ``Voorbeeldstraat 12-A, 6211AB Maastricht``, ``6211 AB 12a``.

    Returns:
        None when it is no address.
    """
    by_postcode = _POSTCODE_PLACE.fullmatch(text.strip())
    if by_postcode:
        place, number, rest = by_postcode.groups()
        return [place_key(place, int(number), _addition(rest))]
    found = (pattern.fullmatch(text.strip()) for pattern in _STREET_PLACES)
    return list(dict.fromkeys(key for match in found if match for key in _street_keys(*match.groups())))


def _street_keys(street: str, number: str, rest: str) -> list[str]:
    """By the postcode behind the number, if one stands there, and by the street."""
    code = _POSTCODE.search(rest)
    suffix = _addition(rest[: code.start()] if code else rest)
    return [place_key(place, int(number), suffix) for place in (code and code[0], street) if place]


def _addition(rest: str) -> str:
    """Letter and addition at the beginning of what stands behind a house number; a town is none."""
    match = _ADDITION.match(rest)
    return folded(match[1]) if match else ""
