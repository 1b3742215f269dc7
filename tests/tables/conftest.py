"""One municipality per test."""

from __future__ import annotations

from tests.support.records import records
from tests.support.tables import registers

__all__ = ["records", "registers"]
