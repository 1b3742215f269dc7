"""The clock of the program, set to a moment."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from ondermijning import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Let it be this moment, written in UTC, until the test ends."""
    stands = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    monkeypatch.setattr(clock, "_moment", lambda: stands)


def stay_in_one_day(machine: Callable[[], datetime] = clock._moment) -> None:
    """Let a run of the tests that passes midnight go on in the last second of the day in which it began."""
    began = machine().astimezone(clock.HERE).date()
    midnight = datetime.combine(began + timedelta(1), time(), clock.HERE).astimezone(UTC)

    def moment() -> datetime:
        real = machine()
        return real if real < midnight else midnight - timedelta(seconds=1) + (real - midnight) / 86_400

    clock._moment = moment


@contextmanager
def at_day(day: date) -> Iterator[None]:
    """Let it be noon of this day meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        set_clock(patch, f"{day}T12:00:00")
        yield
