"""Signals that are forgotten: who and what they were about is gone, a count stays, and the same facts raise them no more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ondermijning import clock
from ondermijning.errors import SignalError
from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.disputes import begin_dispute
from ondermijning.ledger.events import events_of
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.lapses import NOT_WEIGHED, REJECTED, lapses
from ondermijning.ledger.signals import list_signals, read_signal
from ondermijning.report.inzage.signals import signals_of
from ondermijning.signals.closing import close_signal, find_signal
from ondermijning.signals.deciding import assign_signal
from ondermijning.signals.disputed import withheld_signals
from ondermijning.signals.gate import signal_id
from ondermijning.signals.lapsing import Terms, due, lapse, last_day
from ondermijning.signals.on_trial import rest_on_trial
from ondermijning.signals.picture import signals_as_graph
from tests.detect.making import rule
from tests.signals.making import ALONE, COMPANY, OWNER, P1, PRICE, Runs, hit

if TYPE_CHECKING:
    from ondermijning.detect import Rule
    from ondermijning.ledger import Ledger

TERMS = Terms(unweighed=6, rejected=1)
COMPANY_ALONE = rule(
    id="bedrijf_alleen", family="bedrijf", match=COMPANY.match, subject="koper", identity=("koper", "transactie")
)
NOW = clock.today()
LATER, MUCH_LATER = NOW + timedelta(days=40), NOW + timedelta(days=200)


@pytest.fixture(autouse=True)
def one_signal(runs: Runs) -> None:
    """One signal of two families."""
    runs.run(hit(PRICE), hit(OWNER))


def close(ledger: Ledger, opvolging: str, signal: str = P1) -> None:
    close_signal(
        ledger, signal, opvolging=opvolging, aard_aanleiding="geen", note="de heer X legde het uit", actor="jansen"
    )


def test_a_signal_that_nobody_weighed_lapses_after_its_term_and_not_before(ledger: Ledger) -> None:
    assert due(ledger, TERMS, LATER) == []
    (found,) = due(ledger, TERMS, MUCH_LATER)
    assert (found[0].id, found[1].cause) == (P1, NOT_WEIGHED)


def test_its_last_day_is_the_day_after_which_it_lapses_and_one_that_is_weighed_has_none(ledger: Ledger) -> None:
    last = last_day(ledger, find_signal(ledger, P1), TERMS)
    assert last is not None
    assert due(ledger, TERMS, last) == []
    assert [signal.id for signal, _ in due(ledger, TERMS, last + timedelta(days=1))] == [P1]
    assign_signal(ledger, P1, "team", "jansen")
    assert last_day(ledger, find_signal(ledger, P1), TERMS) is None
    close(ledger, "toezicht")
    assert last_day(ledger, find_signal(ledger, P1), TERMS) is None


def test_one_that_somebody_weighs_stays(ledger: Ledger) -> None:
    assign_signal(ledger, P1, "team", "jansen")
    assert due(ledger, TERMS, date(2099, 1, 1)) == []


@pytest.mark.parametrize(("opvolging", "forgotten"), [("geen", 1), ("gegevensfout", 1), ("casus", 0), ("toezicht", 0)])
def test_one_that_was_closed_is_forgotten_if_nothing_came_of_it(ledger: Ledger, opvolging: str, forgotten: int) -> None:
    close(ledger, opvolging)
    assert lapse(ledger, TERMS, NOW, "jansen") == 0
    assert lapse(ledger, TERMS, LATER, "jansen") == forgotten
    assert [left.cause for left in lapses(ledger)] == [REJECTED] * forgotten


def test_what_is_left_is_a_count_that_leads_to_nobody(ledger: Ledger) -> None:
    close(ledger, "geen")
    lapse(ledger, TERMS, LATER, "jansen")
    (left,) = lapses(ledger)
    assert (left.subject_kind, left.rules, left.opvolging) == ("Perceel", ("eigenaar", "prijs"), "geen")
    assert list_signals(ledger) == []
    with pytest.raises(SignalError):
        find_signal(ledger, P1)
    kept = read_signal(ledger, P1)
    assert kept is not None
    assert (kept.subject_id, kept.assignee) == (f"gewist:{P1}", "")
    assert {(each.hit.sentence, *each.hit.evidence) for each in hits_of(ledger, P1, forgotten=True)} == {("",)}
    assert [event.change.note for event in events_of(ledger, P1)] == ["alleen een telling is bewaard"]


def test_the_same_facts_raise_it_no_more(runs: Runs, ledger: Ledger) -> None:
    close(ledger, "geen")
    lapse(ledger, TERMS, LATER, "jansen")
    changes = runs.run(hit(PRICE), hit(OWNER))
    assert (changes.new, changes.reopened) == ([], [])
    assert list_signals(ledger) == []
    assert {each.hit.sentence for each in hits_of(ledger, P1, forgotten=True)} == {""}


def test_new_facts_open_it_again_with_everything(runs: Runs, ledger: Ledger) -> None:
    close(ledger, "geen")
    lapse(ledger, TERMS, LATER, "jansen")
    changes = runs.run(hit(PRICE), hit(OWNER), hit(ALONE))
    assert changes.reopened == [P1]
    (signal,) = list_signals(ledger)
    assert (signal.subject_id, signal.state) == ("p1", "nieuw")
    assert all(each.hit.sentence for each in hits_of(ledger, P1, forgotten=True))
    assert lapses(ledger) == []


def test_a_run_without_it_and_one_with_it_again_change_nothing(runs: Runs, ledger: Ledger) -> None:
    close(ledger, "geen")
    lapse(ledger, TERMS, LATER, "jansen")
    runs.run()
    changes = runs.run(hit(PRICE), hit(OWNER))
    assert (changes.new, changes.reopened, list_signals(ledger)) == ([], [], [])


def test_the_same_facts_under_another_id_of_a_party_raise_it_no_more(runs: Runs, ledger: Ledger) -> None:
    buyer = rule(id="koper_alleen", identity=("perceel", "koper"))
    runs.run(hit(buyer, "p2", "RSIN:1"), hit(COMPANY_ALONE, koper="RSIN:1"), rules=(buyer, COMPANY_ALONE))
    for signal in list_signals(ledger):
        close(ledger, "geen", signal.id)
    lapse(ledger, TERMS, LATER, "jansen")
    add_alias(ledger, "RSIN:1", "KVK:1", "samengevoegd")
    changes = runs.run(hit(buyer, "p2"), hit(COMPANY_ALONE), rules=(buyer, COMPANY_ALONE))
    assert (changes.new, changes.reopened) == ([], [])
    changes = runs.run(hit(buyer, "p2", "KVK:2"), hit(COMPANY_ALONE, transactie="t2"), rules=(buyer, COMPANY_ALONE))
    assert set(changes.reopened) == {signal_id("Perceel", "p2"), signal_id("Bedrijf", "RSIN:1")}
    assert {signal.subject_id for signal in list_signals(ledger)} == {"p2", "KVK:1"}


@pytest.mark.parametrize("silent", [(), (PRICE, OWNER)])
def test_what_is_left_of_earlier_hits_stops_nothing_when_it_is_open_again(
    runs: Runs, ledger: Ledger, silent: tuple[Rule, ...]
) -> None:
    """Earlier hits are gone, or their rules could not answer: no more than their hashes are there to read."""
    close(ledger, "geen")
    lapse(ledger, TERMS, LATER, "jansen")
    assert runs.run(hit(ALONE), silent=silent).reopened == [P1]
    begin_dispute(ledger, "KVK:9", "klopt niet", "jansen")
    assert withheld_signals(ledger) == rest_on_trial(ledger, list_signals(ledger), frozenset({"alleen"})) == frozenset()
    (node,), _ = signals_as_graph(ledger)
    assert node.zin == runs.kept()["alleen"].hit.sentence
    assert [each["regel"] for each in signals_of(ledger, {}, "KVK:1")[0]["regels"]] == ["alleen"]
