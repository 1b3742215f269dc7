"""``export browser`` on a real server: every favourite runs there, and draws what the ledger holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import neo4j
import pytest

from ondermijning.detect.library import load_rules
from ondermijning.report.neo4j_browser.favourites import PER_RULE, STORIES, Favourite, favourites
from tests.cli.running import DEMO_DAY, done

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.cli.running import Demo
    from tests.support.neo4j_server import Server

FAVOURITES = favourites(load_rules().values())
of_a_story = pytest.mark.parametrize(
    "favourite", [each for each in FAVOURITES if each.folder == STORIES], ids=lambda each: each.name
)


def test_the_files_are_written_and_named(tmp_path: Path) -> None:
    said = done("export", "browser", "--out", tmp_path / "uit")
    written = sorted(path.name for path in (tmp_path / "uit").iterdir())
    assert written == ["ondermijning-favorieten.zip", "ondermijning.grass", "uitleg.md"]
    assert len(said.out.splitlines()) == len(written)


@pytest.fixture(scope="module")
def driver(demo: Demo, neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[neo4j.Driver]:
    """The server with the demo in it."""
    neo4j_server.erase()
    root = demo.copy(tmp_path_factory.mktemp("server"))
    with (root / "gemeente.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'[neo4j]\nuri = "{neo4j_server.uri}"\nuser = "{neo4j_server.user}"\n')
        settings.write(f'password_file = "{neo4j_server.password_file}"\n')
    done("build", "--on", DEMO_DAY, "--to", "neo4j", "-w", root)
    with neo4j_server.driver() as opened:
        yield opened


def asked(driver: neo4j.Driver, favourite: Favourite) -> list[neo4j.Record]:
    """Its answer; nothing that it names is unknown to the server."""
    answer = driver.execute_query(favourite.content(), dict(favourite.example))
    unknown = neo4j.NotificationClassification.UNRECOGNIZED
    assert [
        each.status_description for each in answer.summary.gql_status_objects if each.classification is unknown
    ] == []
    return answer.records


@pytest.mark.neo4j
@pytest.mark.slow
@of_a_story
def test_a_story_of_the_demo_shows_something(driver: neo4j.Driver, favourite: Favourite) -> None:
    [signal, seller, buyer] = driver.execute_query(
        "MATCH (s:Signaal)-[:OVER]->() WITH min(s.id) AS signaal"
        " MATCH (v:Bedrijf)-[:VERKOPER]->(:Transactie)<-[:KOPER]-(k:Bedrijf) WHERE v.kvk < k.kvk"
        " RETURN signaal, v.kvk, k.kvk ORDER BY v.kvk, k.kvk LIMIT 1"
    ).records[0]
    here = {
        "signaal": signal,
        "van": seller,
        "naar": buyer,
    }  # the city of the tests is another than that of the documents
    assert asked(
        driver,
        favourite._replace(example={**favourite.example, **{k: here[k] for k in favourite.example if k in here}}),
    )


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_favourite_of_a_rule_draws_its_signals_and_no_other(driver: neo4j.Driver) -> None:
    held = driver.execute_query("MATCH (s:Signaal) UNWIND s.regels AS regel RETURN s.id AS id, regel").records
    drawing = [each for each in FAVOURITES if each.folder == PER_RULE]
    told: dict[str, set[str]] = {each.name: {row["s"]["id"] for row in asked(driver, each)} for each in drawing}
    names = {rule.id: f"{rule.id.replace('_', ' ')}: {rule.title}" for rule in load_rules().values()}
    for rule, name in names.items():
        ids = {row["id"] for row in held if row["regel"] == rule}
        assert told[name] == set(sorted(ids)[:5]), rule
    assert held


def edges(values: Iterable[Any]) -> Iterator[neo4j.graph.Relationship]:
    for value in values:
        if isinstance(value, neo4j.graph.Path):
            yield from value.relationships
        elif isinstance(value, neo4j.graph.Relationship):
            yield value


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_picture_has_no_values_or_rights_and_says_nothing_twice(driver: neo4j.Driver) -> None:
    for favourite in (each for each in FAVOURITES if each.folder == PER_RULE):
        rows = asked(driver, favourite)
        drawn = {edge.element_id: edge for row in rows for edge in edges(row.values())}
        ends = [frozenset(end for node in edge.nodes if node for end in node.labels) for edge in drawn.values()]
        assert not any(labels & {"Waardering", "Recht"} for labels in ends)
        signals = Counter(
            tuple(n.element_id for n in edge.nodes if n) for edge in drawn.values() if edge.type in ("OVER", "BEWIJS")
        )
        assert set(signals.values()) <= {1}
        ties = Counter(
            frozenset(n.element_id for n in edge.nodes if n) for edge in drawn.values() if edge.type == "VERBONDEN_MET"
        )
        assert set(ties.values()) <= {1}
        assert not any(edge.type == "VERBONDEN_MET" and edge["stappen"] == 1 for edge in drawn.values())


@pytest.mark.neo4j
@pytest.mark.slow
def test_what_people_search_by_has_an_index(driver: neo4j.Driver) -> None:
    plan = driver.execute_query("EXPLAIN MATCH (a:Adres {name: $name}) RETURN a", name="Roggestraat 4").summary.plan
    assert plan is not None
    assert "Index" in str(plan)
    [words] = driver.execute_query("SHOW FULLTEXT INDEXES YIELD name, state RETURN name, state").records
    assert words.values() == ["ondermijning_zoek", "ONLINE"]
