"""What a rule answers for that reads an attribute which can stand for a protected one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ondermijning.detect import ClassB
from ondermijning.detect.library import load_rules
from ondermijning.errors import RuleError
from tests.detect.making import CARD, MATCH, card, rule

WRITTEN = date(2029, 6, 1)
TESTED: dict[str, Any] = {
    "toets": "aselecte steekproef van 200 hits, geen verschil",
    "proxytoets": "geen samenhang met CBS-cijfers",
    "akkoord": "jansen",
    "akkoord_fg": "de vries",
}
ABROAD = f"{MATCH} AND koper.land <> 'NL'".replace("koper:Persoon|Bedrijf", "koper:Bedrijf")
READS_B = card(Bedrijf__land="de zetel is het kenmerk zelf")


def answer(**changed: Any) -> ClassB:
    """What the rule answers for; nothing tested unless a test says so."""
    texts: dict[str, Any] = {"verband": "het gaat om de zetel", "alternatief": "geen", "vanaf": WRITTEN}
    return ClassB(**(texts | changed))


def test_class_b_without_an_answer_is_refused() -> None:
    with pytest.raises(RuleError, match=r"reads Bedrijf\.land of class B, which the legal card does not answer for"):
        rule(match=ABROAD, card=READS_B)


def test_an_answer_where_nothing_of_class_b_is_read_is_refused() -> None:
    with pytest.raises(RuleError, match="answers for class B, and the rule reads none"):
        rule(card=replace(CARD, klasse_b=answer()))


def test_what_was_not_tested_stays_on_trial() -> None:
    made = rule(match=ABROAD, card=replace(READS_B, klasse_b=answer()), maturity="proef")
    assert made.card.class_b == {"Bedrijf.land"}
    with pytest.raises(RuleError, match="class B is nog niet getoetst"):
        replace(made, maturity="stabiel")


@pytest.mark.parametrize("left_out", TESTED)
def test_each_thing_that_was_not_done_keeps_a_rule_on_trial(left_out: str) -> None:
    done = {name: text for name, text in TESTED.items() if name != left_out}
    with pytest.raises(RuleError, match="class B is nog niet getoetst"):
        rule(match=ABROAD, card=replace(READS_B, klasse_b=answer(**done)), maturity="stabiel")


def test_a_tested_rule_that_two_people_approved_may_be_stable() -> None:
    made = rule(match=ABROAD, card=replace(READS_B, klasse_b=answer(**TESTED)), maturity="stabiel")
    assert made.maturity == "stabiel"


def test_one_person_does_not_approve_twice() -> None:
    with pytest.raises(RuleError, match="approved by one and the same person"):
        answer(akkoord="jansen", akkoord_fg="jansen")


@pytest.mark.parametrize("name", ["verband", "alternatief", *TESTED])
def test_an_empty_text_is_refused(name: str) -> None:
    with pytest.raises(RuleError, match="about class B on the legal card is empty"):
        answer(**{name: " "})


@pytest.mark.parametrize("review_by", [date(2029, 6, 1), date(2030, 6, 2)])
def test_the_rule_is_weighed_again_within_a_year(review_by: date) -> None:
    with pytest.raises(RuleError, match="within a year"):
        replace(READS_B, klasse_b=answer(), review_by=review_by)
    assert replace(READS_B, klasse_b=answer(), review_by=date(2030, 6, 1)).klasse_b


def test_every_shipped_rule_that_reads_class_b_answers_for_it_and_is_on_trial_until_it_was_tested() -> None:
    found = [each for each in load_rules().values() if each.card.class_b]
    assert len(found) >= 10
    assert {each.maturity for each in found if each.card.klasse_b and each.card.klasse_b.untested} == {"proef"}
