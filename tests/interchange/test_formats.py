"""Each form holds every node and edge of the extract, under the same ids, and the same extract gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import networkx as nx
import pytest
from referencing import Registry, Resource

from ondermijning.interchange import bods, ftm, graphml, i2
from ondermijning.interchange.extract import Extract, extract
from ondermijning.interchange.formats import FORMATS
from ondermijning.report.cells import harmless
from tests.daily.city import BERT, BV, HOLDING, HOUSE, ON, city, indexed
from tests.interchange.followthemoney import read_back

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = Path(__file__).with_name("bods-0.4")
HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>]]>&\u202e\u0007;"'


@pytest.fixture(scope="module", params=["gewoon", "vijandig"])
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extract]:
    """The street around its house; also with a hostile word in each name."""
    graph = city()
    graph.edge("MOGELIJK_ZELFDE_ALS", BERT, HOLDING, score_promille=700, reden="naam")
    if request.param == "vijandig":
        for rows in (*graph.nodes.values(), *graph.edges.values()):
            for row in rows.values():
                row.update(
                    {name: HOSTILE for name in ("naam", "straat", "aanduiding", "functie", "recht") if row.get(name)}
                )
    with indexed(graph, tmp_path_factory.mktemp("straat") / "graaf") as index:
        centre = [node for node in index.by_id(HOUSE[1], BV[1]) if not node.personal]
        yield extract(index, centre, ON, hops=3, demo=True)


def ids(found: Extract) -> tuple[set[str], set[str]]:
    return {thing.id for thing in found.things}, {tie.id for tie in found.ties}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_extract_gives_the_same_bytes_and_says_that_it_is_a_demo(found: Extract, form: str) -> None:
    files = FORMATS[form](found)
    assert files == FORMATS[form](found)
    assert all(b"DEMO: alle gegevens zijn verzonnen" in text for name, text in files.items() if name != i2.LINKS)


def test_graphml_is_read_back_with_all_nodes_and_edges(found: Extract) -> None:
    graph = nx.read_graphml(io.BytesIO(graphml.files(found)[graphml.NAME]), force_multigraph=True)
    edges: list[tuple[str, str, str]] = list(graph.edges)  # with their keys: two nodes may have several
    assert (set(graph.nodes), {key for *_, key in edges}) == ids(found)
    told = {node: data["label"] for node, data in graph.nodes(data=True)}
    assert told == {thing.id: thing.name for thing in found.things}
    ends = {key: (source, target) for source, target, key in edges}
    assert ends == {tie.id: (tie.source, tie.target) for tie in found.ties}


def rows(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_i2_gets_all_entities_and_links_and_no_cell_is_executed(found: Extract) -> None:
    files = i2.files(found)
    entities, links = rows(files[i2.ENTITIES]), rows(files[i2.LINKS])
    assert ({row["id"] for row in entities}, {row["id"] for row in links}) == ids(found)
    assert (len(entities), len(links)) == (len(found.things), len(found.ties))
    assert {row["van"] for row in links} | {row["naar"] for row in links} <= {row["id"] for row in entities}
    assert [
        cell for row in (*entities, *links) for cell in row.values() if harmless(cell) != cell and cell[:1] == "="
    ] == []
    assert [row["sterkte"] for row in links if row["soort"] == "MOGELIJK_ZELFDE_ALS"] == ["Tentative"]


def test_every_kind_of_node_has_a_place_in_each_form() -> None:
    from ondermijning.interchange.extract import COLUMNS  # noqa: PLC0415

    assert set(COLUMNS) == set(i2.ICONS) == set(ftm._SCHEMAS)


def validator() -> jsonschema.Draft202012Validator:
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMA.glob("*.json"))]
    registry: Registry[Any] = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in schemas)
    (statement,) = (each for each in schemas if each["$id"] == "urn:statement")
    return jsonschema.Draft202012Validator(statement, registry=registry, format_checker=jsonschema.FormatChecker())


def test_bods_is_valid_and_holds_all_parties_and_who_holds_or_directs_them(found: Extract) -> None:
    told = json.loads(bods.files(found)[bods.NAME])
    assert [str(problem.message) for problem in validator().iter_errors(told)] == []
    parties = {thing.id for thing in found.things if thing.kind in bods.PARTIES}
    ties = {tie.id for tie in found.ties if tie.kind in bods.INTERESTS}
    assert {each["recordId"] for each in told} == parties | ties
    assert len({each["statementId"] for each in told}) == len(told) == len(parties) + len(ties)
    ends = {
        each["recordDetails"][end]
        for each in told
        if each["recordType"] == "relationship"
        for end in ("subject", "interestedParty")
    }
    assert ties
    assert ends <= parties


def test_the_schema_of_bods_does_refuse(found: Extract) -> None:
    told = json.loads(bods.files(found)[bods.NAME])
    told[0]["statementId"] = "kort"
    assert not validator().is_valid(told)


def entities(found: Extract) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ftm.files(found)[ftm.NAME].decode().splitlines()]


def test_followthemoney_gets_an_entity_for_each_node_and_each_edge(found: Extract) -> None:
    told = entities(found)
    things, ties = ids(found)
    assert {each["id"] for each in told} == things | ties
    assert len(told) == len(found.things) + len(found.ties)


@pytest.mark.slow
def test_the_library_followthemoney_reads_them_without_a_fault_and_changes_nothing(found: Extract) -> None:
    back = read_back(ftm.files(found)[ftm.NAME].decode())
    assert (back["faults"], back["changed"]) == ([], [])
    assert back["read"] == {each["id"]: each["schema"] for each in entities(found)}


@pytest.mark.slow
def test_the_library_followthemoney_does_find_a_fault() -> None:
    wrong = {"id": "a", "schema": "Ownership", "properties": {"owner": ["geen:nummer"], "asset": ["b"]}}
    assert read_back(f"{json.dumps(wrong)}\n")["faults"]
