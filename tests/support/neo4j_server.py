"""A Neo4j server for the tests: the one in the environment, a container, or the jars from Maven Central."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from ondermijning.graph.server.marker import Identity
from ondermijning.graph.server.store import Neo4jStore
from ondermijning.graph.store import TIMEOUT_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VERSION = "5.26.30"
IMAGE = f"neo4j:{VERSION}-community"
USER = "neo4j"
OURS = Identity("werkmap-van-de-test", "0935", "demo")
START_SECONDS = 120
FETCH_PAUSES = (5, 20, 60, 0)  # seconds before the next try
MOST_TOLD = 2000
CACHE = Path(__file__).resolve().parents[2] / ".neo4j" / VERSION
_ARTIFACTS = (
    ("org.neo4j", "neo4j", VERSION),
    ("org.neo4j.app", "neo4j-server", VERSION),
    ("org.neo4j", "neo4j-import-tool", VERSION),
    ("org.neo4j.client", "neo4j-browser", "5.24.0"),
)
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_SHORT_LIVED = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # half the time of a run of a minute
# What docker-compose.yml sets too; the server refuses to start on a name it does not know.
HARDENING = {
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    "server.bolt.telemetry.enabled": "false",
    "browser.post_connect_cmd": "config autoComplete: false, allowUserStats: false, allowCrashReports: false",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "db.transaction.timeout": "30m",
    "server.memory.heap.initial_size": "512m",
    "server.memory.heap.max_size": "512m",
    "server.memory.pagecache.size": "128m",
}


class NoServerError(Exception):
    """Why there is no server to test against."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server is; the password stays in its file."""

    uri: str
    user: str
    password_file: Path
    http: str = ""

    def password(self) -> str:
        return self.password_file.read_text(encoding="utf-8").strip()

    def driver(self) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(self.uri, auth=(self.user, self.password()))

    def store(self, whose: Identity = OURS, timeout_seconds: int = TIMEOUT_SECONDS) -> Neo4jStore:
        return Neo4jStore(self.uri, self.user, self.password_file, whose, timeout_seconds=timeout_seconds)

    def check(self) -> None:
        with self.driver() as driver:
            driver.verify_connectivity()

    def erase(self) -> None:
        with self.driver() as driver:
            driver.execute_query("MATCH (n) DETACH DELETE n")


@contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    """A server that answers, by the first way that works here.

    Args:
        folder: an empty folder for its data and its password file.

    Raises:
        NoServerError: none of the ways works; says why.
    """
    if os.environ.get("NEO4J_URI"):
        yield _from_environment()
    elif _docker_answers():
        with _in_container(folder) as server:
            yield server
    elif shutil.which("java") and shutil.which("mvn"):
        with _from_jars(folder) as server:
            yield server
    else:
        raise NoServerError("NEO4J_URI is not set, no Docker daemon answers, and there is no Java with Maven")


def _from_environment() -> Server:
    password_file = os.environ.get("NEO4J_PASSWORD_FILE")
    if not password_file:
        raise NoServerError("NEO4J_URI is set without NEO4J_PASSWORD_FILE")
    server = Server(os.environ["NEO4J_URI"], os.environ.get("NEO4J_USER", USER), Path(password_file))
    with server.driver() as driver:
        if driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"]:
            raise NoServerError("the database at NEO4J_URI is not empty, and the tests would erase it")
    return server


def _docker_answers() -> bool:
    if not shutil.which("docker"):
        return False
    answer = subprocess.run(["docker", "version"], capture_output=True, check=False, timeout=30)
    return answer.returncode == 0


@contextmanager
def _in_container(folder: Path) -> Iterator[Server]:
    from testcontainers.core.container import DockerContainer  # noqa: PLC0415 - slow, and only here

    password_file = _new_password(folder)
    container = DockerContainer(IMAGE).with_exposed_ports(7687, 7474)
    container.with_env("NEO4J_AUTH", f"{USER}/{password_file.read_text(encoding='utf-8')}")
    for name, value in HARDENING.items():
        container.with_env(environment_name(name), value)
    with container:
        host = container.get_container_host_ip()
        server = Server(
            f"bolt://{host}:{container.get_exposed_port(7687)}",
            USER,
            password_file,
            f"http://{host}:{container.get_exposed_port(7474)}",
        )
        _until_it_answers(server.check, lambda: True)
        yield server


def environment_name(setting: str) -> str:
    """How the image of the server wants a setting to be called."""
    return "NEO4J_" + setting.replace("_", "__").replace(".", "_")


@contextmanager
def _from_jars(folder: Path) -> Iterator[Server]:
    jars = _download()
    bolt, http = _free_ports(2)
    home = folder / "neo4j"
    _configure(home, bolt, http)
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED]
    command = ["java", *_SHORT_LIVED, "-cp", f"{jars}/*", *opened, "org.neo4j.server.CommunityEntryPoint"]
    command += [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (folder / "neo4j.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        server = Server(f"bolt://127.0.0.1:{bolt}", USER, _new_password(folder), f"http://127.0.0.1:{http}")
        _until_it_answers(lambda: _set_password(server), lambda: process.poll() is None)
        _until_it_answers(server.check, lambda: process.poll() is None)
        yield server
    finally:
        _stop(process)


def _configure(home: Path, bolt: int, http: int) -> None:
    settings = {
        **HARDENING,
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
    }
    (home / "conf").mkdir(parents=True)
    text = "".join(f"{name}={value}\n" for name, value in settings.items())
    (home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")


def _set_password(server: Server) -> None:
    """Over Bolt, so that the password never stands in a command line."""
    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
    with (
        neo4j.GraphDatabase.driver(server.uri, auth=(USER, "neo4j")) as driver,
        driver.session(database="system") as session,
    ):
        session.run(change, password=server.password()).consume()


def _until_it_answers(ask: Callable[[], object], alive: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            ask()
        except (DriverError, Neo4jError) as problem:
            if not alive() or time.monotonic() > deadline:
                raise NoServerError(f"the server did not start ({type(problem).__name__})") from problem
            time.sleep(0.5)
        else:
            return


def _download() -> Path:
    """The jars, fetched once, whoever asks first; the mark says that the folder is whole."""
    jars, mark = CACHE / "lib", CACHE / "complete"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "fetching").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not mark.exists():
            (CACHE / "pom.xml").write_text(_pom(), encoding="utf-8")
            _fetch(jars)
            mark.touch()
    return jars


def _fetch(jars: Path) -> None:
    """Ask a few times: what Maven has once is kept, so a server that fails now and then costs little."""
    command = ["mvn", "-B", "-ntp", "dependency:copy-dependencies", f"-DoutputDirectory={jars}"]
    for pause in FETCH_PAUSES:
        fetched = subprocess.run(command, cwd=CACHE, capture_output=True, text=True, check=False, timeout=600)
        if not fetched.returncode:
            return
        time.sleep(pause)
    told = "\n".join(line for line in fetched.stdout.splitlines() if "ERROR" in line)[:MOST_TOLD]
    raise NoServerError(
        f"Maven cannot fetch the jars of Neo4j (exit {fetched.returncode}): {told or fetched.stderr[:MOST_TOLD]}"
    )


def _pom() -> str:
    wanted = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version></dependency>"
        for group, name, version in _ARTIFACTS
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>ondermijning.tests</groupId><artifactId>neo4j-jars</artifactId><version>1</version>"
        f"<dependencies>{wanted}</dependencies></project>"
    )


def _free_ports(number: int) -> list[int]:
    sockets = [socket.socket() for _ in range(number)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def _new_password(folder: Path) -> Path:
    path = folder / "password"
    path.touch(mode=0o600)
    path.write_text(secrets.token_urlsafe(24), encoding="utf-8")
    return path


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
