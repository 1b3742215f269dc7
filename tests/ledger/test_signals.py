from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import SignalError
from ondermijning.ledger.events import AardAanleiding, Change, Happening, Opvolging, State, events_of
from ondermijning.ledger.signals import Signal, add_signal, change_signal, list_signals, read_signal, see_signal
from ondermijning.model import EDGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.ledger import Ledger

NOW = datetime(2025, 1, 31, 12, tzinfo=UTC)
NOW_TEXT = "2025-01-31T12:00:00.000000+00:00"


@pytest.fixture
def signal(ledger: Ledger, run: Callable[[], int]) -> Signal:
    number = run()
    made = Signal("s1", "Perceel", "NL.IMKAD.KadastraalObject:1", date(2024, 12, 31), number, number)
    add_signal(ledger, made, "jansen", NOW)
    return made


def close(opvolging: Opvolging = Opvolging.TOEZICHT, aard: AardAanleiding = AardAanleiding.GEBRUIK) -> Change:
    return Change("s1", Happening.GESLOTEN, "jansen", State.GESLOTEN, opvolging, aard, "bezocht")


def test_a_new_signal_has_its_first_event(ledger: Ledger, signal: Signal) -> None:
    assert read_signal(ledger, "s1") == signal
    (event,) = events_of(ledger, "s1")
    assert (event.at, event.from_state) == (NOW_TEXT, None)
    assert event.change == Change("s1", Happening.NIEUW, "jansen", State.NIEUW)


def test_a_subject_has_one_signal(ledger: Ledger, signal: Signal) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        add_signal(ledger, replace(signal, id="s2"), "jansen")
    assert events_of(ledger, "s2") == []


def test_every_subject_of_the_model_may_have_a_signal_and_a_person_may_not(
    ledger: Ledger, run: Callable[[], int]
) -> None:
    number = run()
    for _, kind in sorted(EDGES["OVER"].ends):
        add_signal(ledger, Signal(f"s-{kind}", kind, "1", date(2024, 12, 31), number, number), "jansen")
    assert len(list_signals(ledger)) == 6
    with pytest.raises(sqlite3.IntegrityError):
        add_signal(ledger, Signal("p", "Persoon", "1", date(2024, 12, 31), number, number), "jansen")


def test_seeing_it_again_moves_its_last_run_only(ledger: Ledger, signal: Signal, run: Callable[[], int]) -> None:
    later = run()
    see_signal(ledger, "s1", later)
    assert read_signal(ledger, "s1") == replace(signal, last_run=later)


@pytest.mark.usefixtures("signal")
def test_a_change_moves_the_state_and_keeps_both_states(ledger: Ledger) -> None:
    change_signal(ledger, Change("s1", Happening.GEWIJZIGD, "jansen", State.IN_WEGING, note="bekijken"), NOW)
    change_signal(ledger, Change("s1", Happening.TOEGEWEZEN, "jansen", note="aan pieters"), NOW)
    change_signal(ledger, close(), NOW)
    moves = [(event.from_state, event.change.to_state) for event in events_of(ledger, "s1")]
    assert moves == [
        (None, State.NIEUW),
        (State.NIEUW, State.IN_WEGING),
        (State.IN_WEGING, None),
        (State.IN_WEGING, State.GESLOTEN),
    ]
    found = read_signal(ledger, "s1")
    assert found is not None
    assert (found.state, found.closed_at) == (State.GESLOTEN, NOW_TEXT)


@pytest.mark.usefixtures("signal")
def test_reopening_takes_the_closing_time_away_and_leaves_the_history(ledger: Ledger) -> None:
    change_signal(ledger, close())
    change_signal(ledger, Change("s1", Happening.HEROPEND, "jansen", State.NIEUW))
    found = read_signal(ledger, "s1")
    assert found is not None
    assert (found.state, found.closed_at) == (State.NIEUW, None)
    assert [event.change.happening for event in events_of(ledger, "s1")] == ["nieuw", "gesloten", "heropend"]


@pytest.mark.usefixtures("signal")
@pytest.mark.parametrize("opvolging", list(Opvolging))
@pytest.mark.parametrize("aard", list(AardAanleiding))
def test_every_outcome_can_be_kept(ledger: Ledger, opvolging: Opvolging, aard: AardAanleiding) -> None:
    change_signal(ledger, close(opvolging, aard))
    assert events_of(ledger, "s1")[-1].change == close(opvolging, aard)


@pytest.mark.usefixtures("signal")
@pytest.mark.parametrize("happening", list(Happening))
def test_every_happening_can_be_kept(ledger: Ledger, happening: Happening) -> None:
    change_signal(ledger, Change("s1", happening, "run 7"))
    assert events_of(ledger, "s1")[-1].change.happening == happening


@pytest.mark.parametrize("missing", [{"opvolging": None}, {"aard_aanleiding": None}, {"note": "  "}])
def test_closing_needs_an_outcome_and_a_note(missing: dict[str, str]) -> None:
    with pytest.raises(SignalError, match="closing needs opvolging, aard_aanleiding and a note"):
        replace(close(), **missing)  # type: ignore[arg-type]


@pytest.mark.usefixtures("signal")
def test_the_file_itself_refuses_to_close_without_an_outcome_and_to_change_an_event(ledger: Ledger) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        ledger.execute(
            "INSERT INTO signal_events (signal_id, at, actor, event, to_state, note)"
            " VALUES ('s1', '', 'x', 'gesloten', 'gesloten', 'x')"
        )
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        ledger.execute("UPDATE signal_events SET note = 'anders'")
    assert len(events_of(ledger, "s1")) == 1


def test_a_signal_that_does_not_exist_is_told(ledger: Ledger) -> None:
    with pytest.raises(SignalError, match="s9: does not exist"):
        change_signal(ledger, Change("s9", Happening.GEZIEN, "jansen"))
    assert read_signal(ledger, "s9") is None


def test_lists_are_in_neutral_order_and_by_state(ledger: Ledger, run: Callable[[], int]) -> None:
    number = run()
    for key, day in (("c", 1), ("a", 2), ("b", 1)):
        add_signal(ledger, Signal(key, "Adres", key, date(2024, 1, day), number, number, baseline=True), "jansen")
    change_signal(ledger, Change("b", Happening.GEWIJZIGD, "jansen", State.IN_ONDERZOEK))
    assert [signal.id for signal in list_signals(ledger)] == ["b", "c", "a"]
    assert [signal.id for signal in list_signals(ledger, State.NIEUW)] == ["c", "a"]
    assert all(signal.baseline for signal in list_signals(ledger))
