"""What a shell completes: ids of signals and things, streets, and names of rules.

It is quick and silent: it reads the graph in use and the ledger without opening them for work, writes nothing, and answers
nothing where anything is wrong. No natural person is offered, not by name and not by id.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import click

    from ondermijning.workspace import Workspace

MOST = 50  # of one kind
_LEAST = 2  # signs that are typed before ids are offered
_SHORT = 8  # signs of the id of a signal, as lists show it
_SIGNALS = "SELECT id FROM signals WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
_IDS = "SELECT id FROM node WHERE id >= ? AND id < ? AND persoon = 0 ORDER BY id LIMIT ?"
_NUMBERS = """
SELECT DISTINCT s.sleutel FROM sleutel s JOIN node n USING (nr)
WHERE s.sleutel >= ? AND s.sleutel < ? AND n.persoon = 0 AND s.sleutel NOT GLOB '*[^0-9]*' ORDER BY 1 LIMIT ?
"""
_LAST = "\U0010ffff"


def _silent(offer: Callable[[click.Context, click.Parameter, str], Iterator[str]]) -> Any:
    """Completion that says nothing where something is wrong: the command itself will tell what."""

    def offered(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
        try:
            return list(dict.fromkeys(offer(context, parameter, incomplete)))
        except Exception:  # noqa: BLE001 - a shell waits for words, and an error is none
            return []

    return offered


@_silent
def complete_rule(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> Iterator[str]:
    """Names of the rules that are shipped."""
    from ondermijning.registry import shipped_folder  # noqa: PLC0415 - help starts without it

    rules = json.loads((shipped_folder("rules") / "rules.lock.json").read_text(encoding="utf-8"))
    yield from sorted(name for name in rules if name.startswith(incomplete))


@_silent
def complete_signal(context: click.Context, _parameter: click.Parameter, incomplete: str) -> Iterator[str]:
    """Signals by the beginning of their id."""
    yield from _signals(_workspace(context), incomplete)


@_silent
def complete_thing(context: click.Context, parameter: click.Parameter, incomplete: str) -> Iterator[str]:
    """Signals, things by id or number, and streets; of a street of several words, the next word."""
    workspace = _workspace(context)
    before = context.params.get(parameter.name or "")
    typed = " ".join(before) if isinstance(before, tuple) else ""
    yield from _streets(workspace, typed, incomplete)
    if not typed:
        yield from _signals(workspace, incomplete)
        yield from _things(workspace, incomplete)


def _workspace(context: click.Context) -> Workspace:
    from ondermijning.workspace import open_workspace  # noqa: PLC0415 - help starts without it

    return open_workspace(Path(context.params["root"]))


def _signals(workspace: Workspace, incomplete: str) -> Iterator[str]:
    with _reading(workspace.ledger_path) as ledger:
        for (identity,) in ledger.execute(_SIGNALS, (incomplete, incomplete + _LAST, MOST)):
            yield identity if len(incomplete) > _SHORT else identity[:_SHORT]


def _things(workspace: Workspace, incomplete: str) -> Iterator[str]:
    if len(incomplete) < _LEAST:
        return
    with _reading(_index(workspace)) as index:
        for statement in (_IDS, _NUMBERS):
            yield from (found for (found,) in index.execute(statement, (incomplete, incomplete + _LAST, MOST)))


def _streets(workspace: Workspace, typed: str, incomplete: str) -> Iterator[str]:
    """The next word of every street that begins with what was typed."""
    from ondermijning.daily.index import open_index  # noqa: PLC0415 - the words of a street are compared as elsewhere
    from ondermijning.graph.index_words import STREET_KEY  # noqa: PLC0415
    from ondermijning.normalise.places.streets import street_key  # noqa: PLC0415

    words = typed.split()
    begun = " ".join([*words, incomplete])
    with open_index(_index(workspace).parent) as index:
        for node in index.first_of(STREET_KEY + street_key(begun)).values():
            name = str(node.data.get("naam", "")).split()
            following = name[len(words)] if len(name) > len(words) else ""
            if following.lower().startswith(incomplete.lower()) and following.isalpha():
                yield following


def _index(workspace: Workspace) -> Path:
    from ondermijning.graph.current import INDEX_FILE, current_graph  # noqa: PLC0415 - help starts without it

    return current_graph(workspace)[1] / INDEX_FILE


def _reading(file: Path) -> closing[sqlite3.Connection]:
    """Open to write, though nothing is: one that may only read leaves the files of SQLite's log behind when it closes."""
    return closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True))
