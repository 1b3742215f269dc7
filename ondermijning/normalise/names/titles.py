"""Words around a person's name that are no part of it: forms of address, academic titles, titles of nobility."""

from __future__ import annotations

import re

_ADDRESS = frozenset({
    "dhr", "heer", "mw", "mevr", "mevrouw", "mej", "fam", "familie", "erven", "herr", "frau", "mme", "mlle",
})  # fmt: skip
_BEFORE = frozenset({
    "drs", "dr", "mr", "ir", "ing", "prof", "dipl", "dipling", "dring", "msc", "bsc", "llm", "jr", "sr",
})  # fmt: skip
_BEHIND = frozenset({"msc", "bsc", "llm", "llb", "mba", "phd", "mphil", "mpa", "meng", "beng", "bba", "emba", "dba"})

# Never a name in the Netherlands.
_NOBLE = frozenset({"jhr", "jkvr", "jonkheer", "jonkvrouw", "freiherr", "freifrau", "frhr"})
# Common surnames as well: a title only between a given name and a prefix ("Anna barones van Proef").
_NOBLE_OR_NAME = frozenset({
    "baron", "barones", "baronesse", "graaf", "gravin", "burggraaf", "burggravin", "markies", "markiezin", "hertog", "hertogin",
    "ridder", "prins", "prinses", "graf", "grafin", "edler", "edle", "ritter",
})  # fmt: skip
_PIECE = re.compile(r"[a-z]+")


def without_titles_before(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Take forms of address and titles from the beginning of a name.

    Args:
        words: the name in lower case, between blanks.

    Returns:
        The academic titles, letters only, and the other words; a last word is never a title.
    """
    titles: list[str] = []
    while words:
        found = _titles_in(words[0], _BEFORE) if len(words) > 1 else ()
        if not found and words[0].strip(".") not in _ADDRESS:
            break
        titles += found
        words = words[1:]
    return tuple(titles), words


def without_titles_behind(words: list[str], prefixes: frozenset[str]) -> tuple[tuple[str, ...], list[str]]:
    """Take academic titles from the end of a name, as long as two words are left that are no prefix.

    Initials behind a surname are no title: ``Smit LLM``.

    Args:
        words: the name in lower case, between blanks.
        prefixes: words that may stand before a surname.
    """
    titles: list[str] = []
    while sum(word not in prefixes for word in words[:-1]) > 1 and (found := _titles_in(words[-1], _BEHIND)):
        titles = [*found, *titles]
        words = [*words[:-2], words[-2].rstrip(",")]
    return tuple(titles), [word for word in words if word]


def without_nobility(words: list[str], prefixes: frozenset[str]) -> list[str]:
    """Take titles of nobility out of a name; they are kept nowhere.

    Args:
        words: the name in lower case, between blanks.
        prefixes: words that may stand before a surname.
    """
    plain = [word.strip(".,'") for word in words]
    kept = [word for at, word in enumerate(words) if not _is_noble(plain, at, prefixes)]
    return kept or words


def _is_noble(words: list[str], at: int, prefixes: frozenset[str]) -> bool:
    if words[at] in _NOBLE:
        return True
    between = 0 < at < len(words) - 1 and words[at - 1] not in prefixes and words[at + 1] in prefixes
    return between and words[at] in _NOBLE_OR_NAME


def _titles_in(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The titles that a word is made of: ``drs.``, ``ll.m.``, ``prof.dr.ir.``; ``d.r.`` are initials."""
    pieces = _PIECE.findall(word)
    whole = "".join(pieces)
    if whole in known and (len(pieces) == 1 or max(map(len, pieces)) > 1):
        return (whole,)
    return tuple(pieces) if len(pieces) > 1 and known.issuperset(pieces) else ()
