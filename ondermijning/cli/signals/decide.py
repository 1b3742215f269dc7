"""``signals assign``, ``state``, ``snooze``, ``close`` and ``reopen``: what people decide about a signal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.completion import complete_rule, complete_signal
from ondermijning.cli.shared.reasons import REASON, reason_option
from ondermijning.cli.shared.session import DAY, Session, note, session, workspace_option
from ondermijning.cli.signals import SHORT
from ondermijning.clock import today
from ondermijning.language import say
from ondermijning.ledger.events import AardAanleiding, Opvolging, State
from ondermijning.signals import deciding
from ondermijning.signals.closing import close_signal
from ondermijning.trust.audit import Command, actor

if TYPE_CHECKING:
    from collections.abc import Iterator

signal_argument = click.argument("signal", shell_complete=complete_signal)


def note_option(text: str, **kind: Any) -> Callable[[Any], Any]:
    """The option ``--note``."""
    return click.option("--note", "text", type=REASON, help=text, **kind)


@click.command()
@signal_argument
@workspace_option
@click.option("--to", required=True, help="A person or team of the municipality.")
def assign(signal: str, root: Path, to: str) -> None:
    """Say who weighs a signal; a new one is weighed from then on."""
    with _deciding(root, "signals assign", signal) as opened:
        done = deciding.assign_signal(opened.ledger, signal, to, actor())
        note(say("Signal {id} is assigned.", id=done.id[:SHORT]))


@click.command()
@signal_argument
@click.argument("state", type=click.Choice([state.value for state in deciding.OPEN_STATES]))
@workspace_option
@note_option("Why, in your own words.", default="")
def state(signal: str, state: str, root: Path, text: str) -> None:
    """Say how far people are with a signal."""
    with _deciding(root, "signals state", signal) as opened:
        done = deciding.move_signal(opened.ledger, signal, State(state), text, actor())
        note(say("Signal {id} is {state}.", id=done.id[:SHORT], state=state))


@click.command()
@signal_argument
@workspace_option
@click.option("--rule", required=True, shell_complete=complete_rule, help="The rule that rests.")
@click.option("--until", type=DAY, required=True, help="The first day on which it counts again; today ends a snooze.")
@reason_option("Why, in your own words.", required=True)
def snooze(signal: str, root: Path, rule: str, until: date, reason: str) -> None:
    """Let a rule rest for what a signal is about: its hits do not count until a day, and then do again by themselves."""
    with _deciding(root, "signals snooze", signal) as opened:
        done = deciding.snooze_rule(opened.ledger, signal, rule, until=until, reason=reason, actor=actor())
        ended = until <= today()
        note(
            say("Rule {rule} counts again for signal {id}.", rule=rule, id=done.id[:SHORT])
            if ended
            else say("Rule {rule} rests for signal {id} until {until}.", rule=rule, id=done.id[:SHORT], until=until)
        )


@click.command()
@signal_argument
@workspace_option
@click.option(
    "--opvolging", type=click.Choice([value.value for value in Opvolging]), required=True, help="What the city did."
)
@click.option(
    "--aard-aanleiding",
    type=click.Choice([value.value for value in AardAanleiding]),
    required=True,
    help="What it was about.",
)
@note_option("Why, in your own words.", required=True)
def close(signal: str, root: Path, opvolging: str, aard_aanleiding: str, text: str) -> None:
    """Close a signal: what was done and what it was about; never a crime."""
    with _deciding(root, "signals close", signal) as opened:
        closed = close_signal(
            opened.ledger, signal, opvolging=opvolging, aard_aanleiding=aard_aanleiding, note=text, actor=actor()
        )
        note(say("Signal {id} is closed ({opvolging}).", id=closed.id[:SHORT], opvolging=opvolging))


@click.command()
@signal_argument
@workspace_option
@note_option("Why, in your own words.", required=True)
def reopen(signal: str, root: Path, text: str) -> None:
    """Open a closed signal again."""
    with _deciding(root, "signals reopen", signal) as opened:
        done = deciding.reopen_signal(opened.ledger, signal, text, actor())
        note(say("Signal {id} is open again.", id=done.id[:SHORT]))


@contextmanager
def _deciding(root: Path, action: str, signal: str) -> Iterator[Session]:
    with session(root, Command(action, signal)) as opened, opened.workspace.write_lock():
        yield opened
