"""What ``inzage`` and ``betwist`` share: the party that is meant, and what the audit log calls it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ondermijning.cli.shared.damage import telling_damage
from ondermijning.daily.index import open_index
from ondermijning.daily.shown import plain_name
from ondermijning.daily.things import MOST_CANDIDATES, companies, read
from ondermijning.daily.words import near, search
from ondermijning.errors import GraphError, OndermijningError
from ondermijning.graph.current import current_graph
from ondermijning.language import say
from ondermijning.ledger import open_ledger
from ondermijning.model import PARTIES
from ondermijning.normalise.typed import typed
from ondermijning.report.inzage.graph import plain_companies
from ondermijning.resolve.party_lookup import Held, held_party, written_parties
from ondermijning.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.cli.shared.session import Session
    from ondermijning.ledger import Ledger

_NO_NAME = frozenset(":|#/")  # in the ids of parties and the keys of mentions
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


def refuse_name(workspace: Workspace, text: str) -> None:
    """Ask which party is meant where a text is a name; what is an id or a number may be answered by nothing.

    Raises:
        GraphError: it is a name, which several people may have; it lists whose it may be by id.
    """
    said = typed(text)
    if said.is_number or not _NO_NAME.isdisjoint(text):
        return
    names = _whose(workspace, text)
    if names:
        raise GraphError(
            say("a name does not say who it is."),
            advice=say("Ask by the id of the party: {names}.", names="; ".join(names)),
        )
    raise GraphError(
        say("no party is known by this name, which does not mean that nothing is held."),
        advice=say("Ask by a KVK number, an RSIN, the id of a party or the key of a mention."),
    )


def _whose(workspace: Workspace, text: str) -> list[str]:
    """The parties in the graph that may have a name, by id; of natural persons nothing but that."""
    try:
        with open_index(current_graph(workspace)[1]) as index:
            exactly = companies(index, read(index, text), persons=True)
            found = exactly or search(index, text, persons=True).nodes or near(index, text, persons=True)
            parties = [node for node in found if node.label in PARTIES][:MOST_CANDIDATES]
            return [f"{SOMEBODY} {node.id}" if node.personal else f"{plain_name(node)}, {node.id}" for node in parties]
    except GraphError:
        return []


def _plain(workspace: Workspace, parties: Iterable[str]) -> frozenset[str]:
    """Those that the graph knows as companies that are no natural person."""
    try:
        return plain_companies(current_graph(workspace)[1], parties)
    except GraphError:
        return frozenset()
