"""``signals list``: those that are offered to people, or wait, rest or are disputed."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.clocks import tell_graph
from ondermijning.cli.shared.completion import complete_rule
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.profiles import ProfileChoice
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.cli.signals import SHORT
from ondermijning.clock import today
from ondermijning.daily.index import open_index
from ondermijning.detect.library import load_rules
from ondermijning.detect.rule import SUBJECTS
from ondermijning.graph.current import current_graph
from ondermijning.language import plural, say
from ondermijning.ledger.events import State
from ondermijning.ledger.signals import list_signals
from ondermijning.ledger.snoozes import standing_snoozes
from ondermijning.pages.neighbourhood.names import neighbourhoods
from ondermijning.pages.worklist.rows import Sources, grouped, rows_of
from ondermijning.report.signals.changes import changes_of, lately
from ondermijning.report.signals.text import weight_in_parts
from ondermijning.signals.offering import Queue, offer
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.cli.shared.session import Session
    from ondermijning.ledger.signals import Signal
    from ondermijning.pages.worklist.rows import Row

OFFERED, WAITING, EVERYTHING, DISPUTED = "aangeboden", "wachtend", "alle", "betwist"
_FOR_PEOPLE = ("signaal", "adres", "buurt", "gaat_over", "regels", "dagen", "bij", "status", "wijziging")
# For programs.
_ALSO = (
    "volgende_stap",
    "onderwerp",
    "aanduiding",
    "eigenaar",
    "kring",
    "gewicht",
    "eerst_gezien",
    "nulmeting",
)
_PARTS = "opbouw"  # of the weight, only where the list is ordered by it
_GROUPS = ("kring", "eigenaar")


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
    @click.option("--rule", default="", shell_complete=complete_rule, help="Only where this rule found something.")
    @click.option("--profile", type=ProfileChoice(), help="Only what counts within this profile.")
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
@click.option("--groepeer", "group", type=click.Choice(_GROUPS), help="Together what one circle or owner holds.")
@format_option
def list_command(
    root: Path,
    state: str | None,
    view: str | None,
    snoozed: bool,
    only: _Only,
    sort: str,
    group: str | None,
    form: str,
) -> None:
    """Signals in neutral order: first seen, then id. Each week a few new ones are offered; the others wait.

    In groups the first of each is where it would be without, and a group is in the same order.
    """
    asked = " ".join(filter(None, (state or view or OFFERED, only.told)))
    with session(root, Command("signals list", asked)) as opened:
        if snoozed:
            _print_snoozes(opened, form)
            return
        queue = offer(opened.ledger, opened.settings.budget_per_week, today())
        found = _viewed(list_signals(opened.ledger, State(state) if state else None), queue, view or OFFERED)
        rows = [row for row in _rows(opened, found) if only.takes(row)]
        if sort == "gewicht":
            rows.sort(key=lambda row: -row.weight)
        if group:
            rows = list(chain.from_iterable(grouped(rows, group).values()))
        columns = _columns(form, sort, group)
        cells = [_cells(row, disputed=row.signal.id in queue.disputed) for row in rows]
        print_rows(form, columns, [[cell[column] for column in columns] for cell in cells])
        _tell(queue, view)


def _rows(opened: Session, found: list[Signal]) -> list[Row]:
    """Rows from the ledger and the index alone: the graph itself takes longer to open than the list to read."""
    day, folder = current_graph(opened.workspace)
    tell_graph(opened.workspace, day, folder)
    with open_index(folder) as index:
        sources = Sources(opened.ledger, index, neighbourhoods(folder), load_rules())
        return rows_of(sources, found, changes_of(lately(opened.ledger)), today())


def _columns(form: str, sort: str, group: str | None) -> tuple[str, ...]:
    also = tuple(name for name in _ALSO if name != group) if form != "table" else ()
    return ((group,) if group else ()) + _FOR_PEOPLE + also + ((_PARTS,) if sort == "gewicht" else ())


def _cells(row: Row, *, disputed: bool) -> dict[str, Any]:
    signal = row.signal
    return {
        "signaal": signal.id[:SHORT],
        "adres": row.title,
        "buurt": row.neighbourhood,
        "gaat_over": row.about,
        "regels": " ".join(row.rules),
        "dagen": row.days,
        "bij": signal.assignee,
        "status": DISPUTED if disputed else signal.state.value,
        "wijziging": row.changed,
        "volgende_stap": row.step.said,
        "onderwerp": signal.subject_kind,
        "aanduiding": row.designation,
        "eigenaar": row.holding.owner,
        "kring": row.holding.circle,
        "gewicht": row.weight,
        "eerst_gezien": signal.first_seen.isoformat(),
        "nulmeting": "ja" if signal.baseline else "nee",
        _PARTS: weight_in_parts(row.weights),
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
        note(
            say(
                "{signals} for a next week; see signals list --waiting.",
                signals=plural(waiting, "{count} new signal waits", "{count} new signals wait"),
            )
        )
    if resting:
        note(
            say(
                "{signals}; see signals list --snoozed.",
                signals=plural(resting, "{count} signal rests", "{count} signals rest"),
            )
        )
    if disputed and view != DISPUTED:
        told = plural(disputed, "{count} signal waits", "{count} signals wait")
        note(say("{told} until a dispute has ended; see signals list --disputed.", told=told))


def _print_snoozes(opened: Session, form: str) -> None:
    ids = {(signal.subject_kind, signal.subject_id): signal.id for signal in list_signals(opened.ledger)}
    rows = [
        (ids.get((each.subject_kind, each.subject_id), "")[:SHORT], each.rule, each.until, each.reason, each.actor)
        for each in standing_snoozes(opened.ledger, today())
    ]
    print_rows(form, ("signaal", "regel", "tot", "reden", "door"), rows)
