"""Mentions that must be looked at, read from the table ``vermelding`` by their number in the store."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from ondermijning.resolve.columns import Columns
from ondermijning.resolve.counted import StoreCounts
from ondermijning.resolve.exact import KEYS
from ondermijning.resolve.paired import KeyCodes, key_codes
from ondermijning.resolve.person_births import births_of
from ondermijning.resolve.subjects import COMPARED, Keys, as_subject

if TYPE_CHECKING:
    import duckdb

    from ondermijning.resolve.models import Models
    from ondermijning.resolve.person_births import Births
    from ondermijning.resolve.ragged import Bools, Ints
    from ondermijning.resolve.subjects import Subject

_ROWS = f"""
SELECT g.nr, k.knoop, {", ".join(f"v.{name}" for name in COMPARED)}
FROM opslag.gezien g SEMI JOIN gevraagd USING (nr)
JOIN vermelding v USING (register, source_id) JOIN opslag.knoop k ON k.nr = g.nr
ORDER BY g.register, g.source_id
"""  # noqa: S608 - literals
# The keys of all mentions in clusters of more than one mention.
_HELD = f"""
WITH lid AS (SELECT knoop, nr FROM opslag.knoop WHERE knoop IN (
    SELECT knoop FROM opslag.knoop WHERE knoop IN (SELECT knoop FROM opslag.knoop SEMI JOIN gevraagd USING (nr))
    GROUP BY knoop HAVING count(*) > 1
))
SELECT DISTINCT knoop, {", ".join(KEYS)} FROM lid JOIN opslag.gezien USING (nr) JOIN vermelding USING (register, source_id)
"""  # noqa: S608 - literals


_BORN = """
SELECT g.nr, geboortedatum, geboortedatum_precisie
FROM opslag.gezien g SEMI JOIN gevraagd USING (nr) JOIN vermelding v USING (register, source_id) ORDER BY g.nr
"""


class Born(NamedTuple):
    """The birth dates of some persons.

    Args:
        numbers: the number of each person in the store, in order.
        places: the place of each among the dates.
        births: the dates.
    """

    numbers: Ints
    places: Ints
    births: Births

    def at(self, numbers: Ints) -> Ints:
        """The places of the dates of persons, all of whom are there."""
        return np.asarray(self.places[np.searchsorted(self.numbers, numbers)], dtype=np.int64)


class Loaded:
    """Some mentions.

    Args:
        numbers: the number of each in the store; mentions are in order of their key.
        subjects: the mentions.
        counts: what is common among all mentions.
        models: the weights in use; those that are shipped if None.
    """

    def __init__(
        self, numbers: Ints, subjects: list[Subject], counts: StoreCounts | None = None, models: Models | None = None
    ) -> None:
        self.numbers = numbers
        self.subjects = subjects
        self.columns = Columns(subjects, counts=counts, models=models)
        self._order = np.argsort(numbers)
        self._ordered = numbers[self._order]

    def at(self, numbers: Ints) -> Ints:
        """The places of mentions, all of which are there, by their number."""
        return np.asarray(self._order[np.searchsorted(self._ordered, numbers)], dtype=np.int64)

    def has(self, numbers: Ints) -> Bools:
        """Which mentions are there."""
        return np.isin(numbers, self._ordered)

    def of_kind(self, kind: str) -> Ints:
        """The numbers of all persons or companies, in order of their key."""
        return self.numbers[self.columns.of_kind[kind]]

    def key_guards(self, left: Ints, right: Ints) -> dict[str, Bools]:
        """Which pairs have different values of a register key."""
        return self._keys.guards(left, right)

    @cached_property
    def _keys(self) -> KeyCodes:
        return key_codes(subject.keys for subject in self.subjects)


class Reader:
    """Reads mentions, and keeps those read last: in a resolution from the start all are read once.

    Args:
        db: with the store.
        models: the weights in use.
    """

    def __init__(self, db: duckdb.DuckDBPyConnection, models: Models) -> None:
        self._db = db
        self.models = models
        self.counts = StoreCounts(db)
        self._last = Loaded(np.zeros(0, dtype=np.int64), [], self.counts, models)

    def read(self, numbers: Ints) -> Loaded:
        """Mentions by their number in the store, at least these."""
        wanted = np.unique(numbers)
        if not self._last.has(wanted).all():
            self._last = _load(self._db, wanted, self.counts, self.models)
        return self._last

    def births(self, numbers: Ints) -> Born:
        """The birth dates of persons by their number in the store: far less to read than all that they say."""
        wanted = np.unique(numbers)
        if self._last.has(wanted).all():
            columns = self._last.columns
            return Born(wanted, columns.place[self._last.at(wanted)], columns.people.births)
        self._db.register("gevraagd", pa.table({"nr": wanted}))
        table = self._db.sql(_BORN).to_arrow_table()
        self._db.unregister("gevraagd")
        dates = zip(*(table[name].to_pylist() for name in ("geboortedatum", "geboortedatum_precisie")), strict=True)
        return Born(wanted, np.arange(len(wanted)), births_of(list(dates)))


def _load(db: duckdb.DuckDBPyConnection, numbers: Ints, counts: StoreCounts, models: Models) -> Loaded:
    """Read mentions.

    Args:
        db: with the store.
        numbers: of the mentions, each once.
        counts: what is common among all mentions.
        models: the weights in use.
    """
    db.register("gevraagd", pa.table({"nr": numbers}))
    table = db.sql(_ROWS).to_arrow_table()
    held = _held(db.execute(_HELD).fetchall())
    db.unregister("gevraagd")
    found = table["nr"].to_numpy()
    nodes, *columns = (table[name].to_pylist() for name in ("knoop", *COMPARED))
    rows = (dict(zip(COMPARED, values, strict=True)) for values in zip(*columns, strict=True))
    subjects = [as_subject(row, node, held.get(node)) for row, node in zip(rows, nodes, strict=True)]
    return Loaded(found, subjects, counts, models)


def _held(rows: list[tuple[int, str | None, str | None, str | None, str | None]]) -> dict[int, Keys]:
    values: dict[int, list[tuple[str | None, ...]]] = defaultdict(list)
    for node, *keys in rows:
        values[node].append(tuple(keys))
    return {
        node: tuple(frozenset(filter(None, column)) for column in zip(*found, strict=True))
        for node, found in values.items()
    }
