"""Reading the index beside the graph: nodes by number or key, the edges at a node, and where an element came from."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.errors import GraphError
from ondermijning.graph.current import INDEX_FILE, INDEX_VERSION, MAKE_ANEW, PERSON, SHIELDED
from ondermijning.graph.index_words import TOWN_KEY
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_NODE = "SELECT nr, soort, id, persoon, gegevens FROM node"
_EDGE = "SELECT nr, soort, van, naar, geldig_van, geldig_tot, gegevens FROM edge"
_BY_KEY = f"{_NODE} WHERE nr IN (SELECT nr FROM sleutel WHERE sleutel = ?) ORDER BY nr"  # noqa: S608 - made of literals
_BY_PREFIX = f"{_NODE} WHERE nr IN (SELECT nr FROM sleutel WHERE sleutel >= ? AND sleutel < ?) ORDER BY nr"  # noqa: S608 - made of literals
LISTED = "IN (SELECT value FROM json_each(?))"
# One node for each key that begins like this.
_FIRST_OF = "SELECT sleutel, min(nr) FROM sleutel WHERE sleutel >= ? AND sleutel < ? GROUP BY sleutel"
_PLACES = f"""
SELECT h.element, p.bron, p.levering, p.bestand, h.positie FROM herkomst h JOIN plek p ON p.nr = h.plek
WHERE h.element {LISTED} ORDER BY 1, 2, 3, 4, 5
"""  # noqa: S608 - made of literals


@dataclass(frozen=True)
class Node:
    """A node of the graph.

    Args:
        number: its number in the index.
        label: its kind.
        id: its id.
        personal: it is a natural person, a company that is one or more of them, or an insolvency of these.
        shielded: a natural person who is a minor or whose data are secret, and so is never named.
        json: what is known of it, as the index holds it; read by ``data``.
    """

    number: int
    label: str
    id: str
    personal: bool
    shielded: bool = False
    json: str = ""

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """What is known of it; an absent column is unknown."""
        return _data(self.json)

    @property
    def key(self) -> tuple[str, str]:
        """Label and id, which order nodes the same in every index."""
        return self.label, self.id


@dataclass(frozen=True)
class Edge:
    """An edge of the graph; ``begin`` and ``end`` are days as text, empty when unknown or open; ``json`` is read by ``data``."""

    number: int
    kind: str
    source: int
    target: int
    begin: str
    end: str
    json: str = ""

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """What it says itself; an absent column is unknown."""
        return _data(self.json)

    def other(self, number: int) -> int:
        """The end that is not this node."""
        return self.target if number == self.source else self.source


class Place(NamedTuple):
    """A place in a delivery: source, delivery, file, line or element."""

    source: str
    delivery: str
    file: str
    position: str


class Index:
    """An open index; see ``open_index``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def nodes(self, numbers: Iterable[int]) -> dict[int, Node]:
        """Nodes by number, in order of number."""
        rows = self.rows(f"{_NODE} WHERE nr {LISTED} ORDER BY nr", as_list(numbers))
        return {row[0]: _node(row) for row in rows}

    def by_id(self, *ids: str) -> list[Node]:
        """Every node with one of these ids."""
        return [_node(row) for row in self.rows(f"{_NODE} WHERE id {LISTED} ORDER BY nr", as_list(ids))]

    def by_key(self, key: str) -> list[Node]:
        """Every node with an exact key."""
        rows = self.rows(_BY_KEY, key)
        return [_node(row) for row in rows]

    def by_key_prefix(self, prefix: str) -> list[Node]:
        """Every node with a key that begins like this."""
        rows = self.rows(_BY_PREFIX, prefix, prefix + "\U0010ffff")
        return [_node(row) for row in rows]

    def first_of(self, prefix: str) -> dict[str, Node]:
        """What stands behind a prefix in the keys that begin with it → the first node with that key."""
        rows = self.rows(_FIRST_OF, prefix, prefix + "\U0010ffff")
        nodes = self.nodes(number for _, number in rows)
        return {key.removeprefix(prefix): nodes[number] for key, number in rows}

    @cached_property
    def towns(self) -> dict[str, str]:
        """The towns of the BAG that was loaded: ``town_key`` → name."""
        return {key: str(node.data.get("woonplaats")) for key, node in self.first_of(TOWN_KEY).items()}

    def edges(self, numbers: Iterable[int]) -> dict[int, Edge]:
        """Edges by number, in order of number."""
        return {row[0]: _edge(row) for row in self.rows(f"{_EDGE} WHERE nr {LISTED} ORDER BY nr", as_list(numbers))}

    def outward(self, numbers: Iterable[int], *kinds: str) -> list[Edge]:
        """Edges that begin at one of these nodes; of these kinds, or of all."""
        return self._at("van", numbers, kinds)

    def inward(self, numbers: Iterable[int], *kinds: str) -> list[Edge]:
        """Edges that end at one of these nodes; of these kinds, or of all."""
        return self._at("naar", numbers, kinds)

    def _at(self, end: str, numbers: Iterable[int], kinds: tuple[str, ...]) -> list[Edge]:
        chosen, values = (f" AND soort {LISTED}", [as_list(kinds)]) if kinds else ("", [])
        rows = self.rows(f"{_EDGE} WHERE {end} {LISTED}{chosen} ORDER BY nr", as_list(numbers), *values)
        return [_edge(row) for row in rows]

    def places(self, numbers: Iterable[int]) -> dict[int, list[Place]]:
        """Where elements as a whole came from, by number."""
        rows = self.rows(_PLACES, as_list(numbers))
        found: defaultdict[int, list[Place]] = defaultdict(list)
        for number, *place in rows:
            found[number].append(Place(*place))
        return found

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of a statement.

        Raises:
            GraphError: the index is damaged.
        """
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as problem:
            raise GraphError(say("the index beside the graph cannot be read."), advice=say(MAKE_ANEW)) from problem


@contextmanager
def open_index(folder: Path) -> Iterator[Index]:
    """The index of a built graph, open for reading.

    Raises:
        GraphError: there is none, or another version of the program made it.
    """
    path = folder / INDEX_FILE
    if not path.is_file():
        raise GraphError(say("the graph has no index yet."), where=path.name, advice=say(MAKE_ANEW))
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        index = Index(connection)
        if index.rows("PRAGMA user_version") != [(INDEX_VERSION,)]:
            raise GraphError(
                say("the index beside the graph has another form."), where=path.name, advice=say(MAKE_ANEW)
            )
        yield index


def as_list(values: Iterable[Any]) -> str:
    """Values as one parameter, for ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(values))


def _node(row: tuple[Any, ...]) -> Node:
    return Node(row[0], row[1], row[2], row[3] >= PERSON, row[3] >= SHIELDED, row[4])


def _edge(row: tuple[Any, ...]) -> Edge:
    number, kind, source, target, begin, end, data = row
    return Edge(number, kind, source, target, begin or "", end or "", data)


def _data(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(text) if text else {}
    return data
