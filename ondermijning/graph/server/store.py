"""Neo4j as a store: read transactions with a time limit, and a refusal of whatever the server only warns about.

A reader never gets a mixture of two states: the marker is read before and after each text, and a text that saw the server
change is asked again.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import neo4j
from neo4j.exceptions import DriverError, Neo4jError
from neo4j.time import Date

from ondermijning.errors import GraphError
from ondermijning.graph.server.access import check_address, read_password
from ondermijning.graph.server.faults import Place, fault, require_version
from ondermijning.graph.server.marker import MARKER, READ_MARKER, Marker, Status, marker_of, require_whole
from ondermijning.graph.store import TIMEOUT_SECONDS, require_reading, too_slow
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from ondermijning.graph.server.marker import Identity

DATABASE = "neo4j"
_CONNECT_SECONDS = 10  # a server that is down is told quickly
_ENTER_SECONDS = 30  # one that takes the connection and says nothing, too
_PATIENCE_SECONDS = 60  # for the differences of a night to be put in place
_PAUSE_SECONDS = 0.1
_TOO_LARGE = "MemoryPoolOutOfMemoryError"
# Notifications and failures are raised; without a handler the driver would also print them, and what it says of tries.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Statement(NamedTuple):
    """A text that changes the server, with its values.

    Args:
        text: written in this package; names in it come from the model.
        values: parameter → value.
    """

    text: str
    values: Mapping[str, object]


class TooLargeError(GraphError):
    """The server has not the memory to put all of this in place at once."""


class Neo4jStore:
    """A Neo4j database that holds the graph of one workspace.

    Args:
        uri: address; see ``access.check_address``.
        user: account that only this program uses.
        password_file: file of mode 0600.
        whose: the workspace; the graph of another one is neither read nor changed.
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
        whose: Identity,
        *,
        database: str = DATABASE,
        timeout_seconds: int = TIMEOUT_SECONDS,
    ) -> None:
        auth = neo4j.basic_auth(user, read_password(password_file))
        self._driver = neo4j.GraphDatabase.driver(
            check_address(uri),
            auth=auth,
            telemetry_disabled=True,
            connection_timeout=_CONNECT_SECONDS,
            connection_acquisition_timeout=_ENTER_SECONDS,
        )
        self.whose = whose
        self._place = Place(uri, database)
        self._timeout = timeout_seconds
        try:
            require_version(self._driver.get_server_info().agent)
        except (DriverError, Neo4jError) as problem:
            self._driver.close()
            raise fault(problem, self._place, reached=False) from None
        except GraphError:
            self._driver.close()
            raise

    def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of a text; see ``GraphStore``.

        Raises:
            GraphError: also when the server holds no whole graph of this workspace, or knows no such label or property.
        """
        require_reading(cypher, parameters)
        until = time.monotonic() + _PATIENCE_SECONDS
        with self._told(), self._session() as session:
            while True:
                before = self._whole(session)
                if before.status is Status.DONE:
                    found = session.execute_read(_read(cypher, dict(parameters), self._timeout))
                    if self._whole(session) == before:
                        return found
                if time.monotonic() > until:
                    raise GraphError(say("the graph in Neo4j is being renewed."), advice=say("Ask again in a minute."))
                time.sleep(_PAUSE_SECONDS)

    def marker(self) -> Marker | None:
        """What the server says of the graph that it holds; None where it was never filled."""
        with self._told(), self._session() as session:
            return _marker(session)

    def _whole(self, session: neo4j.Session) -> Marker:
        return require_whole(_marker(session), self.whose)

    def mark(self, marker: Marker) -> None:
        """Let the marker node say this."""
        self.write(f"MERGE (b:{MARKER}) SET b = $told", told=marker.properties())

    def stream(self, text: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a text of this package one by one, whatever state the server is in."""
        with self._told(), self._session() as session:
            for record in session.run(text):
                yield tuple(record.values())

    def write(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        """Run one statement of the builder in a transaction of its own, without a time limit.

        Args:
            statement: written in this package; names in it come from the model.
            values: all values.

        Raises:
            GraphError: the server refuses it; the message holds no value.
        """
        with self._told(), self._session() as session:
            return [tuple(record.values()) for record in session.run(statement, values)]

    def change(self, statements: Iterable[Statement]) -> None:
        """Run statements one after another, each in a transaction that is tried again where the server says that it may."""
        with self._told(), self._session() as session:
            for statement in statements:
                session.execute_write(_run, statement)

    def change_together(self, statements: Sequence[Statement]) -> None:
        """Run a few statements in one transaction, which is tried again where the server says that it may."""
        with self._told(), self._session() as session:
            session.execute_write(_run_all, statements)

    def change_at_once(self, statements: Iterable[Statement], marker: Marker) -> None:
        """Run statements in one transaction. The marker tells readers to wait while the server puts it in place.

        Args:
            statements: all of them.
            marker: what the server says of the graph that it holds until then.

        Raises:
            TooLargeError: the server has not enough memory for it; nothing was changed.
        """
        with self._told(), self._session() as session, session.begin_transaction() as transaction:
            for statement in statements:
                _run(transaction, statement)
            self.mark(marker._replace(status=Status.SWITCHING))
            transaction.commit()

    def _session(self) -> neo4j.Session:
        return self._driver.session(database=self._place.database)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell in our own words what the driver or the server refuses."""
        try:
            yield
        except (DriverError, Neo4jError) as problem:
            raise _of_text(problem) or fault(problem, self._place, reached=True) from None

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


def _marker(session: neo4j.Session) -> Marker | None:
    return marker_of([record[0] for record in session.run(READ_MARKER)])


def _read(cypher: str, parameters: dict[str, Any], timeout: int) -> Callable[[neo4j.ManagedTransaction], list[Any]]:
    @neo4j.unit_of_work(timeout=timeout)
    def read(transaction: neo4j.ManagedTransaction) -> list[tuple[Any, ...]]:
        result = transaction.run(cypher, parameters)
        found = [tuple(_plain(value) for value in record.values()) for record in result]
        _refuse_unknown_names(result.consume())
        return found

    return read


def _run(transaction: neo4j.ManagedTransaction | neo4j.Transaction, statement: Statement) -> None:
    transaction.run(statement.text, dict(statement.values)).consume()


def _run_all(transaction: neo4j.ManagedTransaction, statements: Sequence[Statement]) -> None:
    for statement in statements:
        _run(transaction, statement)


def _refuse_unknown_names(summary: neo4j.ResultSummary) -> None:
    for status in summary.gql_status_objects:
        if status.classification is neo4j.NotificationClassification.UNRECOGNIZED:
            raise GraphError(say("the text does not fit the graph: {why}", why=status.status_description))


def _of_text(problem: DriverError | Neo4jError) -> GraphError | None:
    """The error to show where one text is to blame: what the server says of it, never what it says of the data."""
    code = str(getattr(problem, "code", ""))
    if "TransactionTimedOut" in code:
        return too_slow()
    if _TOO_LARGE in code:
        return TooLargeError(say("Neo4j has not enough memory for this."), advice=say("Give its heap more memory."))
    if code == "Neo.ClientError.Statement.SyntaxError":
        first = str(getattr(problem, "message", "")).split("\n", 1)[0]
        return GraphError(say("the text does not fit the graph: {why}", why=first))
    return None


def _plain(value: object) -> object:
    if isinstance(value, Date):
        return value.to_native()
    return [_plain(part) for part in value] if isinstance(value, list) else value
