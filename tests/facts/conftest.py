"""One municipality per test."""

from __future__ import annotations

from tests.support.tables import registers

__all__ = ["registers"]
