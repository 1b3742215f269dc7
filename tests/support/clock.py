"""The clock of the program, set to a moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ondermijning import clock

if TYPE_CHECKING:
    import pytest


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Let it be this moment, written in UTC, until the test ends."""
    stands = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    monkeypatch.setattr(clock, "_moment", lambda: stands)
