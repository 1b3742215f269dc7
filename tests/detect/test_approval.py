"""Which rules may run on real data: approved as they are, by somebody else, and not past their day or review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ondermijning.detect.approval import held_back, objection
from ondermijning.ledger.approvals import Approval
from ondermijning.ledger.runs import Result
from tests.detect.making import rule
from tests.rules.running import RULES

TODAY = date(2026, 6, 1)
RULE = rule()
GIVEN = Approval(RULE.id, 1, RULE.content_hash, RULE.author, "lezer", date(2026, 12, 31), "gelezen")


def test_a_rule_that_was_approved_as_it_is_may_run_up_to_the_last_day() -> None:
    assert objection(RULE, [GIVEN], TODAY) == ""
    assert objection(RULE, [GIVEN], GIVEN.until) == ""


@pytest.mark.parametrize(
    ("approvals", "reason"),
    [
        ([], "is niet goedgekeurd"),
        ([replace(GIVEN, rule="ander")], "is niet goedgekeurd"),
        ([replace(GIVEN, content_hash="anders")], "is na de goedkeuring veranderd"),
        ([replace(GIVEN, until=date(2026, 5, 31))], "de goedkeuring liep tot en met 2026-05-31"),
    ],
)
def test_any_other_rule_is_held_back_with_the_reason(approvals: list[Approval], reason: str) -> None:
    assert objection(RULE, approvals, TODAY) == reason
    (outcome,) = held_back([RULE], approvals, TODAY)
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, reason)


def test_a_rule_past_its_review_is_held_back_whatever_was_approved() -> None:
    assert objection(RULE, [replace(GIVEN, until=date(2040, 1, 1))], date(2030, 1, 2)).startswith("had voor 2030-01-01")


def test_a_change_of_one_word_ends_the_approval() -> None:
    changed = rule(why="{koper} kocht {perceel} al na {dagen} dagen.")
    assert objection(changed, [GIVEN], TODAY) == "is na de goedkeuring veranderd"


def test_a_later_approval_of_the_same_text_prolongs_it() -> None:
    over = replace(GIVEN, until=date(2026, 1, 1))
    assert objection(RULE, [GIVEN, over], TODAY) == ""


def test_a_rule_that_reads_class_b_takes_two_readers() -> None:
    careful = next(each for each in RULES.values() if each.card.klasse_b)
    first = Approval(careful.id, 1, careful.content_hash, careful.author, "lezer", careful.card.review_by, "gelezen")
    assert "tweede goedkeuring" in objection(careful, [first], TODAY)
    assert "tweede goedkeuring" in objection(careful, [first, first], TODAY)
    assert objection(careful, [first, replace(first, actor="fg")], TODAY) == ""
    over = replace(first, actor="fg", until=date(2026, 5, 1))
    assert "tweede goedkeuring" in objection(careful, [first, over], TODAY)
