"""What people decide about a signal besides closing it: who weighs it, how far it is, what rests, what opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.clock import today
from ondermijning.errors import SignalError
from ondermijning.language import say
from ondermijning.ledger.events import Change, Happening, State
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import Signal, change_signal, give_signal
from ondermijning.ledger.snoozes import Snooze, add_snooze
from ondermijning.normalise.dutch import in_dutch
from ondermijning.signals.closing import find_signal

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.ledger import Ledger

OPEN_STATES = (State.IN_WEGING, State.IN_ONDERZOEK)


def assign_signal(ledger: Ledger, short: str, to: str, actor: str) -> Signal:
    """Say who weighs a signal; a new one is weighed from then on.

    Args:
        ledger: the ledger.
        short: id or its beginning.
        to: a name or team of the municipality.
        actor: who decides it.

    Raises:
        SignalError: it does not exist or is closed, or nobody is named.
    """
    signal = _open(ledger, short)
    if not to.strip() or not to.isprintable():
        raise SignalError(say("nobody is named."), where=signal.id, advice=say("Name a person or team with --to."))
    state = State.IN_WEGING if signal.state is State.NIEUW else None
    with ledger.transaction():
        give_signal(ledger, signal.id, to.strip())
        change_signal(ledger, Change(signal.id, Happening.TOEGEWEZEN, actor, state, note=f"aan {to.strip()}"))
    return signal


def move_signal(ledger: Ledger, short: str, state: State, note: str, actor: str) -> Signal:
    """Say how far people are with a signal; closing and reopening are other decisions.

    Raises:
        SignalError: it does not exist, is closed, or stands there already.
    """
    signal = _open(ledger, short)
    if state not in OPEN_STATES or state is signal.state:
        raise SignalError(say("is {now} and cannot become {state}.", now=signal.state, state=state), where=signal.id)
    change_signal(ledger, Change(signal.id, Happening.GEWIJZIGD, actor, state, note=note))
    return signal


def reopen_signal(ledger: Ledger, short: str, note: str, actor: str) -> Signal:
    """Open a closed signal again.

    Raises:
        SignalError: it does not exist or is not closed, or there is no note.
    """
    signal = find_signal(ledger, short)
    if signal.state is not State.GESLOTEN:
        raise SignalError(say("is not closed."), where=signal.id)
    if not note.strip():
        raise SignalError(say("reopening needs a note."), where=signal.id, advice=say("Say why with --note."))
    change_signal(ledger, Change(signal.id, Happening.HEROPEND, actor, State.NIEUW, note=note))
    return signal


def snooze_rule(ledger: Ledger, short: str, rule: str, *, until: date, reason: str, actor: str) -> Signal:
    """Let a rule rest for the subject of a signal: its hits count again from a day on.

    Args:
        ledger: the ledger.
        short: id of the signal or its beginning.
        rule: a rule with a hit on it.
        until: the first day on which the rule counts again; today ends a snooze.
        reason: why, in a person's own words.
        actor: who decides it.

    Raises:
        SignalError: the signal does not exist, the rule has no hit on it, the day is past, or there is no reason.
    """
    signal = find_signal(ledger, short)
    rules = sorted({kept.hit.rule for kept in hits_of(ledger, signal.id) if kept.gone_run is None})
    if rule not in rules:
        raise SignalError(
            say("rule {rule} has no hit on it.", rule=rule),
            where=signal.id,
            advice=say("It has {rules}.", rules=", ".join(rules) or say("none")),
        )
    if until < today():
        raise SignalError(
            say("the day is past."), where=signal.id, advice=say("Name today to end a snooze, or a later day.")
        )
    with ledger.transaction():
        add_snooze(ledger, Snooze(rule, signal.subject_kind, signal.subject_id, until, reason, actor))
        note = f"{rule} tot {in_dutch(until)}: {reason}"
        change_signal(ledger, Change(signal.id, Happening.UITGESTELD, actor, note=note))
    return signal


def _open(ledger: Ledger, short: str) -> Signal:
    signal = find_signal(ledger, short)
    if signal.state is State.GESLOTEN:
        raise SignalError(say("is closed."), where=signal.id, advice=say("Run ondermijning signals reopen first."))
    return signal
