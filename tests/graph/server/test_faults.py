"""What is wrong with a server is told in a sentence of its own, with the setting that it is about; nothing is left half."""

from __future__ import annotations

import logging
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest
from neo4j.exceptions import ClientError, DriverError, ServiceUnavailable

from ondermijning.errors import GraphError
from ondermijning.graph.server import filling
from ondermijning.graph.server import store as server_store
from ondermijning.graph.server.faults import Place, fault, require_version
from ondermijning.graph.server.store import Neo4jStore
from tests.graph.small_tables import edge, write_tables
from tests.support.graphs import fill_server
from tests.support.neo4j_server import OURS
from tests.support.wire import wire_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.neo4j_server import Server

SECRET = "geheim-woord"
PLACE = Place("bolt://127.0.0.1:7687", "stad")


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "wachtwoord"
    path.touch(mode=0o600)
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        yield opened


def address(opened: socket.socket) -> str:
    return f"bolt://127.0.0.1:{opened.getsockname()[1]}"


def refusal(act: Callable[[], object]) -> GraphError:
    """What is told, without anything else to read: no secret, no text of the driver."""
    with pytest.raises(GraphError) as told:
        act()
    assert told.value.__suppress_context__ or told.value.__context__ is None
    assert SECRET not in str(told.value)
    assert told.value.advice
    return told.value


def coded(code: str) -> ClientError:
    problem = ClientError(SECRET)
    problem._neo4j_code = code
    return problem


@pytest.mark.parametrize(
    ("code", "told", "step"),
    [
        ("Neo.ClientError.Security.Unauthorized", "this user with this password", "password_file under [neo4j]"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", "too many wrong passwords", "password_file under [neo4j]"),
        ("Neo.ClientError.Security.CredentialsExpired", "wants another password", "password_file names under [neo4j]"),
        ("Neo.ClientError.Database.DatabaseNotFound", "no database stad", "Mend database under [neo4j]"),
        ("Neo.TransientError.General.DatabaseUnavailable", "database stad on Neo4j is not started", "SHOW DATABASES"),
        ("Neo.ClientError.Statement.TypeError", "Neo4j refuses (Neo.ClientError.Statement.TypeError)", "Check that"),
    ],
)
def test_a_refusal_names_the_setting_and_never_what_the_server_says(code: str, told: str, step: str) -> None:
    error = fault(coded(code), PLACE, reached=True)
    assert (told in error.message, step in error.advice, SECRET in str(error)) == (True, True, False)


def test_a_server_that_was_reached_is_lost_and_another_does_not_answer() -> None:
    assert "was lost" in fault(ServiceUnavailable(SECRET), PLACE, reached=True).message
    assert "does not answer at bolt://127.0.0.1:7687." in fault(ServiceUnavailable(), PLACE, reached=False).message
    assert fault(DriverError(SECRET), PLACE, reached=True).message == "Neo4j refuses (DriverError)."


@pytest.mark.parametrize("agent", ["Neo4j/5.0.0", "Neo4j/5.26.30", "Neo4j/2025.11.2", "Andere/1.0", ""])
def test_a_server_of_5_or_later_or_of_an_unknown_kind_is_let_be(agent: str) -> None:
    require_version(agent)


@pytest.mark.parametrize("version", ["4.4.41", "3.5.35"])
def test_an_older_server_is_refused_by_its_version(version: str) -> None:
    with pytest.raises(GraphError, match=f"Neo4j {version} is too old") as told:
        require_version(f"Neo4j/{version}")
    assert "docker-compose.yml" in told.value.advice


def test_a_server_that_speaks_no_bolt_of_ours_is_too_old(password_file: Path, listening: socket.socket) -> None:
    def answer() -> None:
        client, _ = listening.accept()
        with client:
            client.recv(64)
            client.sendall(bytes(4))  # of the versions that are proposed it knows none

    threading.Thread(target=answer, daemon=True).start()
    assert "is too old" in refusal(lambda: Neo4jStore(address(listening), "neo4j", password_file, OURS)).message


def test_a_server_that_is_down_is_told_at_once(password_file: Path) -> None:
    begun = time.monotonic()
    told = refusal(lambda: Neo4jStore("bolt://127.0.0.1:1", "neo4j", password_file, OURS))
    assert time.monotonic() - begun < 10
    assert told.message == "Neo4j does not answer at bolt://127.0.0.1:1."
    assert "uri under [neo4j] in gemeente.toml" in told.advice


def test_a_server_that_says_nothing_is_not_waited_for(
    password_file: Path, listening: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_store, "_ENTER_SECONDS", 1)
    begun = time.monotonic()
    told = refusal(lambda: Neo4jStore(address(listening), "neo4j", password_file, OURS))
    assert time.monotonic() - begun < 20
    assert told.message.startswith("Neo4j does not answer at")


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_wrong_password_is_told_as_that(neo4j_server: Server, password_file: Path, scheme: str) -> None:
    """Of a user that nobody has: a few wrong passwords would lock out the one that the tests use."""
    uri = neo4j_server.uri.replace("bolt", scheme)
    told = refusal(lambda: Neo4jStore(uri, f"onbekend-{scheme}", password_file, OURS))
    assert told.message == "Neo4j does not know this user with this password."


@pytest.mark.neo4j
def test_a_database_that_does_not_exist_is_named(neo4j_server: Server) -> None:
    given = (neo4j_server.uri, neo4j_server.user, neo4j_server.password_file, OURS)
    with Neo4jStore(*given, database="andere") as store:
        told = refusal(store.marker)
    assert told.message == "Neo4j has no database andere."


@pytest.mark.neo4j
def test_a_server_that_is_lost_in_the_middle_leaves_nothing_half_and_the_next_filling_is_whole(
    empty_neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before = write_tables(tmp_path / "before", {"Perceel": [{"id": "O1"}], "Persoon": [{"id": "P1"}]}, {})
    after = write_tables(
        tmp_path / "after",
        {"Perceel": [{"id": "O2"}], "Persoon": [{"id": "P1"}]},
        {"BEZIT": [edge("Persoon/P1", "Perceel/O2", "b")]},
    )
    asked = "MATCH (o:Perceel) RETURN o.id AS e0"
    every = filling._statements
    with wire_to(empty_neo4j.uri) as wire, empty_neo4j.store() as direct:

        def cut_off(*given: object) -> Iterator[server_store.Statement]:
            first, *_ = every(*given)  # type: ignore[arg-type]
            yield first
            wire.cut()
            yield first

        with Neo4jStore(wire.uri, empty_neo4j.user, empty_neo4j.password_file, OURS) as store:
            fill_server(store, before)
            monkeypatch.setattr(filling, "_statements", cut_off)
            told = refusal(lambda: fill_server(store, after))
            again = refusal(lambda: store.rows(asked, {}))
        monkeypatch.undo()
        assert told.message == again.message == f"the connection with Neo4j at {wire.uri} was lost."
        assert direct.rows(asked, {}) == [("O1",)]
        fill_server(direct, after)
        assert direct.rows(asked, {}) == [("O2",)]
    assert capfd.readouterr() == ("", "")


def test_what_the_driver_says_of_its_tries_is_not_printed() -> None:
    assert logging.getLogger("neo4j").hasHandlers()
