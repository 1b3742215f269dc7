"""A Neo4j server beside the embedded engine: the same hits, and never the graph of another date."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from ondermijning import pipeline
from ondermijning.detect.library import load_rules
from ondermijning.graph.server.marker import Identity
from ondermijning.ledger import open_ledger
from ondermijning.ledger.roles import workspace_identity
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


def test_what_others_put_among_ours_is_told_left_alone_and_stops_rules(with_server: Path, neo4j_server: Server) -> None:
    with neo4j_server.driver() as driver:
        driver.execute_query("CREATE (:Persoon {id: 'elders'})")
        said = run("build", "--on", DEMO_DAY, "--to", "neo4j", "-w", with_server)
        refused = run("detect", "--dry-run", "--engine", "neo4j", "-w", with_server)
        driver.execute_query("MATCH (p:Persoon {id: 'elders'}) DELETE p")
    assert (said.code, "Left alone in Neo4j, where others put it: 1 Persoon." in said.err) == (0, True)
    assert (refused.code, "others put 1 Persoon in the graph on the server" in refused.err) == (1, True)


def test_a_server_of_another_workspace_is_refused_before_the_graph_moves(
    with_server: Path, demo: Demo, tmp_path: Path
) -> None:
    root = demo.copy(tmp_path)
    shutil.copy(with_server / "gemeente.toml", root / "gemeente.toml")
    with closing(open_ledger(root / "ledger.sqlite")) as ledger:
        ledger.execute("UPDATE workspace_identity SET id = 'een-andere'")
    before = sorted(path.name for path in (root / "graph").iterdir())
    said = run("build", "--on", "2024-06-30", "--to", "neo4j", "-w", root)
    assert (said.code, "holds the graph of another workspace" in said.err) == (1, True)
    assert sorted(path.name for path in (root / "graph").iterdir()) == before


def test_the_server_names_no_natural_person(with_server: Path, neo4j_server: Server) -> None:
    """Names, where one lives, and companies that are somebody: none of it stands there, in no property at all."""
    tables = open_workspace(with_server).graph / DEMO_DAY / "nodes"
    persons = pq.read_table(tables / "Persoon.parquet", columns=["naam"]).column("naam").to_pylist()
    traders = pq.read_table(tables / "Bedrijf.parquet", filters=[("eenmanszaak", "=", True)]).column("naam").to_pylist()
    foundations = pq.read_table(tables / "Bedrijf.parquet", filters=[("rechtsvorm", "in", ["ST", "VR"])])
    # A club that asked for a grant without its number counts as a person; the same club in the register is public.
    secret = {name for name in [*persons, *traders] if name} - {*foundations.column("naam").to_pylist()}
    with neo4j_server.driver() as driver:
        nodes = driver.execute_query("MATCH (n) RETURN properties(n) AS told").records
        homes = driver.execute_query("MATCH ()-[r:WOONT_OP]->() RETURN count(r) AS n").records[0]["n"]
        roles = driver.execute_query("MATCH (n:Persoon) RETURN n.name AS name, keys(n) AS keys").records
    said = {str(value) for record in nodes for value in record["told"].values()}
    sentences = " ".join(record["told"]["zin"] for record in nodes if "zin" in record["told"])
    assert secret
    assert sentences
    assert {name for name in secret if name in sentences} == set()
    assert (secret & said, homes) == (set(), 0)
    assert {re.sub(r"\d+", "0", record["name"]) for record in roles} <= {"natuurlijk persoon 0", "natuurlijk persoon"}
    assert {frozenset(record["keys"]) for record in roles} == {frozenset({"id", "name", "zz_hash"})}


def test_both_engines_give_the_same_hits_and_the_same_signals(with_server: Path, neo4j_server: Server) -> None:
    workspace, embedded = open_workspace(with_server), search(with_server)
    settings, day = read_settings(workspace), date.fromisoformat(DEMO_DAY)
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        whose = Identity(workspace_identity(ledger), settings.gemeente_code, settings.mode)
    with neo4j_server.store(whose) as store, pipeline.open_embedded(pipeline.graph_folder(workspace, day)) as named:
        held = pipeline.search(workspace, settings, store, load_rules().values(), day, {}, names=named)
    assert held.candidates
    assert facts_of(held) == facts_of(embedded)
    assert held.names == embedded.names


def test_the_command_says_the_same_of_both_engines(with_server: Path) -> None:
    one = done("signals", "list", "-w", with_server, "--format", "json").json()[0]["signaal"]
    for words in (("detect", "--dry-run"), ("signals", "show", one)):
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
