"""People say who weighs a signal, how far they are, and when a closed one opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import SignalError
from ondermijning.ledger.events import Happening, State, events_of
from ondermijning.signals.closing import close_signal
from ondermijning.signals.deciding import assign_signal, move_signal, reopen_signal
from tests.signals.making import ALONE, P1, hit

if TYPE_CHECKING:
    from tests.signals.making import Runs


@pytest.fixture
def opened(runs: Runs) -> Runs:
    """A ledger with one new signal."""
    runs.run(hit(ALONE))
    return runs


def close(runs: Runs) -> None:
    close_signal(runs.ledger, P1, opvolging="geen", aard_aanleiding="geen", note="bekend", actor="jansen")


def test_a_new_signal_that_is_assigned_is_weighed(opened: Runs) -> None:
    assign_signal(opened.ledger, P1[:6], " Team Vastgoed ", "jansen")

    assert (opened.signal().assignee, opened.signal().state) == ("Team Vastgoed", State.IN_WEGING)
    last = events_of(opened.ledger, P1)[-1]
    assert (last.from_state, last.change.to_state) == (State.NIEUW, State.IN_WEGING)
    assert (last.change.happening, last.change.note) == (Happening.TOEGEWEZEN, "aan Team Vastgoed")


def test_assigning_it_to_another_leaves_its_state(opened: Runs) -> None:
    move_signal(opened.ledger, P1, State.IN_ONDERZOEK, "", "jansen")
    assign_signal(opened.ledger, P1, "pieters", "jansen")

    assert (opened.signal().assignee, opened.signal().state) == ("pieters", State.IN_ONDERZOEK)


def test_a_signal_goes_to_investigation_and_back(opened: Runs) -> None:
    move_signal(opened.ledger, P1, State.IN_ONDERZOEK, "adres bezocht", "jansen")
    move_signal(opened.ledger, P1, State.IN_WEGING, "", "jansen")

    assert opened.signal().state is State.IN_WEGING
    assert [event.change.note for event in events_of(opened.ledger, P1)] == ["", "adres bezocht", ""]


@pytest.mark.parametrize("state", [State.NIEUW, State.GESLOTEN])
def test_it_is_neither_closed_nor_made_new_by_moving_it(opened: Runs, state: State) -> None:
    with pytest.raises(SignalError, match=f"is nieuw and cannot become {state}"):
        move_signal(opened.ledger, P1, state, "", "jansen")


def test_it_does_not_move_to_where_it_is(opened: Runs) -> None:
    move_signal(opened.ledger, P1, State.IN_WEGING, "", "jansen")
    with pytest.raises(SignalError, match="is in_weging and cannot become in_weging"):
        move_signal(opened.ledger, P1, State.IN_WEGING, "", "jansen")


@pytest.mark.parametrize("to", ["", "  ", "jan\nsen"])
def test_assigning_names_somebody(opened: Runs, to: str) -> None:
    with pytest.raises(SignalError, match="nobody is named"):
        assign_signal(opened.ledger, P1, to, "jansen")
    assert opened.signal().state is State.NIEUW


def test_a_closed_signal_is_neither_assigned_nor_moved(opened: Runs) -> None:
    close(opened)
    with pytest.raises(SignalError, match=r"is closed\. Run ondermijning signals reopen"):
        assign_signal(opened.ledger, P1, "pieters", "jansen")
    with pytest.raises(SignalError, match=r"is closed\. Run ondermijning signals reopen"):
        move_signal(opened.ledger, P1, State.IN_WEGING, "", "jansen")


def test_a_closed_signal_opens_again_with_a_note(opened: Runs) -> None:
    close(opened)
    reopen_signal(opened.ledger, P1, "nieuwe melding", "jansen")

    assert (opened.signal().state, opened.signal().closed_at) == (State.NIEUW, None)
    last = events_of(opened.ledger, P1)[-1].change
    assert (last.happening, last.note, last.actor) == (Happening.HEROPEND, "nieuwe melding", "jansen")


def test_reopening_takes_a_closed_signal_and_a_note(opened: Runs) -> None:
    with pytest.raises(SignalError, match="is not closed"):
        reopen_signal(opened.ledger, P1, "x", "jansen")
    close(opened)
    with pytest.raises(SignalError, match="reopening needs a note"):
        reopen_signal(opened.ledger, P1, " ", "jansen")
