"""Two mentions of companies: how their names align, and what else speaks for or against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from ondermijning.normalise.letters import sound
from ondermijning.resolve.weights import Comparison

if TYPE_CHECKING:
    from ondermijning.normalise.names import CompanyName
    from ondermijning.resolve.subjects import Subject, Surroundings

# Words by which the companies of one group tell themselves apart; who lacks one of them is another company.
_GROUP_WORDS = frozenset({
    "beheer", "holding", "vastgoed", "groep", "group", "invest", "investments", "investering", "investeringen", "exploitatie",
    "management", "participaties", "participatie", "projecten", "project", "ontwikkeling", "onroerend", "goed",
    "onroerendgoed", "verhuur", "wonen", "panden", "bouw", "pensioen", "international", "nederland", "administratie",
    "advies", "properties", "estate", "capital", "finance", "financieel", "materieel", "werkmaatschappij", "handel",
    "horeca", "transport", "makelaardij", "assurantien", "maatschappij", "services", "deelnemingen", "beleggingen",
})  # fmt: skip
_ALIGNED = 0.8  # words less alike than this are different words
_SHORT_WORD, _SHORT_ALIKE = 5, 0.85
_JOINED_ALIKE = 0.93
_PART = 0.6  # share of the letters that a partly equal name shares
_ABBREVIATED = 3
_RARE = 3
_SHORT_NAME = 5

_FULL_NAMES = ("naam_gelijk", "naam_andere_volgorde", "naam_aaneen", "naam_met_plaats")


class Alignment(NamedTuple):
    """Words of two names side by side: those that belong together with how alike they are, and the rest of both."""

    together: tuple[tuple[str, str, float], ...]
    rest: tuple[str, ...]


def compare_companies(left: Subject, right: Subject, around: Surroundings) -> Comparison:
    """Compare names, legal forms and what kind of mention they are; keys and addresses are compared elsewhere."""
    name, guards = _name(left.company, right.company, around)
    features = [name]
    if name in _FULL_NAMES and _is_rare(left.company.words, around):
        features.append("naam_zeldzaam")
    if left.form and left.form == right.form:
        features.append("rechtsvorm_gelijk")
    elif left.form and right.form:
        guards.append("andere_rechtsvorm")
    if name == "naam_gelijk" and _written_alike(left, right):
        features.append("zelfde_register")
    if (left.is_branch and right.form) or (right.is_branch and left.form):
        guards.append("vestiging_en_rechtspersoon")
    same_place = left.place is not None and left.place == right.place
    if not same_place and min(len("".join(each.company.words)) for each in (left, right)) <= _SHORT_NAME:
        guards.append("korte_naam")
    return Comparison(tuple(features), tuple(guards))


def _name(left: CompanyName, right: CompanyName, around: Surroundings) -> tuple[str, list[str]]:
    guards = _numbers(left.numbers, right.numbers)
    one, other = left.words, right.words
    if one == other:
        return "naam_gelijk", guards
    if sorted(one) == sorted(other):
        return "naam_andere_volgorde", guards
    if "".join(one) == "".join(other):
        return "naam_aaneen", guards
    aligned = align(one, other)
    rest = tuple(word for word in aligned.rest if word not in around.towns)
    if any(sign.isdigit() for word in rest for sign in word):
        guards.append("ander_nummer")
    if _GROUP_WORDS.intersection(rest):
        guards.append("ander_concerndeel")
    if rest or not aligned.together:
        return _partly(one, other, aligned), guards
    return _aligned_name(aligned, guards), guards


def _numbers(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    if left == right:
        return []
    return ["ander_nummer" if left and right else "nummer_ontbreekt"]


def _partly(one: tuple[str, ...], other: tuple[str, ...], aligned: Alignment) -> str:
    joined = "".join(one), "".join(other)
    if fuzz.ratio(*joined) / 100 >= _JOINED_ALIKE:
        return "naam_lijkt"
    shared = sum(len(a) + len(b) for a, b, _ in aligned.together)
    return "naam_deels" if shared >= _PART * sum(map(len, joined)) else "naam_anders"


def _aligned_name(aligned: Alignment, guards: list[str]) -> str:
    """A name of which all words belong together, towns aside."""
    inexact = [(a, b, alike) for a, b, alike in aligned.together if a != b]
    if not inexact:
        return "naam_met_plaats"
    if all(_abbreviates(a, b) for a, b, _ in inexact):
        return "naam_afgekort"
    if any(min(len(a), len(b)) <= _SHORT_WORD and alike < _SHORT_ALIKE for a, b, alike in inexact):
        guards.append("kort_woord")
    return "naam_klinkt" if all(sound(a) == sound(b) for a, b, _ in inexact) else "naam_lijkt"


def align(one: tuple[str, ...], other: tuple[str, ...]) -> Alignment:
    """Put the words of two names side by side, the most alike first."""
    offers = sorted(((_alike(a, b), -i, -j) for i, a in enumerate(one) for j, b in enumerate(other)), reverse=True)
    left, right = dict(enumerate(one)), dict(enumerate(other))
    together = []
    for alike, i, j in offers:
        if alike >= _ALIGNED and -i in left and -j in right:
            together.append((left.pop(-i), right.pop(-j), alike))
    return Alignment(tuple(together), (*left.values(), *right.values()))


def _alike(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if _abbreviates(a, b):
        return 0.95
    # Two words that tell companies of one group apart, and words with a digit, are the same or they are not.
    if {a, b} <= _GROUP_WORDS or any(sign.isdigit() for sign in a + b):
        return 0.0
    return fuzz.ratio(a, b) / 100


def _abbreviates(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= _ABBREVIATED and short.isalpha() and long.startswith(short) and short not in _GROUP_WORDS


def _is_rare(words: tuple[str, ...], around: Surroundings) -> bool:
    return any(
        len(word) >= _SHORT_WORD and word not in _GROUP_WORDS and around.names_with.get(word, 0) <= _RARE
        for word in words
    )


def _written_alike(left: Subject, right: Subject) -> bool:
    """Whether one register writes both alike in all but their own key, and gives neither a register key."""
    same = all(
        one == other
        for one, other in (
            (left.row["register"], right.row["register"]), (left.form, right.form), (left.place, right.place),
            (left.town, right.town),
        )
    )  # fmt: skip
    return same and not any((*left.keys, *right.keys))
