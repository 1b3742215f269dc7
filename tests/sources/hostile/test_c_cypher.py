"""Hostile Cypher, in data and in rules: rows C1 to C6 of the list of hostile inputs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning import pipeline
from ondermijning.errors import GraphError, RuleError
from ondermijning.graph.dialect.check import check, check_query
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.settings import read_settings
from tests.cli.broken_rule import broken_rule
from tests.cli.running import run
from tests.support.graphs import Graph, embedded
from tests.support.tables import TODAY, Registers, profile, registers

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

__all__ = ["registers"]

NAMES = [
    "O' OR 1=1 //", "Robby' WITH true as ignored MATCH (s) DETACH DELETE s; //",
    "Persoon`) DETACH DELETE n //", "\\u0027 OR 1=1 //", "\\u0060", "$peildatum", "$$", "{}", "{naam: 'x'}", "'", '"', "`", "\\",
    "a'||(MATCH (n) DETACH DELETE n)||'", "/* */ RETURN 1", "x" * 1_000_000,
]  # fmt: skip
OWNER = "MATCH (p:Persoon|Bedrijf)-[b:BEZIT]->(o:Perceel)"


def test_c1_c2_c3_a_name_is_stored_as_it_is_and_nothing_else_changes(registers: Registers) -> None:
    """Through the whole line, into the engine: what attacks a text, a label or a parameter is a name."""
    registers.kvk(TODAY, *(profile(f"{99000011 + at}", name=name) for at, name in enumerate(NAMES)))
    registers.resolve()
    built = pipeline.build(registers.workspace, read_settings(registers.workspace), date.fromisoformat(TODAY))
    with pipeline.open_embedded(built.folder) as store:
        found = store.rows("MATCH (b:Bedrijf) RETURN b.naam AS e0", {})
        assert sorted(name for (name,) in found) == sorted(NAMES)
        assert store.rows("MATCH (p:Persoon) RETURN count(p) AS e0", {}) == [(0,)]


@pytest.mark.parametrize("name", NAMES[:-1])
def test_c1_c3_a_value_that_is_bound_is_compared_as_it_is(tmp_path: Path, name: str) -> None:
    graph = Graph().node("Bedrijf", "KVK:99000011", naam=name).node("Bedrijf", "KVK:99000029", naam="Ander")
    with embedded(graph, tmp_path) as store:
        text = "MATCH (b:Bedrijf) WHERE b.naam = $naam RETURN b.id AS e0"
        assert store.rows(text, {"naam": name}) == [("KVK:99000011",)]
        assert store.rows("MATCH (b:Bedrijf) RETURN count(b) AS e0", {}) == [(2,)]


@pytest.mark.parametrize(
    "label", ["`Persoon`) DETACH DELETE n //`", "Persoon) DETACH DELETE n //", "$label", "Crimineel"]
)
def test_c2_a_label_is_one_of_the_model(label: str) -> None:
    for text in (f"MATCH (p:{label})-[:BEZIT]->(o:Perceel)", f"MATCH (p:Persoon)-[:{label}]->(o:Perceel)"):
        with pytest.raises(RuleError):
            check(text, allowed_parameters=frozenset({"label"}))


OUTSIDE = [
    "LOAD CSV FROM 'file:///etc/passwd' AS r MATCH (o:Perceel)",
    "LOAD CSV FROM 'http://169.254.169.254/' AS r MATCH (o:Perceel)",
    "load csv with headers from 'file:///etc/passwd' as r MATCH (o:Perceel)",
    "LOAD FROM '/etc/passwd' MATCH (o:Perceel)",
    f"{OWNER} LOAD CSV FROM 'file:///etc/passwd' AS r",
    "CALL apoc.load.json('http://169.254.169.254/')",
    f"{OWNER} CALL dbms.components() YIELD name",
    "CALL dbms.listConfig()",
    f"{OWNER}; MATCH (n:Perceel)",
    f"{OWNER} WHERE apoc.load.json('x') = 1",
    "COPY Perceel FROM '/etc/passwd'",
    "ATTACH '/tmp/x' AS x",
    "INSTALL httpfs",
]
WRITES = [
    f"{OWNER} CALL {{ CREATE (x:Perceel) }}", f"{OWNER} CALL {{ WITH p SET p.naam = 'x' }}", f"{OWNER} cReAtE (x:Perceel)",
    f"{OWNER} FOREACH (x IN [1] | SET p.naam = 'x')", f"{OWNER} SET p.naam = 'x'", f"{OWNER} MeRgE (x:Perceel)",
    f"{OWNER} DE/**/LETE p", f"{OWNER} DETACH DELETE p", f"{OWNER} /* x */ DELETE p", f"{OWNER} REMOVE p.naam",
    f"{OWNER}\n//\nDELETE p", f"{OWNER} WHERE EXISTS {{ MATCH (x:Perceel) DELETE x }}", f"{OWNER} WITH p DROP TABLE Persoon",
    f"{OWNER} ALTER TABLE Persoon ADD x STRING", f"{OWNER} DELETE\u00a0p", f"{OWNER} \u0421REATE (x:Perceel)",
]  # fmt: skip


@pytest.mark.parametrize("text", OUTSIDE)
def test_c4_a_rule_that_reads_outside_the_graph_is_refused(text: str) -> None:
    expect_refused_everywhere(text)


@pytest.mark.parametrize("text", WRITES)
def test_c5_a_rule_that_writes_is_refused_however_it_hides(text: str) -> None:
    expect_refused_everywhere(text)


def expect_refused_everywhere(text: str) -> None:
    """As the text of a rule, and as a question."""
    with pytest.raises(RuleError):
        check(text, allowed_parameters=frozenset())
    with pytest.raises(RuleError):
        check_query(f"{text} RETURN 1 AS een", allowed_parameters=frozenset())


@pytest.mark.parametrize("text", [OUTSIDE[0], WRITES[0]])
def test_c4_c5_a_rule_file_with_such_a_text_is_refused_by_name(tmp_path: Path, text: str) -> None:
    folder = broken_rule(tmp_path)
    (path,) = folder.rglob("*.py")
    whole = path.read_text(encoding="utf-8")
    begin = whole.index('match="') + len('match="')
    path.write_text(whole[:begin] + text + whole[whole.index('"', begin) :], encoding="utf-8")
    said = run("rules", "check", "--rules-dir", folder)
    assert (said.code, said.out) == (1, "")
    assert "breekt.py" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "text", ["CREATE (:Perceel {id: 'x'})", "MATCH (p:Perceel) SET p.soort = 'x'", "MATCH (p:Perceel) DELETE p"]
)
def test_c5_the_engine_itself_is_open_for_reading_only(tmp_path: Path, text: str) -> None:
    with embedded(Graph().node("Perceel", "o1", soort="perceel"), tmp_path) as store:
        with pytest.raises(GraphError):
            store.rows(text, {})
        assert store.rows("MATCH (p:Perceel) RETURN p.id AS e0, p.soort AS e1", {}) == [("o1", "perceel")]


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a:Bedrijf)-[:BESTUURT*]->(b:Bedrijf)",
        "MATCH (a:Bedrijf)-[:BESTUURT*1..]->(b:Bedrijf)",
        "MATCH (a:Bedrijf)-[:BESTUURT*1..1000000]->(b:Bedrijf)",
        "MATCH (a:Bedrijf)-[:BESTUURT]->(b:Bedrijf)-[:BESTUURT]->(a)",
    ],
)
def test_c6_a_chain_without_end_and_a_circle_are_refused(text: str) -> None:
    with pytest.raises(RuleError):
        check(text, allowed_parameters=frozenset())


def test_c6_a_product_that_takes_too_long_is_stopped_and_says_so(tmp_path: Path) -> None:
    graph = Graph()
    for number in range(3000):
        graph.node("Perceel", f"o{number}", grootte_m2=number)
    with embedded(graph, tmp_path):
        pass
    with EmbeddedStore(tmp_path / "graaf", timeout_seconds=1) as store, pytest.raises(GraphError, match="too long"):
        store.rows(
            "MATCH (a:Perceel) MATCH (b:Perceel) MATCH (c:Perceel) "
            "WHERE a.grootte_m2 + b.grootte_m2 * c.grootte_m2 = -1 RETURN count(*) AS e0",
            {},
        )
