"""Names to look up: of companies in the register, with noise, and of parties that are not in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.resolution_data import company_noise as noise
from benchmarks.resolution_data import company_surnames as surnames
from benchmarks.resolution_data import company_words as words
from benchmarks.resolution_data.company_names import Name, Vocabulary
from benchmarks.resolution_data.company_patterns import dressed, own_name
from benchmarks.resolution_data.company_slips import as_typed, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from benchmarks.resolution_data.company_register import Company

EXACT, TRADE_NAME = "exact, case, punctuation", "trade name"
NUMERAL, NUMERAL_LOST = "numeral", "numeral lost"
# Drawn until one fits the name, so the shares that come out differ; in turn the first noise and the second, if any.
_FIRST: dict[str, tuple[int, noise.Noise | None]] = {
    EXACT: (11, None),
    "form dropped": (29, noise.form_dropped),
    "form spelt otherwise": (24, noise.form_otherwise),
    "typo": (11, noise.typo),
    "abbreviation": (10, noise.abbreviation),
    "word order": (8, noise.word_order),
    "town added": (6, noise.town_added),
    "words joined": (4, noise.words_joined),
    "word dropped": (5, noise.word_dropped),
    "truncated": (4, noise.truncated),
}
_SECOND: dict[str, tuple[int, noise.Noise | None]] = {
    EXACT: (75, None),
    "form dropped": (7, noise.form_dropped),
    "form spelt otherwise": (8, noise.form_otherwise),
    "typo": (10, noise.typo),
}
_UNMATCHED_SHARE = 0.274
_TRADE_NAME_SHARE = 0.38
_RIGHT_TOWN_SHARE = 0.97


@dataclass(frozen=True, slots=True)
class Query:
    """A name to look up: its town (half have none), the company that is meant (or none) and its classes."""

    text: str
    town: str
    company: str
    classes: tuple[str, ...]


def look_ups(of: Vocabulary, register: list[Company], count: int) -> Iterator[Query]:
    """So many queries, in random order."""
    cores = {folded(name.identity) for company in register for name in company.names}
    for _ in range(count):
        if of.rng.random() < _UNMATCHED_SHARE:
            yield _unmatched(of, register, cores)
        else:
            yield _matched(of, of.rng.choice(register))


def _matched(of: Vocabulary, company: Company) -> Query:
    trades = len(company.names) > 1 and of.rng.random() < _TRADE_NAME_SHARE
    name = of.rng.choice(company.names[1:]) if trades else company.names[0]
    town = company.town if of.rng.random() < _RIGHT_TOWN_SHARE else of.town()
    text, kinds = _noisy(name, town, of.rng)
    told = [NUMERAL if _stands(name.numeral, text) else NUMERAL_LOST] * bool(name.numeral) + [TRADE_NAME] * trades
    return Query(text, _half_of_the_time(town, of.rng), company.id, (*told, *kinds))


def _stands(numeral: str, text: str) -> bool:
    """Whether a numeral is still a word of a name, and not dropped, cut off or written to another word."""
    return numeral.casefold() in re.findall("[a-z0-9]+", text.casefold())


def _noisy(name: Name, town: str, rng: Random) -> tuple[str, list[str]]:
    """A name with one noise or two, and which."""
    draft, kinds = noise.draft(name), list[str]()
    for table in (_FIRST, _SECOND):
        kind, changed = _drawn(table, draft, town, rng)
        if kind not in (EXACT, *kinds):
            kinds.append(kind)
            draft = changed
    return as_typed(draft.text, rng), kinds or [EXACT]


def _drawn(
    table: dict[str, tuple[int, noise.Noise | None]], draft: noise.Draft, town: str, rng: Random
) -> tuple[str, noise.Draft]:
    """The first kind drawn that can happen to a name, and the name after it."""
    weights = [weight for weight, _ in table.values()]
    while True:
        kind = rng.choices(list(table), weights=weights)[0]
        change = table[kind][1]
        changed = change(draft, town, rng) if change else draft
        if changed:
            return kind, changed


def _half_of_the_time(town: str, rng: Random) -> str:
    return town if rng.random() < 0.5 else ""


def _unmatched(of: Vocabulary, register: list[Company], cores: set[str]) -> Query:
    """Somebody who is not in the register under any legal form."""
    kind = of.rng.choices(list(_STRANGERS), weights=[share for share, _ in _STRANGERS.values()])[0]
    while True:
        name, town = _STRANGERS[kind][1](of, of.rng.choice(register))
        if folded(name.identity) not in cores:
            break
    draft = noise.draft(name)
    if of.rng.random() < 0.5:
        _, draft = _drawn(_SECOND, draft, town, of.rng)
    return Query(as_typed(draft.text, of.rng), _half_of_the_time(town, of.rng), "", (kind,))


def _sibling(of: Vocabulary, company: Company) -> tuple[Name, str]:
    """A company of a house of the register, with another last word or numeral."""
    name = company.names[0]
    town = company.town if of.rng.random() < 0.7 else of.town()
    if name.numeral:
        return Name(name.words, name.form, of.rng.choice(("II", "III", "IV", "V", "VI", "2", "3", "4", "5", "6"))), town
    known = name.words[-1] in (*words.HOLDING, *words.ACTIVITY) and len(name.words) > 1
    own = name.words[:-1] if known else name.words
    return Name((*own, of.one(words.HOLDING if of.rng.random() < 0.7 else words.ACTIVITY)), "bv"), town


def _other(of: Vocabulary, _company: Company) -> tuple[Name, str]:
    """A company of elsewhere."""
    return dressed(of, own_name(of), of.form()), of.town()


def _person(of: Vocabulary, _company: Company) -> tuple[Name, str]:
    """A natural person, in one of the ways that a register writes people."""
    initials, surname, given = of.initials(), of.surname(), of.one(surnames.GIVEN)
    ways = (
        (initials, surname),
        (given, surname),
        (f"{surname},", initials),
        ("Dhr.", initials, surname),
        (surname, initials),
        ("Mevr.", initials, f"{surname}-{of.surname()}"),
        (initials, f"{of.surname()}-{surname}"),
        (given, given, surname),
    )
    return Name(of.rng.choice(ways)), of.town()


_STRANGERS: dict[str, tuple[int, Callable[[Vocabulary, Company], tuple[Name, str]]]] = {
    "sibling not in the register": (1630, _sibling),
    "other unknown company": (2962, _other),
    "natural person": (894, _person),
}
STRANGERS = frozenset(_STRANGERS)
