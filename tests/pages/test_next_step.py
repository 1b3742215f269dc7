"""The next step of a signal follows from where it stands and from what its leading rule says to check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ondermijning.detect.library import load_rules
from ondermijning.ledger.events import State
from ondermijning.ledger.hits import Hit
from ondermijning.ledger.signals import Signal
from ondermijning.pages.worklist.next_step import ASSIGN, BEGIN, GONE, SEARCH, WEIGH, next_step
from tests.support.badly import faults

RULES = load_rules()
RULE = RULES["jonge_vennootschap_koopt"]
SIGNAL = Signal("a1b2c3", "Perceel", "K:1", date(2024, 12, 31), 1, 1)


def hit(rule: str = RULE.id, **changes: Any) -> Hit:
    return replace(Hit("a1b2c3", rule, "k", 1, RULES[rule].family, 2, "Een zin.", {"perceel": "K:1"}), **changes)


@pytest.mark.parametrize(
    ("state", "assignee", "task", "begins"),
    [
        (State.NIEUW, "", ASSIGN, "Wijs toe wie dit weegt. Ga na"),
        (State.NIEUW, "team", BEGIN, "Begin met wegen. Ga na"),
        (State.IN_WEGING, "", ASSIGN, "Wijs toe wie dit weegt. Ga na"),
        (State.IN_WEGING, "team", WEIGH, "Ga na"),
        (State.IN_ONDERZOEK, "team", SEARCH, "Zoek uit wat geen register zegt"),
    ],
)
def test_where_a_signal_stands_says_who_does_what(state: State, assignee: str, task: str, begins: str) -> None:
    step = next_step(replace(SIGNAL, state=state, assignee=assignee), [hit()], RULES)
    assert step.task == task
    assert step.said.startswith(begins)


def test_what_is_checked_first_is_an_uncertain_link_then_what_speaks_against_then_an_ordinary_cause() -> None:
    against = {"tegen": [{"naam": "groep", "zin": "Het is een groep."}]}
    assert "onzekere koppeling" in next_step(SIGNAL, [hit(evidence=against, unconfirmed=True)], RULES).said
    assert "wat er tegen pleit" in next_step(SIGNAL, [hit(evidence=against)], RULES).said
    assert RULE.other_explanations[0] in next_step(SIGNAL, [hit()], RULES).said


@pytest.mark.parametrize("state", [State.NIEUW, State.IN_WEGING, State.IN_ONDERZOEK])
def test_what_is_no_longer_found_is_closed(state: State) -> None:
    signal = replace(SIGNAL, state=state, assignee="team")
    assert next_step(signal, [], RULES).task == next_step(signal, [hit()], RULES, gone=True).task == GONE


def test_a_rule_that_no_longer_exists_is_read_on_the_page() -> None:
    assert next_step(SIGNAL, [hit()], {}).said == "Wijs toe wie dit weegt. Lees de pagina."


def test_the_step_of_every_rule_reads_well_in_every_state() -> None:
    told = {
        next_step(replace(SIGNAL, state=state, assignee=assignee), [hit(rule)], RULES).said
        for rule in RULES
        for state in (State.NIEUW, State.IN_WEGING, State.IN_ONDERZOEK)
        for assignee in ("", "team")
    }
    assert faults("\n".join(sorted(told))) == []
