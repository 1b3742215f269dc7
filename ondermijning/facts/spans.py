"""SQL for spans of time of which a register may know the month or year only, or which are open."""

from __future__ import annotations


def last_day(column: str, precision: str) -> str:
    """SQL of the last day that a partial date may stand for; the column itself is the first."""
    return (
        f"CASE {precision} WHEN 'jaar' THEN ({column} + INTERVAL 1 YEAR - INTERVAL 1 DAY)::DATE"
        f" WHEN 'maand' THEN last_day({column}) ELSE {column} END"
    )


def holds_on(start: str, end: str, day: str) -> str:
    """SQL that is true where a half-open span holds on a day; an empty end is open on that side."""
    return f"coalesce({start} <= {day}, true) AND coalesce({end} > {day}, true)"
