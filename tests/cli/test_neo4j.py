"""A Neo4j server beside the embedded engine: the same hits, and never the graph of another date."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning import pipeline
from ondermijning.detect.library import load_rules
from ondermijning.graph.neo4j import Neo4jStore
from ondermijning.settings import read_settings
from ondermijning.workspace import open_workspace
from tests.cli.running import DEMO_DAY, done, run
from tests.cli.searching import facts_of, search

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo
    from tests.support.neo4j_server import Server

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


@pytest.fixture(scope="module")
def with_server(demo: Demo, neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the demo with a server in its settings, and that server filled."""
    neo4j_server.erase()
    root = demo.copy(tmp_path_factory.mktemp("server"))
    with (root / "gemeente.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'[neo4j]\nuri = "{neo4j_server.uri}"\nuser = "{neo4j_server.user}"\n')
        settings.write(f'password_file = "{neo4j_server.password_file}"\n')
    refused = run("detect", "--engine", "neo4j", "-w", root)
    assert (refused.code, refused.out) == (1, "")
    assert "Run build for Neo4j and let it finish." in refused.err
    done("build", "--on", DEMO_DAY, "--to", "neo4j", "-w", root)
    return root


def test_a_database_with_something_else_in_it_is_refused_before_the_graph_moves(
    with_server: Path, neo4j_server: Server
) -> None:
    before = sorted(path.name for path in (with_server / "graph").iterdir())
    with neo4j_server.driver() as driver:
        driver.execute_query("CREATE (:Persoon {id: 'elders'})")
        said = run("build", "--on", "2024-06-30", "--to", "neo4j", "-w", with_server)
        driver.execute_query("MATCH (p:Persoon {id: 'elders'}) DELETE p")
    assert (said.code, "1 nodes Persoon of another origin" in said.err) == (1, True)
    assert sorted(path.name for path in (with_server / "graph").iterdir()) == before


def test_both_engines_give_the_same_hits_and_the_same_signals(with_server: Path, neo4j_server: Server) -> None:
    workspace, embedded = open_workspace(with_server), search(with_server)
    with Neo4jStore(neo4j_server.uri, neo4j_server.user, neo4j_server.password_file) as store:
        held = pipeline.search(
            workspace, read_settings(workspace), store, load_rules().values(), date.fromisoformat(DEMO_DAY), {}
        )
    assert held.candidates
    assert facts_of(held) == facts_of(embedded)
    assert held.names == embedded.names


def test_the_command_says_the_same_of_both_engines(with_server: Path) -> None:
    for words in (("detect", "--dry-run"), ("signals", "list")):
        embedded, server = (
            done(*words, "--engine", engine, "-w", with_server, "--format", "json") for engine in ("embedded", "neo4j")
        )
        assert server == embedded


def test_a_question_of_an_analyst_gets_the_same_answer_on_both_engines(with_server: Path) -> None:
    question = "MATCH (b:Bedrijf)-[e:BEZIT]->(p:Perceel) WHERE e.geldig_tot IS NULL RETURN b.kvk AS kvk, p.aanduiding AS perceel"
    embedded, server = (
        done("query", question, "--engine", engine, "-w", with_server, "--format", "json").json()
        for engine in ("embedded", "neo4j")
    )
    assert embedded
    assert server == embedded


def drawn(server: Server) -> set[tuple[str, str]]:
    """Signals in the server with their state."""
    with server.driver() as driver:
        found = driver.execute_query("MATCH (s:Signaal)-[:OVER]->() RETURN s.id AS id, s.status AS status")
    return {(record["id"], record["status"]) for record in found.records}


def test_the_server_holds_the_signals_and_follows_what_people_decide(with_server: Path, neo4j_server: Server) -> None:
    before = drawn(neo4j_server)
    assert len(before) == len(done("signals", "list", "--all", "-w", with_server, "--format", "json").json())
    one = min(identity for identity, _ in before)
    done("signals", "assign", one, "--to", "bakker", "-w", with_server)
    done("detect", "--engine", "neo4j", "-w", with_server)
    assert drawn(neo4j_server) == {(identity, "in_weging" if identity == one else state) for identity, state in before}


def test_the_nightly_run_fills_the_server_too(with_server: Path, neo4j_server: Server, tmp_path: Path) -> None:
    root, inbox = tmp_path / "werkmap", tmp_path / "inbox"
    shutil.copytree(with_server, root)
    inbox.mkdir()
    neo4j_server.erase()
    done("run", "--inbox", inbox, "--on", DEMO_DAY, "--to", "neo4j", "-w", root)
    assert drawn(neo4j_server)


def test_a_server_with_the_graph_of_another_date_is_refused(with_server: Path, tmp_path: Path) -> None:
    root = tmp_path / "werkmap"
    shutil.copytree(with_server, root)
    done("build", "--on", "2022-12-31", "--actueel", "-w", root)
    said = run("detect", "--engine", "neo4j", "-w", root)
    assert (said.code, said.out) == (1, "")
    assert "Neo4j holds the graph of 2024-12-31, not of 2022-12-31." in said.err
    assert "Run build --on 2022-12-31 --to neo4j." in said.err
