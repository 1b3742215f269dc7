"""``rules approve``, ``rules withdraw`` and ``rules approvals``: who let which rule run on real data, until when and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ondermijning.cli.shared.completion import complete_rule
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.reasons import reason_option
from ondermijning.cli.shared.rule_options import named
from ondermijning.cli.shared.session import DAY, note, session, workspace_option
from ondermijning.clock import today
from ondermijning.detect.approval import objection
from ondermijning.detect.library import load_rules
from ondermijning.language import say
from ondermijning.ledger.approvals import Approval, add_approval, standing_approvals, withdraw_approvals
from ondermijning.normalise.text import counted
from ondermijning.trust.audit import MAX_TEXT, Command, actor

_reason = reason_option("Why; kept with it.", required=True)
_rules_dir = click.option("--rules-dir", type=click.Path(path_type=Path), help="A folder with rules of your own.")


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="RULE...", shell_complete=complete_rule)
@click.option("--until", required=True, type=DAY, help="The last day on which the approval holds.")
@_reason
@_rules_dir
@workspace_option
def approve(names: tuple[str, ...], until: date, reason: str, rules_dir: Path | None, root: Path) -> None:
    """Let RULE run on real data as it is now; a change of its text ends the approval, and so does the day.

    Who wrote a rule cannot approve it. Read it first: ondermijning rules show RULE.
    """
    rules = named(load_rules(*([rules_dir] if rules_dir else [])), names).values()
    with session(root, Command("rules approve", _told_of(names), reason=reason)) as opened:
        for rule in rules:
            last = min(until, rule.card.review_by)
            add_approval(
                opened.ledger,
                Approval(rule.id, rule.version, rule.content_hash, rule.author, actor(), last, reason),
            )
            note(say("{id} version {version} may run until {last}.", id=rule.id, version=rule.version, last=last))


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="RULE...", shell_complete=complete_rule)
@_reason
@workspace_option
def withdraw(names: tuple[str, ...], reason: str, root: Path) -> None:
    """Withdraw the approval of RULE: from now on it does not run on real data."""
    with session(root, Command("rules withdraw", _told_of(names), reason=reason)) as opened:
        for name in names:
            count = withdraw_approvals(opened.ledger, name, reason, actor())
            note(
                say("{name}: {count} withdrawn.", name=name, count=count)
                if count
                else say("{name}: nothing to withdraw.", name=name)
            )


@click.command()
@_rules_dir
@workspace_option
@format_option
def approvals(rules_dir: Path | None, root: Path, form: str) -> None:
    """Which rules may run on real data today, and why the others may not."""
    rules, day = load_rules(*([rules_dir] if rules_dir else [])), today()
    with session(root, Command("rules approvals", "regels")) as opened:
        known = standing_approvals(opened.ledger)
        last = {approval.rule: approval for approval in known}
        rows = [
            (
                rule.id,
                rule.version,
                objection(rule, known, day) or "mag",
                *_told(last.get(rule.id)),
                rule.card.review_by,
            )
            for rule in rules.values()
        ]
        print_rows(form, ("regel", "versie", "nu", "door", "tot", "reden", "herzien voor"), rows)


def _told(approval: Approval | None) -> tuple[str, str, str]:
    return (approval.actor, approval.until.isoformat(), approval.reason) if approval else ("", "", "")


def _told_of(names: tuple[str, ...]) -> str:
    """Rules as the audit log names them; the ledger names each."""
    text = ", ".join(names)
    return text if len(text) <= MAX_TEXT else counted(len(names), "regel", "regels")
