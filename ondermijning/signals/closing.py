"""Closing a signal: a person says what the city did and what it was about, with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.errors import SignalError
from ondermijning.language import say
from ondermijning.ledger.events import AardAanleiding, Change, Happening, Opvolging, State, Word
from ondermijning.ledger.signals import Signal, change_signal, list_signals

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger


def find_signal(ledger: Ledger, short: str) -> Signal:
    """The signal whose id begins with ``short``.

    Raises:
        SignalError: none or several do.
    """
    found = [signal for signal in list_signals(ledger) if short and signal.id.startswith(short.lower())]
    if len(found) != 1:
        what = say("no signal has this id.") if not found else say("{found} signals begin like this.", found=len(found))
        raise SignalError(what, where=short, advice=say("See ondermijning signals list."))
    return found[0]


def close_signal(ledger: Ledger, short: str, *, opvolging: str, aard_aanleiding: str, note: str, actor: str) -> Signal:
    """Close a signal.

    Args:
        ledger: the ledger.
        short: id or its beginning.
        opvolging: what the city did.
        aard_aanleiding: what it was about.
        note: why, in a person's own words.
        actor: who closes it.

    Raises:
        SignalError: it does not exist, is closed already, or an answer is missing.
    """
    signal = find_signal(ledger, short)
    if signal.state is State.GESLOTEN:
        raise SignalError(say("is closed already."), where=signal.id)
    done, about = (
        _answer("opvolging", opvolging, Opvolging),
        _answer("aard_aanleiding", aard_aanleiding, AardAanleiding),
    )
    change_signal(ledger, Change(signal.id, Happening.GESLOTEN, actor, State.GESLOTEN, done, about, note))
    return signal


def _answer(name: str, word: str, kind: type[Word]) -> Word:
    try:
        return kind(word)
    except ValueError:
        raise SignalError(
            say("closing needs {name}.", name=name), advice=say("Give one of {kind}.", kind=", ".join(kind))
        ) from None
