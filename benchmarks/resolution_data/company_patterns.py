"""How names of companies are built, by legal form: an own name, with words before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from benchmarks.resolution_data import company_surnames as surnames
from benchmarks.resolution_data import company_words as words
from benchmarks.resolution_data.company_names import Name, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

Own: TypeAlias = tuple[str, ...]
_Pattern: TypeAlias = "Callable[[Vocabulary], Own]"


def own_name(vocabulary: Vocabulary) -> Own:
    """What a company is called by, without what it does."""
    return vocabulary.rng.choices(list(_OWN), weights=list(_OWN.values()))[0](vocabulary)


def _family(of: Vocabulary) -> Own:
    return (of.surname(),)


def _person(of: Vocabulary) -> Own:
    return (of.initials(), of.surname())


def _brothers(of: Vocabulary) -> Own:
    return ("Gebroeders", of.surname()) if of.rng.random() < 0.5 else (of.surname(), "en Zonen")


def _two_families(of: Vocabulary) -> Own:
    return (of.surname(), of.rng.choice(("&", "en", "-")), of.surname())


def _invented(of: Vocabulary) -> Own:
    return (of.invented(),)


def _letters(of: Vocabulary) -> Own:
    return (of.letters(),)


def _place(of: Vocabulary) -> Own:
    return (of.town(),)


_OWN: dict[_Pattern, int] = {
    _family: 40,
    _invented: 30,
    _person: 9,
    _brothers: 4,
    _two_families: 6,
    _letters: 7,
    _place: 4,
}


def dressed(of: Vocabulary, own: Own, form: str, numeral: str = "") -> Name:
    """An own name with the words that such a legal form has around it; a form that is one of the words is not said twice."""
    around = _DRESS.get(form, _company)(of, own)
    said = any(form in word.casefold() for word in around)
    return Name(around, "geen" if said else form, numeral)


def _company(of: Vocabulary, own: Own) -> Own:
    pick = of.rng.random()
    if pick < 0.14:
        return (of.one(words.HOLDING_FIRST if pick < 0.06 else words.TRADE), *own)
    if pick < 0.54:
        return (*own, of.one(words.HOLDING))
    if pick < 0.86:
        return (*own, of.one(words.ACTIVITY))
    if pick < 0.97:
        return (*own, of.one(words.ACTIVITY), of.one(words.HOLDING) if pick < 0.94 else of.town())
    return own if len(own) > 1 or len(own[0]) > 5 else (*own, of.one(words.HOLDING))


def _trader(of: Vocabulary, own: Own) -> Own:
    pick = of.rng.random()
    if pick < 0.45:
        return (of.one(words.TRADE), *own)
    if pick < 0.60:
        return (of.one(words.TRADE), of.sign())
    if pick < 0.72:
        return (of.one(words.TRADE), of.one(surnames.GIVEN))
    return (*own, of.one(words.ACTIVITY))


def _foundation(of: Vocabulary, own: Own) -> Own:
    pick = of.rng.random()
    if pick < 0.30:
        return (*own, of.one(words.HOLDING))
    if pick < 0.55:
        return (of.one(words.FOUNDATION), *own)
    if pick < 0.80:
        return (of.one(words.FOUNDATION), of.town())
    return (of.one(words.FOUNDATION), of.invented(), of.town())


def _association(of: Vocabulary, own: Own) -> Own:
    kind = of.one(words.ASSOCIATION)
    if kind != "Vereniging van Eigenaars":
        return (kind, of.invented(), *([of.town()] if of.rng.random() < 0.4 else []))
    if of.rng.random() < 0.3:
        return (kind, *own)
    street, low = of.one(words.STREETS), of.rng.randint(1, 180)
    return (kind, street, f"{low}-{low + 2 * of.rng.randint(1, 40)}", "te", of.town())


def _partnership(of: Vocabulary, own: Own) -> Own:
    pick = of.rng.random()
    if pick < 0.5:
        return (of.one(words.TRADE), *own)
    if pick < 0.7:
        return (of.one(words.TRADE), of.sign())
    return (*own, of.one(words.ACTIVITY)) if pick < 0.85 else _two_families(of)


_DRESS: dict[str, Callable[[Vocabulary, Own], Own]] = {
    "geen": _trader,
    "stichting": _foundation,
    "vereniging": _association,
    "vof": _partnership,
    "maatschap": _partnership,
}
