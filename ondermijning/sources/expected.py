"""Which sources did not deliver when they should have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ondermijning.sources.deliveries import manifests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Overdue:
    """A source whose delivery was expected and did not come.

    Args:
        source: loader id.
        last: reference date of its last delivery; None if there was none.
        due: the day by which the next one should speak for; None if there was none.
    """

    source: str
    last: date | None
    due: date | None


def last_deliveries(workspace: Workspace) -> dict[str, date]:
    """Source → reference date of its last delivery."""
    last: dict[str, date] = {}
    for _, manifest in manifests(workspace):
        day = date.fromisoformat(manifest["reference_date"])
        last[manifest["source"]] = max(day, last.get(manifest["source"], day))
    return last


def overdue(workspace: Workspace, expected: Mapping[str, int], on: date) -> list[Overdue]:
    """Sources that are late on a day, in order of name.

    Args:
        workspace: where deliveries live.
        expected: source → at most how many days lie between two of its deliveries.
        on: the day.
    """
    last = last_deliveries(workspace)
    late = []
    for source, days in sorted(expected.items()):
        due = last[source] + timedelta(days) if source in last else None
        if due is None or due < on:
            late.append(Overdue(source, last.get(source), due))
    return late
