"""The words of a company name: folded, signs read as words, single letters joined."""

from __future__ import annotations

import re
from sys import intern

from ondermijning.normalise.letters import folded

_LEADING = re.compile(r"^\s*([ivx]{1,4}|[0-9]{1,3}|[a-z]\.?)\s*,\s*(.+)$")
_DOTTED = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_SIGNS = str.maketrans({"&": " en ", "+": " en ", "'": "", "\u2019": "", "`": "", "\u00b4": ""})


def name_words(text: str | None) -> tuple[str, ...]:
    """The words of a name, in lower case without accents; ``J.P.`` is ``jp``, and ``II, Jansen`` is ``jansen ii``."""
    plain = folded(text).translate(_SIGNS)
    leading = _LEADING.match(plain)
    if leading:
        plain = f"{leading[2]} {leading[1]}"
    # Names share words: one text per word is a fifth of the memory of a list of names.
    return tuple(intern(word) for word in _NO_WORD.split(_DOTTED.sub(r"\1", plain)) if word)


def glued(words: tuple[str, ...]) -> tuple[str, ...]:
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
