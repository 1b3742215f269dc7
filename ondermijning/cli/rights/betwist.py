"""``betwist``: mark a party that disputes what is held about it, so that no rule counts it until that is settled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from ondermijning.cli.rights.subjects import SOMEBODY, called, named, target_of
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.reasons import case_option, reason_option, reason_required, required
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.disputes import begin_dispute, end_dispute, standing_disputes
from ondermijning.report.inzage.party import NOTHING
from ondermijning.signals.disputed import withheld_signals
from ondermijning.trust.audit import Command, actor

if TYPE_CHECKING:
    from ondermijning.cli.shared.session import Session

COLUMNS = ("nummer", "partij", "sinds", "door", "reden")


@click.command()
@click.pass_context
@click.argument("party", required=False)
@workspace_option
@click.option("--opheffen", "ending", is_flag=True, help="End the dispute.")
@case_option
@reason_option("Why, in your own words and without names; needed to mark a party and to end it; logged.")
@format_option
def betwist(
    context: click.Context, party: str | None, root: Path, ending: bool, case: str, reason: str, form: str
) -> None:
    """Mark PARTY as disputed: rules leave it out until --opheffen. Without PARTY: what is disputed now.

    Natural persons are listed by id only with --zaak and --reden.
    """
    if party is None:
        _list(root, case.strip(), reason.strip(), form, ending=ending)
        return
    reason_required(reason)
    if context.get_parameter_source("form") is ParameterSource.COMMANDLINE:
        raise click.UsageError(say("--format goes with the list, without PARTY."))
    action = "betwist opheffen" if ending else "betwist"
    with session(root, Command(action, target_of(root, party), case.strip(), reason.strip())) as opened:
        _decide(opened, party, reason, ending=ending)


def _decide(opened: Session, text: str, reason: str, *, ending: bool) -> None:
    held = named(opened, text)
    if not held.mentions and not ending:
        raise WorkspaceError(
            f"{NOTHING}.", advice=say("Name the id of a party, a KVK number, or the key of a mention.")
        )
    with opened.workspace.write_lock():
        (end_dispute if ending else begin_dispute)(opened.ledger, held.party, reason, actor())
    waiting = len(withheld_signals(opened.ledger))
    note(say("The dispute has ended.") if ending else say("The party is disputed: rules leave it out."))
    note(say("Signals that wait until a dispute has ended: {waiting}. Run ondermijning detect.", waiting=waiting))


def _list(root: Path, case: str, reason: str, form: str, *, ending: bool) -> None:
    if ending:
        raise click.UsageError(say("name the party whose dispute ends."))
    if case or reason:
        required(case, reason)
    with session(root, Command("betwist list", "betwistingen", case, reason)) as opened:
        standing = standing_disputes(opened.ledger)
        ids = [each.party_id for each in standing]
        names = ids if case else called(opened.workspace, opened.ledger, ids)
        rows = [
            (each.number, name, each.since, each.actor, each.reason) for each, name in zip(standing, names, strict=True)
        ]
        print_rows(form, COLUMNS, rows)
        if SOMEBODY in names:
            note(say("Natural persons are listed by id with --zaak Z --reden R."))
