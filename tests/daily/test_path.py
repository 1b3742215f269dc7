"""Chains are the shortest there are, pass hubs by, and say why each hop is there."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from ondermijning.daily.chains import chain_rows
from ondermijning.daily.path import MAX_CHAINS, MAX_COMPANIES, shortest
from ondermijning.daily.shown import Shown
from ondermijning.daily.things import exact
from tests.daily.city import ANNA, BANK, BERT, BV, HOUSE, TRADER, indexed
from tests.support.graphs import Graph, random_graph, shuffled

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.daily.index import Index, Node


def node_of(index: Index, key: tuple[str, str]) -> Node:
    return next(node for node in index.by_id(key[1]) if node.key == key)


def chain_of(
    index: Index, start: tuple[str, str], goal: tuple[str, str], **given: bool | int
) -> list[tuple[object, ...]]:
    shown = Shown(index, persons=True)
    return chain_rows(index, shown, (node_of(index, start), node_of(index, goal)), **given)  # type: ignore[arg-type]


def test_each_hop_has_its_reason_span_and_source(index: Index) -> None:
    rows = chain_of(index, BERT, HOUSE)
    assert [row[4] for row in rows] == [
        "Bert Bakker is functionaris van Voorbeeld Vastgoed B.V. (KVK 99000011) (functie bestuurder)",
        "Voorbeeld Vastgoed B.V. (KVK 99000011) bezit MTT00 C 131 A4 (eigendom, aandeel 100 %)",
    ]
    assert [row[5] for row in rows] == ["van 2021-01-01 tot heden", "van 2022-03-01 tot heden"]
    assert all("stand.xml regel" in str(row[6]) for row in rows)


def test_a_chain_goes_against_the_direction_of_its_edges_too(index: Index) -> None:
    assert [row[2:4] for row in chain_of(index, HOUSE, BERT)] == [
        ("MTT00 C 131 A4", "Voorbeeld Vastgoed B.V. (KVK 99000011)"),
        ("Voorbeeld Vastgoed B.V. (KVK 99000011)", "Bert Bakker"),
    ]


def test_what_is_too_far_is_no_chain_and_a_thing_is_no_step_from_itself(index: Index) -> None:
    assert chain_of(index, ANNA, BERT, steps=2) == []
    assert chain_of(index, ANNA, ANNA) == []


def test_an_excluded_party_is_an_end_but_no_way_through(tmp_path: Path) -> None:
    graph = Graph().node(*BANK, uitgezonderd="kredietverstrekker")
    for number in (1, 2):
        graph.edge("GELDGEVER", BANK, ("Hypotheek", f"h{number}"))
        graph.edge("GELDNEMER", ("Persoon", f"p{number}"), ("Hypotheek", f"h{number}"))
    with indexed(graph, tmp_path / "graaf") as index:
        assert chain_of(index, ("Persoon", "p1"), ("Persoon", "p2")) == []
        assert len(chain_of(index, ("Persoon", "p1"), ("Persoon", "p2"), hubs=True)) == 4
        assert len(chain_of(index, ("Persoon", "p1"), BANK)) == 2


@pytest.mark.parametrize(("companies", "joined"), [(MAX_COMPANIES, True), (MAX_COMPANIES + 1, False)])
def test_an_address_joins_companies_until_it_has_too_many(tmp_path: Path, companies: int, *, joined: bool) -> None:
    graph = Graph()
    for number in range(companies):
        graph.edge("GEVESTIGD_OP", ("Bedrijf", f"b{number}"), ("Adres", "a"))
    with indexed(graph, tmp_path / "graaf") as index:
        assert bool(chain_of(index, ("Bedrijf", "b0"), ("Bedrijf", "b1"))) is joined


def test_an_uncertain_link_is_marked(tmp_path: Path) -> None:
    graph = Graph().edge("MOGELIJK_ZELFDE_ALS", ANNA, TRADER, score_promille=700, reden="naam")
    with indexed(graph, tmp_path / "graaf") as index:
        ((*_, reason, _, _),) = chain_of(index, ANNA, TRADER)
    assert "is MOGELIJK dezelfde als (onzeker)" in str(reason)


def test_nodes_to_avoid_are_passed_by(index: Index) -> None:
    bert, house, company = (node_of(index, key).number for key in (BERT, HOUSE, BV))
    assert shortest(index, bert, house, avoid=[company]) == []


@pytest.mark.parametrize("seed", range(12))
def test_chains_are_as_short_as_networkx_finds_them_and_all_are_found(tmp_path: Path, seed: int) -> None:
    graph = random_graph(seed)
    plain: nx.Graph[int] = nx.Graph()
    with indexed(graph, tmp_path / "graaf") as index:
        facts = "('OPGEVOLGD_DOOR', 'VERBONDEN_MET', 'ZEGGENSCHAP_OVER', 'VOLGT_OP', 'NA_VERGUNNING')"
        steps = f"SELECT van, naar FROM edge WHERE soort NOT IN {facts}"
        plain.add_edges_from(index.rows(steps))
        rng = random.Random(seed)
        for start, goal in (rng.sample(sorted(plain), 2) for _ in range(25)):
            chains = shortest(index, start, goal, steps=6, hubs=True)
            found = {tuple(hop.node for hop in chain) for chain in chains}
            expected = _reference(plain, start, goal)
            assert {len(chain) for chain in found} == {len(chain) for chain in expected}
            assert found == expected or (len(chains) == MAX_CHAINS and found < expected)


def _reference(graph: nx.Graph[int], start: int, goal: int) -> set[tuple[int, ...]]:
    if not nx.has_path(graph, start, goal) or nx.shortest_path_length(graph, start, goal) > 6:
        return set()
    return {tuple(path[1:]) for path in nx.all_shortest_paths(graph, start, goal)}


def test_the_same_chains_come_out_whatever_the_order_of_the_rows(tmp_path: Path) -> None:
    graph = random_graph(3)
    answers = []
    for name, each in (("een", graph), ("twee", shuffled(graph, random.Random(1)))):
        with indexed(each, tmp_path / name) as index:
            ends = [exact(index, key, persons=True)[0] for key in ("p0", "p5")]
            rows = chain_rows(index, Shown(index, persons=True), (ends[0], ends[1]), hubs=True)
            answers.append([row[:6] for row in rows])
    assert answers[0] == answers[1] != []
