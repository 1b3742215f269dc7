"""What the store counted, looked up for the mentions that are laid in columns."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ondermijning.normalise.towns import town_words
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

_CLASS = """
SELECT coalesce(klasse, 0) AS klasse FROM gevraagd LEFT JOIN opslag.telling USING (token) ORDER BY plek
"""
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

    def _classes(self, tokens: Ints) -> Ints:
        different, place = np.unique(tokens, return_inverse=True)
        self._db.register("gevraagd", pa.table({"plek": np.arange(len(different)), "token": different}))
        found: Ints = self._db.sql(_CLASS).to_arrow_table()["klasse"].to_numpy()
        self._db.unregister("gevraagd")
        return found[place]
