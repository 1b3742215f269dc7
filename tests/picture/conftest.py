"""The one demo, and a copy of its workspace for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import Demo, demo_of_session

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The one demo; its workspace is read, never changed."""
    return demo_of_session(tmp_path_factory)


@pytest.fixture
def workspace(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the workspace of the demo."""
    return demo.copy(tmp_path)
