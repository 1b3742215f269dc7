"""Pending applications as a list to work from: a row each, with its counts, the two facts that come first, and what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.daily.screen import Lijst, counts, first_facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ondermijning.daily.pending import Pending, Unread
    from ondermijning.daily.screen import Finding

COLUMNS = (
    "zaaknummer", "beslisdatum", "termijn", "kvk", "adres", "soort", "bevoegdheid", *Lijst, "eerste feit", "tweede feit",
    "wat niet is gezien", "wat ontbreekt", "te vragen", "niet gelezen",
)  # fmt: skip


def row_of(each: Pending, findings: Sequence[Finding], today: date) -> tuple[Any, ...]:
    """The row of an application; the name of its applicant is not repeated.

    Args:
        each: the application.
        findings: what ``Screening`` found on it.
        today: from which its term counts.
    """
    asked = each.application
    first, second, *_ = (*(f"{row.subject}: {row.text}" for row in first_facts(findings, asked.power)), "", "")
    head = (each.case, each.due, each.term(today), asked.kvk, asked.address, asked.kind, asked.power.value)
    told = (_told(findings, lijst) for lijst in (Lijst.NOT_SEEN, Lijst.MISSING, Lijst.ASK))
    return (*head, *counts(findings).values(), first, second, *told, "")


def unread_row(line: Unread) -> tuple[Any, ...]:
    """The row of a line that is no application."""
    blank = [""] * (len(COLUMNS) - 2)
    return (line.case, *blank, f"regel {line.line}: {line.fault}")


def _told(findings: Sequence[Finding], lijst: Lijst) -> list[str]:
    rows = (row for row in findings if row.lijst is lijst)
    return [f"{row.subject}: {row.text}{f' [{row.source}]' if row.source else ''}" for row in rows]
