"""``signals``: list, show and close signals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.engine import engine_option, graph
from ondermijning.cli.output import format_option, print_rows
from ondermijning.cli.session import note, session, workspace_option
from ondermijning.ledger.events import AardAanleiding, Opvolging, State
from ondermijning.ledger.signals import list_signals
from ondermijning.report.cells import json_text
from ondermijning.signals.closing import close_signal, find_signal
from ondermijning.trust.audit import Command, actor

if TYPE_CHECKING:
    from ondermijning.cli.session import Session

SHORT = 8


@click.group()
def signals() -> None:
    """List, show and close signals; a signal is no finding."""


@signals.command("list")
@workspace_option
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only in this state.")
@click.option("--sort", type=click.Choice(["neutral", "gewicht"]), default="neutral", show_default=True, help="Order.")
@engine_option
@format_option
def list_command(root: Path, state: str | None, sort: str, engine: str, form: str) -> None:
    """Signals in neutral order: first seen, then id."""
    with session(root, Command("signals list", state or "alle")) as opened:
        found = list_signals(opened.ledger, State(state) if state else None)
        explained = _explain(opened, engine, found)
        if sort == "gewicht":
            explained.sort(key=lambda signal: -signal["gewicht"])
        columns = ("signaal", "onderwerp", "aanduiding", "regels", "gewicht", "eerst_gezien", "status", "nulmeting")
        print_rows(form, columns, map(_row, explained))


@signals.command("show")
@click.argument("signal")
@workspace_option
@engine_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
def show(signal: str, root: Path, engine: str, form: str) -> None:
    """One signal with its evidence, to the row of the delivery. SIGNAL is its id or the beginning of it."""
    with session(root, Command("signals show", signal)) as opened:
        explained = _explain(opened, engine, [find_signal(opened.ledger, signal)])[0]
        if form == "json":
            click.echo(json_text(explained))
        else:
            from ondermijning.report.text import explanation  # noqa: PLC0415 - only for people

            click.echo(explanation(explained))


@signals.command("close")
@click.argument("signal")
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
@click.option("--note", "text", required=True, help="Why, in your own words.")
def close(signal: str, root: Path, opvolging: str, aard_aanleiding: str, text: str) -> None:
    """Close a signal: what was done and what it was about; never a crime."""
    with session(root, Command("signals close", signal)) as opened, opened.workspace.write_lock():
        closed = close_signal(
            opened.ledger, signal, opvolging=opvolging, aard_aanleiding=aard_aanleiding, note=text, actor=actor()
        )
        note(f"Signal {closed.id[:SHORT]} is closed ({opvolging}).")


def _explain(opened: Session, engine: str, found: list[Any]) -> list[dict[str, Any]]:
    from ondermijning.cli.explain import explainer  # noqa: PLC0415 - loads the rules

    with graph(opened, engine, None) as (_, folder, store):
        return explainer(opened, folder, store).explain(found)


def _row(signal: dict[str, Any]) -> tuple[Any, ...]:
    subject = signal["onderwerp"]
    return (
        signal["id"][:SHORT], subject["soort"], subject["aanduiding"], " ".join(signal["regels"]), signal["gewicht"],
        signal["eerst_gezien"], signal["status"], "ja" if signal["nulmeting"] else "nee",
    )  # fmt: skip
