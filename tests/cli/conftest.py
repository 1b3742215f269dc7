"""The demo for the tests of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import Demo, demo_of_session
from tests.support.workspaces import demo_workspace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The one demo; its workspace is read, never changed."""
    return demo_of_session(tmp_path_factory)


@pytest.fixture
def workspace(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the workspace of the demo, with its signals."""
    return demo.copy(tmp_path)


@pytest.fixture
def undetected(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the workspace of the demo in which no rule has run yet."""
    return demo.copy(tmp_path, with_ledger=False)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A new workspace in demo mode."""
    return demo_workspace(tmp_path).root
