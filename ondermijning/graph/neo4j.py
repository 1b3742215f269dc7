"""Neo4j as a store: read transactions with a time limit, and a refusal of whatever the server only warns about."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError
from neo4j.time import Date

from ondermijning.errors import GraphError
from ondermijning.graph.neo4j_access import check_address, read_password
from ondermijning.graph.store import TIMEOUT_SECONDS, require_reading, too_slow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

OPEN_BUILD = "bezig"
DONE_BUILD = "klaar"
_ADVICE = "Check that the server runs, its address, user and password file."
# Notifications are read from the result and raised; without a handler the driver would also print them.
logging.getLogger("neo4j.notifications").addHandler(logging.NullHandler())


class Neo4jStore:
    """A Neo4j database that ``build_neo4j`` fills.

    Args:
        uri: address; see ``neo4j_access.check_address``.
        user: account that only this program uses.
        password_file: file of mode 0600.
        database: name of the database.
        timeout_seconds: how long one text may take.

    Raises:
        GraphError: the address or file is unsafe, or the server does not let us in.
    """

    def __init__(
        self,
        uri: str,
        user: str,
        password_file: Path,
        *,
        database: str = "neo4j",
        timeout_seconds: int = TIMEOUT_SECONDS,
    ) -> None:
        auth = neo4j.basic_auth(user, read_password(password_file))
        self._driver = neo4j.GraphDatabase.driver(check_address(uri), auth=auth, telemetry_disabled=True)
        self._database = database
        self._timeout = timeout_seconds
        try:
            self._driver.verify_connectivity()
        except (DriverError, Neo4jError) as problem:
            self._driver.close()
            raise _refused(problem) from None

    def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of a text; see ``GraphStore``.

        Raises:
            GraphError: also when the last build did not finish, or when the server knows no such label or property.
        """
        require_reading(cypher, parameters)

        @neo4j.unit_of_work(timeout=self._timeout)
        def read(transaction: neo4j.ManagedTransaction) -> list[tuple[Any, ...]]:
            _require_done(transaction)
            result = transaction.run(cypher, dict(parameters))
            found = [tuple(_plain(value) for value in record.values()) for record in result]
            _refuse_unknown_names(result.consume())
            return found

        try:
            with self._driver.session(database=self._database) as session:
                return session.execute_read(read)
        except (DriverError, Neo4jError) as problem:
            raise _refused(problem) from None

    def write(self, statement: str, **parameters: object) -> list[tuple[Any, ...]]:
        """Run one statement of the builder, in a transaction of its own, without a time limit.

        Args:
            statement: written in this package; names in it come from the model.
            parameters: all values.

        Raises:
            GraphError: the server refuses it; the message holds no value.
        """
        try:
            with self._driver.session(database=self._database) as session:
                return [tuple(record.values()) for record in session.run(statement, parameters)]
        except (DriverError, Neo4jError) as problem:
            raise _refused(problem) from None

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()


def _require_done(transaction: neo4j.ManagedTransaction) -> None:
    found = transaction.run("MATCH (b) WHERE b:OndermijningBouw RETURN b.status").values()
    if found != [[DONE_BUILD]]:
        raise GraphError("the graph in Neo4j is not whole.", advice="Run build for Neo4j and let it finish.")


def _refuse_unknown_names(summary: neo4j.ResultSummary) -> None:
    for status in summary.gql_status_objects:
        if status.classification is neo4j.NotificationClassification.UNRECOGNIZED:
            raise GraphError(f"the text does not fit the graph: {status.status_description}")


def _refused(problem: DriverError | Neo4jError) -> GraphError:
    """The error to show: what the server says of a text, never what it says of the data."""
    code = str(getattr(problem, "code", "")) or type(problem).__name__
    if "TransactionTimedOut" in code:
        return too_slow()
    if code == "Neo.ClientError.Statement.SyntaxError":
        first = str(getattr(problem, "message", "")).split("\n", 1)[0]
        return GraphError(f"the text does not fit the graph: {first}")
    return GraphError(f"Neo4j refuses ({code}).", advice=_ADVICE)


def _plain(value: object) -> object:
    if isinstance(value, Date):
        return value.to_native()
    return [_plain(part) for part in value] if isinstance(value, list) else value
