"""Counter-evidence of a rule: what its contract allows, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from ondermijning.detect import Counter
from ondermijning.errors import RuleError
from tests.detect.making import card, rule

_FIELDS: dict[str, Any] = {
    "id": "verbouwd",
    "match": "MATCH (perceel)-[:HEEFT_VBO]->(v:Verblijfsobject) WHERE v.oppervlakte_m2 > 0",
    "evidence": {"oppervlakte": "v.oppervlakte_m2"},
    "says": "{perceel} heeft {oppervlakte} m².",
    "effect": "verlaagt",
}
AREA = card(Verblijfsobject__oppervlakte_m2="de verbouwing is het tegenbewijs")


def counter(**changed: Any) -> Counter:
    return Counter(**(_FIELDS | changed))


def test_a_rule_with_counter_evidence_differs_from_the_rule_without_it() -> None:
    assert rule(card=AREA, counters=(counter(),)).content_hash != rule().content_hash


@pytest.mark.parametrize(
    "changed",
    [{"id": "Verbouwd"}, {"effect": "bewijst"}, {"match": " "}, {"says": ""}],
    ids=["id", "effect", "pattern", "sentence"],
)
def test_a_word_that_is_none_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(RuleError):
        counter(**changed)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"match": "MATCH (perceel)-[:BESTAAT_NIET]->(v:Verblijfsobject)"}, "BESTAAT_NIET"),
        ({"match": "MATCH (perceel)-[:HEEFT_VBO]->(v:Verblijfsobject) WHERE v.oppervlakte_m2 > $meter"}, "meter"),
        ({"evidence": {"oppervlakte": "v.oppervlakte_m2 + 1"}}, "variable.property"),
        ({"says": "{iets}"}, "iets"),
    ],
    ids=["relation", "parameter", "expression", "name"],
)
def test_counter_evidence_keeps_the_dialect_of_rules(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(RuleError, match=reason):
        rule(card=AREA, counters=(counter(**changed),))


def test_what_counter_evidence_reads_stands_on_the_legal_card() -> None:
    with pytest.raises(RuleError, match=r"Verblijfsobject\.oppervlakte_m2"):
        rule(counters=(counter(),))


def test_a_rule_that_counts_somewhere_names_its_profiles() -> None:
    with pytest.raises(RuleError, match="profiles is empty"):
        rule(profiles=())
    with pytest.raises(RuleError, match="profile 'alles'"):
        rule(profiles=("alles",))
