"""An application on one page: first what can be read in ten seconds, below it the rest, and last what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.application import Part
from ondermijning.daily.screen import NO_SIGNALS, NO_VERDICT, Lijst, counts, first_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.daily.application import Application
    from ondermijning.daily.screen import Finding

_PARTS = (Part.APPLICANT, Part.PREMISES, Part.MONEY, Part.BEFORE)
_UNDER = "    "


def page(application: Application, findings: Sequence[Finding]) -> list[str]:
    """The lines of the page.

    Args:
        application: what was asked; its applicant is not repeated.
        findings: what ``Screening`` found on it.
    """
    first = first_facts(findings, application.power)
    lines = [f"Aanvraag {application.kind}, {application.address} ({application.power})", _counted(findings), ""]
    lines += [line for number, row in enumerate(first, 1) for line in _told(row, f"{number}. ")] or [
        "Er is niets gezien."
    ]
    lines += _section("Niet gezien", _of(findings, Lijst.NOT_SEEN))
    lines += _missing(row for row in findings if row.lijst is Lijst.MISSING)
    rest = [row for row in _of(findings, Lijst.SEEN) if row not in first]
    for part in _PARTS:
        lines += _section(part.capitalize(), [row for row in rest if row.topic.part is part])
    lines += _section("Te vragen", _of(findings, Lijst.ASK))
    return [*lines, "", NO_SIGNALS, NO_VERDICT]


def _of(findings: Iterable[Finding], lijst: Lijst) -> list[Finding]:
    return [row for row in findings if row.lijst is lijst]


def _counted(findings: Iterable[Finding]) -> str:
    return ", ".join(f"{lijst} {number}" for lijst, number in counts(findings).items()).capitalize()


def _section(title: str, rows: Sequence[Finding]) -> list[str]:
    return ["", title, *(line for row in rows for line in _told(row, "- "))] if rows else []


def _missing(rows: Iterable[Finding]) -> list[str]:
    """What is lacking, once, with all that cannot be told for it."""
    subjects: dict[str, list[str]] = {}
    for row in rows:
        subjects.setdefault(row.text, []).append(row.subject)
    lines = [f"- {text} ({'; '.join(names)})" for text, names in subjects.items()]
    return ["", "Niet beschikbaar", *lines] if lines else []


def _told(row: Finding, mark: str) -> list[str]:
    """A finding in words, and in a line of its own where it comes from, what was searched, or by which article it is asked."""
    when = f", {row.period}" if row.period else ""
    behind = [f"{_UNDER}{row.source}"] if row.source else []
    return [f"{mark}{row.subject}: {row.text}{when}", *behind]
