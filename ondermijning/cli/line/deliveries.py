"""``deliveries``: what is in, since when, what replaced what; and when what lay there already had arrived."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.line.load import RECEIVED, THEN
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.reasons import reason_option
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.clock import today
from ondermijning.language import plural, say
from ondermijning.sources.deliveries import (
    SHORT,
    ArrivalKind,
    arrival_kind,
    arrived,
    every_delivery,
    is_withdrawn,
    last_said,
    named,
    state_arrival,
)
from ondermijning.sources.state import replaced
from ondermijning.trust.audit import Command, actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.cli.shared.session import Session
    from ondermijning.sources.deliveries import Manifest
    from ondermijning.sources.state import Replaced

COLUMNS = ("levering", "bron", "peildatum", "ontvangen", "hoe_bekend", "rijen", "geweigerd", "stand", "reden")


@click.command()
@click.argument("delivery", required=False)
@workspace_option
@click.option("--bron", "source", help="Only those of this register.")
@click.option(
    "--ontvangen",
    "received",
    type=RECEIVED,
    help="The day on which DELIVERY arrived, or 'peildatum'; without DELIVERY, of all of which nobody said it.",
)
@reason_option("How the day of arrival is known; with --ontvangen; logged.")
@format_option
def deliveries(
    delivery: str | None, root: Path, source: str | None, received: date | str | None, reason: str, form: str
) -> None:
    """List the deliveries, or say with --ontvangen when those arrived that were loaded before arrivals were kept.

    DELIVERY is the first signs of its name in the list. A day that is known is never changed: what was known then stays as it was.
    """
    if received is None:
        if delivery or reason:
            raise click.UsageError(say("DELIVERY and --reden go with --ontvangen."))
        with session(root, Command("deliveries", source or "alle")) as opened:
            print_rows(form, COLUMNS, list(_rows(opened, source)))
        return
    if not reason:
        raise click.UsageError(say("--ontvangen needs --reden: how the day of arrival is known."))
    if delivery is None and received != THEN:
        raise click.UsageError(say("name the DELIVERY; without one only 'peildatum' can be said."))
    stated = f"{delivery or 'alle'}, ontvangen {received}"
    with session(root, Command("deliveries ontvangen", stated, reason=reason)) as opened:
        _state(opened, delivery, source, received, reason)


def _state(opened: Session, name: str | None, source: str | None, received: date | str, reason: str) -> None:
    chosen = [named(opened.workspace, name, source)] if name else _assumed(opened, source)
    with opened.workspace.write_lock():
        for _, manifest in chosen:
            day = received if isinstance(received, date) else _own_day(manifest)
            if day > today():
                raise click.UsageError(say("--ontvangen cannot be after today."))
            state_arrival(opened.workspace, manifest["delivery"], on=day, reason=reason, actor=actor())
    note(
        say(
            "The day of arrival was kept for {deliveries}.",
            deliveries=plural(len(chosen), "{count} delivery", "{count} deliveries"),
        )
    )


def _own_day(manifest: Manifest) -> date:
    """The day for which a delivery speaks; one for a day to come has arrived by now."""
    return min(date.fromisoformat(manifest["reference_date"]), today())


def _assumed(opened: Session, source: str | None) -> list[tuple[Path, Manifest]]:
    return [
        each
        for each in every_delivery(opened.workspace)
        if source in (None, each[1]["source"]) and arrival_kind(each[1]) is ArrivalKind.ASSUMED
    ]


def _rows(opened: Session, source: str | None) -> Iterator[tuple[object, ...]]:
    gone = replaced(opened.workspace)
    for _, manifest in every_delivery(opened.workspace):
        if source not in (None, manifest["source"]):
            continue
        later = gone.get(f"{manifest['reference_date']}-{manifest['delivery']}")
        yield (
            manifest["delivery"][:SHORT],
            manifest["source"],
            manifest["reference_date"],
            arrived(manifest).on,
            arrival_kind(manifest).value,
            manifest["rows"],
            manifest["rejected"],
            _standing(manifest, later),
            last_said(manifest),
        )


def _standing(manifest: Manifest, later: Replaced | None) -> str:
    if is_withdrawn(manifest):
        return "ingetrokken"
    if later is None:
        return "telt"
    if later.subjects == later.among:
        return f"vervangen door {later.by[:SHORT]}"
    return f"{later.subjects} van {later.among} onderwerpen vervangen door {later.by[:SHORT]}"
