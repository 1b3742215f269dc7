"""The embedded engine: built in one go beside the old graph, then only read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import ladybug

from ondermijning.errors import GraphError
from ondermijning.graph.current import MAKE_ANEW
from ondermijning.graph.store import TIMEOUT_SECONDS, require_reading, too_slow
from ondermijning.language import say
from ondermijning.model import EDGES, NODES, column_of
from ondermijning.settings.municipality import MEMORY_MB

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

MB = 1_000_000
_ABSENT = re.compile(r"Binder exception: Table (\w+) does not exist")
_NEW = re.compile(r"Binder exception: Cannot find property (\w+) for")


class EmbeddedStore:
    """A built graph, open for reading; several processes may do so at once.

    Args:
        path: the file that ``build_embedded`` made.
        timeout_seconds: how long one text may take.
        memory_mb: how much memory the engine takes at most.

    Raises:
        GraphError: there is no graph there, or it is damaged.
    """

    def __init__(self, path: Path, *, timeout_seconds: int = TIMEOUT_SECONDS, memory_mb: int = MEMORY_MB) -> None:
        if not path.is_file():
            raise GraphError(say("there is no graph."), where=path.name, advice=say(MAKE_ANEW))
        try:
            self._database = ladybug.Database(path, read_only=True, buffer_pool_size=memory_mb * MB)
            self._connection = ladybug.Connection(self._database)
        except (RuntimeError, MemoryError) as problem:  # the engine asks for what damaged bytes say
            raise GraphError(say("the graph cannot be opened."), where=path.name, advice=say(MAKE_ANEW)) from problem
        self._connection.set_query_timeout(timeout_seconds * 1000)

    def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of a text; see ``GraphStore``."""
        require_reading(cypher, parameters)
        try:
            with self._execute(cypher, parameters) as result:
                return [tuple(_plain(value) for value in row) for row in result]
        except (RuntimeError, MemoryError) as problem:
            raise _refused(problem) from None

    def _execute(self, cypher: str, parameters: Mapping[str, Any]) -> ladybug.QueryResult:
        result = self._connection.execute(cypher, dict(parameters))
        if isinstance(result, list):
            raise GraphError(say("more than one statement."))
        return result

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._database.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()


def _refused(problem: Exception) -> GraphError:
    """The error to show: what the engine says of the text, never what it says of the data."""
    said = str(problem).split("\n", 1)[0]
    absent = _ABSENT.match(said)
    if absent and absent[1] in NODES | EDGES:
        return GraphError(
            say("the graph holds no {kind}, also not an empty one.", kind=absent[1]), advice=say(MAKE_ANEW)
        )
    if (new := _NEW.match(said)) and column_of(NODES | EDGES, new[1]):
        return GraphError(say("the graph was built before it held {column}.", column=new[1]), advice=say(MAKE_ANEW))
    if said.startswith(("Binder exception:", "Parser exception:")):
        return GraphError(say("the text does not fit the graph: {why}", why=said))
    if said.startswith("Interrupted"):
        return too_slow()
    if said.startswith("Buffer manager exception:"):
        return GraphError(
            say("the text takes more memory than it may."), advice=say("Raise geheugen_mb in gemeente.toml.")
        )
    return GraphError(say("the text failed while running ({kind}).", kind=said.split(":", 1)[0]), advice=say(MAKE_ANEW))


def _plain(value: object) -> object:
    if isinstance(value, Decimal):  # a sum of whole numbers
        return int(value)
    return [_plain(part) for part in value] if isinstance(value, list) else value
