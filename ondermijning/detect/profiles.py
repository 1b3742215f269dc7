"""Profiles: ways in which real estate is used within which hits add up, each under a key and called by the facts it counts.

The key stands in rules, on their cards and in the ledger; people see and type the fact, which names no offence and nobody's role.
"""

from __future__ import annotations

from typing import NamedTuple


class Profile(NamedTuple):
    """A profile.

    Args:
        key: in rules, on their cards and in the ledger.
        fact: what people type, and what an export says.
        words: the facts it counts, as a page says them.
    """

    key: str
    fact: str
    words: str


_DECLARED = (
    Profile("witwasaankoop", "koop-zonder-financiering", "gekocht of doorverkocht zonder zichtbare financiering"),
    Profile("hypotheekfraude", "lening-en-waarde", "geleend naast een ongewone prijs of waarde"),
    Profile("stroman", "eigenaar-uit-beeld", "eigenaar zonder zichtbare eigen activiteit"),
    Profile("spookbewoning", "inschrijving-en-gebruik", "inschrijving en gebruik lopen uiteen"),
    Profile("drugspand", "leeg-of-gesloten", "leeg, wisselend gebruikt of eerder gesloten"),
    Profile("dekmantel", "weinig-activiteit", "bedrijf met weinig zichtbare activiteit"),
    Profile("subsidie", "subsidie", "subsidie bij verbonden of beëindigde partijen"),
    Profile("opvolging", "opvolging", "aanvrager verbonden met wie hem voorging"),
)
PROFILES = tuple(each.key for each in _DECLARED)
FACTS = tuple(each.fact for each in _DECLARED)
_BY_KEY = {each.key: each for each in _DECLARED}
_KEYS = {each.fact: each.key for each in _DECLARED}
_WORDS = {name: each.words for each in _DECLARED for name in (each.key, each.fact)}


def fact_of(key: str) -> str:
    """What people type for a profile and what an export says; anything else as it is."""
    return _BY_KEY[key].fact if key in _BY_KEY else key


def words_of(name: str) -> str:
    """A profile, by its key or as it was typed, in words; anything else without its low lines."""
    return _WORDS.get(name, name.replace("_", " "))


def key_of(fact: str) -> str:
    """The key of a profile that people typed.

    Raises:
        KeyError: it is none.
    """
    return _KEYS[fact]
