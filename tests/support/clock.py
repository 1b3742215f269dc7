"""The clock of the program, set to a moment."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ondermijning import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Let it be this moment, written in UTC, until the test ends."""
    stands = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    monkeypatch.setattr(clock, "_moment", lambda: stands)


@contextmanager
def at_day(day: date) -> Iterator[None]:
    """Let it be noon of this day meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        set_clock(patch, f"{day}T12:00:00")
        yield
