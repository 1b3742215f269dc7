"""What is counted over all mentions, because what is common says little: words of names, places, towns.

Each mention has its tokens. A token is a number for what is counted, its sort, and the number of what it is counted by: a word
of a surname by persons, an address by the different names that are there. Nothing of a name can be read back from it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN
from ondermijning.resolve.columns.hashes import by_code, hashed, hashes, marked
from ondermijning.resolve.columns.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.resolve.columns.arrays import Ints
    from ondermijning.resolve.columns.words import Words
    from ondermijning.resolve.companies.names import Named
    from ondermijning.resolve.homes import Homes
    from ondermijning.resolve.persons.people import People


class Sort(IntEnum):
    """What is counted."""

    SURNAME = 1  # persons with a word in their surname
    HOME = 2  # surnames at a postcode and number
    WORD = 3  # names of companies with a word
    SEAT = 4  # names of companies at a postcode and number
    TOWN = 5  # companies in a town
    NAMES = 6  # names of companies


NO_NAME = -1  # a token that is counted by nothing: a word that is in no name as a word that tells


class Tokens(NamedTuple):
    """Tokens of mentions.

    Args:
        places: the mention of each.
        sorts: see ``Sort``.
        tokens: what is counted.
        by: what it is counted by; ``NO_NAME`` for what does not count.
    """

    places: Ints
    sorts: Ints
    tokens: Ints
    by: Ints


def token(sort: Sort, *said: Ints) -> Ints:
    """The number of something that is counted."""
    return marked(sort, *said)


def address_token(sort: Sort, homes: Homes) -> Ints:
    """The number of the postcode and number of each address."""
    return token(sort, hashed(homes.postcode), hashed(homes.number))


def person_tokens(people: People, numbers: Ints) -> Tokens:
    """The tokens of persons.

    Args:
        people: the persons.
        numbers: the number of each mention.
    """
    everybody, words = np.arange(people.size), people.surnames.words
    said = token(Sort.SURNAME, hashes(words.vocabulary))
    nr, place = words.places(everybody)
    return _together(
        [
            _of(nr, Sort.SURNAME, said[words.codes[place]], numbers[nr]),
            _of(everybody, Sort.HOME, address_token(Sort.HOME, people.homes), _names(words)),
        ]
    )


def company_tokens(names: Sequence[Named], seats: Homes, numbers: Ints) -> Tokens:
    """The tokens of companies.

    Args:
        names: their names in parts.
        seats: their addresses.
        numbers: the number of each mention.
    """
    everybody = np.arange(len(names))
    telling, others = words_of([each.words for each in names]), words_of([each.written for each in names])
    core = _cores(telling)
    parts = [
        _of(everybody, Sort.SEAT, address_token(Sort.SEAT, seats), np.where(core == _NAMELESS, UNKNOWN, core)),
        _of(everybody, Sort.TOWN, by_code(seats.town, token(Sort.TOWN, hashes(seats.towns))), numbers),
        _of(everybody, Sort.NAMES, np.zeros(len(names), dtype=np.int64), core),
    ]
    for words, counts in ((telling, True), (others, False)):
        nr, place = words.places(everybody)
        said = token(Sort.WORD, hashes(words.vocabulary))[words.codes[place]]
        parts.append(_of(nr, Sort.WORD, said, core[nr] if counts else np.full(len(nr), NO_NAME)))
    return _together(parts)


_NAMELESS = 0


def _names(words: Words) -> Ints:
    """A number for each name, whatever the order of its words; ``UNKNOWN`` without any."""
    sums = np.append(0, np.cumsum(hashes(words.vocabulary)[words.codes]))
    found = sums[words.starts[1:]] - sums[words.starts[:-1]]
    return np.where(np.diff(words.starts) > 0, found & np.iinfo(np.int64).max, UNKNOWN)


def _cores(words: Words) -> Ints:
    """The same for companies, of which one without any word has a name too."""
    names = _names(words)
    return np.where(names == UNKNOWN, _NAMELESS, names)


def _of(places: Ints, sort: Sort, tokens: Ints, by: Ints) -> Tokens:
    known = (tokens != UNKNOWN) & ((by != UNKNOWN) | (sort == Sort.WORD))
    places, tokens, by = places[known], tokens[known], by[known]
    return Tokens(places, np.full(len(places), sort, dtype=np.int64), tokens, by)


def _together(parts: Iterable[Tokens]) -> Tokens:
    return Tokens(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
