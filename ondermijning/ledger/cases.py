"""Cases: for whom, about what, from when until when; what happened to one is kept with who, when and why, and never changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.clock import day_here, now
from ondermijning.errors import CaseError
from ondermijning.language import deferred, say
from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from ondermijning.ledger.store import Ledger

SIGNAL = "Signaal"
NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")  # a code of a case system, in which no name fits easily
_OWN = re.compile(r"Z-(\d{4})-(\d{4,})")
_ADVICE = deferred("See ondermijning case list; open one with ondermijning case open.")


class CaseHappening(StrEnum):
    """What can happen to a case."""

    OPENED = "geopend"
    ADDED = "toegevoegd"


class CaseSubject(NamedTuple):
    """What a case is about.

    Args:
        kind: Signaal, or the label of a node.
        id: of the signal or node.
    """

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case.

    Args:
        id: its number.
        holder: the person or team of the municipality that it is with.
        since, until: the first and the last day on which it is open.
        subjects: what it is about, in the order in which they came.
    """

    id: str
    holder: str
    since: date
    until: date
    subjects: tuple[CaseSubject, ...] = ()

    def is_open(self, day: date) -> bool:
        """Whether it is open on a day."""
        return self.since <= day <= self.until


class CaseEvent(NamedTuple):
    """Something that happened to a case: to which, when, by whom, what, why, and the subjects that came with it."""

    case: str
    at: str
    actor: str
    happening: CaseHappening
    reason: str
    subjects: tuple[CaseSubject, ...]


class Deed(NamedTuple):
    """Who does something to a case and why; when is now if it is left out."""

    actor: str
    reason: str
    at: datetime | None = None


def open_case(ledger: Ledger, case: Case, deed: Deed) -> Case:
    """Keep a new case; one without a number gets the next of its year, as Z-2026-0001.

    Raises:
        CaseError: the number is taken or is none, nobody holds it, it ends before it begins, or there is no reason.
    """
    if not case.holder.strip() or not case.holder.isprintable():
        raise CaseError(say("nobody holds the case."), advice=say("Name a person or team with --holder."))
    if case.until < case.since:
        raise CaseError(say("ends before it begins."), where=case.id)
    with ledger.transaction():
        number = case.id or _next_number(ledger, day_here(deed.at or now()).year)
        if not NUMBER.fullmatch(number):
            raise CaseError(
                say("is no number of a case."), where=number, advice=say("Use letters, digits and . _ / -.")
            )
        if read_case(ledger, number) is not None:
            raise CaseError(say("is taken by another case."), where=number, advice=say(_ADVICE))
        values = (number, case.holder.strip(), case.since.isoformat(), case.until.isoformat())
        ledger.execute("INSERT INTO cases (id, holder, from_day, until_day) VALUES (?, ?, ?, ?)", values)
        _happen(ledger, number, CaseHappening.OPENED, deed, case.subjects)
        return _existing(ledger, number)


def add_subjects(ledger: Ledger, number: str, subjects: Sequence[CaseSubject], deed: Deed) -> Case:
    """Add what a case is also about; what it knows already stays as it is.

    Raises:
        CaseError: there is no such case, it knows them all, or there is no reason.
    """
    with ledger.transaction():
        case = _existing(ledger, number)
        known = {_in_use(ledger, subject) for subject in case.subjects}
        new = [subject for subject in dict.fromkeys(subjects) if _in_use(ledger, subject) not in known]
        if not new:
            raise CaseError(say("nothing is added that is not in it already."), where=number)
        _happen(ledger, number, CaseHappening.ADDED, deed, new)
        return _existing(ledger, number)


def require_open_case(ledger: Ledger, number: str, day: date) -> Case:
    """The case of a number, which must be open on a day.

    Raises:
        CaseError: there is none, or it is not open.
    """
    case = _existing(ledger, number)
    if day < case.since:
        raise CaseError(
            say("begins on {since}.", since=case.since), where=say("case {number}", number=number), advice=say(_ADVICE)
        )
    if day > case.until:
        raise CaseError(
            say("ended on {until}.", until=case.until), where=say("case {number}", number=number), advice=say(_ADVICE)
        )
    return case


def read_case(ledger: Ledger, number: str) -> Case | None:
    """A case by its number."""
    row = ledger.execute("SELECT id, holder, from_day, until_day FROM cases WHERE id = ?", (number,)).fetchone()
    if row is None:
        return None
    subjects = ledger.execute("SELECT kind, subject_id FROM case_subjects WHERE case_id = ? ORDER BY id", (number,))
    found = tuple(CaseSubject(*each) for each in subjects)
    return Case(row[0], row[1], date.fromisoformat(row[2]), date.fromisoformat(row[3]), found)


def list_cases(ledger: Ledger) -> list[Case]:
    """Every case, in order of its first day and number."""
    numbers = ledger.execute("SELECT id FROM cases ORDER BY from_day, id").fetchall()
    return [_existing(ledger, number) for (number,) in numbers]


def case_events(ledger: Ledger) -> list[CaseEvent]:
    """Everything that happened to cases, oldest first."""
    rows = ledger.execute("SELECT id, case_id, at, actor, event, reason FROM case_events ORDER BY id").fetchall()
    return [
        CaseEvent(case, at, actor, CaseHappening(event), reason, _subjects_of(ledger, number))
        for number, case, at, actor, event, reason in rows
    ]


def cases_about(ledger: Ledger, subjects: Collection[CaseSubject]) -> list[Case]:
    """The cases that one of these stands in, a party under any id it has had."""
    wanted = {_in_use(ledger, subject) for subject in subjects}
    return [case for case in list_cases(ledger) if wanted & {_in_use(ledger, each) for each in case.subjects}]


def forget_subjects(ledger: Ledger, kinds: Collection[str], known: Collection[str]) -> None:
    """Remove subjects of some kinds that no delivery holds any more."""
    with ledger.transaction():
        rows = ledger.execute("SELECT id, kind, subject_id FROM case_subjects").fetchall()
        gone = [(row,) for row, kind, name in rows if kind in kinds and current_id(ledger, name) not in known]
        ledger.executemany("DELETE FROM case_subjects WHERE id = ?", gone)


def _existing(ledger: Ledger, number: str) -> Case:
    case = read_case(ledger, number)
    if case is None:
        raise CaseError(say("is not known."), where=say("case {number}", number=number), advice=say(_ADVICE))
    return case


def _happen(ledger: Ledger, number: str, happening: CaseHappening, deed: Deed, subjects: Sequence[CaseSubject]) -> None:
    if not deed.reason.strip():
        raise CaseError(say("there is no reason."), where=number, advice=say("Give --reden."))
    values = (number, utc_text(deed.at), deed.actor, happening, deed.reason.strip())
    event = ledger.execute(
        "INSERT INTO case_events (case_id, at, actor, event, reason) VALUES (?, ?, ?, ?, ?)", values
    ).lastrowid
    ledger.executemany(
        "INSERT INTO case_subjects (case_id, event, kind, subject_id) VALUES (?, ?, ?, ?)",
        [(number, event, *subject) for subject in dict.fromkeys(subjects)],
    )


def _next_number(ledger: Ledger, year: int) -> str:
    taken = [int(found[2]) for found in map(_OWN.fullmatch, _numbers(ledger)) if found and int(found[1]) == year]
    return f"Z-{year}-{max(taken, default=0) + 1:04}"


def _numbers(ledger: Ledger) -> list[str]:
    return [number for (number,) in ledger.execute("SELECT id FROM cases")]


def _subjects_of(ledger: Ledger, event: int) -> tuple[CaseSubject, ...]:
    rows = ledger.execute("SELECT kind, subject_id FROM case_subjects WHERE event = ? ORDER BY id", (event,))
    return tuple(CaseSubject(*row) for row in rows)


def _in_use(ledger: Ledger, subject: CaseSubject) -> CaseSubject:
    return subject if subject.kind == SIGNAL else subject._replace(id=current_id(ledger, subject.id))
