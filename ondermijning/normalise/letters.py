"""Letters as they are compared: lower case, without accents; and how a Dutch name sounds."""

from __future__ import annotations

import re
import unicodedata

from ondermijning.normalise.text import clean

_SPECIAL = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"})

# Spelling → sound, applied in this order until nothing changes; vowels other than the first letter are left out.
_SOUNDS = (
    ("sch", "sg"), ("ch", "g"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("qu", "kw"), ("q", "k"), ("x", "ks"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("ij", "i"), ("y", "i"), ("z", "s"), ("v", "f"), ("j", "i"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiou]")
_HARD_END = re.compile(r"d$")


def folded(text: str | None) -> str:
    """Lower case without accents, blanks folded, with other signs left as they are."""
    plain = clean(text) or ""
    if plain.isascii():  # nothing to take apart: nearly all names
        return plain.lower()
    lower = _decomposed(_decomposed(plain).casefold()).translate(_SPECIAL)
    return " ".join("".join(sign for sign in lower if not unicodedata.combining(sign)).split())


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def letters(text: str | None) -> str:
    """The letters a to z and digits of a text, folded, and nothing else."""
    return "".join(sign for sign in folded(text) if sign.isascii() and sign.isalnum())


def sound(text: str | None) -> str:
    """A key that Dutch spellings of one sound share: ``Dijckstra`` and ``Dykstra`` give the same.

    It serves to bring names together that are then compared; it decides nothing itself.
    """
    key = letters(text)
    while (shorter := _sounded(key)) != key:
        key = shorter
    return key


def _sounded(key: str) -> str:
    for spelt, heard in _SOUNDS:
        key = key.replace(spelt, heard)
    return _VOWELS.sub("", _DOUBLE.sub(r"\1", _HARD_END.sub("t", key)))
