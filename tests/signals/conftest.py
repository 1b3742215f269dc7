"""An empty ledger, and runs on it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger import Ledger, open_ledger
from tests.signals.making import Runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(open_ledger(tmp_path / "ledger.sqlite")) as opened:
        yield opened


@pytest.fixture
def runs(ledger: Ledger) -> Runs:
    return Runs(ledger)
