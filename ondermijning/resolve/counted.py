"""What the store counted, looked up for the mentions that are laid in columns."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.normalise.names.towns import town_words
from ondermijning.resolve.companies import Common
from ondermijning.resolve.hashed import hashes
from ondermijning.resolve.tokens import Sort, address_token, token

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from ondermijning.resolve.companies import Named
    from ondermijning.resolve.homes import Homes
    from ondermijning.resolve.people import People
    from ondermijning.resolve.ragged import Bools, Ints

_CLASSES = "SELECT token, klasse FROM opslag.telling ORDER BY token"
_TOWNS = "SELECT DISTINCT woonplaats FROM vermelding WHERE soort = 'bedrijf' AND woonplaats <> ''"


class StoreCounts:
    """The classes of what is counted; see ``store_counts`` for what a class says of each sort.

    Args:
        db: with the store.
    """

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self._db = db

    @cached_property
    def towns(self) -> frozenset[str]:
        """The words of the names of towns where companies are."""
        return town_words(town for (town,) in self._db.execute(_TOWNS).fetchall())

    def common(self, names: Sequence[Named]) -> Common:
        """How many names have the words of these, in powers of two."""
        words = sorted({word for each in names for word in each.words})
        classes = self._classes(token(Sort.WORD, hashes(words))).tolist()
        total = int(self._classes(token(Sort.NAMES, np.zeros(1, dtype=np.int64)))[0])
        return Common(1 << total, {word: 1 << each for word, each in zip(words, classes, strict=True)}, self.towns)

    def people(self, people: People) -> People:
        """These persons with how rare their names are and how crowded their homes."""
        rarity = self._classes(token(Sort.SURNAME, hashes(people.surnames.words.vocabulary)))
        crowded = self._classes(address_token(Sort.HOME, people.homes)) > 0
        surnames, homes = replace(people.surnames, rarity=rarity), replace(people.homes, crowded=crowded)
        return replace(people, surnames=surnames, homes=homes)

    def seats(self, seats: Homes) -> Homes:
        """These addresses with how crowded they are."""
        return replace(seats, crowded=self._classes(address_token(Sort.SEAT, seats)) > 0)

    def small(self, towns: list[str]) -> Bools:
        """Whether few companies are in each of these towns."""
        return np.asarray(self._classes(token(Sort.TOWN, hashes(towns))) > 0, dtype=bool)

    @cached_property
    def _known(self) -> tuple[Ints, Ints]:
        """All that is counted, in order, with its class; asked for once everything is counted."""
        table = self._db.sql(_CLASSES).to_arrow_table()
        return table["token"].to_numpy(), table["klasse"].to_numpy()

    def _classes(self, tokens: Ints) -> Ints:
        """The class of each token, 0 of what nobody has."""
        known, classes = self._known
        place = np.minimum(np.searchsorted(known, tokens), len(known) - 1)
        return np.where(known[place] == tokens, classes[place], 0) if len(known) else np.zeros_like(tokens)
