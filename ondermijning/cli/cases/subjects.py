"""What people mean by a subject of a case: a signal, or a thing in the graph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ondermijning.cli.rights.subjects import called
from ondermijning.cli.signals import SHORT
from ondermijning.daily.index import open_index
from ondermijning.errors import CaseError
from ondermijning.graph.current import current_graph
from ondermijning.language import say
from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.cases import SIGNAL, CaseSubject
from ondermijning.ledger.signals import list_signals
from ondermijning.model import PARTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.cli.shared.session import Session

_SIGNAL_ID = re.compile(r"[0-9a-f]{4,64}")


def subjects_of(opened: Session, texts: Sequence[str]) -> list[CaseSubject]:
    """The subjects that texts name, in their order.

    Raises:
        CaseError: one names no signal and no thing in the graph, or several.
    """
    return [_signal(opened, text) or _thing(opened, text) for text in texts]


def shown(opened: Session, subjects: Iterable[CaseSubject]) -> str:
    """Subjects as people may see them: signals by the beginning of their id, natural persons by one word."""
    every = list(subjects)
    parties = [subject.id for subject in every if subject.kind in PARTIES]
    names = dict(zip(parties, called(opened.workspace, opened.ledger, parties) if parties else [], strict=True))
    return ", ".join(names.get(subject.id) or _plain(subject) for subject in every)


def _plain(subject: CaseSubject) -> str:
    return f"{subject.kind} {subject.id[:SHORT] if subject.kind == SIGNAL else subject.id}"


def _signal(opened: Session, text: str) -> CaseSubject | None:
    beginning = text.lower()
    if not _SIGNAL_ID.fullmatch(beginning):
        return None
    found = [signal.id for signal in list_signals(opened.ledger) if signal.id.startswith(beginning)]
    return CaseSubject(SIGNAL, found[0]) if len(found) == 1 else None


def _thing(opened: Session, text: str) -> CaseSubject:
    with open_index(current_graph(opened.workspace)[1]) as index:
        found = {(node.label, node.id) for node in index.by_id(current_id(opened.ledger, text))}
    if len(found) != 1:
        what = say("names several things.") if found else say("is no signal, and no thing in the graph has this id.")
        raise CaseError(
            what, where=say("a subject"), advice=say("Name the id of a signal, or of a thing as show tells it.")
        )
    return CaseSubject(*found.pop())
