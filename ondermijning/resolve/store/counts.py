"""Counts in the store, and the classes that they fall in: a mention looks otherwise only when the class of a count changes.

A class is, by sort: how rare a surname is (see ``persons.surnames``); 1 for an address or a small town to be told from others;
the power of two of a count of words and names, so that what they say changes seldom. Classes are looked up for the mentions
that are laid in columns.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ondermijning.normalise.names.towns import town_words
from ondermijning.resolve.columns.hashes import hashes
from ondermijning.resolve.companies.names import Common
from ondermijning.resolve.homes import is_crowd
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.persons.surnames import rarity_of
from ondermijning.resolve.scores.mention_columns import is_small
from ondermijning.resolve.store.tokens import NO_NAME, Sort, address_token, company_tokens, person_tokens, token

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from ondermijning.resolve.columns.arrays import Bools, Ints
    from ondermijning.resolve.companies.names import Named
    from ondermijning.resolve.homes import Homes
    from ondermijning.resolve.persons.people import People
    from ondermijning.resolve.store.mention_reader import LoadedMentions

_OTHER_TOWNS = """
CREATE OR REPLACE TEMP TABLE andere_plaats AS
(SELECT token FROM plaats_nu EXCEPT SELECT token FROM opslag.plaats)
UNION (SELECT token FROM opslag.plaats EXCEPT SELECT token FROM plaats_nu);
DELETE FROM opslag.plaats; INSERT INTO opslag.plaats SELECT token FROM plaats_nu;
INSERT INTO vuil SELECT DISTINCT nr FROM opslag.woord SEMI JOIN andere_plaats USING (token)
WHERE nr NOT IN (FROM vuil) AND nr NOT IN (FROM veranderd);
CREATE OR REPLACE TEMP TABLE herlezen AS
SELECT nr FROM verschil WHERE nu UNION SELECT nr FROM opslag.woord SEMI JOIN andere_plaats USING (token)
WHERE nr IN (SELECT nr FROM opslag.gezien);
CREATE OR REPLACE TEMP TABLE eerder_gelezen AS
SELECT nr FROM verschil WHERE eerder UNION SELECT nr FROM opslag.woord SEMI JOIN andere_plaats USING (token);
"""
# What a mention said before may take something from a count, so that its tokens are counted anew; all others only grow.
_REPLACED = f"""
CREATE OR REPLACE TEMP TABLE woord_was AS SELECT DISTINCT token FROM opslag.woord SEMI JOIN eerder_gelezen USING (nr);
DELETE FROM opslag.woord WHERE nr IN (FROM eerder_gelezen);
CREATE OR REPLACE TEMP TABLE erbij AS
SELECT token, any_value(soort) AS soort, count(*) FILTER (WHERE geteld <> {NO_NAME}) AS aantal
FROM (SELECT DISTINCT token, soort, geteld FROM woord_nu ANTI JOIN woord_was USING (token)) ANTI JOIN (
    SELECT token, geteld FROM opslag.woord SEMI JOIN woord_nu USING (token, geteld)
) USING (token, geteld) GROUP BY token;
INSERT INTO opslag.woord SELECT nr, soort, token, geteld FROM woord_nu;
CREATE OR REPLACE TEMP TABLE geteld_nu AS
SELECT token, e.soort, coalesce(t.aantal, 0) + e.aantal AS aantal, t.klasse
FROM erbij e LEFT JOIN opslag.telling t USING (token)
UNION ALL
SELECT token, n.soort, n.aantal, t.klasse FROM (
    SELECT token, any_value(soort) AS soort, count(DISTINCT geteld) FILTER (WHERE geteld <> {NO_NAME}) AS aantal
    FROM opslag.woord SEMI JOIN woord_was USING (token) GROUP BY token
) n LEFT JOIN opslag.telling t USING (token);
DELETE FROM opslag.telling WHERE token IN (FROM woord_was UNION ALL SELECT token FROM geteld_nu);
INSERT INTO opslag.telling FROM geteld_nu;
"""  # noqa: S608 - literals
_CHANGED = """
INSERT INTO vuil SELECT DISTINCT nr FROM opslag.woord SEMI JOIN klasse_nu USING (token) WHERE nr NOT IN (FROM vuil);
UPDATE opslag.telling t SET klasse = n.klasse FROM klasse_nu n WHERE t.token = n.token;
"""
_SIZES = (
    "SELECT count(*) FILTER (WHERE soort = 'persoon'), count(*) FILTER (WHERE soort = 'bedrijf') FROM opslag.gezien"
)
_CLASSES = "SELECT token, klasse FROM opslag.telling ORDER BY token"
_TOWNS = "SELECT DISTINCT woonplaats FROM vermelding WHERE soort = 'bedrijf' AND woonplaats <> ''"


def count_towns(db: duckdb.DuckDBPyConnection, counts: StoreCounts) -> None:
    """Note which words are now those of towns; ``herlezen`` then holds the mentions whose tokens must be read again."""
    words = token(Sort.WORD, hashes(sorted(counts.towns)))
    db.register("plaats_nu", pa.table({"token": words}))
    db.execute(_OTHER_TOWNS)
    db.unregister("plaats_nu")


def count_tokens(db: duckdb.DuckDBPyConnection, loaded: LoadedMentions) -> None:
    """Count the tokens of mentions that were read again, and add to ``vuil`` who holds one whose class is another now.

    Args:
        db: with the store.
        loaded: the mentions in ``herlezen``.
    """
    persons, companies = (loaded.of_kind(kind) for kind in (PERSON, COMPANY))
    found = [(persons, person_tokens(loaded.columns.people_as_written, persons))] if len(persons) else []
    if len(companies):
        found.append((companies, company_tokens(loaded.columns.named, loaded.columns.seats_as_written, companies)))
    rows = [(numbers[each.places], each.sorts, each.tokens, each.by) for numbers, each in found]
    empty = np.zeros(0, dtype=np.int64)
    columns = [np.concatenate([empty, *side]) for side in zip(*rows, strict=True)] or [empty] * 4
    db.register("woord_nu", pa.table(dict(zip(("nr", "soort", "token", "geteld"), columns, strict=True))))
    db.execute(_REPLACED)
    db.unregister("woord_nu")
    _class_again(db)


def _class_again(db: duckdb.DuckDBPyConnection) -> None:
    every = db.sql("SELECT token, soort, aantal, coalesce(klasse, -1) AS klasse FROM opslag.telling").to_arrow_table()
    tokens, sorts, counts, before = (every[name].to_numpy() for name in ("token", "soort", "aantal", "klasse"))
    now = _classes(sorts, counts, *db.execute(_SIZES).fetchall()[0])
    other = now != before
    db.register("klasse_nu", pa.table({"token": tokens[other], "klasse": now[other]}))
    db.execute(_CHANGED)
    db.unregister("klasse_nu")


def _classes(sorts: Ints, counts: Ints, persons: int, companies: int) -> Ints:
    """The class of each count."""
    found = np.frexp(np.maximum(counts, 1))[1].astype(np.int64) - 1
    for sort, classed in (
        (Sort.SURNAME, lambda some: rarity_of(some, persons)),
        (Sort.HOME, is_crowd),
        (Sort.SEAT, is_crowd),
        (Sort.TOWN, lambda some: is_small(some, companies)),
    ):
        of_sort = sorts == sort
        found[of_sort] = classed(counts[of_sort])
    return found


class StoreCounts:
    """The classes of what is counted; see above for what a class says of each sort.

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
