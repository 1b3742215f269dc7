"""Names of companies in the form in which they are compared."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from ondermijning.normalise.names.legal_forms import FORM_BEHIND, FORM_IN_FRONT, SAYING, split_form
from ondermijning.normalise.names.words import glued, name_words

_ABBREVIATIONS = {
    "gebr": "gebroeders", "gebrs": "gebroeders", "mij": "maatschappij", "mgmt": "management",
    "beh": "beheer", "hold": "holding", "adm": "administratie", "expl": "exploitatie",
    "transp": "transport", "nl": "nederland", "zn": "zoon", "zonen": "zoon",
    "vg": "vastgoed", "og": "onroerendgoed", "bouwbedr": "bouwbedrijf", "aann": "aannemersbedrijf",
    "assur": "assurantien", "ned": "nederland", "ontw": "ontwikkeling", "partic": "participaties", "proj": "projecten",
    "serv": "services", "techn": "techniek", "vastg": "vastgoed",
}  # fmt: skip
_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
    "xi": "11", "xii": "12",
}  # fmt: skip
_STAK, _STAK_IN_FULL = "stak", ("stichting", "administratiekantoor")
_IN_TWO = ("onroerend", "goed")
_MOST_DIGITS = 4
# Words that mean something by where they stand. A name without any, or digits, needs no reading: half of all names.
_READ = frozenset({*SAYING, *_ROMAN, *ascii_lowercase, "st"})
FILLERS = frozenset({
    "de", "het", "the", "t", "van", "der", "den", "en", "voor", "te", "in", "aan", "bij", "op", "and", "of", "und",
})  # fmt: skip


class CompanyName(NamedTuple):
    """A company name in parts.

    Args:
        words: the words that tell it from others, in order.
        form: the legal form that the name says, if it says one.
        numbers: the numerals in the name, Roman ones as digits: ``Beheer II`` has ``2``.
        stage: ``in oprichting`` or ``in liquidatie``, if the name says so.
    """

    words: tuple[str, ...]
    form: str | None
    numbers: tuple[str, ...]
    stage: str | None = None

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.words)


@lru_cache(maxsize=500_000)
def company_name(text: str | None) -> CompanyName:
    """Read a company name as a register or a person wrote it.

    The legal form and the numerals come out of the name; spelled variants of common words become one word, initials are
    glued (``J. P.`` is ``jp``), and a numeral or initial put first (``II, Jansen``) goes to the end.
    """
    words = name_words(text)
    return _plainly_named(words) or taken_apart(words)


def _plainly_named(words: tuple[str, ...]) -> CompanyName | None:
    """A name of which at most the first or the last word is a legal form and all others mean themselves, taken apart."""
    if not "".join(words).isalpha():
        return None
    words = _in_full(words)
    if _READ.isdisjoint(words):
        return CompanyName(words, None, ())
    for rest, form in ((words[:-1], FORM_BEHIND.get(words[-1])), (words[1:], FORM_IN_FRONT.get(words[0]))):
        if rest and form and _READ.isdisjoint(rest):
            return CompanyName(rest, form, ())
    return None


def taken_apart(words: tuple[str, ...]) -> CompanyName:
    """The words of any company name in parts, step by step until nothing comes out any more."""
    form = stage = None
    numbers: tuple[str, ...] = ()
    while True:
        said, said_stage, rest = split_form(_in_full(_no_saint(glued(words))))
        rest, behind = _without_numerals(rest)
        form, stage, numbers = form or said, stage or said_stage, (*behind, *numbers)
        if rest == words:
            return CompanyName(words, form, numbers, stage)
        words = rest


def _in_full(words: tuple[str, ...]) -> tuple[str, ...]:
    if not _ABBREVIATIONS.keys().isdisjoint(words):
        words = tuple(_ABBREVIATIONS.get(word, word) for word in words)
    if words[:1] == (_STAK,) and words[1:] and words[-1] not in FORM_BEHIND:
        words = (*_STAK_IN_FULL, *words[1:])
    return _as_one(words) if _IN_TWO[0] in words else words


def _as_one(words: tuple[str, ...]) -> tuple[str, ...]:
    at = words.index(_IN_TWO[0])
    return (*words[:at], "".join(_IN_TWO), *words[at + 2 :]) if words[at : at + 2] == _IN_TWO else words


def plain_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without articles and prepositions; all of them where nothing else is left."""
    plain = tuple(word for word in words if word not in FILLERS)
    return plain if 0 < len(plain) < len(words) else words


def _no_saint(words: tuple[str, ...]) -> tuple[str, ...]:
    """``St`` behind the first word is Sint; first in the name it is stichting."""
    return tuple("sint" if word == "st" and at else word for at, word in enumerate(words))


def _without_numerals(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words without numerals, and these; a single letter counts as one behind the name only."""
    if not any(map(_numeral, words)):
        return words, ()
    end = len(words)
    while end > 1 and _numeral(words[end - 1]):
        end -= 1
    counts = [at >= end or len(word) > 1 or word.isdigit() for at, word in enumerate(words)]
    numbers = [_numeral(word) if may else None for word, may in zip(words, counts, strict=True)]
    if all(numbers[:end]):
        numbers[:end] = [None] * end
    kept = tuple(word for word, number in zip(words, numbers, strict=True) if not number)
    return kept, tuple(filter(None, numbers))


def _numeral(word: str) -> str | None:
    if word.isdigit() and len(word) <= _MOST_DIGITS:
        return word.lstrip("0") or "0"
    return _ROMAN.get(word)
