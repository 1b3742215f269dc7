"""The ledger: one SQLite file with what cannot be computed again, that is what people and runs decided and saw."""

from __future__ import annotations

from ondermijning.ledger.store import Ledger, open_ledger

__all__ = ["Ledger", "open_ledger"]
