"""The words of a company name: folded, signs read as words, single letters joined."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from sys import intern

from ondermijning.normalise.letters import folded
from ondermijning.normalise.names.abbreviations import in_full

_LEADING = re.compile(r"^\s*([ivx]{1,4}|[0-9]{1,3}|[a-z]\.?)\s*,\s*(.+)$")
_DOTTED = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_NO_WORD = re.compile(r"[\W_]+")  # letters of any script stay: without them two names in Cyrillic are one
_FORMS, _FORM = ("bv", "nv", "cv"), 2
_TEXTS = 100_000  # between blanks: names repeat most of theirs
_SIGNS = str.maketrans({"&": " en ", "+": " en ", "'": "", "\u2019": "", "`": "", "\u00b4": ""})


def name_words(text: str | None) -> tuple[str, ...]:
    """The words of a name, in lower case without accents; ``J.P.`` is ``jp``, and ``II, Jansen`` is ``jansen ii``."""
    plain = text.lower() if text and text.isascii() and text.isprintable() else folded(text)
    if "," in plain:
        plain = _with_leading_last(plain.translate(_SIGNS))
    return tuple(chain.from_iterable(map(_words_between_blanks, plain.split())))


def _with_leading_last(plain: str) -> str:
    leading = _LEADING.match(plain)
    return f"{leading[2]} {leading[1]}" if leading else plain


@lru_cache(_TEXTS)
def _words_between_blanks(text: str) -> tuple[str, ...]:
    # Names share words: one text per word is a fifth of the memory of a list of names.
    if full := in_full(text):
        return tuple(map(intern, full))
    if text.isascii() and text.isalnum():
        return (intern(text),)
    return tuple(intern(word) for word in _NO_WORD.split(_DOTTED.sub(r"\1", text.translate(_SIGNS))) if word)


def glued(words: tuple[str, ...]) -> tuple[str, ...]:
    """Single letters that follow each other as one word, a legal form among them as a word of its own."""
    found: list[str] = []
    run = ""
    for word in (*words, ""):
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            found.extend(part for part in _form_apart(run, first=not found) if part)
            run = ""
        if word:
            found.append(word)
    return tuple(found)


def _form_apart(run: str, *, first: bool) -> tuple[str, str]:
    """Letters and a legal form behind them, or before them where a name begins so: ``B V N. Jansen``."""
    if len(run) > _FORM and run.endswith(_FORMS):
        return run[:-_FORM], run[-_FORM:]
    return (run[:_FORM], run[_FORM:]) if first and run.startswith(_FORMS) else (run, "")
