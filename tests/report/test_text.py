"""A card for each rule, whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ondermijning.detect.library import load_rules
from ondermijning.normalise.dutch import readable
from ondermijning.report.rules.text import rule_card

RULES = load_rules()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_card_holds_everything_that_a_person_needs_to_judge_the_rule(rule: str) -> None:
    it, text = RULES[rule], rule_card(RULES[rule])
    told = [
        it.id,
        it.title,
        it.family,
        it.strength,
        f"gewicht {it.weight}",
        it.maturity,
        readable(it.why),
        it.source,
        *it.other_explanations,
        *it.needs,
        *it.blind_to,
        *it.sources,
        it.card.grondslag,
        it.card.taak,
        it.card.proxies,
        it.card.review_by.isoformat(),
        *it.card.attributes,
        *it.card.attributes.values(),
        *(parameter.name for parameter in it.parameters),
        *(parameter.source for parameter in it.parameters),
        f"versie {it.version} van {it.author}",
        *it.profiles,
        *it.indicators,
        *(readable(counter.says) for counter in it.counters),
        *(it.card.klasse_b.texts.values() if it.card.klasse_b else ()),
    ]
    assert [each for each in told if each not in text] == []
    patterns = f"{it.match.strip()}\n{it.undecided.strip()}".splitlines()
    assert all(" ".join(line.split()) in " ".join(text.split()) for line in patterns)


def test_a_rule_card_gives_the_range_and_unit_of_a_parameter() -> None:
    assert "\n  dagen = 365 dagen (van 30 tot 1825; voorstel" in rule_card(RULES["snelle_doorverkoop"])


def test_a_rule_without_parameters_has_no_section_for_them() -> None:
    rule = RULES["ontbonden_eigenaar"]
    without = replace(rule, match=rule.match.replace("$dagen", "90"), parameters=())
    assert "\nParameters\n" not in rule_card(without)
