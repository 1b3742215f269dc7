"""Mentions that must be looked at, read from the table ``vermelding`` by their number in the store."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ondermijning.resolve.columns.arrow import whole_numbers
from ondermijning.resolve.exact_clusters import KEYS
from ondermijning.resolve.scores.mention_columns import Columns
from ondermijning.resolve.scores.register_keys import RegisterKeys, register_keys
from ondermijning.resolve.store.counts import StoreCounts
from ondermijning.resolve.subjects import COMPARED, Keys, as_subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

    from ondermijning.resolve.columns.arrays import Bools, Ints
    from ondermijning.resolve.scores.models import Models
    from ondermijning.resolve.subjects import Subject

# With each mention all others of its exact cluster: what the cluster holds is then known from its rows.
_ROWS = f"""
WITH gevraagde_knoop AS MATERIALIZED (SELECT DISTINCT knoop FROM opslag.knoop SEMI JOIN gevraagd USING (nr)),
lid AS MATERIALIZED (SELECT nr, knoop FROM opslag.knoop SEMI JOIN gevraagde_knoop USING (knoop))
SELECT nr, knoop, {", ".join(f"v.{name}" for name in COMPARED)}
FROM lid JOIN stand USING (nr) JOIN vermelding v ON v.rowid = plaats
ORDER BY v.register, v.source_id
"""  # noqa: S608 - literals


class LoadedMentions:
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
    def _keys(self) -> RegisterKeys:
        return register_keys(subject.keys for subject in self.subjects)


class MentionReader:
    """Reads mentions, each once, however many steps of resolution look at it.

    Args:
        db: with the store, whose exact clusters are as they stay.
        models: the weights in use.
        known: mentions that were read already, by their number, in order of their key.
    """

    def __init__(self, db: duckdb.DuckDBPyConnection, models: Models, known: dict[int, Subject]) -> None:
        self._db = db
        self.models = models
        self.counts = StoreCounts(db)
        self._known = known
        self._in_order = True
        self._last = self._laid(np.zeros(0, dtype=np.int64))

    def read(self, numbers: Ints, soon: Ints | None = None) -> LoadedMentions:
        """Mentions by their number in the store, at least these.

        Args:
            numbers: of the mentions.
            soon: those that are asked for next and may as well be read now.
        """
        wanted = np.unique(numbers)
        if not self._last.has(wanted).all():
            self._know(wanted if soon is None else np.union1d(wanted, soon))
            self._last = self._laid(wanted)
        return self._last

    def _know(self, numbers: Ints) -> None:
        """Read those of some mentions that were not read before."""
        new = [nr for nr in numbers.tolist() if nr not in self._known]
        if new:
            self._known |= _load(self._db, new)
            self._in_order = False

    def _laid(self, numbers: Ints) -> LoadedMentions:
        """Mentions that were read before, in order of their key."""
        wanted = set(numbers.tolist())
        ordered = [nr for nr in self._known if nr in wanted]
        if not self._in_order:
            ordered.sort(key=lambda nr: self._known[nr].place)
        subjects = [self._known[nr] for nr in ordered]
        return LoadedMentions(np.array(ordered, dtype=np.int64), subjects, self.counts, self.models)


def _load(db: duckdb.DuckDBPyConnection, numbers: list[int]) -> dict[int, Subject]:
    """Read mentions, and with them the rest of their exact clusters."""
    db.register("gevraagd", pa.table({"nr": pa.array(numbers, pa.int64())}))
    table = db.sql(_ROWS).to_arrow_table()
    db.unregister("gevraagd")
    return subjects_of(table, whole_numbers(table["knoop"]))


def subjects_of(table: pa.Table, nodes: Ints, wanted: Bools | None = None) -> dict[int, Subject]:
    """Mentions by their number.

    Args:
        table: their numbers as ``nr`` beside the columns of ``subjects.COMPARED``; clusters are there as a whole.
        nodes: the exact cluster of each.
        wanted: which of them; all if None.
    """
    held = _held(nodes.tolist(), zip(*(table[key].to_pylist() for key in KEYS), strict=True))
    if wanted is not None and not wanted.all():
        table, nodes = table.filter(pa.array(wanted)), nodes[wanted]
    columns = zip(*(table[name].to_pylist() for name in COMPARED), strict=True)
    rows = (dict(zip(COMPARED, values, strict=True)) for values in columns)
    numbers = table["nr"].to_pylist()
    return {nr: as_subject(row, at, held.get(at)) for nr, row, at in zip(numbers, rows, nodes.tolist(), strict=True)}


def _held(nodes: list[int], keys: Iterable[tuple[str | None, ...]]) -> dict[int, Keys]:
    """The keys that clusters of several mentions hold."""
    sizes, values = Counter(nodes), defaultdict(set)
    for node, said in zip(nodes, keys, strict=True):
        if sizes[node] > 1:
            values[node].add(said)
    return {
        node: tuple(frozenset(filter(None, column)) for column in zip(*found, strict=True))
        for node, found in values.items()
    }
