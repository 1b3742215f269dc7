"""How often each key of a file came by, in a part of memory that does not grow with the file.

Of a key only a hash of 64 bits is kept. That of a text is of no use to anyone else, since every process hashes under a secret of
its own; of ten million keys two have the same hash once in 300,000 files. What does not fit in memory goes to a nameless file of
SQLite, which the system removes when it is closed, also when the process is killed.
"""

from __future__ import annotations

import sqlite3
from array import array
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from ondermijning.errors import WorkspaceError
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

State: TypeAlias = tuple[int, ...]  # how often a key came by, then the hashes of what it came with first

_MOST = 32_768  # keys in memory
_HINTS = 2**22  # bytes
_PAIRS = tuple(1 << one | 1 << other for one, other in combinations(range(8), 2))
_TABLE = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = FILE;
PRAGMA cache_size = -2048; CREATE TABLE seen (mark INTEGER PRIMARY KEY, times INTEGER NOT NULL, parts BLOB NOT NULL)
"""


class Tally:
    """Counts keys, and the parts with which they come; to be closed."""

    def __init__(self) -> None:
        self._recent: dict[int, State] = {}
        self._earlier: _Earlier | None = None

    def count(self, key: Hashable) -> int:
        """Note that a key comes by; gives how often it did, this time included."""
        return self._next(hash(key))[0]

    def note(self, key: Hashable, parts: Iterable[Hashable] = ()) -> tuple[int, list[bool]]:
        """Note that a key comes by with parts.

        Args:
            key: what is counted.
            parts: what it comes with, each another than the others.

        Returns:
            How often the key came by, this time included, and for each part whether the key never came with it before.
        """
        mark, marks = hash(key), [hash(part) for part in parts]
        times, *first = self._next(mark, marks)
        if times == 1:
            return 1, [True] * len(marks)
        # Further parts are keys of their own, so that what is kept of one key has an end.
        return times, [part not in first and self.count((mark, part)) == 1 for part in marks]

    def close(self) -> None:
        """Forget everything."""
        self._recent.clear()
        if self._earlier:
            self._earlier.close()

    def _next(self, mark: int, parts: Iterable[int] = ()) -> State:
        """The state of a key that comes by once more; its parts are those of the first time."""
        before = self._recent.get(mark) or (self._earlier and self._earlier.get(mark))
        self._recent[mark] = state = (before[0] + 1, *before[1:]) if before else (1, *parts)
        if len(self._recent) >= _MOST:
            self._earlier = self._earlier or _Earlier()
            self._earlier.update(self._recent)
            self._recent.clear()
        return state


class _Earlier:
    """States on disk, with hints in memory of which keys are there: no hint, no key."""

    def __init__(self) -> None:
        self._hints = bytearray(_HINTS)
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.executescript(_TABLE)

    def get(self, mark: int) -> State | None:
        """What was kept of a key."""
        pair = _pair(mark)
        if self._hints[mark % _HINTS] & pair != pair:
            return None
        found = self._table.execute("SELECT times, parts FROM seen WHERE mark = ?", (mark,)).fetchone()
        return found and (found[0], *array("q", found[1]))

    def update(self, states: Mapping[int, State]) -> None:
        """Keep states in the place of earlier ones.

        Raises:
            WorkspaceError: there is no room.
        """
        for mark in states:
            self._hints[mark % _HINTS] |= _pair(mark)
        # In order, since neighbours share a page.
        rows = ((mark, states[mark][0], array("q", states[mark][1:]).tobytes()) for mark in sorted(states))
        try:
            self._table.execute("BEGIN")
            self._table.executemany("REPLACE INTO seen VALUES (?, ?, ?)", rows)
            self._table.execute("COMMIT")
        except sqlite3.Error as problem:
            raise WorkspaceError(
                say("the temporary folder of this machine is full or cannot be written."),
                advice=say("Make room in it, or set TMPDIR to another."),
            ) from problem

    def close(self) -> None:
        """Remove them."""
        self._table.close()


def _pair(mark: int) -> int:
    """Two bits of the byte that hints at a key."""
    return _PAIRS[mark // _HINTS % len(_PAIRS)]
