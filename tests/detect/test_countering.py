"""Counter-evidence on a graph: which hits have it, what is shown of it, and that it hides none of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.detect import INT64, Counter, Parameter
from ondermijning.detect.run import run_rules
from tests.detect.making import DAYS, card, rule
from tests.support.graphs import Graph, embedded, in_neo4j

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.detect.hits import Against
    from ondermijning.graph.store import GraphStore
    from tests.support.neo4j_server import Server

BIG = Counter(
    "groot",
    "MATCH (perceel)-[:HEEFT_VBO]->(v:Verblijfsobject) WHERE v.oppervlakte_m2 >= $meter",
    {"vbo": "v.id", "oppervlakte": "v.oppervlakte_m2"},
    "Op {perceel} staat {vbo}, van {oppervlakte} m².",
    "verlaagt",
)
RULE = rule(
    parameters=(DAYS, Parameter("meter", INT64, "m²", 100, 1, 10_000, "voorstel")),
    card=card(Verblijfsobject__oppervlakte_m2="de omvang verklaart de prijs"),
    counters=(BIG,),
)


def sold(tag: str, *areas: int | None) -> Graph:
    sale = ("Transactie", f"t-{tag}")
    graph = (
        Graph()
        .edge("KOPER", ("Bedrijf", "KVK:1"), sale)
        .edge("BETREFT", sale, ("Perceel", tag), dagen_sinds_vorige=100)
    )
    for place, area in enumerate(areas):
        home = ("Verblijfsobject", f"{tag}-{place}")
        graph.node(*home, oppervlakte_m2=area).edge("HEEFT_VBO", ("Perceel", tag), home)
    return graph


def _city() -> Graph:
    city = Graph()
    for each in (sold("leeg"), sold("klein", 40), sold("onbekend", None), sold("groot", 120, 300, 50)):
        for part, rows in ((city.nodes, each.nodes), (city.edges, each.edges)):
            for kind, found in rows.items():
                part.setdefault(kind, {}).update(found)
    return city


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with embedded(_city(), tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


def against(store: GraphStore, **given: int) -> dict[str, tuple[Against, ...]]:
    (outcome,) = run_rules(store, [RULE], date(2024, 12, 31), frozenset({"brk"}), {RULE.id: given})
    return {hit.subject: hit.against for hit in outcome.hits}


def test_every_hit_stays_and_the_one_that_is_explained_says_by_what(store: GraphStore) -> None:
    found = against(store)
    assert {subject: len(each) for subject, each in found.items()} == {"leeg": 0, "klein": 0, "onbekend": 0, "groot": 1}
    (told,) = found["groot"]
    assert told.counter == BIG
    assert told.evidence == {"vbo": ("groot-0", "groot-1"), "oppervlakte": (120, 300)}
    assert told.elements == {"v": ("groot-0", "groot-1")}


def test_a_parameter_may_belong_to_the_counter_evidence_alone(store: GraphStore) -> None:
    assert [subject for subject, each in against(store, meter=10).items() if each] == ["groot", "klein"]
    assert [subject for subject, each in against(store, meter=301).items() if each] == []


@pytest.mark.slow
@pytest.mark.neo4j
def test_both_engines_find_the_same_counter_evidence(store: GraphStore, empty_neo4j: Server, tmp_path: Path) -> None:
    with embedded(_city(), tmp_path), in_neo4j(tmp_path, empty_neo4j) as there:
        assert against(there) == against(store)
