"""What holds for every rule that is shipped, without knowing what it looks for."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from ondermijning.detect.compose import rows_text
from ondermijning.detect.library import load_rules
from ondermijning.detect.run import run_rules
from ondermijning.graph.dialect.check import check_expression
from ondermijning.ledger.runs import Result
from ondermijning.model import EDGES, NODES
from ondermijning.registry import shipped_folder
from tests.demo.detector import Files
from tests.demo.suspicions import Suspicions
from tests.rules.planted import PLANTED
from tests.rules.running import EVERY_SOURCE, ON, RULES, hits, keys
from tests.support.graphs import embedded, in_neo4j, random_graph, shuffled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import DataclassInstance

    from ondermijning.detect import Rule
    from ondermijning.graph.store import GraphStore
    from tests.rules.conftest import City
    from tests.support.neo4j_server import Server

SEEDS = (1, 2, 3)
# The day on which the rules were last weighed; each must be weighed again after it.
WEIGHED = date(2026, 11, 1)
# Where the answer key lists the subjects of a kind.
ANSWERED_BY = {
    "Perceel": "percelen",
    "Bedrijf": "bedrijven",
    "Adres": "adressen",
    "Vergunning": "vergunningen",
    "Subsidie": "subsidies",
}
# Rules that ordinary life triggers too, and where the files show it: one sale in six goes without a mortgage, in the demo
# city as in reality. Such a sale is no scheme, and the rule says nothing until another family does.
COMMON = {"aankoop_zonder_hypotheek": lambda folder: Suspicions(folder, Files(folder)).unpaid_purchases()}
# A missing value cannot always be told from an innocent one, not every innocent cause is in a register, what is context alone
# counts in no profile, and few rules read class B.
MAY_BE_EMPTY = ("undecided", "counters", "against", "profiles", "klasse_b")
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
planted_rule = pytest.mark.parametrize("rule", [RULES[rule] for rule in PLANTED], ids=PLANTED)


@pytest.fixture(scope="module")
def random_stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, GraphStore]]:
    folder = tmp_path_factory.mktemp("grafen")
    with embedded(random_graph(1), folder / "1") as a, embedded(random_graph(2), folder / "2") as b:
        yield {1: a, 2: b}


def test_there_are_rules_and_each_is_found_under_its_id() -> None:
    assert len(RULES) >= 4
    assert list(RULES) == sorted(rule.id for rule in RULES.values())


@every_rule
def test_a_rule_is_the_file_of_its_name_in_the_folder_of_its_family(rule: Rule) -> None:
    assert (shipped_folder("rules") / rule.family / f"{rule.id}.py").is_file()


@every_rule
def test_a_rule_has_a_test_file_at_the_mirrored_path(rule: Rule) -> None:
    assert (Path(__file__).parent / rule.family / f"test_{rule.id}.py").is_file()


@every_rule
def test_every_field_of_a_rule_and_its_card_is_filled(rule: Rule) -> None:
    holders: list[DataclassInstance] = [rule, rule.card, *rule.parameters]
    for holder in holders:
        for field in fields(holder):
            if field.name in MAY_BE_EMPTY or field.name.startswith("_"):  # what is read when it is asked for
                continue
            value = getattr(holder, field.name)
            parts = value if isinstance(value, tuple) else [value]
            assert all(part is not None and str(part).strip() for part in parts), field.name
    assert len(rule.other_explanations) >= 2


@every_rule
def test_the_card_gives_a_reason_for_every_attribute_that_is_read_and_for_no_other(rule: Rule) -> None:
    assert set(rule.card.attributes) == _attributes_read(rule)
    assert all(len(reason) > 15 for reason in rule.card.attributes.values())


def _attributes_read(rule: Rule) -> set[str]:
    counters = ((pattern, each.evidence) for pattern, each in zip(rule.against, rule.counters, strict=True))
    return {
        f"{kind}.{name}"
        for pattern, evidence in ((rule.pattern, rule.evidence), *counters)
        for variable, name in pattern.reads.union(*(check_expression(each, pattern) for each in evidence.values()))
        for kind in pattern.nodes.get(variable) or pattern.edges[variable]
        if name != "id" and name in {column.name for column in (NODES.get(kind) or EDGES[kind]).columns}
    }


@every_rule
def test_a_rule_must_be_weighed_again_within_some_years(rule: Rule) -> None:
    assert WEIGHED < rule.card.review_by < WEIGHED.replace(year=WEIGHED.year + 3)


@every_rule
def test_the_weight_of_a_rule_lies_between_one_and_three_and_context_weighs_nothing(rule: Rule) -> None:
    assert (rule.weight == 0) if rule.strength == "context" else (1 <= rule.weight <= 3)


def test_the_strongest_indicator_weighs_most() -> None:
    assert {rule.id: rule.weight for rule in RULES.values() if rule.strength == "solo"} == {
        "abc_verbonden_partijen": 1,
        "gedeelde_bankrekening": 1,
        "gesloten_lus": 2,
        "herhaalde_sluiting": 2,
        "lening_vijfmaal_woz": 1,
        "onderlinge_financiering": 2,
        "ontbonden_eigenaar": 2,
        "opvolger_bij_verbonden_verhuurder": 1,
        "opvolger_na_sluiting": 2,
        "opvolger_na_weigering": 2,
        "snelle_doorverkoop": 3,
        "subsidie_aan_failliete_partij": 1,
        "subsidie_aan_ontbonden_partij": 1,
        "terugkeer_met_prijssprong": 1,
        "verbonden_jonge_geldgever": 1,
    }


@every_rule
def test_a_sentence_in_dutch_ends_with_a_full_stop_and_accuses_nobody(rule: Rule) -> None:
    words = f"{rule.title} {rule.why}".lower()
    assert rule.why.endswith(".")
    assert not [word for word in ("fraude", "witwas", "crimineel", "verdacht", "dader", "misdrijf") if word in words]


@every_rule
def test_all_texts_of_a_rule_bind_on_the_empty_model(rule: Rule, empty: GraphStore) -> None:
    values = {parameter.name: parameter.default for parameter in rule.parameters} | {"peildatum": ON}
    assert empty.rows(rows_text(rule), values) == []
    for count in filter(None, (rule.population, rule.undecided)):
        assert empty.rows(count, {}) == [(0,)]


@every_rule
def test_a_rule_finds_nothing_in_an_empty_graph(rule: Rule, empty: GraphStore) -> None:
    (outcome,) = run_rules(empty, [rule], ON, EVERY_SOURCE, {})
    assert (outcome.result, outcome.hits, outcome.reason) == (Result.NONE, (), "")


@pytest.mark.slow
@every_rule
def test_a_rule_answers_the_same_twice(rule: Rule, random_stores: dict[int, GraphStore]) -> None:
    for store in random_stores.values():
        assert hits(store, rule) == hits(store, rule)


@pytest.mark.slow
def test_the_random_graphs_trigger_every_rule(random_stores: dict[int, GraphStore]) -> None:
    found = {rule.id for rule in RULES.values() for store in random_stores.values() if hits(store, rule)}
    assert found == set(RULES)


@pytest.mark.slow
def test_the_order_of_the_input_does_not_matter(random_stores: dict[int, GraphStore], tmp_path: Path) -> None:
    with embedded(shuffled(random_graph(1), random.Random(7)), tmp_path) as other:
        for rule in RULES.values():
            assert hits(other, rule) == hits(random_stores[1], rule)


def test_the_rules_load_the_same_every_time() -> None:
    assert {key: rule.content_hash for key, rule in load_rules().items()} == {
        key: rule.content_hash for key, rule in RULES.items()
    }


@pytest.mark.slow
@planted_rule
def test_a_rule_reports_every_scheme_in_the_demo_city_and_nothing_else(rule: Rule, city: City) -> None:
    outcome = city.outcomes[rule.id]
    planted = city.key.expected(rule.id, ANSWERED_BY[rule.subject_kind])
    ordinary = set(COMMON[rule.id](city.deliveries)) if rule.id in COMMON else set()
    assert outcome.result is Result.HIT
    reported = {hit.subject for hit in outcome.hits}
    assert planted <= reported
    assert reported <= planted | ordinary


@pytest.mark.slow
@planted_rule
def test_a_rule_falls_for_no_hard_negative_of_any_story(rule: Rule, city: City) -> None:
    tempting = [answer for answer in city.key.answers if answer.soort == "hard_negatief" and answer.regel == rule.id]
    reported = {hit.subject for hit in city.outcomes[rule.id].hits}
    assert len(tempting) >= 4
    assert [answer.id for answer in tempting if reported & set(getattr(answer, ANSWERED_BY[rule.subject_kind]))] == []


@pytest.mark.slow
@every_rule
def test_a_twin_city_with_other_names_gives_the_same_hits(rule: Rule, city: City, twin: City) -> None:
    assert keys(twin.outcomes[rule.id].hits) == keys(city.outcomes[rule.id].hits)


@pytest.mark.slow
def test_the_twin_city_really_has_other_names(city: City, twin: City) -> None:
    for kind in ("Persoon", "Bedrijf"):
        ours, theirs = (_names(each.graph, kind) for each in (city, twin))
        assert ours.keys() == theirs.keys()
        assert not {name for key, name in ours.items() if name == theirs[key]}


def _names(graph: Path, kind: str) -> dict[str, str]:
    rows = pq.read_table(graph / "nodes" / f"{kind}.parquet", columns=["id", "naam"]).to_pylist()
    return {row["id"]: row["naam"] for row in rows}


@pytest.mark.slow
@pytest.mark.neo4j
@pytest.mark.parametrize("seed", SEEDS)
def test_both_engines_give_the_same_hits_on_a_random_graph(seed: int, empty_neo4j: Server, tmp_path: Path) -> None:
    with embedded(random_graph(seed), tmp_path) as here, in_neo4j(tmp_path, empty_neo4j) as there:
        for rule in RULES.values():
            assert hits(here, rule) == hits(there, rule)
            assert here.rows(rule.population, {}) == there.rows(rule.population, {})


@pytest.mark.slow
@pytest.mark.neo4j
def test_both_engines_give_the_same_hits_on_the_demo_city(city: City, empty_neo4j: Server) -> None:
    with in_neo4j(city.graph, empty_neo4j) as there:
        for found in run_rules(there, RULES.values(), ON, EVERY_SOURCE, {}):
            here = city.outcomes[found.rule.id]
            # How sure a link is stands in the workspace and not in a graph.
            assert found.hits == tuple(replace(hit, certainty=1000) for hit in here.hits), found.rule.id
            assert found.result is here.result
