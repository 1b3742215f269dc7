from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger import Ledger, open_ledger
from ondermijning.ledger.runs import Run, add_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with closing(open_ledger(path)) as opened:
        yield opened


@pytest.fixture
def run(ledger: Ledger) -> Callable[[], int]:
    """Makes the next run and returns its number."""
    return lambda: add_run(ledger, Run(date(2024, 12, 31), "ladybug", "0.1.0", {}, {}))
