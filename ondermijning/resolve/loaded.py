"""Mentions that must be looked at, read from the table ``vermelding`` by their number in the store."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ondermijning.resolve.columns import Columns
from ondermijning.resolve.counted import StoreCounts
from ondermijning.resolve.exact import KEYS
from ondermijning.resolve.paired import KeyCodes, key_codes
from ondermijning.resolve.subjects import COMPARED, Keys, as_subject

if TYPE_CHECKING:
    import duckdb

    from ondermijning.resolve.models import Models
    from ondermijning.resolve.ragged import Bools, Ints
    from ondermijning.resolve.subjects import Subject

_ROWS = f"""
SELECT s.nr, k.knoop, {", ".join(f"v.{name}" for name in COMPARED)}
FROM gevraagd JOIN stand s USING (nr) JOIN vermelding v ON v.rowid = plaats JOIN opslag.knoop k ON k.nr = s.nr
ORDER BY v.register, v.source_id
"""  # noqa: S608 - literals
# The keys of all mentions in clusters of more than one mention.
_HELD = f"""
WITH lid AS (
    SELECT knoop, nr FROM opslag.knoop WHERE knoop IN (SELECT knoop FROM opslag.knoop JOIN gevraagd USING (nr))
    QUALIFY count(*) OVER (PARTITION BY knoop) > 1
)
SELECT DISTINCT knoop, {", ".join(KEYS)} FROM lid JOIN stand USING (nr) JOIN vermelding v ON v.rowid = plaats
"""  # noqa: S608 - literals


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
    """Reads mentions, each once, however many steps of resolution look at it.

    Args:
        db: with the store, whose exact clusters are as they stay.
        models: the weights in use.
    """

    def __init__(self, db: duckdb.DuckDBPyConnection, models: Models) -> None:
        self._db = db
        self.models = models
        self.counts = StoreCounts(db)
        self._all = self._last = self._laid(np.zeros(0, dtype=np.int64), [])

    def read(self, numbers: Ints, soon: Ints | None = None) -> Loaded:
        """Mentions by their number in the store, at least these.

        Args:
            numbers: of the mentions.
            soon: those that are asked for next and may as well be read now.
        """
        wanted = np.unique(numbers)
        if not self._last.has(wanted).all():
            self._know(wanted if soon is None else np.union1d(wanted, soon))
            self._last = self._some(wanted)
        return self._last

    def _know(self, numbers: Ints) -> None:
        """Read those of some mentions that were not read before."""
        known, new = self._all, numbers[~self._all.has(numbers)]
        if len(new):
            subjects = dict(zip(known.numbers.tolist(), known.subjects, strict=True)) | _load(self._db, new)
            order = sorted(subjects, key=lambda nr: subjects[nr].place) if len(known.numbers) else subjects
            self._all = self._laid(np.array(list(order), dtype=np.int64), [subjects[nr] for nr in order])

    def _some(self, numbers: Ints) -> Loaded:
        """Mentions that were read before."""
        if len(numbers) == len(self._all.numbers):
            return self._all
        places = np.sort(self._all.at(numbers))
        return self._laid(self._all.numbers[places], [self._all.subjects[at] for at in places.tolist()])

    def _laid(self, numbers: Ints, subjects: list[Subject]) -> Loaded:
        return Loaded(numbers, subjects, self.counts, self.models)


def _load(db: duckdb.DuckDBPyConnection, numbers: Ints) -> dict[int, Subject]:
    """Read mentions.

    Args:
        db: with the store.
        numbers: of the mentions, each once.

    Returns:
        The mentions by their number, in order of their key.
    """
    db.register("gevraagd", pa.table({"nr": numbers}))
    table = db.sql(_ROWS).to_arrow_table()
    held = _held(db.execute(_HELD).fetchall())
    db.unregister("gevraagd")
    found, nodes, *columns = (table[name].to_pylist() for name in ("nr", "knoop", *COMPARED))
    rows = (dict(zip(COMPARED, values, strict=True)) for values in zip(*columns, strict=True))
    return {nr: as_subject(row, node, held.get(node)) for nr, row, node in zip(found, rows, nodes, strict=True)}


def _held(rows: list[tuple[int, str | None, str | None, str | None, str | None]]) -> dict[int, Keys]:
    values: dict[int, list[tuple[str | None, ...]]] = defaultdict(list)
    for node, *keys in rows:
        values[node].append(tuple(keys))
    return {
        node: tuple(frozenset(filter(None, column)) for column in zip(*found, strict=True))
        for node, found in values.items()
    }
