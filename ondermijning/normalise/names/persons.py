"""Names of natural persons taken apart, from columns or from one text."""

from __future__ import annotations

import re
from typing import NamedTuple

from ondermijning.normalise.letters import folded
from ondermijning.normalise.names.titles import without_nobility, without_titles_before, without_titles_behind

# Words before a surname, of the national table of prefixes (LO-GBA 36) and written together in Belgium.
_PREFIXES = frozenset({
    "van", "de", "der", "den", "het", "t", "ten", "ter", "te", "in", "op", "aan", "bij", "uit", "von", "zu", "du", "des", "la",
    "le", "l", "d", "el", "al", "ben", "bin", "da", "di", "dos", "vd", "onder", "over", "voor", "s", "vom", "zum", "zur", "af",
    "auf", "aus", "unter", "dal", "dalla", "dei", "del", "della", "dello", "las", "les", "los", "ibn", "thoe", "toe", "tot",
    "uijt", "vande", "vanden", "vander",
})  # fmt: skip
_GIVEN_TOO = "ben"  # before a surname, and a common given name
# Marks behind a surname that tell a parent from a child of the same name.
GENERATIONS = {"sr": 1, "senior": 1, "jr": 2, "junior": 2}
_IN_SURNAMES = _PREFIXES | {"v"}
_JOINERS = re.compile(
    r"\s+(?:geb(?:oren)?\.?|gehuwd met|geh\.?|e\.?\s?v\.?|echtg(?:enote|enoot)? van|wed(?:uwe)?\.?(?: van)?)\s+"
)
_SHORT_PREFIX = re.compile(r"\bv(?:\.\s?d\.|/d\b\.?)(?!\s?[a-z]\.)\s*")
_HYPHEN = re.compile(r"\s*[-\u2010-\u2013/]\s*")
_WORD = re.compile(r"[^\W_]+")
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,4}")  # initials without full stops: JPM
_DOTTED = re.compile(r"(?:\b[a-z]{1,2}\.\s*)+")


class Surname(NamedTuple):
    """A surname: ``Surname("van der", "berg")``.

    Args:
        prefix: the words before it, empty without any.
        name: the rest.
    """

    prefix: str
    name: str


class NameParts(NamedTuple):
    """A person's name in parts, all in lower case without accents. Titles of nobility are left out.

    Args:
        titles: academic titles, letters only: ``drs``, ``llm``.
        given: given names that are written in full.
        initials: the first letters of all given names.
        surnames: one, or two for a double name. Which of them is the partner's is not said: both orders are in use.
    """

    titles: tuple[str, ...]
    given: tuple[str, ...]
    initials: str
    surnames: tuple[Surname, ...]


def name_parts(given: str | None, surname: str | None, text: str | None = None) -> NameParts:
    """Take a name apart.

    Args:
        given: given names or initials.
        surname: the surname, with or without its prefix.
        text: the whole name; read only where no surname is given. Known are ``J.P. van der Berg``, ``Jan Berg-Smit``,
            ``van der Berg, J.P.``, ``Berg, J.P. van der``, ``Berg van der J.P.``, each with titles.
    """
    if surname and surname.strip():
        return given_parts(given)._replace(surnames=surname_parts(surname))
    return _in_one_text(folded(text).removeprefix("de heer "))


def given_parts(text: str | None) -> NameParts:
    """Take given names or initials apart, with titles before them; there is no surname in the answer."""
    titles, words = without_titles_before(folded(text).split())
    return NameParts(titles, *_given(" ".join(words)), ())


def surname_parts(text: str) -> tuple[Surname, ...]:
    """Take a surname apart, with or without its prefix: one, or two for a double name."""
    return _surnames(" ".join(without_nobility(_hyphened(text).split(), _PREFIXES)))


def initials_in(text: str | None) -> str:
    """The initials of a column that holds nothing else: ``J.P.``, ``J P`` and ``JP`` give ``jp``, ``Th.J.`` gives ``tj``."""
    words = _WORD.findall(folded(text))
    return "".join(word[0] for word in words) if len(words) > 1 or "." in (text or "") else "".join(words)


def _in_one_text(text: str) -> NameParts:
    # Titles go first: behind one, "E.V." are initials and not "echtgenote van".
    first, words = without_titles_before(text.split())
    last, words = without_titles_behind(_hyphened(" ".join(words)).split(), _PREFIXES)
    words, generation = _generation_apart(without_nobility(words, _PREFIXES))
    before, after = _divided(" ".join(words))
    middle, given = without_titles_before(before.split())
    return NameParts((*first, *middle, *last), *_given(" ".join(given)), _surnames(f"{after} {generation}"))


def _generation_apart(words: list[str]) -> tuple[list[str], str]:
    """A mark at the end that tells a child from a parent goes with the surname."""
    has_mark = len(words) > 1 and words[-1].strip(".") in GENERATIONS
    return (words[:-1], words[-1]) if has_mark else (words, "")


def _hyphened(text: str | None) -> str:
    """A name, folded, with one hyphen for everything that joins two surnames."""
    return _HYPHEN.sub("-", _JOINERS.sub("-", _SHORT_PREFIX.sub(" van der ", folded(text)))).strip()


def _surnames(text: str) -> tuple[Surname, ...]:
    """The parts of a surname in order, each once."""
    return tuple(dict.fromkeys(found for found in map(_surname, text.split("-")) if found.name))


def _surname(part: str) -> Surname:
    words = _WORD.findall(part)
    name = [word for word in words if word not in _IN_SURNAMES]
    prefix = [word for word in words if word in _IN_SURNAMES] if name else []
    return Surname(" ".join(prefix), " ".join(name or words))


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


def _divided(text: str) -> tuple[str, str]:
    """Given names and surname of a name in one text."""
    first, comma, behind = text.partition(",")
    if comma:
        given, prefix = _prefix_behind(behind.split())
        return given, f"{prefix} {first}"
    words = text.split()
    if len(words) > 1 and _only_initials(words[-1]) and not _only_initials(words[0]):
        return words[-1], " ".join(words[:-1])
    return _before_surname(words)


def _prefix_behind(words: list[str]) -> tuple[str, str]:
    """Given names, and the prefix of a surname that stands before them: ``J.P. van der``."""
    end = len(words)
    while end and _is_prefix(words[end - 1]):
        end -= 1
    return (" ".join(words[:end]), " ".join(words[end:])) if end else (" ".join(words), "")


def _only_initials(word: str) -> bool:
    return len(word) == 1 or bool(_DOTTED.fullmatch(word)) or bool(_NO_VOWEL.fullmatch(word))


def _before_surname(words: list[str]) -> tuple[str, str]:
    """Divide at the first prefix or double name, else behind the initials, else before the last word."""
    if words and _is_prefix(words[0]) and (words[0] != _GIVEN_TOO or len(words) == 1):
        return "", " ".join(words)
    at = next((at for at, word in enumerate(words) if at and (_is_prefix(word) or "-" in word)), None)
    if at is None:
        leading = next((at for at, word in enumerate(words) if not _only_initials(word)), len(words))
        if leading == len(words) > 1 and _NO_VOWEL.fullmatch(words[-1]):
            leading -= 1  # a surname without a vowel: L. Ng
        at = leading or max(len(words) - 1, 0)
    return " ".join(words[:at]), " ".join(words[at:])


def _is_prefix(word: str) -> bool:
    """Whether a word stands before surnames; a single letter without an apostrophe is an initial (``D. Jansen``)."""
    plain = word.strip("'\u2019.")
    return plain in _PREFIXES and (len(plain) > 1 or word.strip("'\u2019") != word)
