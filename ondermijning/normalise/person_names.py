"""Names of natural persons in the form in which they are compared, from parts or from one text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ondermijning.normalise.letters import folded

_PREFIXES = frozenset({
    "van", "de", "der", "den", "het", "t", "ten", "ter", "te", "in", "op", "aan", "bij", "uit", "von", "zu", "du", "des", "la",
    "le", "l", "d", "el", "al", "ben", "bin", "da", "di", "dos", "vd", "onder", "over", "voor", "s",
})  # fmt: skip
_TITLES = frozenset({
    "dhr", "heer", "mw", "mevr", "mevrouw", "mej", "fam", "familie", "drs", "dr", "mr", "ir", "ing", "prof", "msc", "bsc", "ma",
    "llm", "jr", "sr", "erven",
})  # fmt: skip
_JOINERS = re.compile(
    r"\s+(?:geb(?:oren)?\.?|gehuwd met|geh\.?|e\.?\s?v\.?|echtg(?:enote|enoot)? van|wed(?:uwe)?\.?(?: van)?)\s+"
)
_SHORT_PREFIX = re.compile(r"\bv\.\s?d\.\s*")
_HYPHEN = re.compile(r"\s*[-\u2013/]\s*")
_WORD = re.compile(r"[^\W_]+")
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,4}")  # initials without full stops: JPM
_DOTTED = re.compile(r"(?:\b[a-z]{1,2}\.\s*)+")


class PersonName(NamedTuple):
    """A person's name in parts, all in lower case without accents.

    Args:
        surnames: each part of the surname without its prefix; two for ``Jansen-de Vries``.
        given: given names that are written in full.
        initials: the first letters of all given names.
    """

    surnames: tuple[str, ...]
    given: tuple[str, ...]
    initials: str


@lru_cache(maxsize=200_000)
def person_name(given: str | None, surname: str | None, text: str | None = None) -> PersonName:
    """Read a name from its parts, or from one text where a register gives no parts.

    Args:
        given: given names or initials.
        surname: the surname; a prefix in it is taken off.
        text: the whole name; read only where no surname is given. Known are ``J.P. van der Berg``, ``Jan Berg-Smit``,
            ``van der Berg, J.P.``, ``Berg van der J.P.`` and titles before a name.
    """
    if surname and surname.strip():
        return PersonName(_surnames(_hyphened(surname)), *_given(folded(given)))
    before, after = _divided(_untitled(_hyphened(text)))
    return PersonName(_surnames(after), *_given(before))


def _hyphened(text: str | None) -> str:
    """A name, folded, with one hyphen for everything that joins two surnames."""
    return _HYPHEN.sub("-", _JOINERS.sub("-", _SHORT_PREFIX.sub("van der ", folded(text))))


def _surnames(text: str) -> tuple[str, ...]:
    """The parts of a surname, each without prefixes and as one word, in order and each once."""
    return tuple(dict.fromkeys(name for name in map(_bare, text.split("-")) if name))


def _bare(part: str) -> str:
    words = _WORD.findall(part)
    kept = [word for word in words if word not in _PREFIXES]
    return "".join(kept or words)


def _given(text: str) -> tuple[tuple[str, ...], str]:
    """Given names written in full, and the initials of all."""
    names: list[str] = []
    initials = ""
    for part in text.replace(",", " ").split():
        if _only_initials(part):
            initials += "".join(word[0] for word in _WORD.findall(part)) if "." in part else part
        else:
            found = _WORD.findall(part)
            names += found
            initials += "".join(name[0] for name in found)
    return tuple(names), initials


def _untitled(text: str) -> str:
    words = text.replace("de heer", "").split()
    while words and words[0].strip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)


def _divided(text: str) -> tuple[str, str]:
    """Given names and surname of a name in one text."""
    first, comma, behind = text.partition(",")
    if comma:
        return behind, first
    words = text.split()
    if len(words) > 1 and _only_initials(words[-1]) and not _only_initials(words[0]):
        return words[-1], " ".join(words[:-1])
    return _before_surname(words)


def _only_initials(word: str) -> bool:
    return len(word) == 1 or bool(_DOTTED.fullmatch(word)) or bool(_NO_VOWEL.fullmatch(word))


def _before_surname(words: list[str]) -> tuple[str, str]:
    """Divide at the first prefix or double name, else behind the initials, else before the last word."""
    if words and _is_prefix(words[0]):
        return "", " ".join(words)
    at = next((at for at, word in enumerate(words) if at and (_is_prefix(word) or "-" in word)), None)
    if at is None:
        leading = next((at for at, word in enumerate(words) if not _only_initials(word)), len(words))
        at = leading or max(len(words) - 1, 0)
    return " ".join(words[:at]), " ".join(words[at:])


def _is_prefix(word: str) -> bool:
    return word.strip("'\u2019.") in _PREFIXES
