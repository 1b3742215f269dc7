"""A rule asked about one subject finds there what a run over the whole graph finds, counter-evidence included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.detect.one_subject import hits_about
from ondermijning.detect.parameters import bind
from tests.rules.running import ON, RULES, hits
from tests.support.graphs import embedded, random_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.detect import Rule
    from ondermijning.graph.store import GraphStore


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with embedded(random_graph(2), tmp_path_factory.mktemp("toeval")) as opened:
        yield opened


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_what_a_rule_finds_on_one_subject_is_what_a_run_finds_on_it(rule: Rule, graph: GraphStore) -> None:
    found = hits(graph, rule)
    values = bind(rule.parameters, {}) | {"peildatum": ON}
    others = [row[0] for row in graph.rows(f"MATCH (n:{rule.subject_kind}) RETURN n.id AS e0", {})]
    for subject in sorted({*[hit.subject for hit in found][:5], *others[:3]}):
        here = hits_about(graph, rule, subject, values)
        assert here == tuple(hit for hit in found if hit.subject == subject)
