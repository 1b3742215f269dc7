"""The history of a signal says what a run saw otherwise than the one before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.events import Happening, State, events_of
from ondermijning.signals.closing import close_signal
from ondermijning.signals.lifecycle import Changes
from tests.signals.making import ALONE, CONTEXT, OWNER, P1, PRICE, USE, hit

if TYPE_CHECKING:
    from tests.signals.making import Runs

LATER = date(2025, 1, 10)  # ten days after the first run


def last_note(runs: Runs) -> str:
    return events_of(runs.ledger, P1)[-1].change.note


def test_new_evidence_is_told_with_its_sentence(runs: Runs) -> None:
    runs.run(hit(ALONE))

    assert runs.run(hit(ALONE), hit(OWNER)) == Changes(changed=[P1])
    assert events_of(runs.ledger, P1)[-1].change.happening is Happening.GEWIJZIGD
    assert last_note(runs) == "nieuw bewijs van eigenaar: KVK:1 kocht p1 na 100 dagen."


def test_evidence_that_is_gone_and_back_is_told(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(OWNER))
    runs.run(hit(ALONE))
    assert last_note(runs) == "niet meer gezien door eigenaar: KVK:1 kocht p1 na 100 dagen."

    runs.run(hit(ALONE), hit(OWNER))
    assert last_note(runs) == "terug, van eigenaar: KVK:1 kocht p1 na 100 dagen."


def test_another_value_is_told_with_the_old_one(runs: Runs) -> None:
    runs.run(hit(ALONE, dagen=100))

    assert runs.run(hit(ALONE, dagen=20)) == Changes(changed=[P1])
    assert last_note(runs) == "alleen: dagen was 100, is 20"
    assert runs.run(hit(ALONE, dagen=20)) == Changes(seen=[P1])


def test_a_number_that_grew_by_the_days_between_two_runs_is_the_calendar(runs: Runs) -> None:
    runs.run(hit(ALONE, dagen=100))

    assert runs.run(hit(ALONE, dagen=110), on=LATER) == Changes(seen=[P1])
    assert runs.run(hit(ALONE, dagen=111), on=LATER) == Changes(changed=[P1])


def test_another_party_is_told_without_its_id(runs: Runs) -> None:
    runs.run(hit(ALONE, koper="NL.IMKAD.Persoon:7"))
    runs.run(hit(ALONE, koper="NL.IMKAD.Persoon:8"))

    assert last_note(runs) == "alleen: koper is een ander"


def test_a_party_under_another_id_is_no_other_party(runs: Runs) -> None:
    runs.run(hit(ALONE, koper="RSIN:1"))
    add_alias(runs.ledger, "RSIN:1", "KVK:1", "de groep vermeldingen is veranderd")

    assert runs.run(hit(ALONE, koper="KVK:1")) == Changes(seen=[P1])


def test_a_natural_person_is_a_role_in_the_history(runs: Runs) -> None:
    runs.run(hit(ALONE))
    runs.run(hit(ALONE), hit(OWNER, koper="NL.IMKAD.Persoon:7"))

    assert last_note(runs) == "nieuw bewijs van eigenaar: Een natuurlijk persoon (koper) kocht p1 na 100 dagen."


def test_context_is_no_difference(runs: Runs) -> None:
    runs.run(hit(ALONE))

    assert runs.run(hit(ALONE), hit(CONTEXT)) == Changes(seen=[P1])
    assert runs.run(hit(ALONE)) == Changes(seen=[P1])


def test_the_silence_of_a_rule_without_an_answer_is_no_difference(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(OWNER))

    assert runs.run(hit(ALONE), silent=[OWNER]) == Changes(seen=[P1])


def test_another_value_in_a_closed_signal_is_told_and_leaves_it_closed(runs: Runs) -> None:
    runs.run(hit(ALONE, dagen=100))
    close_signal(runs.ledger, P1, opvolging="geen", aard_aanleiding="geen", note="bekend", actor="jansen")

    assert runs.run(hit(ALONE, dagen=20)) == Changes(changed=[P1])
    assert runs.signal().state is State.GESLOTEN
    assert last_note(runs) == "alleen: dagen was 100, is 20"


def test_a_signal_that_is_back_with_more_says_both(runs: Runs) -> None:
    runs.run(hit(ALONE))
    runs.run()
    runs.run(hit(ALONE), hit(PRICE))

    assert events_of(runs.ledger, P1)[-1].change.happening is Happening.GEZIEN
    assert last_note(runs).startswith("terug na verdwenen te zijn; nieuw bewijs van prijs: ")


@pytest.mark.parametrize("count", [5, 7])
def test_a_long_list_is_cut_off_with_what_is_left(runs: Runs, count: int) -> None:
    runs.run(hit(ALONE))
    runs.run(hit(ALONE), *(hit(USE, transactie=f"n{number}") for number in range(count)))

    assert last_note(runs).count("nieuw bewijs") == 5
    assert last_note(runs).endswith("; en nog 2") == (count == 7)
