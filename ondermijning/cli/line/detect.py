"""``detect``: run the rules."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning import pipeline
from ondermijning.cli.line.detect_study import PROFILE, print_study
from ondermijning.cli.shared.clocks import clock_options
from ondermijning.cli.shared.completion import complete_rule
from ondermijning.cli.shared.engine import NEO4J, connect, embedded_in, engine_option, graph
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.profiles import ProfileChoice
from ondermijning.cli.shared.rule_options import named, rules_option
from ondermijning.cli.shared.session import loads_or_usage, note, progress, session, workspace_option
from ondermijning.clock import today
from ondermijning.detect.library import load_rules, parse_settings
from ondermijning.errors import GraphError
from ondermijning.graph.current import is_current
from ondermijning.language import deferred, say
from ondermijning.ledger.runs import Result, latest_run, read_run
from ondermijning.signals.offering import offer
from ondermijning.signals.stopped import unread_rules
from ondermijning.trust.audit import Command, actor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager
    from datetime import date

    from ondermijning.cli.shared.session import Session
    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.current import Clocks
    from ondermijning.graph.store import GraphStore
    from ondermijning.signals.lifecycle import Changes

EXIT_NEW_SIGNALS = 3
EXIT_RULES_FAILED = 4

_WERE = deferred("Signals: {new} new, {seen} seen again, {reopened} reopened, {gone} gone; {hits} hits.")
_WOULD_BE = deferred("Signals: {new} would be new, {seen} seen again, {reopened} reopened, {gone} gone; {hits} hits.")


@click.command()
@workspace_option
@clock_options
@engine_option
@click.option(
    "--rule", "only", multiple=True, shell_complete=complete_rule, help="Run this rule only; may be repeated."
)
@click.option("--set", "changed", multiple=True, metavar="[RULE.]NAME=VALUE", help="Another value for a parameter.")
@click.option(
    "--profile",
    type=ProfileChoice([PROFILE]),
    help=f"Only the rules that count within this profile; {PROFILE}: the study of 2010.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@click.option("--exit-code", is_flag=True, help="End with exit code 3 when there are new signals.")
@rules_option
@format_option
def detect(
    root: Path,
    clocks: Clocks,
    engine: str,
    only: tuple[str, ...],
    changed: tuple[str, ...],
    profile: str | None,
    dry_run: bool,
    exit_code: bool,
    rules_dir: Path | None,
    form: str,
) -> None:
    """Run the rules on the graph and record which signals are new, seen again, gone or reopened.

    Only the graph in use is recorded: what held or was known on another day is only shown, with --dry-run.
    """
    if clocks.known_on and not dry_run:
        raise click.UsageError(
            say("--known-on needs --dry-run: no signal is recorded from what was known on an earlier day.")
        )
    library = load_rules(*([rules_dir] if rules_dir else []))
    rules = _chosen(library, only, profile)
    given = loads_or_usage(lambda: parse_settings(rules, changed))
    with (
        session(root, _command(engine, clocks, dry_run=dry_run)) as opened,
        graph(opened, engine, clocks) as (day, folder, store),
        _names(opened, engine, folder) as called,
    ):
        if profile == PROFILE:
            print_study(opened, store, rules.values(), day, given, form)
            return
        if not dry_run:
            _require_current(opened, day, folder)
        with progress(say("Running the rules")):
            found = pipeline.search(
                opened.workspace, opened.settings, store, rules.values(), day, given, clocks.known_on, library, called
            )
        if dry_run:
            changes = pipeline.preview(opened.ledger, found, day)
        else:
            with opened.workspace.write_lock():
                changes = pipeline.keep(opened.ledger, found, on=day, engine=engine, given=given, actor=actor())
            if engine == NEO4J:
                with connect(opened) as server:
                    pipeline.draw_signals(opened.ledger, server)
        _tell(changes, found.outcomes, dry_run=dry_run)
        _tell_stopped(found.stopped, unread_rules(opened.ledger, library))
        if not dry_run:
            queue = offer(opened.ledger, opened.settings.budget_per_week, today())
            note(
                say(
                    "Offered this week: {offered}; waiting: {waiting}; resting: {resting}.",
                    offered=queue.offered,
                    waiting=len(queue.waiting),
                    resting=len(queue.resting),
                )
            )
            if queue.disputed:
                note(say("Held back until a dispute has ended: {count}; see betwist.", count=len(queue.disputed)))
        rows = [(each.rule.id, each.result.value, len(each.hits), each.reason) for each in found.outcomes]
        print_rows(form, ("regel", "uitkomst", "treffers", "reden"), rows)
    if any(outcome.result is Result.FAILED for outcome in found.outcomes):
        sys.exit(EXIT_RULES_FAILED)
    if exit_code and changes.new:
        sys.exit(EXIT_NEW_SIGNALS)


def _names(opened: Session, engine: str, folder: Path) -> AbstractContextManager[GraphStore | None]:
    """The graph that knows what things are called: a server holds no names of persons and of what may be one."""
    return embedded_in(opened, folder) if engine == NEO4J else nullcontext()


def _require_current(opened: Session, day: date, folder: Path) -> None:
    """Refuse to record what a graph beside the one in use says: everything since its day would be gone from the register.

    Raises:
        GraphError: it is not the graph in use.
    """
    if not is_current(opened.workspace, folder):
        raise GraphError(
            say("the graph of {day} is not the one in use, which alone changes signals.", day=day),
            where=str(folder),
            advice=say(
                "Add --dry-run to see what it says, or let it be the one in use: ondermijning build --on {day}"
                " --actueel.",
                day=day,
            ),
        )
    last = latest_run(opened.ledger)
    run = None if last is None else read_run(opened.ledger, last)
    if run is not None and run.on_date > day:
        note(
            say(
                "The last run was of {on_date}; this one speaks for an earlier day: what came after it counts as gone.",
                on_date=run.on_date,
            )
        )


def _command(engine: str, clocks: Clocks, *, dry_run: bool) -> Command:
    asked = [f"{name} {day}" for name, day in zip(("on", "known-on"), clocks, strict=True) if day]
    return Command("detect dry-run" if dry_run else "detect", " ".join((engine, *asked)))


def _chosen(rules: dict[str, Rule], only: tuple[str, ...], profile: str | None) -> dict[str, Rule]:
    found = named(rules, only)
    return {key: rule for key, rule in found.items() if profile in (None, PROFILE) or profile in rule.profiles}


def _tell_stopped(stopped: Mapping[str, str], unread: list[str]) -> None:
    for rule, why in stopped.items():
        note(say("Rule {rule} runs no more ({why}): what it found before counts no longer.", rule=rule, why=why))
    if unread:
        note(
            say(
                "Rules of your own were not read, and what they found before counts: {unread}; see --rules-dir.",
                unread=", ".join(unread),
            )
        )


def _tell(changes: Changes, outcomes: list[RuleOutcome], *, dry_run: bool) -> None:
    told = _WOULD_BE if dry_run else _WERE
    note(
        say(
            told,
            new=len(changes.new),
            seen=len(changes.seen),
            reopened=len(changes.reopened),
            gone=len(changes.gone),
            hits=sum(len(outcome.hits) for outcome in outcomes),
        )
    )
    for name in ("new", "reopened", "gone", "changed", "resting"):
        if dry_run and getattr(changes, name):
            note(f"  {name}: {', '.join(identity[:8] for identity in getattr(changes, name))}")
    for identity, why in changes.why.items():
        note(f"  {identity[:8]}: {why}")
