"""Which parties may be natural persons, told from the mentions alone; no graph is needed.

A sole trader or firm of persons is known by the legal form that a register gives or that stands in the name. Where nobody says
what a party is, it may be a natural person.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ondermijning.model.codes import PERSONAL_FORMS
from ondermijning.resolve.parties import parties_in, use_parties
from ondermijning.resolve.subjects import read_subjects
from ondermijning.sources.state import open_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.resolve.subjects import Subject
    from ondermijning.workspace import Workspace

Key = tuple[str, str]
_COMPANY = "KVK:"


def may_be_person(mentions: Iterable[Subject]) -> bool:
    """Whether mentions of one party may be those of a natural person: a person, a sole trader, a firm of persons, or unsaid."""
    found = list(mentions)
    forms = {subject.form for subject in found} - {None}
    return any(subject.is_person for subject in found) or not forms or bool(forms & set(PERSONAL_FORMS))


def impersonal_mentions(workspace: Workspace) -> frozenset[Key]:
    """The mentions (register, source id) that neither belong to what may be a natural person nor carry its number.

    Raises:
        GraphError: a delivery came in since the last ``resolve``.
    """
    with open_state(workspace) as db:
        use_parties(workspace, db)
        subjects, _ = read_subjects(db)
        return plain_mentions(subjects, parties_in(db))


def plain_mentions(subjects: Iterable[Subject], party_of: Mapping[Key, str]) -> frozenset[Key]:
    """Those of all mentions that neither belong to what may be a natural person nor carry its number."""
    members: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        members[party_of[key_of(subject)]].append(subject)
    plain = {key_of(subject) for mentions in members.values() if not may_be_person(mentions) for subject in mentions}
    return frozenset(key for key in plain if _named_after(key) in plain)


def key_of(subject: Subject) -> Key:
    """Register and source id."""
    return subject.row["register"], subject.row["source_id"]


def _named_after(key: Key) -> Key:
    """The mention whose number stands in a key: an officer's begins with that of the company."""
    register, source_id = key
    return (register, source_id.partition("#")[0]) if source_id.startswith(_COMPANY) else key
