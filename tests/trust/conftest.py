from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.workspace import Workspace, create

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return create(tmp_path / "werkmap")
