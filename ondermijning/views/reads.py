"""The tables that a SELECT reads, found in it by DuckDB's own parser.

DuckDB knows its own dialect best (``FROM`` first, ``QUALIFY``, ``SEMI JOIN``, ``EXCLUDE``), and its answer is a tree in which
a name of a common table expression can be told from that of a table.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ondermijning.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from ondermijning.views.view import PythonView, View

LOCK = Path(__file__).parent / "reads.lock.json"


def reads_in(db: duckdb.DuckDBPyConnection, sql: str) -> frozenset[str]:
    """The tables that one SELECT reads, without the names that it makes itself.

    Raises:
        ModelError: the text is no SELECT; the message is that of the parser.
    """
    tree = json.loads(db.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()[0][0])
    if tree["error"]:
        raise ModelError(f"is no SELECT: {tree['error_message']}.")
    return frozenset(_tables(tree["statements"], frozenset()))


def _tables(tree: Any, own: frozenset[str]) -> Iterator[str]:
    """Names of tables below a place in the tree, unless a WITH around it made them."""
    if isinstance(tree, list):
        for each in tree:
            yield from _tables(each, own)
    elif isinstance(tree, dict):
        if tree.get("type") == "BASE_TABLE" and tree["table_name"] not in own:
            yield tree["table_name"]
        yield from _below(tree, own)


def _below(tree: dict[str, Any], own: frozenset[str]) -> Iterator[str]:
    made = tree.get("cte_map", {}).get("map", [])
    if tree.get("type") == "RECURSIVE_CTE_NODE":
        own |= {tree["cte_name"]}
    for each in made:
        yield from _tables(each["value"], own)
        own |= {each["key"]}
    for name, value in tree.items():
        if name != "cte_map":
            yield from _tables(value, own)


def text_hash(view: View | PythonView) -> str:
    """What the lock knows the texts of a view by."""
    return hashlib.sha256("\n".join(view.selects).encode()).hexdigest()[:16]


class ReadsLock:
    """What was found in each text, so that a command need not parse what did not change."""

    def __init__(self, path: Path = LOCK) -> None:
        self.path = path
        self.known: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def found(self, db: duckdb.DuckDBPyConnection, view: View | PythonView) -> frozenset[str]:
        """The tables that a view reads."""
        key = text_hash(view)
        if key not in self.known:
            self.known[key] = sorted(frozenset().union(*(reads_in(db, sql) for sql in view.selects)))
        return frozenset(self.known[key])

    def text(self, views: list[View | PythonView]) -> str:
        """The contents of the file for these views and no others."""
        kept = {key: self.known[key] for key in sorted(map(text_hash, views))}
        return "{\n" + ",\n".join(f'"{key}": {json.dumps(reads)}' for key, reads in kept.items()) + "\n}\n"


@cache
def shipped_lock() -> ReadsLock:
    """The lock that comes with the package."""
    return ReadsLock()
