"""``signals list``: those that are offered to people, or wait, rest or are disputed."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.engine import engine_option, graph
from ondermijning.cli.shared.explainer import explainer
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.cli.signals import SHORT
from ondermijning.clock import today
from ondermijning.daily.index import open_index
from ondermijning.detect.rule import PROFILES, SUBJECTS
from ondermijning.graph.current import Clocks
from ondermijning.ledger.events import State
from ondermijning.ledger.signals import list_signals
from ondermijning.ledger.snoozes import standing_snoozes
from ondermijning.normalise.text import counted
from ondermijning.pages.neighbourhoods import neighbourhoods
from ondermijning.pages.worklist import Sources, rows_of
from ondermijning.report.signals.changes import changes_of, lately
from ondermijning.report.signals.text import weight_in_parts
from ondermijning.signals.offering import Queue, offer
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.cli.shared.session import Session
    from ondermijning.ledger.signals import Signal
    from ondermijning.pages.worklist import Row
    from ondermijning.report.signals.explainer import Explainer

OFFERED, WAITING, EVERYTHING, DISPUTED = "aangeboden", "wachtend", "alle", "betwist"
_FOR_PEOPLE = ("signaal", "adres", "buurt", "gaat_over", "regels", "dagen", "bij", "status", "wijziging")
_ALSO = ("onderwerp", "aanduiding", "gewicht", "eerst_gezien", "nulmeting")  # for programs
_PARTS = "opbouw"  # of the weight, only where the list is ordered by it


@dataclass(frozen=True, slots=True)
class _Only:
    """Which rows are asked for; empty is all.

    Args:
        area: part of the name of a neighbourhood or district.
        rule, profile: that a signal counts in.
        kind: of what it is about.
        assignee: who weighs it; ``niemand`` is nobody yet.
        days: how old it is at least.
    """

    area: str
    rule: str
    profile: str
    kind: str
    assignee: str
    days: int

    def takes(self, row: Row) -> bool:
        """Whether a row of the work list is among what was asked for."""
        return (
            self.area.casefold() in row.area.casefold()
            and (not self.rule or self.rule in row.rules)
            and (not self.profile or self.profile in row.profiles)
            and self.kind in ("", row.signal.subject_kind)
            and self.assignee.casefold() in ("", (row.signal.assignee or NOBODY).casefold())
            and row.days >= self.days
        )

    @property
    def told(self) -> str:
        """What the audit log says of it."""
        return " ".join(str(each) for each in (self.area, self.rule, self.profile, self.kind, self.days or "") if each)


NOBODY = "niemand"


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give the command its filters; it receives ``only``."""

    @click.option("--buurt", "area", default="", help="Only in a neighbourhood or district whose name has this.")
    @click.option("--rule", default="", help="Only where this rule found something.")
    @click.option("--profile", type=click.Choice(PROFILES), help="Only what counts within this profile.")
    @click.option("--kind", type=click.Choice(SUBJECTS), help="Only about this kind of thing.")
    @click.option("--assignee", default="", help="Only with this person or team; niemand: with nobody yet.")
    @click.option("--min-days", "days", type=click.IntRange(min=0), default=0, help="Only those at least so old.")
    @functools.wraps(command)
    def wrapped(
        *args: Any, area: str, rule: str, profile: str | None, kind: str | None, assignee: str, days: int, **kwargs: Any
    ) -> Any:
        only = _Only(area.strip(), rule.strip(), profile or "", kind or "", assignee.strip(), days)
        return command(*args, only=only, **kwargs)

    return wrapped


@click.command("list")
@workspace_option
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only in this state.")
@click.option("--waiting", "view", flag_value=WAITING, help="New signals for which this week has no room.")
@click.option("--all", "view", flag_value=EVERYTHING, help="Also those that wait or rest.")
@click.option("--disputed", "view", flag_value=DISPUTED, help="Those that wait until a dispute has ended.")
@click.option("--snoozed", is_flag=True, help="Rules that rest, for what, until when and why.")
@_filters
@click.option(
    "--sort",
    type=click.Choice(["neutral", "gewicht"]),
    default="neutral",
    show_default=True,
    help="Order; by weight also shows its parts.",
)
@engine_option
@format_option
def list_command(
    root: Path, state: str | None, view: str | None, snoozed: bool, only: _Only, sort: str, engine: str, form: str
) -> None:
    """Signals in neutral order: first seen, then id. Each week a few new ones are offered; the others wait."""
    asked = " ".join(filter(None, (state or view or OFFERED, only.told)))
    with session(root, Command("signals list", asked)) as opened:
        if snoozed:
            _print_snoozes(opened, form)
            return
        queue = offer(opened.ledger, opened.settings.budget_per_week, today())
        found = _viewed(list_signals(opened.ledger, State(state) if state else None), queue, view or OFFERED)
        with graph(opened, engine, Clocks()) as (_, folder, store):
            explain = explainer(opened, folder, store)
            explained = {signal["id"]: signal for signal in explain.explain(found)}
            rows = [row for row in _rows(opened, folder, explain, found) if only.takes(row)]
        if sort == "gewicht":
            rows.sort(key=lambda row: -row.weight)
        columns = _FOR_PEOPLE + (() if form == "table" else _ALSO) + ((_PARTS,) if sort == "gewicht" else ())
        cells = [_cells(row, explained[row.signal.id], disputed=row.signal.id in queue.disputed) for row in rows]
        print_rows(form, columns, [[cell[column] for column in columns] for cell in cells])
        _tell(queue, view)


def _rows(opened: Session, folder: Path, explain: Explainer, found: list[Signal]) -> list[Row]:
    with open_index(folder) as index:
        sources = Sources(opened.ledger, index, neighbourhoods(folder), explain.rules)
        return rows_of(sources, found, changes_of(lately(opened.ledger)), today())


def _cells(row: Row, explained: dict[str, Any], *, disputed: bool) -> dict[str, Any]:
    signal = row.signal
    return {
        "signaal": signal.id[:SHORT],
        "adres": row.title,
        "buurt": row.neighbourhood,
        "gaat_over": row.about,
        "regels": " ".join(explained["regels"]),
        "dagen": row.days,
        "bij": signal.assignee,
        "status": DISPUTED if disputed else signal.state.value,
        "wijziging": row.changed,
        "onderwerp": signal.subject_kind,
        "aanduiding": explained["onderwerp"]["aanduiding"],
        "gewicht": explained["gewicht"],
        "eerst_gezien": explained["eerst_gezien"],
        "nulmeting": "ja" if signal.baseline else "nee",
        _PARTS: weight_in_parts(explained),
    }


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
