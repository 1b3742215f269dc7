"""Which pairs of mentions are worth comparing: those that share keys that few others have, in SQL.

The texts are plain SQL, without functions that one engine alone has, so that an engine for more data than fits on one machine
can run them as they are.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ondermijning.resolve.columns.arrays import among, distinct, repeated
from ondermijning.resolve.columns.arrow import arrow_table, whole_numbers

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    import duckdb

    from ondermijning.resolve.columns.arrays import Floats, Ints

PAIRS = """
SELECT links, rechts FROM (
    SELECT links, rechts, row_number() OVER (PARTITION BY links ORDER BY gewicht DESC, rechts) AS plek
    FROM (
        SELECT l.nr AS links, r.nr AS rechts, sum(l.deel * ln(g.totaal / t.aantal)) AS gewicht
        FROM gezocht l
        JOIN (SELECT sleutel, count(*) AS aantal FROM gehouden GROUP BY sleutel) t ON l.sleutel = t.sleutel
        JOIN grens g ON t.aantal <= g.hoogstens
        JOIN gehouden r ON r.sleutel = t.sleutel
        WHERE l.nr <> r.nr
        GROUP BY l.nr, r.nr
    ) geraakt
) gerangschikt
WHERE plek <= (SELECT beste FROM grens)
ORDER BY links, rechts
"""
SHARING = """
SELECT l.nr AS links, r.nr AS rechts
FROM gehouden l
JOIN (
    SELECT sleutel FROM gehouden GROUP BY sleutel HAVING count(*) BETWEEN 2 AND (SELECT hoogstens FROM grens)
) t ON l.sleutel = t.sleutel
JOIN gehouden r ON r.sleutel = t.sleutel
WHERE l.nr < r.nr AND l.nr >= (SELECT van FROM grens) AND l.nr < (SELECT tot FROM grens)
"""
_TOGETHER = 10_000  # mentions whose pairs are found at once, so that memory does not grow with their number


class Limits(NamedTuple):
    """How far a search goes.

    Args:
        block: mentions that share a key; a key that more share says too little.
        best: candidates per mention.
    """

    block: int
    best: int


class Sought(NamedTuple):
    """Keys that are looked for: the mention, the key as a code, and how well the key fits it."""

    numbers: Ints
    keys: Ints
    shares: Floats


class KeyCodes:
    """Keys as codes; those that nobody looks for have none."""

    def __init__(self) -> None:
        self._codes: dict[Hashable, int] = {}

    def sought(self, keys: Iterable[tuple[int, Hashable, float]]) -> Sought:
        """Give every key that is looked for a code.

        Args:
            keys: number of the mention, key, share.
        """
        numbers, found, shares = array("q"), array("q"), array("d")
        codes = self._codes
        for nr, key, share in keys:
            numbers.append(nr)
            found.append(codes.setdefault(key, len(codes)))
            shares.append(share)
        return Sought(_ints(numbers), _ints(found), np.frombuffer(shares, np.float64))

    def held(self, keys: Iterable[tuple[int, Hashable]]) -> tuple[Ints, Ints]:
        """Number and code of the keys that somebody looks for."""
        numbers, found = array("q"), array("q")
        codes = self._codes
        for nr, key in keys:
            if (code := codes.get(key)) is not None:
                numbers.append(nr)
                found.append(code)
        return _ints(numbers), _ints(found)


def _ints(values: array[int]) -> Ints:
    return np.frombuffer(values, np.int64)


def candidate_pairs(
    db: duckdb.DuckDBPyConnection, sought: Sought, held: tuple[Ints, Ints], total: int, limits: Limits
) -> tuple[Ints, Ints]:
    """The best candidates of each mention, in order.

    Args:
        db: any database.
        sought: keys of the mentions that look for others.
        held: mentions and keys of those that are found.
        total: how many are found at all.
        limits: how far the search goes.
    """
    tables: dict[str, dict[str, Any]] = {
        "gezocht": {"nr": sought.numbers, "sleutel": sought.keys, "deel": sought.shares},
        "gehouden": {"nr": held[0], "sleutel": held[1]},
        "grens": {"hoogstens": [limits.block], "beste": [limits.best], "totaal": [float(total)]},
    }
    return found_pairs(db, PAIRS, tables)


def sharing_pairs(db: duckdb.DuckDBPyConnection, numbers: Ints, keys: Ints, block: int) -> tuple[Ints, Ints]:
    """Every two mentions that share a key, each pair once and in order.

    Args:
        db: any database.
        numbers: mentions.
        keys: a key of each.
        block: a key that more mentions share says too little.
    """
    size = int(numbers.max(initial=0)) + 1
    shared = among(keys, repeated(keys))  # most keys are of one alone
    held = {"nr": numbers[shared], "sleutel": keys[shared]}
    pairs = [keys[:0]]
    for start in range(0, size, _TOGETHER):
        limits = {"hoogstens": [block], "van": [start], "tot": [start + _TOGETHER]}
        left, right = found_pairs(db, SHARING, {"gehouden": held, "grens": limits})
        pairs.append(distinct(left * size + right))
    found = np.concatenate(pairs)
    return found // size, found % size


def found_pairs(db: duckdb.DuckDBPyConnection, query: str, tables: dict[str, dict[str, Any]]) -> tuple[Ints, Ints]:
    """What a query that gives ``links`` and ``rechts`` finds in some tables, which are there for it alone.

    Args:
        db: any database.
        query: plain SQL.
        tables: name → column → values.
    """
    for name, columns in tables.items():
        db.register(name, arrow_table(columns))
    found = db.sql(query).to_arrow_table()
    for name in tables:
        db.unregister(name)
    return whole_numbers(found["links"]), whole_numbers(found["rechts"])
