"""What ``inzage`` and ``betwist`` share: the party that is meant, and what the audit log calls it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ondermijning.cli.shared.damage import telling_damage
from ondermijning.errors import GraphError, OndermijningError
from ondermijning.graph.current import current_graph
from ondermijning.ledger import open_ledger
from ondermijning.report.inzage.graph import plain_companies
from ondermijning.resolve.party_lookup import Held, held_party, written_parties
from ondermijning.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.cli.shared.session import Session
    from ondermijning.ledger import Ledger

SOMEBODY = "natuurlijk persoon"  # also what is not known: no line of the audit log says who is


def named(opened: Session, text: str) -> Held:
    """The party that a text names."""
    return held_party(written_parties(opened.workspace), opened.ledger, text)


def target_of(root: Path, text: str) -> str:
    """What the audit log calls a party: a company by its id, anything else by one word.

    A damaged file is told after the audit line, by the command itself.
    """
    workspace = open_workspace(root)
    try:
        with telling_damage(workspace.root), closing(open_ledger(workspace.ledger_path)) as ledger:
            return called(workspace, ledger, [text])[0]
    except OndermijningError:
        return SOMEBODY


def called(workspace: Workspace, ledger: Ledger, texts: Iterable[str]) -> list[str]:
    """Parties as people may see them without a case."""
    held = written_parties(workspace)
    parties = [held_party(held, ledger, text).party for text in texts]
    plain = _plain(workspace, parties)
    return [f"Bedrijf {party}" if party in plain else SOMEBODY for party in parties]


def _plain(workspace: Workspace, parties: Iterable[str]) -> frozenset[str]:
    """Those that the graph knows as companies that are no natural person."""
    try:
        return plain_companies(current_graph(workspace)[1], parties)
    except GraphError:
        return frozenset()
