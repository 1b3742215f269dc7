"""Names of companies in the form in which they are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ondermijning.normalise.legal_forms import split_form
from ondermijning.normalise.letters import folded

_ABBREVIATIONS = {
    "gebr": "gebroeders", "gebrs": "gebroeders", "mij": "maatschappij", "mgmt": "management", "man": "management",
    "beh": "beheer", "hold": "holding", "adm": "administratie", "expl": "exploitatie", "part": "participaties",
    "transp": "transport", "mak": "makelaardij", "nl": "nederland", "int": "international", "zn": "zoon", "zonen": "zoon",
    "vg": "vastgoed", "og": "onroerendgoed", "bouwbedr": "bouwbedrijf", "aann": "aannemersbedrijf", "ass": "assurantien",
}  # fmt: skip
_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
    "xi": "11", "xii": "12",
}  # fmt: skip
_MOST_DIGITS = 4
_AND = re.compile(r"[&+]")
_LEADING = re.compile(r"^\s*([ivx]{1,4}|[0-9]{1,3}|[a-z]\.?)\s*,\s*(.+)$")
_DOTTED = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHE = re.compile("['\u2019`\u00b4]")
_FILLERS = frozenset({"de", "het", "the", "t", "van", "der", "den", "en", "voor", "te", "in", "and", "of"})


class CompanyName(NamedTuple):
    """A company name in parts.

    Args:
        words: the words that tell it from others, in order.
        form: the legal form that the name says, if it says one.
        numbers: the numerals behind the name, Roman ones as digits: ``Beheer II`` has ``2``.
    """

    words: tuple[str, ...]
    form: str | None
    numbers: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.words)


@lru_cache(maxsize=200_000)
def company_name(text: str | None) -> CompanyName:
    """Read a company name as a register or a person wrote it.

    The legal form and the numerals come out of the name; spelled variants of common words become one word, initials are
    glued (``J. P.`` is ``jp``), and a numeral or initial put first (``II, Jansen``) goes to the end.
    """
    words, form = _tokens(folded(text)), None
    numbers: tuple[str, ...] = ()
    while True:
        tidy = tuple(_ABBREVIATIONS.get(word, word) for word in _no_saint(_glued(words)))
        said, rest = split_form(tidy)
        rest, behind = _without_numerals(rest)
        form, numbers = form or said, (*behind, *numbers)
        if rest == words:
            return CompanyName(words, form, numbers)
        words = rest


def plain_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without articles and prepositions; all of them where nothing else is left."""
    return tuple(word for word in words if word not in _FILLERS) or words


def _tokens(text: str) -> tuple[str, ...]:
    text = _AND.sub(" en ", _APOSTROPHE.sub("", text))
    leading = _LEADING.match(text)
    if leading:
        text = f"{leading[2]} {leading[1]}"
    return tuple(word for word in _NO_WORD.split(_DOTTED.sub(r"\1", text)) if word)


def _glued(words: tuple[str, ...]) -> tuple[str, ...]:
    """Single letters that follow each other as one word, a legal form among them as a word of its own."""
    found: list[str] = []
    run = ""
    for word in (*words, ""):
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            cut = -2 if len(run) > 2 and run.endswith(("bv", "nv", "cv")) else len(run)
            found.extend(part for part in (run[:cut], run[cut:]) if part)
            run = ""
        if word:
            found.append(word)
    return tuple(found)


def _no_saint(words: tuple[str, ...]) -> tuple[str, ...]:
    """``St`` behind the first word is Sint; first in the name it is stichting."""
    return tuple("sint" if word == "st" and at else word for at, word in enumerate(words))


def _without_numerals(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    end = len(words)
    while end > 1 and _numeral(words[end - 1]):
        end -= 1
    return words[:end], tuple(_numeral(word) or "" for word in words[end:])


def _numeral(word: str) -> str | None:
    if word.isdigit() and len(word) <= _MOST_DIGITS:
        return word.lstrip("0") or "0"
    return _ROMAN.get(word)
