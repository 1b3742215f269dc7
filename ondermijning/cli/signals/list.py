"""``signals list``: those that are offered to people, or wait, rest or are disputed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.engine import engine_option
from ondermijning.cli.shared.explainer import explained_signals
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.cli.signals import SHORT
from ondermijning.clock import today
from ondermijning.graph.current import Clocks
from ondermijning.ledger.events import State
from ondermijning.ledger.signals import list_signals
from ondermijning.ledger.snoozes import standing_snoozes
from ondermijning.normalise.text import counted
from ondermijning.signals.offering import Queue, offer
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from ondermijning.cli.shared.session import Session
    from ondermijning.ledger.signals import Signal

OFFERED, WAITING, EVERYTHING, DISPUTED = "aangeboden", "wachtend", "alle", "betwist"


@click.command("list")
@workspace_option
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only in this state.")
@click.option("--waiting", "view", flag_value=WAITING, help="New signals for which this week has no room.")
@click.option("--all", "view", flag_value=EVERYTHING, help="Also those that wait or rest.")
@click.option("--disputed", "view", flag_value=DISPUTED, help="Those that wait until a dispute has ended.")
@click.option("--snoozed", is_flag=True, help="Rules that rest, for what, until when and why.")
@click.option("--sort", type=click.Choice(["neutral", "gewicht"]), default="neutral", show_default=True, help="Order.")
@engine_option
@format_option
def list_command(
    root: Path, state: str | None, view: str | None, snoozed: bool, sort: str, engine: str, form: str
) -> None:
    """Signals in neutral order: first seen, then id. Each week a few new ones are offered; the others wait."""
    with session(root, Command("signals list", state or view or OFFERED)) as opened:
        if snoozed:
            _print_snoozes(opened, form)
            return
        queue = offer(opened.ledger, opened.settings.budget_per_week, today())
        found = list_signals(opened.ledger, State(state) if state else None)
        explained = explained_signals(opened, engine, Clocks(), _viewed(found, queue, view or OFFERED))
        for signal in explained:
            signal["status"] = DISPUTED if signal["id"] in queue.disputed else signal["status"]
        if sort == "gewicht":
            explained.sort(key=lambda signal: -signal["gewicht"])
        columns = ("signaal", "onderwerp", "aanduiding", "regels", "gewicht", "eerst_gezien", "status", "nulmeting")
        print_rows(form, columns, map(_row, explained))
        _tell(queue, view)


def _viewed(found: list[Signal], queue: Queue, view: str) -> list[Signal]:
    if view == DISPUTED:
        return [signal for signal in found if signal.id in queue.disputed]
    found = [signal for signal in found if signal.id not in queue.disputed]
    if view == WAITING:
        return [signal for signal in found if signal.id in queue.waiting]
    return [signal for signal in found if view == EVERYTHING or queue.shows(signal)]


def _tell(queue: Queue, view: str | None) -> None:
    waiting, resting, disputed = map(len, (queue.waiting, queue.resting, queue.disputed))
    if waiting and view is None:
        note(f"{counted(waiting, 'new signal waits', 'new signals wait')} for a next week; see signals list --waiting.")
    if resting:
        note(f"{counted(resting, 'signal rests', 'signals rest')}; see signals list --snoozed.")
    if disputed and view != DISPUTED:
        told = counted(disputed, "signal waits", "signals wait")
        note(f"{told} until a dispute has ended; see signals list --disputed.")


def _print_snoozes(opened: Session, form: str) -> None:
    ids = {(signal.subject_kind, signal.subject_id): signal.id for signal in list_signals(opened.ledger)}
    rows = [
        (ids.get((each.subject_kind, each.subject_id), "")[:SHORT], each.rule, each.until, each.reason, each.actor)
        for each in standing_snoozes(opened.ledger, today())
    ]
    print_rows(form, ("signaal", "regel", "tot", "reden", "door"), rows)


def _row(signal: dict[str, Any]) -> tuple[Any, ...]:
    subject = signal["onderwerp"]
    return (
        signal["id"][:SHORT],
        subject["soort"],
        subject["aanduiding"],
        " ".join(signal["regels"]),
        signal["gewicht"],
        signal["eerst_gezien"],
        signal["status"],
        "ja" if signal["nulmeting"] else "nee",
    )
