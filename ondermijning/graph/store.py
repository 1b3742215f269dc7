"""What a graph engine offers to the rest: rows for a text, and counts per kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ondermijning.errors import GraphError
from ondermijning.graph.dialect.tokens import TokenKind, tokenise
from ondermijning.language import say
from ondermijning.model import EDGES, NODES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Self

TIMEOUT_SECONDS = 60
# Words that write, leave the graph or start another kind of statement, in either engine.
_WORDS_THAT_ACT = (
    "ALTER", "ANALYZE", "ATTACH", "BEGIN", "CALL", "CHECKPOINT", "COMMENT", "COMMIT", "COPY", "CREATE", "DELETE",
    "DENY", "DETACH", "DROP", "EXPORT", "FINISH", "FOREACH", "GRANT", "IMPORT", "INSERT", "INSTALL", "LOAD", "MERGE",
    "REMOVE", "REVOKE", "ROLLBACK", "SET", "SHOW", "TERMINATE", "UNINSTALL", "UPDATE", "USE",
)  # fmt: skip


class Readable(Protocol):
    """Anything that answers a text with rows."""

    def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of a text, in no order.

        Args:
            cypher: one reading statement in the portable dialect.
            parameters: a value for each ``$name`` in the text.

        Returns:
            Plain values: dates as ``datetime.date``, whole numbers as ``int``, lists as ``list``.

        Raises:
            GraphError: the text does not fit the graph, takes too long, or the graph cannot be read.
        """


class GraphStore(Readable, Protocol):
    """A graph that is open for reading.

    Neither engine is a sandbox, even when it is opened for reading: a text from outside must have passed ``dialect``.
    """

    def close(self) -> None:
        """Let go of the graph; twice does no harm."""

    def __enter__(self) -> Self:
        """The store itself."""

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many nodes and edges of each kind; every kind of the model is present."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]


def count(store: Readable) -> Counts:
    """Both counts."""
    return Counts(count_nodes(store), count_edges(store))


def count_nodes(store: Readable) -> dict[str, int]:
    """Nodes per label."""
    return {label: _number(store, f"MATCH (n:{label}) RETURN count(n) AS e0") for label in NODES}


def count_edges(store: Readable) -> dict[str, int]:
    """Edges per type."""
    return {kind: _number(store, f"MATCH ()-[r:{kind}]->() RETURN count(r) AS e0") for kind in EDGES}


def _number(store: Readable, cypher: str) -> int:
    return int(store.rows(cypher, {})[0][0])


def require_reading(cypher: str, parameters: Mapping[str, Any]) -> None:
    """The second lock behind the dialect: one statement, no word that acts, and a value for each parameter.

    Without it a missing parameter gives no rows in Ladybug, and ``LOAD CSV`` reads the server's files in a read
    transaction of Neo4j.

    Raises:
        RuleError: a sign that could hide something.
        GraphError: a word that acts, or a parameter without a value.
    """
    tokens = tokenise(cypher)
    acting = sorted({token.text.upper() for token in tokens if token.is_word(*_WORDS_THAT_ACT)})
    if acting:
        raise GraphError(
            say("{acting} is not for reading.", acting=", ".join(acting)),
            advice=say("Only texts that read can be run."),
        )
    used = {token.text for token in tokens if token.kind is TokenKind.PARAMETER}
    missing = sorted(used - parameters.keys())
    if missing:
        raise GraphError(
            say("no value for {missing}.", missing=", ".join(missing)),
            advice=say("Give each parameter of the text a value."),
        )


def too_slow() -> GraphError:
    """The error for a text that passed its time."""
    return GraphError(
        say("the text took too long."),
        advice=say("Narrow the pattern: bound a chain, join its parts by a shared node."),
    )
