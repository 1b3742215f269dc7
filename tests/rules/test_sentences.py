"""Every sentence of every rule on the demo city and on graphs of chance, held against what once read badly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ondermijning.model import column_of
from ondermijning.model.words import SINGULAR
from ondermijning.normalise.dutch import PROMILLE
from ondermijning.pipeline import open_embedded
from ondermijning.signals.display import against_sentence, names_of, sentence
from tests.rules.running import RULES, hits
from tests.support.graphs import embedded, random_graph

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.detect import Rule
    from ondermijning.detect.hits import Hit
    from ondermijning.graph.store import GraphStore
    from ondermijning.signals.display import Names
    from tests.rules.conftest import City

# Without ids of the graphs: what stands in brackets or behind a name may look like anything.
FAULTS = {
    "an unknown day": re.compile(r"\b(?:op|sinds|van|tot) onbekend\b"),
    "one of many": re.compile(rf"(?<![\d.,])\b1 (?:{'|'.join(SINGULAR)})\b"),
    "per mille": re.compile(r"promille|\bvan (?:de )?1000\b"),
    "a code": re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b"),
    "a field": re.compile(r"[{}|]"),
    "an unknown share": re.compile(r"onbekend %"),
    "many do what one does": re.compile(r"\b(?:staan|stonden|zijn|waren|rusten) (?:er )?1 [a-z]"),
}


def test_no_sentence_on_the_demo_city_reads_badly(city: City) -> None:
    with open_embedded(city.graph) as store:
        assert faults(store, (hit for outcome in city.outcomes.values() for hit in outcome.hits)) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_no_sentence_on_a_graph_in_which_much_is_unknown_reads_badly(seed: int, tmp_path: Path) -> None:
    with embedded(random_graph(seed), tmp_path) as store:
        assert faults(store, (hit for rule in RULES.values() for hit in hits(store, rule))) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_sentence_puts_a_unit_behind_a_share_that_has_its_own(rule: Rule) -> None:
    patterns = [(rule.why, rule.evidence, rule.pattern)]
    patterns += [(c.says, c.evidence, p) for c, p in zip(rule.counters, rule.against, strict=True)]
    for text, evidence, pattern in patterns:
        for name, expression in evidence.items():
            variable, _, attribute = expression.partition(".")
            column = column_of(
                pattern.nodes.get(variable, frozenset()) | pattern.edges.get(variable, frozenset()), attribute
            )
            if column is not None and column.unit == PROMILLE:
                assert not re.search(rf"\{{{name}\}} (?:promille|%|procent|van (?:de )?1000)", text)


def faults(store: GraphStore, found: Iterable[Hit]) -> list[tuple[str, str, str]]:
    """(rule, fault, sentence) of each sentence that reads badly; there must be sentences."""
    listed = list(found)
    assert listed
    names = names_of(store, listed)
    said = {(hit.rule.id, text) for hit in listed for text in _sentences(hit, names)}
    return sorted((rule, fault, text) for rule, text in said for fault, bad in FAULTS.items() if bad.search(text))


def _sentences(hit: Hit, names: Names) -> list[str]:
    return [sentence(hit, names), *(against_sentence(hit, each, names) for each in hit.against)]
