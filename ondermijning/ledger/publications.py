"""What was published of a year in the picture of the neighbourhoods, also what was not told: kept once and never changed.

A publication of wrong data is withdrawn, and stays. Of a year that was seen outside nothing is told any more, since whoever has the
wrong figures could set others against them; a year that nobody saw is told anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ondermijning.ledger.store import Ledger


class Told(NamedTuple):
    """What was told of an area: how many units count and how many there are."""

    counted: int
    units: int


@dataclass(frozen=True, slots=True)
class Slice:
    """All areas in one year of one factor.

    Args:
        picture: which table it is of.
        factor: what was counted.
        year: of the events, or at the end of which it stood so.
        areas: code → what was told; None for an area that was not told.
    """

    picture: str
    factor: str
    year: int
    areas: Mapping[str, Told | None]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A year of a factor that was published and is not to be used.

    Args:
        factor: what was counted; its classes of owners and its table of corporations go with it.
        year: of which year.
        seen: it had been seen outside; nothing of it is told any more.
        reason: why, in a person's own words.
        actor: who decided it.
        at: when, in UTC; now where it is empty.
        number: its number, once it is kept.
    """

    factor: str
    year: int
    seen: bool
    reason: str
    actor: str
    at: str = ""
    number: int = 0


def publish(ledger: Ledger, part: Slice, actor: str, at: datetime | None = None) -> None:
    """Keep a slice as it is published.

    Raises:
        WorkspaceError: it was published before, or holds no area.
    """
    if not part.areas or published(ledger, part.picture, part.factor, part.year) is not None:
        raise WorkspaceError(say("a year of a factor is published once."), where=f"{part.factor} {part.year}")
    with ledger.transaction():
        last = _last_withdrawal(ledger, part.factor, part.year)
        after = last.number if last else 0
        for area, told in sorted(part.areas.items()):
            ledger.execute(
                "INSERT INTO publications (at, actor, picture, factor, year, after, area, counted, units)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (utc_text(at), actor, part.picture, part.factor, part.year, after, area, *(told or (None, None))),
            )


def published(ledger: Ledger, picture: str, factor: str, year: int) -> Slice | None:
    """What was published of a year, if it was; no area where that was withdrawn after it had been seen."""
    last = _last_withdrawal(ledger, factor, year)
    if last and last.seen:
        return Slice(picture, factor, year, {})
    rows = ledger.execute(
        "SELECT area, counted, units FROM publications WHERE picture = ? AND factor = ? AND year = ? AND after = ? ORDER BY area",
        (picture, factor, year, last.number if last else 0),
    ).fetchall()
    areas = {area: None if counted is None else Told(counted, units) for area, counted, units in rows}
    return Slice(picture, factor, year, areas) if areas else None


def published_years(ledger: Ledger, picture: str) -> list[int]:
    """The years of which anything was published, oldest first."""
    rows = ledger.execute("SELECT DISTINCT year FROM publications WHERE picture = ? ORDER BY year", (picture,))
    return [year for (year,) in rows]


def withdraw(ledger: Ledger, withdrawal: Withdrawal) -> None:
    """Keep that a publication was withdrawn.

    Raises:
        WorkspaceError: there is no reason, or nothing of it stands.
    """
    if not withdrawal.reason.strip():
        raise WorkspaceError(say("a withdrawal needs a reason."), advice=say("Say what was wrong."))
    with ledger.transaction():
        if withdrawal.factor not in standing(ledger, withdrawal.year):
            raise WorkspaceError(
                say("nothing of this stands in the picture."), where=f"{withdrawal.factor} {withdrawal.year}"
            )
        ledger.execute(
            "INSERT INTO withdrawals (at, actor, factor, year, seen, reason) VALUES (?, ?, ?, ?, ?, ?)",
            (
                withdrawal.at or utc_text(),
                withdrawal.actor,
                withdrawal.factor,
                withdrawal.year,
                withdrawal.seen,
                withdrawal.reason.strip(),
            ),
        )


def withdrawals(ledger: Ledger) -> list[Withdrawal]:
    """All of them, oldest first."""
    rows = ledger.execute("SELECT factor, year, seen, reason, actor, at, id FROM withdrawals ORDER BY id")
    return [Withdrawal(factor, year, bool(seen), *rest) for factor, year, seen, *rest in rows]


def standing(ledger: Ledger, year: int) -> dict[str, str]:
    """Factor → when it was published of a year, in UTC; without those that were withdrawn."""
    rows = ledger.execute(
        "SELECT factor, after, min(at) FROM publications WHERE year = ? GROUP BY factor, after ORDER BY factor", (year,)
    ).fetchall()
    found: dict[str, str] = {}
    for factor, after, at in rows:
        last = _last_withdrawal(ledger, factor, year)
        if after == (last.number if last else 0):
            name = _whole(factor)
            found[name] = min(at, found.get(name, at))
    return found


def _last_withdrawal(ledger: Ledger, factor: str, year: int) -> Withdrawal | None:
    """The last one of a factor and year."""
    told = [each for each in withdrawals(ledger) if (each.factor, each.year) == (_whole(factor), year)]
    return told[-1] if told else None


def _whole(factor: str) -> str:
    """The factor of which a table is a part: its classes of owners are called after it."""
    return factor.partition("/")[0]
