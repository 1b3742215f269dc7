"""What rules found, compared with what was planted: found, missed, wrongly flagged, rightly spared, and the rest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.detect.hits import Hit, RuleOutcome
from ondermijning.detect.library import load_rules
from ondermijning.ledger.runs import Result
from ondermijning.report.evaluation import Score, evaluate, read_answers
from tests.rules.planted import PLANTED

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.detect.rule import Rule

RULE = load_rules()["ontbonden_eigenaar"]
OTHER = load_rules()["snelle_doorverkoop"]
COMPANY_RULE = load_rules()["serie_ontbinder"]


def outcome(*objects: str) -> RuleOutcome:
    """The rule reports these objects."""
    hits = tuple(Hit(RULE, {"perceel": (each,)}, {}) for each in objects)
    return RuleOutcome(RULE, Result.HIT if hits else Result.NONE, hits)


def scheme(key: str, *objects: str, rule: str = RULE.id, kind: str = "schema") -> dict[str, Any]:
    return {"id": key, "soort": kind, "regel": rule, "percelen": list(objects)}


def case(key: str, kind: str, *subjects: str, rule: Rule) -> dict[str, Any]:
    """A scheme about another kind of subject."""
    return {**scheme(key, rule=rule.id), kind: list(subjects)}


def innocent(key: str, *objects: str) -> dict[str, Any]:
    return scheme(key, *objects, kind="hard_negatief")


def score(answers: list[dict[str, Any]], *objects: str) -> Score:
    (found,) = evaluate([outcome(*objects)], answers)
    return found


def test_a_scheme_of_which_every_object_is_reported_is_found() -> None:
    assert score([scheme("S1", "a", "b")], "a", "b") == Score(RULE.id, found=["S1"])


@pytest.mark.parametrize("reported", [(), ("a",)])
def test_a_scheme_that_is_reported_in_part_or_not_at_all_is_missed(reported: tuple[str, ...]) -> None:
    assert score([scheme("S1", "a", "b")], *reported) == Score(RULE.id, missed=["S1"])


@pytest.mark.parametrize("reported", [("a",), ("a", "b")])
def test_an_innocent_story_of_which_any_object_is_reported_is_wrong(reported: tuple[str, ...]) -> None:
    assert score([innocent("N1", "a", "b")], *reported) == Score(RULE.id, wrong=["N1"])


def test_an_innocent_story_that_is_left_alone_is_spared() -> None:
    assert score([innocent("N1", "a", "b")]) == Score(RULE.id, spared=["N1"])


def test_an_object_that_the_key_does_not_name_for_the_rule_is_other() -> None:
    answers = [scheme("S1", "a"), scheme("S2", "z", rule=OTHER.id)]
    assert score(answers, "a", "z", "q") == Score(RULE.id, found=["S1"], other=["q", "z"])


def test_a_rule_answers_only_for_what_was_planted_for_it() -> None:
    answers = [scheme("S1", "a", rule=OTHER.id), {**scheme("S2", "b"), "regel": None}]
    assert score(answers) == Score(RULE.id)


def test_subjects_of_another_kind_are_read_from_the_list_of_that_kind() -> None:
    """Companies that only play a part in a scheme about objects count for nothing."""
    hit = Hit(COMPANY_RULE, {"bedrijf": ("KVK:1",), "bestuurder": ("p",)}, {})
    (found,) = evaluate(
        [RuleOutcome(COMPANY_RULE, Result.HIT, (hit,))],
        [case("S1", "bedrijven", "KVK:1", rule=COMPANY_RULE), case("S2", "percelen", "KVK:1", rule=COMPANY_RULE)],
    )
    assert found == Score(COMPANY_RULE.id, found=["S1"], missed=["S2"])
    assert score([case("S3", "bedrijven", "a", rule=RULE)], "a") == Score(RULE.id, missed=["S3"], other=["a"])


def test_there_is_one_score_per_rule_in_the_order_of_the_run() -> None:
    outcomes = [RuleOutcome(OTHER, Result.FAILED), outcome("a")]
    assert [each.rule for each in evaluate(outcomes, [])] == [OTHER.id, RULE.id]


def test_the_key_of_the_demo_can_be_read(tmp_path: Path) -> None:
    answers = [scheme("S1", "a")]
    (tmp_path / "antwoorden.json").write_text(json.dumps(answers), encoding="utf-8")
    assert read_answers(tmp_path / "antwoorden.json") == answers


def test_the_demo_finds_every_scheme_and_flags_nothing_wrongly(demo: Any) -> None:
    """Only purchases without a mortgage are so ordinary that the rule also meets them where nothing was planted."""
    rows = {line.split()[0]: line.split()[1:] for line in demo.said.out.splitlines() if line.split()[0] in load_rules()}
    assert {(missed, wrong) for _, _, missed, wrong, _, _ in rows.values()} == {("-", "-")}
    for rule, (answer, found, missed, wrong, spared, other) in ((rule, rows[rule]) for rule in PLANTED):
        assert (answer, missed, wrong) == ("treffer", "-", "-"), rule
        assert min(int(found), int(spared)) >= 2, rule
        assert (int(other) > 0) == (rule == "aankoop_zonder_hypotheek"), rule
