"""What a careful user does to company names before any tool compares them: one form for accents, signs and legal forms."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPELT = {
    "besloten vennootschap": "bv", "b v": "bv", "naamloze vennootschap": "nv", "n v": "nv", "vennootschap onder firma": "vof",
    "v o f": "vof", "commanditaire vennootschap": "cv", "mts": "maatschap", "stg": "stichting", "ver": "vereniging",
    "vereeniging": "vereniging", "cooperatieve": "cooperatie", "coop": "cooperatie",
}  # fmt: skip
_PATTERN = re.compile(rf"\b({'|'.join(_SPELT)})\b")
_FORMS = frozenset({"bv", "nv", "vof", "cv", "maatschap", "stichting", "vereniging", "cooperatie"})


def normalised(name: str) -> list[str]:
    """The words of a name, without accents and points, legal forms and "and" in one form."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    text = re.sub(r"\W+", " ", plain.replace("&", " en ").replace(".", "")).strip()
    return _PATTERN.sub(lambda found: _SPELT[found[0]], text).split()


def in_order(name: str) -> str:
    """The words in alphabetical order."""
    return " ".join(sorted(normalised(name)))


def without_form(name: str) -> tuple[list[str], str]:
    """The words that are no legal form, and the form, if any; all words when nothing else is left."""
    words = normalised(name)
    core = [word for word in words if word not in _FORMS]
    return core or words, next((word for word in words if word in _FORMS), "")


def frequencies(names: Iterable[list[str]]) -> Counter[str]:
    """In how many names each word stands."""
    return Counter(word for words in names for word in set(words))


def rarest(words: list[str], known: Counter[str]) -> list[str]:
    """The words of a name, the rarest of the register first; a word that the register does not know goes last."""
    return sorted(set(words), key=lambda word: (known[word] or inf, word))
