"""Keys under which a thing is looked up as people type it: without case, accents, blanks and punctuation."""

from __future__ import annotations

import re
import unicodedata

from ondermijning.normalise.places.cadastral_names import MAASTRICHT, parse_cadastral
from ondermijning.normalise.places.streets import street_key

_WORD = re.compile(r"[a-z0-9]+")
# A section written against its number: Maastricht C123.
_SECTION = re.compile(r"(?<= )([A-Za-z]{1,2})([0-9]+)")


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
    for said in (text, _SECTION.sub(r"\1 \2", text)):
        try:
            return folded(parse_cadastral(said, MAASTRICHT).code_form)
        except ValueError:
            continue
    return folded(text)
