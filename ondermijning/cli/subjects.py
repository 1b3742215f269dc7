"""What ``inzage`` and ``betwist`` share: the party that is meant, the case and reason, and what the audit log calls it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from ondermijning.errors import GraphError
from ondermijning.graph.current import current_graph
from ondermijning.ledger import open_ledger
from ondermijning.report.subject_graph import is_plain_company
from ondermijning.resolve.held import Held, held_party
from ondermijning.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.cli.session import Session
    from ondermijning.ledger import Ledger

SOMEBODY = "natuurlijk persoon"  # also what is not known: no line of the audit log says who is


def required(case: str, reason: str) -> None:
    """Refuse to go on without a case and a reason."""
    if not case.strip() or not reason.strip():
        raise click.UsageError("--zaak and --reden are both needed.")


def named(opened: Session, text: str) -> Held:
    """The party that a text names."""
    return held_party(opened.workspace, opened.ledger, text)


def is_plain(workspace: Workspace, party: str) -> bool:
    """Whether the graph knows a party as a company that is no natural person."""
    try:
        return is_plain_company(current_graph(workspace)[1], party)
    except GraphError:
        return False


def target_of(root: Path, text: str) -> str:
    """What the audit log calls a party: a company by its id, anything else by one word."""
    workspace = open_workspace(root)
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        return called(workspace, ledger, text)


def called(workspace: Workspace, ledger: Ledger, text: str) -> str:
    """A party as people may see it without a case."""
    party = held_party(workspace, ledger, text).party
    return f"Bedrijf {party}" if is_plain(workspace, party) else SOMEBODY
